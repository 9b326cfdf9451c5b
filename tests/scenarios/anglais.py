"""Finds the English words that a text meant for French readers would have kept from its tools."""

from __future__ import annotations

import re

# What Typer, Click, argparse and Pydantic write, but for words that are French too (options, arguments, message).
_ENGLISH = frozenset(
    re.findall(
        r"\w+",
        """
        aborted any and are be boolean bool by can cannot choose command commands could current datetime default
        deprecated did dir directory does enter env error exist exit failed field float for found from got greater
        help if in input install int integer invalid is less many mean missing must need no not number of one only
        open parse parsing path readable required requires set should show str such take takes text than that the
        this to too try unable unexpected unknown valid value values was with writable yes you your
        """,
    )
)
_METAVARS = re.compile(r"ARGS|COMMAND|TEXT|INTEGER|FLOAT|PATH|FILE|FILENAME|DIRECTORY|BOOLEAN|RANGE|UUID")
_HEADING = re.compile(r"^\s*Usage\s*:", re.MULTILINE)
# What is quoted, a flag, a path, a file name or a variable is the user's or the contract's, not a sentence's.
_NOT_PROSE = re.compile(r"«[^»]*»|(?<!\w)--?[\w-]+|\b\w+_\w+\b|\S*[/\\]\S*|\b[\w-]+\.\w+\b")


def mots_anglais(texte: str) -> list[str]:
    """The English words of a French text, in their order; empty when there is none.

    What stands between guillemets, flags (``--output``), paths and names of files or variables are passed over:
    flags are English by design, and a quotation is the user's own.
    """
    words = re.findall(r"[^\W\d_]+(?:['’][^\W\d_]+)*", _NOT_PROSE.sub(" ", texte))
    english = [word for word in words if word.lower() in _ENGLISH or _METAVARS.fullmatch(word)]
    return ["Usage"] * len(_HEADING.findall(texte)) + english

"""Marks of our own, where the parsers differ from each other or from what an editor shows."""

from __future__ import annotations

import re
from functools import lru_cache

from cvslint.document.lines import LINE_END
from cvslint.document.nodes import Mark
from cvslint.span import Span

_ANCHOR = re.compile(r"&\S+[ \t]+")


class Place:
    """A mark of our own, where the parsers differ."""

    __slots__ = ("column", "index", "line")

    def __init__(self, line: int, column: int, index: int) -> None:
        self.line = line
        self.column = column
        self.index = index


def after_colon(text: str, key_end: Mark) -> Mark:
    """Where nothing is written after a key: the pure parser would place it at the next token."""
    colon = text.find(":", key_end.index)
    line_end = text.find("\n", key_end.index)
    if colon < 0 or 0 <= line_end < colon:
        return key_end
    after = colon + 1
    return Place(key_end.line, key_end.column + after - key_end.index, after)


def after_anchor(text: str, start: Mark) -> Mark:
    """Where the value begins, behind its anchor."""
    anchor = _ANCHOR.match(text, start.index)
    if anchor is None:
        return start
    return Place(start.line, start.column + anchor.end() - anchor.start(), anchor.end())


_ALIAS = re.compile(r"\*([\w-]+)")


@lru_cache(maxsize=1)
def alias_names(text: str) -> frozenset[str]:
    """All that follows a ``*`` in a text, as the name of an alias would."""
    return frozenset(_ALIAS.findall(text))


_TAG = re.compile(r"(?:&\S+[ \t]+)?(?P<tag>!(?:<[^>\s]*>|[^\s,\[\]{}]*))")


def written_tag(text: str, start: Mark) -> tuple[str, Span]:
    """The tag of a node as it is written, which a ``%TAG`` directive makes YAML read as another, and its place;
    only the ``!`` where an anchor stands alone on the line above it."""
    written = _TAG.match(text, start.index)
    line, column = start.line + 1, start.column + 1
    if written is None:
        return "!", Span.at(line, column, line, column + 1)
    column += written.start("tag") - written.start()
    return written["tag"], Span.at(line, column, line, column + len(written["tag"]))


def first_directive(text: str) -> Span:
    """The place of the first line that begins with ``%``."""
    before = text[: text.find("%")] if text.startswith("%") else text.partition("\n%")[0] + "\n"
    line = len(LINE_END.findall(before)) + 1
    return Span.at(line, 1, line, 2)

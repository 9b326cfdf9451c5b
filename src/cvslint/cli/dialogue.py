"""Talking with a person in a terminal, or with a script through a pipe: what is said, what is typed."""

from __future__ import annotations

import contextlib
import io
import re
import sys
import textwrap
from collections.abc import Iterable

from cvslint.cli.flux import width
from cvslint.french import NBSP, visible

_WIDEST = 80
_PROMPT = "> "
_NBSP_WHILE_WRAPPING = "\0"
_UNPARTED = re.compile(f"(?<=«) | (?=[»:;?!])|{NBSP}")
"""Spaces at which a line is not cut."""


class FinDeLaSaisie(Exception):
    """Whoever answers has left: Ctrl-C, Ctrl-D, the end of a pipe, a closed window."""


def dire(texte: str = "", *, retrait: int = 0, suite: int = 0) -> None:
    """One paragraph on standard error, wrapped at the window; further lines stand ``suite`` columns to the right.

    Standard output stays what it is: nobody asked for a report.
    """
    marge = " " * retrait
    lignes = textwrap.wrap(
        _UNPARTED.sub(_NBSP_WHILE_WRAPPING, visible(texte)),
        min(width(sys.stderr), _WIDEST),
        initial_indent=marge,
        subsequent_indent=marge + " " * suite,
        break_on_hyphens=False,
        break_long_words=False,
    )
    with contextlib.suppress(OSError):
        for ligne in lignes or [""]:
            print(ligne.replace(_NBSP_WHILE_WRAPPING, NBSP), file=sys.stderr)
        sys.stderr.flush()


def dire_tout(textes: Iterable[str], *, retrait: int = 0, suite: int = 0) -> None:
    """Several paragraphs."""
    for texte in textes:
        dire(texte, retrait=retrait, suite=suite)


def demander() -> str:
    """What is typed on one line, without its end.

    Raises :class:`FinDeLaSaisie` when nothing more will come.
    """
    from cvslint.document.encodings import decode

    try:
        octets = _ligne()
    except (KeyboardInterrupt, EOFError, OSError):
        raise FinDeLaSaisie from None
    # A letter in the encoding of an old console must neither be lost nor spoil the file.
    texte = decode(octets).text
    return " ".join(texte.replace("\0", "").splitlines()).strip()


def _ligne() -> bytes:
    if sys.stdin is None:
        raise EOFError
    if sys.stdin.isatty() and sys.stdout.isatty():
        return _ligne_de_terminal()
    print(_PROMPT, end="", file=sys.stderr, flush=True)
    octets = sys.stdin.buffer.readline()
    if not octets:
        raise EOFError
    if not sys.stdin.isatty():
        # What a script answers is shown by nothing else.
        print(visible(octets.decode("utf-8", "replace").rstrip("\r\n")), file=sys.stderr)
    return octets


def _ligne_de_terminal() -> bytes:
    # A terminal by itself takes no more than a thousand letters a line on some systems; readline takes all.
    with contextlib.suppress(ImportError):
        import readline  # noqa: F401
    if isinstance(sys.stdin, io.TextIOWrapper):
        sys.stdin.reconfigure(errors="surrogateescape")
    return input(_PROMPT).encode("utf-8", "surrogateescape")

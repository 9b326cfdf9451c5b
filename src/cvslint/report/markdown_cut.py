"""A Markdown report cut to a number of bytes, between two of its blocks and never inside one."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from typing import Literal

from cvslint.french import NBSP, liste, nombre
from cvslint.late_dataclass import late_dataclass

Counted = Literal["row", "error", "finding"]

_WORDS: dict[Counted, tuple[str, str]] = {
    "finding": ("constat", "constats"),
    "row": ("dossier du tableau", "dossiers du tableau"),
    "error": ("fichier non contrôlé", "fichiers non contrôlés"),
}
_OPENING_TAG, _CLOSING_TAG = "<details>", "</details>"
_END_OF_FOLD = f"\n{_CLOSING_TAG}\n"
_MANY = 10**9


@late_dataclass
class Block:
    """A stretch of a report that stands by itself. ``counted``: what is lost without it; a block that counts for
    nothing (a heading, the end of a fold) belongs to the next one that does."""

    text: str
    counted: Counted | None = None


def cut(opening: str, blocks: Iterable[Block], ending: str, limit: int) -> Iterator[str]:
    """Opening, blocks and ending in at most ``limit`` bytes of UTF-8.

    The table has half of the room and the files that could not be read up to three quarters, so that findings are
    seen whatever the number of dossiers. What is left out is counted in a sentence before the ending.
    """
    whole = (
        limit - _size(ending) - _size(_left_out(Counter(dict.fromkeys(_WORDS, _MANY)))) - _size(_END_OF_FOLD)
    )
    if whole < _size(opening):
        return
    yield opening
    rooms = {"row": whole // 2, "error": whole * 3 // 4, "finding": whole}
    used, waiting, folds = _size(opening), "", 0
    left: Counter[Counted] = Counter()
    for block in blocks:
        if block.counted is None:
            waiting += block.text
            continue
        piece = waiting + block.text
        waiting = ""
        if left[block.counted] or used + _size(piece) > rooms[block.counted]:
            left[block.counted] += 1
            continue
        yield piece
        used += _size(piece)
        folds += piece.count(_OPENING_TAG) - piece.count(_CLOSING_TAG)
    if not left and used + _size(waiting) <= whole:
        yield waiting
    elif folds:
        yield _END_OF_FOLD
    if left:
        yield _left_out(left)
    yield ending


def _left_out(left: Counter[Counted]) -> str:
    words = [nombre(left[kind], *_WORDS[kind]) for kind in _WORDS if left[kind]]
    missing = "ne figure pas" if sum(left.values()) == 1 else "ne figurent pas"
    return f"\n**Résumé abrégé{NBSP}:** {liste(words)} {missing} ici, faute de place.\n"


def _size(text: str) -> int:
    return len(text.encode("utf-8", errors="backslashreplace"))

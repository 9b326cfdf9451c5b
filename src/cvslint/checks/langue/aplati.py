"""A text made flat for matching: no accents, no capitals, one kind of apostrophe, dash and space."""

from __future__ import annotations

import unicodedata
from collections.abc import Sequence
from functools import lru_cache

_PREMIER_DIACRITIQUE, _DERNIER_DIACRITIQUE = 0x300, 0x36F
_DERNIERE_LETTRE_LATINE = 0x24F
_SIGNES = (
    ("’‘ʼ´`′＇", "'"),
    ("«»“”„‟", '"'),
    ("‐‑‒–—−", "-"),
    (
        "\t\n\r\v\f\u00a0\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a\u202f\u205f\u3000",
        " ",
    ),
)


def _table() -> dict[int, str | None]:
    table: dict[int, str | None] = {}
    for code in range(ord("A"), _DERNIERE_LETTRE_LATINE + 1):
        lettre = chr(code)
        base = unicodedata.normalize("NFD", lettre)[0].lower()
        if lettre.isalpha() and len(base) == 1:
            table[code] = base
    for sources, cible in _SIGNES:
        table.update((ord(source), cible) for source in sources)
    table.update((code, None) for code in range(_PREMIER_DIACRITIQUE, _DERNIER_DIACRITIQUE + 1))
    return table


_TABLE = _table()


@lru_cache(maxsize=32)
def aplatir(texte: str) -> str:
    """``texte`` in lower case, without accents, with plain apostrophes, dashes, quotes and spaces.

    Every character gives one character, but for combining accents, which give none: the result has the
    length of ``texte`` unless accents are written apart from their letters (see ``positions``).
    """
    return texte.translate(_TABLE)


def positions(texte: str, plat: str) -> Sequence[int]:
    """For each place of ``plat`` (its end included), the place in ``texte``, in code points from 0."""
    if len(plat) == len(texte):
        return range(len(texte) + 1)
    places = [
        place
        for place, lettre in enumerate(texte)
        if not _PREMIER_DIACRITIQUE <= ord(lettre) <= _DERNIER_DIACRITIQUE
    ]
    return [*places, len(texte)]

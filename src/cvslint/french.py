"""Wording helpers: amounts, dates, agreement, lists, foreign text made safe to print, words compared.

Everything a reader sees is made of NO-BREAK SPACE (U+00A0), never of its narrow sister U+202F, which consoles
in Windows-1252 cannot show.
"""

from __future__ import annotations

import datetime as dt
import unicodedata
from collections import Counter
from collections.abc import Iterable, Sequence
from decimal import Decimal
from functools import lru_cache

from cvslint.late_pattern import late_pattern

NBSP = "\u00a0"

_MONTHS = (
    "janvier",
    "février",
    "mars",
    "avril",
    "mai",
    "juin",
    "juillet",
    "août",
    "septembre",
    "octobre",
    "novembre",
    "décembre",
)

# What a reader cannot see, or what would move other text about: controls, soft hyphen, direction marks,
# overrides and isolates, zero-width characters, line separators, annotation marks, tags, lone surrogates.
_UNSEEN = late_pattern(
    "[\x00-\x1f\x7f-\x9f\u00ad\u061c\u180e\u200b-\u200f\u2028-\u202e\u2060-\u206f\ufeff\ufff9-\ufffb"
    "\ud800-\udfff\U0001d173-\U0001d17a\U000e0000-\U000e007f]"
)
_SHORT_ESCAPES = {"\t": "→", "\n": r"\n", "\r": r"\r"}

_APOSTROPHES = "\u2019\u2018\u201b\u02bc\u02b9\u2032\u00b4\u0060"
_MINUS = "\u2212"
_LETTERS = str.maketrans({"œ": "oe", "æ": "ae", _MINUS: "-", **dict.fromkeys(_APOSTROPHES, "'")})
_NOT_IN_A_WORD = late_pattern(r"[\s_'-]+")


def euros(amount: Decimal) -> str:
    """An amount in euros the way it is written in French: ``12 000,00 €``, rounded to the cent."""
    text = f"{amount:,.2f}".replace(",", NBSP).replace(".", ",")
    return f"{'0,00' if text == '-0,00' else text}{NBSP}€"


def date_longue(day: dt.date) -> str:
    """A day in words: ``1er octobre 2025``."""
    return f"{'1er' if day.day == 1 else day.day} {_MONTHS[day.month - 1]} {day.year}"


def accord(n: int | Decimal, singulier: str, pluriel: str) -> str:
    """The form of a word that goes with ``n``: singular below 2, as French has it (0, 1, 1,5)."""
    return singulier if -2 < n < 2 else pluriel


def nombre(n: int, singulier: str, pluriel: str) -> str:
    """A number and the word that goes with it, never parted at the end of a line: ``2 erreurs``."""
    return f"{n}{NBSP}{accord(n, singulier, pluriel)}"


def liste(items: Iterable[str], mot: str = "et") -> str:
    """Items in one sentence: ``a, b et c``; ``mot`` joins the last two."""
    words = list(items)
    if len(words) < 2:
        return "".join(words)
    return f"{', '.join(words[:-1])} {mot} {words[-1]}"


def visible(text: str) -> str:
    """Foreign text that is safe to print: what is unseen or moves other text becomes seen.

    A tab becomes ``→``, any other such character its escape (``\\x1b``, ``\\u202e``); the rest is untouched.
    """
    return _UNSEEN.sub(lambda match: _escape(match.group()), text)


def _escape(character: str) -> str:
    code = ord(character)
    long_form = f"\\x{code:02x}" if code < 0x100 else f"\\u{code:04x}" if code < 0x10000 else f"\\U{code:08x}"
    return _SHORT_ESCAPES.get(character, long_form)


@lru_cache(maxsize=4096)
def fold(text: str) -> str:
    """The form under which two writings of the same words are equal.

    Case, accents, ligatures, kinds of apostrophes and of dashes, invisible characters and the number and kind
    of spaces make no difference.
    """
    if text.isascii():
        return " ".join(text.lower().replace("`", "'").split())
    # Twice, since lowering a letter may part it into a letter and an accent.
    parted = unicodedata.normalize("NFKD", unicodedata.normalize("NFKD", text).casefold())
    return " ".join(parted.translate(_PLAIN).split())


class _Plain(dict[int, str]):
    """What each character is when words are compared, worked out the first time that it is met."""

    def __missing__(self, code: int) -> str:
        character = chr(code)
        category = unicodedata.category(character)
        plain = "" if category in ("Mn", "Cf") else "-" if category == "Pd" else character
        return self.setdefault(code, plain)


_PLAIN = _Plain(_LETTERS)


def nearest(word: str, candidates: Iterable[str], limit: int = 3) -> list[str]:
    """The candidates that someone who wrote ``word`` may have meant, the likeliest first, at most ``limit``.

    First those that differ by case, accents or separators only, then those that one begins the other, then
    those a few slips of the keyboard away. The order of ``candidates`` plays no part.
    """
    target = _joined(word)
    ranked = []
    for candidate in set(candidates):
        rank = _likeness(target, _joined(candidate))
        if rank is not None:
            ranked.append((rank, candidate))
    return [candidate for _, candidate in sorted(ranked)[:limit]]


_MANY_SLIPS = 10


def slips(word: str, other: str) -> int:
    """How many slips of the keyboard part two words, case, accents and separators set apart.

    Where one is much longer than the other, its further letters alone are counted.
    """
    one, two = _joined(word), _joined(other)
    gap = abs(len(one) - len(two))
    return gap if gap > _MANY_SLIPS else _distance(one, two)


def _joined(word: str) -> str:
    return _NOT_IN_A_WORD.sub("", fold(word))


def _likeness(word: str, other: str) -> tuple[int, int] | None:
    """How near two folded words are, smallest first; ``None`` when one is no slip for the other."""
    if word == other:
        return (0, 0)
    shorter = min(len(word), len(other))
    gap = abs(len(word) - len(other))
    if shorter >= 3 and (word.startswith(other) or other.startswith(word)):
        return (1, gap)
    allowed = max(1, shorter // 3) if shorter >= 2 else 0
    if gap > allowed or _letters_apart(word, other) > allowed:
        return None
    distance = _distance(word, other)
    return (2, distance) if distance <= allowed else None


def _letters_apart(word: str, other: str) -> int:
    """How many letters of one word the other lacks, at least: never more than the slips that part them, and far quicker
    to work out."""
    here, there = _letters(word), _letters(other)
    missing = sum(count - there[letter] for letter, count in here.items() if count > there[letter])
    return max(missing, missing + len(other) - len(word))


@lru_cache(maxsize=512)
def _letters(word: str) -> Counter[str]:
    return Counter(word)


def _distance(word: str, other: str) -> int:
    """How many letters to add, drop, change or swap with their neighbour to go from one word to the other."""
    before: Sequence[int] = ()
    above: Sequence[int] = range(len(other) + 1)
    for i, letter in enumerate(word, start=1):
        row = [i]
        for j, wanted in enumerate(other, start=1):
            cost = min(row[j - 1] + 1, above[j] + 1, above[j - 1] + (letter != wanted))
            if i > 1 and j > 1 and letter == other[j - 2] and wanted == word[i - 2]:
                cost = min(cost, before[j - 2] + 1)
            row.append(cost)
        before, above = above, row
    return above[-1]

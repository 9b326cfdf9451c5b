"""A die that always falls the same way for one seed, whatever the Python version."""

from __future__ import annotations

import random
from collections.abc import Sequence
from typing import TypeVar

T = TypeVar("T")


class De:
    """The few random choices needed, built on ``Random.random`` alone, whose sequence is documented as stable."""

    def __init__(self, *graine: object) -> None:
        self._suivant = random.Random("/".join(map(str, graine))).random

    def entre(self, bas: int, haut: int) -> int:
        """A whole number from ``bas`` to ``haut``, both included."""
        return bas + int(self._suivant() * (haut - bas + 1))

    def un(self, choix: Sequence[T]) -> T:
        """One of ``choix``."""
        return choix[int(self._suivant() * len(choix))]

    def des(self, choix: Sequence[T], n: int) -> list[T]:
        """``n`` different ones of ``choix``, or all of them in disorder when there are fewer."""
        reste = list(choix)
        return [reste.pop(int(self._suivant() * len(reste))) for _ in range(min(n, len(reste)))]

    def chance(self, p: float) -> bool:
        """Whether something of probability ``p`` happens."""
        return self._suivant() < p

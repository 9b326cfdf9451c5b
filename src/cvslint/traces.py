"""What dossiers leave for comparison, put aside so that all that can be alike comes back together."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

from cvslint.lot import Empreinte, jeton
from cvslint.spool import Store

_SHARES = 64
"""Into how many shares the traces go: one of them at a time is in memory when they are compared."""

_AT_HAND = 25
"""How many traces of a share wait in memory before they are put aside."""


class Traces:
    """The traces of a run, in shares: those with the same key are in the same one."""

    def __init__(self) -> None:
        self._store = Store()
        self._waiting: list[list[tuple[int, Empreinte]]] = [[] for _ in range(_SHARES)]
        self._blocks: list[list[Any]] = [[] for _ in range(_SHARES)]

    def add(self, rank: int, traces: Sequence[Empreinte]) -> None:
        """Takes the traces of a chunk, whose ``rank`` tells its place among the others; they come in any order."""
        for trace in traces:
            share = jeton(trace) % _SHARES
            waiting = self._waiting[share]
            waiting.append((rank, trace))
            if len(waiting) >= _AT_HAND:
                self._blocks[share].append(self._store.put(waiting, len(waiting)))
                self._waiting[share] = []

    def shares(self) -> Iterator[list[Empreinte]]:
        """Share after share, each in the order of the files."""
        for blocks, waiting in zip(self._blocks, self._waiting, strict=True):
            ranked = [pair for block in blocks for pair in self._store.get(block)] + waiting
            ranked.sort(key=lambda pair: pair[0])
            yield [trace for _, trace in ranked]

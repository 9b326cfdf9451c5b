"""How far a long run is: one line on standard error, for a person who waits at a terminal."""

from __future__ import annotations

import os
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING, TextIO

from cvslint.cli.flux import width

if TYPE_CHECKING:
    from cvslint.running import Observer

FEW = 50
"""Fewer files are done before anybody would read the line."""

_EVERY = 0.1
"""How long a line stays before it is written again (seconds)."""


@contextmanager
def progression(*, quiet: bool) -> Iterator[Observer | None]:
    """Gives what a run tells its progress to: nothing when nobody looks. The line is gone when this ends."""
    if quiet or not sys.stderr.isatty() or os.environ.get("TERM") == "dumb":
        yield None
        return
    line = ProgressLine(sys.stderr, time.monotonic)
    try:
        yield line.tell
    finally:
        line.clear()


class ProgressLine:
    """A line that is written over itself, with nothing but carriage returns and spaces: any terminal knows these."""

    def __init__(self, stream: TextIO, clock: Callable[[], float]) -> None:
        self._stream = stream
        self._clock = clock
        self._shown = 0
        self._again = 0.0

    def tell(self, done: int, total: int) -> None:
        """Shows how many files are done, of how many."""
        now = self._clock()
        if total < FEW or now < self._again:
            return
        self._again = now + _EVERY
        text = f"Contrôle : {_spaced(done)} fichiers sur {_spaced(total)} ({100 * done // total} %)"
        # In the last column, some terminals go to the next line.
        self._write(text[: width(self._stream) - 1])

    def clear(self) -> None:
        """Leaves the line as if nothing had been written."""
        if self._shown:
            self._write("")
            self._shown = 0

    def _write(self, text: str) -> None:
        blank = " " * (self._shown - len(text))
        self._stream.write(f"\r{text}{blank}" if text else f"\r{blank}\r")
        self._stream.flush()
        self._shown = len(text)


def _spaced(number: int) -> str:
    return f"{number:,}".replace(",", " ")

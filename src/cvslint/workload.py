"""How a run is shared out: how many processes pay, and which files go together."""

from __future__ import annotations

import os
from array import array
from collections.abc import Iterator, Sequence
from typing import TypeVar

from cvslint.batch import Found

Source = Found | tuple[str, bytes]
"""A file to check, or a text with the name that it is shown under."""

FILES_A_CHUNK = 20
"""Going to and fro costs nothing that can be measured from twenty files on."""

BYTES_A_CHUNK = 400_000

BYTES_A_PROCESS = 400_000
"""How much text makes one more process pay: forty dossiers of usual size.

Two processes cost some 35 ms to start, what twenty dossiers take; they are started for four times as many.
"""

_T = TypeVar("_T")


def sizes(files: Sequence[Source]) -> Sequence[int]:
    """The bytes of each file; 0 for one that cannot be looked at, which reading will tell."""
    # Bare numbers, eight bytes each: as objects they would weigh four times as much, on each file of a folder.
    return array("q", map(_size, files))


def _size(file: Source) -> int:
    if isinstance(file, tuple):
        return len(file[1])
    try:
        return os.stat(file.path).st_size
    except (OSError, ValueError):
        return 0


def cores() -> int:
    """The processors that this process may use."""
    try:
        return len(os.sched_getaffinity(0))
    except AttributeError:
        return os.cpu_count() or 1


def processes_that_pay(lengths: Sequence[int], available: int) -> int:
    """How many processes are worth their start for files of these ``lengths`` (bytes), with ``available`` cores."""
    return max(1, min(available, sum(lengths) // BYTES_A_PROCESS, len(lengths)))


def chunks(
    files: Sequence[_T], lengths: Sequence[int], jobs: int, most: int = FILES_A_CHUNK
) -> Iterator[tuple[int, Sequence[_T]]]:
    """The files in chunks, each with the rank of its first file.

    A chunk has at most ``most`` files and is not much longer than others, so that no process is left alone with
    the end of the work.
    """
    most = max(1, min(most, len(files) // (jobs * 4))) if jobs > 1 else most
    start, length = 0, 0
    for rank, more in enumerate(lengths):
        if rank > start and (rank - start >= most or length + more > BYTES_A_CHUNK):
            yield start, files[start:rank]
            start, length = rank, 0
        length += more
    if start < len(files):
        yield start, files[start:]

"""The results of a run, put aside: in memory while they are few, beyond in a temporary file that has no name.

What is written is Python's own pickle of this program's own values, read back by the same run: nobody else can have
written it, the file being private and, where the system knows how, without a name.
"""

from __future__ import annotations

import tempfile
import weakref
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import fields, is_dataclass, replace
from functools import cache
from io import BytesIO
from operator import attrgetter
from typing import IO, Any

from cvslint.findings import Finding
from cvslint.result import DossierResult

FEW = 500
"""How much is kept as it stands, a dossier and a finding counting one each: two megabytes or so."""

_HELD_BYTES = 512 * 1024
"""How much is kept as bytes before there is a file."""

_Block = list[Any] | bytes | tuple[int, int]
"""A list of values: as it stands, as bytes, or as the place (offset, length) of its bytes in the file."""

_Joined = tuple[Finding, Mapping[int, str]]


class Spool(Collection[DossierResult]):
    """The results of a run in the order of their files, read from end to end, as often as one likes.

    Chunks of results come in any order, each with its ``rank``. Findings that come later, from comparing the
    dossiers, are joined to their results while these are read.
    """

    def __init__(self) -> None:
        self._store = Store()
        self._results: dict[int, _Block] = {}
        self._joined: dict[str, _Block] = {}
        self._count = 0

    def keep(self, rank: int, results: list[DossierResult]) -> None:
        """Keeps a chunk of results."""
        self._count += len(results)
        self._results[rank] = self._store.put(results, len(results) + sum(len(r.findings) for r in results))

    def keep_packed(self, rank: int, count: int, results: bytes) -> None:
        """Keeps a chunk of ``count`` results that another process packed."""
        self._count += count
        self._results[rank] = self._store.put_packed(results)

    def join(self, found: Mapping[str, Sequence[_Joined]]) -> None:
        """Adds findings, each with the source lines that it shows, to the results of these files."""
        for path, joined in found.items():
            known = self._store.get(self._joined[path]) if path in self._joined else []
            self._joined[path] = self._store.put([*known, *joined], len(joined))

    def __iter__(self) -> Iterator[DossierResult]:
        for rank in sorted(self._results):
            for result in self._store.get(self._results[rank]):
                block = self._joined.get(result.path)
                yield result if block is None else _with(result, self._store.get(block))

    def __len__(self) -> int:
        return self._count

    def __contains__(self, item: object) -> bool:
        return any(item == result for result in self)


def _with(result: DossierResult, joined: Iterable[_Joined]) -> DossierResult:
    """A result with more findings; its verdict stays."""
    findings, lines = list(result.findings), dict(result.lines)
    for finding, shown in joined:
        findings.append(finding)
        lines.update(shown)
    return replace(result, findings=tuple(sorted(findings, key=lambda f: f.sort_key)), lines=lines)


class Store:
    """Lists of values: few as they stand, more as bytes, many in a file."""

    def __init__(self) -> None:
        self._weight = 0
        self._held = 0
        self._file: IO[bytes] | None = None
        self._end = 0

    def put(self, values: list[Any], weight: int) -> _Block:
        """Keeps values; ``weight`` tells how many they are, with what they hold."""
        if self._weight + weight <= FEW:
            self._weight += weight
            return values
        return self.put_packed(packed(values))

    def put_packed(self, block: bytes) -> _Block:
        """Keeps what :func:`packed` made."""
        if self._held + len(block) <= _HELD_BYTES:
            self._held += len(block)
            return block
        try:
            return self._write(block)
        except OSError:
            # No room on the disk, or no place for temporary files: memory then has to do.
            return block

    def get(self, block: _Block) -> list[Any]:
        """The values of a block, as often as they are asked for."""
        if isinstance(block, list):
            return block
        if isinstance(block, tuple):
            block = self._read(*block)
        return unpacked(block)

    def _write(self, block: bytes) -> tuple[int, int]:
        if self._file is None:
            # Unbuffered: a block is in the file or it is not.
            self._file = tempfile.TemporaryFile(prefix="cvslint-", buffering=0)  # noqa: SIM115
            weakref.finalize(self, self._file.close)
        self._file.seek(self._end)
        left = memoryview(block)
        while left:
            left = left[self._file.write(left) :]
        place = (self._end, len(block))
        self._end += len(block)
        return place

    def _read(self, offset: int, length: int) -> bytes:
        assert self._file is not None
        self._file.seek(offset)
        pieces = []
        while length:
            piece = self._file.read(length)
            if not piece:
                raise EOFError("a temporary file was cut short")
            pieces.append(piece)
            length -= len(piece)
        return b"".join(pieces)


def packed(values: list[Any]) -> bytes:
    """A list of results or of traces as bytes; texts that they share are written once."""
    import pickle

    buffer = BytesIO()
    pickler = pickle.Pickler(buffer, pickle.HIGHEST_PROTOCOL)
    pickler.dispatch_table = _table()
    pickler.dump(values)
    return buffer.getvalue()


def unpacked(block: bytes) -> list[Any]:
    """The list that :func:`packed` wrote, in this run."""
    import pickle

    values: list[Any] = pickle.loads(block)
    return values


@cache
def _table() -> Mapping[type, Callable[[Any], tuple[Any, ...]]]:
    """How each of our values is written: its class and its fields.

    The pickling that dataclasses with slots bring along looks its fields up each time, and takes twice as long.
    """
    from cvslint import findings, lot, result, span
    from cvslint.checks import lots

    classes = {
        value
        for module in (result, findings, span, lot, lots)
        for value in vars(module).values()
        if isinstance(value, type) and is_dataclass(value)
    }
    return {value: _reducer(value) for value in classes}


def _reducer(value: type) -> Callable[[Any], tuple[Any, ...]]:
    names = [field.name for field in fields(value)]
    read = attrgetter(*names)
    if len(names) == 1:
        return lambda instance: (value, (read(instance),))
    return lambda instance: (value, read(instance))

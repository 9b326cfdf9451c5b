"""The run loop: files in chunks, checked here or by other processes, what comes back put aside in order."""

from __future__ import annotations

import gc
import os
from collections.abc import Callable, Generator, Iterator, Sequence
from contextlib import closing, contextmanager
from dataclasses import field
from functools import partial
from itertools import chain
from typing import Protocol

from cvslint.batch import Found, read
from cvslint.engine import RegleEnPanne
from cvslint.french import NBSP, nombre
from cvslint.interruption import Interruption
from cvslint.late_dataclass import late_dataclass
from cvslint.lot import Empreinte
from cvslint.result import DossierResult, FileError
from cvslint.spool import Spool, packed, unpacked
from cvslint.traces import Traces
from cvslint.workload import Source, chunks, cores, processes_that_pay, sizes

Observer = Callable[[int, int], None]
"""Told how many files are done, of how many."""


class ConfigurationRefused(Exception):
    """The pack that a dossier names cannot serve with the options given."""


class Examiner(Protocol):
    """What checks one dossier. Its state goes to other processes, by fork or pickled."""

    def examine(self, data: bytes, name: str) -> Examined:
        """The result of a dossier; raises ``ConfigurationRefused``."""

    def load(self, pack: str) -> object:
        """Makes a pack ready, by name; raises what is wrong with it."""


@late_dataclass
class Examined:
    """A checked dossier: its result, the traces that it leaves, the pack that judged it (the name it is loaded by)."""

    result: DossierResult
    traces: list[Empreinte]
    pack: str


@late_dataclass(frozen=False)
class Part:
    """What a chunk of files gave; ``refused`` is a pack that cannot serve, at which the chunk was left."""

    count: int
    results: list[DossierResult] | bytes
    traces: list[Empreinte] | bytes
    errors: list[FileError] = field(default_factory=list)
    packs: dict[str, None] = field(default_factory=dict)
    refused: str | None = None

    def pack(self) -> Part:
        """The same for a journey between processes."""
        assert isinstance(self.results, list) and isinstance(self.traces, list)
        self.results = packed(self.results)
        self.traces = packed(self.traces) if self.traces else b""
        return self


@late_dataclass(frozen=False)
class Gathered:
    """What came back of a run. ``unchecked`` files were left out by an interruption."""

    results: Spool = field(default_factory=Spool)
    traces: Traces = field(default_factory=Traces)
    unchecked: int = 0
    _errors: dict[int, list[FileError]] = field(default_factory=dict)
    _packs: dict[int, dict[str, None]] = field(default_factory=dict)

    @property
    def errors(self) -> tuple[FileError, ...]:
        """What could not be checked, in the order of the files."""
        return tuple(chain.from_iterable(self._errors[rank] for rank in sorted(self._errors)))

    @property
    def packs(self) -> tuple[str, ...]:
        """The packs that judged, in the order of their first dossier."""
        return tuple(dict.fromkeys(chain.from_iterable(self._packs[rank] for rank in sorted(self._packs))))

    def take(self, rank: int, part: Part) -> None:
        """Puts aside what the chunk of this rank gave."""
        if isinstance(part.results, bytes):
            self.results.keep_packed(rank, part.count, part.results)
        else:
            self.results.keep(rank, part.results)
        if part.traces:
            self.traces.add(rank, unpacked(part.traces) if isinstance(part.traces, bytes) else part.traces)
        if part.packs:
            self._packs[rank] = part.packs
        if part.errors:
            self._errors[rank] = part.errors

    def fail(self, rank: int, error: FileError) -> None:
        """Notes the one file of a chunk that cannot be checked."""
        self._errors.setdefault(rank, []).append(error)


def run(
    examiner: Examiner, files: Sequence[Source], *, jobs: int | None = 1, observe: Observer | None = None
) -> Gathered:
    """Checks files with ``jobs`` processes, or with as many as pay (``None``).

    Ctrl-C ends it early with what is done so far. Raises what is wrong with a pack that a dossier names.
    """
    lengths = sizes(files)
    processes = processes_that_pay(lengths, cores()) if jobs is None else max(1, min(jobs, len(files)))
    shares = chunks(files, lengths, processes)
    gathered, done = Gathered(), 0
    seen = bytearray(len(files))
    with Interruption() as interruption, closing(_parts(examiner, shares, processes)) as parts:
        for rank, items, part in parts:
            seen[rank : rank + len(items)] = b"\1" * len(items)
            done += len(items)
            if part is None:
                gathered.fail(rank, FileError(_name(items[0]), "internal", _DIED))
            else:
                if part.refused is not None:
                    examiner.load(part.refused)
                    raise ConfigurationRefused(part.refused)
                gathered.take(rank, part)
            if observe is not None:
                observe(done, len(files))
            if interruption.asked and done < len(files):
                first = seen.index(0)
                gathered.unchecked = len(files) - done
                gathered.fail(first, _stopped(_name(files[first]), gathered.unchecked))
                break
    return gathered


def _parts(
    examiner: Examiner, shares: Iterator[tuple[int, Sequence[Source]]], processes: int
) -> Generator[tuple[int, Sequence[Source], Part | None], None, None]:
    """What each chunk gives; ``None`` for a file of which a process died."""
    if processes == 1:
        yield from ((rank, items, check_chunk(examiner, items)) for rank, items in shares)
        return
    from cvslint.parallel import answers

    for chunk, part in answers(partial(_packed_chunk, examiner), shares, processes):
        yield chunk.rank, chunk.items, part


def _packed_chunk(examiner: Examiner, files: Sequence[Source]) -> Part:
    return check_chunk(examiner, files).pack()


def check_chunk(examiner: Examiner, files: Sequence[Source]) -> Part:
    """Checks some files one after the other; a fault of the program costs the file at which it happens."""
    results: list[DossierResult] = []
    traces: list[Empreinte] = []
    part = Part(0, results, traces)
    with _collector_asleep():
        for file in files:
            name, data = (file.name, read(file)) if isinstance(file, Found) else file
            if isinstance(data, FileError):
                part.errors.append(data)
                continue
            try:
                examined = examiner.examine(data, name)
            except ConfigurationRefused as refused:
                part.refused = str(refused)
                break
            except Exception as error:
                part.errors.append(FileError(name, "internal", _fault(error)))
                continue
            results.append(examined.result)
            traces += examined.traces
            part.packs[examined.pack] = None
    part.count = len(results)
    return part


@contextmanager
def _collector_asleep() -> Iterator[None]:
    """Checking leaves next to nothing for the collector to find, which would walk each dossier several times."""
    awake = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if awake:
            gc.enable()


_NOT_YOURS = "votre saisie n'est pas en cause."
_DIED = f"Le programme s'est arrêté net sur ce dossier{NBSP}: {_NOT_YOURS}"
_MEMORY = "Ce dossier demande plus de mémoire que cet ordinateur n'en a de libre."


def _fault(error: Exception) -> str:
    """The sentence for a fault at one dossier: the rule or the place, never its text (English, or personal)."""
    if isinstance(error, MemoryError):
        return _MEMORY
    if isinstance(error, RegleEnPanne):
        return f"Panne du programme dans la règle {error.code}, {_NOT_YOURS}"
    return f"Panne du programme ({kind_and_place(error)}), {_NOT_YOURS}"


def kind_and_place(error: BaseException) -> str:
    """What a developer needs to find a fault: its kind, the file and the line where it was raised."""
    trace = error.__traceback__
    while trace is not None and trace.tb_next is not None:
        trace = trace.tb_next
    place = (
        f", {os.path.basename(trace.tb_frame.f_code.co_filename)} ligne {trace.tb_lineno}" if trace else ""
    )
    return f"{type(error).__name__}{place}"


def _name(file: Source) -> str:
    return file.name if isinstance(file, Found) else file[0]


def _stopped(name: str, left: int) -> FileError:
    if left == 1:
        return FileError(name, "internal", "Contrôle interrompu avant ce fichier.")
    others = nombre(left - 1, "autre fichier n'a", "autres fichiers n'ont")
    return FileError(
        name, "internal", f"Contrôle interrompu{NBSP}: ce fichier et {others} pas été contrôlés."
    )

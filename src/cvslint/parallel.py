"""Work shared among processes: chunks go out, answers come back, and a process that dies costs one item.

Each process has its own pipe and one chunk at a time, so that it is always known what a dead one was doing. The items
of that chunk are then tried again, one by one: the one that kills again is lost, the others have their answers.
"""

from __future__ import annotations

import contextlib
import gc
import os
import signal
import sys
from collections import deque
from collections.abc import Callable, Generator, Iterable, Iterator, Sequence
from multiprocessing import get_context
from multiprocessing.connection import Connection, wait
from multiprocessing.context import SpawnContext
from multiprocessing.process import BaseProcess
from typing import Any, Generic, TypeVar, cast

from cvslint.late_dataclass import late_dataclass

METHOD = "fork" if sys.platform == "linux" else "spawn"
"""How processes are started: a fork has all that is loaded already, but only Linux forks safely."""

_Item = TypeVar("_Item")
_Answer = TypeVar("_Answer")


@late_dataclass
class Chunk(Generic[_Item]):
    """Some items, with the rank of the first among all."""

    rank: int
    items: Sequence[_Item]


@late_dataclass(frozen=False)
class _Worker(Generic[_Item]):
    """A process; ``chunk`` is what it is doing, ``None`` while it starts."""

    process: BaseProcess
    chunk: Chunk[_Item] | None = None


def answers(
    work: Callable[[Sequence[_Item]], _Answer],
    chunks: Iterable[tuple[int, Sequence[_Item]]],
    jobs: int,
    method: str = METHOD,
) -> Generator[tuple[Chunk[_Item], _Answer | None], None, None]:
    """The answers of ``work`` to chunks of items, as they come; ``None`` for an item whose process died of it.

    ``chunks`` have the rank of their first item; ``jobs`` is how many processes work at once. Where no process can be
    started, the work is done in this one. Closing the iterator stops the processes.
    """
    # All contexts have the same methods, their common class does not.
    team = _Team(work, chunks, jobs, cast("SpawnContext", get_context(method)))
    try:
        yield from team.answers()
    finally:
        team.stop()


class _Team(Generic[_Item, _Answer]):
    """The processes at work, each known by its end of the pipe."""

    def __init__(
        self,
        work: Callable[[Sequence[_Item]], _Answer],
        chunks: Iterable[tuple[int, Sequence[_Item]]],
        jobs: int,
        context: SpawnContext,
    ) -> None:
        self._work = work
        self._waiting = deque(Chunk(rank, items) for rank, items in chunks)
        self._jobs = jobs
        self._context = context
        self._workers: dict[Connection, _Worker[_Item]] = {}

    def answers(self) -> Iterator[tuple[Chunk[_Item], _Answer | None]]:
        while self._waiting or any(worker.chunk for worker in self._workers.values()):
            self._enlist()
            if not self._workers:
                chunk = self._waiting.popleft()
                yield chunk, self._work(chunk.items)
                continue
            for pipe in wait(list(self._workers)):
                yield from self._hear(cast("Connection", pipe))

    def _hear(self, pipe: Connection) -> Iterator[tuple[Chunk[_Item], _Answer | None]]:
        """Takes what a process says, which may be its death, and gives it the next chunk."""
        chunk = self._workers[pipe].chunk
        try:
            answer: _Answer = pipe.recv()
        except (EOFError, OSError):
            self._dismiss(pipe)
            yield from self._mourn(chunk)
            return
        self._workers[pipe].chunk = None
        if self._waiting:
            self._assign(pipe)
        else:
            self._dismiss(pipe)
        if chunk is not None:
            yield chunk, answer

    def _mourn(self, chunk: Chunk[_Item] | None) -> Iterator[tuple[Chunk[_Item], None]]:
        """What a dead process was doing: told lost when it was one item, else tried again item by item."""
        if chunk is None:
            # It died before its work began: one process less, for the machine does not bear as many.
            self._jobs -= 1
        elif len(chunk.items) == 1:
            yield chunk, None
        else:
            ones = [Chunk(chunk.rank + n, [item]) for n, item in enumerate(chunk.items)]
            self._waiting.extendleft(reversed(ones))

    def _assign(self, pipe: Connection) -> None:
        chunk = self._waiting.popleft()
        self._workers[pipe].chunk = chunk
        # Who is already dead is noticed when listened to.
        with contextlib.suppress(OSError):
            pipe.send(chunk.items)

    def _enlist(self) -> None:
        """Starts processes while there is work for them; fewer where the system refuses."""
        starting = sum(worker.chunk is None for worker in self._workers.values())
        while len(self._workers) < self._jobs and starting < len(self._waiting):
            starting += 1
            try:
                self._start()
            except OSError:
                self._jobs = len(self._workers)

    def _start(self) -> None:
        """Starts one process; raises ``OSError`` where the system refuses."""
        ours, theirs = self._context.Pipe()
        # A fork inherits our ends of all pipes: open in it, they would hide from the others that we are gone.
        inherited = [*self._workers, ours] if self._context.get_start_method() == "fork" else []
        process = self._context.Process(target=_serve, args=(theirs, self._work, inherited), daemon=True)
        try:
            process.start()
        except OSError:
            ours.close()
            raise
        finally:
            theirs.close()
        self._workers[ours] = _Worker(process)

    def _dismiss(self, pipe: Connection) -> None:
        """Closes the pipe of a process, which ends it when it is not at work."""
        process = self._workers.pop(pipe).process
        pipe.close()
        process.join()

    def stop(self) -> None:
        """Ends all processes, whatever they are doing."""
        for worker in self._workers.values():
            worker.process.kill()
        for pipe in list(self._workers):
            self._dismiss(pipe)


def _serve(
    pipe: Connection, work: Callable[[Sequence[Any]], object], inherited: Sequence[Connection]
) -> None:
    """The life of a process: says that it is there, then answers chunk after chunk until the pipe closes."""
    # Ctrl-C reaches every process of a terminal: the first one decides.
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    for other in inherited:
        other.close()
    gc.freeze()
    try:
        pipe.send(None)
        while True:
            pipe.send(work(pipe.recv()))
    except EOFError:
        return
    except BaseException:
        # Whatever it is, it is told by the silence that follows, and not by a traceback.
        os._exit(1)

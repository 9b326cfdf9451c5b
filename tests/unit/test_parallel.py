"""Work in several processes: the same answers, and a process that dies costs one item."""

from __future__ import annotations

import multiprocessing
import os
import select
import signal
import sys
from collections.abc import Iterator, Sequence
from multiprocessing.process import BaseProcess
from typing import NoReturn

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from cvslint import parallel
from cvslint.parallel import answers
from cvslint.workload import chunks

KILLS, RAISES, EXITS = -1, -2, -3

linux = pytest.mark.skipif(sys.platform != "linux", reason="forks only on Linux")


def double(items: Sequence[int]) -> list[int]:
    """Twice each number; some numbers are fatal."""
    for item in items:
        if item == KILLS:
            os.kill(os.getpid(), signal.SIGKILL)
        if item == RAISES:
            raise MemoryError
        if item == EXITS:
            sys.exit(0)
    return [2 * item for item in items]


def doubled(items: list[int], jobs: int, most: int = 4, method: str = parallel.METHOD) -> list[int | None]:
    """The answers in order; ``None`` where an item was lost."""
    found: dict[int, list[int] | None] = {}
    for chunk, answer in answers(double, chunks(items, [1] * len(items), 1, most), jobs, method):
        assert chunk.rank not in found
        found[chunk.rank] = answer
    return [n for rank in sorted(found) for n in (found[rank] or [None])]


@pytest.fixture(autouse=True)
def nobody_left() -> Iterator[None]:
    """No test leaves a process behind."""
    yield
    assert multiprocessing.active_children() == []


@linux
@pytest.mark.parametrize("fatal", [KILLS, RAISES, EXITS])
@pytest.mark.parametrize("jobs", [1, 2, 3])
def test_a_death_costs_one_item(fatal: int, jobs: int) -> None:
    items = [*range(10), fatal, *range(10, 15)]
    expected = [*(2 * n for n in range(10)), None, *(2 * n for n in range(10, 15))]
    assert doubled(items, jobs) == expected


@linux
@settings(max_examples=15)
@given(
    items=st.lists(st.integers(0, 50) | st.just(KILLS), max_size=12),
    jobs=st.integers(1, 4),
    most=st.integers(1, 5),
)
def test_whatever_the_shares_the_answers_are_the_same(items: list[int], jobs: int, most: int) -> None:
    assert doubled(items, jobs, most) == [None if n == KILLS else 2 * n for n in items]


def test_processes_that_know_nothing_of_this_one_answer_alike() -> None:
    assert doubled([1, 2, KILLS, 3], 2, most=2, method="spawn") == [2, 4, None, 6]


@linux
def test_where_no_process_can_be_started_the_work_is_done_here(monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(_: object) -> NoReturn:
        raise OSError("no more processes")

    monkeypatch.setattr(BaseProcess, "start", refuse)
    assert doubled([1, 2, 3], 2, most=1) == [2, 4, 6]


@linux
def test_processes_that_die_before_their_work_leave_it_to_others(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(parallel, "_serve", lambda *_: None)
    assert doubled([1, 2, 3], 2, most=1) == [2, 4, 6]


@linux
def test_no_process_outlives_one_who_has_heard_enough() -> None:
    heard = answers(double, chunks(list(range(40)), [1] * 40, 1, 1), 3)
    next(heard)
    assert multiprocessing.active_children()
    heard.close()


@linux
def test_no_process_outlives_one_who_is_killed() -> None:
    reading, writing = os.pipe()
    child = os.fork()
    if not child:
        try:
            next(answers(double, chunks(list(range(40)), [1] * 40, 1, 1), 3))
        finally:
            os.kill(os.getpid(), signal.SIGKILL)
    os.close(writing)
    os.waitpid(child, 0)
    # All of them hold the other end: it closes with the last one.
    ready, _, _ = select.select([reading], [], [], 60)
    assert ready
    assert os.read(reading, 1) == b""
    os.close(reading)

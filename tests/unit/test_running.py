"""The run loop: what one file costs, what Ctrl-C leaves, and that neither depends on the number of processes."""

from __future__ import annotations

import multiprocessing
import os
import signal
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from cvslint.batch import Found
from cvslint.engine import RegleEnPanne
from cvslint.result import DossierResult, Verdict
from cvslint.running import ConfigurationRefused, Examined, Gathered, run

linux = pytest.mark.skipif(sys.platform != "linux", reason="forks only on Linux")
JOBS = [1, pytest.param(2, marks=linux)]


class Examiner:
    """Checks texts that say what happens to whoever checks them."""

    def __init__(self) -> None:
        self.boss = os.getpid()

    def examine(self, data: bytes, name: str) -> Examined:
        match data.decode():
            case "kill":
                os.kill(os.getpid(), signal.SIGKILL)
            case "memory":
                raise MemoryError
            case "rule":
                raise RegleEnPanne("BUD014")
            case "bug":
                raise KeyError("données de quelqu'un")
            case "refused":
                raise ConfigurationRefused("ailleurs")
            case "stop":
                os.kill(self.boss, signal.SIGINT)
        return Examined(DossierResult(name, Verdict.CONFORME, (), {}), [], f"pack-{data.decode()[:1]}")

    def load(self, pack: str) -> object:
        raise LookupError(pack)


def texts(*words: str) -> list[Found | tuple[str, bytes]]:
    return [(f"{rank:02}.yaml", word.encode()) for rank, word in enumerate(words)]


def names(gathered: Gathered) -> list[str]:
    return [file.path for file in gathered.results]


@pytest.mark.parametrize("jobs", JOBS)
@pytest.mark.parametrize(
    ("word", "sentence"),
    [
        ("memory", "Ce dossier demande plus de mémoire que cet ordinateur n'en a de libre."),
        ("rule", "Panne du programme dans la règle BUD014, votre saisie n'est pas en cause."),
        ("bug", "Panne du programme (KeyError, test_running.py ligne "),
        pytest.param("kill", "Le programme s'est arrêté net sur ce dossier", marks=linux),
    ],
)
def test_a_fault_costs_one_file(jobs: int, word: str, sentence: str) -> None:
    if word == "kill" and jobs == 1:
        pytest.skip("nobody survives it alone")
    gathered = run(Examiner(), texts("a", "b", word, "c", *["d"] * 20, word), jobs=jobs)
    assert names(gathered) == [f"{n:02}.yaml" for n in range(24) if n != 2]
    assert [(error.path, error.kind) for error in gathered.errors] == [
        ("02.yaml", "internal"),
        ("24.yaml", "internal"),
    ]
    assert all(error.message.replace("\u00a0", " ").startswith(sentence) for error in gathered.errors)
    assert all("quelqu'un" not in error.message for error in gathered.errors)


@pytest.mark.parametrize("jobs", JOBS)
def test_a_file_that_cannot_be_read_costs_itself(jobs: int, tmp_path: Path) -> None:
    files = [*texts("a", "b"), Found(str(tmp_path / "absent.yaml"), "absent.yaml"), *texts("c")]
    gathered = run(Examiner(), files, jobs=jobs)
    assert names(gathered) == ["00.yaml", "01.yaml", "00.yaml"]
    assert [(error.path, error.kind) for error in gathered.errors] == [("absent.yaml", "not-found")]


@pytest.mark.parametrize("jobs", JOBS)
def test_packs_are_told_in_the_order_of_the_files(jobs: int) -> None:
    assert run(Examiner(), texts("b", "a", "c", "a", "b"), jobs=jobs).packs == ("pack-b", "pack-a", "pack-c")


@pytest.mark.parametrize("jobs", JOBS)
def test_a_pack_that_cannot_serve_ends_the_run(jobs: int) -> None:
    with pytest.raises(LookupError, match="ailleurs"):
        run(Examiner(), texts("a", "refused", "b"), jobs=jobs)
    assert multiprocessing.active_children() == []


@pytest.fixture
def ctrl_c() -> Iterator[None]:
    """Ctrl-C interrupts, even where tests run in a shell's background, which ignores it."""
    before = signal.signal(signal.SIGINT, signal.default_int_handler)
    yield
    signal.signal(signal.SIGINT, before)


@pytest.mark.parametrize("jobs", JOBS)
def test_an_interruption_leaves_what_is_done(jobs: int, ctrl_c: None) -> None:
    before = signal.getsignal(signal.SIGINT)
    gathered = run(Examiner(), texts("stop", *["a"] * 400), jobs=jobs)
    assert multiprocessing.active_children() == []
    assert signal.getsignal(signal.SIGINT) is before
    done = names(gathered)
    assert 0 < len(done) < 401
    assert len(done) + gathered.unchecked == 401
    (error,) = gathered.errors
    assert error.path not in done
    assert error.kind == "internal"
    others = f"{gathered.unchecked - 1}"
    assert error.message.replace("\u00a0", " ") == (
        f"Contrôle interrompu : ce fichier et {others} autres fichiers n'ont pas été contrôlés."
    )


def test_who_is_told_to_ignore_ctrl_c_does(ctrl_c: None) -> None:
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    assert run(Examiner(), texts("stop", *["a"] * 400)).unchecked == 0


def test_an_interruption_at_the_last_file_leaves_nothing_out(ctrl_c: None) -> None:
    gathered = run(Examiner(), texts("a", "stop"))
    assert names(gathered) == ["00.yaml", "01.yaml"]
    assert gathered.unchecked == 0
    assert gathered.errors == ()


@pytest.mark.parametrize("jobs", JOBS)
def test_how_far_it_is_is_told(jobs: int) -> None:
    told: list[tuple[int, int]] = []
    run(Examiner(), texts(*["a"] * 90), jobs=jobs, observe=lambda done, total: told.append((done, total)))
    assert [done for done, _ in told] == sorted({done for done, _ in told})
    assert told[-1] == (90, 90)


def test_nothing_to_check() -> None:
    gathered = run(Examiner(), [], jobs=4)
    assert names(gathered) == []
    assert gathered.errors == ()

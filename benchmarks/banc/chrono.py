"""Running one command, and what it cost: time of the processor, time on the wall, peak memory, exit code.

Each command is a process of its own, awaited with ``wait4``: the kernel counts for it and for the processes that it
started and awaited. A peak is that of the largest process. It cannot be told below the size of this process itself
when it starts a child (the kernel carries that peak over), so this one stays small: it imports no library.

Where there is no ``resource`` (Windows) nothing can be measured, but figures can be read: it is imported late.
"""

from __future__ import annotations

import os
import signal
import subprocess
import threading
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from statistics import median
from time import perf_counter

MEMOIRE_MAX = 4 << 30
"""The memory that a hostile input may make a command take, in bytes, before the kernel refuses more."""

TROP_LONG = -9
"""The exit code of a command that was killed, by SIGKILL."""

PATIENCE = 10
"""How many times longer than its time of the processor a limited command may take on the wall."""

LENT, TRES_LENT = 8.0, 60.0
"""From how many seconds on a command is slow: its first turn counts, and one more is enough, or none."""


@dataclass(frozen=True, slots=True)
class Commande:
    """A command to time: where it runs, and the exit code of one that has done its work."""

    nom: str
    arguments: tuple[str, ...]
    dossier: Path
    attendu: int = 0

    def demarrer(self) -> subprocess.Popen[bytes]:
        """Starts it in a session of its own, its outputs thrown away. Raises ``OSError``."""
        return subprocess.Popen(
            self.arguments,
            cwd=self.dossier,
            env={**os.environ, "PYTHONHASHSEED": "0", "NO_COLOR": "1"},
            stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
            start_new_session=True,
        )


@dataclass(frozen=True, slots=True)
class Cout:
    """What one run cost: ``cpu`` and ``mur`` in seconds, ``memoire`` in KiB, and its exit code."""

    cpu: float
    mur: float
    memoire: int
    code: int


def lancer(commande: Commande, *, limite: int | None = None) -> Cout:
    """Runs ``commande``, within ``limite`` seconds of the processor and ``MEMOIRE_MAX`` if there is a limit.

    Raises ``OSError`` when it cannot be started.
    """
    debut = perf_counter()
    processus = commande.demarrer()
    with _borne(processus, limite):
        _, statut, usage = os.wait4(processus.pid, 0)
    mur = perf_counter() - debut
    processus.returncode = os.waitstatus_to_exitcode(statut)
    return Cout(usage.ru_utime + usage.ru_stime, mur, usage.ru_maxrss, processus.returncode)


@contextmanager
def _borne(processus: subprocess.Popen[bytes], limite: int | None) -> Iterator[None]:
    """Keeps a process within its limits: by the kernel, so that a busy machine kills nobody, and by the clock if it
    sleeps."""
    if limite is None:
        yield
        return
    import resource

    resource.prlimit(processus.pid, resource.RLIMIT_AS, (MEMOIRE_MAX, MEMOIRE_MAX))
    resource.prlimit(processus.pid, resource.RLIMIT_CPU, (limite, limite))
    minuterie = threading.Timer(limite * PATIENCE, os.killpg, (processus.pid, signal.SIGKILL))
    minuterie.start()
    try:
        yield
    finally:
        minuterie.cancel()


def plancher_de_memoire() -> int:
    """The peak of this process, in KiB: what a command that takes less is said to take."""
    import resource

    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss


@dataclass(frozen=True, slots=True)
class Mesure:
    """What a command costs, over several turns: medians, the lowest and the highest time of the processor."""

    cpu: float
    cpu_min: float
    cpu_max: float
    mur: float
    memoire: int
    code: int
    tours: int


def mesurer_en_alternance(commandes: Sequence[Commande], tours: int) -> dict[str, Mesure]:
    """The cost of each command by its name: A B A B, ``tours`` times after one turn that does not count.

    A slow command has two turns that both count, or only one: it has nothing to warm up that it would not outlive.
    """
    couts: dict[str, list[Cout]] = {commande.nom: [] for commande in commandes}
    for tour in range(tours + 1):
        for commande in commandes:
            faits = couts[commande.nom]
            if tour < _tours_dus(faits, tours):
                faits.append(lancer(commande))
    return {nom: resumer(faits if faits[0].mur > LENT else faits[1:]) for nom, faits in couts.items()}


def _tours_dus(faits: Sequence[Cout], tours: int) -> int:
    """How many turns a command has, after what its first one took."""
    if not faits or faits[0].mur <= LENT:
        return tours + 1
    return 1 if faits[0].mur > TRES_LENT else 2


def resumer(couts: Sequence[Cout]) -> Mesure:
    """The median of several runs; the peak of memory is the highest one."""
    cpu = [cout.cpu for cout in couts]
    return Mesure(
        cpu=median(cpu),
        cpu_min=min(cpu),
        cpu_max=max(cpu),
        mur=median(cout.mur for cout in couts),
        memoire=max(cout.memoire for cout in couts),
        code=couts[-1].code,
        tours=len(couts),
    )

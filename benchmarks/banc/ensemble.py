"""The memory of a command and of all the processes that it starts, together, while they run (Linux)."""

from __future__ import annotations

import time
from pathlib import Path

from banc.chrono import Commande

PAS = 0.02
"""How long between two looks, in seconds: short beside the run of a folder."""

SESSION = 3
"""The rank of the session among the fields of ``/proc/PID/stat`` that follow the name of the process."""


def memoire_de_tous(commande: Commande) -> int:
    """The highest memory of ``commande`` and its children at one moment, in KiB; shared pages count once.

    Looking slows the command down: its time is not measured here. Raises ``OSError`` when it cannot be started.
    """
    processus = commande.demarrer()
    plus_haut = 0
    while processus.poll() is None:
        plus_haut = max(plus_haut, memoire_de_la_session(processus.pid))
        time.sleep(PAS)
    return plus_haut


def memoire_de_la_session(session: int) -> int:
    """What the processes of a session take now, in KiB."""
    return sum(_pss(dossier) for dossier in Path("/proc").glob("[0-9]*") if _session(dossier) == session)


def _session(dossier: Path) -> int | None:
    """The session of a process; ``None`` when it has ended meanwhile."""
    try:
        return int((dossier / "stat").read_text().rpartition(")")[2].split()[SESSION])
    except OSError:
        return None


def _pss(dossier: Path) -> int:
    """What a process takes, in KiB, with its part of the pages that it shares; 0 when it has ended meanwhile."""
    try:
        lignes = (dossier / "smaps_rollup").read_text().splitlines()
    except OSError:
        return 0
    return sum(int(ligne.split()[1]) for ligne in lignes if ligne.startswith("Pss:"))

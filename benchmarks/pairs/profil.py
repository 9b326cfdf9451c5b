"""Where the time of a command of cvslint goes, seen at each tick of the processor's clock.

python profil.py PARTS.json check …

Writes how many ticks fell in each part of cvslint: the innermost function of cvslint that was running tells which. What
runs while modules are imported is « démarrage »; what it calls of a library counts for the part that calls it.
"""

from __future__ import annotations

import json
import signal
import sys
from collections import Counter
from pathlib import Path
from types import FrameType

import cvslint

TIC = 0.001
"""The time between two ticks that is asked for, in seconds; the kernel may make it longer."""

DEMARRAGE = "démarrage"
PAQUET = str(Path(cvslint.__file__).parent)
tics: Counter[str] = Counter()


def noter(signal_recu: int, cadre: FrameType | None) -> None:
    """Counts a tick for the part that is running."""
    partie = ""
    while cadre is not None:
        fichier = cadre.f_code.co_filename
        if fichier.startswith("<frozen importlib"):
            partie = DEMARRAGE
            break
        if not partie and fichier.startswith(PAQUET):
            partie = Path(fichier).relative_to(PAQUET).parts[0].removesuffix(".py")
        cadre = cadre.f_back
    tics[partie or DEMARRAGE] += 1


def main(sortie: str, arguments: list[str]) -> None:
    """Runs the command, which ends the process, and writes the ticks."""
    signal.signal(signal.SIGPROF, noter)
    signal.setitimer(signal.ITIMER_PROF, TIC, TIC)
    from cvslint.cli import main as commande

    sys.argv[1:] = arguments
    try:
        commande()
    finally:
        signal.setitimer(signal.ITIMER_PROF, 0)
        Path(sortie).write_text(json.dumps(tics), encoding="utf-8")


if __name__ == "__main__":
    main(sys.argv[1], sys.argv[2:])

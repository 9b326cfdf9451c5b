"""Where the time of one process of cvslint goes: a share of its time for each part of it."""

from __future__ import annotations

import json
import subprocess
from pathlib import Path

from banc.chrono import Commande
from banc.outils import PAIRS


def profiler(commande: Commande, python: str, sortie: Path) -> dict[str, float]:
    """The share of the processor's time that each part of cvslint takes in ``commande``, the greatest first.

    ``sortie`` is a file to write in. Raises ``subprocess.CalledProcessError`` when the command fails.
    """
    programme = (python, str(PAIRS / "profil.py"), str(sortie), *commande.arguments[1:])
    subprocess.run(programme, cwd=commande.dossier, check=True, stdout=subprocess.DEVNULL)
    tics: dict[str, int] = json.loads(sortie.read_text(encoding="utf-8"))
    tous = sum(tics.values())
    return {partie: n / tous for partie, n in sorted(tics.items(), key=lambda paire: -paire[1])}

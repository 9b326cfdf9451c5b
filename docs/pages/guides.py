"""The guides: their commands are run, and what they print is what the page shows.

A block ``console`` holds commands, each on a line that begins with ``$ ``, and below it what it prints. The commands of
a guide run one after the other in one folder that holds ``examples/``, on the day `JOUR`, in a window of `LARGEUR`
columns. A comment ``<!-- MODÈLE devient FICHIER -->`` does what the text around it asks of the reader: to fill a file
in, to correct it.
"""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

RACINE = Path(__file__).parents[2]
GUIDES = RACINE / "docs" / "guides"
JOUR = "2025-10-01"
LARGEUR = 80

_MORCEAU = re.compile(
    r"^```console\n(?P<bloc>.*?)^```$|^<!-- (?P<modele>\S+) devient (?P<fichier>\S+) -->$",
    re.DOTALL | re.MULTILINE,
)
_LANCEUR = """\
#!/bin/sh
case "$1" in
  check) shift; exec "{python}" -m cvslint check --today {jour} "$@" ;;
  *) exec "{python}" -m cvslint "$@" ;;
esac
"""


def rejouer(guide: str) -> str:
    """The text of a guide, with what its commands print today."""
    with tempfile.TemporaryDirectory() as temporaire:
        ici = Path(temporaire, "ici")
        shutil.copytree(RACINE / "examples", ici / "examples")
        lanceur = Path(temporaire, "bin", "cvslint")
        lanceur.parent.mkdir()
        lanceur.write_text(_LANCEUR.format(python=sys.executable, jour=JOUR), encoding="utf-8")
        lanceur.chmod(0o755)
        return _MORCEAU.sub(lambda trouve: _rejoue(trouve, ici, lanceur.parent), guide)


def _rejoue(trouve: re.Match[str], ici: Path, commandes: Path) -> str:
    if trouve["bloc"] is None:
        modele = (RACINE / trouve["modele"]).read_text(encoding="utf-8")
        # What the examples say of themselves, for the tests, is nothing that a porteur would write.
        (ici / trouve["fichier"]).write_text(re.sub(r" *# attendu:.*", "", modele), encoding="utf-8")
        return trouve.group()
    lignes = [ligne for ligne in trouve["bloc"].splitlines() if ligne.startswith("$ ")]
    return (
        "```console\n" + "".join(f"{ligne}\n{_sortie(ligne[2:], ici, commandes)}" for ligne in lignes) + "```"
    )


def _sortie(commande: str, ici: Path, commandes: Path) -> str:
    """What a command prints on both streams, ending with a line end."""
    chemin = os.pathsep.join([str(commandes), os.environ.get("PATH", os.defpath)])
    env = {
        "PATH": chemin,
        "PYTHONPATH": os.pathsep.join(sys.path),
        "COLUMNS": str(LARGEUR),
        "LC_ALL": "C.UTF-8",
    }
    fini = subprocess.run(
        ["bash", "-c", commande],
        cwd=ici,
        env=env,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        check=False,
    )
    texte = fini.stdout.decode("utf-8").replace("\u00a0", " ").replace("\r\n", "\n")
    return texte if not texte or texte.endswith("\n") else f"{texte}\n"

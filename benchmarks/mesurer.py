"""Measures cvslint beside its peers, everything in one run, and prints the tables as ratios.

    python benchmarks/mesurer.py                                all of it
    python benchmarks/mesurer.py --rapide                       a twentieth of the dossiers, to see that it works
    python benchmarks/mesurer.py --seulement demarrage          one bench (repeatable)
    python benchmarks/mesurer.py --ecrire docs/performance.md   puts the tables into the page, between its marks
    python benchmarks/mesurer.py --depuis mesures.json          the tables of a run that was kept; nothing is measured

The tools are installed under ``benchmarks/.pairs``, and the corpora and the figures written there.
"""

from __future__ import annotations

import argparse
import datetime as dt
import json
import os
import platform
import sys
from pathlib import Path
from subprocess import CalledProcessError
from typing import Any

from banc.bancs import BANCS, ENTIERE, RAPIDE, Atelier
from banc.chrono import plancher_de_memoire
from banc.commandes import cvslint
from banc.dossiers import Corpus
from banc.outils import Outils, preparer
from banc.profil import profiler
from banc.releve import Releve
from banc.tableau import inserer, tableaux

PAIRS = Path(__file__).resolve().parent / ".pairs"


def _choix(arguments: list[str] | None) -> argparse.Namespace:
    analyse = argparse.ArgumentParser(description="Mesure cvslint à côté d'autres outils, en une fois.")
    analyse.add_argument("--rapide", action="store_true", help="vingt fois moins de dossiers, un tour")
    analyse.add_argument("--seulement", action="append", choices=tuple(BANCS), help="ce banc seulement")
    analyse.add_argument("--sans-node", action="store_true", help="sans Spectral ni ajv-cli")
    analyse.add_argument("--dossier", type=Path, default=PAIRS, help="où installer et travailler")
    analyse.add_argument("--ecrire", type=Path, metavar="PAGE", help="met les tableaux dans cette page")
    analyse.add_argument(
        "--depuis", type=Path, metavar="MESURES", help="les mesures déjà faites que voici (JSON)"
    )
    choix = analyse.parse_args(arguments)
    if choix.seulement and choix.ecrire is not None:
        analyse.error("--ecrire demande tous les bancs : sans --seulement")
    return choix


def _mesurer(choix: argparse.Namespace) -> dict[str, Any]:
    """Installs, measures, and keeps the figures in ``mesures.json`` under the folder of work."""
    outils = preparer(choix.dossier, avec_node=not choix.sans_node)
    ampleur = RAPIDE if choix.rapide else ENTIERE
    atelier = Atelier(outils, Corpus(choix.dossier / "corpus"), choix.dossier, ampleur)
    releves: list[Releve] = []
    for nom in choix.seulement or BANCS:
        print(f"… {nom}", file=sys.stderr, flush=True)
        releves += BANCS[nom](atelier)
    mesures = {
        **_contexte(outils, rapide=choix.rapide),
        "profil": {} if choix.seulement else _profil(atelier),
        "releves": [releve.en_json() for releve in releves],
    }
    texte = json.dumps(mesures, ensure_ascii=False, indent=1) + "\n"
    (choix.dossier / "mesures.json").write_text(texte, encoding="utf-8")
    return mesures


def _profil(atelier: Atelier) -> dict[str, float]:
    commande = cvslint(atelier.outils, atelier.corpus.propre(atelier.ampleur.mille))
    return profiler(commande, atelier.outils.python, atelier.dossier / "profil.json")


def _contexte(outils: Outils, *, rapide: bool) -> dict[str, Any]:
    return {
        "jour": dt.date.today().isoformat(),
        "machine": f"{_processeur()}, {os.cpu_count()} cœurs, {platform.system()} {platform.machine()}",
        "rapide": rapide,
        "memoire_du_banc": plancher_de_memoire(),
        "versions": {"Python": platform.python_version(), **outils.versions},
    }


def _processeur() -> str:
    """The name of the processor (Linux); that of its family where it is not told."""
    try:
        lignes = Path("/proc/cpuinfo").read_text(encoding="utf-8").splitlines()
    except OSError:
        lignes = []
    noms = [ligne.partition(":")[2].strip() for ligne in lignes if ligne.startswith("model name")]
    return noms[0] if noms else "processeur inconnu"


def _inserer(page: Path, tables: str) -> str:
    """The text of ``page`` with these tables. Raises ``OSError``, or ``ValueError`` when it has no place for them."""
    return inserer(page.read_text(encoding="utf-8"), tables)


def main(arguments: list[str] | None = None) -> int:
    """The command: its exit code."""
    choix = _choix(arguments)
    try:
        if choix.ecrire is not None:
            # Tried first: a page without its marks is told before the quarter of an hour, not after.
            _inserer(choix.ecrire, "")
        mesures = _mesurer(choix) if choix.depuis is None else json.loads(choix.depuis.read_text("utf-8"))
    except (OSError, ValueError, CalledProcessError) as raison:
        print(f"mesurer.py : {raison}", file=sys.stderr)
        return 2
    tables = tableaux(mesures)
    if choix.ecrire is not None:
        choix.ecrire.write_text(_inserer(choix.ecrire, tables), encoding="utf-8")
    print(tables)
    return 0


if __name__ == "__main__":
    sys.exit(main())

"""Writes a folder of dossiers made from a seed, in the format of the call: clean, faulty, long or hostile.

    python benchmarks/generer.py DOSSIER --nombre 1000              dossier-00000.yaml, about 10 KB each
    python benchmarks/generer.py DOSSIER --nombre 1000 --defauts 3  three mistakes in each
    python benchmarks/generer.py DOSSIER --nombre 1 --taille 1m     one of 1 MB
    python benchmarks/generer.py DOSSIER --hostiles                 inputs that try to hang or to crash the reader

Standard library only. One seed gives the same bytes on every Python from 3.11 on, and a dossier does not depend on
how many others are made.
"""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

from corpus.dossiers import TAILLES
from corpus.fichiers import ecrire_corpus, ecrire_hostiles


def main(arguments: list[str] | None = None) -> int:
    """The command: its exit code."""
    analyse = argparse.ArgumentParser(
        description="Écrit des dossiers fictifs, toujours les mêmes pour une graine."
    )
    analyse.add_argument("dossier", type=Path, help="dossier où écrire, créé au besoin")
    analyse.add_argument("--nombre", type=int, default=1000, help="combien de dossiers (1000)")
    analyse.add_argument("--graine", type=int, default=0, help="la graine du hasard (0)")
    analyse.add_argument("--defauts", type=int, default=0, help="fautes semées dans chaque dossier (0)")
    analyse.add_argument("--taille", choices=tuple(TAILLES), default="10k", help="taille d'un dossier (10k)")
    analyse.add_argument("--hostiles", action="store_true", help="les entrées hostiles, et rien d'autre")
    choix = analyse.parse_args(arguments)
    if choix.hostiles:
        ecrire_hostiles(choix.dossier)
    else:
        ecrire_corpus(
            choix.dossier, choix.nombre, graine=choix.graine, defauts=choix.defauts, taille=choix.taille
        )
    return 0


if __name__ == "__main__":
    sys.exit(main())

"""The floor: what libyaml takes to read the files, all events in C and none made a Python object.

python plancher.py FICHIER…|DOSSIER
"""

from __future__ import annotations

import sys
from pathlib import Path

from _ruamel_yaml import CParser


def main(chemins: list[str]) -> None:
    """Reads every file."""
    for chemin in map(Path, chemins):
        for fichier in sorted(chemin.glob("*.yaml")) if chemin.is_dir() else (chemin,):
            CParser(fichier.read_bytes()).raw_parse()


if __name__ == "__main__":
    main(sys.argv[1:])

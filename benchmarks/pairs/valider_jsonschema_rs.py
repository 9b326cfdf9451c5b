"""What one writes by hand to be fast: PyYAML's loader in C, then jsonschema-rs. No positions, no rules.

python valider_jsonschema_rs.py SCHEMA FICHIER…|DOSSIER
"""

from __future__ import annotations

import json
import sys
from pathlib import Path

import jsonschema_rs
import yaml


class Chargeur(yaml.CSafeLoader):
    """The loader in C, which leaves dates as they are written: JSON has none."""


Chargeur.yaml_implicit_resolvers = {
    lettre: [(tag, motif) for tag, motif in resolveurs if tag != "tag:yaml.org,2002:timestamp"]
    for lettre, resolveurs in yaml.CSafeLoader.yaml_implicit_resolvers.items()
}


def main(schema: str, chemins: list[str]) -> int:
    """Validates every file, and tells how many are refused."""
    valideur = jsonschema_rs.validator_for(json.loads(Path(schema).read_text(encoding="utf-8")))
    refuses = 0
    for chemin in map(Path, chemins):
        for fichier in sorted(chemin.glob("*.yaml")) if chemin.is_dir() else (chemin,):
            refuses += not valideur.is_valid(yaml.load(fichier.read_bytes(), Chargeur))
    print(refuses)
    return 1 if refuses else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1], sys.argv[2:]))

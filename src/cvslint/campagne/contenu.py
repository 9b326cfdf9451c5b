"""What stands in the folder of a pack, as written: to copy it, to list it, to compare it with another.

Nothing is judged here: a pack that cannot be used yet has a content too.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path as FilePath
from typing import Any

from cvslint.campagne.ecriture import valeur
from cvslint.campagne.fichiers import FICHE
from cvslint.campagne.tables import TABLES
from cvslint.document.document import read_document

_TEXTES = (".yaml", ".yml", ".txt")


@dataclass
class Contenu:
    """A pack as texts, lists and blocks: its head, its tables by their top key, its rules by their code."""

    dossier: FilePath
    fiche: dict[str, Any] = field(default_factory=dict)
    tables: dict[str, Any] = field(default_factory=dict)
    regles: dict[str, Any] = field(default_factory=dict)


def contenu(dossier: FilePath) -> Contenu:
    """The content of a pack; a file that is no block of YAML adds nothing. Raises ``OSError``."""
    lu = Contenu(dossier)
    for fichier in sorted(dossier.iterdir()):
        if fichier.suffix not in (".yaml", ".yml") or not fichier.is_file():
            continue
        racine = valeur(read_document(fichier.read_bytes()).root)
        if not isinstance(racine, dict):
            continue
        if fichier.name == FICHE:
            lu.fiche = racine
        elif isinstance(racine.get("regles"), dict):
            lu.regles |= racine["regles"]
        elif any(cle in racine for cle in TABLES):
            lu.tables |= racine
    return lu


def fichiers(dossier: FilePath) -> Iterator[FilePath]:
    """The files of a pack that are texts, those of its folders too, in a stable order."""
    for fichier in sorted(dossier.rglob("*")):
        if fichier.suffix in _TEXTES and fichier.is_file() and not fichier.is_symlink():
            yield fichier

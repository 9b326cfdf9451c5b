"""The files that make up a pack, as bytes: its own, those that all packs share, those added to it."""

from __future__ import annotations

import hashlib
import os
from collections.abc import Iterable
from pathlib import Path as FilePath

from cvslint.late_dataclass import late_dataclass

FICHE = "campagne.yaml"
"""The head of a pack; a folder that has one is a pack."""


@late_dataclass
class Fichier:
    """One file; ``octets`` is ``None`` when it cannot be opened."""

    chemin: FilePath
    octets: bytes | None


@late_dataclass
class Fichiers:
    """All files of a pack: YAML in the order in which rules are read, then word lists.

    ``communs`` are those that all packs share, ``propres`` the pack's own, ``ajoutes`` those that a run adds.
    """

    communs: tuple[Fichier, ...]
    propres: tuple[Fichier, ...]
    ajoutes: tuple[Fichier, ...]
    textes: tuple[Fichier, ...]

    @property
    def yaml(self) -> tuple[Fichier, ...]:
        """The files of rules and tables, in their order."""
        return (*self.communs, *self.propres, *self.ajoutes)

    @property
    def chemins(self) -> str:
        """The paths of all files, in one text."""
        return "\n".join(str(fichier.chemin) for fichier in (*self.yaml, *self.textes))

    def empreinte(self) -> str:
        """A digest of all paths and bytes."""
        empreinte = hashlib.sha256()
        for partie in (self.communs, self.propres, self.ajoutes, self.textes):
            empreinte.update(f"{len(partie)}\n".encode())
            for fichier in partie:
                octets = fichier.octets or b""
                empreinte.update(f"{fichier.chemin}\n{len(octets)}\n".encode(errors="surrogateescape"))
                empreinte.update(octets)
        return empreinte.hexdigest()


def lire_fichiers(dossier: FilePath, commun: FilePath, en_plus: Iterable[FilePath]) -> Fichiers:
    """The files of the pack in ``dossier``, of the rules in ``commun``, and of those in ``en_plus``."""
    return Fichiers(
        communs=_lus(_yaml_de(commun)),
        propres=_lus(_yaml_de(dossier)),
        ajoutes=_lus(fichier for chemin in en_plus for fichier in _yaml_de(chemin)),
        textes=_lus(fichier for lieu in (commun, dossier) for fichier in _mots_de(lieu)),
    )


def _lus(chemins: Iterable[FilePath]) -> tuple[Fichier, ...]:
    return tuple(Fichier(chemin, _octets(chemin)) for chemin in chemins)


def _octets(chemin: FilePath) -> bytes | None:
    try:
        with open(chemin, "rb") as fichier:
            return fichier.read()
    except OSError:
        return None


def _yaml_de(chemin: FilePath) -> list[FilePath]:
    if chemin.is_dir():
        return [chemin / nom for nom in sorted(os.listdir(chemin)) if nom.endswith((".yaml", ".yml"))]
    return [chemin]


def _mots_de(dossier: FilePath) -> list[FilePath]:
    if not dossier.is_dir():
        return []
    noms = sorted(os.listdir(dossier))
    return [dossier / nom for nom in noms if nom.endswith(".txt") and "LICENSE" not in nom]

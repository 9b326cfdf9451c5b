"""Writing a corpus on disk."""

from __future__ import annotations

from pathlib import Path

from corpus.defauts import planter
from corpus.dossiers import composer, nom_de_fichier
from corpus.hostiles import hostiles


def ecrire_corpus(
    dossier: Path, nombre: int, *, graine: int = 0, defauts: int = 0, taille: str = "10k"
) -> None:
    """Writes ``nombre`` dossiers into the folder ``dossier``, made if need be.

    ``defauts`` is how many mistakes each one holds, ``taille`` a key of ``TAILLES``. Raises ``OSError``.
    """
    dossier.mkdir(parents=True, exist_ok=True)
    for numero in range(nombre):
        contenu, sujet = composer(numero, graine, taille)
        texte, _ = planter(contenu, sujet, numero, graine, defauts)
        (dossier / nom_de_fichier(numero)).write_bytes(texte.encode())


def ecrire_hostiles(dossier: Path) -> None:
    """Writes every hostile input into the folder ``dossier``, under its name. Raises ``OSError``."""
    dossier.mkdir(parents=True, exist_ok=True)
    for nom, octets in hostiles():
        (dossier / f"{nom}.yaml").write_bytes(octets)

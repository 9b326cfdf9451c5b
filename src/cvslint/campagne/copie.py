"""A pack copied to begin next year's call, or another city's."""

from __future__ import annotations

import re
import shutil
from pathlib import Path as FilePath
from secrets import token_hex

from cvslint.campagne.contenu import fichiers
from cvslint.campagne.fichiers import FICHE

_ID = re.compile(r"^id[ \t]*:.*$", re.MULTILINE)
NOM = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")
"""How a pack is called: a dossier writes this after ``campagne:``."""


def copier(modele: FilePath, cible: FilePath) -> None:
    """Copies the texts of a pack into a new folder, whose name becomes that of the copy.

    The folder appears whole or not at all. Raises ``FileExistsError`` when it is there already, and other
    ``OSError`` where it cannot be written.
    """
    if cible.exists() or cible.is_symlink():
        raise FileExistsError(str(cible))
    cible.parent.mkdir(parents=True, exist_ok=True)
    provisoire = cible.with_name(f".{cible.name}.{token_hex(4)}")
    provisoire.mkdir()
    try:
        for fichier in fichiers(modele):
            copie = provisoire / fichier.relative_to(modele)
            copie.parent.mkdir(exist_ok=True)
            shutil.copyfile(fichier, copie)
        fiche = provisoire / FICHE
        fiche.write_bytes(_renommee(fiche.read_bytes().decode("utf-8"), cible.name).encode("utf-8"))
        provisoire.rename(cible)
    except BaseException:
        shutil.rmtree(provisoire, ignore_errors=True)
        raise


def _renommee(fiche: str, nom: str) -> str:
    """The head of a pack under another name; comments and the rest stay."""
    renommee, trouvees = _ID.subn(f"id: {nom}", fiche, count=1)
    return renommee if trouvees else f"id: {nom}\n{fiche}"

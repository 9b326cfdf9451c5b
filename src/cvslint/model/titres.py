"""The name of a field as the form says it, for messages."""

from __future__ import annotations

from functools import cache
from typing import Any, get_args

from cvslint.model.champs import Bloc
from cvslint.model.dossier import Dossier
from cvslint.model.grille import Grille
from cvslint.span import Path

_BUDGETS = ("budget", "budgets_suivants")


def titre_de(chemin: Path, grille: Grille) -> str:
    """The title of the field at ``chemin``, that of its line inside a budget; else the key itself."""
    modele: type[Bloc] | None = Dossier
    titre = "dossier"
    noms = [pas for pas in chemin if isinstance(pas, str)]
    for rang, nom in enumerate(noms):
        connu = modele is not None and nom in modele.__pydantic_fields__
        titre, modele = _champ(modele, nom) if modele is not None and connu else (nom, None)
        if connu and nom in _BUDGETS:
            return _titre_de_ligne(noms[rang + 1 :], grille) or titre
    return titre


@cache
def _champ(modele: type[Bloc], nom: str) -> tuple[str, type[Bloc] | None]:
    """The title of a field of a block, and the block that it holds."""
    champ = modele.__pydantic_fields__[nom]
    return champ.title or nom, _bloc_de(champ.annotation)


def _titre_de_ligne(noms: list[str], grille: Grille) -> str | None:
    ligne = grille.section(noms[0]) if noms else None
    for nom in noms[1:]:
        suivante = ligne.enfant(nom) if ligne is not None else None
        if suivante is None:
            break
        ligne = suivante
    if ligne is None:
        return None
    return f"total de « {ligne.titre} »" if noms[-1] == "total" else ligne.titre


def _bloc_de(annotation: Any) -> type[Bloc] | None:
    """The block that a field holds, alone or in a list."""
    if isinstance(annotation, type) and issubclass(annotation, Bloc):
        return annotation
    for membre in get_args(annotation):
        bloc = _bloc_de(membre)
        if bloc is not None:
            return bloc
    return None

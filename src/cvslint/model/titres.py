"""The name of a field as the form says it, for messages."""

from __future__ import annotations

from functools import lru_cache
from typing import Any, get_args

from cvslint.model.champs import Bloc
from cvslint.model.dossier import Dossier
from cvslint.model.grille import Grille
from cvslint.span import Path

_BUDGETS = ("budget", "budgets_suivants")


def titre_de(chemin: Path, grille: Grille) -> str:
    """The title of the field at ``chemin``, that of its line inside a budget; else the key itself."""
    titre, suite = _champ(tuple([pas for pas in chemin if isinstance(pas, str)]))
    return (_titre_de_ligne(suite, grille) if suite else None) or titre


@lru_cache(maxsize=1024)
def _champ(noms: tuple[str, ...]) -> tuple[str, tuple[str, ...]]:
    """The title of the field under these names, or of the budget on the way to it, and the names that are left then."""
    modele: type[Bloc] | None = Dossier
    titre = "dossier"
    for rang, nom in enumerate(noms):
        champ = modele.__pydantic_fields__.get(nom) if modele is not None else None
        titre, modele = (champ.title or nom, _bloc_de(champ.annotation)) if champ is not None else (nom, None)
        if champ is not None and nom in _BUDGETS:
            return titre, noms[rang + 1 :]
    return titre, ()


def _titre_de_ligne(noms: tuple[str, ...], grille: Grille) -> str | None:
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

"""The arguments of a call: from how a rule writes them to what a check receives."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Literal, get_args

from cvslint.campagne.lexique import Lexique
from cvslint.campagne.regle import Argument, DuDossier, DuJour, Litteral
from cvslint.french import nearest
from cvslint.late_dataclass import late_dataclass
from cvslint.model.chemins import Selecteur, lire_selecteur
from cvslint.model.dates import lire_date
from cvslint.model.illisible import Illisible
from cvslint.model.liste_fermee import ListeFermee
from cvslint.model.montants import lire_montant

JOUR = "aujourdhui"
"""The name under which every pack finds the day of the check among its parameters."""

Genre = Literal["entier", "nombre", "date", "oui/non", "texte", "textes", "lexique", "liste fermée"]
"""The kinds of parameters that a check may have."""

GENRES: frozenset[str] = frozenset(get_args(Genre))


class Refus(Exception):
    """What is written cannot be made to run; its text is a French sentence."""


@late_dataclass
class Fonds:
    """What arguments are taken from: the parameters, the closed lists and the word lists of a pack."""

    parametres: Mapping[str, Any]
    listes: Mapping[str, ListeFermee]
    lexiques: Mapping[str, Lexique]

    def argument(self, nom: str, genre: str, ecrit: Any) -> Argument:
        """The argument ``nom`` of the kind ``genre``, as it is ``ecrit``; raises :class:`Refus`."""
        if not (isinstance(ecrit, dict) and len(ecrit) == 1):
            return Litteral(convertir(ecrit, genre, nom))
        ((sorte, cle),) = ecrit.items()
        if sorte == "chemin" and isinstance(cle, str):
            return DuDossier(selecteur(cle))
        if sorte == "parametre" and cle == JOUR:
            return DuJour()
        table = self._table(sorte)
        if not isinstance(cle, str):
            raise Refus(f"« {sorte} » attend un nom")
        if cle not in table:
            raise Refus(f"« {cle} » n'est pas dans les {sorte}s de la campagne{proches(cle, table)}")
        return Litteral(convertir(table[cle], genre, nom))

    def _table(self, sorte: str) -> Mapping[str, Any]:
        if sorte == "parametre":
            return self.parametres
        if sorte == "liste":
            return self.listes
        if sorte == "lexique":
            return self.lexiques
        raise Refus(f"« {sorte} » n'est pas une sorte de valeur (parametre, chemin, liste, lexique)")


def selecteur(texte: str) -> Selecteur:
    """The selector written as ``texte``; raises :class:`Refus`."""
    try:
        return lire_selecteur(texte)
    except ValueError:
        raise Refus(f"« {texte} » n'est pas un chemin") from None


def convertir(ecrit: Any, genre: str, nom: str) -> Any:
    """A written value as one of the kind ``genre``, for the parameter ``nom``; raises :class:`Refus`."""
    if not isinstance(ecrit, str):
        return ecrit
    try:
        if genre == "entier":
            return int(ecrit)
        if genre == "nombre":
            return lire_montant(ecrit)
        if genre == "date":
            return lire_date(ecrit)
    except (ValueError, Illisible):
        raise Refus(f"« {ecrit} » ne convient pas pour {nom}") from None
    if genre == "oui/non" and ecrit in ("oui", "non"):
        return ecrit == "oui"
    return [ecrit] if genre == "textes" else ecrit


def proches(nom: str, connus: Mapping[str, object]) -> str:
    """The end of a sentence that says which known names look like ``nom``, if any does."""
    trouves = nearest(nom, connus, 2)
    return f" ; vouliez-vous écrire « {' » ou « '.join(trouves)} » ?" if trouves else ""

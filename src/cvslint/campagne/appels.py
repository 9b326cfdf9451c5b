"""From what a rule writes to a call that can run: the check, its selectors, its arguments with their types."""

from __future__ import annotations

import datetime as dt
import types
from collections.abc import Mapping
from decimal import Decimal
from typing import Any, Union, get_args, get_origin

from cvslint.campagne.ecriture import AppelEcrit, valeur
from cvslint.campagne.regle import Appel, Argument, DuDossier, DuJour, Litteral
from cvslint.checks.controle import Controle, Parametre
from cvslint.french import nearest
from cvslint.model.chemins import Selecteur, lire_selecteur
from cvslint.model.dates import lire_date
from cvslint.model.formulaire import Formulaire
from cvslint.model.illisible import Illisible
from cvslint.model.montants import lire_montant

JOUR = "aujourdhui"
"""The name under which every pack finds the day of the check among its parameters."""


class Refus(Exception):
    """What is written cannot be made to run; its text is a French sentence."""


class Atelier:
    """What calls are built with: the checks, and the parameters, lists and word lists of a pack."""

    def __init__(
        self,
        controles: Mapping[str, Controle],
        parametres: Mapping[str, Any],
        formulaire: Formulaire,
        lexiques: Mapping[str, frozenset[str]],
    ) -> None:
        self.controles = controles
        self.parametres = parametres
        self.formulaire = formulaire
        self.listes = formulaire.listes
        self.lexiques = lexiques
        self._appels: dict[tuple[str, tuple[str, ...], str], Appel] = {}

    def appel(self, ecrit: AppelEcrit, sur: tuple[str, ...]) -> Appel:
        """The call of a rule, a case or a condition; raises :class:`Refus`."""
        nom = ecrit.verifie or ""
        controle = self.controles.get(nom)
        if controle is None:
            raise Refus(f"le contrôle « {nom} » n'existe pas{_proches(nom, self.controles)}")
        if not sur:
            raise Refus("« sur » manque : que faut-il regarder ?")
        cle = (nom, sur, repr(valeur(ecrit.avec)))
        appel = self._appels.get(cle)
        if appel is None:
            arguments = self._arguments(controle, ecrit.avec)
            formulaire = self.formulaire if controle.veut_formulaire else None
            appel = self._appels[cle] = Appel(
                controle, tuple(selecteur(texte) for texte in sur), arguments, formulaire
            )
        return appel

    def _arguments(self, controle: Controle, avec: Any) -> dict[str, Argument]:
        lus = valeur(avec) or {}
        attendus = {nom: p for nom, p in controle.parametres.items() if nom != "formulaire"}
        for nom in lus:
            if nom not in attendus:
                raise Refus(
                    f"le contrôle « {controle.nom} » n'a pas de paramètre « {nom} »{_proches(nom, attendus)}"
                )
        manquants = [nom for nom, parametre in attendus.items() if parametre.requis and nom not in lus]
        if manquants:
            raise Refus(f"le contrôle « {controle.nom} » demande aussi {', '.join(manquants)}")
        return {nom: self._argument(attendus[nom], lu) for nom, lu in lus.items()}

    def _argument(self, parametre: Parametre, lu: Any) -> Argument:
        if isinstance(lu, dict) and len(lu) == 1:
            ((genre, nom),) = lu.items()
            if genre == "chemin":
                return DuDossier(selecteur(nom))
            if genre == "parametre" and nom == JOUR:
                return DuJour()
            table: Mapping[str, Any] | None = {
                "parametre": self.parametres,
                "liste": self.listes,
                "lexique": self.lexiques,
            }.get(genre)
            if table is None:
                raise Refus(f"« {genre} » n'est pas une sorte de valeur (parametre, chemin, liste, lexique)")
            if nom not in table:
                raise Refus(f"« {nom} » n'est pas dans les {genre}s de la campagne{_proches(nom, table)}")
            return Litteral(convertir(table[nom], parametre))
        return Litteral(convertir(lu, parametre))


def selecteur(texte: str) -> Selecteur:
    """The selector written as ``texte``; raises :class:`Refus`."""
    try:
        return lire_selecteur(texte)
    except ValueError:
        raise Refus(f"« {texte} » n'est pas un chemin") from None


def convertir(lu: Any, parametre: Parametre) -> Any:
    """A written value in the type of a parameter; raises :class:`Refus`."""
    type_ = _sans_none(parametre.type)
    if type_ is bool and lu in ("oui", "non"):
        return lu == "oui"
    if not isinstance(lu, str):
        return lu
    try:
        if type_ is int:
            return int(lu)
        if type_ is Decimal:
            return lire_montant(lu)
        if type_ is dt.date:
            return lire_date(lu)
    except (ValueError, Illisible):
        raise Refus(f"« {lu} » ne convient pas pour {parametre.nom}") from None
    if get_origin(type_) is list:
        return [lu]
    return lu


def nom_de_type(parametre: Parametre) -> str:
    """The type of a parameter as who writes a rule says it."""
    type_ = _sans_none(parametre.type)
    noms = {int: "entier", Decimal: "nombre", dt.date: "date", bool: "oui/non", str: "texte"}
    if get_origin(type_) is list:
        return "liste de textes"
    if get_origin(type_) is frozenset:
        return "lexique"
    return noms.get(type_, "liste fermée")


def _sans_none(type_: Any) -> Any:
    if get_origin(type_) in (Union, types.UnionType):
        return next(membre for membre in get_args(type_) if membre is not type(None))
    return type_


def _proches(nom: str, connus: Mapping[str, object]) -> str:
    proches = nearest(nom, connus, 2)
    return f" ; vouliez-vous écrire « {' » ou « '.join(proches)} » ?" if proches else ""

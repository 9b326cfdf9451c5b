"""From what a rule writes to a call that can run: the check, its selectors, its arguments with their types."""

from __future__ import annotations

import datetime as dt
import types
from collections.abc import Container, Mapping
from decimal import Decimal
from typing import Any, Union, get_args, get_origin

from cvslint.campagne.arguments import Fonds, Genre, Refus, proches, selecteur
from cvslint.campagne.ecriture import AppelEcrit, valeur
from cvslint.campagne.regle import Appel
from cvslint.checks.controle import Controle, Parametre
from cvslint.model.formulaire import Formulaire


class Atelier:
    """What calls are built with: the checks, the form of the call, and what arguments are taken from."""

    def __init__(self, controles: Mapping[str, Controle], fonds: Fonds, formulaire: Formulaire) -> None:
        self.controles = controles
        self.fonds = fonds
        self.formulaire = formulaire
        self._appels: dict[tuple[str, tuple[str, ...], str], Appel] = {}

    def appel(self, ecrit: AppelEcrit, sur: tuple[str, ...]) -> Appel:
        """The call of a rule, a case or a condition; raises :class:`Refus`."""
        nom = ecrit.verifie or ""
        controle = self.controles.get(nom)
        if controle is None:
            raise Refus(f"le contrôle « {nom} » n'existe pas{proches(nom, self.controles)}")
        if not sur:
            raise Refus("« sur » manque : que faut-il regarder ?")
        lus = valeur(ecrit.avec) or {}
        cle = (nom, sur, repr(lus))
        appel = self._appels.get(cle)
        if appel is None:
            appel = self._appels[cle] = self._nouveau(controle, sur, lus)
        return appel

    def _nouveau(self, controle: Controle, sur: tuple[str, ...], lus: Mapping[str, Any]) -> Appel:
        attendus = {nom: p for nom, p in controle.parametres.items() if nom != "formulaire"}
        for nom in lus:
            if nom not in attendus:
                raise Refus(
                    f"le contrôle « {controle.nom} » n'a pas de paramètre « {nom} »{proches(nom, attendus)}"
                )
        manquants = [nom for nom, parametre in attendus.items() if parametre.requis and nom not in lus]
        if manquants:
            raise Refus(f"le contrôle « {controle.nom} » demande aussi {', '.join(manquants)}")
        ecrits = {nom: (genre_de(attendus[nom]), lu) for nom, lu in lus.items()}
        return Appel(
            controle,
            tuple(selecteur(texte) for texte in sur),
            {nom: self.fonds.argument(nom, genre, lu) for nom, (genre, lu) in ecrits.items()},
            self.formulaire if controle.veut_formulaire else None,
            ecrits,
        )


_GENRES: Mapping[Any, Genre] = {
    int: "entier",
    Decimal: "nombre",
    dt.date: "date",
    bool: "oui/non",
    str: "texte",
    list: "textes",
    Container: "lexique",
}


def genre_de(parametre: Parametre) -> Genre:
    """The kind of a parameter of a check."""
    type_ = parametre.type
    if get_origin(type_) in (Union, types.UnionType):
        type_ = next(membre for membre in get_args(type_) if membre is not type(None))
    return _GENRES.get(get_origin(type_) or type_, "liste fermée")


def nom_de_type(parametre: Parametre) -> str:
    """The type of a parameter as who writes a rule says it."""
    genre = genre_de(parametre)
    return "liste de textes" if genre == "textes" else genre

"""Checks against the closed lists and the tables of the form."""

from __future__ import annotations

from cvslint.checks.controle import Anomalie, Anomalies, controle
from cvslint.french import nearest
from cvslint.model.formulaire import Formulaire, ListeFermee


@controle(donne=("possibles", "proches"))
def parmi(valeur: str, *, liste: ListeFermee) -> Anomalies:
    """Le mot est l'un de ceux de la liste fermée `liste` du formulaire."""
    if liste.canonique(valeur) is None:
        candidats = [*liste.mots, *liste.mots.values()]
        yield Anomalie({"possibles": list(liste.mots.values()), "proches": nearest(valeur, candidats)})


@controle()
def est_parmi(valeur: object, *, valeurs: list[str]) -> Anomalies:
    """La valeur est l'une de `valeurs` (sert de condition)."""
    if str(valeur) not in valeurs:
        yield Anomalie()


@controle(donne=("manquants",))
def contient(valeur: tuple[object, ...], *, valeurs: list[str]) -> Anomalies:
    """La liste contient chacun des mots de `valeurs`."""
    manquants = [mot for mot in valeurs if mot not in valeur]
    if manquants:
        yield Anomalie({"manquants": manquants})


@controle(donne=("proches",))
def campagne_installee(valeur: str, *, campagnes: list[str]) -> Anomalies:
    """La campagne nommée par le dossier est l'une de celles qui sont installées."""
    if valeur not in campagnes:
        yield Anomalie({"proches": nearest(valeur, campagnes)})


@controle(donne=("proches",))
def ambition_connue(valeur: str, *, formulaire: Formulaire) -> Anomalies:
    """L'ambition est l'une de celles du formulaire, par son numéro ou par son titre."""
    if formulaire.ambition(valeur) is not None:
        return
    titres = {ambition.titre: ambition.id for ambition in formulaire.ambitions}
    numeros = [ambition.id for ambition in formulaire.ambitions]
    proches = [f"{titres[titre]} ({titre})" for titre in nearest(valeur, titres)] or nearest(valeur, numeros)
    yield Anomalie({"proches": proches})

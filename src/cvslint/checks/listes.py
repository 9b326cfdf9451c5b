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


@controle(donne=("manquants",), lit_absent=True)
def contient(
    valeur: tuple[object, ...] | None, *, valeurs: list[str], liste: ListeFermee | None = None
) -> Anomalies:
    """La liste contient chacun des mots de `valeurs`, que `liste` permet de citer par leur libellé."""
    mots = liste.mots if liste is not None else {}
    manquants = [mots.get(mot, mot).lower() for mot in valeurs if mot not in (valeur or ())]
    if manquants:
        yield Anomalie({"manquants": manquants})


@controle(donne=("autres",))
def mot_seul(valeur: tuple[str | None, ...], *, mot: str, liste: ListeFermee) -> Anomalies:
    """Quand la liste contient `mot`, elle ne contient rien d'autre. `liste` donne les mots du message."""
    autres = [autre for autre in dict.fromkeys(valeur) if autre is not None and autre != mot]
    if mot in valeur and autres:
        yield Anomalie({"autres": [liste.mots.get(autre, autre).lower() for autre in autres]})


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

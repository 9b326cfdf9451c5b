"""Checks on an operational objective: verb, figure, time, unit (annexe 3, « Définition »)."""

from __future__ import annotations

from cvslint.checks.controle import Anomalie, Anomalies, controle
from cvslint.checks.langue.chiffre import chiffres
from cvslint.checks.langue.temps import a_temporalite
from cvslint.checks.langue.unite import a_unite
from cvslint.checks.langue.verbe import verbe_infinitif
from cvslint.model.projet import Objectif


@controle(donne=("debut",), lit_absent=False)
def objectif_verbe(valeur: Objectif, *, infinitifs: frozenset[str]) -> Anomalies:
    """L'énoncé de l'objectif commence par un verbe à l'infinitif."""
    enonce = valeur.enonce
    if enonce is None or verbe_infinitif(enonce, infinitifs) is None:
        debut = " ".join((enonce or "").split()[:3])
        yield Anomalie({"debut": debut}, champ="enonce")


@controle()
def objectif_chiffre(valeur: Objectif) -> Anomalies:
    """L'objectif donne une quantité, dans son énoncé ou dans `cible`, autre qu'une date."""
    if valeur.enonce is not None and not _quantites(valeur):
        yield Anomalie(champ="enonce")


@controle()
def objectif_temps(valeur: Objectif) -> Anomalies:
    """L'objectif dit quand, dans son énoncé ou dans `echeance`."""
    if valeur.enonce is not None and valeur.echeance is None and not a_temporalite(valeur.enonce):
        yield Anomalie(champ="enonce")


@controle()
def objectif_unite(valeur: Objectif) -> Anomalies:
    """La quantité de l'objectif a une unité, dans l'énoncé, dans `cible` ou dans `unite`."""
    if valeur.enonce is None or valeur.unite is not None or not _quantites(valeur):
        return
    textes = [texte for texte in (valeur.enonce, valeur.cible) if texte is not None]
    if not any(a_unite(texte, chiffres(texte)) for texte in textes):
        yield Anomalie(champ="enonce")


def _quantites(objectif: Objectif) -> bool:
    return any(chiffres(texte) for texte in (objectif.enonce, objectif.cible) if texte is not None)

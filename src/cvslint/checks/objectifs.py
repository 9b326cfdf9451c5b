"""Checks on an operational objective: verb, figure, time, unit (annexe 3, « Définition »)."""

from __future__ import annotations

from collections.abc import Container

from cvslint.checks.controle import Anomalie, Anomalies, NonEvaluable, controle
from cvslint.checks.langue.chiffre import chiffres
from cvslint.checks.langue.temps import a_temporalite
from cvslint.checks.langue.unite import a_unite
from cvslint.checks.langue.verbe import verbe_infinitif
from cvslint.model.projet import Objectif

_SANS_ENONCE = NonEvaluable((("enonce",),))


@controle(donne=("debut",))
def objectif_verbe(valeur: Objectif, *, infinitifs: Container[str]) -> Anomalies:
    """L'énoncé de l'objectif commence par un verbe à l'infinitif."""
    if valeur.enonce is None:
        yield _SANS_ENONCE
    elif verbe_infinitif(_sans_gras(valeur.enonce), infinitifs) is None:
        yield Anomalie({"debut": " ".join(valeur.enonce.split()[:3])}, champ="enonce")


@controle()
def objectif_chiffre(valeur: Objectif) -> Anomalies:
    """L'objectif donne une quantité, dans son énoncé ou dans `cible`, autre qu'une date.

    « Un » en est une par période (« un atelier par semaine ») ou pour un ouvrage à produire (« Produire un guide »).
    """
    if valeur.enonce is None:
        yield _SANS_ENONCE
    elif not _quantites(valeur):
        yield Anomalie(champ="enonce")


@controle()
def objectif_temps(valeur: Objectif) -> Anomalies:
    """L'objectif dit quand, dans son énoncé ou dans `echeance`."""
    if valeur.enonce is None:
        yield _SANS_ENONCE
    elif valeur.echeance is None and not a_temporalite(_sans_gras(valeur.enonce)):
        yield Anomalie(champ="enonce")


@controle()
def objectif_unite(valeur: Objectif) -> Anomalies:
    """La quantité de l'objectif a une unité, dans l'énoncé, dans `cible` ou dans `unite`."""
    if valeur.enonce is None:
        yield _SANS_ENONCE
        return
    if valeur.unite is not None or not _quantites(valeur):
        return
    textes = [_sans_gras(texte) for texte in (valeur.enonce, valeur.cible) if texte is not None]
    if not any(a_unite(texte, chiffres(texte)) for texte in textes):
        yield Anomalie(champ="enonce")


def _sans_gras(texte: str) -> str:
    """The text without the asterisks of a bold pasted from elsewhere, which would part a number from its unit."""
    return texte.replace("*", "")


def _quantites(objectif: Objectif) -> bool:
    textes = (objectif.enonce, objectif.cible)
    return any(chiffres(_sans_gras(texte)) for texte in textes if texte is not None)

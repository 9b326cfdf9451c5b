"""Checks on what an objective of the report reached."""

from __future__ import annotations

from cvslint.checks.controle import Anomalie, Anomalies, controle
from cvslint.checks.langue.chiffre import chiffres
from cvslint.french import fold
from cvslint.late_pattern import late_pattern
from cvslint.model.bilan import ObjectifRealise
from cvslint.model.chemins import est_vide

_AUCUN = late_pattern(
    r"\b(?:aucune?|neant|zero|sans (?:objet|suite|resultat)"
    r"|non (?:realise|atteint|demarre|tenu)e?s?)\b"
)
_ENJEU = late_pattern(
    r"\b(?:enjeux?|ambitions?|contrat de ville|objectifs? (?:de|du|des|fixes? par|definis? par)"
    r" (?:la |le |les )?(?:ville|commune|contrat)s?)\b"
)


@controle()
def resultat_chiffre(valeur: str) -> Anomalies:
    """Le résultat donne une quantité autre qu'une date ; « aucun » et « sans objet » en sont."""
    if not chiffres(valeur) and _AUCUN.search(fold(valeur)) is None:
        yield Anomalie()


@controle()
def relie_aux_enjeux(valeur: ObjectifRealise) -> Anomalies:
    """L'objectif nomme une ambition, ou dit en une phrase à quel enjeu du contrat ou de la ville il répond."""
    if not _relie(valeur):
        yield Anomalie(champ="ambitions")


@controle()
def un_relie_aux_enjeux(valeur: tuple[ObjectifRealise | None, ...]) -> Anomalies:
    """Un objectif de la liste, au moins, est relié à un enjeu comme le veut `relie_aux_enjeux`."""
    if not any(objectif is not None and _relie(objectif) for objectif in valeur):
        yield Anomalie()


def _relie(objectif: ObjectifRealise) -> bool:
    textes = (objectif.enonce, objectif.resultat, objectif.commentaires)
    dits = [fold(texte) for texte in textes if texte is not None]
    return not est_vide(objectif.ambitions) or any(_ENJEU.search(texte) for texte in dits)

"""Checks on what an objective of the report reached."""

from __future__ import annotations

import re

from cvslint.checks.controle import Anomalie, Anomalies, controle
from cvslint.checks.langue.chiffre import chiffres
from cvslint.french import fold
from cvslint.model.bilan import ObjectifRealise
from cvslint.model.chemins import est_vide

_AUCUN = re.compile(r"\b(?:aucune?|neant|zero)\b")
_ENJEU = re.compile(
    r"\b(?:enjeux?|ambitions?|contrat de ville|objectifs? (?:de|du|des|fixes? par|definis? par)"
    r" (?:la |le |les )?(?:ville|commune|contrat)s?)\b"
)


@controle()
def resultat_chiffre(valeur: str) -> Anomalies:
    """Le résultat donne une quantité autre qu'une date ; « aucun » en est une."""
    if not chiffres(valeur) and _AUCUN.search(fold(valeur)) is None:
        yield Anomalie()


@controle()
def relie_aux_enjeux(valeur: ObjectifRealise) -> Anomalies:
    """L'objectif nomme une ambition, ou dit en une phrase à quel enjeu du contrat ou de la ville il répond."""
    textes = [texte for texte in (valeur.enonce, valeur.resultat, valeur.commentaires) if texte is not None]
    if est_vide(valeur.ambitions) and not any(_ENJEU.search(fold(texte)) for texte in textes):
        yield Anomalie(champ="ambitions")

"""Checks on what a text says: enough of it, figures, dated sources, more than a stock phrase."""

from __future__ import annotations

import re

from cvslint.checks.controle import Anomalie, Anomalies, controle
from cvslint.checks.langue.chiffre import chiffres
from cvslint.checks.langue.formules import est_de_pure_forme
from cvslint.french import fold
from cvslint.late_pattern import late_pattern
from cvslint.model.champs import Bloc
from cvslint.model.projet import Diagnostic

_ANNEE = late_pattern(r"(?<!depuis )(?<![\d.,])(?:19[5-9]\d|20[0-4]\d)(?![\d.,]\d|\d)")
_FIN_DE_PHRASE = late_pattern(r"[.!?;](?=\s|$)")
_PROVENANCE = late_pattern(
    r"\b(?:sources?|selon|d'apres|insee|enquetes?|etudes?|questionnaires?|sondages?|recensements?|donnees|releves?"
    r"|rapports?|diagnostics?|observatoires?|barometres?|entretiens?|comptages?|registres?|fiches?|statistiques?"
    r"|analyse des besoins|bilans?|marches exploratoires|concertations?|consultations?|reunions?|assemblees?)\b"
)
_MESURE = late_pattern(
    r"\d\s*(?:%|€|an(?:née)?s?\b|mois\b|semaines?\b|jours?\b|heures?\b|minutes?\b|k?m\b|kilomètres?\b|mètres?\b)",
    re.IGNORECASE,
)


@controle(donne=("manques", "conseils"))
def diagnostic_etaye(valeur: Diagnostic, *, min: int) -> Anomalies:
    """Le diagnostic a un chiffre, une source datée, et au moins `min` caractères de constats et de besoins.

    La source est datée par son année, ou par une année écrite dans le texte, dans la phrase qui donne le chiffre
    ou qui dit d'où il vient ; « depuis 2015 » ne date rien. `conseils` dit quoi ajouter pour chaque manque.
    """
    texte = " ".join(t for t in (valeur.constats, valeur.besoins) if t is not None)
    sources = [source for source in valeur.sources or () if source is not None]
    intitules = " ".join(source.intitule or "" for source in sources)
    n = len(" ".join(texte.split()))
    manques: dict[str, str] = {}
    if not _chiffre(texte):
        manques["aucun chiffre"] = "un chiffre (« 41 foyers sur 64 »)"
    if not (any(source.annee is not None for source in sources) or _ANNEE.search(intitules) or _date(texte)):
        manques["aucune source datée"] = "une source avec son année (« enquête de mai 2025 »)"
    if n < min:
        manques[f"{n} caractères sur les {min} attendus au moins"] = "ce que vous avez constaté de plus"
    if manques:
        yield Anomalie({"manques": list(manques), "conseils": list(manques.values())})


@controle(donne=("n",))
def longueur_ensemble(valeur: Bloc, *, champs: list[str], min: int) -> Anomalies:
    """Les textes des `champs` comptent ensemble au moins `min` caractères."""
    n = sum(len(" ".join(texte.split())) for champ in champs for texte in _textes(getattr(valeur, champ)))
    if n < min:
        yield Anomalie({"n": n})


@controle()
def reponse_de_fond(valeur: str) -> Anomalies:
    """La réponse n'est pas une formule toute faite, comme « ouvert à tous » ou « sans objet »."""
    if est_de_pure_forme(valeur):
        yield Anomalie()


def _date(texte: str) -> bool:
    """Whether a sentence that gives a figure, or says where it comes from, has a year."""
    for phrase in _FIN_DE_PHRASE.split(texte):
        if _ANNEE.search(phrase) and (_PROVENANCE.search(fold(phrase)) or _chiffre(phrase)):
            return True
    return False


def _chiffre(texte: str) -> bool:
    return bool(_MESURE.search(texte) or chiffres(texte))


def _textes(valeur: object) -> tuple[str, ...]:
    if isinstance(valeur, tuple):
        return tuple(str(element) for element in valeur if element is not None)
    return () if valeur is None else (str(valeur),)

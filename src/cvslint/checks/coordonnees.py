"""Checks on how to reach a person: their shape only, never whether they are in use."""

from __future__ import annotations

import re

from cvslint.checks.controle import Anomalie, Anomalies, controle
from cvslint.french import fold

_COURRIEL = re.compile(r"[^\s@<>,;:()\"]+@(?:[^\W_](?:[\w-]*[^\W_])?\.)+[^\W\d_]{2,}")
_TELEPHONE = re.compile(
    r"(?:0|(?:\+|00)33(?:\(0\)|0)?)[1-9]\d{8}|\+(?!33)[1-9]\d{6,13}|00(?!33)[1-9]\d{8,13}"
)
_SEPARATEURS = re.compile(r"[,;/|\n]| ou | et ")
_POSTE = re.compile(r"\(?\bposte ?\d+\)?")


@controle()
def courriel_ou_telephone(valeur: str) -> Anomalies:
    """Le texte est une adresse électronique ou un numéro de téléphone, ou plusieurs d'entre eux."""
    parts = [part.strip() for part in _SEPARATEURS.split(fold(valeur)) if part.strip()]
    if not parts or not all(_est_courriel(part) or _est_telephone(part) for part in parts):
        yield Anomalie()


def _est_courriel(texte: str) -> bool:
    return _COURRIEL.fullmatch(texte) is not None and ".." not in texte and not texte.startswith(".")


def _est_telephone(texte: str) -> bool:
    return _TELEPHONE.fullmatch(re.sub(r"[\s.-]", "", _POSTE.sub("", texte))) is not None

"""Checks on how to reach a person: their shape only, never whether they are in use."""

from __future__ import annotations

import re

from cvslint.checks.controle import Anomalie, Anomalies, controle
from cvslint.french import fold
from cvslint.late_pattern import late_pattern

_COURRIEL = late_pattern(r"[^\s@<>,;:()\"]+@(?:[^\W_](?:[\w-]*[^\W_])?\.)+[^\W\d_]{2,}")
_TELEPHONE = late_pattern(
    r"(?:0|(?:\+|00)33(?:\(0\)|0)?)[1-9]\d{8}|\+(?!33)[1-9]\d{6,13}|00(?!33)[1-9]\d{8,13}"
)
_SEPARATEURS = late_pattern(r"[,;/|\n]| ou | et ")
_SANS_AROBASE = late_pattern(r"\S*[a-z]\.[a-z]{2,}")
_ASSEZ_DE_CHIFFRES = 4
"""How many digits tell that a telephone was meant."""
_CODE_POSTAL = late_pattern(r"(?:F[ -]?)?[0-9]{2}\s?[0-9]{3}(?:\s+[^\W\d].*)?|B[ -]?[0-9]{4}")
_POSTE = late_pattern(r"\(?\bposte ?\d+\)?")


@controle(donne=("forme", "conseil"))
def courriel_ou_telephone(valeur: str) -> Anomalies:
    """Le texte est une adresse électronique ou un numéro de téléphone, ou plusieurs d'entre eux.

    `forme` dit ce que le texte voulait être, `conseil` ce qui doit y être.
    """
    parts = [part.strip() for part in _SEPARATEURS.split(fold(valeur)) if part.strip()]
    fausses = [part for part in parts if not (_est_courriel(part) or _est_telephone(part))]
    if fausses or not parts:
        forme, conseil = _voulu(fausses[0] if fausses else "")
        yield Anomalie({"forme": forme, "conseil": conseil})


@controle()
def code_postal(valeur: str) -> Anomalies:
    """Le texte a les cinq chiffres d'un code postal ; la ville ou « Cedex » peut suivre, et le code être belge."""
    if _CODE_POSTAL.fullmatch(valeur) is None:
        yield Anomalie()


def _voulu(texte: str) -> tuple[str, str]:
    """What a text that is neither an address nor a number was meant to be, and what it must hold."""
    if "@" in texte or _SANS_AROBASE.fullmatch(texte):
        return "d'une adresse électronique", "une adresse électronique complète, comme « nom@exemple.fr »"
    if sum(signe.isdigit() for signe in texte) >= _ASSEZ_DE_CHIFFRES:
        return "d'un numéro de téléphone", "les dix chiffres du numéro de téléphone"
    return (
        "d'une adresse électronique ni d'un numéro de téléphone",
        "une adresse électronique ou un numéro de téléphone",
    )


def _est_courriel(texte: str) -> bool:
    return _COURRIEL.fullmatch(texte) is not None and ".." not in texte and not texte.startswith(".")


def _est_telephone(texte: str) -> bool:
    return _TELEPHONE.fullmatch(re.sub(r"[\s.-]", "", _POSTE.sub("", texte))) is not None

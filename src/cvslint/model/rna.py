"""Numbers of the national register of associations (RNA): a W and nine characters.

The second of the nine may be a letter: Corsica (2A, 2B) and overseas (9C, 9P, …) have one there.
"""

from __future__ import annotations

import re

from cvslint.late_pattern import late_pattern
from cvslint.model.illisible import INVISIBLES, chiffre_etranger, motif_chiffre_etranger, plier
from cvslint.model.luhn import cle_juste

_RNA = late_pattern(r"W\d[A-Z\d]\d{7}", re.ASCII)
_LONGUEUR = 10
_REGISTRE = late_pattern(
    r"\d{1,4} ?[-/] ?\d{1,5}"  # volume and folio
    r"|a\d{4}[a-z]{3}\d+"  # the register's electronic number
    r"|.*\b(?:vol(?:ume)?|fol(?:io)?|tribunal|registre)\b.*",
    re.ASCII | re.DOTALL,
)
_CHIFFRE_RESSEMBLANT = {"O": "0", "I": "1", "L": "1"}


def normaliser_rna(texte: str) -> str:
    """``texte`` without spaces of any kind nor invisible characters, in capitals."""
    return "".join(texte.translate(INVISIBLES).split()).upper()


def examiner_rna(texte: str) -> str | None:
    """What is wrong with the RNA number typed as ``texte``, as a French clause; ``None`` when well formed."""
    serre = normaliser_rna(texte)
    if _RNA.fullmatch(serre):
        return None
    etranger = chiffre_etranger(serre)
    if etranger is not None:
        return motif_chiffre_etranger(etranger)
    if _REGISTRE.fullmatch(plier(texte.translate(INVISIBLES)).strip()):
        return (
            "c'est une inscription au registre d'un tribunal (Alsace-Moselle), à écrire dans"
            " « numero_inscription_registre »"
        )
    if re.fullmatch(r"\d+", serre, re.ASCII):
        return _numero_sans_w(serre)
    if not re.search(r"\d", serre, re.ASCII):
        return "ce n'est pas un numéro ; un RNA est un W suivi de 9 chiffres"
    return _ressemblance(serre) or _forme(serre)


def _numero_sans_w(chiffres: str) -> str:
    if len(chiffres) == 14:
        return "c'est un SIRET ; un RNA commence par la lettre W"
    if len(chiffres) == 9:
        if cle_juste(chiffres):
            return "c'est un SIREN ; un RNA commence par la lettre W"
        return "il manque le W du début, ou c'est un ancien numéro de préfecture"
    return "c'est sans doute un ancien numéro de préfecture ; un RNA commence par la lettre W"


def _ressemblance(serre: str) -> str | None:
    """A letter in the place of the digit that it looks like."""
    debut, suite = serre[:1], serre[1:]
    lettre = next((c for c in suite if c in _CHIFFRE_RESSEMBLANT), None)
    corrige = debut + "".join(_CHIFFRE_RESSEMBLANT.get(c, c) for c in suite)
    if lettre is None or not _RNA.fullmatch(corrige):
        return None
    place = "d'un zéro" if lettre == "O" else "d'un 1"
    return f"la lettre « {lettre} » tient la place {place} : vouliez-vous écrire {corrige} ?"


def _forme(serre: str) -> str:
    if not serre.startswith("W"):
        return "un RNA commence par la lettre W, sans rien devant"
    if len(serre) != _LONGUEUR:
        return f"il compte {len(serre)} caractères au lieu de {_LONGUEUR} (un W et 9 chiffres)"
    return "après le W, 9 chiffres sont attendus (seul le deuxième peut être une lettre)"

"""SIRET numbers: cleaned of what people put around them, then examined.

A SIREN has 9 digits with a Luhn key; a SIRET is a SIREN and 5 digits, with a Luhn key over the 14. The
establishments of La Poste (SIREN 356000000, exactly) may have a sum of digits that is a multiple of 5.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence
from functools import lru_cache
from typing import Literal

from cvslint.late_dataclass import late_dataclass
from cvslint.late_pattern import late_pattern
from cvslint.model.illisible import (
    INVISIBLES,
    chiffre_etranger,
    citer,
    motif_chiffre_etranger,
    plier,
    sans_lettres_pour_chiffres,
)

_LONGUEUR = 14
_SIREN = 9
_LA_POSTE = "356000000"
_ZEROS_D_ARRONDI = 6
_GUILLEMETS = "'\"«»“”„‘’‹›`´"
_EN_TETE = late_pattern(
    r"(?:(?:n|no|num|numéro|numero)\s*[°º.]?\s*(?:de\s+)?)?sire[tn]\s*(?:n\s*[°º]|no\b\.?)?\s*[:=]?\s*",
    re.IGNORECASE,
)
_PUISSANCE = late_pattern(r"\d(?:[.,]\d+)? ?e ?\+? ?\d{1,2}", re.ASCII | re.IGNORECASE)


@late_dataclass
class DefautSiret:
    """What is wrong with a SIRET: its length (or that it is no row of digits at all), or its check digits.

    ``motif`` is a French clause, without capital nor final period, made to follow « … : ».
    """

    genre: Literal["longueur", "cle"]
    motif: str


@lru_cache(maxsize=64)
def normaliser_siret(texte: str) -> str:
    """``texte`` without spaces and dashes of any kind, dots, quotes, « N° SIRET : » in front, a final « .0 ».

    What is left is not judged: letters and foreign digits stay.
    """
    return _serrer(_depouiller(texte))


@lru_cache(maxsize=8)
def examiner_siret(texte: str) -> DefautSiret | None:
    """What is wrong with the SIRET typed as ``texte``; ``None`` when its length and both its keys are right.

    All zeros and published samples have right keys: ``est_siret_exemple`` knows them.
    """
    depouille = _depouiller(texte)
    serre = _serrer(depouille)
    if re.fullmatch(r"\d{14}", serre, re.ASCII):
        motif = _defaut_de_cle(serre)
        return None if motif is None else DefautSiret("cle", motif)
    return DefautSiret("longueur", _defaut_de_longueur(depouille, serre))


def est_siret_exemple(texte: str, exemples: Sequence[str]) -> bool:
    """Whether ``texte`` is one of the sample numbers ``exemples``, whatever the spaces of either."""
    return normaliser_siret(texte) in {normaliser_siret(exemple) for exemple in exemples}


def afficher_siret(chiffres: str) -> str:
    """Fourteen digits as official papers print them, ``999 000 318 00017``; any other text as it is."""
    if len(chiffres) != _LONGUEUR:
        return chiffres
    return f"{_afficher_siren(chiffres[:_SIREN])} {chiffres[_SIREN:]}"


def _afficher_siren(chiffres: str) -> str:
    return f"{chiffres[:3]} {chiffres[3:6]} {chiffres[6:]}"


def _depouiller(texte: str) -> str:
    """``texte`` without what surrounds the number."""
    nu = texte.translate(INVISIBLES).strip().strip(_GUILLEMETS).strip()
    en_tete = _EN_TETE.match(nu)
    nu = nu[en_tete.end() :].strip(_GUILLEMETS).strip() if en_tete else nu
    # A spreadsheet that took the number for a decimal one leaves « .0 »; other dots part the digits.
    return nu[:-2] if re.fullmatch(r"[\d\s]+[.,]0", nu) else nu


def _serrer(depouille: str) -> str:
    if depouille.isalnum():
        return depouille
    return "".join(c for c in depouille if not _separe(c))


def _separe(caractere: str) -> bool:
    return caractere.isspace() or caractere in ".\u2212" or unicodedata.category(caractere) == "Pd"


def _cle_juste(chiffres: str) -> bool:
    """Luhn's key over ASCII digits."""
    from stdnum import luhn

    return luhn.checksum(chiffres) == 0


def _cles_justes(siret: str) -> bool:
    return _defaut_de_cle(siret) is None


def _defaut_de_cle(siret: str) -> str | None:
    siren = siret[:_SIREN]
    la_poste = siren == _LA_POSTE and sum(map(int, siret)) % 5 == 0
    if _cle_juste(siren) and (_cle_juste(siret) or la_poste):
        return None
    if siret.endswith("0" * _ZEROS_D_ARRONDI):
        return "un tableur l'a arrondi, ses derniers chiffres sont devenus des zéros"
    if not _cle_juste(siren):
        return f"la clé de contrôle des 9 premiers chiffres (le SIREN {_afficher_siren(siren)}) est fausse"
    return (
        "la clé de contrôle des 14 chiffres est fausse, alors que celle du SIREN"
        f" {_afficher_siren(siren)} est juste ; l'erreur est sans doute dans les cinq derniers chiffres"
    )


def _defaut_de_longueur(depouille: str, serre: str) -> str:
    """Why ``serre`` is not fourteen digits."""
    etranger = chiffre_etranger(serre)
    if etranger is not None:
        return motif_chiffre_etranger(etranger)
    if _PUISSANCE.fullmatch(depouille):
        return "un tableur l'a abrégé en puissance de dix, ses derniers chiffres sont perdus"
    tva = re.fullmatch(r"FR[A-Z\d]{2}(\d{9})", serre, re.ASCII | re.IGNORECASE)
    if tva is not None:
        siren = _afficher_siren(tva[1])
        return f"c'est un numéro de TVA ; le SIRET compte 14 chiffres et commence par le SIREN {siren}"
    if re.fullmatch(r"\d+", serre, re.ASCII):
        return _defaut_de_nombre(serre)
    return _defaut_de_caractere(depouille, serre)


def _defaut_de_nombre(chiffres: str) -> str:
    nombre = len(chiffres)
    if nombre == _SIREN and chiffres.strip("0") and _cle_juste(chiffres):
        return "c'est un SIREN (9 chiffres) ; le SIRET en compte 14"
    complete = chiffres.zfill(_LONGUEUR)
    if nombre in {12, 13} and chiffres.strip("0") and _cles_justes(complete):
        perdu = "un zéro initial a" if nombre == 13 else "deux zéros initiaux ont"
        accord = "perdu" if nombre == 13 else "perdus"
        vouliez = f"vouliez-vous écrire {afficher_siret(complete)} ?"
        return f"il compte {nombre} chiffres au lieu de 14, {perdu} peut-être été {accord} : {vouliez}"
    return f"il compte {nombre} chiffre{'s' if nombre > 1 else ''} au lieu de 14"


def _defaut_de_caractere(depouille: str, serre: str) -> str:
    if not re.search(r"\d", serre, re.ASCII):
        if plier(depouille) in {"en cours", "en attente", "demande en cours"}:
            return "le numéro n'est pas encore connu ; le SIRET compte 14 chiffres"
        return "ce n'est pas un numéro ; le SIRET compte 14 chiffres"
    corrige, motif = sans_lettres_pour_chiffres(serre)
    if motif and re.fullmatch(r"\d+", corrige, re.ASCII):
        sur = len(corrige) == _LONGUEUR and _cles_justes(corrige)
        return f"{motif} : vouliez-vous écrire {afficher_siret(corrige)} ?" if sur else motif
    intrus = "".join(dict.fromkeys(re.findall(r"[^\d]", serre, re.ASCII)))
    return f"{citer(intrus)} n'est pas un chiffre ; le SIRET en compte 14"

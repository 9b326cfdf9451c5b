"""Postal codes as people write them: five digits, however they are grouped, or the reason why they are not."""

from __future__ import annotations

import re

from cvslint.late_pattern import late_pattern
from cvslint.model.illisible import (
    Illisible,
    alleger,
    chiffre_etranger,
    motif_chiffre_etranger,
    sans_lettres_pour_chiffres,
)

_FRANCAIS = late_pattern(r"(?:F(?:R)?[- ]?)?(?P<code>\d{2} ?\d{3})(?: [^\d].*)?", re.ASCII | re.IGNORECASE)
_ETRANGER = late_pattern(r"(?!F-)[A-Z]{1,2}-[0-9A-Z ]{3,8}", re.IGNORECASE)


def lire_code_postal(texte: str) -> str:
    """The text itself, where it is a postal code: five digits, ``59 320``, ``F-59320``, ``59777 Lille Cedex``.

    That of another country has the letters of the country in front (``B-7700``). Raises ``Illisible`` for anything
    else; four digits have most often lost their zero in a spreadsheet.
    """
    propre = alleger(texte)
    if _FRANCAIS.fullmatch(propre) or _ETRANGER.fullmatch(propre):
        return texte
    etranger = chiffre_etranger(propre)
    if etranger is not None:
        raise Illisible(motif_chiffre_etranger(etranger))
    corrige, motif = sans_lettres_pour_chiffres(propre)
    if motif and _FRANCAIS.fullmatch(corrige):
        raise Illisible(motif, corrige)
    chiffres = re.sub(r"[ .-]", "", propre)
    if re.fullmatch(r"\d{5}", chiffres, re.ASCII):
        raise Illisible("les cinq chiffres s'écrivent sans ponctuation", chiffres, certain=True)
    if re.fullmatch(r"\d{4}", propre, re.ASCII):
        raise Illisible("il n'a que quatre chiffres ; un zéro manque peut-être devant", f"0{propre}")
    if re.fullmatch(r"\d+", chiffres, re.ASCII):
        raise Illisible(f"il a {len(chiffres)} chiffres" if len(chiffres) > 1 else "il n'a qu'un chiffre")
    raise Illisible()

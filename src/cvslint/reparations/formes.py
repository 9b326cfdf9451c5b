"""The usual form of values that may be written in several ways, all of them accepted.

=========  ==================================================================================================
a SIRET    ``999 000 318 00017``: 3, 3, 3 and 5 digits, as official papers print it
an RNA     ``W595999998``: a capital W and nine characters, nothing between them
a date     ``2025-10-08``, the form of ISO 8601
an amount  ``12000`` or ``12 000``, ``12 000,50`` (two decimals), each with `` €`` behind it or not; a dot stands
           for the comma between braces without quotes, where YAML would cut the value at a comma
quartier   its code, its name, or a part of the name that the table of the call knows, spelled as there
ambition   its number, or its title or text spelled as in the table of the call
=========  ==================================================================================================

A space of any kind is a space, and a dash between the words of a quartier is one too: the call and the official list
do not agree on these. What is written in one of these forms is left as it is. Each function gives the usual form of a
text that its field accepts; ``None`` when the text already has it, or when what it means is not certain.
"""

from __future__ import annotations

import re
import unicodedata
from typing import Literal

from cvslint.late_pattern import late_pattern
from cvslint.model.dates import lire_date
from cvslint.model.ecritures import cle_de_mot, cle_de_quartier
from cvslint.model.formulaire import Formulaire, Quartier
from cvslint.model.illisible import Illisible, alleger
from cvslint.model.montants import lire_montant
from cvslint.model.rna import examiner_rna, normaliser_rna
from cvslint.model.siret import afficher_siret, examiner_siret, normaliser_siret

_ESPACE = r"[^\S\r\n\t]"
_SIRET = late_pattern(rf"(?:[0-9]{{3}}{_ESPACE}){{3}}[0-9]{{5}}")
_ENTIER = rf"(?:0|[1-9][0-9]{{0,11}}|[1-9][0-9]{{0,2}}(?:{_ESPACE}[0-9]{{3}})+)"
_MONTANT = late_pattern(rf"{_ENTIER}(?:(?P<virgule>[.,])[0-9]{{2}})?(?:{_ESPACE}€)?")
_MILLIERS = late_pattern(r"\d[ ._]\d{3}(?!\d)", re.ASCII)
_DECIMALES = late_pattern(r"[.,]\d{1,2}(?!\d)", re.ASCII)
_MONNAIE = late_pattern(r"€|eur", re.IGNORECASE)
_ENTRE_DEUX_MOTS = late_pattern(r"[\s\-\u2010-\u2015\u2212]+")
_INTERCOMMUNAL = "Quartier Intercommunal "


Genre = Literal["date", "montant", "SIRET", "RNA", "quartier", "ambition"]
"""The kinds of values that have a usual form."""


def forme_usuelle(
    genre: Genre, texte: str, formulaire: Formulaire, *, communes: tuple[str, ...] = (), virgule: str = ","
) -> str | None:
    """The usual form of a value of that kind; see the function of the kind for the rest."""
    match genre:
        case "date":
            return forme_de_date(texte)
        case "montant":
            return forme_de_montant(texte, virgule=virgule)
        case "SIRET":
            return forme_de_siret(texte)
        case "RNA":
            return forme_de_rna(texte)
        case "quartier":
            return forme_de_quartier(texte, communes, formulaire)
        case "ambition":
            return forme_d_ambition(texte, formulaire)


def forme_de_siret(texte: str) -> str | None:
    """The usual form of a SIRET whose keys are right."""
    if _SIRET.fullmatch(texte) or examiner_siret(texte) is not None:
        return None
    return afficher_siret(normaliser_siret(texte))


def forme_de_rna(texte: str) -> str | None:
    """The usual form of a well-formed RNA."""
    serre = normaliser_rna(texte)
    return None if serre == texte or examiner_rna(texte) is not None else serre


def forme_de_date(texte: str) -> str | None:
    """The usual form of a date."""
    try:
        iso = lire_date(texte).isoformat()
    except Illisible:
        return None
    return None if iso == texte else iso


def forme_de_montant(texte: str, *, virgule: str = ",") -> str | None:
    """The usual form of an amount; ``virgule`` is the sign of its decimals, « . » where a comma would cut it.

    The author's choice is kept: thousands parted or not, cents or not, the sign of the euro or not. A negative amount
    is for its author to explain.
    """
    usuel = _MONTANT.fullmatch(texte)
    if usuel is not None and usuel["virgule"] in (None, virgule):
        return None
    try:
        montant, nu = lire_montant(texte), alleger(texte)
    except Illisible:
        return None
    if montant < 0:
        return None
    entier, _, centimes = f"{montant:,.2f}".partition(".")
    forme = entier.replace(",", " " if _MILLIERS.search(nu) else "")
    if _DECIMALES.search(nu):
        forme += f"{virgule}{centimes}"
    return f"{forme} €" if _MONNAIE.search(nu) else forme


def forme_de_quartier(texte: str, communes: tuple[str, ...], formulaire: Formulaire) -> str | None:
    """The usual form of a quartier's name or code; ``communes``, beside which it is written, part namesakes.

    A text that holds more than the name (a commune between parentheses, a code and a name) says two things and is
    left as it is; so is a short name that the table knows, since the author may mean no more than that part.
    """
    quartier = formulaire.quartier(texte, communes)
    if quartier is None:
        return None
    ecritures = _ecritures(quartier)
    if texte == quartier.code or any(_lisse(texte) == _lisse(ecriture) for ecriture in ecritures):
        return None
    cle = cle_de_quartier(texte)
    connues = (quartier.code, *ecritures)
    return next((ecriture for ecriture in connues if cle_de_quartier(ecriture) == cle), None)


def _ecritures(quartier: Quartier) -> tuple[str, ...]:
    """The spellings of the table, and the official name without what only says that it lies in several communes."""
    return quartier.nom, quartier.nom.removeprefix(_INTERCOMMUNAL), *quartier.alias


def forme_d_ambition(texte: str, formulaire: Formulaire) -> str | None:
    """The usual form of an ambition: its title or text where the author wrote one of them, else its number."""
    ambition = formulaire.ambition(texte)
    if ambition is None or texte == ambition.id:
        return None
    mots = (ambition.titre, ambition.texte)
    if any(_lisse(texte) == _lisse(connu) for connu in mots):
        return None
    return next((connu for connu in mots if cle_de_mot(connu) == cle_de_mot(texte)), ambition.id)


def _lisse(texte: str) -> str:
    """``texte`` in composed letters, with one space for the spaces and dashes between two words."""
    compose = unicodedata.normalize("NFC", texte).replace("’", "'")
    return _ENTRE_DEUX_MOTS.sub(" ", compose).strip()

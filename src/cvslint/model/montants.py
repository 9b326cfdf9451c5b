"""Amounts in euros as French authors write them, read exactly or refused with the reason."""

from __future__ import annotations

import re
from decimal import Decimal

from cvslint.late_pattern import late_pattern
from cvslint.model.illisible import Illisible, alleger, citer
from cvslint.model.nombres import GROUPES, PROSE, SIGNE, TROP_LONG, ecrire_nombre, expliquer, valeur_de

_MONNAIE = r"(?:€|EUR|euros?)"
_POINTS = r"\d{1,3}(?:\.\d{3})+(?=,)"
_MONTANT = late_pattern(
    rf"(?P<nombre>{SIGNE}(?:{_POINTS}|{GROUPES})(?:[.,]\d{{1,2}})?)(?: ?{_MONNAIE})?",
    re.ASCII | re.IGNORECASE,
)
_COURANT = re.compile(r"(\d{1,12}|\d{1,3}(?:[ \u00a0\u202f]\d{3}){1,3})(?:[.,](\d\d?))?", re.ASCII)
"""How most amounts are written; it reads what :data:`_MONTANT` does, without cleaning."""
_ATTENDU = "un montant en chiffres est attendu"


def lire_montant(texte: str) -> Decimal:
    """The amount in euros, with two decimals, that ``texte`` writes (FMT003 in the contract, § 8).

    Digits, thousands in groups of three by spaces of any kind or ``_``, or by dots when a decimal comma
    follows; a comma or a dot and one or two decimals; then nothing, ``€``, ``EUR`` or ``euro(s)``. A minus in
    front is read: whether an amount may be negative is a rule's business.

    Raises ``Illisible`` for anything else, with what was meant where that can be told.
    """
    courant = _COURANT.fullmatch(texte)
    if courant is not None:
        return Decimal(f"{''.join(courant[1].split())}.{courant[2] or '':0<2}")
    propre = alleger(texte)
    valeur = _valeur(propre)
    if valeur is None:
        raise _refus(propre)
    return valeur


def _valeur(propre: str) -> Decimal | None:
    lu = _MONTANT.fullmatch(propre)
    valeur = None if lu is None else valeur_de(lu["nombre"])
    return None if valeur is None else valeur.quantize(Decimal("0.01"))


def _relire(texte: str) -> str | None:
    valeur = _valeur(texte)
    return None if valeur is None else ecrire_nombre(valeur)


def _refus(propre: str) -> Illisible:
    """Why the cleaned text, already refused, is not an amount."""
    if len(propre) > PROSE:
        return Illisible(_ATTENDU)
    if re.fullmatch(r"[-+]?\.?(?:inf|nan)", propre, re.IGNORECASE):
        return Illisible(f"{citer(propre)} n'est pas un montant en euros")
    return (
        _monnaie(propre)
        or _signe(propre)
        or _suisse(propre)
        or _separateurs(re.sub(rf" ?{_MONNAIE}$", "", propre, flags=re.ASCII | re.IGNORECASE))
        or expliquer(propre, _ATTENDU, _relire)
        or Illisible("un montant s'écrit par exemple 12 000 ou 12 000,50")
    )


def _monnaie(propre: str) -> Illisible | None:
    """The currency written twice, in front, in the place of the comma, or another than the euro."""
    autre = re.search(r"[$£¥₣]|\b(?:CHF|USD|GBP)\b", propre)
    if autre is not None:
        return Illisible(f"un montant en euros est attendu, pas en {citer(autre[0])}")
    fois = re.findall(_MONNAIE, propre, re.ASCII | re.IGNORECASE)
    nu = re.sub(rf" ?{_MONNAIE} ?", "", propre, flags=re.ASCII | re.IGNORECASE)
    if len(fois) > 1 and _relire(nu) is not None:
        return Illisible("la monnaie est écrite plusieurs fois", _relire(nu), certain=True)
    centimes = re.fullmatch(rf"(.*\d) ?{_MONNAIE} ?(\d\d)(?: ?(?:c|cts?|centimes?))?", propre, re.A | re.I)
    if centimes is not None:
        virgule = _relire(f"{centimes[1]},{centimes[2]}")
        motif = "les centimes se mettent après la virgule, avant la monnaie"
        return Illisible(motif, virgule, certain=True)
    if re.match(_MONNAIE, propre, re.ASCII | re.IGNORECASE) and _relire(nu) is not None:
        return Illisible("la monnaie se met après le montant", _relire(nu), certain=True)
    return None


def _signe(propre: str) -> Illisible | None:
    if propre.startswith("+") and _relire(propre[1:].lstrip()) is not None:
        return Illisible("le signe « + » est de trop", _relire(propre[1:].lstrip()), certain=True)
    comptable = re.fullmatch(r"\((.+)\)(.*)", propre)
    if comptable is not None and _relire(comptable[1] + comptable[2]) is not None:
        return Illisible(
            "un montant négatif s'écrit avec le signe moins, sans parenthèses",
            _relire(f"-{comptable[1]}{comptable[2]}"),
        )
    return None


def _suisse(propre: str) -> Illisible | None:
    espace = re.sub(r"(?<=\d)['’](?=\d{3})", " ", propre)
    if espace != propre and _relire(espace) is not None:
        return Illisible("les milliers se séparent par une espace", _relire(espace), certain=True)
    return None


def _separateurs(nombre: str) -> Illisible | None:
    """Why digits with dots, commas, spaces and ``_`` alone are not an amount; ``None`` for any other text."""
    if re.fullmatch(rf"{SIGNE}\d(?:[\d ._,]*\d)?", nombre, re.ASCII) is None:
        return None
    trio = re.fullmatch(rf"({SIGNE})([1-9]\d{{0,2}})[.,](\d{{3}})", nombre, re.ASCII)
    if trio is not None:
        return _milliers_ou_decimales(*trio.groups())
    anglais = re.fullmatch(
        rf"{SIGNE}[1-9]\d{{0,2}}((?:,\d{{3}})+(?:\.\d\d?)?|(?:\.\d{{3}})+)", nombre, re.ASCII
    )
    if anglais is not None:
        milliers = "," if anglais[1].startswith(",") else "."
        espace = nombre.replace(milliers, " ")
        return Illisible("les milliers se séparent par une espace", _relire(espace), certain=True)
    trop_fin = re.fullmatch(rf"({SIGNE}(?:{_POINTS}|{GROUPES})[.,]\d\d)(\d+)", nombre, re.ASCII)
    if trop_fin is not None:
        return Illisible(
            "un montant a deux décimales au plus", None if trop_fin[2].strip("0") else _relire(trop_fin[1])
        )
    if _MONTANT.fullmatch(nombre):
        return Illisible(TROP_LONG)
    serre = re.sub(r" ?([.,]) ?", r"\1", nombre)
    if serre != nombre and _relire(serre) is not None:
        return Illisible("il n'y a pas d'espace autour de la virgule", _relire(serre), certain=True)
    if re.search("[ _]", nombre):
        return Illisible("les milliers se groupent par trois", _relire(nombre.replace("_", " ")))
    return None


def _milliers_ou_decimales(signe: str, entier: str, suite: str) -> Illisible:
    """``8.000``: eight thousand or eight? ``500,005`` can be no amount with its comma."""
    milliers = f"{signe}{entier} {suite} €"
    if suite.endswith("0"):
        return Illisible(f"s'agit-il de {milliers} ou de {signe}{entier},{suite[:2]} € ?")
    return Illisible(f"un montant a deux décimales au plus ; s'agit-il de {milliers} ?")

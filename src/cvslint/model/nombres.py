"""Whole numbers, years and percentages, and what people write when they mean a number and it is none."""

from __future__ import annotations

import re
from collections.abc import Callable
from decimal import Decimal

from cvslint.late_pattern import late_pattern
from cvslint.model.illisible import (
    Illisible,
    alleger,
    chiffre_etranger,
    citer,
    en_chiffres_ordinaires,
    motif_chiffre_etranger,
    plier,
    sans_lettres_pour_chiffres,
)

GROUPES = r"(?:\d{1,3}(?: \d{3})+|\d{1,3}(?:_\d{3})+|\d+)"
"""Digits, or thousands in groups of three by one same sign, in a text cleaned by ``alleger``."""
SIGNE = r"(?:[-\u2212] ?)?"
CHIFFRES_MAX = 12
PROSE = 200
"""Beyond this length a text is prose: it is not searched for the number that it may hold."""
TROP_LONG = "un nombre a douze chiffres au plus avant la virgule"

Relire = Callable[[str], str | None]
"""From a corrected text to the way to write its value, ``None`` when it cannot be read either."""

_ENTIER = late_pattern(SIGNE + GROUPES, re.ASCII)
_POURCENTAGE = late_pattern(rf"({SIGNE}{GROUPES}(?:[.,]\d{{1,4}})?)(?: ?%)?", re.ASCII)
_BLOC = rf"{SIGNE}\d(?:[\d ._,]*\d)?"
_OUI_NON = frozenset({"oui", "non", "vrai", "faux", "true", "false", "yes", "no"})
_A_PEU_PRES = (
    r"\b(?:environ|env|approx\w*|a peu pres|presque|plus de|moins de|au moins|au plus|jusqu.a"
    r"|max(?:imum)?|min(?:imum)?)\b|[~≈±<>≤≥]"
)
_ANNEE_MIN, _ANNEE_MAX = 1900, 2100


def lire_entier(texte: str) -> int:
    """The whole number that ``texte`` writes, thousands by spaces of any kind or ``_``; a minus is read.

    Raises ``Illisible`` for decimals, words, units, ranges and more than twelve digits.
    """
    if len(texte) <= CHIFFRES_MAX and texte.isascii() and texte.isdigit():
        return int(texte)
    propre = alleger(texte)
    valeur = _entier(propre)
    if valeur is None:
        raise _refus_entier(propre)
    return valeur


def lire_annee(texte: str) -> int:
    """The year, in exactly four digits, from 1900 to 2100. Raises ``Illisible`` for anything else."""
    propre = alleger(texte)
    if re.fullmatch(r"\d{4}", propre, re.ASCII):
        if _ANNEE_MIN <= int(propre) <= _ANNEE_MAX:
            return int(propre)
        raise Illisible(f"une année de {_ANNEE_MIN} à {_ANNEE_MAX} est attendue")
    raise _refus_annee(propre)


def lire_pourcentage(texte: str) -> Decimal:
    """The percentage, as ``60 %``, ``60%``, ``12,5 %`` or ``60``: 60 stands for sixty in a hundred.

    Up to four decimals. Raises ``Illisible`` for anything else.
    """
    propre = alleger(texte)
    valeur = _pourcentage(propre)
    if valeur is None:
        attendu = "un pourcentage en chiffres est attendu, par exemple 60 %"
        raise expliquer(propre, attendu, _relire_pourcentage) or Illisible(attendu)
    return valeur


def valeur_de(ecrit: str) -> Decimal | None:
    """The exact value of digits with sign, groups and decimals; ``None`` above twelve digits."""
    entier, _, decimales = ecrit.replace("\u2212", "-").replace(",", ".").rpartition(".")
    if not entier:
        entier, decimales = decimales, ""
    # With a comma for the decimals the dots that are left part the thousands.
    compact = entier.replace(" ", "").replace("_", "").replace(".", "")
    if len(compact.lstrip("-")) > CHIFFRES_MAX:
        return None
    # Adding zero turns "-0" into 0.
    return Decimal(f"{compact}.{decimales}" if decimales else compact) + 0


def ecrire_nombre(valeur: Decimal) -> str:
    """``valeur`` as a French author would type it: ``12 000``, ``1 234,50``."""
    if valeur == valeur.to_integral_value():
        return f"{int(valeur):,}".replace(",", " ")
    chiffres = f"{valeur:,.2f}" if valeur == round(valeur, 2) else f"{valeur:,f}"
    return chiffres.replace(",", " ").replace(".", ",")


def expliquer(texte: str, attendu: str, relire: Relire) -> Illisible | None:
    """Why ``texte``, cleaned and already refused, is no number; ``None`` when its digits alone are at fault.

    ``attendu`` is the clause for a text without any digit; ``relire`` reads a corrected text.
    """
    if len(texte) > PROSE:
        return Illisible(attendu)
    etranger = chiffre_etranger(texte)
    if etranger is not None:
        ordinaires = relire(en_chiffres_ordinaires(texte))
        return Illisible(motif_chiffre_etranger(etranger), ordinaires, certain=True)
    if plier(texte) in _OUI_NON:
        return Illisible(f"{attendu}, pas oui ou non")
    corrige, motif = sans_lettres_pour_chiffres(texte)
    if motif and re.search(r"\d", texte, re.ASCII) and relire(corrige) is not None:
        return Illisible(motif, relire(corrige))
    abrege = _en_abrege(texte, relire)
    if abrege is not None:
        return abrege
    blocs = re.findall(_BLOC, texte, re.ASCII)
    if not blocs:
        return Illisible(attendu)
    if len(blocs) > 1:
        return Illisible("un seul nombre est attendu, ni fourchette ni calcul")
    return _autour(texte, blocs[0], relire)


def _en_abrege(texte: str, relire: Relire) -> Illisible | None:
    """A number as a spreadsheet or a hurried hand shortens it: ``1e3``, ``12 k€``, ``1,2 million``."""
    monnaie = r"(?: ?(?:d'|d’)? ?(?:€|eur|euros?))?"
    court = re.fullmatch(rf"(.*\d) ?(?:(k|mille)|M(?= ?€)|millions?){monnaie}", texte, re.ASCII | re.I)
    if court is not None:
        lu = relire(court[1])
        if lu is None:
            return Illisible("le nombre est attendu en entier, sans abréviation")
        valeur = (valeur_de(lu.removesuffix(" %")) or Decimal(0)) * (1000 if court[2] else 1_000_000)
        return Illisible("le nombre est attendu en entier, sans abréviation", relire(ecrire_nombre(valeur)))
    forme = rf"(-?\d{{1,12}}(?:[.,]\d{{1,12}})?) ?e ?([+-]?\d{{1,2}}){monnaie}"
    puissance = re.fullmatch(forme, texte, re.ASCII | re.I)
    if puissance is not None:
        valeur = Decimal(puissance[1].replace(",", ".")).scaleb(int(puissance[2]))
        motif = "le nombre est attendu en entier, sans puissance de dix"
        return Illisible(motif, relire(ecrire_nombre(valeur)))
    return None


def _autour(texte: str, bloc: str, relire: Relire) -> Illisible | None:
    """What stands before or after the only digits of ``texte``, when these can be read."""
    propose = relire(bloc)
    if propose is None:
        return None
    a_peu_pres = re.search(_A_PEU_PRES, plier(texte))
    if a_peu_pres is not None:
        return Illisible(f"une valeur exacte est attendue, sans {citer(a_peu_pres[0])}", propose)
    avant, apres = (bord.strip() for bord in texte.split(bloc, 1))
    if avant in {".", ","}:
        return Illisible("il manque un zéro devant la virgule", relire(f"0{avant}{bloc}"))
    if avant in {"–", "—", "‑"}:
        return Illisible(f"le signe moins s'écrit « - », pas {citer(avant)}", relire(f"-{bloc}{apres}"))
    # After an amount the currency is in its place; only what follows it is too much.
    apres = re.sub(r"^(?:€|(?:EUR|euros?)\b) ?(?=\S)", "", apres, flags=re.IGNORECASE)
    surplus = " et ".join(citer(bord) for bord in (avant, apres) if bord)
    verbe = "sont" if avant and apres else "est"
    # A percentage has a meaning of its own, which its digits alone would lose; so has a phrase.
    sens_change = "%" in apres or re.search(r"[^\W\d_]|[.,%]$", avant) is not None
    return Illisible(f"{surplus} {verbe} de trop", None if sens_change else propose)


def _entier(propre: str) -> int | None:
    valeur = valeur_de(propre) if _ENTIER.fullmatch(propre) else None
    return None if valeur is None else int(valeur)


def _relire_entier(texte: str) -> str | None:
    valeur = _entier(texte)
    return None if valeur is None else ecrire_nombre(Decimal(valeur))


def _refus_entier(propre: str) -> Illisible:
    attendu = "un nombre entier en chiffres est attendu"
    explique = expliquer(propre, attendu, _relire_entier)
    if explique is not None:
        return explique
    if _ENTIER.fullmatch(propre):
        return Illisible(TROP_LONG)
    if re.fullmatch(r"\d{1,3}(?:[.,]\d{3})+", propre, re.ASCII):
        espace = re.sub("[.,]", " ", propre)
        return Illisible("les milliers se séparent par une espace", _relire_entier(espace))
    decimal = re.fullmatch(rf"({SIGNE}{GROUPES})[.,](\d+)", propre, re.ASCII)
    if decimal is not None:
        exact = _relire_entier(decimal[1]) if not decimal[2].strip("0") else None
        return Illisible("un nombre entier est attendu, sans décimale", exact, certain=True)
    if re.search("[ _]", propre):
        return Illisible("les milliers se groupent par trois", _relire_entier(propre.replace("_", " ")))
    return Illisible(attendu)


def _refus_annee(propre: str) -> Illisible:
    etranger = chiffre_etranger(propre)
    if etranger is not None:
        return Illisible(motif_chiffre_etranger(etranger))
    annees = re.findall(r"(?<!\d)(?:19|20)\d{2}(?!\d)", propre, re.ASCII)
    if len(annees) > 1:
        return Illisible("une seule année est attendue")
    if annees:
        return Illisible("l'année seule est attendue, en quatre chiffres", annees[0])
    compact = re.sub(r"[ .,_]", "", propre)
    propose = compact if re.fullmatch(r"20\d{2}", compact, re.ASCII) else None
    if re.fullmatch(r"\d{2}", propre, re.ASCII):
        propose = f"20{propre}"
    return Illisible("une année en quatre chiffres est attendue", propose)


def _pourcentage(propre: str) -> Decimal | None:
    lu = _POURCENTAGE.fullmatch(propre)
    return None if lu is None else valeur_de(lu[1])


def _relire_pourcentage(texte: str) -> str | None:
    valeur = _pourcentage(texte)
    return None if valeur is None else f"{ecrire_nombre(valeur)} %"

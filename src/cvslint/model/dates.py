"""Dates as French authors write them, read or refused with the reason."""

from __future__ import annotations

import datetime as dt
import re

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

_MOIS = (
    "janvier", "février", "mars", "avril", "mai", "juin", "juillet",
    "août", "septembre", "octobre", "novembre", "décembre",
)  # fmt: skip
_RANG_DU_MOIS = {plier(nom): rang for rang, nom in enumerate(_MOIS, start=1)}
_ISO = late_pattern(r"(\d{4})-(\d\d)-(\d\d)", re.ASCII)
_JOUR_MOIS = late_pattern(r"(\d\d?)([/.-])(\d\d?)\2(\d{4})", re.ASCII)
_EN_TOUTES_LETTRES = late_pattern(r"(\d\d?|1er) ([a-z]+) (\d{4})", re.ASCII)
_ATTENDU = "une date est attendue, par exemple 2025-10-08 ou 08/10/2025"
_SANS_HEURE = re.compile(r"0?0 ?[:hH][ :0mMsSZ.]*")
"""The hour that a spreadsheet or a program adds to a day, and that says nothing."""
_LONGUEUR_MAX = 60
_TABLEUR_ZERO = dt.date(1899, 12, 30)
_TABLEUR_NUMEROS = range(20_000, 80_000)
"""The serial numbers of the days from 1954 to 2119, with which spreadsheets keep their dates."""

Parts = tuple[int, int, int]
"""Year, month and day, not yet known to make a date."""


def lire_date(texte: str) -> dt.date:
    """The day that ``texte`` writes (FMT004 in the contract, § 8).

    ``2025-10-08``, ``08/10/2025``, ``8/10/2025``, ``08-10-2025``, ``08.10.2025``, ``8 octobre 2025``,
    ``1er octobre 2025``; accents and case of the month do not matter.

    Raises ``Illisible`` for anything else, with the date that was meant where that can be told.
    """
    propre = texte if _ISO.fullmatch(texte) is not None else alleger(texte)
    if len(propre) > _LONGUEUR_MAX:
        raise Illisible(_ATTENDU)
    etranger = chiffre_etranger(propre)
    if etranger is not None:
        ordinaires = _relire(en_chiffres_ordinaires(propre))
        raise Illisible(motif_chiffre_etranger(etranger), ordinaires, certain=True)
    parts = _parts(propre)
    if parts is None:
        raise _refus(propre)
    jour = _existante(parts)
    if jour is None:
        raise _impossible(parts, annee_devant=_ISO.fullmatch(propre) is not None)
    return jour


def _parts(propre: str) -> Parts | None:
    iso = _ISO.fullmatch(propre)
    if iso is not None:
        return int(iso[1]), int(iso[2]), int(iso[3])
    chiffres = _JOUR_MOIS.fullmatch(propre)
    if chiffres is not None:
        return int(chiffres[4]), int(chiffres[3]), int(chiffres[1])
    lettres = _EN_TOUTES_LETTRES.fullmatch(plier(propre))
    if lettres is not None and lettres[2] in _RANG_DU_MOIS:
        return int(lettres[3]), _RANG_DU_MOIS[lettres[2]], int(lettres[1].removesuffix("er"))
    return None


def _existante(parts: Parts) -> dt.date | None:
    try:
        return dt.date(*parts)
    except ValueError:
        return None


def _iso(parts: Parts) -> str | None:
    jour = _existante(parts)
    return None if jour is None else jour.isoformat()


def _relire(texte: str) -> str | None:
    parts = _parts(texte)
    return None if parts is None else _iso(parts)


def _impossible(parts: Parts, *, annee_devant: bool) -> Illisible:
    """A date of the right form that is in no calendar."""
    annee, mois, jour = parts
    if annee == 0:
        return Illisible("l'année 0000 n'existe pas")
    if not 1 <= mois <= 12:
        ordre = "année-mois-jour" if annee_devant else "jour/mois/année"
        motif = f"le mois {mois:02d} n'existe pas ; l'ordre attendu est {ordre}"
        return Illisible(motif, _iso((annee, jour, mois)))
    if jour == 0:
        return Illisible("le jour 00 n'existe pas")
    return Illisible(f"le {jour} {_MOIS[mois - 1]} {annee} n'existe pas")


def _refus(propre: str) -> Illisible:
    """Why the cleaned text has none of the accepted forms."""
    return (
        _nombre_seul(propre)
        or _heure_de_trop(propre)
        or _annee_courte(propre)
        or _incomplete(propre)
        or _autre_forme(propre)
        or _lettres(propre)
        or Illisible(_ATTENDU)
    )


def _nombre_seul(propre: str) -> Illisible | None:
    if re.fullmatch(r"\d{4}", propre, re.ASCII):
        return Illisible("une année seule n'est pas une date : il manque le jour et le mois")
    serie = re.fullmatch(r"(\d{5})(?:[.,]\d+)?", propre, re.ASCII)
    if serie is not None and int(serie[1]) in _TABLEUR_NUMEROS:
        jour = _TABLEUR_ZERO + dt.timedelta(days=int(serie[1]))
        rang = "1er" if jour.day == 1 else jour.day
        dit = f"{rang} {_MOIS[jour.month - 1]} {jour.year}"
        motif = f"c'est le numéro sous lequel un tableur range une date, ici le {dit}"
        return Illisible(motif, jour.isoformat())
    if re.fullmatch(r"\d{8}", propre, re.ASCII):
        annee_devant = _iso((int(propre[:4]), int(propre[4:6]), int(propre[6:])))
        jour_devant = _iso((int(propre[4:]), int(propre[2:4]), int(propre[:2])))
        # At most one is of our times: a year from 1900 to 2099 makes no month.
        plausible = next((d for d in (annee_devant, jour_devant) if d and d[:2] in {"19", "20"}), None)
        return Illisible("un nombre seul n'est pas une date", plausible)
    if re.fullmatch(r"[-+]?\d+(?:[.,]\d+)?", propre, re.ASCII):
        return Illisible("un nombre seul n'est pas une date")
    return None


def _heure_de_trop(propre: str) -> Illisible | None:
    avec_heure = re.fullmatch(r"(.+?)(?:T| ?,? ?(?:à )? ?)(\d\d? ?[:hH].*)", propre, re.ASCII)
    parts = None if avec_heure is None else _parts(avec_heure[1])
    if avec_heure is None or parts is None:
        return None
    if _existante(parts) is None:
        return _impossible(parts, annee_devant=_ISO.match(propre) is not None)
    motif = f"l'heure ({citer(avec_heure[2])}) est de trop"
    return Illisible(motif, _iso(parts), certain=_SANS_HEURE.fullmatch(avec_heure[2]) is not None)


def _annee_courte(propre: str) -> Illisible | None:
    motif = "l'année est attendue en quatre chiffres"
    courte = re.fullmatch(r"(\d\d?)([/.-])(\d\d?)\2(\d\d)", propre, re.ASCII)
    if courte is not None:
        return Illisible(motif, _iso((2000 + int(courte[4]), int(courte[3]), int(courte[1]))))
    lettres = re.fullmatch(r"((?:\d\d?|1er) [a-z]+) '?(\d\d)", plier(propre), re.ASCII)
    if lettres is not None and _parts(f"{lettres[1]} 20{lettres[2]}") is not None:
        return Illisible(motif, _relire(f"{lettres[1]} 20{lettres[2]}"))
    return None


def _incomplete(propre: str) -> Illisible | None:
    plie = plier(propre)
    if re.fullmatch(r"\d\d?[/.-]\d{4}|\d{4}[/.-]\d\d?", plie, re.ASCII):
        return Illisible("il manque le jour")
    mots = plie.split()
    if len(mots) == 2 and mots[0] in _RANG_DU_MOIS and re.fullmatch(r"\d{4}", mots[1], re.ASCII):
        return Illisible("il manque le jour")
    if re.fullmatch(r"\d\d?[/.-]\d\d?", plie, re.ASCII) or (len(mots) == 2 and mots[1] in _RANG_DU_MOIS):
        return Illisible("il manque l'année")
    return None


def _autre_forme(propre: str) -> Illisible | None:
    """A date that can be understood and is in none of the accepted forms: the sure one is proposed."""
    motif = "cette forme de date n'est pas lue"
    annee_devant = re.fullmatch(r"(\d{4}) ?[/. -] ?(\d\d?) ?[/. -] ?(\d\d?)", propre, re.ASCII)
    if annee_devant is not None:
        iso = _iso((int(annee_devant[1]), int(annee_devant[2]), int(annee_devant[3])))
        return Illisible(motif, iso, certain=True)
    jour_devant = re.fullmatch(r"(\d\d?) ?[/. -] ?(\d\d?) ?[/. -] ?(\d{4})", propre, re.ASCII)
    if jour_devant is not None:
        iso = _iso((int(jour_devant[3]), int(jour_devant[2]), int(jour_devant[1])))
        return Illisible(motif, iso, certain=True)
    en_lettres = r"(?:le )?(?:[a-z]+di |dimanche )?(\d\d?|1er)[ -]([a-z]{3,9})\.?[ -](\d{4})"
    lettres = re.fullmatch(en_lettres, plier(propre), re.ASCII)
    if lettres is None:
        return None
    mois = [rang for nom, rang in _RANG_DU_MOIS.items() if nom.startswith(lettres[2])]
    if len(mois) != 1:
        return Illisible(f"{citer(lettres[2])} n'est pas un mois")
    iso = _iso((int(lettres[3]), mois[0], int(lettres[1].removesuffix("er"))))
    return Illisible(motif, iso, certain=True)


def _lettres(propre: str) -> Illisible | None:
    corrige, motif = sans_lettres_pour_chiffres(propre)
    return Illisible(motif, _relire(corrige)) if motif and _parts(corrige) is not None else None

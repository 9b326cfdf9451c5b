"""How people write what the form knows: keys under which two spellings are one, and what stands around a word."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

from cvslint.french import fold
from cvslint.late_pattern import late_pattern


@lru_cache(maxsize=4096)
def cle_de_mot(texte: str) -> str:
    """The form under which two spellings of one word are the same: no case, accent, space, dash or ``_``."""
    return "".join(signe for signe in fold(texte) if signe.isalnum())


_DEVANT_UNE_COMMUNE = late_pattern(r"(?:l[ae] )?(?:ville|commune|mairie|municipalite) (?:de |d')")
_CODE_POSTAL = late_pattern(r"^\d{5} (?=\D)|(?<=\D) ?(?:\(?\d{2,5}\)?|cedex(?: \d+)?)$")
_ENTRE_DEUX_COMMUNES = late_pattern(r"\s*(?:[,;/&+]|\bet\b)\s*", re.IGNORECASE)


@lru_cache(maxsize=4096)
def cle_de_commune(texte: str) -> str:
    """:func:`cle_de_mot` without « Ville de », « Commune d' » or « Mairie de » in front, nor a post code."""
    nom = _CODE_POSTAL.sub("", fold(texte))
    return cle_de_mot(_DEVANT_UNE_COMMUNE.sub("", nom, count=1))


def noms_de_communes(texte: str) -> list[str]:
    """The names in a text that may hold several: « Roubaix et Tourcoing », « Roubaix, Tourcoing »."""
    return list(_noms_de_communes(texte))


@lru_cache(maxsize=4096)
def _noms_de_communes(texte: str) -> tuple[str, ...]:
    # The same few towns come back from field to field, from rule to rule, from dossier to dossier.
    return tuple(nom for nom in _ENTRE_DEUX_COMMUNES.split(texte.strip()) if nom)


_ARTICLES = ("les", "le", "la", "l")


@lru_cache(maxsize=4096)
def cle_de_quartier(texte: str) -> str:
    """:func:`cle_de_mot` without a leading « quartier », « QPV » or article, and with « trois » as 3."""
    mots = fold(texte).replace("-", " ").replace("'", " ").split()
    mots = ["3" if mot == "trois" else mot for mot in mots]
    while mots and mots[0] in (
        "quartier",
        "quartiers",
        "prioritaire",
        "intercommunal",
        "qpv",
        "du",
        "de",
        "des",
    ):
        mots = mots[1:]
    if len(mots) > 1 and mots[0] in _ARTICLES:
        mots = mots[1:]
    return "".join(signe for mot in mots for signe in mot if signe.isalnum())


_LONGUEUR_D_UNE_REPONSE = 300
"""A longer text is no word with something around it; it is not taken apart."""
_PRECISION = late_pattern(r"\s*(?:\([^()]*\)|\bdepuis (?:le|la|l'|les|debut|fin|\d).*)\s*$")
_ENTRE_PARENTHESES = late_pattern(r"\(([^()]*)\)")
_DEVANT_UN_MOT = late_pattern(
    r"(?:tou(?:s|tes) )?(?:les|nos|ses|leurs|vos) |(?:l'ensemble|la totalite) (?:des|de nos) "
)
_ENTRE_DEUX_MOTS = late_pattern(r"\s*(?:[,;/&+]|\bet\b|\bainsi que\b|\bou\b)\s*")


def sans_precision(texte: str) -> str:
    """The folded text without what closes it to explain it: « En cours (60 %) », « Clôturé depuis le 3 mars »."""
    plie = fold(texte)
    if len(plie) > _LONGUEUR_D_UNE_REPONSE:
        return plie
    while (court := _PRECISION.sub("", plie)) != plie:
        plie = court
    return plie


def entre_parentheses(texte: str) -> list[str]:
    """What stands between parentheses in a text."""
    return _ENTRE_PARENTHESES.findall(texte)


def mots_reunis(texte: str) -> list[str]:
    """The folded words that a text joins, articles set apart: « les dirigeantes et dirigeants »."""
    morceaux = _ENTRE_DEUX_MOTS.split(fold(texte))
    return [_DEVANT_UN_MOT.sub("", morceau, count=1) for morceau in morceaux if morceau]


_NUMERO = late_pattern(r"(?<![\d.,])(\d)[.,](\d)(?![.,]?\d)")
_LETTRES = late_pattern(r"[^\W\d_]+")
_ETIQUETTES = frozenset(
    {"ambition", "ambitions", "enjeu", "numero", "n", "no", "o", "et", "la", "le", "les", "l", "d", "de"}
)


def numeros(texte: str) -> list[str]:
    """The numbers of the shape « 5.6 » in a text, each once, in their order."""
    return list(dict.fromkeys(f"{enjeu}.{rang}" for enjeu, rang in _NUMERO.findall(texte)))


def ne_dit_que(texte: str, connu: str) -> bool:
    """Whether each word of ``texte``, its numbers and its labels set apart, stands in ``connu`` too."""
    return set(_LETTRES.findall(fold(texte))) - _ETIQUETTES <= set(_LETTRES.findall(fold(connu)))


_CODE_DE_QUARTIER = late_pattern(r"\bq[np] ?\d{5,6} ?[a-z]?\b")
_ENTRE_QUARTIER_ET_COMMUNE = late_pattern(r" ?\(| ?[,/:] ?| - | (?:a|de|d'|,) ?(?=\w)")
_AUTOUR_D_UN_NOM = " ()-,:/"


def code_et_nom(texte: str) -> tuple[str, str] | None:
    """A code of quartier and what is written beside it: « QN05991N Le Parc », « Le Parc (QN05991N) »."""
    plie = fold(texte)
    code = _CODE_DE_QUARTIER.search(plie)
    if code is None:
        return None
    return code[0].replace(" ", ""), f"{plie[: code.start()]} {plie[code.end() :]}".strip(_AUTOUR_D_UN_NOM)


def quartier_et_commune(texte: str) -> Iterator[tuple[str, str]]:
    """The ways to part a text into a quartier and a commune: « Le Parc (Haubourdin) », « Haubourdin - Le Parc »."""
    plie = fold(texte)
    if len(plie) > _LONGUEUR_D_UNE_REPONSE:
        return
    for separateur in _ENTRE_QUARTIER_ET_COMMUNE.finditer(plie):
        avant = plie[: separateur.start()].strip(_AUTOUR_D_UN_NOM)
        apres = plie[separateur.end() :].strip(_AUTOUR_D_UN_NOM)
        if avant and apres:
            yield avant, apres
            yield apres, avant

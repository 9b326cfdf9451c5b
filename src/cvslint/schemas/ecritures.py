"""How values may be written, as regular expressions that mean the same in Python and in an editor (ECMA 262).

Neither ``\\d`` nor ``\\w`` stands in them outside ASCII, nor flags: what the two disagree on is spelled out.
They follow the readers of the model (``lire_montant``, ``lire_date``, ``lire_ouinon``…), which tests compare them
with.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from functools import cache

from cvslint.model.illisible import plier

_INVISIBLE = r"\u00ad\u200b-\u200f\u2060\ufeff"
_BLANC = r"\s" + _INVISIBLE
_BORD = f"[{_BLANC}]*"
_ESPACE = rf"[ \t\u00a0\u1680\u2000-\u200a\u202f\u205f\u3000{_INVISIBLE}]"
_CHIFFRE = f"[0-9][{_INVISIBLE}]*"
_ACCENTS = r"[\u0300-\u036f]*"
_LETTRE_OU_CHIFFRE = (
    r"0-9A-Za-z\u00aa\u00b5\u00ba\u00c0-\u02c1\u0370-\u1fff\u2c00-\u2dff\u3041-\ud7ff\uf900-\uffdc"
)
_ENTRE_LES_LETTRES = r"[\W_]*"

_MUET = (
    _BLANC
    + r"""\u0000-\u001f\u007f-\u00a0!"#&'()*,\-./:;?@\[\\\]_{}~\u00a1\u00a7\u00ab\u00b6\u00b7\u00bb\u00bf"""
    + r"\u2010-\u2027\u202a-\u202f\u2031-\u2043\u2045-\u2051\u2053-\u2064\u2066-\u206f\u2212\u3000-\u3003"
    + r"\u3008-\u3011\u3014-\u301f"
)
"""Spaces, invisible characters, signs of punctuation: what says nothing by itself."""

_VERBES = ("completer", "preciser", "renseigner", "remplir")
_REPONSES = ("ras", "sans objet", "n a", "neant", "aucun", "aucune", "oui", "non")
_MOIS_DE_31 = ("janvier", "mars", "mai", "juillet", "août", "octobre", "décembre")
_MOIS_DE_30 = ("avril", "juin", "septembre", "novembre")


@cache
def _lettre(lettre: str) -> str:
    """One letter in either case, with any accent; one that is a sign of its own may follow."""
    accentuees = {chr(n) for n in range(0xC0, 0x100) if plier(chr(n)) == lettre}
    signes = "".join(re.escape(signe) for signe in sorted({lettre, lettre.upper(), *accentuees}))
    return f"[{signes}]{_ACCENTS if accentuees else ''}"


def mot(texte: str, *, entre: str = "", espace: str = f"{_ESPACE}+") -> str:
    """The pattern of a text whatever its case and accents.

    ``entre`` is the pattern of what may stand between two letters, ``espace`` that of a space.
    """
    return entre.join(espace if signe == " " else _lettre(signe) for signe in plier(texte))


def entier(motif: str) -> str:
    """The pattern of a text that is wholly ``motif``, spaces around it set apart."""
    return f"^{_BORD}(?:{motif}){_BORD}$"


def un_des_mots(mots: Iterable[str]) -> str:
    """The pattern of a text that is one of these words."""
    return entier("|".join(mot(texte) for texte in mots))


def parle_de(formes: Iterable[str]) -> str:
    """The pattern of a text that holds one of these words, whatever stands between their letters.

    Looser than the closed list it stands for, so that no spelling it knows is refused.
    """
    cles = {re.sub(r"[\W_]", "", plier(forme)) for forme in formes}
    courtes = [cle for cle in cles if not any(autre != cle and autre in cle for autre in cles)]
    motifs = (mot(cle, entre=_ENTRE_LES_LETTRES) for cle in sorted(courtes))
    # What may stand between two letters holds the accents that are signs of their own.
    return "|".join(motif.replace(_ACCENTS, "") for motif in motifs)


_SIGNE = rf"(?:[\-\u2212]{_ESPACE}*)?"


def _groupes(separateur: str, debut: str = "") -> str:
    return f"(?:{_CHIFFRE}){{1,3}}{debut}(?:{separateur}(?:{_CHIFFRE}){{3}}){{1,3}}"


_NOMBRE = "|".join((_groupes(f"{_ESPACE}+"), _groupes(f"_[{_INVISIBLE}]*"), f"(?:{_CHIFFRE}){{1,12}}"))
_MILLIERS_A_POINTS = _groupes(rf"\.[{_INVISIBLE}]*") + "(?=,)"
_MONNAIE = f"(?:€|{mot('euros')}|{mot('euro')}|{mot('eur')})"

MONTANT = entier(
    rf"{_SIGNE}(?:{_MILLIERS_A_POINTS}|{_NOMBRE})(?:[.,][{_INVISIBLE}]*(?:{_CHIFFRE}){{1,2}})?(?:{_ESPACE}*{_MONNAIE})?"
)
"""An amount in euros (``lire_montant``)."""

ENTIER = entier(rf"{_SIGNE}(?:{_NOMBRE})")
"""A whole number (``lire_entier``)."""

ANNEE = entier(rf"(?:1[{_INVISIBLE}]*9|2[{_INVISIBLE}]*0)[{_INVISIBLE}]*(?:{_CHIFFRE}){{2}}|2100")
"""A year (``lire_annee``)."""

OUI_NON = un_des_mots(("oui", "vrai", "true", "yes", "non", "faux", "false", "no"))
"""Oui or non (``lire_ouinon``)."""


_BISSEXTILE = "(?:[0-9]{2}(?:0[48]|[2468][048]|[13579][26])|(?:0[48]|[2468][048]|[13579][26])00)"
"""A year of 366 days, from 0004 on."""


def _dates() -> str:
    """The days of the calendar; no year is 0000."""
    tous = "(?!0000)[0-9]{4}"
    formes = []
    for jours, mois, noms, annee in (
        (r"3[01]|[12][0-9]|0?[1-9]", "0?[13578]|1[02]", _MOIS_DE_31, tous),
        (r"30|[12][0-9]|0?[1-9]", "0?[469]|11", _MOIS_DE_30, tous),
        (r"2[0-8]|1[0-9]|0?[1-9]", "0?2", ("février",), tous),
        ("29", "0?2", ("février",), _BISSEXTILE),
    ):
        fixes = jours.replace("0?", "0"), mois.replace("0?", "0")
        nommes = "|".join(mot(nom) for nom in noms)
        premier = "" if jours == "29" else f"|1{mot('er')}"
        formes.append(f"{annee}-(?:{fixes[1]})-(?:{fixes[0]})")
        formes += [f"(?:{jours}){signe}(?:{mois}){signe}{annee}" for signe in ("/", r"\.", "-")]
        formes.append(rf"(?:{jours}{premier}){_ESPACE}+(?:{nommes}){_ESPACE}+{annee}")
    return "|".join(formes)


DATE = entier(_dates())
"""A day (``lire_date``)."""


def _a_remplir() -> str:
    """What a template leaves to fill in, punctuation around the words set apart (``est_absent``)."""
    autour = f"[^{_LETTRE_OU_CHIFFRE}]*"
    espace = f"[^{_LETTRE_OU_CHIFFRE}]+"
    seuls = "|".join(mot(texte) for texte in ("null", "todo", "tbd"))
    verbes = "|".join(mot(verbe) for verbe in _VERBES)
    ici = f"{espace}{mot('ici')}"
    a_faire = f"{mot('a')}{espace}(?:{verbes}|{mot('definir')})(?:{ici})?|(?:{verbes}){ici}"
    return f"{autour}(?:{seuls}|{a_faire}|[xX](?:{autour}[xX]){{2,}}){autour}"


def _reponses() -> str:
    """What is an answer, even between brackets."""
    return "|".join(mot(reponse, espace=f"[^{_LETTRE_OU_CHIFFRE}]+") for reponse in _REPONSES)


_DEDANS = rf"(?![^\]]*(?:@|://))(?![^{_LETTRE_OU_CHIFFRE}]*(?:{_reponses()})[^{_LETTRE_OU_CHIFFRE}]*$)"
_LETTRES = _LETTRE_OU_CHIFFRE.removeprefix("0-9")


def _hint(ouvre: str, ferme: str) -> str:
    contenu = rf"[^{ouvre}{ferme}]"
    return rf"(?={contenu}*[{_LETTRES}]{contenu}*[{_LETTRES}]){contenu}{{1,60}}"


_INDICE = "|".join(
    (
        rf"\[{_DEDANS}{_hint(chr(92) + '[', chr(92) + ']')}\]",
        rf"<{_DEDANS}{_hint('<', '>')}>",
        rf"\{{\{{?{_DEDANS}{_hint('{', '}')}\}}?\}}",
    )
)

VIDE = f"^(?:[{_MUET}]*|{_BORD}(?:{_INDICE}){_BORD}|(?=.{{0,80}}$){_a_remplir()})$"
"""A value that is there only for the eye (``est_absent``)."""

ELEMENT_VIDE = rf"^(?:[{_MUET}]*|{_DEDANS}{_hint(chr(92) + '[', chr(92) + ']')}|{_a_remplir()})$"
"""The only item of a list that is no list but a hint between brackets, left without quotes: ``[à compléter]``."""


def cles(noms: Sequence[str]) -> str:
    """The pattern of a key that is exactly one of these."""
    return f"^(?:{'|'.join(re.escape(nom) for nom in noms)})$"

"""A value that is there only for the eye: empty, blank, null, or a hint of a template left in place."""

from __future__ import annotations

import re
import unicodedata
from string import ascii_letters, digits

from cvslint.late_pattern import late_pattern
from cvslint.model.illisible import plier

_SIGNES_VIDES = "~\u2212"
"""Signs of mathematics for Unicode, but a blank where nothing else stands: YAML's null, a lone minus."""
_SIGNES_PLEINS = "%\u2030"
"""Signs of punctuation for Unicode that are an answer where a unit is asked."""
_INDICE_MAX = 60
_LONGUEUR_MAX = 80
_A_REMPLIR = late_pattern(
    r"null|todo|tbd|x(?: ?x){2,}|(?:jj? ?mm? ?)?a{4}|jj? ?mm? ?aa"
    r"|a (?:completer|preciser|renseigner|remplir|definir)(?: ici)?"
    r"|(?:completer|preciser|renseigner|remplir) ici",
    re.ASCII,
)
_INITIALES = frozenset("nNtTxXaAcCpPrRjJ")
_FINALES = frozenset("lLoOdDxXrRiIaA")
"""The plain letters with which what is to be filled in begins and ends."""
_LETTRES_ET_CHIFFRES = frozenset(ascii_letters + digits)
_DEBUTS_DE_REPONSE = _LETTRES_ET_CHIFFRES - _INITIALES
_FINS_DE_REPONSE = _LETTRES_ET_CHIFFRES - _FINALES
_ENTRE_CROCHETS = late_pattern(r"\[([^\[\]]+)\]|<([^<>]+)>|\{\{?([^{}]+)\}?\}")
_REPONSES = frozenset({"ras", "sans objet", "n a", "neant", "aucun", "aucune", "oui", "non"})


def est_absent(texte: str) -> bool:
    """Whether ``texte`` says nothing: blank, punctuation alone, ``~``, ``null``, or a placeholder to fill in.

    Case, accents and surrounding punctuation do not matter, quotes never do. « RAS », « néant », « sans
    objet », « N/A », « aucun », « à venir » and ``0`` are answers.
    """
    nu = texte.strip()
    # The two ends of a text mostly suffice to say that it is no placeholder.
    if nu and (nu[0] in _DEBUTS_DE_REPONSE or (nu[-1] in _FINS_DE_REPONSE and nu[0].isalnum())):
        return False
    if all(_muet(c) for c in nu):
        return True
    if len(nu) > _LONGUEUR_MAX:
        return False
    mots = _mots(nu)
    return _A_REMPLIR.fullmatch(mots) is not None or _est_indice(nu)


def _muet(caractere: str) -> bool:
    """A space, an invisible character or a sign of punctuation."""
    genre = unicodedata.category(caractere)
    if caractere in _SIGNES_PLEINS:
        return False
    return genre[0] in "ZP" or genre in {"Cc", "Cf"} or caractere in _SIGNES_VIDES


def _mots(texte: str) -> str:
    """The folded letters and digits of ``texte``, anything else between them made one space."""
    return " ".join(re.findall(r"\w+", plier(texte).replace("_", " ")))


def _est_indice(nu: str) -> bool:
    """« [préciser le lieu] », « <nom> », « {nom} »: a hint between brackets, and nothing else.

    A link, an address, a ticked box or an answer between brackets is no hint.
    """
    crochets = _ENTRE_CROCHETS.fullmatch(nu)
    if crochets is None:
        return False
    dedans = next(groupe for groupe in crochets.groups() if groupe is not None)
    if len(dedans) > _INDICE_MAX or "@" in dedans or "://" in dedans:
        return False
    return sum(c.isalpha() for c in dedans) > 1 and _mots(dedans) not in _REPONSES

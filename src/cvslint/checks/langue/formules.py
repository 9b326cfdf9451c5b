"""Stock phrases: answers on equality that say nothing of what the project does for it."""

from __future__ import annotations

import re

from cvslint.checks.langue.chiffre import chiffres
from cvslint.french import fold

_TOUS = r"(?:tou(?:te)?s(?: et(?: a)? tou(?:te)?s)?|tout le monde|tous les publics|tous publics|chacune?)"
_SEXES = (
    r"(?:(?:les |des |aux )?(?:femmes|hommes|filles|garcons)"
    r"(?: et | ou |, | comme |/| qu')(?:les |des |aux |d')?(?:femmes|hommes|filles|garcons))"
)
_FORMULES = re.compile(
    rf"\b(?:(?:ouvert|accessible|destine|adresse|propose)e?s? (?:a|pour) {_TOUS}"
    rf"|(?:s'adresse(?:nt)?|est|sont|reste(?:nt)?) (?:a|pour) {_TOUS}|accueill(?:e|ons|ent|ir) {_TOUS}|pour {_TOUS}"
    r"|(?:sans|aucune) (?:distinction|discrimination|difference)s?(?: (?:de|entre) (?:sexe|genre|les sexes))?"
    rf"|(?:autant|aussi bien|indifferemment)(?: les| aux| des| de| pour les)? {_SEXES}"
    r"|mixtes?|mixite|parite|tout public"
    r"|egalite(?: (?:entre|des|de|d'acces))?(?: les| des)?(?: (?:femmes?|hommes?|sexes|genres)"
    r"(?:(?:[ /-]| et | et les )(?:femmes?|hommes?))?)?"
    rf"|{_SEXES}(?: confondus)?"
    r"|(?:est|sont|sera|seront) (?:bien )?(?:respecte|assure|garanti|pris en compte|prise en compte)e?s?"
    r"|au coeur d(?:e|u)(?: (?:nos|notre|ses|son))? (?:valeurs?|projets?|actions?|engagements?)"
    r"|(?:(?:de )?(?:nos|notre|ses|ces|une|des) )?(?:valeurs?|principes?)(?: fondamenta(?:l|ux|les?))?"
    r"|attache(?:e|s|es)? a|(?:les )?deux sexes|representee?s?|majoritaires?"
    r"|(?:pas|aucune?)(?: besoin)?(?: d'| de | )(?:action|mesure|moyen)s? (?:particulier|specifique)(?:e|s|es)?"
    r"|rien de (?:particulier|specifique)|dans le respect (?:de (?:chacun|tous)|d'autrui)"
    r"|sans objet|non concernee?s?|neant|idem|voir (?:plus haut|ci-dessus|projet))\b"
)
_REPONSES_VIDES = frozenset(
    {"ras", "r a s", "na", "n a", "so", "s o", "aucun", "aucune", "oui", "non", "rien", "rien a signaler"}
)
_RESTE = 45
"""How many letters may stand beside stock phrases before they are taken for a real answer."""


def est_de_pure_forme(texte: str) -> bool:
    """Whether an answer is nothing but stock phrases: « ouvert à tous », « public mixte », « sans objet », « RAS ».

    One that gives a figure, or goes on at some length beside the phrase, is not: « ouvert à tous, mais les filles
    n'osent pas entrer : un créneau leur est réservé le mercredi ».
    """
    plat = fold(texte)
    mots = " ".join(re.findall(r"\w+", plat))
    if mots in _REPONSES_VIDES:
        return True
    reste, trouvees = _FORMULES.subn(" ", plat)
    lettres = sum(signe.isalnum() for signe in reste)
    return trouvees > 0 and lettres <= _RESTE and not chiffres(texte)

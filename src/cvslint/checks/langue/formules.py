"""Stock phrases: answers on equality that say nothing of what the project does for it."""

from __future__ import annotations

import re

from cvslint.checks.langue.chiffre import chiffres
from cvslint.checks.langue.mots_vides import mots_pleins
from cvslint.french import fold
from cvslint.late_pattern import late_pattern

_TOUS = r"(?:tou(?:te)?s(?: et(?: a)? tou(?:te)?s)?|tout le monde|tous les publics|tous publics|chacune?)"
_SEXES = (
    r"(?:(?:les |des |aux )?(?:femmes|hommes|filles|garcons)"
    r"(?: et | ou |, | comme |/| qu')(?:les |des |aux |d')?(?:femmes|hommes|filles|garcons))"
)
_FORMULES = late_pattern(
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
    r"|quel(?:le)?s? que soi(?:t|ent) (?:le |la |les |leurs? |son |l')?(?:sexe|genre|age|origine|identite)s?"
    r"|(?:sans objet|non concernee?s?|(?:non|pas) (?:applicable|prevue?s?|defini(?:e|s|es)?|renseignee?s?)|neant|idem"
    r"|(?:voir|cf\.?) (?:plus haut|ci-dessus|(?:le |notre )?projet)))\b"
)
# The beginnings of those of their words that would say something elsewhere.
_DEBUTS_DANS_UNE_FORMULE = (
    *("acces", "applicab", "autant", "autrui", "besoin", "cf", "ci", "compte", "confond", "defini", "dessus"),
    *("differen", "haut", "idem", "identit", "indifferem", "monde", "moyen", "neant", "objet", "prevu"),
    *("renseigne", "rien", "voir"),
)
# Words that open the door to a formula, when nothing but words that say nothing goes with them.
_SUJET = late_pattern(
    rf"\b(?:(?:in)?egal\w*|parit\w*|mixit\w*|mixtes?|discrimin\w*|stereotyp\w*|sexis\w*|sexes?|genres?|equit\w*|{_TOUS}"
    rf"|(?:tou(?:s|tes) les|l'ensemble des) (?:habitant|public|participant|adherent|usager|famille)\w*"
    rf"|{_SEXES}|incondition\w*|bienvenue?s?|vigilants?|attentifs?|majoritair\w*|aussi bien)\b"
)
# What follows these is no formula: an obstacle, an observation, something to be done.
_NUANCE = late_pattern(
    r"\b(?:mais|cependant|toutefois|pourtant|neanmoins|alors que|tandis que|faute de|parce que|moins|peu"
    r"|rares?|absent\w*|autant d(?:e |')\w+ qu|n'osent|non mixtes?|reserv\w+ (?:aux|a des)|davantage"
    r"|plus de (?:femmes|hommes|filles|garcons))\b"
)
_REPONSES_VIDES = frozenset(
    {"ras", "r a s", "na", "n a", "so", "s o", "aucun", "aucune", "oui", "non", "rien", "rien a signaler"}
    | {
        "a voir",
        "a definir",
        "a venir",
        "en cours",
        "nc",
        "n c",
        "sans",
        "x",
        "ok",
        "deja dit",
        "pas concerne",
    }
    | {
        "pas d'objectif",
        "pas d objectif",
        "aucun objectif",
        "aucun objectif particulier",
        "aucun objectif specifique",
    }
    | {"voir projet", "voir plus haut", "voir ci dessus", "comme l'an dernier", "comme l an dernier"}
)
_RESTE = 45
"""How many letters may stand beside stock phrases before they are taken for a real answer."""
_RESTE_PLEIN = 8
"""How many letters of words that say something may stand in a text that only speaks of the subject."""
_RESTE_PLEIN_D_UNE_FORMULE = 24
"""The same in a text that holds a stock phrase."""


def est_de_pure_forme(texte: str) -> bool:
    """Whether an answer is nothing but stock phrases: « ouvert à tous », « public mixte », « sans objet », « RAS ».

    One that gives a figure, or goes on at some length beside the phrase, is not: « ouvert à tous, mais les filles
    n'osent pas entrer : un créneau leur est réservé le mercredi ».
    """
    plat = fold(texte)
    mots = " ".join(re.findall(r"\w+", plat))
    if mots in _REPONSES_VIDES:
        return True
    if _lettres(mots_pleins(plat), _DEBUTS_DANS_UNE_FORMULE) > _RESTE_PLEIN_D_UNE_FORMULE:
        return False  # these words would stay beside any formula: most answers need not be searched for one
    if chiffres(texte):
        return False
    reste, trouvees = _FORMULES.subn(" ", plat)
    return _creuse(plat, reste, trouvees, _lettres(mots_pleins(reste)))


def _lettres(mots: list[str], sans: tuple[str, ...] = ()) -> int:
    """How many letters words have together, those with a beginning of ``sans`` left out."""
    return sum(len(mot) for mot in mots if not mot.startswith(sans))


def _creuse(plat: str, reste: str, trouvees: int, pleines: int) -> bool:
    """Whether a folded text, of which ``reste`` stays beside its stock phrases, says nothing by its words."""
    if trouvees > 0 and pleines <= _RESTE_PLEIN_D_UNE_FORMULE and sum(map(str.isalnum, reste)) <= _RESTE:
        return True
    return pleines <= _RESTE_PLEIN and _SUJET.search(plat) is not None and _NUANCE.search(plat) is None

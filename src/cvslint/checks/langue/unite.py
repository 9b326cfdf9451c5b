"""Whether a figure counts something: the noun or the symbol that goes with it."""

from __future__ import annotations

from collections.abc import Sequence

from cvslint.checks.langue.aplati import aplatir
from cvslint.checks.langue.chiffre import Chiffre
from cvslint.late_pattern import late_pattern

_SYMBOLE = late_pattern(r" ?(?:%|€|‰|\$|pour cents?\b|[a-z]{1,4}[²³]|d'entre (?:eux|elles|nous)\b)|[a-z€²³]")
_MOT = late_pattern(r'[ "(]{0,3}(?:au (?:moins|plus|minimum|maximum|total) )?([a-zœæ²³°]+(?:-[a-zœæ]+)*)\'?')
# Words that may stand between a figure and what it counts.
_ADJECTIFS = (
    "environ max maxi maximum min mini minimum autre autres beaux belles bonne bonnes dernier derniere"
    " dernieres derniers different differente differentes differents grand grande grandes grands meme"
    " memes nouveau nouveaux nouvel nouvelle nouvelles petit petite petites petits premier premiere"
    " premieres premiers principale principales principaux additionnels additionnelles seul seule seules"
    " seuls supplementaire supplementaires"
)
# Words after which a figure stands alone.
_VIDES = (
    "a afin ainsi alors annuellement apres au aux avant avec car ce ces cet cette chaque chez comme"
    " contre courant d dans de debut deja depuis des donc dont du durant elle elles en encore ensuite"
    " entre est et ete fin grace hebdomadairement ici il ils jusqu jusque l la le les leur leurs lors lui"
    " mais mensuellement mi n nos notre nous on ont ou par pendant pour puis qu que qui s sa sans selon"
    " seront ses seulement si soit son sont sous sur tous tout toute toutes un une vers via vos y automne"
    " hiver printemps janvier fevrier mars avril mai juin juillet aout septembre octobre novembre decembre"
    " lundi mardi mercredi jeudi vendredi samedi dimanche"
)
_MOTS_ADJECTIFS = frozenset(_ADJECTIFS.split())
_MOTS_VIDES = frozenset(_VIDES.split())
_DE = late_pattern(r" (?:de |du |des |d')(?:(?:la|les|ces|ses|nos|leurs|mes|vos|l) ?'?)?")
_DETERMINANT = late_pattern(r" (?:la |le |les |l'|leurs? |s(?:on|a|es) |nos |notre |ces? |cette )")
_PARTIE = late_pattern(r"(?:aines?|milliers?|moitie|tiers|quarts?|cinquiemes?|dixiemes?|millions?)$")
_MULTIPLE = late_pattern(r"(?:doubl|tripl|quadrupl|decupl)")
# The thing counted may be named elsewhere: « augmenter de 15 le nombre de jeunes ».
_MESURE = late_pattern(
    r"\b(?:nombre|part|proportion|taux|total|quantite|volume|pourcentage|effectif)s? "
    r"(?:total |moyen |annuel )?(?:de |d'|des |du )(?:l'|la |les )?(?!ici\b)[a-z]{2}"
)
_LIBELLE = late_pattern(r"\b(?!objectifs|cibles|totaux)[a-z]{3,30}[sx] ?[:(=] ?$")
_ADJECTIFS_AU_PLUS = 3


def a_unite(texte: str, chiffres: Sequence[Chiffre]) -> bool:
    """Whether at least one of ``chiffres``, the figures of ``texte``, comes with what it counts.

    A unit is a noun (« 60 demandeurs d'emploi »), a symbol (%, €, m²), a measure (« 30 heures »), « fois »,
    or a noun named by « le nombre de », « la part de »… « Passer de 20 à 40 en 2026 » has none.

    The call (annexe 3) asks of an operational objective « une indication d'unité ».
    """
    if not chiffres:
        return False
    if _MESURE.search(aplatir(texte)):
        return True
    return any(_compte_quelque_chose(texte, chiffre) for chiffre in chiffres)


def _compte_quelque_chose(texte: str, chiffre: Chiffre) -> bool:
    suite = aplatir(texte[chiffre.fin : chiffre.fin + 120])
    if _SYMBOLE.match(suite):
        return True
    ecrit = aplatir(chiffre.texte)
    if ecrit == "de moitie":
        return True  # like a percentage, it is a share of what the sentence names
    if _LIBELLE.search(aplatir(texte[max(0, chiffre.debut - 40) : chiffre.debut])):
        return True
    if _MULTIPLE.match(ecrit):
        debut = _DETERMINANT.match(suite)
    elif _PARTIE.search(ecrit):
        debut = _DE.match(suite) or _DETERMINANT.match(suite)
    else:
        return _nom_en_tete(suite, 0)
    return debut is not None and _nom_en_tete(suite, debut.end())


def _nom_en_tete(suite: str, place: int) -> bool:
    """Whether ``suite`` holds a noun at ``place``, adjectives set apart."""
    for _ in range(_ADJECTIFS_AU_PLUS + 1):
        mot = _MOT.match(suite, place)
        if mot is None:
            return False
        if mot.group(1) not in _MOTS_ADJECTIFS:
            return mot.group(1) not in _MOTS_VIDES
        place = mot.end()
    return False

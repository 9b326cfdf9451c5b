"""Whether a figure counts something: the noun or the symbol that goes with it."""

from __future__ import annotations

from collections.abc import Sequence

from cvslint.checks.langue.aplati import aplatir
from cvslint.checks.langue.chiffre import Chiffre
from cvslint.checks.langue.nombres import MOIS
from cvslint.late_pattern import late_pattern

_SYMBOLE = late_pattern(r" ?(?:%|€|‰|\$|pour cents?\b|[a-z]{1,4}[²³]|d'entre (?:eux|elles|nous)\b)|[a-z€²³]")
_MOT = late_pattern(r'[ "(]{0,3}(?:au (?:moins|plus|minimum|maximum|total) )?([a-zœæ²³°]+(?:-[a-zœæ]+)*)\'?')
# Words that may stand between a figure and what it counts.
_ADJECTIFS = late_pattern(
    r"(?:environ|maximum|minimum|maxi?|mini?|nouve(?:aux|lles?|au|l)|autres?|supplementaires?|differente?s?|grande?s?"
    r"|petite?s?|beaux|belles|bonne?s?|premiere?s?|derniere?s?|seule?s?|memes?|principa(?:ux|les?)|additionnel(?:le)?s)"
)
# Words after which a figure stands alone.
_VIDES = late_pattern(
    r"(?:aux?|en|a|avant|apres|entre|par|pour|dans|et|ou|sur|chaque|lors|pendant|durant|jusqu|jusque|fin|debut|mi|dont"
    r"|contre|vers|depuis|des|puis|soit|la|le|les|l|une?|ce|cet|cette|ces|qui|que|qu|tou(?:te|tes|s|t)|de|du|d|ici|courant"
    r"|sous|avec|chez|sans|selon|via|grace|car|mais|donc|si|comme|afin|alors|ainsi|ensuite|deja|encore|est|sont|seront|ont"
    r"|s|n|y|il|ils|elles?|on|nous|lui|leurs?|son|sa|ses|nos|notre|vos|annuelle?ment|mensuellement"
    rf"|hebdomadairement|seulement|ete|automne|hiver|printemps|{MOIS}|(?:lun|mar|mercre|jeu|vendre|same)di|dimanche)"
)
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
    plat = aplatir(texte)
    if _MESURE.search(plat):
        return True
    # Where accents stand apart from their letters, the places of figures are not those of the flat text.
    plat = plat if len(plat) == len(texte) else ""
    return any(_compte_quelque_chose(texte, plat, chiffre) for chiffre in chiffres)


def _compte_quelque_chose(texte: str, plat: str, chiffre: Chiffre) -> bool:
    """Whether a figure of ``texte`` counts something; ``plat`` is the text made flat, or empty."""

    def morceau(debut: int, fin: int) -> str:
        return plat[debut:fin] if plat else aplatir(texte[debut:fin])

    suite = morceau(chiffre.fin, chiffre.fin + 120)
    if _SYMBOLE.match(suite):
        return True
    ecrit = morceau(chiffre.debut, chiffre.fin)
    if ecrit == "de moitie":
        return True  # like a percentage, it is a share of what the sentence names
    if _LIBELLE.search(morceau(max(0, chiffre.debut - 40), chiffre.debut)):
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
        if not _ADJECTIFS.fullmatch(mot.group(1)):
            return not _VIDES.fullmatch(mot.group(1))
        place = mot.end()
    return False

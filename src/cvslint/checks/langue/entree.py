"""What may stand before the verb that opens an objective: numbers, labels, complements, adverbs, pronouns."""

from __future__ import annotations

import re
from collections.abc import Iterator

from cvslint.checks.langue.nombres import JOUR_DE_SEMAINE, MOIS
from cvslint.late_pattern import late_pattern

# « - », « 1) », « a. », « Objectif opérationnel n° 2 : », « OO2 – », « Pour 2026 : », quotes and brackets.
_MARQUE = late_pattern(
    r"""[ "'(\[*•·▪◦‣➢➤⇒→►✓…#>;:,.+_/\\@%&!|?`-]+
    |\d{1,2}(?:\.\d{1,2}){1,3}[ ]
    |(?:\d{1,2}(?:\.\d{1,2}){0,3}|[a-h]|[ivx]{1,4})[ ]?(?:[.)°/:]|-[ ])
    |(?:(?:sous-)?objectifs?|obj\.?|oo|os|og|but|cible|action|axe|ambition)
        (?:[ ](?:operationnels?|specifiques?|generaux|general|principal))?[ ]?(?:n[°o]?\.?[ ]?)?\d{0,2}
        [ ]?[:.)-][ ]?
    |(?:(?:sous-)?objectif|obj\.?|oo|os)(?:[ ]operationnel)?[ ]?(?:n[°o]?\.?[ ]?)?\d{1,2}[ ]
    |[a-z0-9 '()°/.-]{2,40}?[ ]?:[ ]""",
    re.VERBOSE,
)
_ANNONCE = late_pattern(
    r"""(?:(?:l'|notre[ ]|nos[ ]|cet[ ]|un[ ]|le[ ]|son[ ])(?:premier[ ]|deuxieme[ ]|second[ ]|troisieme[ ])?
        (?:objectif|but|ambition|enjeu|finalite)(?:[ ][a-z]{3,14}){0,2}(?:[ ]n?[°o]?[ ]?\d)?
        [ ](?:est|sera|reste|serait|etait|consiste|consistera)[ ](?:(?:donc|aussi|ainsi|egalement)[ ])?
        (?:de[ ]|d'|a[ ])
    |il[ ](?:s'agit|s'agira|convient|conviendra)[ ](?:(?:donc|ici|aussi|notamment|egalement)[ ])?(?:de[ ]|d')
    |(?:pour[ ]|afin[ ](?:de[ ]|d'))(?![^,]{0,160},)   # closed by a comma it is a complement
    |de[ ]|d'(?!ici)|a[ ])""",
    re.VERBOSE,
)
_ADVERBE = late_pattern(
    r"(?:mieux|bien|davantage|plus|encore|toujours|ensemble|aussi|ainsi|ensuite|puis|enfin|d'abord|et"
    r"|[a-z]{2,12}ment),? "
)
_PRONOM = late_pattern(r"(?:ne (?:pas |plus |jamais |rien )?|n'|s'|se |en |y |les |leur |lui )")
_COMPLEMENT = late_pattern(
    rf"""(?:d'ici|en|avant|apres|au|aux|a|pendant|durant|dans|sur|sous|chez|pour|entre|des|depuis|de|du|chaque|tous|toutes
        |tout|lors|par|avec|via|afin|grace|fin|debut|mi|courant|jusqu'|a\ partir|{MOIS}|{JOUR_DE_SEMAINE}
        |l'(?:an|annee|ete|hiver|automne)|cette|cet|le|20\d\d|autour|face|suite|selon|hors|la|les)(?![a-z])
    |(?:d'|l')""",
    re.VERBOSE,
)
# « En 2026 former… »: a complement of time needs no comma.
_TEMPS_SANS_VIRGULE = late_pattern(
    rf"(?:(?:d'ici|en|avant|des|fin|debut|mi|courant|pour|a|au|la|le|l'|de|du|{MOIS}|20\d\d|\d\d?|1er|annee|an|ete|hiver"
    r"|rentree|printemps|automne|fin|mois|premier|second|2e|semestre|trimestre)(?![a-z])[ '-]*){2,8}"
)
_PORTEE_D_UN_COMPLEMENT = 160
_VIRGULES_AU_PLUS = 4


def entrees(plat: str) -> Iterator[int]:
    """The places of ``plat``, a flat text, where the opening verb may start, most likely first."""
    place = 0
    for _ in range(4):
        yield from _sans_devant(plat, place)
        marque = _MARQUE.match(plat, place)
        if marque is None:
            break
        place = marque.end()
    if _COMPLEMENT.match(plat, place):
        yield from _apres_complement(plat, place)


def _sans_devant(plat: str, place: int) -> Iterator[int]:
    """``place``, and further places once an announcement, adverbs and pronouns are passed."""
    yield place
    annonce = _ANNONCE.match(plat, place)
    if annonce is not None:
        place = annonce.end()
        yield place
    for motif in (_ADVERBE, _PRONOM, _ADVERBE, _PRONOM):
        passe = motif.match(plat, place)
        if passe is not None:
            place = passe.end()
            yield place


def _apres_complement(plat: str, place: int) -> Iterator[int]:
    temps = _TEMPS_SANS_VIRGULE.match(plat, place)
    if temps is not None:
        yield from _sans_devant(plat, temps.end())
    fin = min(len(plat), place + _PORTEE_D_UN_COMPLEMENT)
    for _ in range(_VIRGULES_AU_PLUS):
        virgule = plat.find(",", place, fin)
        if virgule < 0:
            return
        place = virgule + 1
        while plat.startswith(" ", place):
            place += 1
        yield from _sans_devant(plat, place)
        if not _COMPLEMENT.match(plat, place):
            return

"""The infinitive that opens an objective."""

from __future__ import annotations

import re
from collections.abc import Container

from cvslint.checks.langue.aplati import aplatir, positions
from cvslint.checks.langue.entree import entrees
from cvslint.checks.langue.homographes import ouvre_comme_un_nom
from cvslint.checks.langue.infinitifs import est_infinitif
from cvslint.late_pattern import late_pattern

# « former », « co-construire », « (re)mobiliser », « co construire ».
_MOT = late_pattern(r"(\(?(?:re|co|de)[/)][ -]?|co )?([a-zœæ]{2,30}(?:-[a-zœæ]{2,30}){0,3})(?![a-zœæ])")
# Behind these the word can only be a verb: « Se souvenir », « Ne pas devoir ».
_VERBE_CERTAIN = (" se ", " s'", "ne pas ", "ne plus ")
_ADVERBE_DE_L_ETRE = late_pattern(r"(?:bien|mieux|mal) $")
# An objective that has not opened by then has no opening verb.
_LONGUEUR_LUE = 400


def verbe_infinitif(enonce: str, infinitifs: Container[str]) -> str | None:
    """The infinitive that opens ``enonce``, as it is written there, or None.

    ``infinitifs`` comes from ``lire_infinitifs``. Before the verb may stand: a number or a label
    (« Objectif 1 : »), « L'objectif est de », « Il s'agit de », a complement closed by a comma (« D'ici juin
    2026, »), an adverb (« Mieux »), « se », « ne pas », « en », « y ». Nouns that look like infinitives
    (« Atelier ») or are spelt as one (« Le dîner », « Devoir de mémoire ») are refused; missing accents,
    capitals and hyphens (« co-construire ») are accepted.

    The call (annexe 3) asks of an operational objective « un verbe d'action à l'infinitif ».
    """
    debut = enonce[:_LONGUEUR_LUE]
    plat = aplatir(debut)
    for place in entrees(plat):
        trouve = _MOT.match(plat, place)
        if trouve is not None and _est_un_verbe(plat, trouve, infinitifs):
            places = positions(debut, plat)
            return enonce[places[trouve.start()] : places[trouve.end()]]
    return None


def _est_un_verbe(plat: str, trouve: re.Match[str], infinitifs: Container[str]) -> bool:
    mot = trouve.group(2)
    if not est_infinitif(mot, infinitifs):
        return False
    devant = f" {plat[max(0, trouve.start() - 8) : trouve.start()]}"
    if devant.endswith(_VERBE_CERTAIN):
        return True
    if mot == "etre" and _ADVERBE_DE_L_ETRE.search(devant):
        return False  # « bien être » is « bien-être » without its hyphen
    return not ouvre_comme_un_nom(mot, plat[trouve.end() : trouve.end() + 40])

"""Fragments of patterns that figures and time share, for flat text (see ``aplati``).

A space is written ``[ ]`` in them, since they also go into verbose patterns.
"""

from __future__ import annotations

from cvslint.late_pattern import late_pattern

MOIS = (
    r"(?:janvier|fevrier|mars|avril|mai|juin|juillet|aout|septembre|octobre|novembre|decembre"
    r"|janv\.|fevr?\.|avr\.|juil\.|sept\.|oct\.|nov\.|dec\.)"
)
JOUR_DE_SEMAINE = r"(?:(?:lun|mar|mercre|jeu|vendre|same)dis?|dimanches?)"
# The parts of a day or of a year that come back: « chaque matin », « tous les week-ends ».
RETOUR = r"(?:matins?|matinees?|midis?|apres-midis?|soirs?|soirees?|nuits?|week-?ends?|vacances)"
DUREE = r"(?:jours?|semaines?|mois|trimestres?|semestres?|ans?|annees?)"
# The adjectives of a rhythm: « mensuelle », « hebdomadaires », « bisannuel »…
RYTHME = (
    r"(?:quotidien(?:ne)?s?|hebdomadaires?|hebdos?"
    r"|(?:bis?|tri|pluri)?-?(?:mensuel|trimestriel|semestriel|annuel)(?:le)?s?)"
)

_MOTS = (
    r"deux|trois|quatre|cinq|six|sept|huit|neuf|dix|onze|douze|treize|quatorze|quinze|seize"
    r"|vingts?|trente|quarante|cinquante|soixante|septante|huitante|octante|nonante|cents?|mille|millions?"
)
# A number in words: « deux », « vingt-et-un », « cent cinquante », « quatre-vingts ».
EN_LETTRES = (
    rf"(?:{_MOTS})(?:[ -](?:et[ -])?(?:{_MOTS})(?![a-z])|[ -]et[ -]une?(?![a-z])|-une?(?![a-z])){{0,5}}"
)
_MOT = late_pattern(rf"(?<![a-z])(?:{_MOTS})(?![a-z])")
# The same in a text where ``en_capitales`` has marked the words that are numbers.
EN_CAPITALES = r"(?:[A-Z]++(?:[ -](?:et[ -])?[A-Z]++|[ -]et[ -]une?(?![a-z])|-une?(?![a-z])){0,5})"
# A number in digits: « 12 », « 1 500 », « 3,5 ».
EN_CHIFFRES = r"(?:\d{1,3}(?:[ ]\d{3}){1,3}(?!\d)|\d+)(?:[.,]\d+)?"
PETIT_NOMBRE = rf"(?:\d{{1,4}}|une?|{EN_LETTRES}|quelques|plusieurs)"
PETIT_NOMBRE_MARQUE = rf"(?:\d{{1,4}}|une?|{EN_CAPITALES}|quelques|plusieurs)"


def en_capitales(plat: str) -> str:
    """A flat text with the words that are numbers in capitals, which it has no others of: « DEUX ateliers ».

    Patterns that look for numbers everywhere then need not spell them all out each time.
    """
    return _MOT.sub(lambda trouve: trouve[0].upper(), plat)

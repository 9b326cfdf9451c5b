"""Numbers that quantify nothing: dates, hours, ages, durations, ordinals, references and names.

The patterns read a flat text whose numbers in words stand in capitals (see ``en_capitales``).
"""

from __future__ import annotations

import re

from cvslint.checks.langue.nombres import DUREE, EN_CAPITALES, JOUR_DE_SEMAINE, MOIS, PETIT_NOMBRE_MARQUE
from cvslint.late_pattern import late_pattern

# Stands for each character of a number that counts nothing; no dossier holds it, YAML forbids it.
MASQUE = "\x00"

_JOUR = r"(?:1er|\d{1,2})"
# Not followed by something it counts: « loi 1901 avant juin », but not « programme de 20 séances ».
_EN_S_SANS_COMPTER = r"(?:dans|depuis|vers|sans|apres|puis|des|les|nos|ses|vos|plus|mais|mars|fois)\b"
_RIEN_A_COMPTER = rf"(?!\d|[ ]?(?:%|€)|[ ](?!{_EN_S_SANS_COMPTER})[A-Za-z]{{2,30}}[SXsx]\b)"
_ETIQUETTES = (
    r"articles?|art\.|lois?|decret|circulaire|annexe|axe|action|phase|etape|volet|niveau|programme|dispositif"
    r"|orientation|objectif|enjeu|ambition|fiche|lot|compte|tranche|numero|secteur|zone|classe|groupe|cycle|acte"
    r"|saison|chapitre|point|priorite|trimestre|semestre|annee|semaine|session|edition|batiment|bat\.?|escalier"
    r"|hall|entree|salle|lycee|college|ecole|paris|lille|lyon|marseille|ligne|tram|metro|departement|canton|cerfa"
    r"|version|compagnie|radio|canal|web|qpv"
)
_HEURE = r"\d{1,2}[ ]?h(?:eures?)?(?:[ ]?\d{2})?\b"

# What each of those that follow opens with; most words do not, and are left at once.
_COMMENCE_UN_NOMBRE = r"(?:\d|[A-Z]|un|quel|plusi)"
# Those that open with a digit or a number in words.
_NOMBRE_PUIS = late_pattern(
    rf"""(?<![\w]) (?={_COMMENCE_UN_NOMBRE}) (?:
      \d{{1,4}}[/.-]\d{{1,2}}[/.-]\d{{1,4}}                                              # 12/06/2026, 2026-12-18
    | {_JOUR}(?:[ ]?(?:,|et|au|a|ou|-|/)[ ]?(?:le[ ])?{_JOUR}){{0,4}}                    # 3 au 7 juillet 2026
        [ ](?:{MOIS}|SEPT\.)(?![A-Za-z])(?:[ ]\d{{4}})?
    | \d{{1,2}}[ ]?h(?:eures?)?[ ]?(?:a|-|et)[ ]?{_HEURE}                                # 14 h à 16 h
    | \d{{1,2}}[ ]?h[ ]?\d{{2}}\b | 24[ ]?h?/24 | 24/7 | 7[ ]?j?/7                       # 18h30
    | \d{{1,2}}[ ]mois[ ](?:a|et)[ ]\d{{1,2}}[ ]ans
    | {PETIT_NOMBRE_MARQUE}(?:[ ]?(?:a|-|/|et|ou)[ ]?{PETIT_NOMBRE_MARQUE})?[ ]?ans\b    # 6 à 12 ans
    | \d\d[ ]?\+ | {PETIT_NOMBRE_MARQUE}[ ]{DUREE}[ ](?:apres|avant|plus[ ]tard)\b       # six mois après
    | 20(?:1[5-9]|2\d|3\d|40)(?:[ ]?[-/][ ]?(?:20)?\d\d)?(?!\d)                          # 2026, 2025-2026
    | (?:19|20)\d\d{_RIEN_A_COMPTER}
    | \d+[ ]?(?:ers?|eres?|res?|es?|emes?|iemes?|nde?s?)\b | \d[ ]e\b                    # 2e, 1er
    | \d+[dg]\b                                                                          # 3D, 4G
    | 1001[ ]nuits | MILLE[ ]et[ ]une[ ]nuits
    | \d{{1,3}}(?:[ ]?(?:bis|ter))?,?[ ](?:rue|avenue|av\.|boulevard|bd|allee|impasse|chemin|quai|place)\b
    | 0\d(?:[ .]?\d\d){{4}}\b | (?<!\d[ ])(?<![/.,-])0\d{{1,5}}(?:[ ][a-z]?\d+)*\b       # « 075 22 R0018 00 »
    | QUATRE[ ]saisons
    )""",
    re.VERBOSE,
)
# Those that open with a word.
_MOT_PUIS = late_pattern(
    rf"""\b (?:
      (?:{_ETIQUETTES})[ ]?(?:operationnel[ ]|de[ ]|du[ ])?(?:n[°o]?\.?[ ]?)?            # article 3, loi 1901
        \d+(?:\.\d+)?\b{_RIEN_A_COMPTER}
    | n[°o]s?\.?[ ]?\d+
    | (?:sur|en|pendant|durant|dans(?:[ ]les)?|sous|d'ici(?:[ ]a)?|au[ ]bout[ ]de|apres|depuis
        |duree[ ]d(?:e[ ]|')|(?:tous|toutes)[ ]les|chaque|au[ ]cours[ ]des|les)[ ]?
        (?:environ[ ]|moins[ ]de[ ]|les[ ]|une[ ](?:periode|duree)[ ]de[ ])?
        {PETIT_NOMBRE_MARQUE}(?:[ ](?:a|ou|-)[ ]{PETIT_NOMBRE_MARQUE})?[ ]               # sur 6 mois
        (?:prochaine?s[ ]|premiere?s[ ])?{DUREE}\b
    | (?:a|des|vers|apres|avant)[ ]{_HEURE}(?![ ](?:par|de|DEUX|d'|hebdo|chaque))        # à 18 h
    | (?:le|les|du|au|{JOUR_DE_SEMAINE})[ ]\d{{1,2}}/(?:0?[1-9]|1[0-2])\b                # le 12/06
    | {JOUR_DE_SEMAINE}[ ]{_JOUR}{_RIEN_A_COMPTER}
    | (?:les|des|aux)[ ]\d{{1,2}}[ ]?[-/][ ]?\d{{1,2}}\b{_RIEN_A_COMPTER}                # les 16-25
    | (?:les|des|aux|ces|nos|ses|leurs|vos)[ ](?:[234]|DEUX|TROIS|QUATRE)[ ]
        (?:quartiers|qpv|villes|communes|parents|sites|secteurs|territoires|cites|rives)\b
    )""",
    re.VERBOSE,
)
_TOUS_LES = late_pattern(r"tou(?:s|tes) les ")
# What comes before a number that belongs to a place or a title: « QPV 3 Baudets », « cité des 3 Ponts ».
_AVANT_UN_NOM = late_pattern(
    r"(?:^|(?:\b(?:qpv|quartiers?|cite|residence|secteur|maison|place|theatre|centre|ecole|college|association"
    r"|festival|spectacle|la|le|du|des|les|aux|de|a)|[\"(-]) ?)$"
)
_MAJUSCULES = late_pattern(rf"(?<![\w])(?={_COMMENCE_UN_NOMBRE})(?:\d+|{EN_CAPITALES}) (?=[A-Za-z])")
# « 20 Roubaisiennes » are counted all the same.
_GENTILE = late_pattern(r" [a-z-]+(?:ais|ois|ien|een|ain|and|in)(?:ne|e)?s?\b", re.IGNORECASE)


def masquer(texte: str, plat: str) -> str:
    """``plat``, its numbers in capitals, with each that quantifies nothing overwritten by ``MASQUE``: the length stays.

    ``texte`` is the text with its capitals, which tell names apart (« Trois Baudets »); it must have the
    length of ``plat``.
    """
    plat = _MOT_PUIS.sub(_masque, _NOMBRE_PUIS.sub(_masque, plat))
    for trouve in _MAJUSCULES.finditer(plat):
        if _est_un_nom(texte, plat, trouve.start(), trouve.end() - 1):
            plat = plat[: trouve.start()] + MASQUE * (trouve.end() - trouve.start()) + plat[trouve.end() :]
    return plat


def _masque(trouve: re.Match[str]) -> str:
    # « tous les » stays readable: « un atelier tous les quinze jours » is so many per period.
    rythme = _TOUS_LES.match(trouve[0])
    garde = rythme.end() if rythme is not None else 0
    return trouve[0][:garde] + MASQUE * (len(trouve[0]) - garde)


def _est_un_nom(texte: str, plat: str, debut: int, fin: int) -> bool:
    suivant = texte[fin + 1 : fin + 3]
    if not (suivant[:1].isupper() and suivant[1:].islower()):
        return False
    if _GENTILE.match(plat, fin):
        return False
    if texte[debut].isupper():
        return True
    if fin - debut == 5 and plat[debut:fin].isdigit():
        return True  # a postal code and its town
    return _AVANT_UN_NOM.search(plat, max(0, debut - 16), debut) is not None

"""The figures of a text: the numbers that quantify something."""

from __future__ import annotations

from functools import lru_cache

from cvslint.checks.langue.aplati import aplatir, positions
from cvslint.checks.langue.nombres import (
    DUREE,
    EN_CAPITALES,
    EN_CHIFFRES,
    JOUR_DE_SEMAINE,
    RETOUR,
    RYTHME,
    en_capitales,
)
from cvslint.checks.langue.sans_objet import MASQUE, masquer
from cvslint.late_dataclass import late_dataclass
from cvslint.late_pattern import late_pattern


@late_dataclass
class Chiffre:
    """A figure as it is written, and where: ``debut`` and ``fin`` are code points from 0, end exclusive."""

    texte: str
    debut: int
    fin: int


# All that follows reads a flat text whose numbers in words stand in capitals (see ``en_capitales``).
# « neuf » is a number only where it counts: « neuf élèves », not « du matériel neuf ».
_SIMPLE = (
    rf"(?:(?!NEUF\b(?! [A-Za-z-]+[SXsx]\b| sur )){EN_CAPITALES}(?![a-z-])"
    rf"|(?<![A-Za-z]-)(?<!\d[.,]){EN_CHIFFRES}(?![A-Za-z]*\d))"
)
_INTERVALLE = rf"{_SIMPLE}(?:(?: (?:a|et|ou|-) | ?[-/] ?){_SIMPLE})?"
_ENVIRON = (
    rf"(?:une?|quelques|{_SIMPLE}) (?:petite |bonne |demi-)?"
    r"(?:(?:diz|douz|quinz|vingt|trent|quarant|cinquant|soixant|cent)aines?|milliers?)\b"
)
_FRACTION = (
    r"(?:la|une|de) (?:bonne )?moitie\b"
    r"|(?:une?|le|DEUX|TROIS|QUATRE) (?:tiers|quarts?|cinquiemes?|dixiemes?)\b(?!-|s? ?lieu|s? d'heure)"
)
_MULTIPLE = r"(?:doubl(?:er|ant|ement)|(?:tripl|quadrupl)(?:er|ant|ement)|decupler)\b"
_RANG = r"(?:premiere?s?|1ers?|1eres?|deuxiemes?|2es?|seconde?s?|troisiemes?|quatriemes?|derniere?s?)"
# « un » counts only per period, or when it is stressed: « un atelier par semaine », « au moins un stage ».
_PERIODE = (
    rf"(?:(?:par|chaque|/) ?(?:{_RANG} )?(?:{DUREE}|quinzaine|saison|{RETOUR}|{JOUR_DE_SEMAINE})\b"
    rf"|tou(?:s|tes) les (?:{_RANG} )?(?:(?:{DUREE}|{RETOUR}|{JOUR_DE_SEMAINE})\b|{MASQUE})"
    rf"|(?:le|les|un|une) {_RANG} {JOUR_DE_SEMAINE} (?:du|de chaque|de tous les) mois\b(?! d[e']| DEUX)|{RYTHME}\b)"
)
# A work that is given once: making one is a quantity, « Créer un jardin » or « Organiser un festival » are not
# taken for one, since what is aimed at there is what goes on in it.
_OUVRAGE = (
    r"(?:guide|livret|livre|recueil|carnet|brochure|plaquette|affiche|depliant|catalogue|annuaire|repertoire"
    r"|abecedaire|film|court-metrage|documentaire|reportage|clip|podcast|video|site (?:internet|web)|application"
    r"|journal|calendrier|bande dessinee|bd|album|fresque|maquette|jeu de societe|charte|cartographie)"
)
_FABRIQUER = (
    "produire realiser editer publier rediger imprimer ecrire concevoir fabriquer elaborer tourner creer peindre"
    " diffuser enregistrer"
)
_APRES_FABRIQUER = "(?:" + "|".join(f"(?<={verbe} )" for verbe in _FABRIQUER.split()) + ")"
_UN = (
    rf"une?(?= (?:[A-Za-z'-]{{1,30}} ){{1,5}}?{_PERIODE})"
    rf"|{_APRES_FABRIQUER}une?(?= (?:petit |grand |premier |nouveau |nouvelle |premiere )?{_OUVRAGE}\b)"
    r"|(?:(?<=au moins )|(?<=au minimum )|(?<=minimum ))une?(?= [A-Za-z])"
)
# What each of them opens with; most words do not, and are left at once.
_COMMENCE = r"(?:\d|[A-Z]|d(?:ou|ecu|e [bm])|l(?:a [bm]|e [cdqt])|qu(?:ad|el)|trip|un)"
_FIGURE = late_pattern(rf"(?<!\w)(?={_COMMENCE})(?:{_ENVIRON}|{_FRACTION}|{_MULTIPLE}|{_INTERVALLE}|{_UN})")


@lru_cache(maxsize=128)
def chiffres(texte: str) -> tuple[Chiffre, ...]:
    """The figures of ``texte`` that quantify something, in order.

    Taken: numbers in digits or words, ranges as one (« 10 à 15 »), « une dizaine », « la moitié », « deux
    tiers », « doubler », « un » when it is so many per period (« un atelier par semaine »), and « un » when it
    is a work to be made (« Produire un guide »: one guide). Left out:
    years, dates, hours, ages (« de 6 à 12 ans »), durations (« sur 6 mois »: that is the time, not the
    amount), ordinals (« 2e trimestre »), references (« article 3 ») and names (« QPV 3 Baudets »).

    The call (annexe 3) asks of an operational objective « une indication chiffrée ».
    """
    plat = aplatir(texte)
    places = positions(texte, plat)
    en_regard = texte if len(plat) == len(texte) else "".join(texte[place] for place in places[:-1])
    releves = _FIGURE.finditer(masquer(en_regard, en_capitales(plat)))
    bornes = ((places[releve.start()], places[releve.end()]) for releve in releves)
    return tuple(Chiffre(texte[debut:fin], debut, fin) for debut, fin in bornes)

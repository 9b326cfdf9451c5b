"""The figures of a text: the numbers that quantify something."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache

from cvslint.checks.langue.aplati import aplatir, positions
from cvslint.checks.langue.nombres import DUREE, EN_CHIFFRES, EN_LETTRES, JOUR_DE_SEMAINE, RETOUR, RYTHME
from cvslint.checks.langue.sans_objet import MASQUE, masquer
from cvslint.late_pattern import late_pattern


@dataclass(frozen=True, slots=True)
class Chiffre:
    """A figure as it is written, and where: ``debut`` and ``fin`` are code points from 0, end exclusive."""

    texte: str
    debut: int
    fin: int


# « neuf » is a number only where it counts: « neuf élèves », not « du matériel neuf ».
_SIMPLE = (
    rf"(?:(?!neuf\b(?! [a-z-]+[sx]\b| sur ))(?:{EN_LETTRES})(?![a-z-])"
    rf"|(?<![a-z]-)(?<!\d[.,]){EN_CHIFFRES}(?![a-z]*\d))"
)
_INTERVALLE = rf"{_SIMPLE}(?:(?: (?:a|et|ou|-) | ?[-/] ?){_SIMPLE})?"
_ENVIRON = (
    rf"(?:une?|quelques|{_SIMPLE}) (?:petite |bonne |demi-)?"
    r"(?:(?:diz|douz|quinz|vingt|trent|quarant|cinquant|soixant|cent)aines?|milliers?)\b"
)
_FRACTION = (
    r"(?:la|une|de) (?:bonne )?moitie\b"
    r"|(?:une?|le|deux|trois|quatre) (?:tiers|quarts?|cinquiemes?|dixiemes?)\b(?!-|s? ?lieu|s? d'heure)"
)
_MULTIPLE = r"(?:doubl(?:er|ant|ement)|(?:tripl|quadrupl)(?:er|ant|ement)|decupler)\b"
_RANG = r"(?:premiere?s?|1ers?|1eres?|deuxiemes?|2es?|seconde?s?|troisiemes?|quatriemes?|derniere?s?)"
# « un » counts only per period, or when it is stressed: « un atelier par semaine », « au moins un stage ».
_PERIODE = (
    rf"(?:(?:par|chaque|/) ?(?:{_RANG} )?(?:{DUREE}|quinzaine|saison|{RETOUR}|{JOUR_DE_SEMAINE})\b"
    rf"|tou(?:s|tes) les (?:{_RANG} )?(?:(?:{DUREE}|{RETOUR}|{JOUR_DE_SEMAINE})\b|{MASQUE})"
    rf"|(?:le|les|un|une) {_RANG} {JOUR_DE_SEMAINE} (?:du|de chaque|de tous les) mois\b(?! d[e'])|{RYTHME}\b)"
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
    rf"une?(?= (?:[a-z'-]{{1,30}} ){{1,5}}?{_PERIODE})"
    rf"|{_APRES_FABRIQUER}une?(?= (?:petit |grand |premier |nouveau |nouvelle |premiere )?{_OUVRAGE}\b)"
    r"|(?:(?<=au moins )|(?<=au minimum )|(?<=minimum ))une?(?= [a-z])"
)
# What each of them opens with; most words do not, and are left at once.
_COMMENCE = (
    r"(?:\d|c(?:inq|ent)|d(?:eux|ix|ou|ecu|e [bm])|huit|l(?:a [bm]|e [cdqt])|mil|n(?:euf|ona)|o(?:nze|cta)"
    r"|qu(?:a[drt]|in|el)|s(?:ix|ept|eiz|oix)|tr(?:ois|eiz|ent|ip)|un|vingt)"
)
_FIGURE = late_pattern(rf"\b(?={_COMMENCE})(?:{_ENVIRON}|{_FRACTION}|{_MULTIPLE}|{_INTERVALLE}|{_UN})")


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
    releves = _FIGURE.finditer(masquer(en_regard, plat))
    bornes = ((places[releve.start()], places[releve.end()]) for releve in releves)
    return tuple(Chiffre(texte[debut:fin], debut, fin) for debut, fin in bornes)

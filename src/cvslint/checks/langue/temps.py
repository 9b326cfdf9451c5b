"""Whether a text says when: a date, a deadline, a period or a rhythm."""

from __future__ import annotations

import re

from cvslint.checks.langue.aplati import aplatir
from cvslint.checks.langue.nombres import DUREE, JOUR_DE_SEMAINE, MOIS, PETIT_NOMBRE, RETOUR, RYTHME
from cvslint.late_pattern import late_pattern

_ANNEE = r"20(?:2[4-9]|3[0-5])"
_FETE = r"(?:noel|paques|toussaint|ramadan|pentecote|ascension)"
_MOMENT = (
    rf"(?:(?:debut|fin|mi|courant)[ -])?(?:(?:(?:\d{{1,2}}|premier|dernier)[ ])?{MOIS}|{_ANNEE}|{_FETE}"
    rf"|rentree|printemps|ete|automne|hiver|{JOUR_DE_SEMAINE}|\d{{1,2}}[/.]\d{{1,2}}|1er)"
)
_ARTICLE = r"(?:(?:a|au|aux|le|la|les|ce|cet|cette|en)[ ]|l')*"
_LAPS = rf"(?:{DUREE}|quinzaine|saison|{RETOUR}|{JOUR_DE_SEMAINE})"

# What nearly every dated text has: the other ways are looked for only without it.
_DATES = late_pattern(
    rf"""(?<!\w) (?:
      {_ANNEE}(?!\d) | {MOIS}(?![\w-]) | {JOUR_DE_SEMAINE}\b | {_FETE}\b
    | \d{{1,2}}/(?:0[1-9]|1[0-2])\b | \d{{4}}-\d\d-\d\d
    )""",
    re.VERBOSE,
)
# The other ways, by what any text that says when in that way holds: few texts make more than one of them compiled.
_REPERES = (
    (("/",), late_pattern(rf"/[ ]?(?:{_LAPS}|sem)(?![a-z])")),
    (
        ("quotidien", "hebdo", "mensuel", "mestriel", "annuel"),
        late_pattern(
            rf"(?<!\w)(?:{RYTHME}\b|(?:quotidienne|hebdomadaire|mensuelle|trimestrielle|annuelle)ment\b)"
        ),
    ),
    (
        ("printemps", "automne", "hiver", "ete", "estiva"),
        late_pattern(
            rf"""(?<!\w) (?:
              printemps\b | automne\b | hivers?\b | estiva(?:le?s?|ux)\b
            | (?:l'|cet[ ]|d'|en[ ]|chaque[ ]|les[ ])etes?\b | ete[ ]{_ANNEE}
            )""",
            re.VERBOSE,
        ),
    ),
    (
        (
            "mestre",
            "rentree",
            "l'an",
            "annee",
            "saison",
            "vacances",
            "week",
            "matin",
            "soir",
            "midi",
            "mois",
            "semaine",
        ),
        late_pattern(
            rf"""(?<!\w) (?:
              (?:trimestre|semestre|quadrimestre)s?\b | rentrees?\b
            | (?:le|les|en)[ ](?:week-?ends?|matins?|soirs?|midis?|soiree|apres-midis?)\b
            | l'an\b
            | (?:l'|cette[ ]|d'une[ ]|en[ ]une[ ])annee\b
            | annees?[ ](?:scolaires?|civiles?|universitaires?|{_ANNEE})
            | (?:la|cette|une|prochaine|pleine)[ ]saison\b
            | saison[ ](?:{_ANNEE}|sportive|culturelle|estivale)
            | (?:petites[ ]|grandes[ ])vacances\b | vacances[ ](?:scolaires|d'|de[ ]|du[ ]|des[ ])
            | (?:pendant|durant|aux|lors[ ]des|hors)[ ](?:les[ ])?vacances\b
            | (?:mois|semaine|annee|saison)s?[ ](?:prochaine?s?|suivante?s?)\b
            )""",
            re.VERBOSE,
        ),
    ),
    (
        ("pendant", "durant", "jusqu'en", "avant", "au ", "a l'", "fin d"),
        late_pattern(
            r"""(?<!\w) (?:
              pendant\b | durant\b | jusqu'en\b
            | (?<!en[ ])(?<!d')avant(?![ ]tout|[ ]meme|-|[ ]?[.,;:!?)]|[ ]?$)[ ](?!et\b|ou\b|gard|premier)
            | au[ ](?:cours|fil|long)[ ]d | au[ ]terme\b | a[ ]l'issue\b | a[ ]l'echeance\b
            | (?:a[ ]la[ ]|en[ ])fin[ ]d(?:e|u|'|es)[ ]?(?:la[ ]|l')?
                (?:annee|saison|parcours|projet|action|formation|cycle|stage|seance|exercice|accompagnement
                |programme|periode|mois)
            )""",
            re.VERBOSE,
        ),
    ),
    (
        ("par ", "chaque ", "les "),
        late_pattern(
            rf"""(?<!\w) (?:
              (?:par|chaque)[ ](?:{_LAPS}|sem\.)(?![a-z]) | tou(?:s|tes)[ ]les[ ](?:\w+[ ])?{_LAPS}\b
            )""",
            re.VERBOSE,
        ),
    ),
    (
        (" jour", " semaine", " mois", " trimestre", " semestre", " an"),
        late_pattern(
            rf"""(?<!\w) (?:
              (?:sur|en|dans|sous|apres|depuis|au[ ]bout[ ]de|duree[ ]d(?:e[ ]|'))[ ]?
                (?:les[ ]|moins[ ]de[ ]|environ[ ])?
                {PETIT_NOMBRE}(?:[ ](?:a|ou)[ ]{PETIT_NOMBRE})?[ ]{DUREE}\b
            | {PETIT_NOMBRE}[ ](?:semaines?|mois|trimestres?|semestres?|annees?)\b(?![ ]a[ ]\d+[ ]ans)
            )""",
            re.VERBOSE,
        ),
    ),
    (
        ("des ", "fin", "debut", "mi", "courant"),
        late_pattern(rf"(?<!\w)(?:des[ ](?:le[ ]|la[ ]|l')?|(?:fin|debut|mi|courant)[ -]){_MOMENT}\b"),
    ),
    (
        ("d'ici ", "jusqu'", "entre "),
        late_pattern(
            rf"""(?<!\w) (?:
              (?:d'ici[ ]|jusqu'|entre[ ]){_ARTICLE}{_MOMENT}
            | d'ici[ ](?:{_ARTICLE}
                (?:fin|terme|bout|issue|milieu|debut|premier|deuxieme|prochain|vacances|\d)
                |{PETIT_NOMBRE}[ ]|peu\b|l[ae][ ]|l')
            | jusqu'{_ARTICLE}(?:fin|terme|bout|issue)\b
            | entre[ ]{_ARTICLE}\d{{1,2}}[ ]?h\b
            )""",
            re.VERBOSE,
        ),
    ),
)
# « la vie quotidienne », « les gestes du quotidien »: ordinary life, not a rhythm.
_VIE_ORDINAIRE = late_pattern(
    r"\b(?:vies?|gestes?|actes?|taches?|demarches?|deplacements?|besoins?|difficultes|problemes?|usages?)"
    r" quotidien(?:ne)?s?\b"
    r"|\b(?:du|le|leur|son|ce|mon|notre|un) quotidien\b"
)


def a_temporalite(texte: str) -> bool:
    """Whether ``texte`` says when: a year (2024 to 2035), a date, a season, a rhythm, a duration, a deadline.

    Words that only look like it do not count: « avant tout », « mettre en avant », « d'ici et d'ailleurs »,
    « jusqu'à 20 personnes », « entre parents et enfants », « la vie quotidienne », « partir en vacances ».

    The call (annexe 3) asks of an operational objective « une indication de temporalité ».
    """
    plat = aplatir(texte)
    if "quotidien" in plat:
        plat = _VIE_ORDINAIRE.sub("", plat)
    if _DATES.search(plat) is not None:
        return True
    return any(
        any(signe in plat for signe in signes) and repere.search(plat) is not None
        for signes, repere in _REPERES
    )

"""Infinitives that are also nouns: which of the two opens a sentence, told by what follows."""

from __future__ import annotations

from cvslint.checks.langue.nombres import EN_LETTRES
from cvslint.late_pattern import late_pattern

# As the first word of an objective these are nouns or names: « Avenir des jeunes », « Rucher pédagogique ».
_NOMS = frozenset(
    {
        "avenir",
        "avoyer",
        "boucher",
        "boulanger",
        "bouteiller",
        "boxer",
        "bucher",
        "clocher",
        "coquiller",
        "denier",
        "fier",
        "gabarier",
        "herbager",
        "linger",
        "medailler",
        "noyer",
        "officier",
        "oranger",
        "plancher",
        "putter",
        "radier",
        "rocher",
        "rucher",
        "souvenir",
        "tapir",
        "verger",
    }
)
_REPAS = frozenset({"dejeuner", "diner", "gouter", "petit-dejeuner", "souper"})
_AUXILIAIRES = frozenset({"devoir", "pouvoir", "savoir"})
# Verbs when something stands behind them that a verb governs: « Conseiller 40 familles ».
_DOUTEUX = frozenset(
    {
        "baiser",
        "carter",
        "cocher",
        "conseiller",
        "corner",
        "coucher",
        "dealer",
        "interviewer",
        "lacher",
        "lancer",
        "lever",
        "manager",
        "placer",
        "pointer",
        "poster",
        "repentir",
        "reporter",
        "rire",
        "scanner",
        "sourire",
        "supporter",
        "toucher",
        "vouloir",
    }
)

_OBJET = (
    rf" (?:[\"(]? ?\d|(?:une?|le|la|les|des|ce|cet|cette|ces|ses|son|sa|leurs?|nos|notre|chaque|tous|tout"
    rf"|toutes?|plusieurs|quelques|ensemble|{EN_LETTRES}|au moins|environ|jusqu)(?![a-z])|l')"
)
_EST_UN_OBJET = late_pattern(_OBJET)
_GOUVERNE = late_pattern(
    rf"{_OBJET}"
    r"| (?:et|ou|en|sur|dans|avec|vers|plus|davantage|mieux|aux?|a|entre|chez|aupres|collectivement)(?![a-z])"
)
_INFINITIF_DERRIERE = late_pattern(
    r" (?:(?:bien|mieux|se|y|en|les|leur|ou|comment|quand|pourquoi|que|ce que) |s'|l')?"
    r"[a-z-]+(?:er|ir|re)(?![a-z])"
)
_NOM_COMPOSE = {
    "etre": late_pattern(r" humain"),
    "aller": late_pattern(r" (?:simple|retour|vers ?(?:[:,.(-]|$))"),
}


def ouvre_comme_un_nom(mot: str, suite: str) -> bool:
    """Whether ``mot``, an infinitive in flat form, is a noun there, given the flat text behind it."""
    if mot in _NOMS:
        return True
    if mot in _REPAS:
        return suite.startswith(" des ") or _EST_UN_OBJET.match(suite) is None
    if mot in _AUXILIAIRES:
        return _INFINITIF_DERRIERE.match(suite) is None
    if mot in _DOUTEUX:
        return _GOUVERNE.match(suite) is None
    compose = _NOM_COMPOSE.get(mot)
    return compose is not None and compose.match(suite) is not None

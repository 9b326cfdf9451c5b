"""The set of French infinitives, and whether a word is one of them."""

from __future__ import annotations

from collections.abc import Container

from cvslint.checks.langue.aplati import aplatir
from cvslint.late_pattern import late_pattern

# Verbs of local projects that the general word list does not have.
_COMPLEMENT = (
    "capaciter",
    "codévelopper",
    "débitumer",
    "défragiliser",
    "désimperméabiliser",
    "désinvisibiliser",
    "déstigmatiser",
    "évènementialiser",
    "gamifier",
    "genrer",
    "ludifier",
    "mentorer",
    "préprofessionnaliser",
    "renaturer",
    "tutoriser",
    "upcycler",
)

# Hyphenated words made of two infinitives that are nouns all the same.
_NOMS_COMPOSES = frozenset(
    {
        "savoir-faire",
        "savoir-etre",
        "savoir-vivre",
        "savoir-dire",
        "laisser-aller",
        "laisser-faire",
        "faire-valoir",
        "faire-savoir",
        "ouir-dire",
        "aller-venir",
    }
)

_PREFIXE = late_pattern(r"(?:co|res?|des?|auto|inter|pre|sur|multi)-?")
# Below this length a prefix makes a verb out of a noun: « denier » would be « dé » + « nier ».
_LONGUEUR_MINIMALE = 5


def lire_infinitifs(texte: str) -> frozenset[str]:
    """The infinitives listed in ``texte``, one a line, as written and without their accents.

    Empty lines and lines that start with ``#`` are passed over. A few verbs that local projects use and
    dictionaries do not know (« renaturer », « désimperméabiliser »…) are added.
    """
    lignes = map(str.strip, texte.lower().splitlines())
    verbes = [ligne for ligne in lignes if ligne and ligne[0] != "#"]
    verbes += _COMPLEMENT
    # All of them at once: word by word, it would take longer than a dossier's check. Most words bear no accent.
    a_aplatir = [verbe for verbe in verbes if not (verbe.isascii() and verbe.isalpha())]
    return frozenset((*verbes, *_sans_accent("\0".join(a_aplatir)).split("\0")))


def est_infinitif(mot: str, infinitifs: Container[str]) -> bool:
    """Whether ``mot``, a word or words joined by hyphens in any case, is an infinitive.

    True for a word of ``infinitifs`` (accents may lack), for such a word behind co-, re-, dé-, auto-,
    inter-, pré-, sur- or multi-, and for several infinitives joined by hyphens (« apprendre-comprendre »).
    """
    simple = _sans_accent(mot)
    if simple in infinitifs:
        return True
    if simple in _NOMS_COMPOSES:
        return False
    if _derive(simple, infinitifs):
        return True
    parties = simple.split("-")
    return len(parties) > 1 and all(partie in infinitifs for partie in parties)


def _derive(simple: str, infinitifs: Container[str]) -> bool:
    prefixe = _PREFIXE.match(simple)
    if prefixe is None:
        return False
    radical = simple[prefixe.end() :]
    if prefixe.group().endswith("-"):
        return radical in infinitifs
    return len(radical) >= _LONGUEUR_MINIMALE and radical in infinitifs


def _sans_accent(mot: str) -> str:
    return aplatir(mot).replace("œ", "oe").replace("æ", "ae")

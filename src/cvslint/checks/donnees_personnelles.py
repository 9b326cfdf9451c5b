"""Checks on personal data in free text. What is found is named by its kind, and never repeated."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from functools import lru_cache

from cvslint.checks.controle import Anomalie, Anomalies, controle
from cvslint.french import fold
from cvslint.late_pattern import late_pattern
from cvslint.model.chemins import est_vide
from cvslint.model.textes import TexteLibre
from cvslint.personal_data import EMAIL, IBAN, NIR, TELEPHONE

_IBAN_MIN, _IBAN_MAX = 15, 34
_IBAN_FRANCAIS = late_pattern(r"FR\d{12}[A-Z\d]{11}\d{2}")
_NAISSANCE = late_pattern(r"\bn[ée](?:\(e\)|[.·]?e)?s?\s+le\s+\d", re.IGNORECASE)
# A body is born too: its word right before, or with its own name in between, unless it is whose president was born.
_PERSONNE_MORALE = late_pattern(
    r"(?<!\bde )(?<!\bdu )(?<!\bde l['’])(?<!\bd['’]une )(?<!\bde la )(?<!\bde notre )(?<!\bde cette )"
    r"\b(?i:associations?|structure|fondation|coopérative|société|entreprise|fédération|régie|collectif|club|comité"
    r"|centre|maison|ludothèque|ressourcerie|épicerie|projet|action|démarche|idée|dispositif|atelier|jardin)"
    r"(?:\s+(?!M(?:me|lle|adame|onsieur)\b)"
    r"(?:d[eu]s?\s+\w+|d['’]\w+|l[ea]s?|et|est|sociale?|(?:l['’])?[A-ZÀ-Ý][\w'’-]*))*\s*,?\s*$"
)

_SIGNE = late_pattern(
    r"[@\dA-Z](?:[A-Z]\d\d(?<=[A-Z]...)|(?<=@)"
    r"|(?<=\d)(?<!\d\d)(?:(?:\D{0,3}\d){7}|(?<=[lL][eE]\s\d)|(?<=\s\s\d)))"
)
"""What any of them holds: an at sign, eight digits close together, a digit behind « le », the head of an IBAN."""

_AVANT = 120
"""How far before a birth its subject is looked for, in characters."""


def genres_trouves(texte: str) -> list[str]:
    """The kinds of personal data in a text, as words with their article; empty when it holds none."""
    if not _SIGNE.search(texte):
        return []
    trouves = {
        "une adresse électronique": "@" in texte and bool(EMAIL.search(texte)),
        "un numéro de téléphone": bool(TELEPHONE.search(texte)),
        "un numéro de sécurité sociale": any(_est_nir(trouve.group()) for trouve in NIR.finditer(texte)),
        "un IBAN": any(_est_iban(trouve.group()) for trouve in IBAN.finditer(texte)),
        "une date de naissance": _naissance(unicodedata.normalize("NFC", texte)),
    }
    return [genre for genre, present in trouves.items() if present]


def _naissance(texte: str) -> bool:
    """Whether the text tells when a person was born, and not when a body or a project was."""
    return any(
        not _PERSONNE_MORALE.search(texte[max(trouve.start() - _AVANT, 0) : trouve.start()])
        for trouve in _NAISSANCE.finditer(texte)
    )


def _est_nir(texte: str) -> bool:
    """Thirteen digits have no key to be checked by; fifteen have."""
    # Imported late here and below: these modules take longer than most dossiers, which hold nothing to check so.
    from stdnum.fr import nir

    serre = "".join(texte.split())
    return len(serre) == 13 or bool(nir.is_valid(serre))


def _est_iban(texte: str) -> bool:
    """Whether an IBAN starts the text, whatever word follows it; a French one even with a wrong key."""
    serre = "".join(texte.split())
    if _IBAN_FRANCAIS.match(serre):
        return True
    from stdnum import iban

    longueurs = range(_IBAN_MIN, min(len(serre), _IBAN_MAX) + 1)
    return any(iban.is_valid(serre[:n], check_country=False) for n in longueurs)


@controle(donne=("genres",), signe=_SIGNE)
def sans_donnee_personnelle(valeur: TexteLibre) -> Anomalies:
    """Le texte ne contient ni courriel, ni téléphone, ni numéro de sécurité sociale, ni IBAN, ni date de naissance."""
    genres = genres_trouves(valeur.texte)
    if genres:
        yield Anomalie({"genres": genres})


_SEPARATEUR = late_pattern(r"[,;\n•·]|\bet\b|^\s*-\s|\s-\s")
_NOM_COMPLET = late_pattern(
    r"(?:M\.|MM\.|Mme|Mlle|Monsieur|Madame)?\s*[A-ZÀ-Ý][a-zà-ÿ]+(?:-[A-ZÀ-Ý][a-zà-ÿ]+)?\s+(.+)"
)
_NOM_DE_FAMILLE = late_pattern(
    r"(?:(?:[Dd]e|[Dd]u|[Dd]es|[Ll]a|[Ll]e|[Ee]l|[Bb]en|[Vv]an|[Dd]')\s*)*[A-ZÀ-Ý](?:[\wÀ-ÿ'-]*|\.)\s*(?:\([^)]*\))?\.?"
)
_DEUX_MAJUSCULES = late_pattern(
    r"[A-ZÀ-Ý][a-zà-ÿ]+(?:-[A-ZÀ-Ý][a-zà-ÿ]+)?\s+(?:(?:[Dd]e|[Dd]u|[Dd]es|[Ll]a|[Ll]e|[Ee]l|[Bb]en|[Vv]an|[Dd]')\s*)*[A-ZÀ-Ý]"
)
"""A first name and the beginning of a name: what any list of persons holds."""
_PERSONNE = late_pattern(
    r"[A-ZÀ-Ý](?:[a-zà-ÿ]++(?:-[A-ZÀ-Ý][a-zà-ÿ]++)?\s++(?=[A-ZÀ-ÝDdLlEeBbVv])"
    r"(?:(?:[Dd]e|[Dd]u|[Dd]es|[Ll]a|[Ll]e|[Ee]l|[Bb]en|[Vv]an|[Dd]')\s*)*[A-ZÀ-Ý]|\.(?<=M\.)\s+[A-ZÀ-Ý])"
)
"""The same, or « M. » before a name: what any text that names a person holds."""
_CIVILITE = late_pattern(r"\b(?:M\.|Mme|Mlle|Monsieur|Madame|Mademoiselle)\s+[A-ZÀ-Ý]")


def noms_de_suite(texte: str, usuels: frozenset[str], lieux: frozenset[str] = frozenset()) -> int:
    """How many names of persons stand one after the other, at most; ``usuels`` are capitalised words of no person.

    Names that one of the words ``lieux`` introduces (« écoles Jules Ferry, Jean Jaurès ») are those of places.
    """
    plus, suite, places = 0, 0, False
    for morceau, propre in _morceaux(texte):
        nom = _est_nom(propre, usuels)
        if _annonce(morceau, lieux):
            places = True
        elif not nom:
            places = False
        suite = suite + 1 if nom and not places else 0
        plus = max(plus, suite)
    return plus


def _morceaux(texte: str) -> Iterator[tuple[str, str]]:
    """The parts between separators, each with what stands after its colon."""
    for morceau in _SEPARATEUR.split(texte):
        propre = morceau.rpartition(":")[2].strip(" -–—*")
        if propre:
            yield morceau, propre


def _annonce(morceau: str, lieux: frozenset[str]) -> bool:
    """Whether one of the words ``lieux`` stands right before the capitalised words that end the text."""
    tete, deux_points, _ = morceau.rpartition(":")
    if deux_points:
        return fold(tete.strip()) in lieux
    mots = [mot for mot in re.split(r"\s+|(?<=['’])", morceau) if mot]
    rang = next((n for n in range(len(mots), 0, -1) if not mots[n - 1][0].isupper()), 0)
    return rang < len(mots) and any(fold(mot) in lieux for mot in mots[max(rang - 1, 0) :])


def _est_nom(texte: str, usuels: frozenset[str]) -> bool:
    trouve = _NOM_COMPLET.fullmatch(texte.rstrip("."))
    if trouve is None or not _NOM_DE_FAMILLE.fullmatch(trouve.group(1)):
        return False
    return not any(fold(mot).strip(".'") in usuels for mot in texte.replace("-", " ").split())


@lru_cache(maxsize=8)
def _aplatis(mots: tuple[str, ...]) -> frozenset[str]:
    # The words of a rule are the same for every text of every dossier.
    return frozenset(fold(mot) for mot in mots)


@lru_cache(maxsize=8)
def _un_de(mots: tuple[str, ...]) -> re.Pattern[str]:
    return late_pattern("|".join(re.escape(mot) for mot in sorted(_aplatis(mots))) or "(?!)")


@controle(donne=("n",), signe=_PERSONNE)
def sans_liste_nominative(
    valeur: TexteLibre,
    *,
    maximum: int,
    contexte: list[str],
    usuels: list[str],
    lieux: list[str] | None = None,
) -> Anomalies:
    """Le texte n'énumère pas plus de `maximum` personnes par leur nom.

    Les noms sont ceux que précède une civilité, ou ceux qui se suivent dans un texte où se trouve un mot qui
    commence comme l'un de `contexte` (bénéficiaires, participants…). `usuels` : les mots à majuscule qui ne
    nomment personne. `lieux` : les mots au pluriel dont la suite nomme des lieux (écoles, rues…).
    """
    n = len(_CIVILITE.findall(valeur.texte)) if "M" in valeur.texte else 0
    if _DEUX_MAJUSCULES.search(valeur.texte) and _un_de(tuple(contexte)).search(fold(valeur.texte)):
        n = max(n, noms_de_suite(valeur.texte, _aplatis(tuple(usuels)), _aplatis(tuple(lieux or ()))))
    if n > maximum:
        yield Anomalie({"n": n})


@controle(donne=("minimum",))
def pas_de_petit_effectif(valeur: object, *, minimum: int, champs: list[str] | None = None) -> Anomalies:
    """Aucun effectif n'est compris entre 1 et `minimum` exclu : les `champs` d'un bloc, ou toutes ses clés libres."""
    if est_vide(valeur):
        return
    effectifs = (
        valeur
        if isinstance(valeur, dict)
        else {champ: getattr(valeur, champ, None) for champ in champs or ()}
    )
    for champ, effectif in effectifs.items():
        if isinstance(effectif, int) and 0 < effectif < minimum:
            yield Anomalie({"minimum": minimum}, champ=champ)

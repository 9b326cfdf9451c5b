"""Selectors: paths with wildcards that find values in a typed dossier.

``projet.objectifs[*].enonce`` gives one match an objective, ``projet.territoires[quartier=Le Parc]`` keeps what
equals, ``lignes[bloc=budget][section=charges].detail`` starts from a view. There is no recursive descent.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from enum import Enum, auto
from functools import cache, partial
from itertools import accumulate
from typing import Any, NamedTuple, Protocol

from cvslint.late_pattern import late_pattern
from cvslint.model.champs import Bloc
from cvslint.span import Path

_PAS = late_pattern(
    r"\.?(?:(?P<nom>[a-z_][a-z0-9_]*)|\[(?P<tout>\*)\]|\[(?P<rang>\d+)\]|\[(?P<champ>[a-z_]+)=(?P<mots>[^\]]+)\])"
)


@dataclass(frozen=True, slots=True)
class Nom:
    """A field or a free key."""

    texte: str


@dataclass(frozen=True, slots=True)
class Tous:
    """Every item of a list."""


@dataclass(frozen=True, slots=True)
class Rang:
    """One item of a list, counted from 0."""

    n: int


@dataclass(frozen=True, slots=True)
class Filtre:
    """Those items whose field is one of the words."""

    champ: str
    mots: frozenset[str]

    def garde(self, valeur: object) -> bool:
        """Whether the field of ``valeur`` is one of the words."""
        return str(getattr(valeur, self.champ, None)) in self.mots


Pas = Nom | Tous | Rang | Filtre


@dataclass(frozen=True, slots=True)
class Selecteur:
    """A selector, parsed; ``texte`` is how it was written, ``parent`` the same without its last step."""

    texte: str
    pas: tuple[Pas, ...]
    parent: Selecteur | None = None

    @property
    def chemin(self) -> Path:
        """The selector as a path, of one that has names and ranks only."""
        return tuple(
            pas.texte if isinstance(pas, Nom) else pas.n for pas in self.pas if isinstance(pas, (Nom, Rang))
        )

    @property
    def racine(self) -> str:
        """The first field, or the view that it starts from."""
        premier = self.pas[0]
        assert isinstance(premier, Nom)
        return premier.texte


class Match(NamedTuple):
    """A value and the path it was written at.

    ``valeur`` is ``None`` when nothing is written there; ``manque`` is then the path of the topmost absent
    thing, and ``concret`` tells whether ``chemin`` is whole or stops where a list is absent. ``obstacles``
    are the paths of what cannot be read: such a value is unreadable, not absent.
    """

    chemin: Path
    valeur: object
    manque: Path | None = None
    concret: bool = True
    obstacles: tuple[Path, ...] = ()


Vue = Callable[[], list[Match]]


class _Place(Protocol):
    """What tells where it is written."""

    @property
    def chemin(self) -> Path: ...


@cache
def lire_selecteur(texte: str) -> Selecteur:
    """The selector written as ``texte``.

    Raises ``ValueError`` when it is not one.
    """
    pas: list[Pas] = []
    selecteur: Selecteur | None = None
    position = 0
    while position < len(texte):
        trouve = _PAS.match(texte, position)
        if trouve is None:
            raise ValueError(texte)
        if trouve["nom"] is not None:
            pas.append(Nom(trouve["nom"]))
        elif trouve["tout"] is not None:
            pas.append(Tous())
        elif trouve["rang"] is not None:
            pas.append(Rang(int(trouve["rang"])))
        else:
            pas.append(Filtre(trouve["champ"], frozenset(mot.strip() for mot in trouve["mots"].split("|"))))
        position = trouve.end()
        selecteur = Selecteur(texte[:position], tuple(pas), selecteur)
    if selecteur is None or not isinstance(pas[0], Nom):
        raise ValueError(texte)
    return selecteur


def est_vide(valeur: object) -> bool:
    """Whether a typed value is absent: nothing, or a list or block of nothing."""
    if valeur is None:
        return True
    return isinstance(valeur, (tuple, dict)) and not any(element is not None for element in _elements(valeur))


def _elements(valeur: tuple[object, ...] | dict[str, object]) -> Iterator[object]:
    return iter(valeur.values() if isinstance(valeur, dict) else valeur)


_match = partial(tuple.__new__, Match)
"""A match from its five parts: several times faster than by their names, and a dossier has some hundreds."""


def matches_de(objets: Iterable[_Place]) -> list[Match]:
    """One match for each of these objects, at its own path."""
    return [_match((objet.chemin, objet, None, True, ())) for objet in objets]


class Recherche:
    """Finds the matches of selectors in one dossier; what was found once is kept, step by step."""

    __slots__ = ("_suites", "_trouves", "illisibles", "racine", "vues")

    def __init__(self, racine: Bloc, illisibles: frozenset[Path], vues: Mapping[str, Vue]) -> None:
        self.racine = racine
        self.illisibles = illisibles
        self.vues = vues
        self._trouves: dict[str, list[Match]] = {"": [Match((), racine)]}
        self._suites: dict[str, tuple[str, list[int]]] = {}

    def trouver(self, selecteur: Selecteur) -> list[Match]:
        """The matches in the order of the text; one match without value where a part on the way is absent."""
        matches = self._trouves.get(selecteur.texte)
        if matches is None:
            matches = self._trouves[selecteur.texte] = self._chercher(selecteur)
        return matches

    def tous(self, cle: str, selecteurs: tuple[Selecteur, ...]) -> list[Match]:
        """The matches of several selectors, one after the other; ``cle`` is their texts, one a line."""
        matches = self._trouves.get(cle)
        if matches is None:
            if len(selecteurs) == 1:
                return self.trouver(selecteurs[0])
            matches = [match for selecteur in selecteurs for match in self.trouver(selecteur)]
            self._trouves[cle] = matches
        return matches

    def qui_portent(self, signe: re.Pattern[str], cle: str, selecteurs: tuple[Selecteur, ...]) -> list[Match]:
        """Those of some free texts in which ``signe`` stands. They are searched all at once, one a line."""
        matches = self.tous(cle, selecteurs)
        suite = self._suites.get(cle)
        if suite is None:
            textes = [str(getattr(match.valeur, "texte", "")) for match in matches]
            debuts = [0, *accumulate(len(texte) + 1 for texte in textes)]
            suite = self._suites[cle] = ("\n".join(textes), debuts)
        ensemble, debuts = suite
        portent: list[Match] = []
        trouve = signe.search(ensemble)
        while trouve is not None:
            rang = bisect_right(debuts, trouve.start()) - 1
            portent.append(matches[rang])
            trouve = signe.search(ensemble, debuts[rang + 1])
        return portent

    def _chercher(self, selecteur: Selecteur) -> list[Match]:
        pas = selecteur.pas[-1]
        if selecteur.parent is not None:
            matches = self.trouver(selecteur.parent)
        elif (vue := self.vues.get(selecteur.texte)) is not None:
            return vue()
        else:
            matches = self._trouves[""]
        if type(pas) is Nom:
            return [self._nomme(match, pas.texte) for match in matches]
        suivants: list[Match] = []
        for match in matches:
            valeur = match.valeur
            # Most steps that choose do so among the items of a view.
            if type(pas) is not Filtre or valeur is None or isinstance(valeur, tuple):
                suivants += self._parmi(match, pas)
            elif pas.garde(valeur):
                suivants.append(match)
        return suivants

    def _nomme(self, match: Match, nom: str) -> Match:
        """What stands under a name in one match."""
        chemin, valeur, manque, concret, obstacles = match
        if obstacles:
            return match
        if valeur is None:
            if concret:
                return _match(((*chemin, nom), None, manque, True, ()))
            return _match((chemin, None, manque, False, ()))
        objet: Any = valeur
        genre: type[Any] = type(objet)
        acces = _acces(genre, nom)  # type: ignore[arg-type]
        if acces is _Acces.CHAMP:
            chemin, trouve = (*chemin, nom), getattr(objet, nom)
        elif acces is _Acces.CLE:
            chemin, trouve = (*chemin, nom), objet.get(nom)
        else:
            chemin = objet.chemin_de(nom) if acces is _Acces.VUE else (*chemin, nom)
            trouve = getattr(objet, nom, None) if acces is _Acces.VUE else None
        if trouve is None or trouve == ():
            return self._absent(chemin)
        return _match((chemin, trouve, None, True, ()))

    def _parmi(self, match: Match, pas: Pas) -> Iterator[Match]:
        """The items of a list, or the one match, that a step keeps."""
        chemin, valeur, manque, _, obstacles = match
        # An amount that cannot be read is still one of its funder and of its section.
        if obstacles and not (isinstance(pas, Filtre) and valeur is not None):
            yield match
        elif valeur is None:
            yield _match((chemin, None, manque, False, ()))
        elif isinstance(valeur, tuple):
            yield from self._dans_liste(chemin, valeur, pas)

    def _dans_liste(self, chemin: Path, elements: tuple[object, ...], pas: Pas) -> Iterator[Match]:
        presents = 0
        for rang, element in enumerate(elements):
            if isinstance(pas, Rang) and rang != pas.n:
                continue
            ici = (*chemin, rang)
            absent = element is None or element == ()
            trouve = self._absent(ici) if absent else _match((ici, element, None, True, ()))
            if isinstance(pas, Filtre):
                if not absent and pas.garde(element):
                    yield trouve
            elif not absent or trouve.obstacles:
                presents += 1
                yield trouve
        if not presents and not isinstance(pas, Filtre):
            yield _match((chemin, None, chemin, False, ()))

    def _absent(self, chemin: Path) -> Match:
        """What stands at a path where nothing was read: an absent value, or one that cannot be read."""
        obstacle = self.obstacle(chemin) if self.illisibles else None
        if obstacle is not None:
            return _match((chemin, None, None, True, (obstacle,)))
        return _match((chemin, None, chemin, True, ()))

    def obstacle(self, chemin: Path) -> Path | None:
        """The unreadable path at or above ``chemin``, if there is one."""
        if not self.illisibles:
            return None
        return next((chemin[:n] for n in range(len(chemin), -1, -1) if chemin[:n] in self.illisibles), None)


class _Acces(Enum):
    """How what stands under a name in a value is read: a field of a block, a free key, a field of something that tells
    itself where it is written, or nothing."""

    CHAMP = auto()
    CLE = auto()
    VUE = auto()
    RIEN = auto()


@cache
def _acces(genre: type[Any], nom: str) -> _Acces:
    """How values of a type give what they hold under a name: asked once, since asking a Pydantic model is slow."""
    if genre is dict:
        return _Acces.CLE
    if hasattr(genre, "chemin_de"):
        return _Acces.VUE
    champs = genre.model_fields if issubclass(genre, Bloc) else getattr(genre, "__dataclass_fields__", ())
    return _Acces.CHAMP if nom in champs or hasattr(genre, nom) else _Acces.RIEN

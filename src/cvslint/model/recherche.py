"""Finding what selectors name in one typed dossier; what was found once is kept."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable, Mapping
from enum import Enum, auto
from functools import cache, partial
from itertools import accumulate
from typing import Any, Protocol

from cvslint.model.champs import Bloc
from cvslint.model.chemins import Filtre, Match, Nom, Pas, Rang, Selecteur, Vue
from cvslint.span import Path


class _Place(Protocol):
    """What tells where it is written."""

    @property
    def chemin(self) -> Path: ...


match_de = partial(tuple.__new__, Match)
"""A match from its five parts: several times faster than by their names, and a dossier has some hundreds."""


def matches_de(objets: Iterable[_Place]) -> list[Match]:
    """One match for each of these objects, at its own path."""
    return [match_de((objet.chemin, objet, None, True, ())) for objet in objets]


class _Acces(Enum):
    """How what stands under a name in a value is read: a field of a block, another attribute, a free key, a field of
    something that tells itself where it is written, or nothing."""

    BLOC = auto()
    CHAMP = auto()
    CLE = auto()
    VUE = auto()
    RIEN = auto()


_BLOC, _CHAMP, _CLE, _VUE, _RIEN = _Acces
"""Looked up once: asking the enumeration is slow."""


class Recherche:
    """Finds the matches of selectors in one dossier; what was found once is kept, step by step."""

    __slots__ = ("_illisibles_sous", "_suites", "_trouves", "illisibles", "racine", "vues")

    def __init__(self, racine: Bloc, illisibles: frozenset[Path], vues: Mapping[str, Vue]) -> None:
        self.racine = racine
        self.illisibles = illisibles
        self.vues = vues
        self._trouves: dict[str, list[Match]] = {"": [Match((), racine)]}
        self._suites: dict[str, tuple[str, list[int]]] = {}
        self._illisibles_sous: dict[Path, list[Path]] = {}

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
                matches = self._chercher(selecteurs[0])
            else:
                matches = []
                for selecteur in selecteurs:
                    matches += self.trouver(selecteur)
            self._trouves[cle] = matches
        return matches

    def qui_portent(self, signe: re.Pattern[str], cle: str, selecteurs: tuple[Selecteur, ...]) -> list[Match]:
        """Those of some free texts in which ``signe`` stands. They are searched all at once, one a line."""
        matches = self.tous(cle, selecteurs)
        suite = self._suites.get(cle)
        if suite is None:
            textes: list[str] = [getattr(match.valeur, "texte", "") for match in matches]
            debuts = list(accumulate([len(texte) + 1 for texte in textes], initial=0))
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
            nom = pas.texte
            if len(matches) == 1:
                return [self._nomme(matches[0], nom)]
            return [self._nomme(match, nom) for match in matches]
        suivants: list[Match] = []
        garde = pas.garde if type(pas) is Filtre else None
        for match in matches:
            valeur = match[1]
            # Most steps that choose do so among the items of a view.
            if garde is None or valeur is None or type(valeur) is tuple:
                suivants += self._parmi(match, pas)
            elif garde(valeur):
                suivants.append(match)
        return suivants

    def _nomme(self, match: Match, nom: str) -> Match:
        """What stands under a name in one match."""
        chemin, valeur, manque, concret, obstacles = match
        if obstacles:
            return match
        if valeur is None:
            if concret:
                return match_de(((*chemin, nom), None, manque, True, ()))
            return match_de((chemin, None, manque, False, ()))
        objet: Any = valeur
        genre: type[Any] = type(objet)
        acces = _acces(genre, nom)  # type: ignore[arg-type]
        if acces is _BLOC:
            # Asking a Pydantic model for an attribute is several times slower.
            chemin, trouve = (*chemin, nom), objet.__dict__[nom]
        elif acces is _CHAMP:
            chemin, trouve = (*chemin, nom), getattr(objet, nom)
        elif acces is _CLE:
            chemin, trouve = (*chemin, nom), objet.get(nom)
        else:
            chemin = objet.chemin_de(nom) if acces is _VUE else (*chemin, nom)
            trouve = getattr(objet, nom, None) if acces is _VUE else None
        # Comparing a Pydantic model with anything is slow, and none is false.
        if trouve is None or (not trouve and trouve == ()):
            return self._absent(chemin)
        return match_de((chemin, trouve, None, True, ()))

    def _parmi(self, match: Match, pas: Pas) -> list[Match]:
        """The items of a list, or the one match, that a step keeps."""
        chemin, valeur, manque, _, obstacles = match
        # An amount that cannot be read is still one of its funder and of its section.
        if obstacles and not (isinstance(pas, Filtre) and valeur is not None):
            return [match]
        if valeur is None:
            return [match_de((chemin, None, manque, False, ()))]
        return self._dans_liste(chemin, valeur, pas) if isinstance(valeur, tuple) else []

    def _dans_liste(self, chemin: Path, elements: tuple[object, ...], pas: Pas) -> list[Match]:
        gardes: list[Match] = []
        for rang, element in enumerate(elements):
            if isinstance(pas, Rang) and rang != pas.n:
                continue
            ici = (*chemin, rang)
            absent = element is None or (not element and element == ())
            trouve = self._absent(ici) if absent else match_de((ici, element, None, True, ()))
            if isinstance(pas, Filtre):
                if not absent and pas.garde(element):
                    gardes.append(trouve)
            elif not absent or trouve.obstacles:
                gardes.append(trouve)
        if not gardes and not isinstance(pas, Filtre):
            return [match_de((chemin, None, chemin, False, ()))]
        return gardes

    def _absent(self, chemin: Path) -> Match:
        """What stands at a path where nothing was read: an absent value, or one that cannot be read."""
        obstacle = self.obstacle(chemin) if self.illisibles else None
        if obstacle is not None:
            return match_de((chemin, None, None, True, (obstacle,)))
        return match_de((chemin, None, chemin, True, ()))

    def obstacle(self, chemin: Path) -> Path | None:
        """The unreadable path at or above ``chemin``, if there is one."""
        if not self.illisibles:
            return None
        return next((chemin[:n] for n in range(len(chemin), -1, -1) if chemin[:n] in self.illisibles), None)

    def illisibles_dans(self, chemin: Path) -> list[Path]:
        """The unreadable paths below ``chemin``."""
        if self.illisibles and not self._illisibles_sous:
            for illisible in self.illisibles:
                for n in range(len(illisible)):
                    self._illisibles_sous.setdefault(illisible[:n], []).append(illisible)
        return self._illisibles_sous.get(chemin, [])


@cache
def _acces(genre: type[Any], nom: str) -> _Acces:
    """How values of a type give what they hold under a name: asked once, since asking a Pydantic model is slow."""
    if genre is dict:
        return _CLE
    if hasattr(genre, "chemin_de"):
        return _VUE
    if issubclass(genre, Bloc) and nom in genre.model_fields:
        return _BLOC
    champs = getattr(genre, "__dataclass_fields__", ())
    return _CHAMP if nom in champs or hasattr(genre, nom) else _RIEN

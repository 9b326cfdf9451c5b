"""Selectors: paths with wildcards that find values in a typed dossier.

``projet.objectifs[*].enonce`` gives one match an objective, ``projet.territoires[quartier=Le Parc]`` keeps what
equals, ``lignes[bloc=budget][section=charges].detail`` starts from a view. There is no recursive descent.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass

from cvslint.model.champs import Bloc
from cvslint.span import Path

_PAS = re.compile(
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


Pas = Nom | Tous | Rang | Filtre


@dataclass(frozen=True, slots=True)
class Selecteur:
    """A selector, parsed; ``texte`` is how it was written."""

    texte: str
    pas: tuple[Pas, ...]

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


@dataclass(frozen=True, slots=True)
class Match:
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


def lire_selecteur(texte: str) -> Selecteur:
    """The selector written as ``texte``.

    Raises ``ValueError`` when it is not one.
    """
    pas: list[Pas] = []
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
    if not pas or not isinstance(pas[0], Nom):
        raise ValueError(texte)
    return Selecteur(texte, tuple(pas))


def est_vide(valeur: object) -> bool:
    """Whether a typed value is absent: nothing, or a list or block of nothing."""
    if valeur is None:
        return True
    return isinstance(valeur, (tuple, dict)) and not any(element is not None for element in _elements(valeur))


def _elements(valeur: tuple[object, ...] | dict[str, object]) -> Iterator[object]:
    return iter(valeur.values() if isinstance(valeur, dict) else valeur)


@dataclass(frozen=True, slots=True)
class Recherche:
    """Finds the matches of selectors in one dossier."""

    racine: Bloc
    illisibles: frozenset[Path]
    vues: Mapping[str, Vue]

    def trouver(self, selecteur: Selecteur) -> list[Match]:
        """The matches in the order of the text; one match without value where a part on the way is absent."""
        vue = self.vues.get(selecteur.racine)
        matches = vue() if vue is not None else [Match((), self.racine)]
        for pas in selecteur.pas[1:] if vue is not None else selecteur.pas:
            matches = [suivant for match in matches for suivant in self._avancer(match, pas)]
        return matches

    def _avancer(self, match: Match, pas: Pas) -> Iterator[Match]:
        # An amount that cannot be read is still one of its funder and of its section.
        if match.obstacles and not (isinstance(pas, Filtre) and match.valeur is not None):
            yield match
        elif match.valeur is None:
            if isinstance(pas, Nom) and match.concret:
                yield Match((*match.chemin, pas.texte), None, match.manque)
            else:
                yield Match(match.chemin, None, match.manque, concret=False)
        elif isinstance(pas, Nom):
            yield self._champ(match, pas.texte)
        else:
            yield from self._dans_liste(match, pas)

    def _champ(self, match: Match, nom: str) -> Match:
        valeur = match.valeur
        if isinstance(valeur, dict):
            chemin: Path = (*match.chemin, nom)
            trouve = valeur.get(nom)
        else:
            chemin_de = getattr(valeur, "chemin_de", None)
            chemin = chemin_de(nom) if chemin_de is not None else (*match.chemin, nom)
            trouve = getattr(valeur, nom, None)
        return self._match(chemin, trouve)

    def _dans_liste(self, match: Match, pas: Tous | Rang | Filtre) -> Iterator[Match]:
        valeur = match.valeur
        if isinstance(pas, Filtre) and not isinstance(valeur, tuple):
            if str(getattr(valeur, pas.champ, None)) in pas.mots:
                yield match
            return
        if not isinstance(valeur, tuple):
            return
        presents = 0
        for rang, element in enumerate(valeur):
            if isinstance(pas, Rang) and rang != pas.n:
                continue
            trouve = self._match((*match.chemin, rang), element)
            if isinstance(pas, Filtre):
                if trouve.valeur is not None and str(getattr(element, pas.champ, None)) in pas.mots:
                    yield trouve
            elif trouve.valeur is not None or trouve.obstacles:
                presents += 1
                yield trouve
        if not presents and not isinstance(pas, Filtre):
            yield Match(match.chemin, None, match.chemin, concret=False)

    def _match(self, chemin: Path, valeur: object) -> Match:
        if valeur is None or valeur == ():
            obstacle = self.obstacle(chemin)
            if obstacle is not None:
                return Match(chemin, None, obstacles=(obstacle,))
            return Match(chemin, None, chemin)
        return Match(chemin, valeur)

    def obstacle(self, chemin: Path) -> Path | None:
        """The unreadable path at or above ``chemin``, if there is one."""
        if not self.illisibles:
            return None
        return next((chemin[:n] for n in range(len(chemin), -1, -1) if chemin[:n] in self.illisibles), None)

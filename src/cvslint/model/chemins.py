"""Selectors: paths with wildcards that find values in a typed dossier.

``projet.objectifs[*].enonce`` gives one match an objective, ``projet.territoires[quartier=Le Parc]`` keeps what
equals, ``lignes[bloc=budget][section=charges].detail`` starts from a view. There is no recursive descent.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import cache
from typing import Any, NamedTuple

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


@dataclass(frozen=True, slots=True)
class Recherche:
    """Finds the matches of selectors in one dossier; what was found once is kept, step by step."""

    racine: Bloc
    illisibles: frozenset[Path]
    vues: Mapping[str, Vue]
    _trouves: dict[str, list[Match]] = field(default_factory=dict, init=False, repr=False)

    def trouver(self, selecteur: Selecteur) -> list[Match]:
        """The matches in the order of the text; one match without value where a part on the way is absent."""
        matches = self._trouves.get(selecteur.texte)
        if matches is None:
            matches = self._trouves[selecteur.texte] = self._chercher(selecteur)
        return matches

    def _chercher(self, selecteur: Selecteur) -> list[Match]:
        if selecteur.parent is None:
            vue = self.vues.get(selecteur.texte)
            return vue() if vue is not None else self._avancer([Match((), self.racine)], selecteur.pas[0])
        return self._avancer(self.trouver(selecteur.parent), selecteur.pas[-1])

    def _avancer(self, matches: list[Match], pas: Pas) -> list[Match]:
        suivants: list[Match] = []
        for match in matches:
            # An amount that cannot be read is still one of its funder and of its section.
            if match.obstacles and not (isinstance(pas, Filtre) and match.valeur is not None):
                suivants.append(match)
            elif match.valeur is None:
                if isinstance(pas, Nom) and match.concret:
                    suivants.append(Match((*match.chemin, pas.texte), None, match.manque))
                else:
                    suivants.append(Match(match.chemin, None, match.manque, concret=False))
            elif isinstance(pas, Nom):
                suivants.append(self._champ(match, pas.texte))
            elif isinstance(match.valeur, tuple):
                suivants += self._dans_liste(match, match.valeur, pas)
            elif isinstance(pas, Filtre) and str(getattr(match.valeur, pas.champ, None)) in pas.mots:
                suivants.append(match)
        return suivants

    def _champ(self, match: Match, nom: str) -> Match:
        valeur: Any = match.valeur
        chemin: Path
        if isinstance(valeur, dict):
            chemin, trouve = (*match.chemin, nom), valeur.get(nom)
        else:
            genre: type[Any] = type(valeur)
            chemin = valeur.chemin_de(nom) if _dit_ses_chemins(genre) else (*match.chemin, nom)  # type: ignore[arg-type]
            trouve = getattr(valeur, nom, None) if _a_pour_champ(genre, nom) else None  # type: ignore[arg-type]
        return self._match(chemin, trouve)

    def _dans_liste(self, match: Match, elements: tuple[object, ...], pas: Pas) -> Iterator[Match]:
        presents = 0
        for rang, element in enumerate(elements):
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


@cache
def _dit_ses_chemins(genre: type[Any]) -> bool:
    """Whether values of a type tell themselves where their fields are written."""
    return hasattr(genre, "chemin_de")


@cache
def _a_pour_champ(genre: type[Any], nom: str) -> bool:
    """Whether a type has that field: asking a Pydantic model for another one is slow."""
    champs = genre.model_fields if issubclass(genre, Bloc) else getattr(genre, "__dataclass_fields__", ())
    return nom in champs or hasattr(genre, nom)

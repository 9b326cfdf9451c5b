"""Selectors: paths with wildcards that find values in a typed dossier.

``projet.objectifs[*].enonce`` gives one match an objective, ``projet.territoires[quartier=Le Parc]`` keeps what
equals, ``lignes[bloc=budget][section=charges].detail`` starts from a view. There is no recursive descent.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import cache
from typing import NamedTuple

from cvslint.late_dataclass import late_dataclass
from cvslint.late_pattern import late_pattern
from cvslint.span import Path

_PAS = late_pattern(
    r"\.?(?:(?P<nom>[a-z_][a-z0-9_]*)|\[(?P<tout>\*)\]|\[(?P<rang>\d+)\]|\[(?P<champ>[a-z_]+)=(?P<mots>[^\]]+)\])"
)


@late_dataclass
class Nom:
    """A field or a free key."""

    texte: str


@late_dataclass
class Tous:
    """Every item of a list."""


@late_dataclass
class Rang:
    """One item of a list, counted from 0."""

    n: int


@late_dataclass
class Filtre:
    """Those items whose field is one of the words."""

    champ: str
    mots: frozenset[str]

    def garde(self, valeur: object) -> bool:
        """Whether the field of ``valeur`` is one of the words."""
        return str(getattr(valeur, self.champ, None)) in self.mots


Pas = Nom | Tous | Rang | Filtre


@late_dataclass
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
    if isinstance(valeur, tuple):
        return all(element is None for element in valeur)
    return isinstance(valeur, dict) and all(element is None for element in valeur.values())

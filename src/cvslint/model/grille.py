"""The budget grid of a call: which lines there are, under which totals, with which columns."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import field
from typing import Literal

from cvslint.late_dataclass import late_dataclass
from cvslint.span import Path

Forme = Literal["groupe", "ligne", "partage", "service", "villes", "blocs", "libre"]
"""What a line of the grid holds.

``groupe``: lines and their total. ``ligne``: one amount with its detail. The others are funders: ``partage``
splits specific credits from droit commun, ``villes`` is a list of such splits by town, ``service`` names the
service, ``blocs`` is a list with what is to be told of each, ``libre`` asks nothing more.
"""


@late_dataclass
class Ligne:
    """One line of the grid; ``precise`` names what a funder's block must tell, ``alias`` its other keys."""

    cle: str
    titre: str
    forme: Forme = "ligne"
    lignes: tuple[Ligne, ...] = ()
    precise: tuple[str, ...] = ()
    alias: tuple[str, ...] = ()
    _par_cle: dict[str, Ligne] = field(default_factory=dict, init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        for ligne in self.lignes:
            for cle in (ligne.cle, *ligne.alias):
                self._par_cle.setdefault(cle, ligne)

    def enfant(self, cle: str) -> Ligne | None:
        """The line of that key, or of that other key, directly below this one."""
        return self._par_cle.get(cle)

    def parcours(self, prefixe: tuple[str, ...] = ()) -> Iterator[tuple[tuple[str, ...], Ligne]]:
        """This line and all lines below it, each with its path."""
        chemin = (*prefixe, self.cle)
        yield chemin, self
        for ligne in self.lignes:
            yield from ligne.parcours(chemin)


@late_dataclass
class Grille:
    """The whole grid.

    ``sections`` are the top lines (charges, produits, contributions); ``colonnes`` gives the columns of each
    section in a bilan; ``total_general`` the groups that each grand total adds up; ``hors_grille`` where the
    money of an account that the grid does not have belongs.
    """

    sections: tuple[Ligne, ...]
    colonnes: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    total_general: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    hors_grille: Mapping[str, str] = field(default_factory=dict)

    def section(self, cle: str) -> Ligne | None:
        """The top line of that key."""
        return next((section for section in self.sections if section.cle == cle), None)

    def place(self, cle: str) -> tuple[str, ...]:
        """The path of the group that holds the line of that key; empty when the grid has no such line."""
        for section in self.sections:
            for chemin, ligne in section.parcours():
                if ligne.cle == cle:
                    return chemin[:-1]
        return ()


@late_dataclass
class HorsGrille:
    """An account that the grid does not have there: where its money belongs, or the ``place`` where it stands."""

    chemin: Path
    cle: str
    conseil: str
    place: tuple[str, ...] = ()

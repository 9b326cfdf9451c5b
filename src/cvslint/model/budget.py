"""A budget read by the grid: lines, typed totals, and sums that are exact or say what keeps them from being made."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import field
from decimal import Decimal
from typing import Literal

from cvslint.late_dataclass import late_dataclass
from cvslint.model.grille import Forme, HorsGrille
from cvslint.span import Path

ZERO = Decimal(0)

Genre = Literal["specifique", "droit_commun", "sans_precision", "autre"]
"""A funder's amount: specific credits, droit commun, not said which of the two, or a funder without the split."""


@late_dataclass(frozen=False)  # a dossier makes hundreds: freezing would cost more than the rest
class Cellule:
    """One amount as typed, in euros; ``None`` when what stands there cannot be read."""

    chemin: Path
    montant: Decimal | None

    @property
    def sommable(self) -> bool:
        """Whether the amount may enter a sum."""
        return self.montant is not None and self.montant >= 0


@late_dataclass
class LigneDetail:
    """One item of an itemised detail."""

    libelle: str | None
    cellule: Cellule


@late_dataclass
class Detail:
    """What explains an amount: a text, or items with their amounts."""

    chemin: Path
    texte: str | None = None
    lignes: tuple[LigneDetail, ...] = ()

    @property
    def somme(self) -> Decimal | None:
        """The sum of its items in euros; ``None`` without items, or when one of them has no readable amount."""
        montants = [ligne.cellule.montant for ligne in self.lignes]
        lus = [montant for montant in montants if montant is not None]
        return sum(lus, ZERO) if lus and len(lus) == len(montants) else None


@late_dataclass
class Financement:
    """Who pays: the funder's key in the grid, the kind of money, and what the author tells of it."""

    financeur: str
    genre: Genre
    precise: tuple[str, ...] = ()
    precisions: Mapping[str, str] = field(default_factory=dict)


@late_dataclass(frozen=False)  # a dossier makes hundreds: freezing would cost more than the rest
class Somme:
    """A sum in euros, or the paths of what keeps it from being made."""

    montant: Decimal
    obstacles: tuple[Path, ...] = ()

    def __add__(self, autre: Somme) -> Somme:
        return Somme(self.montant + autre.montant, self.obstacles + autre.obstacles)


@late_dataclass(frozen=False)  # a dossier makes hundreds: freezing would cost more than the rest
class Poste:
    """A line, a group of lines, or a funder's amount, at ``chemin`` from the top of its budget.

    ``cellules`` holds the amounts by column; for a group, its typed total. ``obstacles`` are the paths of
    what stands directly below and cannot be counted; ``cle`` is the line's key in the grid, whatever other
    key the author wrote.
    """

    chemin: Path
    titre: str
    forme: Forme
    cellules: Mapping[str, Cellule] = field(default_factory=dict)
    enfants: tuple[Poste, ...] = ()
    detail: Detail | None = None
    financement: Financement | None = None
    obstacles: tuple[Path, ...] = ()
    cle: str = ""
    _lignes: tuple[Poste, ...] = field(default=(), init=False, repr=False, compare=False)
    _tous_obstacles: tuple[Path, ...] = field(default=(), init=False, repr=False, compare=False)
    _sommes: dict[tuple[str, bool], Somme] = field(
        default_factory=dict, init=False, repr=False, compare=False
    )
    """The sums made so far, by column, and whether they are those of what stands directly below."""

    def __post_init__(self) -> None:
        if self.enfants:
            lignes = tuple(ligne for enfant in self.enfants for ligne in enfant.lignes())
            obstacles = tuple(path for enfant in self.enfants for path in enfant.tous_obstacles())
            self._lignes = lignes
            self._tous_obstacles = self.obstacles + obstacles

    @property
    def seul(self) -> bool:
        """Whether an amount stands here without any line of what it is made of."""
        return bool(self.cellules) and not self.enfants

    def lignes(self) -> tuple[Poste, ...]:
        """The lines of this post: a total that stands alone is its own line."""
        if self.enfants:
            return self._lignes
        # Not kept: a post that holds itself is only freed by the collector, which stays off in a batch.
        return (self,) if self.cellules else ()

    def groupes(self) -> Iterator[Poste]:
        """This group and the groups below it."""
        if self.enfants:
            yield self
            for enfant in self.enfants:
                yield from enfant.groupes()

    def tous_obstacles(self) -> tuple[Path, ...]:
        """The paths of all that cannot be counted below this post, amounts apart."""
        return self._tous_obstacles if self.enfants else self.obstacles

    def somme(self, colonne: str) -> Somme:
        """The sum of the lines in one column; an absent amount is 0."""
        somme = self._sommes.get((colonne, False))
        if somme is None:
            somme = self._sommes[colonne, False] = self._somme_des_lignes(colonne)
        return somme

    def _somme_des_lignes(self, colonne: str) -> Somme:
        montant = None if self.tous_obstacles() else self._somme_sure(colonne)
        if montant is not None:
            return Somme(montant)
        cellules = [ligne.cellules[colonne] for ligne in self.lignes() if colonne in ligne.cellules]
        return _additionner(cellules, self.tous_obstacles())

    def _somme_sure(self, colonne: str) -> Decimal | None:
        """The sum made of those of the groups below, when nothing keeps it from being made."""
        total = ZERO
        for poste in self.enfants or (self,):
            if poste.enfants:
                somme = poste.somme(colonne)
                if somme.obstacles:
                    return None
                total += somme.montant
            elif (cellule := poste.cellules.get(colonne)) is not None:
                if cellule.montant is None or cellule.montant < 0:
                    return None
                total += cellule.montant
        return total

    def somme_directe(self, colonne: str) -> Somme:
        """The sum of what stands below: the nearest typed totals where there are, else the lines."""
        somme = self._sommes.get((colonne, True))
        if somme is None:
            montant, obstacles = ZERO, list(self.obstacles)
            for enfant in self.enfants:
                partie = enfant.declare(colonne)
                montant += partie.montant
                obstacles += partie.obstacles
            somme = self._sommes[colonne, True] = Somme(montant, tuple(obstacles))
        return somme

    def declare(self, colonne: str) -> Somme:
        """What the author states of this post: its typed total, else those just below it, else its lines."""
        cellule = self.cellules.get(colonne)
        if cellule is not None:
            return _additionner((cellule,), self.tous_obstacles())
        return self.somme_directe(colonne) if self.enfants else self.somme(colonne)


def _additionner(cellules: Iterable[Cellule], obstacles: tuple[Path, ...]) -> Somme:
    total = ZERO
    genes: list[Path] = []
    for cellule in cellules:
        montant = cellule.montant
        if montant is not None:
            total += montant
        if montant is None or montant < 0:
            genes.append(cellule.chemin)
    return Somme(total, (*obstacles, *genes))


@late_dataclass(frozen=False)  # a dossier makes hundreds: freezing would cost more than the rest
class Total:
    """A typed total beside the two sums that it may be: of its lines, or of what stands directly below."""

    chemin: Path
    cle: str
    titre: str
    colonne: str
    montant: Decimal | None
    lignes: Somme
    direct: Somme
    parties: tuple[Poste, ...] = ()

    @property
    def section(self) -> str:
        """The section that it totals: ``charges``, ``produits``, ``contributions_volontaires``."""
        premier, *suite = self.cle.split(".")
        return suite[0] if premier == "total_general" else premier

    @property
    def obstacles(self) -> tuple[Path, ...]:
        """What keeps this total from being judged."""
        if self.montant is None or self.montant < 0:
            return (self.chemin, *self.lignes.obstacles, *self.direct.obstacles)
        return self.lignes.obstacles + self.direct.obstacles

    @property
    def faux(self) -> bool:
        """Whether the total is neither of its sums, to the cent."""
        return not self.obstacles and self.montant not in (self.lignes.montant, self.direct.montant)


@late_dataclass
class Budget:
    """One budget. ``colonnes`` maps each section to its columns; the first one is what is planned."""

    exercice: int | None
    sections: Mapping[str, Poste]
    colonnes: Mapping[str, tuple[str, ...]]
    generaux: tuple[Poste, ...] = ()
    hors_grille: tuple[HorsGrille, ...] = ()
    conforme_au_depot: bool | None = None
    _postes: dict[str, Poste | None] = field(default_factory=dict, init=False, repr=False, compare=False)
    """The posts asked for so far: many rules ask for the same few."""
    _totaux: list[Total] = field(default_factory=list, init=False, repr=False, compare=False)

    @property
    def charges(self) -> Poste | None:
        """The section of the charges."""
        return self.sections.get("charges")

    @property
    def produits(self) -> Poste | None:
        """The section of the produits."""
        return self.sections.get("produits")

    @property
    def contributions_volontaires(self) -> Poste | None:
        """The section of the voluntary contributions."""
        return self.sections.get("contributions_volontaires")

    def poste(self, cle: str) -> Poste | None:
        """The post of that path, ``produits.directes.compte_74``; ``None`` when the budget does not have it."""
        if cle in self._postes:
            return self._postes[cle]
        haut, _, dernier = cle.rpartition(".")
        if not haut:
            poste = self.sections.get(cle)
        else:
            parent = self.poste(haut)
            enfants = parent.enfants if parent is not None else ()
            poste = next((enfant for enfant in enfants if enfant.cle == dernier), None)
        self._postes[cle] = poste
        return poste

    def obstacles_de(self, cle: str) -> tuple[Path, ...]:
        """The paths of what stands above that post and cannot be counted: the post may be what was meant there.

        An amount that stands alone above it holds it, nobody knows for how much.
        """
        racine = tuple(compte.chemin for compte in self.hors_grille if len(compte.chemin) == 1)
        pas = cle.split(".")
        postes = [poste for n in range(1, len(pas)) if (poste := self.poste(".".join(pas[:n]))) is not None]
        genes = (path for poste in postes for path in poste.obstacles)
        return (*racine, *genes, *(poste.chemin for poste in postes if poste.seul))

    def premiere_colonne(self, section: str) -> str:
        """The column of what is planned."""
        return self.colonnes[section][0]

    def totaux(self) -> tuple[Total, ...]:
        """Every typed total that has lines to be compared with, in the order of the grid."""
        if not self._totaux:
            self._totaux.extend(self._lire_totaux())
        return tuple(self._totaux)

    def _lire_totaux(self) -> Iterator[Total]:
        groupes = [groupe for section in self.sections.values() for groupe in section.groupes()]
        for groupe in (*groupes, *self.generaux):
            if not groupe.enfants:
                continue
            for colonne, cellule in groupe.cellules.items():
                yield Total(
                    cellule.chemin,
                    ".".join(str(pas) for pas in groupe.chemin),
                    groupe.titre,
                    colonne,
                    cellule.montant,
                    groupe.somme(colonne),
                    groupe.somme_directe(colonne),
                    groupe.enfants,
                )

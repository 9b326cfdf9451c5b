"""What rules look at in budgets: budgets, lines, typed totals, funders and their amounts, each with its place."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from decimal import Decimal

from cvslint.late_dataclass import late_dataclass
from cvslint.model.budget import Budget, Cellule, Detail, Financement, Poste, Total
from cvslint.model.manques import additionne
from cvslint.span import Path


@late_dataclass
class BudgetVue:
    """One budget. ``bloc`` is ``budget``, ``budgets_suivants`` or ``bilan``.

    ``manques`` are the paths in it of the missing parts that a rule tells of, ``illisibles`` of these and of what
    cannot be read.
    """

    base: Path
    bloc: str
    budget: Budget
    illisibles: tuple[Path, ...] = ()
    manques: tuple[Path, ...] = ()

    def chemin_de(self, champ: str | None) -> Path:
        """Where the budget, or what stands at ``champ`` in it (``charges.directes``), is written."""
        return self.base if champ is None else (*self.base, *champ.split("."))


@late_dataclass(frozen=False)  # a dossier makes hundreds: freezing would cost more than the rest
class LigneVue:
    """One amount of one line of one budget.

    ``bloc`` is ``budget``, ``budgets_suivants`` or ``bilan``; ``compte`` the key of the line, or of the funder.
    """

    base: Path
    bloc: str
    section: str
    compte: str
    titre: str
    colonne: str
    premiere: bool
    poste: Poste
    cellule: Cellule

    @property
    def montant(self) -> Decimal | None:
        """The amount in euros."""
        return self.cellule.montant

    @property
    def niveau(self) -> str:
        """The key of the group right below the section: ``directes``, ``indirectes``, ``compte_86``."""
        return str(self.poste.chemin[1]) if len(self.poste.chemin) > 1 else ""

    @property
    def detail(self) -> Detail | None:
        """What explains the amount."""
        return self.poste.detail

    @property
    def financeur(self) -> str | None:
        """The key of the funder, for a line of account 74."""
        return self.poste.financement.financeur if self.poste.financement is not None else None

    @property
    def genre(self) -> str | None:
        """The kind of a funder's money."""
        return self.poste.financement.genre if self.poste.financement is not None else None

    def chemin_de(self, champ: str | None) -> Path:
        """Where the amount, or another field of the line, is written."""
        if champ is None or champ == "montant":
            return (*self.base, *self.cellule.chemin)
        return (*self.base, *self.poste.chemin, champ)


@late_dataclass(frozen=False)  # a dossier makes hundreds: freezing would cost more than the rest
class TotalVue:
    """One typed total of one budget.

    ``manques`` are the missing parts of what it adds up; ``cle`` is the path of the group in the grid, ``niveau`` its
    last key: ``compte_60``, ``directes``, ``charges``.
    """

    base: Path
    bloc: str
    total: Total
    manques: tuple[Path, ...]
    cle: str
    niveau: str

    @property
    def montant(self) -> Decimal | None:
        """The typed amount in euros."""
        return self.total.montant

    def chemin_de(self, champ: str | None) -> Path:  # noqa: ARG002 - a total has no fields
        """Where the total is typed."""
        return (*self.base, *self.total.chemin)


@late_dataclass(frozen=False)  # a dossier makes hundreds: freezing would cost more than the rest
class ApportVue:
    """One amount of one funder, whatever its columns. ``illisibles`` names what is told of it and cannot be read."""

    base: Path
    bloc: str
    poste: Poste
    financement: Financement
    illisibles: frozenset[str] = frozenset()

    @property
    def financeur(self) -> str:
        """The key of the funder in the grid."""
        return self.financement.financeur

    @property
    def genre(self) -> str:
        """The kind of the money."""
        return self.financement.genre

    @property
    def cellule(self) -> Cellule | None:
        """The first amount that is not nil."""
        for cellule in self.poste.cellules.values():
            if cellule.montant:
                return cellule
        return None

    def chemin_de(self, champ: str | None) -> Path:
        """Where the amount, or what is told of it, is written."""
        if champ is not None:
            return (*self.base, *self.poste.chemin, champ)
        cellule = self.cellule
        return (*self.base, *(self.poste.chemin if cellule is None else cellule.chemin))


@late_dataclass(frozen=False)  # a dossier makes hundreds: freezing would cost more than the rest
class FinanceurVue:
    """One funder with all its amounts: the State, one town, one landlord. ``prevu`` is the name of the first column."""

    base: Path
    bloc: str
    poste: Poste
    prevu: str
    illisibles: frozenset[str] = frozenset()

    @property
    def cle(self) -> str:
        """The key of the funder in the grid."""
        return self.poste.cle

    @property
    def montant(self) -> Decimal | None:
        """What is asked, in euros; ``None`` when it cannot be summed."""
        somme = self.poste.somme(self.prevu)
        return None if somme.obstacles else somme.montant

    @property
    def nom(self) -> str:
        """Who it is: the town or the body that the author names, else the line of the grid."""
        for apport in self.poste.enfants:
            precisions = apport.financement.precisions if apport.financement is not None else {}
            for cle in ("ville", "nom", "libelle"):
                if cle in precisions:
                    return precisions[cle]
        return self.poste.titre

    @property
    def ville(self) -> str | None:
        """The town, of one that is a town."""
        premier = next(iter(self.poste.enfants), None)
        return (
            None
            if premier is None or premier.financement is None
            else premier.financement.precisions.get("ville")
        )

    def chemin_de(self, champ: str | None) -> Path:
        """Where the funder, or one of its fields, is written; for a column, its amount when there is only one."""
        ici: Path = (*self.base, *self.poste.chemin)
        if champ is None:
            return ici
        cellules = [apport.cellules[champ] for apport in self.poste.enfants if champ in apport.cellules]
        if not cellules:
            return (*ici, champ)
        return (*self.base, *cellules[0].chemin) if len(cellules) == 1 else ici


def lignes_de(vue: BudgetVue) -> Iterator[LigneVue]:
    """Every amount of every line of a budget."""
    for section, poste in vue.budget.sections.items():
        premiere = vue.budget.premiere_colonne(section)
        for ligne in poste.lignes():
            for colonne, cellule in ligne.cellules.items():
                rang = colonne == premiere
                yield LigneVue(
                    vue.base, vue.bloc, section, ligne.cle, ligne.titre, colonne, rang, ligne, cellule
                )


def totaux_de(vue: BudgetVue) -> Iterator[TotalVue]:
    """Every typed total of a budget."""
    for total in vue.budget.totaux():
        manques = tuple([manque for manque in vue.manques if additionne(total, manque)])
        yield TotalVue(vue.base, vue.bloc, total, manques, total.cle, total.cle.rpartition(".")[2])


def apports_de(vue: BudgetVue) -> Iterator[ApportVue]:
    """Every amount of every funder of a budget."""
    illisibles = _champs_illisibles(vue)
    for poste in vue.budget.produits.lignes() if vue.budget.produits is not None else ():
        if poste.financement is not None:
            ici = _au_dessus(illisibles, poste.chemin)
            yield ApportVue(vue.base, vue.bloc, poste, poste.financement, ici)


def financeurs_de(vue: BudgetVue, apports: Iterable[ApportVue]) -> Iterator[FinanceurVue]:
    """Every funder of a budget, which made these ``apports``; towns and bodies one by one."""
    groupes: dict[Path, list[Poste]] = {}
    for apport in apports:
        groupes.setdefault(_financeur(apport.poste), []).append(apport.poste)
    illisibles = _champs_illisibles(vue)
    for chemin, postes in groupes.items():
        tete = postes[0]
        groupe = Poste(chemin, tete.titre, tete.forme, {}, tuple(postes), cle=tete.cle)
        prevu = vue.budget.premiere_colonne("produits")
        yield FinanceurVue(vue.base, vue.bloc, groupe, prevu, _au_dessus(illisibles, chemin))


_UN_PAR_UN = ("villes", "blocs")


def _financeur(apport: Poste) -> Path:
    """The path of the funder: its key in account 74, and its rank where each item of a list is another one."""
    chemin = apport.chemin[: apport.chemin.index("compte_74") + 2]
    suite = apport.chemin[len(chemin) :]
    if apport.forme in _UN_PAR_UN and suite and isinstance(suite[0], int):
        return (*chemin, suite[0])
    return chemin


def _champs_illisibles(vue: BudgetVue) -> Mapping[Path, frozenset[str]]:
    """The fields below account 74 that are written and cannot be read, by the path of their block."""
    champs: dict[Path, set[str]] = {}
    for *bloc, champ in vue.illisibles:
        if "compte_74" in bloc:
            champs.setdefault(tuple(bloc), set()).add(str(champ))
    return {bloc: frozenset(noms) for bloc, noms in champs.items()}


def _au_dessus(champs: Mapping[Path, frozenset[str]], chemin: Path) -> frozenset[str]:
    """Those of them that stand at ``chemin`` or above."""
    if not champs:
        return frozenset()
    first = chemin.index("compte_74") + 1
    return frozenset().union(*(champs.get(chemin[:n], ()) for n in range(first, len(chemin) + 1)))

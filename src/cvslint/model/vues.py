"""The views: what rules look at that is no path, worked out once a dossier, each item with its place."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal
from functools import cached_property

from cvslint.model.budget import Budget, Cellule, Detail, Poste, Total
from cvslint.model.chemins import Match, Vue
from cvslint.model.dossier import Dossier, DossierLu
from cvslint.model.formulaire import Commune, Formulaire, Quartier
from cvslint.span import Path


@dataclass(frozen=True, slots=True)
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


@dataclass(frozen=True, slots=True)
class TotalVue:
    """One typed total of one budget; ``cle`` is its path in the grid, ``niveau`` the last word of it."""

    base: Path
    bloc: str
    total: Total

    @property
    def cle(self) -> str:
        """The path of the group in the grid."""
        return self.total.cle

    @property
    def niveau(self) -> str:
        """The last key of the group in the grid: ``compte_60``, ``directes``, ``charges``."""
        return self.total.cle.rsplit(".", 1)[-1]

    @property
    def montant(self) -> Decimal | None:
        """The typed amount in euros."""
        return self.total.montant

    def chemin_de(self, champ: str | None) -> Path:
        """Where the total is typed."""
        return (*self.base, *self.total.chemin)


@dataclass(frozen=True, slots=True)
class QuartierVue:
    """A quartier of the project that was recognised, with the communes declared for it (those of it otherwise)."""

    base: Path
    quartier: Quartier
    communes: tuple[str, ...]
    communes_declarees: bool

    def chemin_de(self, champ: str | None) -> Path:
        """Where the quartier, or its communes, are written."""
        return (*self.base, "communes") if champ == "communes" else (*self.base, "quartier")


def base_de(match: Match) -> Path:
    """The path of the budget that a match belongs to, else that of the match: where a check counts paths from."""
    valeur = match.valeur
    if isinstance(valeur, (LigneVue, TotalVue)):
        return valeur.base
    if isinstance(valeur, Poste):
        return match.chemin[: len(match.chemin) - len(valeur.chemin)]
    return match.chemin


class Vues:
    """The views of one dossier."""

    def __init__(self, lu: DossierLu, formulaire: Formulaire) -> None:
        self.dossier: Dossier = lu.dossier
        self.illisibles = lu.illisibles
        self.formulaire = formulaire

    def table(self) -> Mapping[str, Vue]:
        """Each view by the name that selectors use."""
        return {
            "lignes": lambda: self._lignes,
            "totaux": lambda: self._totaux,
            "financements": lambda: [m for m in self._lignes if getattr(m.valeur, "financeur", None) is not None],
            "hors_grille": lambda: self._hors_grille,
            "montant_sollicite": lambda: [self.montant_sollicite],
            "quartiers_reconnus": lambda: self._quartiers,
            "communes_du_projet": lambda: [self.communes_du_projet],
        }

    def budgets(self) -> Iterator[tuple[str, Path, Budget]]:
        """Every budget of the dossier, with the block it belongs to and its path."""
        if self.dossier.budget is not None:
            yield "budget", ("budget",), self.dossier.budget
        for rang, budget in enumerate(self.dossier.budgets_suivants or ()):
            if budget is not None:
                yield "budgets_suivants", ("budgets_suivants", rang), budget
        if self.dossier.bilan is not None and self.dossier.bilan.budget is not None:
            yield "bilan", ("bilan", "budget"), self.dossier.bilan.budget

    @cached_property
    def _lignes(self) -> list[Match]:
        return [self._ligne(ligne) for bloc, base, budget in self.budgets() for ligne in _lignes_de(bloc, base, budget)]

    def _ligne(self, ligne: LigneVue) -> Match:
        chemin = ligne.chemin_de(None)
        obstacles = (chemin,) if ligne.montant is None else ()
        return Match(chemin, ligne, obstacles=obstacles)

    @cached_property
    def _totaux(self) -> list[Match]:
        matches = []
        for bloc, base, budget in self.budgets():
            for total in budget.totaux():
                vue = TotalVue(base, bloc, total)
                matches.append(Match(vue.chemin_de(None), vue))
        return matches

    @cached_property
    def _hors_grille(self) -> list[Match]:
        return [
            Match((*base, *compte.chemin), compte)
            for _, base, budget in self.budgets()
            for compte in budget.hors_grille
        ]

    @cached_property
    def montant_sollicite(self) -> Match:
        """The amount asked of all the funders together (ambiguity A-08), placed at account 74."""
        chemin: Path = ("budget", "produits", "directes", "compte_74")
        budget = self.dossier.budget
        if budget is None:
            return self._absent(("budget",), chemin)
        poste = budget.poste("produits.directes.compte_74")
        if poste is None:
            return self._absent(("budget", "produits"), chemin)
        somme = poste.somme(budget.premiere_colonne("produits"))
        obstacles = tuple(("budget", *obstacle) for obstacle in somme.obstacles)
        return Match(chemin, somme.montant, obstacles=obstacles)

    def _absent(self, manque: Path, chemin: Path) -> Match:
        for n in range(len(chemin), 0, -1):
            if chemin[:n] in self.illisibles:
                return Match(chemin, None, obstacles=(chemin[:n],))
        return Match(chemin, None, manque)

    @cached_property
    def _quartiers(self) -> list[Match]:
        projet = self.dossier.projet
        matches = []
        for rang, territoire in enumerate((projet.territoires if projet is not None else None) or ()):
            if territoire is None or territoire.quartier is None:
                continue
            base: Path = ("projet", "territoires", rang)
            declarees = tuple(commune for commune in territoire.communes or () if commune is not None)
            quartier = self.formulaire.quartier(territoire.quartier, declarees)
            if quartier is not None:
                vue = QuartierVue(base, quartier, declarees or quartier.communes, bool(declarees))
                matches.append(Match(vue.chemin_de(None), vue))
        return matches

    @cached_property
    def communes_du_projet(self) -> Match:
        """The communes of the project, by their name in the table, each once, in the order of the text."""
        vues = [match.valeur for match in self._quartiers]
        textes = [texte for vue in vues if isinstance(vue, QuartierVue) for texte in vue.communes]
        communes: list[Commune | None] = [self.formulaire.commune(texte) for texte in textes]
        noms = tuple(dict.fromkeys(commune.nom for commune in communes if commune is not None))
        return Match(("projet", "territoires"), noms or None, ("projet", "territoires"))


def _lignes_de(bloc: str, base: Path, budget: Budget) -> Iterator[LigneVue]:
    for section, poste in budget.sections.items():
        premiere = budget.premiere_colonne(section)
        for ligne in poste.lignes():
            compte = next((str(pas) for pas in reversed(ligne.chemin) if isinstance(pas, str)), "")
            for colonne, cellule in ligne.cellules.items():
                yield LigneVue(
                    base, bloc, section, compte, ligne.titre, colonne, colonne == premiere, ligne, cellule
                )

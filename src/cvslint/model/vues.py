"""The views: what rules look at that is no path, worked out once a dossier, each item with its place."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import cached_property

from cvslint.model.budget import ZERO, Budget, Poste
from cvslint.model.chemins import Match, Vue
from cvslint.model.dossier import Dossier, DossierLu
from cvslint.model.formulaire import Formulaire
from cvslint.model.manques import manques_de
from cvslint.model.recherche import match_de, matches_de
from cvslint.model.textes import textes_de
from cvslint.model.vues_budget import (
    ApportVue,
    BudgetVue,
    FinanceurVue,
    LigneVue,
    TotalVue,
    apports_de,
    financeurs_de,
    lignes_de,
    totaux_de,
)
from cvslint.model.vues_projet import VuesDuProjet
from cvslint.span import Path


def base_de(match: Match) -> Path:
    """The path of the budget that a match belongs to, else that of the match: where a check counts paths from."""
    valeur = match.valeur
    if isinstance(valeur, (BudgetVue, LigneVue, TotalVue, ApportVue, FinanceurVue)):
        return valeur.base
    if isinstance(valeur, Poste):
        return match.chemin[: len(match.chemin) - len(valeur.chemin)]
    return match.chemin


class Vues:
    """The views of one dossier."""

    def __init__(self, lu: DossierLu, formulaire: Formulaire) -> None:
        self.dossier: Dossier = lu.dossier
        self.illisibles = lu.illisibles
        self.projet = VuesDuProjet(lu, formulaire)

    def table(self) -> Mapping[str, Vue]:
        """Each view by the name that selectors use."""
        return {
            "budgets": lambda: self._budgets,
            "lignes": lambda: self._lignes,
            "totaux": lambda: self._totaux,
            "financements": lambda: [
                m for m in self._lignes if getattr(m.valeur, "financeur", None) is not None
            ],
            "apports": lambda: self._apports,
            "financeurs": lambda: self._financeurs,
            "hors_grille": lambda: self._hors_grille,
            "montant_sollicite": lambda: [self.montant_sollicite],
            "textes_libres": lambda: self._textes,
            "tous_les_textes": lambda: [Match((), tuple(match.valeur for match in self._textes) or None)],
            **self.projet.table(),
        }

    def budgets(self) -> tuple[BudgetVue, ...]:
        """Every budget of the dossier, with the block it belongs to and its path."""
        return self._vues_des_budgets

    @cached_property
    def _vues_des_budgets(self) -> tuple[BudgetVue, ...]:
        return tuple(self._lire_budgets())

    def _lire_budgets(self) -> Iterator[BudgetVue]:
        if self.dossier.budget is not None:
            yield self._budget("budget", ("budget",), self.dossier.budget)
        for rang, budget in enumerate(self.dossier.budgets_suivants or ()):
            if budget is not None:
                yield self._budget("budgets_suivants", ("budgets_suivants", rang), budget)
        if self.dossier.bilan is not None and self.dossier.bilan.budget is not None:
            yield self._budget("bilan", ("bilan", "budget"), self.dossier.bilan.budget)

    def _budget(self, bloc: str, base: Path, budget: Budget) -> BudgetVue:
        n = len(base)
        illisibles = tuple(sorted((path[n:] for path in self.illisibles if path[:n] == base), key=str))
        # No rule asks other budgets for their parts.
        manques = manques_de(budget) if bloc == "budget" else ()
        return BudgetVue(base, bloc, budget, (*illisibles, *manques), manques)

    @cached_property
    def _budgets(self) -> list[Match]:
        return [Match(vue.base, vue) for vue in self.budgets()]

    @cached_property
    def _lignes(self) -> list[Match]:
        matches: list[Match] = []
        for vue in self.budgets():
            for ligne in lignes_de(vue):
                chemin = ligne.chemin_de(None)
                obstacles = (chemin,) if ligne.cellule.montant is None else ()
                matches.append(match_de((chemin, ligne, None, True, obstacles)))
        return matches

    @cached_property
    def _totaux(self) -> list[Match]:
        totaux = [total for vue in self.budgets() for total in totaux_de(vue)]
        return [match_de((total.chemin_de(None), total, None, True, ())) for total in totaux]

    @cached_property
    def _apports_des_budgets(self) -> list[tuple[BudgetVue, list[ApportVue]]]:
        return [(vue, list(apports_de(vue))) for vue in self.budgets()]

    @cached_property
    def _apports(self) -> list[Match]:
        apports = [apport for _, apports in self._apports_des_budgets for apport in apports]
        return [match_de((apport.chemin_de(None), apport, None, True, ())) for apport in apports]

    @cached_property
    def _financeurs(self) -> list[Match]:
        par_budget = self._apports_des_budgets
        financeurs = [f for vue, apports in par_budget for f in financeurs_de(vue, apports)]
        return [match_de((financeur.chemin_de(None), financeur, None, True, ())) for financeur in financeurs]

    @cached_property
    def _hors_grille(self) -> list[Match]:
        return [
            Match((*vue.base, *compte.chemin), compte)
            for vue in self.budgets()
            for compte in vue.budget.hors_grille
        ]

    @cached_property
    def montant_sollicite(self) -> Match:
        """The amount asked of all the funders together (ambiguity A-08), placed at account 74."""
        chemin: Path = ("budget", "produits", "directes", "compte_74")
        budget = self.dossier.budget
        if budget is None:
            return self._absent(("budget",), chemin)
        if budget.produits is None:
            return self._absent(("budget", "produits"), chemin)
        poste = budget.poste("produits.directes.compte_74")
        if poste is None:
            # Nothing is asked, unless what stands in its place cannot be told apart.
            gene = tuple(("budget", *path) for path in _sans_subventions(budget))
            return Match(chemin, ZERO, obstacles=gene)
        somme = poste.somme(budget.premiere_colonne("produits"))
        obstacles = tuple(("budget", *obstacle) for obstacle in somme.obstacles)
        return Match(chemin, somme.montant, obstacles=obstacles)

    def _absent(self, manque: Path, chemin: Path) -> Match:
        for n in range(len(chemin), 0, -1):
            if chemin[:n] in self.illisibles:
                return Match(chemin, None, obstacles=(chemin[:n],))
        return Match(chemin, None, manque)

    @property
    def communes_du_projet(self) -> Match:
        """The communes of the project, as :class:`VuesDuProjet` tells them."""
        return self.projet.communes_du_projet

    @cached_property
    def _textes(self) -> list[Match]:
        return matches_de(textes_de(self.dossier))


def _sans_subventions(budget: Budget) -> tuple[Path, ...]:
    """What may hold account 74, when the budget does not have it: unread parts, a total that stands alone."""
    directes = budget.poste("produits.directes")
    seuls = [
        poste
        for poste in (budget.produits, directes)
        if poste is not None and poste.cellules and not poste.enfants
    ]
    obstacles = budget.obstacles_de("produits.directes.compte_74")
    return (*obstacles, *(poste.chemin for poste in seuls))

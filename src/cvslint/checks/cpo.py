"""Checks on a multi-year agreement (CPO): the years it covers, the budgets of those to come."""

from __future__ import annotations

from cvslint.checks.controle import Anomalie, Anomalies, controle
from cvslint.model.budget import Budget
from cvslint.model.structure import Cpo


@controle(donne=("annee", "debut", "fin"))
def periode_couvre(valeur: Cpo, *, annee: int) -> Anomalies:
    """La période de la convention comprend `annee`."""
    for champ, hors in (
        ("debut", valeur.debut is not None and valeur.debut > annee),
        ("fin", valeur.fin is not None and valeur.fin < annee),
    ):
        if hors:
            yield Anomalie({"annee": annee, "debut": valeur.debut, "fin": valeur.fin}, champ=champ)


@controle(donne=("annees",), lit_absent=True)
def exercices_a_venir(valeur: tuple[Budget | None, ...] | None, *, annee: int, fin: int | None) -> Anomalies:
    """Chaque année après `annee`, jusqu'à `fin`, a son budget ; un budget sans exercice vaut pour l'une d'elles."""
    budgets = [budget for budget in valeur or () if budget is not None]
    donnes = {budget.exercice for budget in budgets}
    manquantes = [str(an) for an in range(annee + 1, (fin or annee) + 1) if an not in donnes]
    if len(manquantes) > sum(budget.exercice is None for budget in budgets):
        yield Anomalie({"annees": manquantes})

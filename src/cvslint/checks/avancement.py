"""Checks on an action said not to have begun: it has spent nothing and reached nothing."""

from __future__ import annotations

import re

from cvslint.checks.controle import Anomalie, Anomalies, NonEvaluable, controle
from cvslint.french import fold
from cvslint.late_pattern import late_pattern
from cvslint.model.bilan import ObjectifRealise
from cvslint.model.budget import Poste

_RIEN = late_pattern(
    r"(?:aucune?s?|neants?|ras|r\.a\.s\.?|sans objet|n ?/ ?a|rien|pas|non|ne|0|zero|nul|nulle|a venir|report)\b"
    r"|.*(?:\bn'(?:a|ont|est|etait)(?: \w+){0,3}? pas\b|\b(?:non|pas)(?: encore)? (?:demarre|commence|debute|lance))",
    re.DOTALL,
)


@controle(donne=("montant",))
def rien_en_colonne(valeur: Poste, *, colonne: str) -> Anomalies:
    """Les lignes du poste sont nulles ou vides dans la colonne `colonne`."""
    somme = valeur.somme(colonne)
    if somme.montant > 0:
        yield Anomalie({"montant": somme.montant})
    elif somme.obstacles:
        yield NonEvaluable(somme.obstacles)


@controle(donne=("n",))
def sans_resultat(valeur: tuple[ObjectifRealise | None, ...]) -> Anomalies:
    """Aucun objectif n'a de résultat ; « aucun », « néant », « pas encore démarré » n'en sont pas un."""
    rangs = [
        rang
        for rang, objectif in enumerate(valeur)
        if objectif is not None
        and objectif.resultat is not None
        and _RIEN.match(fold(objectif.resultat)) is None
    ]
    if rangs:
        yield Anomalie({"n": len(rangs)}, lies=tuple(((rang, "resultat"), "résultat") for rang in rangs))

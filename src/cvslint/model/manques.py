"""The parts that a budget must have, one rule asking for each: what lacks one cannot be added up."""

from __future__ import annotations

from cvslint.model.budget import Budget, Total
from cvslint.span import Path

_DEMANDEES = ("charges", "produits.directes.compte_74")


def manques_de(budget: Budget) -> tuple[Path, ...]:
    """The topmost absent part on the way to the charges and to account 74, from the top of the budget.

    An amount that stands alone holds what would be below it, which is then not missing.
    """
    manques = (_manque(budget, tuple(cle.split("."))) for cle in _DEMANDEES)
    return tuple(manque for manque in manques if manque is not None)


def _manque(budget: Budget, pas: tuple[str, ...]) -> Path | None:
    for n in range(1, len(pas) + 1):
        poste = budget.poste(".".join(pas[:n]))
        if poste is None:
            return pas[:n]
        if poste.seul:
            return None
    return None


def additionne(total: Total, chemin: Path) -> bool:
    """Whether what stands, or is missing, at ``chemin`` is part of what a total adds up."""
    dedans = any(chemin[: len(partie.chemin)] == partie.chemin for partie in total.parties)
    return dedans or ".".join(map(str, chemin[:-1])) == total.cle

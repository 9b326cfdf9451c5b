"""Checks on how long a text is, counted in lines as a reader sees them."""

from __future__ import annotations

from cvslint.checks.controle import Anomalie, Anomalies, controle


@controle(donne=("n", "max"))
def lignes_ecrites(valeur: str, *, max: int) -> Anomalies:
    """Le texte compte au plus `max` lignes écrites ; celles qui sont vides ne comptent pas."""
    n = len(_lignes(valeur))
    if n > max:
        yield Anomalie({"n": n, "max": max})


@controle(donne=("n", "max", "largeur"))
def lignes_estimees(valeur: str, *, max: int, largeur: int) -> Anomalies:
    """Le texte tient en `max` lignes d'une page où chacune compte `largeur` signes, espaces comprises."""
    n = sum(-(-len(ligne) // largeur) for ligne in _lignes(valeur))
    if n > max:
        yield Anomalie({"n": n, "max": max, "largeur": largeur})


def _lignes(texte: str) -> list[str]:
    return [ligne.strip() for ligne in texte.splitlines() if ligne.strip()]

"""Checks on the shape of a budget: accounts of the grid, lines under each side."""

from __future__ import annotations

from cvslint.checks.controle import Anomalie, Anomalies, NonEvaluable, controle
from cvslint.model.budget import Poste
from cvslint.model.formulaire import Formulaire
from cvslint.model.grille import Grille, HorsGrille


@controle(donne=("compte", "place"))
def compte_a_sa_place(valeur: HorsGrille, *, formulaire: Formulaire) -> Anomalies:
    """Le compte n'est pas écrit ailleurs que là où la grille du budget le met."""
    if valeur.place:
        place = _titre_du_groupe(formulaire.grille, valeur.place)
        yield Anomalie({"compte": valeur.cle, "place": place}, a_la_cle=True)


def _titre_du_groupe(grille: Grille, place: tuple[str, ...]) -> str:
    """What the grid calls the group at ``place``."""
    return next(
        ligne.titre for section in grille.sections for chemin, ligne in section.parcours() if chemin == place
    )


@controle(donne=("compte", "conseil"))
def compte_de_la_grille(valeur: HorsGrille) -> Anomalies:
    """Le compte est dans la grille du budget."""
    yield Anomalie({"compte": valeur.cle, "conseil": valeur.conseil}, a_la_cle=True)


@controle(lit_absent=True)
def quelque_ligne(valeur: Poste | None) -> Anomalies:
    """Le poste a au moins une ligne qui n'est pas nulle, et pas seulement un total."""
    if valeur is None:
        yield Anomalie()
    elif valeur.tous_obstacles:
        yield NonEvaluable(valeur.tous_obstacles)
    elif not any(_compte(ligne) for ligne in valeur.lignes()):
        yield Anomalie()


def _compte(ligne: Poste) -> bool:
    # The total of a whole section, or of its direct part, says nothing of what it is made of.
    return len(ligne.chemin) > 2 and any(c.montant or c.montant is None for c in ligne.cellules.values())

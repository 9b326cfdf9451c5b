"""Checks on the detail of the lines of a budget."""

from __future__ import annotations

from decimal import Decimal

from cvslint.checks.controle import Anomalie, Anomalies, controle
from cvslint.model.budget import Poste
from cvslint.model.vues_budget import LigneVue


@controle(donne=("n", "demande"))
def detaille(valeur: Poste, *, demande: Decimal) -> Anomalies:
    """Une ligne non nulle du poste, au moins, a un détail. `demande` est le montant demandé, pour le message."""
    lignes = [ligne for ligne in valeur.lignes() if _non_nulle(ligne)]
    if lignes and not any(ligne.detail for ligne in lignes):
        yield Anomalie({"n": len(lignes), "demande": demande})


@controle(donne=("titre", "montant", "demande"))
def ligne_detaillee(
    valeur: LigneVue, *, au_dessus: Decimal = Decimal(0), demande: Decimal | None = None
) -> Anomalies:
    """La ligne a un détail, quand son montant dépasse `au_dessus` euros. `demande` sert au message."""
    if valeur.montant is not None and valeur.montant > au_dessus and valeur.detail is None:
        valeurs = {"titre": valeur.titre, "montant": valeur.montant, "demande": demande}
        yield Anomalie(valeurs, champ="detail")


@controle(donne=("titre", "montant", "somme", "ecart"))
def detail_juste(valeur: LigneVue) -> Anomalies:
    """Les montants du détail, quand il en est une liste, font celui de la ligne."""
    detail, montant = valeur.detail, valeur.montant
    if detail is None or detail.somme is None or montant is None or not valeur.premiere:
        return
    if detail.somme != montant:
        lies = ((valeur.cellule.chemin, "montant de la ligne"),)
        ecart = abs(detail.somme - montant)
        valeurs = {"titre": valeur.titre, "montant": montant, "somme": detail.somme, "ecart": ecart}
        yield Anomalie(valeurs, champ="detail", lies=lies)


def _non_nulle(ligne: Poste) -> bool:
    return any(cellule.montant for cellule in ligne.cellules.values())

"""Checks on the second column of the budget of a bilan: what was spent, what was obtained."""

from __future__ import annotations

from cvslint.checks.controle import Anomalie, Anomalies, NonEvaluable, controle
from cvslint.model.budget import Poste
from cvslint.model.vues_budget import BudgetVue, FinanceurVue, LigneVue

_COLONNES = {"realise": "les dépenses réalisées", "obtenu": "les subventions obtenues"}


@controle(donne=("manquants",))
def seconde_colonne(valeur: BudgetVue, *, postes: list[str]) -> Anomalies:
    """Chacun des `postes` où quelque chose était prévu a un montant au moins dans sa seconde colonne."""
    manquants = []
    for cle in postes:
        poste = valeur.budget.poste(cle)
        colonnes = valeur.budget.colonnes[cle.split(".")[0]]
        if poste is None or len(colonnes) < 2 or not poste.somme(colonnes[0]).montant:
            continue
        if not any(_donne(sous, colonnes[1]) for sous in _tous(poste)):
            douteux = [path for path in valeur.illisibles if path[: len(poste.chemin)] == poste.chemin]
            if douteux or poste.tous_obstacles:
                yield NonEvaluable((*douteux, *poste.tous_obstacles))
                return
            manquants.append(_COLONNES.get(colonnes[1], colonnes[1]))
    if manquants:
        yield Anomalie({"manquants": manquants})


def _donne(poste: Poste, colonne: str) -> bool:
    return colonne in poste.cellules and poste.cellules[colonne].montant is not None


def _tous(poste: Poste) -> list[Poste]:
    return [poste, *(sous for enfant in poste.enfants for sous in _tous(enfant))]


@controle(donne=("titre", "prevu", "realise", "ecart"))
def pas_plus_que_prevu(valeur: LigneVue) -> Anomalies:
    """Le montant réalisé de la ligne ne dépasse pas son montant prévu. Rien n'est dit d'une ligne sans prévision."""
    if valeur.premiere or valeur.montant is None:
        return
    cellule = next((c for colonne, c in valeur.poste.cellules.items() if colonne != valeur.colonne), None)
    if cellule is None:
        return
    if cellule.montant is None:
        yield NonEvaluable((cellule.chemin,))
    elif valeur.montant > cellule.montant:
        ecart = valeur.montant - cellule.montant
        valeurs = {"titre": valeur.titre, "prevu": cellule.montant, "realise": valeur.montant, "ecart": ecart}
        yield Anomalie(valeurs, lies=((cellule.chemin, "montant prévu"),))


@controle(donne=("nom", "demande", "obtenu"))
def pas_plus_que_demande(valeur: FinanceurVue, *, colonne: str) -> Anomalies:
    """Le financeur n'a pas accordé, dans `colonne`, plus qu'il ne lui était demandé, toutes ses aides ensemble.

    Rien n'est dit quand ce qui était demandé n'est pas écrit, fût-ce pour une seule des aides accordées.
    """
    if any(colonne in a.cellules and valeur.prevu not in a.cellules for a in valeur.poste.enfants):
        return
    demande, obtenu = valeur.poste.somme(valeur.prevu), valeur.poste.somme(colonne)
    if demande.obstacles or obtenu.obstacles:
        yield NonEvaluable((*demande.obstacles, *obtenu.obstacles))
    elif obtenu.montant > demande.montant:
        yield Anomalie(
            {"nom": valeur.nom, "demande": demande.montant, "obtenu": obtenu.montant}, champ=colonne
        )

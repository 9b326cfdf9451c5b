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
        if not any(colonnes[1] in sous.cellules for sous in _tous(poste)):
            douteux = [path for path in valeur.illisibles if path[: len(poste.chemin)] == poste.chemin]
            if douteux or poste.tous_obstacles():
                yield NonEvaluable((*douteux, *poste.tous_obstacles()))
                return
            manquants.append(_COLONNES.get(colonnes[1], colonnes[1]))
    if manquants:
        yield Anomalie({"manquants": manquants})


def _tous(poste: Poste) -> list[Poste]:
    return [poste, *(sous for enfant in poste.enfants for sous in _tous(enfant))]


@controle(donne=("titre", "prevu", "realise", "ecart"))
def pas_plus_que_prevu(valeur: LigneVue) -> Anomalies:
    """Le montant réalisé de la ligne ne dépasse pas son montant prévu ; une ligne non prévue l'est pour 0 €."""
    if valeur.premiere or valeur.montant is None:
        return
    cellule = next((c for colonne, c in valeur.poste.cellules.items() if colonne != valeur.colonne), None)
    if cellule is not None and cellule.montant is None:
        yield NonEvaluable((cellule.chemin,))
        return
    prevu = valeur.montant * 0 if cellule is None or cellule.montant is None else cellule.montant
    if valeur.montant > prevu:
        ecart = valeur.montant - prevu
        lies = () if cellule is None else ((cellule.chemin, "montant prévu"),)
        valeurs = {"titre": valeur.titre, "prevu": prevu, "realise": valeur.montant, "ecart": ecart}
        yield Anomalie(valeurs, lies=lies)


@controle(donne=("nom", "demande", "obtenu"))
def pas_plus_que_demande(valeur: FinanceurVue, *, colonne: str) -> Anomalies:
    """Le financeur n'a pas accordé, dans `colonne`, plus qu'il ne lui était demandé, toutes ses aides ensemble."""
    demande, obtenu = valeur.poste.somme(valeur.prevu), valeur.poste.somme(colonne)
    if demande.obstacles or obtenu.obstacles:
        yield NonEvaluable((*demande.obstacles, *obtenu.obstacles))
    elif obtenu.montant > demande.montant:
        yield Anomalie(
            {"nom": valeur.nom, "demande": demande.montant, "obtenu": obtenu.montant}, champ=colonne
        )

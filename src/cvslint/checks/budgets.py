"""Checks on budgets: exact sums, balance, detail. Amounts are compared to the cent."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from cvslint.checks.controle import Anomalie, Anomalies, NonEvaluable, controle
from cvslint.model.budget import Budget, Detail, HorsGrille, Poste, Somme, Total
from cvslint.model.vues import LigneVue, TotalVue
from cvslint.span import Path


@controle(donne=("compte", "conseil"))
def compte_de_la_grille(valeur: HorsGrille) -> Anomalies:
    """Le compte est dans la grille du budget."""
    yield Anomalie({"compte": valeur.cle, "conseil": valeur.conseil})


@controle(donne=("titre", "total", "somme", "ecart"))
def total_juste(valeur: TotalVue) -> Anomalies:
    """Le total écrit est la somme de ses lignes, ou de ce qui est écrit juste au-dessous de lui."""
    total = valeur.total
    if total.obstacles:
        yield NonEvaluable(total.obstacles)
    elif total.faux and total.montant is not None:
        yield Anomalie(_ecart_de(total, total.montant))


@controle(donne=("titre", "total", "somme", "ecart"))
def total_hors_contributions(valeur: TotalVue) -> Anomalies:
    """Le total général écrit n'est pas celui des seules contributions volontaires."""
    total = valeur.total
    contributions = [e for e in total.parties if e.chemin[0] == "contributions_volontaires"]
    montant = sum((e.declare(total.colonne).montant for e in contributions), Decimal(0))
    if total.faux and total.montant is not None and contributions and total.montant == montant:
        yield Anomalie(_ecart_de(total, total.montant))


def _ecart_de(total: Total, montant: Decimal) -> dict[str, object]:
    return {
        "titre": total.titre,
        "total": montant,
        "somme": total.lignes.montant,
        "ecart": abs(montant - total.lignes.montant),
    }


@controle(donne=("gauche", "droite", "ecart", "plus"))
def equilibre(valeur: Budget, *, gauche: str, droite: str) -> Anomalies:
    """Les postes `gauche` et `droite` du budget ont la même somme, au centime près.

    Les sommes sont faites sur les lignes de la première colonne. Quand un seul total faux explique tout
    l'écart, c'est lui qui parle, et rien n'est dit ici.
    """
    postes = [poste for cle in (gauche, droite) if (poste := valeur.poste(cle)) is not None]
    if len(postes) < 2:
        yield NonEvaluable(tuple(tuple(cle.split(".")) for cle in (gauche, droite) if valeur.poste(cle) is None))
        return
    a, b = (_somme(valeur, poste) for poste in postes)
    ecart = a.montant - b.montant
    obstacles = a.obstacles + b.obstacles
    if not obstacles and ecart:
        obstacles = explication(valeur, gauche, droite, ecart)
    if obstacles:
        yield NonEvaluable(obstacles)
    elif ecart:
        plus = postes[0] if ecart > 0 else postes[1]
        yield Anomalie(
            {"gauche": a.montant, "droite": b.montant, "ecart": abs(ecart), "plus": plus.titre},
            lies=tuple((_total_ou_cle(valeur, poste), poste.titre.lower()) for poste in postes),
        )


def _somme(budget: Budget, poste: Poste) -> Somme:
    return poste.somme(budget.premiere_colonne(str(poste.chemin[0])))


def _total_ou_cle(budget: Budget, poste: Poste) -> Path:
    cellule = poste.cellules.get(budget.premiere_colonne(str(poste.chemin[0])))
    return cellule.chemin if cellule is not None else poste.chemin


def explication(budget: Budget, gauche: str, droite: str, ecart: Decimal) -> tuple[Path, ...]:
    """The path of the one false total that accounts for the whole gap (euros) between two posts, if any."""
    for total in budget.totaux():
        if total.montant is None or not total.faux or total.colonne != budget.premiere_colonne(total.section):
            continue
        manque = total.lignes.montant - total.montant
        if (_sous(total.cle, gauche) and manque == ecart) or (_sous(total.cle, droite) and manque == -ecart):
            return (total.chemin,)
    return ()


def _sous(cle: str, poste: str) -> bool:
    return cle == poste or cle.startswith(f"{poste}.")


@controle(lit_absent=True)
def quelque_ligne(valeur: Poste | None) -> Anomalies:
    """Le poste a au moins une ligne qui n'est pas nulle, et pas seulement un total."""
    if valeur is None:
        yield Anomalie()
    elif valeur.tous_obstacles():
        yield NonEvaluable(valeur.tous_obstacles())
    elif not any(_compte(ligne) for ligne in valeur.lignes()):
        yield Anomalie()


def _compte(ligne: Poste) -> bool:
    # The total of a whole section, or of its direct part, says nothing of what it is made of.
    return len(ligne.chemin) > 2 and any(c.montant or c.montant is None for c in ligne.cellules.values())


def _non_nulle(ligne: Poste) -> bool:
    return any(cellule.montant for cellule in ligne.cellules.values())


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
    if detail is None or montant is None or not valeur.premiere:
        return
    montants = list(_montants(detail))
    if montants and None not in montants:
        somme = sum((m for m in montants if m is not None), Decimal(0))
        if somme != montant:
            lies = ((valeur.cellule.chemin, "montant de la ligne"),)
            valeurs = {"titre": valeur.titre, "montant": montant, "somme": somme, "ecart": abs(somme - montant)}
            yield Anomalie(valeurs, champ="detail", lies=lies)


def _montants(detail: Detail) -> Iterator[Decimal | None]:
    return (ligne.cellule.montant for ligne in detail.lignes)

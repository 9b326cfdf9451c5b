"""Checks on what a part of a budget weighs in the whole."""

from __future__ import annotations

from collections.abc import Iterable
from decimal import ROUND_HALF_UP, Decimal

from cvslint.checks.controle import Anomalie, Anomalies, NonEvaluable, controle
from cvslint.french import NBSP
from cvslint.model.budget import ZERO, Poste, Somme
from cvslint.model.vues_budget import BudgetVue
from cvslint.span import Path

_CENT = Decimal(100)


def pourcentage(part: Decimal, total: Decimal) -> str:
    """A share as a reader says it, to a tenth of a percent: « 23,4 % »."""
    taux = (part * _CENT / total).quantize(Decimal("0.1"), ROUND_HALF_UP)
    texte = f"{taux.normalize():f}" if taux else "0"
    return f"{texte.replace('.', ',')}{NBSP}%"


def _somme(vue: BudgetVue, cle: str) -> Somme:
    poste = vue.budget.poste(cle)
    gene = Somme(ZERO, vue.budget.obstacles_de(cle))
    return gene if poste is None else gene + poste.somme(vue.budget.premiere_colonne(cle.split(".")[0]))


def _trop(part: Decimal, total: Decimal, maximum: Decimal) -> bool:
    return total > 0 and part * _CENT > total * maximum


@controle(donne=("part", "somme", "total"))
def part_du_poste(valeur: BudgetVue, *, poste: str, dans: str, maximum: Decimal) -> Anomalies:
    """Le poste `poste` ne pèse pas plus de `maximum` pour cent du poste `dans`."""
    somme, total = _somme(valeur, poste), _somme(valeur, dans)
    if total.obstacles or somme.obstacles:
        yield NonEvaluable(total.obstacles or somme.obstacles)
    elif _trop(somme.montant, total.montant, maximum):
        part = pourcentage(somme.montant, total.montant)
        yield Anomalie({"part": part, "somme": somme.montant, "total": total.montant}, champ=poste)


@controle(donne=("part", "somme", "total", "lignes"))
def part_des_lignes(valeur: BudgetVue, *, prefixe: str, dans: str, maximum: Decimal) -> Anomalies:
    """Les lignes de `dans` dont la clé commence par `prefixe` ne pèsent pas ensemble plus de `maximum` pour cent."""
    poste, total = valeur.budget.poste(dans), _somme(valeur, dans)
    if poste is None or total.obstacles:
        yield from (NonEvaluable(total.obstacles),) if total.obstacles else ()
        return
    colonne = valeur.budget.premiere_colonne(dans.split(".")[0])
    lignes = [
        (ligne, montant) for ligne, montant in _montants(poste, colonne) if ligne.cle.startswith(prefixe)
    ]
    somme = sum((montant for _, montant in lignes), ZERO)
    if _trop(somme, total.montant, maximum):
        part = pourcentage(somme, total.montant)
        titres = [f"«{NBSP}{ligne.titre}{NBSP}»" for ligne, montant in lignes if montant]
        valeurs = {"part": part, "somme": somme, "total": total.montant, "lignes": titres}
        yield Anomalie(
            valeurs, champ=dans, lies=tuple((ligne.chemin, ligne.titre) for ligne, m in lignes if m)
        )


def _montants(poste: Poste, colonne: str) -> Iterable[tuple[Poste, Decimal]]:
    for ligne in poste.lignes():
        cellule = ligne.cellules.get(colonne)
        if cellule is not None and cellule.montant is not None:
            yield ligne, cellule.montant


@controle(donne=("montant", "titre", "autre"))
def pas_compte_deux_fois(valeur: BudgetVue, *, ligne: str, autre: str) -> Anomalies:
    """Les postes `ligne` et `autre` n'ont pas le même montant, sauf 0 : la même dépense y serait deux fois."""
    premier, second = _somme(valeur, ligne), _somme(valeur, autre)
    if premier.obstacles or second.obstacles:
        yield NonEvaluable(premier.obstacles + second.obstacles)
    elif premier.montant and premier.montant == second.montant:
        ici, la = valeur.budget.poste(ligne), valeur.budget.poste(autre)
        if ici is not None and la is not None:
            valeurs = {"montant": premier.montant, "titre": ici.titre, "autre": la.titre}
            lies = ((_montant_de(valeur, la), la.titre),)
            yield Anomalie(valeurs, champ=".".join(map(str, _montant_de(valeur, ici))), lies=lies)


def _montant_de(vue: BudgetVue, poste: Poste) -> Path:
    """Where the amount of a line is written."""
    cellule = poste.cellules.get(vue.budget.premiere_colonne(str(poste.chemin[0])))
    return poste.chemin if cellule is None else cellule.chemin


@controle(donne=("part", "part_avec", "somme"))
def part_publique(
    valeur: BudgetVue, *, financeurs: list[str], contributions: str, maximum: Decimal, avec: bool = True
) -> Anomalies:
    """L'argent des `financeurs` ne dépasse pas `maximum` pour cent des produits.

    `part_avec` est la même part, une fois le poste `contributions` ajouté aux produits. Ne juge que les budgets qui
    ont de telles contributions, ou, si `avec` vaut non, ceux qui n'en ont pas.
    """
    total, autres = _somme(valeur, "produits"), _somme(valeur, contributions)
    if total.obstacles or autres.obstacles:
        yield NonEvaluable(total.obstacles + autres.obstacles)
        return
    somme = argent_de(valeur, financeurs)
    if bool(autres.montant) is avec and _trop(somme, total.montant, maximum):
        part, part_avec = (
            pourcentage(somme, total.montant),
            pourcentage(somme, total.montant + autres.montant),
        )
        yield Anomalie({"part": part, "part_avec": part_avec, "somme": somme}, champ="produits")


@controle(donne=("somme",))
def argent_public(valeur: BudgetVue, *, financeurs: list[str], maximum: Decimal) -> Anomalies:
    """L'argent demandé aux `financeurs`, tous ensemble, ne dépasse pas `maximum` euros."""
    total = _somme(valeur, "produits")
    somme = argent_de(valeur, financeurs)
    if total.obstacles:
        yield NonEvaluable(total.obstacles)
    elif somme > maximum:
        yield Anomalie({"somme": somme}, champ="produits.directes.compte_74")


def argent_de(vue: BudgetVue, financeurs: list[str]) -> Decimal:
    """What is asked of these funders, in euros."""
    produits = vue.budget.produits
    colonne = vue.budget.premiere_colonne("produits")
    couples = () if produits is None else _montants(produits, colonne)
    return sum((m for ligne, m in couples if ligne.financement and ligne.cle in financeurs), ZERO)

"""Checks on the sums of a budget, to the cent: typed totals, balance, contributions. One fault speaks once."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from cvslint.checks.controle import Anomalie, Anomalies, NonEvaluable, controle
from cvslint.french import euros
from cvslint.model.budget import ZERO, Budget, Detail, Poste, Somme, Total
from cvslint.model.vues_budget import BudgetVue, TotalVue
from cvslint.span import Path

_PART_ABSENTE = Decimal(1)
"""The least that a missing part may be worth, in euros: below, it is a slip in an amount that is there."""


@controle(donne=("titre", "total", "somme", "ecart"))
def total_juste(valeur: TotalVue) -> Anomalies:
    """Le total écrit est la somme de ses lignes, ou de ce qui est écrit juste au-dessous de lui.

    Quand le détail chiffré d'une ligne explique tout l'écart, c'est lui qui parle.
    """
    total = valeur.total
    if total.obstacles:
        yield NonEvaluable(total.obstacles)
    elif (
        total.faux
        and total.montant is not None
        and (manques := _explique(valeur.manques, total.montant - total.lignes.montant))
    ):
        yield NonEvaluable(manques)
    elif total.faux and total.montant is not None:
        details = _details_faux(total.parties, total.colonne) if valeur.bloc == "budget" else ()
        ecarts = (somme.montant - total.montant for somme in (total.lignes, total.direct))
        coupable = next(
            (detail.chemin for ecart in ecarts for detail, trop in details if trop == ecart), None
        )
        if coupable is not None:
            yield NonEvaluable((coupable,))
        else:
            yield Anomalie(_ecart_de(total, total.montant))


@controle(donne=("titre", "total", "somme", "ecart"))
def total_hors_contributions(valeur: TotalVue) -> Anomalies:
    """Le total général écrit n'est pas celui des seules contributions volontaires."""
    total = valeur.total
    contributions = [e for e in total.parties if e.chemin[0] == "contributions_volontaires"]
    montant = sum((e.declare(total.colonne).montant for e in contributions), ZERO)
    if total.faux and montant and total.montant == montant:
        assert total.montant is not None
        yield Anomalie(_ecart_de(total, total.montant))


def _ecart_de(total: Total, montant: Decimal) -> dict[str, object]:
    somme = total.lignes.montant
    return {"titre": total.titre, "total": montant, "somme": somme, "ecart": abs(montant - somme)}


def _details_faux(postes: tuple[Poste, ...], colonne: str) -> tuple[tuple[Detail, Decimal], ...]:
    """The itemised details that do not make up their line, each with what the line has in excess, in euros."""
    return tuple(
        (ligne.detail, montant - ligne.detail.somme)
        for poste in postes
        for ligne in poste.lignes()
        if ligne.detail is not None and ligne.detail.somme is not None
        if colonne in ligne.cellules
        if (montant := ligne.cellules[colonne].montant) is not None and montant != ligne.detail.somme
    )


@controle(donne=("gauche", "droite", "ecart", "plus"))
def equilibre(
    valeur: BudgetVue, *, gauche: str, droite: str, lieu: str | None = None, absent_est_nul: bool = False
) -> Anomalies:
    """Les postes `gauche` et `droite` du budget ont la même somme, au centime près.

    Les sommes sont faites sur les lignes de la première colonne. Quand un seul total faux, ou le détail chiffré
    d'une seule ligne, explique tout l'écart, c'est lui qui parle, et rien n'est dit ici. `lieu` : le poste où
    placer le constat. `absent_est_nul` : un poste absent compte pour 0.
    """
    budget = valeur.budget
    postes = {cle: budget.poste(cle) for cle in (gauche, droite)}
    absents = tuple(tuple(cle.split(".")) for cle, poste in postes.items() if poste is None)
    if absents and (not absent_est_nul or len(absents) == 2):
        yield from () if absent_est_nul else (NonEvaluable(absents),)
        return
    a, b = (_somme(budget, cle) for cle in (gauche, droite))
    ecart = a.montant - b.montant
    obstacles = a.obstacles + b.obstacles
    if not obstacles and ecart:
        obstacles = _explique(_sous(valeur.manques, droite if ecart > 0 else gauche), abs(ecart))
    if not obstacles and ecart:
        obstacles = explication(budget, gauche, droite, ecart, details=valeur.bloc == "budget")
    if obstacles:
        yield NonEvaluable(obstacles)
    elif ecart:
        presents = [poste for poste in postes.values() if poste is not None]
        plus = postes[gauche if ecart > 0 else droite]
        yield Anomalie(
            {
                "gauche": a.montant,
                "droite": b.montant,
                "ecart": abs(ecart),
                "plus": plus.titre if plus else "",
            },
            champ=lieu,
            lies=tuple((_total_ou_cle(budget, poste), _etiquette(poste)) for poste in presents),
        )


def _somme(budget: Budget, cle: str) -> Somme:
    poste = budget.poste(cle)
    somme = Somme(ZERO) if poste is None else poste.somme(_colonne(budget, cle))
    obstacles = budget.obstacles_de(cle)
    return somme + Somme(ZERO, obstacles) if obstacles else somme


def _explique(manques: tuple[Path, ...], defaut: Decimal) -> tuple[Path, ...]:
    """The missing parts, when they may be what a sum lacks (euros); what it has in excess they never explain."""
    return manques if defaut >= _PART_ABSENTE else ()


def _sous(chemins: tuple[Path, ...], cle: str) -> tuple[Path, ...]:
    """Those paths that stand below a post."""
    pas = tuple(cle.split("."))
    return tuple(chemin for chemin in chemins if chemin[: len(pas)] == pas)


def _colonne(budget: Budget, cle: str) -> str:
    return budget.premiere_colonne(cle.split(".")[0])


def _etiquette(poste: Poste) -> str:
    return poste.titre[:1].lower() + poste.titre[1:]


def _total_ou_cle(budget: Budget, poste: Poste) -> Path:
    cellule = poste.cellules.get(_colonne(budget, str(poste.chemin[0])))
    return cellule.chemin if cellule is not None else poste.chemin


def explication(
    budget: Budget, gauche: str, droite: str, ecart: Decimal, *, details: bool = False
) -> tuple[Path, ...]:
    """The path of the one false total that accounts for the whole gap (euros) between two posts, if any.

    With ``details``, an itemised detail that does not make up its line is such a total too.
    """
    for total in budget.totaux():
        if total.montant is None or not total.faux or total.colonne != budget.premiere_colonne(total.section):
            continue
        manque = total.lignes.montant - total.montant
        if (_porte_sur(total, gauche) and manque == ecart) or (
            _porte_sur(total, droite) and manque == -ecart
        ):
            return (total.chemin,)
    for cle, attendu in ((gauche, ecart), (droite, -ecart)) if details else ():
        poste = budget.poste(cle)
        for detail, trop in () if poste is None else _details_faux((poste,), _colonne(budget, cle)):
            if trop == attendu:
                return (detail.chemin,)
    return ()


def _porte_sur(total: Total, poste: str) -> bool:
    """Whether a total adds up ``poste``, or lines of it."""
    if total.cle == poste or total.cle.startswith(f"{poste}."):
        return True
    general = total.cle.startswith("total_general.")
    return general and any(".".join(map(str, partie.chemin)) == poste for partie in total.parties)


@controle(donne=("ecarts",))
def contributions_en_regard(valeur: BudgetVue, *, gauche: str, droite: str, regards: list[str]) -> Anomalies:
    """Chaque emploi en nature de `gauche` a le même montant que la contribution de `droite` en regard.

    `regards` : les paires de lignes, « personnel_benevole = benevolat ». N'est jugé que si les deux comptes ont la
    même somme et si l'un et l'autre sont donnés par lignes.
    """
    budget = valeur.budget
    a, b = (_somme(budget, cle) for cle in (gauche, droite))
    seuls = [poste.chemin for cle in (gauche, droite) if (poste := budget.poste(cle)) and not poste.enfants]
    if a.obstacles or b.obstacles or seuls:
        yield NonEvaluable((*a.obstacles, *b.obstacles, *seuls))
    elif a.montant == b.montant and (ecarts := list(_ecarts(budget, gauche, droite, regards))):
        yield Anomalie({"ecarts": ecarts}, champ=gauche.split(".")[0])


def _ecarts(budget: Budget, gauche: str, droite: str, regards: list[str]) -> Iterator[str]:
    for regard in regards:
        cles = (cle.strip() for cle in regard.split("="))
        postes = [budget.poste(f"{compte}.{cle}") for compte, cle in zip((gauche, droite), cles, strict=True)]
        montants = [
            ZERO if poste is None else poste.somme(_colonne(budget, gauche)).montant for poste in postes
        ]
        if montants[0] != montants[1]:
            titres = [
                f"« {poste.titre} » ({euros(m)})" for poste, m in zip(postes, montants, strict=True) if poste
            ]
            yield " contre ".join(titres) if len(titres) == 2 else f"{titres[0]} sans rien en regard"

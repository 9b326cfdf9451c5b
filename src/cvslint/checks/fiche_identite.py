"""Checks on the identity sheet of the report, against the rest of the dossier."""

from __future__ import annotations

from decimal import Decimal

from cvslint.checks.budgets import explication
from cvslint.checks.controle import Anomalie, Anomalies, NonEvaluable, controle
from cvslint.french import fold
from cvslint.late_pattern import late_pattern
from cvslint.model.bilan import FicheIdentite
from cvslint.model.budget import ZERO, Budget, Somme
from cvslint.model.formulaire import Formulaire, cle_de_mot
from cvslint.span import Path

_PARENTHESE = late_pattern(r"\([^()]*\)?")
_FORME = (
    r"(?:association|assoc|asso|sa d'hlm|sa|scic|scop|gip|epic|oph)\b\.?"
    r"(?: (?:de (?:la )?)?loi(?: de)? (?:1901|1908))?"
)
_TOURS_AU_PLUS = 4
"""« Association loi 1901 l'asso Le Fil » takes three turns."""
# What people put before or after the name of a structure, or leave out of it.
_AUTOUR_DU_NOM = late_pattern(
    rf"^(?:{_FORME}|l'|(?:la|le|les|ville|commune|mairie) |d'|de )[ ,:-]*|[ ,:-]+{_FORME}$"
)


@controle(donne=("ecrit", "attendu"))
def reprend_le_porteur(
    valeur: FicheIdentite, *, denomination: str | None, statut: str | None, formulaire: Formulaire
) -> Anomalies:
    """La fiche nomme la même structure et le même statut que ceux du porteur, `denomination` et `statut`.

    Une parenthèse, une forme juridique, « association » ou un article en plus ou en moins ne changent pas le nom.
    """
    paires = (
        ("structure_porteuse", valeur.structure_porteuse, denomination),
        ("statut", _libelle(valeur.statut, formulaire), _libelle(statut, formulaire)),
    )
    for champ, ecrit, attendu in paires:
        if ecrit is not None and attendu is not None and _nom_nu(ecrit) != _nom_nu(attendu):
            yield Anomalie({"ecrit": ecrit, "attendu": attendu}, champ=champ)


def _nom_nu(nom: str) -> str:
    """The key of a name without parentheses, legal form and articles, unless nothing else is there."""
    nu = " ".join(_PARENTHESE.sub(" ", fold(nom)).split())
    for _ in range(_TOURS_AU_PLUS):
        nu = _AUTOUR_DU_NOM.sub("", nu).strip() or nu
    return cle_de_mot(nu) or cle_de_mot(nom)


def _libelle(statut: str | None, formulaire: Formulaire) -> str | None:
    liste = formulaire.listes.get("statuts")
    return statut if liste is None or statut is None else liste.mots.get(statut, statut)


@controle(donne=("cout", "total", "ecart"))
def cout_du_budget(valeur: Budget, *, cout: Decimal | None, charges: str, contributions: str) -> Anomalies:
    """Le coût rappelé est celui du budget : ses charges prévues, sans ou avec les contributions volontaires.

    Les sommes sont faites sur les lignes de la première colonne. Quand un seul total faux explique tout
    l'écart, c'est lui qui parle, et rien n'est dit ici.
    """
    if cout is None:
        return
    if valeur.poste(charges) is None:
        yield NonEvaluable((tuple(charges.split(".")),))
        return
    seules = _somme(valeur, charges)
    total = seules + _somme(valeur, contributions)
    obstacles = seules.obstacles or (total.obstacles if cout != seules.montant else ())
    if not obstacles and cout not in (seules.montant, total.montant):
        obstacles = _explications(
            valeur, (charges, contributions), seules.montant - cout, total.montant - cout
        )
    if obstacles:
        yield NonEvaluable(obstacles)
    elif cout not in (seules.montant, total.montant):
        valeurs = {"cout": cout, "total": seules.montant, "ecart": abs(seules.montant - cout)}
        yield Anomalie(valeurs, lies=((tuple(charges.split(".")), "charges prévues"),))


def _somme(budget: Budget, cle: str) -> Somme:
    poste = budget.poste(cle)
    return Somme(ZERO) if poste is None else poste.somme(budget.premiere_colonne(cle.split(".")[0]))


def _explications(
    budget: Budget, postes: tuple[str, str], ecart: Decimal, ecart_avec_contributions: Decimal
) -> tuple[Path, ...]:
    """The one false total that the author copied the cost from, or that hides what is missing, if any."""
    charges, contributions = postes
    return (
        explication(budget, charges, "", ecart)
        or explication(budget, charges, "", ecart_avec_contributions)
        or explication(budget, contributions, "", ecart_avec_contributions)
        or explication(budget, f"total_general.{charges}", "", ecart_avec_contributions)
    )

"""Checks on the funders of a budget: which money, which service, which town."""

from __future__ import annotations

from decimal import Decimal

from cvslint.checks.controle import Anomalie, Anomalies, NonEvaluable, controle
from cvslint.french import nearest
from cvslint.model.formulaire import Formulaire
from cvslint.model.vues_budget import ApportVue, FinanceurVue
from cvslint.span import Path

_PRECISIONS = {
    "service": "le service sollicité",
    "nom": "le nom",
    "dispositif": "le dispositif sollicité",
    "libelle": "le libellé",
}
_EQUIVALENTES = {"nom": "libelle", "libelle": "nom"}


def _illisibles(valeur: ApportVue) -> tuple[Path, ...]:
    return tuple(c.chemin for c in valeur.poste.cellules.values() if c.montant is None)


@controle(donne=("titre", "montant", "manquants"))
def apport_precise(valeur: ApportVue) -> Anomalies:
    """L'aide, si elle n'est pas nulle, dit ce que la grille demande de préciser d'elle (service, nom, dispositif)."""
    donnees = valeur.financement.precisions.keys() | valeur.illisibles
    absentes = [
        cle
        for cle in valeur.financement.precise
        if cle in _PRECISIONS and cle not in donnees and _equivalente(valeur, cle) not in donnees
    ]
    if not absentes:
        return
    if valeur.cellule is None:
        if _illisibles(valeur):
            yield NonEvaluable(_illisibles(valeur))
        return
    manquants = [_PRECISIONS[cle] for cle in absentes]
    valeurs = {"titre": valeur.poste.titre, "montant": valeur.cellule.montant, "manquants": manquants}
    yield Anomalie(valeurs, champ=absentes[0])


def _equivalente(valeur: ApportVue, cle: str) -> str | None:
    """Another word that says the same, unless the grid asks for both."""
    autre = _EQUIVALENTES.get(cle)
    return None if autre in valeur.financement.precise else autre


@controle(donne=("titre", "montant"))
def genre_precise(valeur: ApportVue) -> Anomalies:
    """L'aide, si elle n'est pas nulle, est rangée en crédits spécifiques ou en droit commun."""
    if valeur.genre != "sans_precision":
        return
    if valeur.cellule is not None:
        yield Anomalie({"titre": valeur.poste.titre, "montant": valeur.cellule.montant})
    elif _illisibles(valeur):
        yield NonEvaluable(_illisibles(valeur))


def _finance(valeur: FinanceurVue) -> bool:
    """Whether the funder pays something in some column, as far as one can read."""
    cellules = [cellule for apport in valeur.poste.enfants for cellule in apport.cellules.values()]
    return any(cellule.montant != 0 for cellule in cellules)


@controle(donne=("montant",))
def ville_nommee(valeur: FinanceurVue) -> Anomalies:
    """La commune qui finance est nommée ; un montant nu, qui ne peut l'être, n'est pas jugé."""
    nus = all(
        a.financement is not None and a.financement.genre == "sans_precision" for a in valeur.poste.enfants
    )
    if valeur.ville is None and not nus and "ville" not in valeur.illisibles and _finance(valeur):
        yield Anomalie({"montant": valeur.montant}, champ="ville")


@controle(donne=("ville", "proches"))
def ville_de_l_appel(valeur: FinanceurVue, *, formulaire: Formulaire) -> Anomalies:
    """La commune qui finance est l'une de celles de l'appel."""
    ville = valeur.ville
    if ville is not None and _finance(valeur) and formulaire.commune(ville) is None:
        proches = nearest(ville, [commune.nom for commune in formulaire.communes])
        yield Anomalie({"ville": ville, "proches": proches}, champ="ville")


@controle(donne=("ville", "communes"))
def ville_du_projet(
    valeur: FinanceurVue, *, communes: tuple[str, ...] | None, formulaire: Formulaire
) -> Anomalies:
    """La commune qui finance est l'une de celles du projet ; une commune associée compte pour celle où elle est.

    Rien n'est dit quand le projet ne nomme aucune commune.
    """
    if valeur.ville is None or not communes or not _finance(valeur):
        return
    legale = formulaire.commune_legale(valeur.ville)
    if legale is not None and legale not in formulaire.communes_legales(communes):
        yield Anomalie({"ville": valeur.ville, "communes": list(communes)}, champ="ville")


@controle(donne=("nom", "montant"))
def financeur_sollicite(
    valeur: FinanceurVue, *, financeurs: list[str], au_dessus: Decimal = Decimal(0)
) -> Anomalies:
    """Aucun des `financeurs` n'est sollicité pour plus de `au_dessus` euros, toutes ses aides ensemble."""
    if valeur.cle not in financeurs:
        return
    montant = valeur.montant
    if montant is None:
        yield NonEvaluable(valeur.poste.somme(valeur.prevu).obstacles)
    elif montant > au_dessus:
        yield Anomalie({"nom": valeur.nom, "montant": montant})

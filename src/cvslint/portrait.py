"""The portrait of a dossier for the page: its quartiers and ambitions in words, its budgets as tables and pictures."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from decimal import Decimal

from cvslint.french import NBSP, euros, liste
from cvslint.model.budget import Budget, Detail, Financement, Poste
from cvslint.model.dossier import Dossier, DossierLu
from cvslint.model.formulaire import Formulaire
from cvslint.model.vues import Vues
from cvslint.model.vues_budget import BudgetVue, FinanceurVue, apports_de, financeurs_de
from cvslint.tableau import (
    Portrait,
    PortraitAmbition,
    PortraitBarre,
    PortraitBudget,
    PortraitMontant,
    PortraitNature,
    PortraitPoste,
    PortraitQuartier,
    PortraitSection,
)

_COLONNES = {
    "montant": "Montant",
    "previsionnel": "Prévisionnel",
    "realise": "Réalisé",
    "obtenu": "Obtenu",
}
"""How the columns of a budget are headed; another one is headed by its key."""

_GENRES = {
    "specifique": f"crédits spécifiques «{NBSP}politique de la ville{NBSP}»",
    "droit_commun": "droit commun",
}
_NATURES: Mapping[str, PortraitNature] = {"specifique": "specifique", "droit_commun": "droit_commun"}


def portrait_of(lu: DossierLu, vues: Vues, formulaire: Formulaire) -> Portrait:
    """The portrait of a typed dossier; amounts in euros. Never raises: what cannot be read is left out of it."""
    budgets = list(vues.budgets())
    premier = next((vue for vue in budgets if vue.bloc == "budget"), None)
    return Portrait(
        quartiers=tuple(_quartiers(lu.dossier, formulaire)),
        ambitions=tuple(_ambitions(lu.dossier, formulaire)),
        budgets=tuple(_tableau(vue, lu.dossier) for vue in budgets if vue.budget.sections),
        charges=tuple(_charges(premier.budget)) if premier is not None else (),
        payeurs=tuple(_payeurs(premier)) if premier is not None else (),
        contributions=tuple(_contributions(premier.budget)) if premier is not None else (),
    )


# -- in words -------------------------------------------------------------------------------------------------


def _quartiers(dossier: Dossier, formulaire: Formulaire) -> Iterator[PortraitQuartier]:
    territoires = dossier.projet.territoires if dossier.projet is not None else None
    for territoire in territoires or ():
        if territoire is None or territoire.quartier is None:
            continue
        communes = tuple(commune for commune in territoire.communes or () if commune is not None)
        connu = formulaire.quartier(territoire.quartier, communes)
        if connu is None:
            yield PortraitQuartier(territoire.quartier, communes=communes)
        else:
            yield PortraitQuartier(connu.nom, connu.code, communes or connu.communes)


def _ambitions(dossier: Dossier, formulaire: Formulaire) -> Iterator[PortraitAmbition]:
    enjeux = {enjeu.id: enjeu.titre for enjeu in formulaire.enjeux}
    choisies = dossier.projet.ambitions if dossier.projet is not None else None
    for choisie in choisies or ():
        if choisie is None or choisie.id is None:
            continue
        connue = formulaire.ambition(choisie.id)
        justification = choisie.justification or ""
        if connue is None:
            yield PortraitAmbition(choisie.id, justification=justification)
        else:
            enjeu = enjeux.get(connue.enjeu, "")
            yield PortraitAmbition(connue.id, connue.titre, enjeu, justification)


# -- as tables ------------------------------------------------------------------------------------------------


def _tableau(vue: BudgetVue, dossier: Dossier) -> PortraitBudget:
    budget = vue.budget
    sections = [_section(cle, poste, budget.colonnes[cle]) for cle, poste in budget.sections.items()]
    generaux = [
        _section(cle, poste, budget.colonnes[cle], lignes=False)
        for poste in budget.generaux
        if (cle := str(poste.chemin[-1])) in budget.colonnes
    ]
    return PortraitBudget(_titre(vue, dossier), tuple(sections), tuple(generaux))


def _titre(vue: BudgetVue, dossier: Dossier) -> str:
    exercice = vue.budget.exercice
    if vue.bloc == "bilan":
        exercice = exercice or (dossier.bilan.exercice if dossier.bilan is not None else None)
        titre = "Budget du bilan"
    else:
        titre = "Budget prévisionnel"
    return titre if exercice is None else f"{titre} {exercice}"


def _section(cle: str, poste: Poste, colonnes: tuple[str, ...], *, lignes: bool = True) -> PortraitSection:
    titres = tuple(_COLONNES.get(colonne, colonne.replace("_", " ").capitalize()) for colonne in colonnes)
    return PortraitSection(cle, titres, _poste(poste, colonnes, lignes=lignes))


def _poste(poste: Poste, colonnes: tuple[str, ...], *, lignes: bool = True) -> PortraitPoste:
    if not poste.enfants:
        montants = tuple(
            PortraitMontant(poste.cellules[colonne].montant) if colonne in poste.cellules else None
            for colonne in colonnes
        )
        titre, precisions = _nom(poste)
        return PortraitPoste(titre, montants, precision=", ".join([*precisions, *_detail(poste.detail)]))
    sous = tuple(_poste(enfant, colonnes) for enfant in poste.enfants if _ecrit(enfant)) if lignes else ()
    if poste.forme != "groupe" and len(sous) == 1:
        # A funder with one amount is one line.
        seul = sous[0]
        autre = [seul.titre] if seul.titre != poste.titre else []
        precision = ", ".join(filter(None, [*autre, seul.precision]))
        return PortraitPoste(poste.titre, seul.montants, precision=precision)
    return PortraitPoste(poste.titre, tuple(_total(poste, colonne) for colonne in colonnes), sous)


def _ecrit(poste: Poste) -> bool:
    return bool(poste.cellules) or any(_ecrit(enfant) for enfant in poste.enfants)


def _total(groupe: Poste, colonne: str) -> PortraitMontant | None:
    somme = groupe.somme(colonne)
    cellule = groupe.cellules.get(colonne)
    if cellule is None and not any(colonne in ligne.cellules for ligne in groupe.lignes()):
        return None
    montant = None if somme.obstacles else somme.montant
    ecrit = cellule.montant if cellule is not None else None
    return PortraitMontant(montant, ecrit if ecrit != montant else None)


def _nom(poste: Poste) -> tuple[str, list[str]]:
    """What a line is called, and what is told of it; a funder's amount by who pays it and its kind."""
    if poste.financement is None:
        return poste.titre, []
    dit = poste.financement.precisions
    qui = next((dit[cle] for cle in ("ville", "nom", "libelle") if cle in dit), "")
    genre = _GENRES.get(poste.financement.genre, "")
    titre = f"{qui}, {genre}" if qui and genre else qui or genre[:1].upper() + genre[1:]
    suite = [dit["dispositif"]] if "dispositif" in dit else []
    if "service" in dit:
        suite.append(f"service{NBSP}: {dit['service']}")
    return titre or poste.titre, suite


def _detail(detail: Detail | None) -> Iterator[str]:
    if detail is None:
        return
    if detail.texte:
        yield detail.texte
    items = []
    for ligne in detail.lignes:
        montant = euros(ligne.cellule.montant) if ligne.cellule.montant is not None else ""
        items.append(" ".join(filter(None, (ligne.libelle, montant))))
    if any(items):
        yield liste(filter(None, items))


# -- as pictures ----------------------------------------------------------------------------------------------


def _charges(budget: Budget) -> Iterator[PortraitBarre]:
    """A bar an account; what has no account is one bar."""
    colonne = budget.premiere_colonne("charges") if budget.charges is not None else ""
    for groupe in budget.charges.enfants if budget.charges is not None else ():
        comptes = [poste for poste in groupe.enfants if poste.cle.startswith("compte_")]
        for poste in comptes or [groupe]:
            yield from _barre(poste, colonne, "charge")


def _contributions(budget: Budget) -> Iterator[PortraitBarre]:
    section = budget.contributions_volontaires
    if section is not None:
        colonne = budget.premiere_colonne("contributions_volontaires")
        for poste in section.enfants:
            yield from _barre(poste, colonne, "contribution")


def _payeurs(vue: BudgetVue) -> Iterator[PortraitBarre]:
    """The funders, towns and bodies one by one, then what the carrier brings itself."""
    for financeur in financeurs_de(vue, apports_de(vue)):
        parts = tuple(_parts(financeur))
        if parts:
            yield PortraitBarre(financeur.nom, parts)
    produits = vue.budget.produits
    colonne = vue.budget.premiere_colonne("produits") if produits is not None else ""
    for ligne in produits.lignes() if produits is not None else ():
        if ligne.financement is None:
            yield from _barre(ligne, colonne, "autre" if ligne.cle == "compte_74" else "propre")


def _parts(financeur: FinanceurVue) -> Iterator[tuple[PortraitNature, Decimal]]:
    """The parts of a funder's bar: its amounts of each kind together, in the order of the kinds."""
    sommes: dict[PortraitNature, Decimal] = dict.fromkeys(("specifique", "droit_commun", "autre"), Decimal(0))
    for apport in financeur.poste.enfants:
        cellule = apport.cellules.get(financeur.prevu)
        if cellule is not None and cellule.sommable and cellule.montant is not None:
            sommes[_nature(apport.financement)] += cellule.montant
    return ((nature, montant) for nature, montant in sommes.items() if montant)


def _nature(financement: Financement | None) -> PortraitNature:
    return _NATURES.get(financement.genre, "autre") if financement is not None else "autre"


def _barre(poste: Poste, colonne: str, nature: PortraitNature) -> Iterator[PortraitBarre]:
    somme = poste.somme(colonne)
    if not somme.obstacles and somme.montant > 0:
        yield PortraitBarre(poste.titre, ((nature, somme.montant),))

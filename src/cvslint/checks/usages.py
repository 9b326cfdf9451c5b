"""Checks on what other calls ask and this one does not: whole euros, civil year, checklists, volunteers told of."""

from __future__ import annotations

import datetime as dt
import re

from cvslint.checks.controle import Anomalie, Anomalies, NonEvaluable, controle
from cvslint.french import fold
from cvslint.late_pattern import late_pattern
from cvslint.model.formulaire import Formulaire, cle_de_mot
from cvslint.model.textes import TexteLibre
from cvslint.model.titres import titre_de
from cvslint.model.vues_budget import BudgetVue, lignes_de

_PAS_FAIT = frozenset({"non", "no", "faux", "false", "0"})
_MOT = late_pattern(r"[^\W\d_]+")
_MOT_PLEIN = 4
"""Letters below which a word is an article or a preposition."""


@controle(donne=("n", "exemple"))
def sans_centimes(valeur: BudgetVue) -> Anomalies:
    """Les montants du budget sont des euros ronds. Un seul constat, au premier montant qui ne l'est pas."""
    couples = [(ligne.cellule.chemin, ligne.montant) for ligne in lignes_de(valeur)]
    couples += [(total.chemin, total.montant) for total in valeur.budget.totaux()]
    avec = [(chemin, montant) for chemin, montant in couples if montant is not None and montant % 1]
    if avec:
        chemin, montant = avec[0]
        yield Anomalie({"n": len(avec), "exemple": montant}, champ=".".join(map(str, chemin)))


@controle(donne=("jour", "annee"))
def dans_l_annee(valeur: dt.date, *, annee: int) -> Anomalies:
    """La date est dans l'année `annee`."""
    if valeur.year != annee:
        yield Anomalie({"jour": valeur, "annee": annee})


@controle(donne=("manquants",), lit_absent=True)
def liste_pointee(valeur: dict[str, str | None] | None, *, attendus: list[str]) -> Anomalies:
    """Chacun des `attendus` est une clé de la rubrique, répondue par oui ou par une date."""
    faits = {
        cle_de_mot(cle) for cle, texte in (valeur or {}).items() if texte and fold(texte) not in _PAS_FAIT
    }
    manquants = [attendu for attendu in attendus if cle_de_mot(attendu) not in faits]
    if manquants:
        yield Anomalie({"manquants": manquants})


@controle(donne=("intitule",))
def pas_que_des_mots(valeur: str, *, mots: list[str]) -> Anomalies:
    """Le texte n'est pas fait des seuls `mots`, chiffres et mots de moins de quatre lettres mis à part."""
    pleins = [mot for mot in _MOT.findall(fold(valeur)) if len(mot) >= _MOT_PLEIN]
    if pleins and set(pleins) <= {fold(mot) for mot in mots}:
        yield Anomalie({"intitule": valeur})


@controle(donne=("ou",))
def contributions_chiffrees(
    valeur: BudgetVue, *, poste: str, mot: str, textes: tuple[TexteLibre, ...], formulaire: Formulaire
) -> Anomalies:
    """Le poste `poste` n'est pas nul quand un texte du projet parle d'un mot qui commence par `mot`."""
    trouve = valeur.budget.poste(poste)
    somme = None if trouve is None else trouve.somme(valeur.budget.premiere_colonne(poste))
    if somme is not None and (somme.montant or somme.obstacles):
        yield from (NonEvaluable(somme.obstacles),) if somme.obstacles else ()
        return
    cherche = late_pattern(rf"\b{re.escape(fold(mot))}")
    for texte in textes or ():
        if texte.chemin[0] == "projet" and cherche.search(fold(texte.texte)):
            yield Anomalie({"ou": titre_de(texte.chemin, formulaire.grille)}, champ=poste)
            return

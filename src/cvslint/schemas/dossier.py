"""The schema of a dossier, for the editor of who writes one: made from the model and the tables of a pack.

It accepts what cvslint reads, in all its forms, and refuses what cvslint cannot read for its shape. What a rule
judges (a SIRET's key, a sum, an unknown quartier) is none of its business.
"""

from __future__ import annotations

from collections.abc import Mapping

from cvslint.campagne.campagne import Campagne
from cvslint.model.dossier import Dossier
from cvslint.model.lecture_budget import PREVISIONNEL
from cvslint.schemas.budget import BudgetEnSchema, detail
from cvslint.schemas.champs import Assembleur, Place
from cvslint.schemas.exemples import exemples_de
from cvslint.schemas.natures import CLE_INCONNUE, DIALECTE, Schema, valeur

DUES = ("porteur", "projet")
"""The blocks without which a text is no dossier (FMT005)."""


def schema_dossier(campagne: Campagne) -> Schema:
    """The JSON Schema (2020-12) of a dossier answering the call of ``campagne``, described in French."""
    assembleur = Assembleur(
        listes=campagne.formulaire.listes, tables=_tables(campagne), exemples=exemples_de(campagne)
    )
    proprietes = assembleur.proprietes(Dossier)
    for nom in DUES:
        proprietes[nom] |= {"type": "object", "minProperties": 1}
    return {
        "$schema": DIALECTE,
        "title": f"Dossier, {campagne.titre}" if campagne.titre else "Dossier",
        "description": f"Un dossier, tel que cvslint le lit. Toute clé peut manquer, hors {' et '.join(DUES)} ;"
        " une valeur vide est absente.",
        "$comment": f"{campagne.id} version {campagne.version}".strip(),
        "type": "object",
        "properties": proprietes,
        "required": list(DUES),
        "additionalProperties": False,
        "errorMessage": CLE_INCONNUE,
        "$defs": {**assembleur.defs, **_budgets(campagne)},
    }


def _tables(campagne: Campagne) -> dict[Place, Mapping[str, str]]:
    """The words that the tables of the pack have for fields whose list a rule owns."""
    form = campagne.formulaire
    ambitions = {ambition.id: ambition.titre for ambition in form.ambitions}
    communes = _communes(campagne)
    quartiers = {q.nom: f"{q.code}, {', '.join(q.communes)}" for q in form.quartiers}
    return {
        ("Dossier", "campagne"): dict.fromkeys(
            campagne.parametres.get("campagnes", ()), "Campagne installée"
        ),
        ("ChoixAmbition", "id"): ambitions,
        ("ChoixAmbition", "enjeu"): {enjeu.id: enjeu.titre for enjeu in form.enjeux},
        ("ObjectifRealise", "ambitions"): ambitions,
        ("Territoire", "quartier"): quartiers | {q.code: q.nom for q in form.quartiers},
        ("Territoire", "communes"): communes,
        ("TexteLocal", "commune"): communes,
        ("Referent", "commune"): communes,
        ("Referent", "communes"): communes,
    }


def _communes(campagne: Campagne) -> dict[str, str]:
    return {
        commune.nom: f"Insee {commune.insee}"
        for commune in campagne.formulaire.communes
        if commune.dans_appel
    }


def _budgets(campagne: Campagne) -> dict[str, Schema]:
    grille, communes = campagne.formulaire.grille, _communes(campagne)
    sections = (*(section.cle for section in grille.sections), *grille.total_general)
    exercice = {"exercice": valeur("annee", "exercice")}
    conforme = {"conforme_au_depot": valeur("oui_non", "budget conforme à celui du dépôt")}
    prevu = BudgetEnSchema("budget", grille, dict.fromkeys(sections, PREVISIONNEL), communes, exercice)
    bilan = BudgetEnSchema("budget_du_bilan", grille, grille.colonnes, communes, exercice | conforme)
    return {"detail": detail(), **prevu.definitions(), **bilan.definitions()}

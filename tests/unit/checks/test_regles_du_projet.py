"""The rules on territories, referents and metropolitan projects, on dossiers as people write them."""

from __future__ import annotations

import datetime as dt
from functools import cache
from typing import Any

import pytest

from cvslint.campagne.campagne import Campagne
from cvslint.campagne.installees import charger_campagne
from cvslint.campagne.regle import Exemple
from cvslint.engine import Reglages, check_bytes
from cvslint.exemples import texte_de
from cvslint.findings import Severity
from cvslint.result import DossierResult
from cvslint.selection import choix_par_defaut
from cvslint.span import format_path


@cache
def _pack() -> Campagne:
    return charger_campagne("mel-cvs-2026")


def _controler(
    change: dict[str, Any] | None = None, *, retire: tuple[str, ...] = (), base: str = "minimal"
) -> DossierResult:
    exemple = Exemple("essai", base, None, change or {}, retire, (), (), None, 1)
    reglages = Reglages(dt.date(2025, 10, 1), choix_par_defaut(_pack()), {})
    return check_bytes(texte_de(_pack(), exemple).encode(), "dossier.yaml", _pack(), reglages)


def _dits(resultat: DossierResult, *familles: str) -> list[tuple[str, str]]:
    return [
        (f.rule, format_path(f.path))
        for f in resultat.findings
        if f.severity is not Severity.INFO and (not familles or f.rule.startswith(familles))
    ]


def _non_evaluees(resultat: DossierResult) -> set[str]:
    return {n.rule for n in resultat.not_evaluated}


@pytest.mark.parametrize(
    "nom",
    [
        "Haubourdin",
        "HAUBOURDIN",
        "Ville d'Haubourdin",
        "ville de Haubourdin",
        "Commune d’Haubourdin",
        "59286",
    ],
)
def test_une_commune_se_reconnait_comme_on_l_ecrit(nom: str) -> None:
    change = {
        "projet.territoires": [{"quartier": "Le Parc", "communes": [nom]}],
        "projet.referents_sollicites[0].commune": nom,
    }
    assert _dits(_controler(change)) == []


def test_un_quartier_intercommunal_sans_commune_laisse_des_regles_sans_reponse() -> None:
    resultat = _controler({"projet.territoires": ["Secteur Sud"]})
    assert _dits(resultat, "TER", "REF", "MET") == []
    assert {"REF001", "REF002", "TER005"} <= _non_evaluees(resultat)
    raisons = next(n.because for n in resultat.not_evaluated if n.rule == "REF001")
    assert raisons == ("projet.territoires[0].communes",)


def test_le_projet_metropolitain_n_est_pas_juge_quand_ses_communes_ne_sont_pas_dites() -> None:
    change = {"projet.territoires": ["Secteur Sud"]}
    resultat = _controler(change, base="complet")
    assert "MET002" in _non_evaluees(resultat)
    assert not _dits(resultat, "MET")


def test_aucun_referent_est_un_seul_constat() -> None:
    resultat = _controler(retire=("projet.referents_sollicites",))
    assert _dits(resultat) == [("REF001", "projet.referents_sollicites")]


def test_un_delegue_peut_couvrir_plusieurs_communes_dans_un_seul_texte() -> None:
    change = {
        "projet.referents_sollicites[2]": {
            "type": "Déléguée du préfet",
            "commune": "Roubaix et Tourcoing",
            "date": "2025-07-10",
        }
    }
    assert _dits(_controler(change, base="complet")) == []


def test_une_commune_mal_ecrite_chez_un_referent_est_un_seul_constat() -> None:
    change = {"projet.referents_sollicites[0].commune": "Haubourdain"}
    assert _dits(_controler(change)) == [("TER003", "projet.referents_sollicites[0].commune")]


def test_un_contact_de_la_metropole_n_est_pas_une_commune() -> None:
    change = {
        "projet.referents_sollicites[2]": {
            "type": "referent_thematique",
            "commune": "MEL",
            "date": "2025-07-01",
        }
    }
    assert _dits(_controler(change)) == []


def test_une_commune_nommee_deux_fois_sans_quartier_est_un_seul_constat() -> None:
    contacts = [
        {"type": type_, "commune": commune, "date": "2025-07-01"}
        for commune in ("Haubourdin", "Loos")
        for type_ in ("chef_de_projet_ville", "delegue_du_prefet")
    ]
    change = {"projet.referents_sollicites": contacts}
    assert _dits(_controler(change)) == [("TER005", "projet.referents_sollicites[2].commune")]


def test_le_quartier_inconnu_fait_taire_la_commune_sans_quartier() -> None:
    change = {"projet.territoires": ["Les Peupliers"]}
    assert _dits(_controler(change), "TER") == [("TER002", "projet.territoires[0]")]


def test_sans_bilan_la_reconduction_n_est_pas_dite_deux_fois() -> None:
    change = {"soutien_anterieur.programmation_precedente": "oui", "depot.nature": "reconduction"}
    assert _dits(_controler(change)) == [("BIL001", "bilan")]


def test_une_reconduction_sans_bilan_est_montree_a_la_nature() -> None:
    resultat = _controler({"depot.nature": "reconduction"})
    (constat,) = [f for f in resultat.findings if f.rule == "BIL004"]
    assert resultat.lines[constat.span.start.line].strip().startswith('"nature"')


def test_sans_date_de_depot_on_compare_avec_le_jour() -> None:
    change = {"projet.referents_sollicites[0].date": "2025-10-02"}
    resultat = _controler(change, retire=("depot.date",))
    assert _dits(resultat) == [("REF003", "projet.referents_sollicites[0].date")]


@pytest.mark.parametrize("bloc", ["diagnostic", "evaluation", "egalite_femmes_hommes", "droit_commun"])
def test_une_rubrique_absente_est_un_seul_constat(bloc: str) -> None:
    attendu = {
        "diagnostic": "QUA001",
        "evaluation": "EVA001",
        "egalite_femmes_hommes": "EGA001",
        "droit_commun": "QUA006",
    }
    resultat = _controler(retire=(f"projet.{bloc}",))
    assert [code for code, _ in _dits(resultat)] == [attendu[bloc]]


@pytest.mark.parametrize("unite", ["%", "‰"])
def test_un_signe_de_pourcentage_est_une_unite(unite: str) -> None:
    change = {"projet.evaluation.indicateurs[0].unite": unite}
    assert _dits(_controler(change)) == []


@pytest.mark.parametrize(
    ("statut", "retire"),
    [
        ("Commune", ("porteur.rna", "porteur.contrat_engagement_republicain")),
        ("CCAS", ("porteur.rna", "porteur.contrat_engagement_republicain")),
        ("bailleur social", ("porteur.rna", "porteur.contrat_engagement_republicain")),
    ],
)
def test_ni_rna_ni_contrat_hors_des_associations(statut: str, retire: tuple[str, ...]) -> None:
    assert _dits(_controler({"porteur.statut": statut}, retire=retire)) == []


def test_une_convention_de_trois_ans_demande_ses_deux_budgets() -> None:
    resultat = _controler({"soutien_anterieur.cpo.fin": "2028"}, base="complet")
    (constat,) = [f for f in resultat.findings if f.rule == "CPO002"]
    assert constat.message.endswith("pour 2027 et 2028.")
    assert constat.severity is Severity.INFO

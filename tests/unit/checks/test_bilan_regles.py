"""The rules of the intermediate report on whole dossiers: one missing part, one finding; the cost and the budget."""

from __future__ import annotations

import datetime as dt
from typing import Any

import pytest

from cvslint.campagne.campagne import Campagne
from cvslint.campagne.regle import Exemple
from cvslint.engine import Reglages, check_bytes
from cvslint.exemples import texte_de
from cvslint.findings import Severity
from cvslint.result import DossierResult
from cvslint.selection import choix_par_defaut

JOUR = dt.date(2025, 10, 1)


def _controler(
    pack: Campagne,
    *,
    retire: tuple[str, ...] = (),
    change: dict[str, Any] | None = None,
    base: str = "complet",
) -> DossierResult:
    exemple = Exemple("essai", base, None, change or {}, retire, (), (), None, 1)
    reglages = Reglages(JOUR, choix_par_defaut(pack), {})
    return check_bytes(texte_de(pack, exemple).encode(), "dossier.yaml", pack, reglages)


def _dits(resultat: DossierResult) -> list[str]:
    return [f.rule for f in resultat.findings if f.severity is not Severity.INFO]


def test_le_dossier_complet_est_muet(pack: Campagne) -> None:
    assert _dits(_controler(pack)) == []


def test_un_premier_depot_sans_bilan_n_est_pas_concerne(pack: Campagne) -> None:
    resultat = _controler(pack, base="minimal")
    assert _dits(resultat) == []
    assert {"BIL010", "FIC001", "AVA001", "APP001", "CHI001", "SWO001", "PER001"} <= set(
        resultat.not_applicable
    )


@pytest.mark.parametrize(
    ("partie", "regle"),
    [
        ("intitule", "BIL010"),
        ("periode", "BIL011"),
        ("fiche_identite", "FIC001"),
        ("fiche_identite.personne_referente", "FIC002"),
        ("descriptif", "DES001"),
        ("etat_avancement", "AVA001"),
        ("coordination", "COO001"),
        ("appreciation", "APP001"),
        ("appreciation.impacts", "APP004"),
        ("perspectives", "PER001"),
        ("chiffres_cles", "CHI001"),
        ("swot", "SWO001"),
    ],
)
def test_une_partie_absente_est_un_seul_constat(pack: Campagne, partie: str, regle: str) -> None:
    assert _dits(_controler(pack, retire=(f"bilan.{partie}",))) == [regle]


def test_les_regles_qui_liraient_la_partie_absente_ne_sont_pas_evaluees(pack: Campagne) -> None:
    resultat = _controler(pack, retire=("bilan.chiffres_cles",))
    raisons = {n.rule: n.because for n in resultat.not_evaluated}
    assert raisons["CHI002"] == ("bilan.chiffres_cles",)
    assert raisons["CHI007"] == ("bilan.chiffres_cles",)


def test_un_bilan_absent_et_du_ne_dit_rien_de_ses_parties(pack: Campagne) -> None:
    assert _dits(_controler(pack, retire=("bilan",))) == ["BIL001"]


def test_un_bilan_reduit_a_son_titre_dit_chaque_partie_une_fois(pack: Campagne) -> None:
    dits = _dits(_controler(pack, change={"bilan": {"intitule": "Le numérique à portée de voisins 2025"}}))
    siens = [
        code for code in dits if code[:3] in ("BIL", "FIC", "DES", "AVA", "COO", "APP", "PER", "CHI", "SWO")
    ]
    attendus = {"BIL011", "FIC001", "DES001", "AVA001", "COO001", "APP001", "PER001", "CHI001", "SWO001"}
    assert sorted(set(siens) - {"BIL004"}) == sorted(attendus)
    assert len(siens) == len(set(siens))


def test_sans_date_de_depot_la_periode_se_compare_au_jour_du_controle(pack: Campagne) -> None:
    change = {"bilan.periode.fin": "2025-10-02"}
    assert _dits(_controler(pack, change=change)) == []
    assert _dits(_controler(pack, change=change, retire=("depot.date",))) == ["BIL012"]


@pytest.mark.parametrize(
    ("change", "dits"),
    [
        ({"cout_previsionnel": "52 000 €"}, []),
        ({"cout_previsionnel": "58400,00"}, []),
        ({"cout_previsionnel": "52 000,01"}, ["FIC013"]),
        ({"cout_previsionnel": "6 400"}, ["FIC013"]),
        ({"cout_previsionnel": "-52 000"}, ["FIC012"]),
        ({"cout_previsionnel": "cinquante mille"}, ["FMT003"]),
    ],
)
def test_le_cout_est_celui_du_budget(pack: Campagne, change: dict[str, Any], dits: list[str]) -> None:
    champs = {f"bilan.fiche_identite.{champ}": valeur for champ, valeur in change.items()}
    assert _dits(_controler(pack, change=champs)) == dits


def test_un_total_faux_qui_explique_le_cout_parle_seul(pack: Campagne) -> None:
    compte = "bilan.budget.charges.directes.compte_60"
    change = {
        f"{compte}.total.previsionnel": "8 500",
        "bilan.budget.charges.directes.total.previsionnel": "49 000",
        "bilan.budget.charges.total.previsionnel": "53 000",
        "bilan.fiche_identite.cout_previsionnel": "53 000",
    }
    resultat = _controler(pack, change=change)
    assert "FIC013" not in _dits(resultat)
    assert "BUD005" in _dits(resultat)
    assert "FIC013" in {n.rule for n in resultat.not_evaluated}


def test_une_ligne_illisible_laisse_le_cout_sans_jugement(pack: Campagne) -> None:
    change = {"bilan.budget.charges.directes.compte_65": {"previsionnel": "quatre cents", "realise": "300"}}
    resultat = _controler(pack, change=change)
    assert _dits(resultat) == ["FMT003"]
    raisons = {n.rule: n.because for n in resultat.not_evaluated}
    assert raisons["FIC013"] == ("bilan.budget.charges.directes.compte_65.previsionnel",)


def test_la_structure_et_le_statut_sont_dits_tous_les_deux(pack: Campagne) -> None:
    change = {"bilan.fiche_identite.structure_porteuse": "Une autre", "bilan.fiche_identite.statut": "CCAS"}
    assert _dits(_controler(pack, change=change)) == ["FIC001", "FIC001"]
    sans_statut = _controler(
        pack,
        change={"bilan.fiche_identite.structure_porteuse": "Une autre"},
        retire=("bilan.fiche_identite.statut",),
    )
    assert [f.severity for f in sans_statut.findings if f.rule == "FIC001"] == [
        Severity.ERREUR,
        Severity.AVERTISSEMENT,
    ]


def test_un_chiffre_incomplet_dit_tout_ce_qui_lui_manque(pack: Campagne) -> None:
    chiffre = {"libelle": "assiduité", "valeur": "71"}
    resultat = _controler(pack, change={"bilan.chiffres_cles.mis_en_avant": [chiffre]})
    assert _dits(resultat) == ["CHI006"] * 4


def test_une_case_du_swot_a_remplir_est_marquee(pack: Campagne) -> None:
    resultat = _controler(pack, change={"bilan.swot.menaces": "à compléter"})
    [constat] = [f for f in resultat.findings if f.rule == "SWO001"]
    assert constat.severity is Severity.AVERTISSEMENT
    assert constat.to_fill

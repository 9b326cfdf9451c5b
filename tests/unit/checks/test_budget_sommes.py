"""Sums to the cent: a right budget is silent, one wrong cent speaks once, whatever way it is written."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

import pytest
from atelier_budget import CENT, budgets_equilibres, changer, controler, dits, en_yaml, places, somme
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from cvslint.findings import Severity

NBSP, FINE = "\u00a0", "\u202f"


def _milliers(montant: Decimal, separateur: str) -> str:
    return (
        f"{montant:,.2f}".replace(",", separateur).replace(".", ",")
        if separateur != "."
        else (f"{montant:,.2f}".replace(",", "X").replace(".", ",").replace("X", "."))
    )


FORMES = (
    str,
    lambda m: f"{m:.2f}",
    lambda m: f"{m:.2f}".replace(".", ","),
    lambda m: _milliers(m, " "),
    lambda m: _milliers(m, NBSP) + f"{NBSP}€",
    lambda m: _milliers(m, FINE) + " EUR",
    lambda m: _milliers(m, "_") + " euros",
    lambda m: _milliers(m, "."),
)


def _erreurs(texte: bytes) -> list[str]:
    sommes = dits(controler(texte))
    return [f"{finding.rule} {finding.message}" for finding in sommes if finding.severity is Severity.ERREUR]


def _de_sommes(texte: bytes) -> list[tuple[str, tuple[Any, ...]]]:
    # Details, and lines that are twice the same, are no matter of sums.
    autres = ("BUD002", "BUD017", "BUD028", "BUD029", "BUD033")
    return [(f.rule, f.path) for f in dits(controler(texte)) if f.rule not in autres]


@settings(max_examples=80, deadline=None)
@given(budget=budgets_equilibres())
def test_un_budget_equilibre_ne_dit_rien(budget: dict[str, Any]) -> None:
    assert _de_sommes(en_yaml(budget)) == []


@settings(max_examples=150, deadline=None)
@given(budget=budgets_equilibres(), choix=st.randoms(use_true_random=False))
def test_un_centime_de_trop_parle_une_fois(budget: dict[str, Any], choix: Any) -> None:
    chemin = choix.choice(list(places(budget)))
    faux = changer(budget, chemin, lambda montant: montant + CENT)
    constats = _de_sommes(en_yaml(faux))
    assert len(constats) == 1, (chemin, constats)


@settings(max_examples=60, deadline=None)
@given(budget=budgets_equilibres(), choix=st.randoms(use_true_random=False))
def test_l_ordre_des_cles_ne_compte_pas(budget: dict[str, Any], choix: Any) -> None:
    def melanger(arbre: Any) -> Any:
        if not isinstance(arbre, dict):
            return arbre
        cles = list(arbre)
        choix.shuffle(cles)
        return {cle: melanger(arbre[cle]) for cle in cles}

    faux = changer(budget, choix.choice(list(places(budget))), lambda montant: montant + CENT)
    assert _de_sommes(en_yaml(melanger(faux))) == _de_sommes(en_yaml(faux))


@settings(max_examples=60, deadline=None)
@given(budget=budgets_equilibres(), choix=st.randoms(use_true_random=False))
def test_l_ecriture_des_montants_ne_change_aucune_somme(budget: dict[str, Any], choix: Any) -> None:
    texte = en_yaml(budget, lambda montant: choix.choice(FORMES)(montant))
    resultat = controler(texte)
    assert resultat.facts.total_charges == somme(budget["charges"])
    assert resultat.facts.total_produits == somme(budget["produits"])
    assert _de_sommes(texte) == []


@settings(max_examples=60, deadline=None)
@given(budget=budgets_equilibres(totaux=True))
def test_une_ligne_fausse_que_tous_ses_totaux_suivent_est_un_desequilibre(budget: dict[str, Any]) -> None:
    compte = budget["charges"]["directes"].get("compte_60")
    assume(isinstance(compte, dict) and "total" in compte)
    lignes = [cle for cle in compte if cle != "total"]
    for chemin in (
        *(c for c in places(budget) if c[:4] == ("charges", "directes", "compte_60", lignes[0])),
        ("charges", "directes", "compte_60", "total"),
        ("charges", "directes", "total"),
        ("charges", "total"),
        ("total_general", "charges"),
    ):
        budget = changer(budget, chemin, lambda montant: montant + CENT)
    assert [code for code, _ in _de_sommes(en_yaml(budget))] == ["BUD014"]


def _simple(**charges: Any) -> dict[str, Any]:
    return {
        "charges": {"directes": {"compte_60": {"prestations_de_services": "3 000", **charges}}},
        "produits": {"directes": {"compte_74": {"etat": {"credits_specifiques_pv": "3 000"}}}},
    }


def test_un_detail_faux_parle_seul() -> None:
    ligne = {"montant": "3 000,01", "detail": [{"libelle": "séances", "montant": "3 000"}]}
    budget = _simple(prestations_de_services=ligne, total="3 000")
    assert [code for code, _ in _de_sommes(en_yaml(budget))] == ["BUD034"]


def test_un_detail_faux_d_un_budget_suivant_n_excuse_pas_son_desequilibre() -> None:
    ligne = {"montant": "3 000,01", "detail": [{"libelle": "séances", "montant": "3 000"}]}
    texte = en_yaml(_simple(), budgets_suivants=[_simple(prestations_de_services=ligne)])
    assert _de_sommes(texte) == [("BUD014", ("budgets_suivants", 0))]


@pytest.mark.parametrize(
    "gene",
    [
        {"prestations_de_services": "3 k€"},
        {"prestations_de_services": {"montan": "3 100"}},
        {"prestation_de_services": "100"},
        {"compte_69": "100"},
        {"prestations_de_services": "-100"},
    ],
    ids=["illisible", "clé fausse", "ligne inconnue", "hors grille", "négatif"],
)
def test_ce_qui_ne_se_compte_pas_n_accuse_aucune_somme(gene: dict[str, Any]) -> None:
    budget = _simple(**gene, total="3 000")
    codes = {code for code, _ in _de_sommes(en_yaml(budget))}
    assert not codes & {"BUD005", "BUD014"}


def test_un_compte_a_la_racine_du_budget_est_hors_de_sa_place() -> None:
    budget = {**_simple(), "compte_65": "10", "compte_69": "10"}
    constats = dits(controler(en_yaml(budget)), "BUD003", "BUD014", "FMT001")
    assert [(f.rule, f.path) for f in constats] == [
        ("BUD003", ("budget", "compte_65")),
        ("BUD003", ("budget", "compte_69")),
    ]
    assert "« I. Charges directes affectées à l'action »" in constats[0].message


@pytest.mark.parametrize(
    ("comptes", "attendu"),
    [
        ({"compte_86": {"personnel_benevole": "500"}}, ["BUD015"]),
        ({"compte_87": "500"}, ["BUD015"]),
        ({"compte_86": "500", "compte_87": {"benevolat": "500"}}, []),
        ({"compte_86": {"personnel_benevole": "500"}, "compte_87": {"dons_en_nature": "500"}}, ["BUD016"]),
        (
            {"compte_86": {"personnel_benevole": "500"}, "compte_87": {"benevolat": "400", "total": "500"}},
            ["BUD012"],
        ),
        ({"compte_86": "", "compte_87": ""}, []),
    ],
)
def test_contributions(comptes: dict[str, Any], attendu: list[str]) -> None:
    texte = en_yaml({**_simple(), "contributions_volontaires": comptes})
    assert [code for code, _ in _de_sommes(texte)] == attendu

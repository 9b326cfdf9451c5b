"""Funders: the split, the service, the town, what was obtained; short forms count in the sums all the same."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

import pytest
from atelier_budget import controler, dits, en_yaml

from cvslint.findings import Finding
from cvslint.span import format_path

_74 = "budget.produits.directes.compte_74"


def _budget(compte_74: Any) -> dict[str, Any]:
    return {
        "charges": {"directes": {"compte_64": "8 000"}},
        "produits": {"directes": {"compte_74": compte_74}},
    }


def _lieux(constats: list[Finding]) -> list[tuple[str, str]]:
    return [(constat.rule, format_path(constat.path).removeprefix(f"{_74}.")) for constat in constats]


@pytest.mark.parametrize(
    ("compte_74", "attendu"),
    [
        ({"etat": "8 000"}, [("BUD023", "etat")]),
        ({"etat": {"montant": "8 000"}}, [("BUD023", "etat.montant")]),
        ({"region": [{"service": "sport", "montant": "8 000"}]}, [("BUD023", "region[0].montant")]),
        ({"departement": "8 000"}, [("BUD019", "departement")]),
        ({"departement": "0", "fonds_europeens": "8 000"}, []),
        ({"caf": [{"montant": "8 000"}]}, [("BUD019", "caf[0].service")]),
        ({"etat": {"droit_commun": "8 000"}}, [("BUD018", "etat.droit_commun")]),
        ({"etat": {"service": "DREETS", "droit_commun": "8 000"}}, []),
        ({"etat": {"droit_commun": [{"srvice": "DREETS", "montant": "8 000"}]}}, []),
        ({"etat": {"droit_commun": [{"service": {"nom": "DREETS"}, "montant": "8 000"}]}}, []),
        ({"bailleurs": [{"nom": "B", "montant": "8 000"}]}, [("BUD020", "bailleurs[0].dispositif")]),
        ({"bailleurs": "8 000"}, [("BUD020", "bailleurs")]),
        ({"organismes_sociaux": [{"libelle": "caisse", "montant": "8 000"}]}, []),
        ({"autres_aides": [{"nom": "fondation", "montant": "8 000"}]}, []),
        ({"autres_aides": "8 000"}, [("BUD021", "autres_aides")]),
        ({"communes": "8 000"}, [("BUD023", "communes")]),
        ({"communes": [{"credits_specifiques_pv": "8 000"}]}, [("BUD022", "communes[0].ville")]),
        ({"communes": [{"vile": "Roubaix", "credits_specifiques_pv": "8 000"}]}, []),
        (
            {"communes": [{"ville": "Annœullin", "credits_specifiques_pv": "8 000"}]},
            [("BUD022", "communes[0].ville")],
        ),
        ({"mel": "8 000"}, []),
        ({"cnasea": "3 000", "epci": [{"service": "sport", "montant": "5 000"}]}, []),
    ],
)
def test_un_financeur(compte_74: Any, attendu: list[tuple[str, str]]) -> None:
    resultat = controler(en_yaml(_budget(compte_74)))
    constats = [f for f in dits(resultat) if f.rule not in ("FMT001", "FMT002")]
    assert _lieux(constats) == attendu
    assert (
        resultat.facts.montant_sollicite == (0 if compte_74.get("departement") == "0" else 8000)
        or attendu == []
    )


def test_une_precision_manquante_se_montre_au_montant() -> None:
    constat = dits(controler(en_yaml(_budget({"bailleurs": "8 000"}))))[0]
    assert constat.message == (
        "Aide de « Bailleurs sociaux » (8 000,00 €) : il manque le nom et le dispositif sollicité."
    ).replace(" 000,00 €", "\u00a0000,00\u00a0€")


def _projet(*territoires: Any) -> dict[str, Any]:
    return {"territoires": list(territoires)}


@pytest.mark.parametrize(
    ("ville", "projet", "attendu"),
    [
        ("Ville de Roubaix", _projet({"quartier": "Nouveau Roubaix"}), []),
        ("Tourcoing", _projet({"quartier": "Nouveau Roubaix"}), ["avertissement"]),
        ("Hellemmes", _projet({"quartier": "Secteur Sud", "communes": ["Lille"]}), []),
        ("Lille", _projet({"quartier": "Secteur Sud", "communes": ["Hellemmes"]}), []),
        ("Roubaix", _projet({"quartier": "Secteur Sud"}), []),
        ("Roubais", _projet({"quartier": "Secteur Sud"}), ["erreur"]),
        ("Roubaix", {}, []),
        ("Roubaix", _projet({"quartier": "Nulle part", "communes": ["Lille"]}), ["avertissement"]),
    ],
)
def test_la_ville_qui_finance(ville: str, projet: Any, attendu: list[str]) -> None:
    budget = _budget({"communes": [{"ville": ville, "credits_specifiques_pv": "8 000"}]})
    constats = dits(controler(en_yaml(budget, projet=projet)), "BUD022")
    assert [str(constat.severity) for constat in constats] == attendu


def test_un_quartier_intercommunal_sans_commune_laisse_la_ville_en_suspens() -> None:
    budget = _budget({"communes": [{"ville": "Roubaix", "credits_specifiques_pv": "8 000"}]})
    resultat = controler(en_yaml(budget, projet=_projet({"quartier": "Secteur Sud"})))
    assert "BUD022" in [non_evaluee.rule for non_evaluee in resultat.not_evaluated]


def test_rien_n_est_demande() -> None:
    budget = {"charges": {"directes": {"compte_64": "100"}}, "produits": {"directes": {"compte_70": "100"}}}
    resultat = controler(en_yaml(budget))
    assert [f.rule for f in dits(resultat)] == ["BUD028"]
    assert resultat.facts.montant_sollicite == Decimal(0)


def test_une_cle_fausse_au_compte_74_ne_dit_pas_que_rien_n_est_demande() -> None:
    budget = {
        "charges": {"directes": {"compte_64": "100"}},
        "produits": {"directes": {"compt_74": {"etat": "90"}, "compte_70": "10"}},
    }
    resultat = controler(en_yaml(budget))
    assert "BUD028" not in [f.rule for f in dits(resultat)]
    assert resultat.facts.montant_sollicite is None


def _bilan(charges: Any, compte_74: Any) -> dict[str, Any]:
    budget = {
        "charges": {"directes": {"compte_64": charges}},
        "produits": {"directes": {"compte_74": compte_74}},
    }
    return {"depot": {"nature": "reconduction"}, "bilan": {"budget": budget}}


_ETAT = {"credits_specifiques_pv": {"previsionnel": "60", "obtenu": "50"}}


@pytest.mark.parametrize(
    ("charges", "etat", "attendu"),
    [
        ({"previsionnel": "60", "realise": "40"}, _ETAT, []),
        ({"previsionnel": "60", "realise": "0"}, _ETAT, []),
        ({"previsionnel": "60"}, _ETAT, [("BUD024", "bilan.budget")]),
        (
            {"previsionnel": "60"},
            {"credits_specifiques_pv": {"previsionnel": "60"}},
            [("BUD024", "bilan.budget")],
        ),
        ({"previsionnel": "60", "realisé": "40"}, _ETAT, []),
        ({"previsionnel": "60", "realise": "x"}, _ETAT, []),
        (
            {"previsionnel": "60", "realise": "61"},
            _ETAT,
            [("BUD025", "bilan.budget.charges.directes.compte_64.realise")],
        ),
        ({"realise": "40"}, {"credits_specifiques_pv": {"obtenu": "60"}}, []),
        (
            {"previsionnel": "60", "realise": "40"},
            {
                "credits_specifiques_pv": {"previsionnel": "50", "obtenu": "10"},
                "droit_commun": [{"service": "DREETS", "previsionnel": "10", "obtenu": "50"}],
            },
            [],
        ),
        (
            {"previsionnel": "60", "realise": "40"},
            {
                "credits_specifiques_pv": {"previsionnel": "50", "obtenu": "60"},
                "droit_commun": [{"service": "DREETS", "previsionnel": "10", "obtenu": "50"}],
            },
            [("BUD026", "bilan.budget.produits.directes.compte_74.etat")],
        ),
    ],
)
def test_la_seconde_colonne_du_bilan(charges: Any, etat: Any, attendu: list[tuple[str, str]]) -> None:
    texte = en_yaml({}, **_bilan(charges, {"etat": etat}))
    constats = dits(controler(texte), "BUD014", "BUD024", "BUD025", "BUD026")
    assert [(constat.rule, format_path(constat.path)) for constat in constats] == attendu

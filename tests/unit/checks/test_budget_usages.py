"""What other calls ask: rates, thresholds, checklists; each speaks only when asked for."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

import pytest
from atelier_budget import controler, dits, en_yaml

from cvslint.checks.parts import pourcentage


@pytest.mark.parametrize(
    ("part", "total", "texte"),
    [("1", "3", "33,3"), ("80", "100", "80"), ("1", "1000", "0,1"), ("0", "5", "0"), ("5", "5", "100")],
)
def test_une_part_se_dit_au_dixieme_de_pour_cent(part: str, total: str, texte: str) -> None:
    assert pourcentage(Decimal(part), Decimal(total)) == f"{texte}\u00a0%"


def _budget(public: str, prive: str, **autres: Any) -> dict[str, Any]:
    directes = {"compte_70": prive, "compte_74": {"etat": {"credits_specifiques_pv": public}}}
    return {"charges": {"directes": {"compte_64": "1 000"}}, "produits": {"directes": directes}, **autres}


@pytest.mark.parametrize(("public", "prive", "attendu"), [("800", "200", 0), ("800,01", "199,99", 1)])
def test_la_part_publique_est_jugee_au_centime(public: str, prive: str, attendu: int) -> None:
    texte = en_yaml(_budget(public, prive))
    assert len([f for f in controler(texte, "USA").findings if f.rule == "USA002"]) == attendu


def test_la_part_publique_se_dit_avec_et_sans_les_contributions() -> None:
    benevolat = {"compte_86": {"personnel_benevole": "1 000"}, "compte_87": {"benevolat": "1 000"}}
    texte = en_yaml(_budget("900", "100", contributions_volontaires=benevolat))
    message = next(f.message for f in controler(texte, "USA").findings if f.rule == "USA002")
    assert "90\u00a0%" in message
    assert "45\u00a0%" in message


def test_sans_contributions_une_seule_part_est_dite() -> None:
    constats = controler(en_yaml(_budget("900", "100")), "USA").findings
    message = next(constat.message for constat in constats if constat.rule == "USA002")
    assert message.count("%") == 1


@pytest.mark.parametrize(
    ("statut", "montant", "attendu"),
    [
        ("association", "23 000", 0),
        ("association", "23 000,01", 1),
        ("fondation", "24 000", 1),
        ("collectivite_territoriale", "24 000", 0),
        ("etablissement_public", "24 000", 0),
    ],
)
def test_la_convention_est_due_au_dessus_du_seuil(statut: str, montant: str, attendu: int) -> None:
    texte = en_yaml(_budget(montant, "0"), porteur={"statut": statut})
    assert len([f for f in controler(texte, "USA").findings if f.rule == "USA005"]) == attendu


def test_les_attestations_se_cochent_par_oui_ou_par_une_date() -> None:
    attestations = {
        "Obligations fiscales et sociales": "oui",
        "exactitude_des_informations": "1er octobre 2025",
        "aides_recues_sur_trois_ans": "Non",
    }
    constats = dits(controler(en_yaml({}, attestations=attestations), "USA"), "USA008")
    assert [constat.context["manquants"] for constat in constats] == ["aides reçues sur trois ans"]


@pytest.mark.parametrize(
    ("intitule", "attendu"),
    [
        ("Fonctionnement", 1),
        ("Aide au fonctionnement général 2026", 1),
        ("Jardins", 0),
        ("Frais de jardin", 0),
    ],
)
def test_un_intitule_qui_ne_dit_que_fonctionnement(intitule: str, attendu: int) -> None:
    texte = en_yaml({}, projet={"intitule": intitule})
    assert len(dits(controler(texte, "USA"), "USA010")) == attendu


def test_un_benevolat_dont_seul_un_code_parle_n_est_pas_a_valoriser() -> None:
    porteur = {
        "statut": "association",
        "contrat_engagement_republicain": {"veille_au_respect": ["benevoles"]},
    }
    texte = en_yaml(_budget("900", "100"), porteur=porteur)
    assert "USA011" not in [f.rule for f in controler(texte, "USA").findings]


@pytest.mark.parametrize(("statut", "attendu"), [("association", 1), ("collectivite_territoriale", 0)])
def test_les_comptes_et_le_benevolat_sont_ceux_d_une_association(statut: str, attendu: int) -> None:
    projet = {"ancrage_territorial": "Douze bénévoles du quartier animent l'action."}
    texte = en_yaml(_budget("160 000", "0"), porteur={"statut": statut}, projet=projet)
    codes = [f.rule for f in controler(texte, "USA").findings]
    assert [codes.count("USA006"), codes.count("USA011")] == [attendu, attendu]

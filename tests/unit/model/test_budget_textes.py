"""The free texts of a dossier: every leaf in words, with its path, outside persons, codes and closed lists."""

from __future__ import annotations

import json
from typing import Any

from cvslint.campagne.campagne import Campagne
from cvslint.document.document import read_document
from cvslint.model.dossier import lire_dossier
from cvslint.model.textes import textes_de
from cvslint.span import format_path


def _textes(pack: Campagne, dossier: Any) -> dict[str, str]:
    lu = lire_dossier(read_document(json.dumps(dossier).encode()), pack.formulaire)
    return {format_path(texte.chemin): texte.texte for texte in textes_de(lu.dossier)}


def test_chaque_texte_a_son_chemin(pack: Campagne) -> None:
    dossier = {
        "projet": {
            "resume": "a",
            "objectifs": [{"enonce": "b", "indicateurs": ["c", "", "d"]}],
            "volet_local": "e",
        },
        "attestations": {"exactitude": "f"},
    }
    assert _textes(pack, dossier) == {
        "projet.resume": "a",
        "projet.objectifs[0].enonce": "b",
        "projet.objectifs[0].indicateurs[0]": "c",
        "projet.objectifs[0].indicateurs[2]": "d",
        "projet.volet_local[0].texte": "e",
        "attestations.exactitude": "f",
    }


def test_les_textes_d_un_budget(pack: Campagne) -> None:
    detail = [{"libelle": "b", "montant": "1"}]
    budget = {
        "charges": {
            "directes": {
                "compte_65": {"montant": "1", "detail": "a"},
                "compte_66": {"montant": "1", "detail": detail},
            }
        },
        "produits": {"directes": {"compte_74": {"departement": [{"service": "c", "montant": "2"}]}}},
    }
    assert _textes(pack, {"budgets_suivants": [budget]}) == {
        "budgets_suivants[0].charges.directes.compte_65.detail": "a",
        "budgets_suivants[0].charges.directes.compte_66.detail[0].libelle": "b",
        "budgets_suivants[0].produits.directes.compte_74.departement[0].service": "c",
    }


def test_les_personnes_les_codes_et_les_listes_fermees_n_en_sont_pas(pack: Campagne) -> None:
    dossier = {
        "campagne": "mel-cvs-2026",
        "depot": {"canal": "courrier", "nature": "reconduction", "numero_ds": "12345678"},
        "porteur": {
            "statut": "association",
            "siret": "999 000 318 00017",
            "rna": "W595999998",
            "personne_referente": {"nom": "Exemple", "telephone": "03 53 01 00 00"},
            "contrat_engagement_republicain": {"veille_au_respect": ["benevoles"]},
        },
        "projet": {"ambitions": ["5.6"], "metropolitain": {"referent_thematique": "sport"}},
    }
    assert _textes(pack, dossier) == {}

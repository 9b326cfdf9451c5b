"""Reading a budget by the grid: other keys, other places, what may stand under an unknown key."""

from __future__ import annotations

import json
from decimal import Decimal
from typing import Any

import pytest

from cvslint.campagne.campagne import Campagne
from cvslint.document.document import read_document
from cvslint.model.budget import Budget
from cvslint.model.dossier import DossierLu, lire_dossier


def _lire(pack: Campagne, dossier: Any) -> DossierLu:
    return lire_dossier(read_document(json.dumps(dossier).encode()), pack.formulaire)


def _budget(pack: Campagne, budget: Any) -> Budget:
    lu = _lire(pack, {"budget": budget}).dossier.budget
    assert lu is not None
    return lu


def _compte_74(pack: Campagne, compte_74: Any) -> Budget:
    return _budget(pack, {"produits": {"directes": {"compte_74": compte_74}}})


@pytest.mark.parametrize(
    ("cle", "ligne"),
    [("mel", "intercommunalite"), ("epci", "intercommunalite"), ("cnasea", "emplois_aides_asp")],
)
def test_une_autre_cle_est_la_ligne_qu_elle_nomme(pack: Campagne, cle: str, ligne: str) -> None:
    dossier = {"budget": {"produits": {"directes": {"compte_74": {cle: "4 500"}}}}}
    assert _lire(pack, dossier).faults == ()
    poste = _compte_74(pack, {cle: "4 500"}).poste(f"produits.directes.compte_74.{ligne}")
    assert poste is not None
    assert poste.chemin[-1] == cle
    assert poste.somme("montant").montant == Decimal(4500)


@pytest.mark.parametrize(
    "etat",
    [
        "8 000",
        {"montant": "8 000"},
        [{"montant": "8 000"}],
        {"credits_specifiques_pv": "8 000"},
        {"credits_specifiques_pv": {"montant": "8 000"}, "droit_commun": []},
        {"credits_specifiques_pv": "5 000", "droit_commun": [{"service": "a", "montant": "3 000"}]},
        {"droit_commun": [["3 000", "5 000"]]},
    ],
)
def test_les_formes_d_un_financeur_ont_la_meme_somme(pack: Campagne, etat: Any) -> None:
    produits = _compte_74(pack, {"etat": etat}).produits
    assert produits is not None
    somme = produits.somme("montant")
    assert (somme.montant, somme.obstacles) == (Decimal(8000), ())


@pytest.mark.parametrize(
    ("etat", "gene"),
    [
        ({"credits_specifiques": "8 000"}, True),
        ({"credits_specifiques_pv": {"montan": "8 000"}}, True),
        ({"credits_specifiques_pv": {"montant": "8 000", "detial": "x"}}, False),
        ({"servic": "DREETS", "credits_specifiques_pv": "8 000"}, False),
    ],
)
def test_une_cle_inconnue_gene_la_somme_si_elle_peut_etre_un_montant(
    pack: Campagne, etat: Any, gene: bool
) -> None:
    produits = _compte_74(pack, {"etat": etat}).produits
    assert produits is not None
    assert bool(produits.somme("montant").obstacles) is gene


def test_un_detail_sous_une_cle_fausse_n_est_pas_dit_absent(pack: Campagne) -> None:
    ligne = {"montant": "20 000", "detial": "un poste"}
    budget = _budget(pack, {"charges": {"directes": {"compte_64": {"charges_sociales": ligne}}}})
    assert budget.charges is not None
    assert [poste.detail is not None for poste in budget.charges.lignes()] == [True]


def test_un_compte_mal_place_sait_ou_est_sa_place(pack: Campagne) -> None:
    budget = _budget(
        pack, {"charges": {"compte_86": "10", "compte_60": "10", "compte_99": "10"}, "compte_70": "1"}
    )
    places = {compte.cle: compte.place for compte in budget.hors_grille}
    assert places == {
        "compte_86": ("contributions_volontaires",),
        "compte_60": ("charges", "directes"),
        "compte_99": (),
        "compte_70": ("produits", "directes"),
    }
    assert budget.obstacles_de("charges") == (("compte_70",),)


def test_un_groupe_sans_total_declare_les_totaux_qu_il_contient(pack: Campagne) -> None:
    charges = {"directes": {"compte_60": {"autres_fournitures": "10,01", "total": "10"}}, "total": "10"}
    budget = _budget(pack, {"charges": charges})
    faux = [total.chemin for total in budget.totaux() if total.faux]
    assert faux == [("charges", "directes", "compte_60", "total")]

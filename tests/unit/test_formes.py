"""The usual form of a value: what is written in its place, and what is left as it is."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cvslint.campagne.campagne import Campagne
from cvslint.model.dates import lire_date
from cvslint.model.montants import lire_montant
from cvslint.reparations.formes import (
    forme_d_ambition,
    forme_de_date,
    forme_de_montant,
    forme_de_quartier,
    forme_de_rna,
    forme_de_siret,
)


@pytest.mark.parametrize(
    "ecrit",
    ["99900031800017", "999000318 00017", "999.000.318.00017", "999-000-318-00017", "SIRET : 999 000 318 00017",
     "999  000 318 00017", "«99900031800017»"],
)  # fmt: skip
def test_un_siret_se_groupe(ecrit: str) -> None:
    assert forme_de_siret(ecrit) == "999 000 318 00017"


@pytest.mark.parametrize(
    "ecrit",
    ["999 000 318 00017", "999\u00a0000\u202f318\u00a000017", "999 000 318 00018", "99900031800018", "999000318",
     "en cours", ""],
)  # fmt: skip
def test_un_siret_groupe_ou_faux_est_laisse(ecrit: str) -> None:
    assert forme_de_siret(ecrit) is None


@pytest.mark.parametrize("ecrit", ["w595999998", "W 595 999 998", "W59 5999998", "W\u00a0595999998"])
def test_un_rna_se_serre(ecrit: str) -> None:
    assert forme_de_rna(ecrit) == "W595999998"


@pytest.mark.parametrize("ecrit", ["W595999998", "W5959999", "595999998", "W59599999O"])
def test_un_rna_serre_ou_mal_forme_est_laisse(ecrit: str) -> None:
    assert forme_de_rna(ecrit) is None


@pytest.mark.parametrize(
    "ecrit",
    [
        "08/10/2025",
        "8/10/2025",
        "08-10-2025",
        "8.10.2025",
        "8 octobre 2025",
        "8 OCTOBRE 2025",
        "8\u00a0octobre 2025",
    ],
)
def test_une_date_prend_sa_forme_iso(ecrit: str) -> None:
    assert forme_de_date(ecrit) == "2025-10-08"


@pytest.mark.parametrize(
    "ecrit", ["2025-10-08", "08/10/25", "2025", "31/09/2025", "octobre 2025", "le 8 octobre 2025", "45938"]
)
def test_une_date_iso_ou_douteuse_est_laissee(ecrit: str) -> None:
    assert forme_de_date(ecrit) is None


MONTANTS = [
    ("15.000,50", "15 000,50"),
    ("1.234.567,00", "1 234 567,00"),
    ("15_000", "15 000"),
    ("15000.50", "15000,50"),
    ("15 000.5", "15 000,50"),
    ("15000,5", "15000,50"),
    ("15 000€", "15 000 €"),
    ("15 000 EUR", "15 000 €"),
    ("15000 euros", "15000 €"),
    ("149,6 Euro", "149,60 €"),
    ("0500", "500"),
    ("0 500", "500"),
    ("00,50", "0,50"),
    ("15  000", "15 000"),
]


@pytest.mark.parametrize(("ecrit", "usuel"), MONTANTS)
def test_un_montant_garde_ce_que_son_auteur_a_choisi(ecrit: str, usuel: str) -> None:
    assert forme_de_montant(ecrit) == usuel
    assert lire_montant(usuel) == lire_montant(ecrit)


@pytest.mark.parametrize(
    "ecrit",
    ["15000", "15 000", "15\u00a0000", "15\u202f000,50\u00a0€", "15000,50", "15 000,00 €", "0", "0,50", "8.000",
     "1,500", "12 k€", "-500", "- 1.500,00", "environ 500", "1 5000", "500,005"],
)  # fmt: skip
def test_un_montant_usuel_ou_douteux_est_laisse(ecrit: str) -> None:
    assert forme_de_montant(ecrit) is None


def test_entre_accolades_la_decimale_vient_apres_un_point() -> None:
    assert forme_de_montant("15000.50", virgule=".") is None
    assert forme_de_montant("15_000.5", virgule=".") == "15 000.50"


@pytest.mark.parametrize(
    ("ecrit", "communes", "usuel"),
    [
        ("le parc", (), "Le Parc"),
        ("PARC", (), "Le Parc"),
        ("QPV Le Parc", (), "Le Parc"),
        ("quartier du Parc", (), "Le Parc"),
        ("nouveau roubaix", (), "Nouveau Roubaix"),
        ("Clemenceau Kiener", (), "Clémenceau-Kiener"),
        ("QPV Blanc-Riez", (), "Blanc Riez"),
        ("secteur nord-est", (), "Secteur Nord Est"),
        ("qn05991n", (), "QN05991N"),
        ("QN 05991 N", (), "QN05991N"),
        ("blanc seau", (), "Blanc Seau"),
        ("briqueterie", ("Armentières",), "Briqueterie"),
        ("briqueterie", ("Marcq-en-Barœul",), "La Briqueterie"),
    ],
)
def test_un_quartier_s_ecrit_comme_dans_la_table(
    pack: Campagne, ecrit: str, communes: tuple[str, ...], usuel: str
) -> None:
    formulaire = pack.formulaire
    assert forme_de_quartier(ecrit, communes, formulaire) == usuel
    assert forme_de_quartier(usuel, communes, formulaire) is None
    assert formulaire.quartier(usuel, communes) == formulaire.quartier(ecrit, communes) is not None


@pytest.mark.parametrize(
    "ecrit",
    ["Le Parc", "QN05991N", "Secteur Nord-Est", "Secteur Nord Est", "Blanc-Riez", "Blanc Seau", "Trois Baudets",
     "Hautchamps-Longchamp - Lionderie - 3 Baudets", "Clémenceau-Kiener", "Cle\u0301menceau-Kiener",
     "Le Parc (Haubourdin)", "QN05991N Le Parc", "briqueterie", "Fives", "Le Pacr", ""],
)  # fmt: skip
def test_un_quartier_deja_bien_ecrit_ou_qui_dit_plus_est_laisse(pack: Campagne, ecrit: str) -> None:
    assert forme_de_quartier(ecrit, (), pack.formulaire) is None


def test_chaque_ecriture_de_la_table_est_laissee(pack: Campagne) -> None:
    formulaire = pack.formulaire
    for quartier in formulaire.quartiers:
        for ecriture in (quartier.code, quartier.nom, *quartier.alias):
            assert forme_de_quartier(ecriture, quartier.communes, formulaire) is None, ecriture
            criee = forme_de_quartier(ecriture.upper(), quartier.communes, formulaire)
            assert criee is None or formulaire.quartier(criee, quartier.communes) == quartier
    for ambition in formulaire.ambitions:
        for ecriture in (ambition.id, ambition.titre, ambition.texte):
            assert forme_d_ambition(ecriture, formulaire) is None, ecriture


def test_une_ambition_prend_son_numero_ou_ses_mots(pack: Campagne) -> None:
    formulaire = pack.formulaire
    titre = next(ambition.titre for ambition in formulaire.ambitions if ambition.id == "5.6")
    for ecrit in ("5,6", "Ambition 5.6", "ambition n° 5.6", f"5.6 {titre}", f"5.6 : {titre}"):
        assert forme_d_ambition(ecrit, formulaire) == "5.6", ecrit
    assert forme_d_ambition(titre.upper(), formulaire) == titre
    for ecrit in ("9.9", "5.6 et 6.1", "le vélo", ""):
        assert forme_d_ambition(ecrit, formulaire) is None, ecrit


@given(st.text("0123456789 .,_€-EUReuros\u00a0\u202f", max_size=14))
def test_un_montant_vaut_autant_dans_sa_forme_usuelle_qui_n_en_a_pas_d_autre(ecrit: str) -> None:
    for virgule in ",.":
        usuel = forme_de_montant(ecrit, virgule=virgule)
        if usuel is not None:
            assert lire_montant(usuel) == lire_montant(ecrit)
            assert forme_de_montant(usuel, virgule=virgule) is None


@given(st.dates(), st.sampled_from(["{0.day}/{0.month}/{0.year:04}", "{0.day:02}.{0.month:02}.{0.year:04}"]))
def test_une_date_est_le_meme_jour_dans_sa_forme_usuelle(jour: object, forme: str) -> None:
    usuelle = forme_de_date(forme.format(jour))
    assert usuelle is not None
    assert lire_date(usuelle) == jour
    assert forme_de_date(usuelle) is None

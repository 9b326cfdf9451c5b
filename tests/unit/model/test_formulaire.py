"""What the form of a call recognises: communes, enjeux, ambitions, as people write them."""

from __future__ import annotations

import pytest

from cvslint.campagne.campagne import Campagne
from cvslint.model.formulaire import noms_de_communes


@pytest.mark.parametrize(
    ("texte", "nom"),
    [
        ("Roubaix", "Roubaix"),
        ("ville de Roubaix", "Roubaix"),
        ("La Ville de ROUBAIX", "Roubaix"),
        ("Ville d’Armentières", "Armentières"),
        ("Mairie de Mons en Baroeul", "Mons-en-Barœul"),
        ("Villeneuve d'Ascq", "Villeneuve-d'Ascq"),
        ("59100 Roubaix", "Roubaix"),
        ("Roubaix (59)", "Roubaix"),
        ("LILLE CEDEX 9", "Lille"),
        ("59512", "Roubaix"),
        ("Lys-les-Lannoy", "Lys-lez-Lannoy"),
        ("Hellemmes-Lille", "Hellemmes"),
    ],
)
def test_une_commune_se_reconnait(pack: Campagne, texte: str, nom: str) -> None:
    commune = pack.formulaire.commune(texte)
    assert commune is not None
    assert commune.nom == nom


@pytest.mark.parametrize("texte", ["Paris", "Ville de", "Lille-Sud", "Roubais", ""])
def test_une_autre_ne_se_reconnait_pas(pack: Campagne, texte: str) -> None:
    assert pack.formulaire.commune(texte) is None


def test_une_voisine_n_est_pas_de_l_appel(pack: Campagne) -> None:
    voisine = pack.formulaire.autre_commune("Ville de Wasquehal")
    assert voisine is not None
    assert pack.formulaire.commune("Wasquehal") is None


def test_une_commune_associee_vaut_la_sienne(pack: Campagne) -> None:
    assert pack.formulaire.communes_legales(["Hellemmes", "Lille", "Loos", "Paris"]) == ("Lille", "Loos")


@pytest.mark.parametrize(
    "texte", ["Roubaix et Tourcoing", "Roubaix, Tourcoing", "Roubaix / Tourcoing", "Roubaix & Tourcoing"]
)
def test_un_texte_peut_nommer_plusieurs_communes(texte: str) -> None:
    assert noms_de_communes(texte) == ["Roubaix", "Tourcoing"]


def test_un_nom_compose_reste_entier() -> None:
    assert noms_de_communes("Villeneuve-d'Ascq") == ["Villeneuve-d'Ascq"]


@pytest.mark.parametrize(
    ("texte", "attendu"),
    [
        ("4", "4"),
        ("Enjeu 4", "4"),
        ("enjeu n°4", "4"),
        ("ENJEU 4 : Œuvrer pour le vivre ensemble", "4"),
        ("Amplifier la politique d'accès à l'emploi", "2"),
        ("promouvoir l’acces aux soins", "3"),
    ],
)
def test_un_enjeu_se_reconnait(pack: Campagne, texte: str, attendu: str) -> None:
    enjeu = pack.formulaire.enjeu(texte)
    assert enjeu is not None
    assert enjeu.id == attendu


@pytest.mark.parametrize("texte", ["7", "Enjeu 0", "4.2", "emploi", "le vivre ensemble"])
def test_un_autre_enjeu_ne_se_reconnait_pas(pack: Campagne, texte: str) -> None:
    assert pack.formulaire.enjeu(texte) is None


def test_deux_ambitions_ne_se_comprennent_pas_seules(pack: Campagne) -> None:
    assert [ambition.id for ambition in pack.formulaire.ambitions if not ambition.autonome] == ["6.3", "6.6"]

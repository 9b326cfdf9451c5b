"""Which numbers of a text are figures."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cvslint.checks.langue.chiffre import Chiffre, chiffres
from cvslint.checks.langue.nombres import en_capitales


def releves(texte: str) -> list[str]:
    return [chiffre.texte for chiffre in chiffres(texte)]


@pytest.mark.parametrize(
    ("texte", "attendus"),
    [
        ("Former 20 jeunes en 2026", ["20"]),
        ("1\u202f500 personnes et 300 m²", ["1\u202f500", "300"]),
        ("30 % des élèves, 3,5 ETP", ["30", "3,5"]),
        ("10 à 15 jeunes de 16 à 25 ans", ["10 à 15"]),
        ("passer de 20 à 40", ["20 à 40"]),
        ("deux fois par mois", ["deux"]),
        ("vingt-cinq puis quatre-vingts élèves", ["vingt-cinq", "quatre-vingts"]),
        ("cent vingt arbres", ["cent vingt"]),
        ("une dizaine, une trentaine", ["une dizaine", "une trentaine"]),
        ("la moitié, un quart, deux tiers", ["la moitié", "un quart", "deux tiers"]),
        ("Doubler puis tripler", ["Doubler", "tripler"]),
        ("un atelier par semaine", ["un"]),
        ("une sortie culturelle mensuelle", ["une"]),
        ("au moins une sortie", ["une"]),
        ("Réduire de moitié les déchets", ["de moitié"]),
        ("Produire un guide bilingue", ["un"]),
        ("Éditer un nouveau livret d'accueil", ["un"]),
        ("Organiser un repas le premier dimanche de chaque mois", ["un"]),
        ("Tenir une permanence tous les quinze jours", ["une"]),
        ("Proposer un petit-déjeuner chaque matin", ["un"]),
        ("Servir un goûter tous les soirs", ["un"]),
        ("2000 dépliants en 2026", ["2000"]),
        ("Accompagner 20 Roubaisiennes", ["20"]),
        ("8 classes de 5e le 12/06", ["8"]),
        ("20 heures par semaine", ["20"]),
        ("neuf élèves et du matériel neuf", ["neuf"]),
        ("neuf cents familles du centre", ["neuf cents"]),
        ("loi 1901 six mois, 2026 trois séances", ["1901", "six", "trois"]),
        ("le jeudi à 20 h deux ateliers", ["20", "deux"]),
        ("3 soirs/semaine", ["3"]),
    ],
)
def test_releve_les_chiffres(texte: str, attendus: list[str]) -> None:
    assert releves(texte) == attendus


@pytest.mark.parametrize(
    "texte",
    [
        "Accompagner des enfants de 6 à 12 ans en 2026",
        "le 22 sept. 2026",
        "des enfants de six à douze ans",
        "pendant vingt-et-un mois",
        "les Quatre Saisons, les mille et une nuits",
        "des habitants de plus de 16 ans",
        "les 16-25 ans",
        "les 12/17",
        "60 ans et plus",
        "de 18 mois à 3 ans",
        "au 2e trimestre",
        "dès le 1er janvier",
        "QPV 3 Baudets",
        "3 Baudets",
        "Trois Baudets",
        "Maison des Trois Ponts",
        "les 1001 nuits",
        "Covid-19",
        "en 5e",
        "T1 2026",
        "loi 1901",
        "P147",
        "article 3",
        "objectif n° 2",
        "le 12/06 à 14h",
        "à 18 h 30",
        "de 9h à 12h",
        "les 12 et 13 juin",
        "du 3 au 7 juillet 2026",
        "2025-2026",
        "le 2026-12-18",
        "sur 6 mois",
        "pendant deux ans",
        "tous les 15 jours",
        "12 rue de Lille",
        "59100 Roubaix",
        "03 20 00 00 00",
        "un jardin",
        "chaque semaine",
        "un quart d'heure",
        "des tiers-lieux",
        "impression 3D",
        "7j/7",
        "24h/24",
        "le 8 mai 1945",
        "dans les deux quartiers",
        "convention 075 22 R0018 00",
        "du matériel neuf",
        "",
        "Organiser un projet en 2026",
        "Monter un spectacle au printemps",
        "Créer un jardin partagé",
        "Réaliser un projet de film avec les jeunes",
        "Suivre un guide de bonnes pratiques",
        "Organiser un festival le premier dimanche du mois de juin",
        "Accompagner les familles tous les quinze jours",
    ],
)
def test_laisse_les_nombres_sans_objet(texte: str) -> None:
    assert releves(texte) == []


def test_les_places_sont_en_points_de_code() -> None:
    texte = "🎉 E\u0301quiper 12 salles"
    assert chiffres(texte) == (Chiffre("12", 11, 13),)
    assert texte[11:13] == "12"


@given(st.text(alphabet=st.one_of(st.characters(), st.sampled_from("0123456789 àdeuxtroinvgcqhm%/-,.'"))))
def test_ne_leve_jamais_et_reste_dans_le_texte(texte: str) -> None:
    trouves = chiffres(texte)
    assert all(texte[chiffre.debut : chiffre.fin] == chiffre.texte for chiffre in trouves)
    bornes = [(chiffre.debut, chiffre.fin) for chiffre in trouves]
    assert bornes == sorted(bornes)


@pytest.mark.parametrize(
    ("plat", "marque"),
    [
        ("deux ateliers", "DEUX ateliers"),
        ("quatre-vingt-dix-sept familles", "QUATRE-VINGT-DIX-SEPT familles"),
        ("le centre, la sixieme, trois-quarts", "le centre, la sixieme, TROIS-quarts"),
        ("une famille sur deux", "une famille sur DEUX"),
    ],
)
def test_les_nombres_en_lettres_sont_mis_en_capitales(plat: str, marque: str) -> None:
    assert en_capitales(plat) == marque

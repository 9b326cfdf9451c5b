"""When a text says when."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cvslint.checks.langue.temps import a_temporalite


@pytest.mark.parametrize(
    "texte",
    [
        "en 2026",
        "en 2035",
        "d'ici juin",
        "D’ICI L’ÉTÉ",
        "avant juin",
        "avant la fin de l'action",
        "jusqu'au 30 juin",
        "jusqu'en mai",
        "entre avril et juin",
        "pendant le projet",
        "sur 6 mois",
        "sous six mois",
        "en 2 ans",
        "chaque semaine",
        "chaque mercredi",
        "tous les mercredis",
        "tous les quinze jours",
        "à la rentrée",
        "année scolaire",
        "vacances scolaires",
        "vacances d'avril",
        "premier semestre",
        "fin 2026",
        "toute l'année",
        "au cours de l'année",
        "au terme de l'action",
        "à l'issue du parcours",
        "par semaine",
        "par trimestre",
        "2x/mois",
        "hebdomadaires",
        "mensuelle",
        "trimestriel",
        "annuels",
        "quotidiennement",
        "le 12/06",
        "cet été",
        "à l'automne",
        "fevrier",
        "DÉCEMBRE",
        "au mois d'août",
        "le samedi",
        "un mercredi sur deux",
        "pour Noël",
        "en fin de parcours",
        "l'année prochaine",
        "un petit-déjeuner chaque matin",
        "un jeu toutes les après-midis",
        "tous les quinze jours",
    ],
)
def test_dit_quand(texte: str) -> None:
    assert a_temporalite(texte)


@pytest.mark.parametrize(
    "texte",
    [
        "avant tout",
        "mettre en avant",
        "avant-garde",
        "d'ici et d'ailleurs",
        "jusqu'à 20 jeunes",
        "par séance",
        "entre parents et enfants",
        "entre 16 et 25 ans",
        "la vie quotidienne",
        "les gestes du quotidien",
        "légumes de saison",
        "partir en vacances",
        "en 1998",
        "ont été formés",
        "de 6 à 12 ans",
        "Marseille",
        "par mail",
        "en 3 groupes",
        "davantage",
        "",
    ],
)
def test_ne_dit_pas_quand(texte: str) -> None:
    assert not a_temporalite(texte)


@given(st.text())
def test_ne_leve_jamais(texte: str) -> None:
    assert a_temporalite(f"{texte} en 2026")

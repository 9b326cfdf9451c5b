"""Whether a figure comes with what it counts."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cvslint.checks.langue.chiffre import chiffres
from cvslint.checks.langue.unite import a_unite


@pytest.mark.parametrize(
    "texte",
    [
        "60 demandeurs d'emploi",
        "30 % des participants",
        "12 permanences",
        "une trentaine de jeunes",
        "300 m²",
        "300kg",
        "40 foyers",
        "augmenter de 15 le nombre de jeunes",
        "porter le nombre d'adhérents à 40",
        "deux fois par mois",
        "3x par semaine",
        "Doubler la fréquentation",
        "20 nouveaux adhérents",
        "5 000 €",
        "la moitié des élèves",
        "baisser d'un quart les impayés",
        "1,5 million d'euros",
        "20 pour cent",
        "entre 40 et 50 personnes",
        "un atelier par semaine",
        "20 « ambassadeurs »",
        "ateliers : 12",
        "participants (20)",
        "8 d'entre eux",
        "15 au maximum, puis 12 élèves",
        "Réduire les retards de moitié en 2026",
        "Produire un guide bilingue",
    ],
)
def test_a_une_unite(texte: str) -> None:
    assert a_unite(texte, chiffres(texte))


@pytest.mark.parametrize(
    "texte",
    [
        "Passer de 20 à 40 en 2026",
        "Former 20 en 2026",
        "Former 20.",
        "20 par an",
        "20 d'ici juin",
        "15 de plus",
        "une trentaine chaque mois",
        "la moitié d'ici juin",
        "20 au premier trimestre",
        "Doubler en 2026",
        "20 nouveaux en 2026",
        "20 au moins",
        "20 mercredi",
        "Augmenter le nombre de 20 en 2026",
        "objectifs : 20",
    ],
)
def test_n_a_pas_d_unite(texte: str) -> None:
    assert chiffres(texte)
    assert not a_unite(texte, chiffres(texte))


def test_sans_chiffre_pas_d_unite() -> None:
    assert not a_unite("le nombre de jeunes", [])


@given(st.text())
def test_ne_leve_jamais(texte: str) -> None:
    assert a_unite(texte, chiffres(texte)) in (True, False)

"""Flat text keeps its length, and its places lead back to the text."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cvslint.checks.langue.aplati import aplatir, positions


@pytest.mark.parametrize(
    ("texte", "attendu"),
    [
        ("ÉQUIPER", "equiper"),
        ("D’ici l’été", "d'ici l'ete"),
        ("1\u202f500\u00a0€", "1 500 €"),
        ("« 10–15 »", '" 10-15 "'),
        ("300 m²", "300 m²"),
        ("Cœur", "cœur"),
    ],
)
def test_aplatit_accents_capitales_et_signes(texte: str, attendu: str) -> None:
    assert aplatir(texte) == attendu


@given(st.text())
def test_les_places_ramenent_au_texte(texte: str) -> None:
    plat = aplatir(texte)
    places = positions(texte, plat)
    assert len(places) == len(plat) + 1
    assert places[len(plat)] == len(texte)
    assert all(aplatir(texte[places[i]]) == lettre for i, lettre in enumerate(plat))


def test_accents_ecrits_a_part() -> None:
    compose = "Équiper l'été"
    decompose = unicodedata.normalize("NFD", compose)
    assert aplatir(decompose) == aplatir(compose)
    assert positions(decompose, aplatir(decompose))[1] == 2

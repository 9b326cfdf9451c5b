"""Oui or non: eight words, in any case, and nothing else."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cvslint.model.illisible import Illisible
from cvslint.model.ouinon import lire_ouinon


@pytest.mark.parametrize("habit", [str.lower, str.upper, str.capitalize, lambda mot: f"\u00a0{mot}\u200b "])
@pytest.mark.parametrize(
    ("mot", "sens"),
    [
        ("oui", True), ("vrai", True), ("true", True), ("yes", True),
        ("non", False), ("faux", False), ("false", False), ("no", False),
    ],
)  # fmt: skip
def test_les_huit_mots(mot: str, sens: bool, habit: object) -> None:
    assert callable(habit)
    assert lire_ouinon(habit(mot)) is sens


@pytest.mark.parametrize(
    ("texte", "propose"),
    [
        ("o", "oui"), ("N", "non"), ("1", "oui"), ("0", "non"), ("on", "oui"), ("off", "non"),
        ("oui, en partie", "oui"), ("Non.", "non"), ("x", None), ("", None), ("peut-être", None),
    ],
)  # fmt: skip
def test_le_reste_est_refuse(texte: str, propose: str | None) -> None:
    with pytest.raises(Illisible) as pris:
        lire_ouinon(texte)
    assert pris.value.motif == ""
    assert pris.value.propose == propose


@given(st.text())
def test_aucun_texte_ne_leve_autre_chose_qu_un_refus(texte: str) -> None:
    try:
        lire_ouinon(texte)
    except Illisible as refuse:
        if refuse.propose is not None:
            lire_ouinon(refuse.propose)

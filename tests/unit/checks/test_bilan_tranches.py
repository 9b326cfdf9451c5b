"""Age groups: what they cover, when two of them count the same person, when they count too many."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cvslint.checks.controle import Anomalie
from cvslint.checks.tranches_age import AGE_MAX, lire_tranche, tranches_au_plus, tranches_disjointes


@pytest.mark.parametrize(
    ("ecrit", "ages"),
    [
        ("16-25", (16, 25)),
        ("16 - 25 ans", (16, 25)),
        ("16–25 ans", (16, 25)),
        ("16/25", (16, 25)),
        ("16 à 25 ans", (16, 25)),
        ("de 16 ans à 25 ans", (16, 25)),
        ("entre 16 et 25 ans", (16, 25)),
        ("les 16-25 ans", (16, 25)),
        ("moins de 16 ans", (0, 15)),
        ("- de 16 ans", (0, 15)),
        ("-16 ans", (0, 15)),
        ("<16", (0, 15)),
        ("jusqu'à 15 ans", (0, 15)),
        ("15 ans et moins", (0, 15)),
        ("60+", (60, AGE_MAX)),
        ("60 +", (60, AGE_MAX)),
        ("60 ans et +", (60, AGE_MAX)),
        ("60 ans et plus", (60, AGE_MAX)),
        ("à partir de 60 ans", (60, AGE_MAX)),
        ("plus de 60 ans", (61, AGE_MAX)),
        ("+ de 60 ans", (61, AGE_MAX)),
        ("+60", (61, AGE_MAX)),
    ],
)
def test_une_tranche_est_lue(ecrit: str, ages: tuple[int, int]) -> None:
    assert lire_tranche(ecrit) == ages


@pytest.mark.parametrize(
    "ecrit", ["jeunes", "seniors", "25-16", "0-18 mois", "16", "dont 16-18", "total", "", "16-25-40"]
)
def test_une_autre_ecriture_n_est_pas_jugee(ecrit: str) -> None:
    assert lire_tranche(ecrit) is None


def _recouvertes(*tranches: str) -> list[str | None]:
    anomalies = tranches_disjointes(dict.fromkeys(tranches, 1))
    return [anomalie.champ for anomalie in anomalies if isinstance(anomalie, Anomalie)]


@pytest.mark.parametrize(
    "tranches",
    [
        ("16-25", "26-59", "60+"),
        ("moins de 16 ans", "16-25 ans", "26 ans et plus"),
        ("0-60", "plus de 60 ans"),
        ("jeunes", "adultes", "16-25"),
    ],
)
def test_des_tranches_qui_se_suivent_sont_muettes(tranches: tuple[str, ...]) -> None:
    assert _recouvertes(*tranches) == []


def test_la_seconde_tranche_est_montree_une_fois() -> None:
    assert _recouvertes("16-25", "25-59", "60+") == ["25-59"]
    assert _recouvertes("16-25", "20-30", "18-40") == ["20-30", "18-40"]


def test_c_est_la_tranche_qui_est_montree_et_non_son_nombre() -> None:
    [anomalie] = tranches_disjointes({"16-25": 58, "25-59": 100})
    assert isinstance(anomalie, Anomalie)
    assert anomalie.a_la_cle


@given(st.lists(st.integers(1, 110), min_size=1, max_size=6, unique=True).map(sorted))
def test_un_decoupage_de_la_vie_ne_se_recouvre_pas(bornes: list[int]) -> None:
    milieux = [f"{a}-{b - 1}" for a, b in pairwise(bornes)]
    assert _recouvertes(f"moins de {bornes[0]} ans", *milieux, f"{bornes[-1]} ans et plus") == []


@given(st.integers(0, 90), st.integers(0, 20), st.integers(0, 90), st.integers(0, 20))
def test_un_age_commun_est_un_recouvrement(a: int, n: int, b: int, m: int) -> None:
    commun = bool(set(range(a, a + n + 1)) & set(range(b, b + m + 1)))
    premiere, seconde = f"{a}-{a + n} ans", f"{b}-{b + m}"
    assert bool(_recouvertes(premiere, seconde)) == commun


def test_la_somme_ne_compte_ni_un_total_ni_une_partie() -> None:
    assert not list(
        tranches_au_plus({"enfants": 40, "adultes": 60, "total": 100, "dont 16-18": 5}, total=100)
    )
    assert list(tranches_au_plus({"enfants": 41, "adultes": 60}, total=100))
    assert not list(tranches_au_plus({"enfants": 41, "adultes": None}, total=40 + 1))
    assert not list(tranches_au_plus({"enfants": 41}, total=None))

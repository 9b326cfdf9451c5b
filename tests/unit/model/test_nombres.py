"""Whole numbers, years and percentages."""

from __future__ import annotations

from collections.abc import Callable
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cvslint.model.illisible import Illisible
from cvslint.model.nombres import ecrire_nombre, lire_annee, lire_entier, lire_pourcentage


def refus(lire: Callable[[str], object], texte: str) -> Illisible:
    with pytest.raises(Illisible) as pris:
        lire(texte)
    return pris.value


@given(
    st.integers(-999_999_999_999, 999_999_999_999),
    st.sampled_from(["", " ", "\u00a0", "\u202f", "\u2009", "_", "\t"]),
)
def test_tout_entier_se_lit(nombre: int, espace: str) -> None:
    assert lire_entier(f"{nombre:,}".replace(",", espace)) == nombre


@given(st.integers(0, 10_000), st.integers(0, 9999), st.sampled_from(["", "%", " %", "\u202f%"]))
def test_tout_pourcentage_se_lit(entier: int, decimales: int, signe: str) -> None:
    assert lire_pourcentage(f"{entier},{decimales:04d}{signe}") == entier + Decimal(decimales) / 10_000
    assert lire_pourcentage(f"{entier}{signe}") == entier


@given(st.integers(1900, 2100))
def test_toute_annee_se_lit(annee: int) -> None:
    assert lire_annee(f" {annee}\u00a0") == annee


@pytest.mark.parametrize("lire", [lire_entier, lire_annee, lire_pourcentage])
@given(texte=st.text() | st.text(alphabet="0123456789 .,_-%ekOl²"))
def test_aucun_texte_ne_leve_autre_chose_qu_un_refus(lire: Callable[[str], object], texte: str) -> None:
    try:
        lire(texte)
    except Illisible as refuse:
        if refuse.propose is not None:
            lire(refuse.propose)


@pytest.mark.parametrize(
    ("texte", "motif", "propose"),
    [
        ("1.500", "par une espace", "1 500"),
        ("1,500", "par une espace", "1 500"),
        ("12,5", "sans décimale", None),
        ("12,0", "sans décimale", "12"),
        ("25 personnes", "« personnes » est de trop", "25"),
        ("-12 personnes", "« personnes » est de trop", "-12"),
        ("une trentaine", "en chiffres", None),
        ("true", "pas oui ou non", None),
        ("environ 30", "sans « environ »", "30"),
        ("plus de 30", "sans « plus de »", "30"),
        ("25 à 30", "ni fourchette ni calcul", None),
        ("60 %", "« % » est de trop", None),
        ("2k", "sans abréviation", "2 000"),
        ("1e3", "sans puissance de dix", "1 000"),
        ("12 00", "par trois", None),
        ("1_2_3", "par trois", None),
        ("3O", "« O » tient la place d'un zéro", "30"),
        ("²", "« ² » n'est pas un chiffre ordinaire", None),
        ("1" * 13, "douze chiffres", None),
        ("1" * 5000, "en chiffres", None),
    ],
)
def test_entiers_refuses(texte: str, motif: str, propose: str | None) -> None:
    refuse = refus(lire_entier, texte)
    assert motif in refuse.motif
    assert refuse.propose == propose


@pytest.mark.parametrize(
    ("texte", "motif", "propose"),
    [
        ("1899", "de 1900 à 2100", None),
        ("2101", "de 1900 à 2100", None),
        ("25", "quatre chiffres", "2025"),
        ("2025-10-08", "l'année seule", "2025"),
        ("2025-2026", "une seule année", None),
        ("2 025", "quatre chiffres", "2025"),
        ("２０２５", "« ２ »", None),
        ("l'an prochain", "quatre chiffres", None),
    ],
)
def test_annees_refusees(texte: str, motif: str, propose: str | None) -> None:
    refuse = refus(lire_annee, texte)
    assert motif in refuse.motif
    assert refuse.propose == propose


@pytest.mark.parametrize(
    ("texte", "motif", "propose"),
    [
        ("60 pour cent", "« pour cent » est de trop", "60 %"),
        ("environ 60 %", "sans « environ »", "60 %"),
        ("soixante", "en chiffres", None),
        ("3/4", "ni fourchette ni calcul", None),
        ("½ %", "« ½ »", None),
    ],
)
def test_pourcentages_refuses(texte: str, motif: str, propose: str | None) -> None:
    refuse = refus(lire_pourcentage, texte)
    assert motif in refuse.motif
    assert refuse.propose == propose


@pytest.mark.parametrize(
    ("valeur", "texte"),
    [
        ("0", "0"),
        ("12000", "12 000"),
        ("1234.5", "1 234,50"),
        ("-1234567", "-1 234 567"),
        ("33.3333", "33,3333"),
    ],
)
def test_ecrire_nombre(valeur: str, texte: str) -> None:
    assert ecrire_nombre(Decimal(valeur)) == texte

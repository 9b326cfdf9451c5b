"""Amounts: every accepted French form reads back exactly, every other text is refused with its reason."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cvslint.model.illisible import Illisible
from cvslint.model.montants import lire_montant
from cvslint.model.nombres import ecrire_nombre

ESPACES = [" ", "\u00a0", "\u202f", "\u2009", "\u2007", "\t", "  "]
MONNAIES = ["", "€", " €", "\u00a0€", " EUR", "eur", " euro", " euros", " Euros", "EUROS"]


def refus(texte: str) -> Illisible:
    with pytest.raises(Illisible) as pris:
        lire_montant(texte)
    return pris.value


def refus_eventuel(texte: str) -> Illisible | None:
    try:
        lire_montant(texte)
    except Illisible as refuse:
        return refuse
    return None


@st.composite
def ecritures(draw: st.DrawFn) -> tuple[str, Decimal]:
    """An amount and one of the ways to write it."""
    entier = draw(st.integers(0, 999_999_999_999))
    centimes = draw(st.one_of(st.none(), st.integers(0, 99)))
    signe = draw(st.sampled_from(["", "-", "\u2212", "- "]))
    virgule = draw(st.sampled_from([",", "."])) if centimes is not None else ""
    milliers = draw(st.sampled_from(["", "_", *ESPACES, *(["."] if virgule == "," else [])]))
    decimales = "" if centimes is None else f"{centimes:02d}"
    if decimales.endswith("0") and draw(st.booleans()):
        decimales = decimales[0]
    texte = (
        signe + f"{entier:,}".replace(",", milliers) + virgule + decimales + draw(st.sampled_from(MONNAIES))
    )
    marge = draw(st.sampled_from(["", " ", "\u200b", "\ufeff", "\n"]))
    valeur = entier + Decimal(centimes or 0) / 100
    return marge + texte + marge, -valeur if signe else valeur


@given(ecritures())
def test_tout_montant_bien_ecrit_se_lit_au_centime(cas: tuple[str, Decimal]) -> None:
    texte, valeur = cas
    lu = lire_montant(texte)
    assert lu == valeur
    assert lu.as_tuple().exponent == -2


@given(st.text() | st.text(alphabet="0123456789 .,_-€ekKOl%à\u00a0²٣\ud800'"))
def test_aucun_texte_ne_leve_autre_chose_qu_un_refus(texte: str) -> None:
    refuse = refus_eventuel(texte)
    if refuse is not None:
        assert "\ud800" not in refuse.motif
        assert refuse.propose is None or ecrire_nombre(lire_montant(refuse.propose)) == refuse.propose


@pytest.mark.parametrize(
    ("texte", "valeur"),
    [
        ("0 500", "500"),
        ("15_000", "15000"),
        ("15.00", "15"),
        ("1.234,56", "1234.56"),
        ("1.234.567,8 €", "1234567.80"),
        ("9 000,5", "9000.50"),
        ("0,10", "0.10"),
        ("-200", "-200"),
        ("007", "7"),
        ("500 000 000 000,99", "500000000000.99"),
    ],
)
def test_formes_lues(texte: str, valeur: str) -> None:
    assert lire_montant(texte) == Decimal(valeur)


def test_zero_n_a_pas_de_signe() -> None:
    assert str(lire_montant("-0")) == "0.00"


@pytest.mark.parametrize(
    ("texte", "motif"),
    [
        ("8.000", "s'agit-il de 8 000 € ou de 8,00 € ?"),
        ("8,000", "s'agit-il de 8 000 € ou de 8,00 € ?"),
        ("1,500", "s'agit-il de 1 500 € ou de 1,50 € ?"),
        ("15.750 €", "s'agit-il de 15 750 € ou de 15,75 € ?"),
        ("-8.000", "s'agit-il de -8 000 € ou de -8,00 € ?"),
        ("500,005", "deux décimales au plus"),
        ("1234.567", "deux décimales au plus"),
        ("0,999", "deux décimales au plus"),
        ("1_2_3", "par trois"),
        ("12 00", "par trois"),
        ("1 500 2 00", "par trois"),
        ("12,5,5", "par exemple 12 000"),
        (".inf", "« .inf » n'est pas un montant"),
        ("-.INF", "« -.INF » n'est pas un montant"),
        ("NaN", "« NaN » n'est pas un montant"),
        ("true", "pas oui ou non"),
        ("Oui", "pas oui ou non"),
        ("mille euros", "en chiffres"),
        ("15²", "« ² » n'est pas un chiffre ordinaire"),
        ("½", "« ½ » n'est pas un chiffre ordinaire"),
        ("1234567890123", "douze chiffres au plus"),
        ("1 234 567 890 123 €", "douze chiffres au plus"),
        ("2 000 à 3 000", "ni fourchette ni calcul"),
        ("2000-3000", "ni fourchette ni calcul"),
        ("500 + 200", "ni fourchette ni calcul"),
        ("500 $", "pas en « $ »"),
        ("60 %", "« % » est de trop"),
        ("un lot de 3", "« un lot de » est de trop"),
        ("500\n200", "sur une seule ligne"),
        ("1e99", "sans puissance de dix"),
        ("1" * 5000, "en chiffres"),
        ("1.500 k€", "sans abréviation"),
        ("", "en chiffres"),
    ],
)
def test_refus_sans_proposition(texte: str, motif: str) -> None:
    refuse = refus(texte)
    assert motif in refuse.motif
    assert refuse.propose is None


@pytest.mark.parametrize(
    ("texte", "motif", "propose"),
    [
        ("1e3", "sans puissance de dix", "1 000"),
        ("1,2E+4 €", "sans puissance de dix", "12 000"),
        ("12 k€", "sans abréviation", "12 000"),
        ("12k", "sans abréviation", "12 000"),
        ("12 K euros", "sans abréviation", "12 000"),
        ("12,5 k€", "sans abréviation", "12 500"),
        ("1,2 M€", "sans abréviation", "1 200 000"),
        ("5 millions d'euros", "sans abréviation", "5 000 000"),
        ("１５０００", "« １ » n'est pas un chiffre ordinaire", "15 000"),
        ("٣٠٠ €", "« ٣ » n'est pas un chiffre ordinaire", "300"),
        ("15 OOO", "« O » tient la place d'un zéro", "15 000"),
        ("l5 000 €", "« l » tient la place d'un 1", "15 000"),
        ("500 €€", "plusieurs fois", "500"),
        ("500 € EUR", "plusieurs fois", "500"),
        ("€ 500", "après le montant", "500"),
        ("12€50", "centimes", "12,50"),
        ("15 000 €/an", "« /an » est de trop", "15 000"),
        ("500 TTC", "« TTC » est de trop", "500"),
        ("environ 500", "sans « environ »", "500"),
        ("~500 €", "sans « ~ »", "500"),
        ("1.234.567", "par une espace", "1 234 567"),
        ("1,234.56", "par une espace", "1 234,56"),
        ("1'500", "par une espace", "1 500"),
        ("1_234 567", "par trois", "1 234 567"),
        ("12 500,000", "deux décimales au plus", "12 500"),
        (".5", "un zéro devant", "0,50"),
        ("12,", "« , » est de trop", "12"),
        ("12 , 50", "autour de la virgule", "12,50"),
        ("+5", "« + » est de trop", "5"),
        ("(500)", "signe moins", "-500"),
        ("–500", "pas « – »", "-500"),
        ("-12 €/an", "« /an » est de trop", "-12"),
    ],
)
def test_refus_avec_proposition(texte: str, motif: str, propose: str) -> None:
    refuse = refus(texte)
    assert motif in refuse.motif
    assert refuse.propose == propose


@given(st.decimals(0, 10**11, places=2))
def test_un_montant_ecrit_se_relit(valeur: Decimal) -> None:
    assert lire_montant(ecrire_nombre(valeur)) == valeur

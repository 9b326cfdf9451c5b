"""Wording helpers."""

from __future__ import annotations

import datetime as dt
import sys
import unicodedata
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cvslint import french


@pytest.mark.parametrize(
    ("amount", "text"),
    [
        ("12000", "12 000,00 €"),
        ("0", "0,00 €"),
        ("-0", "0,00 €"),
        ("-0.001", "0,00 €"),
        ("999.9", "999,90 €"),
        ("-1234567.89", "-1 234 567,89 €"),
        ("999999999999.99", "999 999 999 999,99 €"),
    ],
)
def test_euros(amount: str, text: str) -> None:
    assert french.euros(Decimal(amount)) == text.replace(" ", "\u00a0")


@pytest.mark.parametrize("amount", ["12000", "-1.5", "1234567.89"])
def test_euros_can_be_shown_by_a_windows_console(amount: str) -> None:
    french.euros(Decimal(amount)).encode("cp1252")


def test_date_longue() -> None:
    assert french.date_longue(dt.date(2025, 10, 1)) == "1er octobre 2025"
    assert french.date_longue(dt.date(2026, 8, 21)) == "21 août 2026"


@pytest.mark.parametrize(
    ("n", "word"), [(0, "erreur"), (1, "erreur"), (2, "erreurs"), (-1, "erreur"), (-3, "erreurs")]
)
def test_accord(n: int, word: str) -> None:
    assert french.accord(n, "erreur", "erreurs") == word


def test_accord_below_two_is_singular() -> None:
    assert french.accord(Decimal("1.5"), "point", "points") == "point"


def test_nombre_keeps_number_and_word_together() -> None:
    assert french.nombre(2, "erreur", "erreurs") == "2\u00a0erreurs"


@pytest.mark.parametrize(
    ("items", "text"), [([], ""), (["a"], "a"), (["a", "b"], "a et b"), (["a", "b", "c"], "a, b et c")]
)
def test_liste(items: list[str], text: str) -> None:
    assert french.liste(items) == text


def test_liste_with_another_word() -> None:
    assert french.liste(iter(["a", "b"]), "ou") == "a ou b"


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("a\tb", "a→b"),
        ("\x1b[31m", r"\x1b[31m"),
        ("a\r\nb", r"a\r\nb"),
        ("\u202eabc\u2066", r"\u202eabc\u2066"),
        ("a\u200bb\ufeff", r"a\u200bb\ufeff"),
        ("\u2028\u2029\x85", r"\u2028\u2029\x85"),
        ("\ud800", r"\ud800"),
        ("\U000e0041", r"\U000e0041"),
    ],
)
def test_visible_shows_what_is_unseen(text: str, shown: str) -> None:
    assert french.visible(text) == shown


@pytest.mark.parametrize("text", ["é\u00a0« l’été »", "日本", "e\u0301", "❤\ufe0f", "\\x1b", "[bold]", "٣"])
def test_visible_leaves_the_rest_alone(text: str) -> None:
    assert french.visible(text) == text


@given(st.text())
def test_visible_text_can_be_encoded_and_holds_no_control(text: str) -> None:
    shown = french.visible(text)
    shown.encode("utf-8")
    assert not [c for c in shown if unicodedata.category(c) in ("Cc", "Cs", "Zl", "Zp")]
    assert french.visible(shown) == shown


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Démarches simplifiées", "demarches SIMPLIFIEES"),
        ("Œuvre", "oeuvre"),
        ("l’été", "L'ETE"),
        ("Lille–Sud", "lille-sud"),
        ("a\u00a0\u202f b ", "a b"),
        ("ex\u00adem\u200bple", "exemple"),
        ("cafe\u0301", "café"),
    ],
)
def test_fold_makes_writings_equal(one: str, other: str) -> None:
    assert french.fold(one) == french.fold(other)


def test_fold_keeps_different_words_apart() -> None:
    assert french.fold("qpv") != french.fold("qvp")


def test_fold_is_settled_for_every_character() -> None:
    for code in range(sys.maxunicode + 1):
        once = french.fold(f"a{chr(code)}a")
        assert french.fold(once) == once, hex(code)


CANDIDATES = ["denomination", "date_limite", "date_debut", "siret", "siren", "budget", "budgets_suivants"]


@pytest.mark.parametrize(
    ("word", "first"),
    [
        ("Dénomination", "denomination"),
        ("datelimite", "date_limite"),
        ("date-début", "date_debut"),
        ("sirte", "siret"),
        ("budgets", "budget"),
        ("denominaton", "denomination"),
    ],
)
def test_nearest_puts_the_likeliest_first(word: str, first: str) -> None:
    assert french.nearest(word, CANDIDATES)[0] == first


def test_nearest_prefers_accents_then_beginnings_then_slips() -> None:
    found = french.nearest("budget", ["budgets_suivants", "budgxt", "Budgét"])
    assert found == ["Budgét", "budgets_suivants", "budgxt"]


def test_nearest_finds_nothing_for_a_stranger() -> None:
    assert french.nearest("xylophone", CANDIDATES) == []
    assert french.nearest("", CANDIDATES) == []


@given(st.text(max_size=12), st.lists(st.text(max_size=12), max_size=8))
def test_nearest_does_not_depend_on_the_order_of_candidates(word: str, candidates: list[str]) -> None:
    found = french.nearest(word, candidates)
    assert found == french.nearest(word, reversed(candidates))
    assert len(found) <= 3
    assert set(found) <= set(candidates)


@given(st.text("abcde", min_size=6, max_size=12), st.text("abcde", min_size=6, max_size=12))
def test_nearest_finds_every_word_few_slips_away(word: str, other: str) -> None:
    """Whatever spares the count of slips must not hide a word that is near."""
    if french.slips(word, other) <= min(len(word), len(other)) // 3:
        assert french.nearest(word, [other]) == [other]

"""Edits made at once are undone exactly: every place of the edited text goes back to where its letter was."""

from __future__ import annotations

import re
from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from cvslint.document.history import History, apply
from cvslint.findings import Edit
from cvslint.span import Span


@st.composite
def lignes_editees(draw: Any) -> tuple[str, list[Edit]]:
    """A text of three lines of distinct letters, and edits of it that do not overlap."""
    lignes = ["abcdefghij", "klmnopqrst", "uvwxyz0123"]
    edits = []
    for numero in range(1, 4):
        bornes = draw(st.lists(st.integers(1, 11), max_size=6, unique=True).map(sorted))
        for debut, fin in zip(bornes[::2], bornes[1::2], strict=False):
            edits.append(Edit(Span.at(numero, debut, numero, fin), draw(st.sampled_from(["", "-", "----"]))))
    return draw(st.sampled_from(["\n", "\r\n", "\r"])).join(lignes), draw(st.permutations(edits))


@given(lignes_editees(), lignes_editees())
def test_une_lettre_gardee_revient_a_sa_place(
    premier: tuple[str, list[Edit]], second: tuple[str, list[Edit]]
) -> None:
    texte, edits = premier
    histoire = History()
    edite = apply(texte, edits)
    histoire.add(edits)
    lignes, avant = re.split(r"\r\n|\n|\r", edite), re.split(r"\r\n|\n|\r", texte)
    for numero, ligne in enumerate(lignes, start=1):
        for colonne, lettre in enumerate(ligne, start=1):
            if lettre != "-":
                span = histoire.original(Span.at(numero, colonne, numero, colonne + 1))
                assert avant[numero - 1][span.start.column - 1 : span.end.column - 1] == lettre


@given(lignes_editees())
def test_une_place_reste_dans_sa_ligne(cas: tuple[str, list[Edit]]) -> None:
    texte, edits = cas
    histoire = History()
    histoire.add(edits)
    for numero, ligne in enumerate(re.split(r"\r\n|\n|\r", apply(texte, edits)), start=1):
        for debut in range(1, len(ligne) + 2):
            for fin in range(debut, len(ligne) + 2):
                span = histoire.original(Span.at(numero, debut, numero, fin))
                assert 1 <= span.start.column <= span.end.column <= 11


def test_deux_reparations_se_defont_dans_l_ordre_inverse() -> None:
    histoire = History()
    for texte, attendu, edit in (
        ("a: b : c", 'a: "b : c', Edit(Span.at(1, 4, 1, 4), '"')),
        ('a: "b : c', 'a: "b : c"', Edit(Span.at(1, 10, 1, 10), '"')),
    ):
        assert apply(texte, [edit]) == attendu
        histoire.add([edit])
    assert histoire.original(Span.at(1, 4, 1, 11)) == Span.at(1, 4, 1, 9)


def test_ce_qui_commence_apres_une_lettre_otee_ne_la_contient_pas() -> None:
    histoire = History()
    histoire.add([Edit(Span.at(1, 4, 1, 5), ""), Edit(Span.at(1, 5, 1, 6), "")])
    assert histoire.original(Span.at(1, 4, 1, 6)) == Span.at(1, 6, 1, 8)


def test_de_deux_insertions_a_une_place_la_derniere_est_devant() -> None:
    place = Span.at(1, 1, 1, 1)
    assert apply("x", [Edit(place, "\\"), Edit(place, '"')]) == '"\\x'


def test_une_ligne_videe_entre_deux_fins_reste_une_ligne() -> None:
    """Found by the fuzzer: CR, a line of NUL, LF; without its NUL, one line end was left of two."""
    texte = "campagne: a\r\x00\x00\nprojet: b"
    edite = apply(texte, [Edit(Span.at(2, 1, 2, 2), ""), Edit(Span.at(2, 2, 2, 3), "")])
    assert re.split(r"\r\n|\n|\r", edite) == ["campagne: a", "", "projet: b"]

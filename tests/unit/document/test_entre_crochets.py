"""How the line of a value between brackets is taken apart, whether YAML can read it or not."""

from __future__ import annotations

import pytest

from cvslint.document.flow import flow_of


def morceaux(ligne: str, *, remarques: bool = True) -> list[str]:
    flow = flow_of(ligne, comments=remarques)
    assert flow is not None
    return [ligne[debut:fin] for debut, fin in flow.items]


@pytest.mark.parametrize(
    ("ligne", "attendus"),
    [
        ("l: [un, deux trois]", ["un", "deux trois"]),
        ("  - {a: un, b: [x, y]}", ["a", "un", "b", "x", "y"]),
        ("l: [\"un, deux\", 'tr''ois']", ['"un, deux"', "'tr''ois'"]),
        ('l: ["un \\" deux", x]', ['"un \\" deux"', "x"]),
        ("l: [8:30, http://x]", ["8:30", "http://x"]),
        ("l: [ un , , deux ]", ["un", "deux"]),
        ("l: [un} , deux]", ["un}", "deux"]),
        ('l: ["un" deux, x]', ['"un" deux', "x"]),
    ],
)
def test_les_morceaux(ligne: str, attendus: list[str]) -> None:
    assert morceaux(ligne) == attendus


def test_un_diese_derriere_un_blanc_arrete_la_marche_ou_non() -> None:
    ligne = "l: [deux #3, un]"
    flow = flow_of(ligne)
    assert flow is not None
    assert (flow.sign, flow.end) == (ligne.index("#"), None)
    assert morceaux(ligne, remarques=False) == ["deux #3", "un"]
    assert morceaux("l: [n#3, un]") == ["n#3", "un"]


def test_ce_qui_reste_ouvert() -> None:
    ligne = 'l: [a, {b: "c}]'
    flow = flow_of(ligne)
    assert flow is not None
    assert flow.quote == ligne.index('"')
    assert flow.opened == (ligne.index("["), ligne.index("{"))


def test_la_fin_est_celle_du_premier_crochet() -> None:
    ligne = "l: [a, [b]] suite]"
    flow = flow_of(ligne)
    assert flow is not None and flow.end == ligne.index("]]") + 1


@pytest.mark.parametrize("ligne", ["", "a: b", "a: x [y]", "- un", "[a]: b", "l: [" + "a, " * 5_000 + "]"])
def test_une_ligne_sans_crochets_ou_trop_longue_n_en_a_pas(ligne: str) -> None:
    assert flow_of(ligne) is None


def test_le_morceau_d_une_place() -> None:
    ligne = "l: [un, deux]"
    flow = flow_of(ligne)
    assert flow is not None
    assert flow.item_at(ligne.index("eux")) == (ligne.index("deux"), ligne.index("]"))
    assert flow.item_at(ligne.index(",")) is None

"""Lines, separators, odd blanks, keys and the values written in the place of others."""

from __future__ import annotations

import re

import pytest
from lieux import tranche

from cvslint.document.document import read_document
from cvslint.document.history import apply
from cvslint.document.indents import odd_blanks
from cvslint.document.keys import plain_key
from cvslint.document.letters import code_of, name_of
from cvslint.document.lines import span_at, spans_at, split_lines
from cvslint.document.separators import shielded
from cvslint.document.writing import enclosing, escaped, replacing
from cvslint.span import Span

LIGNES = "un\ndeux\r\ntrois\rqua\u2028tre\x85\n"


def test_les_lignes_sont_celles_d_un_editeur() -> None:
    assert split_lines(LIGNES) == ("un", "deux", "trois", "qua\u2028tre\x85", "")


@pytest.mark.parametrize("mot", ["un", "deux", "trois", "tre"])
def test_la_place_d_un_caractere(mot: str) -> None:
    span = span_at(LIGNES, LIGNES.index(mot), len(mot))
    assert tranche(LIGNES, span) == mot
    (autre,) = spans_at(LIGNES, [next(re.finditer(mot, LIGNES))])
    assert autre == span


def test_plusieurs_places_en_une_lecture() -> None:
    trouves = list(re.finditer("[a-z]+", LIGNES))
    assert [tranche(LIGNES, span) for span in spans_at(LIGNES, trouves)] == [m[0] for m in trouves]


def test_les_separateurs_sont_mis_a_l_abri_et_remis() -> None:
    texte = "a\u2028b\x85c\u2029d\ue000"
    montre, retour = shielded(texte)
    assert not set("\x85\u2028\u2029") & set(montre) and len(montre) == len(texte)
    assert montre.translate(retour) == texte
    assert shielded("sans") == ("sans", {})


@pytest.mark.parametrize(
    ("texte", "lu"),
    [
        ("a:\n\u00a0\u00a0b: 1\n", "a:\n  b: 1\n"),
        ("a:\u202f\n  b: 1\n", "a: \n  b: 1\n"),
        ("l:\n  -\u00a0un\n", "l:\n  - un\n"),
        ("a: 1\n\u200b\nb: 2\n", "a: 1\n\nb: 2\n"),
        ("a: 1\n\u2028\nb: 2\n", "a: 1\n\nb: 2\n"),
        ("a:\x85\n  b: 1\n", "a:\n  b: 1\n"),
        ("a: un\n  \u00a0deux\n", None),
        ("a: |\n  un\n \u00a0deux\n", None),
        ("a: un\u00a0deux\n", None),
    ],
)
def test_un_blanc_etrange_la_ou_yaml_compte(texte: str, lu: str | None) -> None:
    trouve = odd_blanks(texte)
    if lu is None:
        assert trouve is None or apply(texte, trouve.edits).split("\n")[0] == texte.split("\n")[0]
    else:
        assert trouve is not None and apply(texte, trouve.edits) == lu


@pytest.mark.parametrize(
    ("ecrit", "lu"),
    [
        ("siret", "siret"), ("s\u0456ret", "siret"), ("siret\u200b", "siret"), ("\ufeffsiret", "siret"),
        ("sir\u2028et", "siret"), ("siret\u00a0", "siret"), ("\uff53iret", "siret"), ("intitulé", "intitulé"),
        ("прож", "прож"), ("bud\u00adget", "budget"),
    ],
)  # fmt: skip
def test_une_cle_deguisee(ecrit: str, lu: str) -> None:
    assert plain_key(ecrit) == lu


@pytest.mark.parametrize(
    ("caractere", "nom", "code"),
    [
        ("\u2028", "séparateur de lignes", "U+2028"), ("\x85", "saut de ligne d'ancien système", "U+0085"),
        ("\u200b", "espace de largeur nulle", "U+200B"), ("\u0430", "lettre cyrillique", "U+0430"),
        ("\u202e", "commande de sens d'écriture", "U+202E"),
    ],
)  # fmt: skip
def test_un_caractere_a_un_nom(caractere: str, nom: str, code: str) -> None:
    assert (name_of(caractere), code_of(caractere)) == (nom, code)


VALEURS = "a: 1 500 # note\nb: \"x y\"\nc: 'l''eau'\nd: [un, deux]\ne: |\n  z\nf: {g: 3}\n"


@pytest.mark.parametrize(
    ("chemin", "texte", "ligne"),
    [
        (("a",), "1 600", "a: 1 600 # note"),
        (("a",), "un : deux", 'a: "un : deux" # note'),
        (("b",), 'dit "oui"', 'b: "dit \\"oui\\""'),
        (("c",), "l'air", "c: 'l''air'"),
        (("d", 0), "trois, quatre", 'd: ["trois, quatre", deux]'),
        (("f", "g"), "3,50", 'f: {g: "3,50"}'),
        (("e",), "z", None),
        (("d",), "z", None),
        (("rien",), "z", None),
    ],
)
def test_une_valeur_ecrite_a_la_place_d_une_autre(
    chemin: tuple[str | int, ...], texte: str, ligne: str | None
) -> None:
    edit = replacing(read_document(VALEURS.encode()), chemin, texte)
    if ligne is None:
        assert edit is None
    else:
        assert edit is not None
        apres = apply(VALEURS, [edit])
        assert ligne in apres.split("\n")
        node = read_document(apres.encode()).node(chemin)
        assert getattr(node, "text", None) == texte


@pytest.mark.parametrize("texte", ["l'eau", 'dit "oui"', "C:\\x", "'\"\\", "# : -"])
def test_des_guillemets_autour_d_une_valeur(texte: str) -> None:
    ligne = f"a: {texte}"
    apres = apply(ligne, enclosing(Span.at(1, 4, 1, len(ligne) + 1), texte))
    node = read_document(apres.encode()).node(("a",))
    assert getattr(node, "text", None) == texte
    for guillemet in "'\"":
        cite = read_document(f"a: {guillemet}{escaped(texte, guillemet)}{guillemet}".encode()).node(("a",))
        assert getattr(cite, "text", None) == texte

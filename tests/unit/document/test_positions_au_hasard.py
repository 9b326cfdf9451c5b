"""Properties of places, on texts written at random and on the texts that people wrote."""

from __future__ import annotations

import re
from pathlib import Path as FilePath
from typing import Any
from unittest.mock import patch

import pytest
from ecrivain import Texte, textes
from hypothesis import example, given, settings
from hypothesis import strategies as st
from lieux import lignes, noeuds, sources, tranche

from cvslint.document import reader
from cvslint.document.document import Document, read_document
from cvslint.document.nodes import MappingNode, ScalarNode, SequenceNode, is_empty
from cvslint.span import format_path, parse_path

RACINE = FilePath(__file__).parents[3]
DOSSIERS = [
    *sorted(RACINE.glob("examples/*/*.yaml")),
    *sorted(RACINE.glob("rules/*/*.yaml")),
    *sorted(RACINE.glob("rules/*/bases/*.yaml")),
    *sorted(RACINE.glob("tests/dossiers/*/*.yaml")),
]
sans_base = settings(database=None, derandomize=True, deadline=None, max_examples=150)


def _en_python(data: bytes) -> Document:
    with patch.object(reader, "CParser", None):
        return read_document(data)


def _lu(document: Document) -> Any:
    """All that a document says: its faults, each node with its kind, text and place (but that of a blank)."""
    arbre = [
        (
            chemin,
            type(node).__name__,
            (node.text, node.style) if isinstance(node, ScalarNode) else None,
            None if is_empty(node) else document.span(node),
            document.place(chemin),
        )
        for chemin, node in noeuds(document.root)
    ]
    return arbre, [(f.code, f.case, f.span, f.related) for f in document.faults]


@sans_base
@given(textes())
def test_chaque_valeur_est_la_ou_elle_est_ecrite(texte: Texte) -> None:
    document = read_document(texte.source.encode())
    assert document.faults == ()
    lus = sources(document)
    assert lus == {chemin: ecrit for chemin, (ecrit, _, _) in texte.ecrits.items()}
    for chemin, (_, ligne, colonne) in texte.ecrits.items():
        node = document.node(chemin)
        assert node is not None
        debut = document.span(node).start
        assert (debut.line, debut.column) == (ligne, colonne)


@sans_base
@given(textes())
def test_la_place_d_un_chemin_existe_des_qu_une_cle_le_porte(texte: Texte) -> None:
    document = read_document(texte.source.encode())
    for chemin, node in noeuds(document.root):
        place = document.place(chemin)
        assert (place is None) == (chemin == ())
        if place is None:
            continue
        dit = tranche(texte.source, place)
        if isinstance(node, ScalarNode) and not is_empty(node):
            assert dit == texte.ecrits[chemin][0]
        elif isinstance(chemin[-1], str):
            assert dit.strip("'\"") == chemin[-1]
        else:
            assert len(dit) == 1
        # What is not written is shown by what holds it.
        if isinstance(node, (MappingNode, SequenceNode)):
            assert document.place((*chemin, "absente", 3, "x")) == place


@sans_base
@given(textes())
def test_les_deux_analyseurs_lisent_de_meme(texte: Texte) -> None:
    data = texte.source.encode()
    assert _lu(read_document(data)) == _lu(_en_python(data))


@settings(sans_base, max_examples=80)
@given(textes())
def test_les_fins_de_ligne_ne_changent_rien(texte: Texte) -> None:
    unix = "\n".join(lignes(texte.source))
    attendu = _lu(read_document(unix.encode()))
    for fin in ("\r\n", "\r"):
        assert _lu(read_document(unix.replace("\n", fin).encode())) == attendu
    assert _lu(read_document(b"\xef\xbb\xbf" + unix.encode())) == attendu


@pytest.mark.parametrize("fichier", DOSSIERS, ids=lambda f: f"{f.parent.name}/{f.stem}")
def test_les_deux_analyseurs_lisent_de_meme_les_fichiers_du_depot(fichier: FilePath) -> None:
    data = fichier.read_bytes()
    assert _lu(read_document(data)) == _lu(_en_python(data))


@pytest.mark.parametrize("fichier", DOSSIERS, ids=lambda f: f"{f.parent.name}/{f.stem}")
def test_chaque_valeur_d_un_fichier_commence_par_ce_qu_elle_dit(fichier: FilePath) -> None:
    """The first line of a plain value's source is the beginning of its text."""
    document = read_document(fichier.read_bytes())
    for _, node in noeuds(document.root):
        if isinstance(node, ScalarNode) and node.style == "plain" and node.text:
            source = tranche(document.source.text, document.span(node))
            # An anchor that an alias names stands before its value, and belongs to it.
            assert node.text.split() == re.sub(r"^&\S+\s+", "", source).split()


SIGNES = st.sampled_from(
    [*"ab:- \n\r\t#'\"[]{},&*!|>%@`?\\é🌱\u2028\u00a0", "a: ", "\n  ", "- ", "---", "<<: "]
)


@settings(sans_base, max_examples=400)
@given(st.lists(SIGNES, max_size=25).map("".join))
@example("a: 'x\n")
@example('a: "\\q"\n')
@example("? a\n")
@example("- &a [*a]\n")
@example("!!binary =\n")
@example("{? : }")
@example(": 1\n")
def test_aucun_texte_ne_fait_lever_la_lecture(texte: str) -> None:
    """Whatever is typed: a tree or a fault, and every place lies in the text."""
    for document in (read_document(texte.encode()), _en_python(texte.encode())):
        assert document.root is not None or document.faults
        toutes = lignes(document.source.text)
        for fault in document.faults:
            for span in (fault.span, *(span for span, _ in fault.related)):
                assert 1 <= span.start.line <= span.end.line
                assert span.start <= span.end
                if fault.case.startswith("crochet_ouvert"):
                    continue  # told by test_un_crochet_ouvert_en_fin_de_fichier
                assert span.start.line <= len(toutes)
                assert span.start.column <= len(toutes[span.start.line - 1]) + 1


@settings(sans_base, max_examples=300)
@given(st.binary(max_size=60))
def test_aucun_octet_ne_fait_lever_la_lecture(data: bytes) -> None:
    document = read_document(data)
    assert document.root is not None or document.faults


CLES = st.one_of(st.integers(0, 10**6), st.text(alphabet='ab_9é."[]\\ \n', max_size=8))


@settings(sans_base, max_examples=300)
@given(st.lists(CLES, max_size=6).map(tuple))
def test_un_chemin_ecrit_se_relit(chemin: tuple[str | int, ...]) -> None:
    assert parse_path(format_path(chemin)) == chemin

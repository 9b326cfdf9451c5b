"""Texts beyond what a dossier can ask for end in YML004, at once."""

from __future__ import annotations

import time

import pytest

from cvslint.document.bounds import MAX_DEPTH, MAX_NODES
from cvslint.document.document import Document, read_document
from cvslint.document.source import MAX_BYTES

VITE = 5.0
"""Seconds: far above what a refusal takes, far below what following a bomb would."""


def _vite(data: bytes) -> Document:
    debut = time.perf_counter()
    document = read_document(data)
    assert time.perf_counter() - debut < VITE
    return document


def _refuse(data: bytes, case: str) -> None:
    document = _vite(data)
    assert document.root is None
    assert [(fault.code, fault.case) for fault in document.faults] == [("YML004", case)]


def _bombe(largeur: int, etages: int) -> bytes:
    lignes = [f"a0: &a0 [{', '.join(['x'] * largeur)}]"]
    lignes += [f"a{n}: &a{n} [{', '.join([f'*a{n - 1}'] * largeur)}]" for n in range(1, etages)]
    return "\n".join(lignes).encode()


def test_un_fichier_trop_lourd() -> None:
    _refuse(b"a: 1\n" + b"#" * MAX_BYTES, "taille")


def test_un_fichier_juste_assez_leger() -> None:
    tete = b"a: 1\n#"
    document = _vite(tete + b"x" * (MAX_BYTES - len(tete)))
    assert document.faults == ()


@pytest.mark.parametrize("ouvrant", ["[", "{a: "])
def test_des_blocs_en_ligne_trop_emboites(analyseur, ouvrant: str) -> None:
    fermant = "]" if ouvrant == "[" else "}"
    _refuse((f"a: {ouvrant * 500}1{fermant * 500}\n").encode(), "profondeur")


def test_des_blocs_en_retrait_trop_emboites(analyseur) -> None:
    _refuse("".join(f"{' ' * n}k:\n" for n in range(200)).encode(), "profondeur")


@pytest.mark.parametrize("ouvrant", [b"[", b"{", b"- ", b"? ", b"{? "])
def test_un_puits_sans_fond_ne_fait_pas_tomber_la_lecture(analyseur, ouvrant: bytes) -> None:
    """Thousands of openings that nothing closes: no crash, no recursion error, one finding."""
    document = _vite(ouvrant * 20_000)
    assert document.root is None
    assert [fault.code for fault in document.faults] in (["YML004"], ["YML001"])


def test_la_profondeur_permise_est_lue(analyseur) -> None:
    profond = MAX_DEPTH - 2
    assert _vite(f"a: {'[' * profond}1{']' * profond}\n".encode()).faults == ()


def test_une_bombe_d_alias(analyseur) -> None:
    _refuse(_bombe(9, 9), "noeuds")


def test_une_bombe_d_alias_profonde(analyseur) -> None:
    _refuse(_bombe(2, 40), "noeuds")


def test_beaucoup_de_noeuds_sans_alias() -> None:
    _refuse(b"a: [" + b"1," * (MAX_NODES + 1) + b"]\n", "noeuds")


def test_quelques_alias_ne_sont_pas_une_bombe(analyseur) -> None:
    assert _vite(_bombe(5, 3)).faults[:-1] == ()


@pytest.mark.parametrize(
    "texte",
    ["a: &x [1, *x]\n", "a: &x {k: *x}\n", "a: &x\n  b:\n    - *x\n", "&r a: 1\nb: &y [[*y]]\n", "&x [*x]\n"],
)
def test_un_alias_dans_sa_propre_ancre(analyseur, texte: str) -> None:
    _refuse(texte.encode(), "alias_de_soi")


def test_une_limite_depassee_se_dit_a_sa_place() -> None:
    (fault,) = read_document(b"a: 1\nb:\n  - &x [1, *x]\n").faults
    assert (fault.span.start.line, fault.span.start.column, fault.span.end.column) == (3, 12, 14)

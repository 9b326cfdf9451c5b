"""RNA numbers: a W and nine characters, and what people type there instead."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cvslint.model.rna import examiner_rna, normaliser_rna


@given(
    st.from_regex(r"W[0-9][A-Z0-9][0-9]{7}", fullmatch=True),
    st.sampled_from(["", " ", "\u00a0", "\u200b", "\t"]),
)
def test_tout_rna_bien_forme_passe_avec_espaces_et_minuscules(rna: str, espace: str) -> None:
    texte = espace.join(rna.lower())
    assert normaliser_rna(texte) == rna
    assert examiner_rna(texte) is None


@pytest.mark.parametrize("rna", ["W595999999", "W9P1002760", "W2A1000123", "w9c 1 00 20 30"])
def test_rna_reels_de_corse_et_d_outre_mer(rna: str) -> None:
    assert examiner_rna(rna) is None


@pytest.mark.parametrize(
    ("texte", "motif"),
    [
        ("0595012346", "ancien numéro de préfecture"),
        ("595012346", "il manque le W du début"),
        ("999000110", "c'est un SIREN"),
        ("999 000 110 00018", "c'est un SIRET"),
        ("178-236", "numero_inscription_registre"),
        ("178/236", "numero_inscription_registre"),
        ("Volume 12, Folio 34", "numero_inscription_registre"),
        ("tribunal de Strasbourg", "numero_inscription_registre"),
        ("A2021STR000123", "numero_inscription_registre"),
        ("W59500O123", "la lettre « O » tient la place d'un zéro : vouliez-vous écrire W595000123 ?"),
        ("W5950I2345", "la lettre « I » tient la place d'un 1 : vouliez-vous écrire W595012345 ?"),
        ("W59501234", "9 caractères au lieu de 10"),
        ("W5950123456", "11 caractères au lieu de 10"),
        ("RNA W595012345", "sans rien devant"),
        ("X595012345", "commence par la lettre W"),
        ("W59A012345", "9 chiffres sont attendus"),
        ("W²95012345", "« ² » n'est pas un chiffre ordinaire"),
        ("W５95012345", "« ５ » n'est pas un chiffre ordinaire"),
        ("en cours", "ce n'est pas un numéro"),
        ("", "ce n'est pas un numéro"),
    ],
)
def test_motifs(texte: str, motif: str) -> None:
    assert motif in (examiner_rna(texte) or "")


@given(st.text())
def test_aucun_texte_ne_fait_tomber_l_examen(texte: str) -> None:
    motif = examiner_rna(texte)
    assert motif is None or motif

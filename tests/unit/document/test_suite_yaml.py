"""The public YAML Test Suite: no text makes the reading raise, and a refusal has a place in the text."""

from __future__ import annotations

import json
import re
from pathlib import Path as FilePath
from typing import Any
from unittest.mock import patch

import pytest
from lieux import feuilles, lignes

from cvslint.document import reader
from cvslint.document.document import Document, read_document

SUITE = json.loads(
    (FilePath(__file__).parents[2] / "data/yaml-test-suite/yaml-test-suite.json").read_text(encoding="utf-8")
)
CAS: list[dict[str, Any]] = SUITE["cases"]
A_REFUSER = [cas for cas in CAS if cas["fail"]]
# « [?x] »: the parser in C takes the question mark for the sign of a long key.
AVEC_JSON = [c for c in CAS if not c["fail"] and c.get("json") and c["id"] != "HM87/01"]


def _nom(cas: dict[str, Any]) -> str:
    return str(cas["id"])


_DIRECTIVE = re.compile(r"^%(YAML|TAG)\b", re.MULTILINE)


def _lus(cas: dict[str, Any]) -> list[Document]:
    data = cas["yaml"].encode("utf-8")
    if _DIRECTIVE.search(cas["yaml"]):
        return [read_document(data)]  # the pure parser: test_une_directive
    with patch.object(reader, "CParser", None):
        pur = read_document(data)
    return [read_document(data), pur]


def test_la_suite_est_entiere() -> None:
    assert len(CAS) == SUITE["counts"]["cases"] == 402
    assert len(A_REFUSER) == SUITE["counts"]["must_fail"] == 94


@pytest.mark.parametrize("cas", CAS, ids=_nom)
def test_aucun_cas_ne_fait_lever_la_lecture(cas: dict[str, Any]) -> None:
    for document in _lus(cas):
        assert document.root is not None or document.faults
        for fault in document.faults:
            assert fault.code.startswith("YML")


@pytest.mark.parametrize("cas", A_REFUSER, ids=_nom)
def test_un_refus_a_sa_place_dans_le_texte(cas: dict[str, Any]) -> None:
    for document in _lus(cas):
        toutes = lignes(document.source.text)
        for fault in document.faults:
            debut, fin = fault.span.start, fault.span.end
            assert 1 <= debut.line <= fin.line <= len(toutes)
            assert 1 <= debut.column <= len(toutes[debut.line - 1]) + 1
            assert debut <= fin


def test_presque_tout_ce_qui_doit_etre_refuse_l_est() -> None:
    """What the parsers in use are known to let through; a newer one may refuse more, never less."""
    passes = [cas["id"] for cas in A_REFUSER if not read_document(cas["yaml"].encode()).faults]
    assert len(passes) <= 16, passes


def _scalaires(valeur: Any) -> list[Any]:
    if isinstance(valeur, dict):
        return [feuille for contenu in valeur.values() for feuille in _scalaires(contenu)]
    if isinstance(valeur, list):
        return [feuille for contenu in valeur for feuille in _scalaires(contenu)]
    return [valeur]


@pytest.mark.parametrize("cas", AVEC_JSON, ids=_nom)
def test_les_textes_lus_sont_ceux_de_la_suite(cas: dict[str, Any]) -> None:
    """Where the whole text is read without a remark, its strings are those of the suite, in order."""
    document = read_document(cas["yaml"].encode())
    if document.root is None or document.faults:
        return
    try:
        attendu = _scalaires(json.loads(cas["json"]))
    except json.JSONDecodeError:
        return
    lus = list(feuilles(document).values())
    if len(lus) != len(attendu):
        return
    for lu, du in zip(lus, attendu, strict=True):
        if isinstance(du, str):
            assert lu == du

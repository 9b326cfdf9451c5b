"""One fault, one finding, whatever the field: what cannot be read is told once, what is missing is told once."""

from __future__ import annotations

import json
from collections.abc import Iterator
from functools import cache
from typing import Any

import pytest
from attentes import EXEMPLES

from cvslint.campagne.ecriture import valeur
from cvslint.document.document import Document, read_document
from cvslint.document.nodes import MappingNode, Node, ScalarNode, SequenceNode
from cvslint.findings import Severity
from cvslint.span import Path, format_path

BASES = {
    nom: (EXEMPLES / "conformes" / f"{nom}.yaml").read_text(encoding="utf-8")
    for nom in ("association-minimale", "association-complete", "projet-metropolitain")
}


def _feuilles(node: Node | None, chemin: Path = ()) -> Iterator[tuple[Path, ScalarNode]]:
    if isinstance(node, ScalarNode):
        yield chemin, node
    elif isinstance(node, MappingNode):
        for cle, (_, valeur) in node.entries.items():
            yield from _feuilles(valeur, (*chemin, cle))
    elif isinstance(node, SequenceNode):
        for rang, item in enumerate(node.items):
            yield from _feuilles(item, (*chemin, rang))


def _remplace(document: Document, node: ScalarNode, ecrit: str) -> str:
    texte = document.source.text
    fin = node.end.index
    if node.style == "block":
        # The blank line that follows belongs to the file, not to the value.
        fin = node.start.index + len(texte[node.start.index : fin].rstrip())
    return texte[: node.start.index] + ecrit + texte[fin:]


CAS = [
    pytest.param(nom, chemin, id=f"{nom}:{format_path(chemin)}")
    for nom, texte in BASES.items()
    for chemin, _ in _feuilles(read_document(texte.encode()).root)
    # One budget is enough, and what is special about the metropolitan project is in « projet ».
    if nom == "association-minimale"
    or ("budget" not in chemin and nom == "association-complete")
    or (
        nom == "projet-metropolitain"
        and chemin[1:2] in (("territoires",), ("metropolitain",), ("referents_sollicites",))
    )
]


@pytest.mark.parametrize(("base", "chemin"), CAS)
def test_une_valeur_illisible_ne_se_dit_qu_une_fois(base: str, chemin: Path, controler) -> None:
    document = read_document(BASES[base].encode())
    node = document.node(chemin)
    assert isinstance(node, ScalarNode)
    texte = _remplace(document, node, "!x y")
    graves = [f for f in controler(texte).findings if f.severity is not Severity.INFO]
    assert [(f.rule, f.span.start.line) for f in graves] == [("YML005", node.start.line + 1)]
    (constat,) = graves
    assert constat.span.start.column == node.start.column + 1


def _chemins(donnees: Any, chemin: Path = ()) -> Iterator[Path]:
    """Every key of a dossier, but those of the items of a list."""
    if isinstance(donnees, dict):
        for cle, contenu in donnees.items():
            yield (*chemin, cle)
            yield from _chemins(contenu, (*chemin, cle))


@cache
def _ecrit(nom: str) -> str:
    return json.dumps(_lu(nom))


def _lu(nom: str) -> Any:
    return valeur(read_document(BASES[nom].encode()).root)


ABSENCES = [
    pytest.param(nom, chemin, id=f"{nom}:{format_path(chemin)}")
    for nom in ("association-minimale", "association-complete")
    for chemin in _chemins(_lu(nom))
    # A line of a budget that goes leaves its totals false, and its counterpart alone: other tests look at these.
    if not {"charges", "produits", "contributions_volontaires", "total_general"} & set(chemin[1:])
]


@pytest.mark.parametrize("vide", [False, True], ids=["absente", "vide"])
@pytest.mark.parametrize(("base", "chemin"), ABSENCES)
def test_une_partie_absente_ne_se_dit_qu_une_fois(base: str, chemin: Path, vide: bool, controler) -> None:
    donnees = json.loads(_ecrit(base))
    porteur = donnees
    for pas in chemin[:-1]:
        porteur = porteur[pas]
    if vide:
        porteur[chemin[-1]] = ""
    else:
        del porteur[chemin[-1]]
    dits = [
        f
        for f in controler(json.dumps(donnees, ensure_ascii=False)).findings
        if f.severity is not Severity.INFO
    ]
    assert len(dits) <= 1, [(f.rule, f.message) for f in dits]

"""The scalars that the parser in C has us make are those that its events would have told."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any
from unittest.mock import patch

import pytest
from ruamel.yaml.events import ScalarEvent

from cvslint.document import reader
from cvslint.document.bounds import MAX_NODES
from cvslint.document.nodes import MappingNode, ScalarNode, SequenceNode, UnreadableNode
from cvslint.document.reader import Tree, read_tree

pytestmark = pytest.mark.skipif(reader.CParser is None, reason="sans analyseur en C")

EXEMPLES = sorted((Path(__file__).parents[3] / "examples" / "conformes").glob("*.yaml"))
TEXTES = {
    "ancre": "a: &x un\nb: *x\nc: &seule deux\n",
    "ancre-de-cle": "&x a: un\nb: *x\n",
    "etiquette": "a: !!str 12\nb: !truc 13\n? !!str c\n: d\n",
    "vides": "a:\nb: ''\nc: [,\n",
    "styles": "a: 'un'\nb: \"deux\"\nc: |\n  trois\nd: >-\n  quatre\n- e\n",
    "liste": "- un\n- [deux, {trois: quatre}]\n- - cinq\n",
    "un-seul": "un\n",
    "deux-documents": "--- un\n--- deux\n",
    "doubles": "a: un\na: deux\n? [b]\n: trois\n",
    "separateurs": "a: un\u2028deux\n\u0085b: trois\n",
    "trop": "[" + "a," * (MAX_NODES + 1) + "]",
} | {fichier.stem: fichier.read_text(encoding="utf-8") for fichier in EXEMPLES}


def _dit(node: Any) -> Any:
    """All that a node is."""
    if node is None:
        return None
    bornes = [(marque.line, marque.column, marque.index) for marque in (node.start, node.end)]
    match node:
        case ScalarNode():
            return type(node), bornes, node.text, node.style
        case MappingNode():
            return (
                bornes,
                [(cle, *map(_dit, paire)) for cle, paire in node.entries.items()],
                len(node.repeated),
            )
        case SequenceNode():
            return bornes, list(map(_dit, node.items))
        case UnreadableNode():
            return bornes, list(map(_dit, node.hidden))


def _tout(tree: Tree) -> Any:
    return _dit(tree.root), tree.faults, tree.odd_keys


@pytest.mark.parametrize("texte", TEXTES.values(), ids=TEXTES)
def test_un_evenement_et_un_noeud_disent_la_meme_chose(texte: str) -> None:
    lu = _tout(read_tree(texte, twice=False))
    with patch.object(reader, "_C", None):
        assert _tout(read_tree(texte, twice=False)) == lu


@pytest.mark.parametrize("texte", ["a: un\n", "a: [un\n", TEXTES["trop"]], ids=["lu", "faute", "trop"])
def test_le_parseur_reprend_ses_evenements(texte: str) -> None:
    read_tree(texte, twice=False)
    assert reader._C.ScalarEvent is ScalarEvent


def test_deux_fils_ne_melent_pas_leurs_textes() -> None:
    textes = ["".join(f"{lettre}{n}: '{lettre}'\n" for n in range(300)) + "z: \u2028" for lettre in "abcd"]
    attendus = [_tout(read_tree(texte)) for texte in textes]
    with ThreadPoolExecutor(len(textes)) as fils:
        assert list(fils.map(lambda texte: _tout(read_tree(texte)), textes)) == attendus

"""Seeing a document as an editor does: lines, slices, leaves with their paths."""

from __future__ import annotations

import re
from collections.abc import Iterator

from cvslint.document.document import Document
from cvslint.document.nodes import MappingNode, Node, ScalarNode, SequenceNode
from cvslint.span import Path, Span

_FIN_DE_LIGNE = re.compile(r"\r\n|\n|\r")


def lignes(texte: str) -> list[str]:
    """The lines of a text without their ends: LF, CRLF and CR end a line, nothing else does."""
    return _FIN_DE_LIGNE.split(texte)


def tranche(texte: str, span: Span) -> str:
    """What a span covers, line ends as ``\\n``."""
    toutes = lignes(texte)
    bouts = toutes[span.start.line - 1 : span.end.line]
    bouts[-1] = bouts[-1][: span.end.column - 1]
    bouts[0] = bouts[0][span.start.column - 1 :]
    return "\n".join(bouts)


def noeuds(node: Node | None, chemin: Path = ()) -> Iterator[tuple[Path, Node]]:
    """Every node of a tree with its path, in the order of the text."""
    if node is None:
        return
    yield chemin, node
    if isinstance(node, MappingNode):
        for cle, (_, valeur) in node.entries.items():
            yield from noeuds(valeur, (*chemin, cle))
    elif isinstance(node, SequenceNode):
        for rang, item in enumerate(node.items):
            yield from noeuds(item, (*chemin, rang))


def feuilles(document: Document) -> dict[Path, str]:
    """The text of every scalar by its path."""
    return {c: n.text for c, n in noeuds(document.root) if isinstance(n, ScalarNode)}


def sources(document: Document) -> dict[Path, str]:
    """What the span of every scalar that is not empty covers in the text, by path."""
    return {
        chemin: tranche(document.source.text, document.span(node))
        for chemin, node in noeuds(document.root)
        if isinstance(node, ScalarNode) and (node.text or node.style != "plain")
    }

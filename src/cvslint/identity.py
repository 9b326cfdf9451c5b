"""Fingerprints: what makes a finding the same one in another run, on another machine, after other edits."""

from __future__ import annotations

import hashlib

from cvslint.document.document import Document
from cvslint.document.nodes import MappingNode, Node, ScalarNode
from cvslint.french import fold
from cvslint.span import Key, Path, format_path

_NAMES = (
    "id",
    "enonce",
    "quartier",
    "ville",
    "intitule",
    "libelle",
    "structure",
    "acteur",
    "service",
    "nom",
    "organisme",
    "type",
    "commune",
    "exercice",
)
"""The fields that name an item of a list, the first one written wins; its rank may change, these seldom do."""


def fingerprint(rule: str, path: Path, document: Document) -> str:
    """A key from the rule, the path with each rank replaced by the item's name, and the value as text."""
    written = document.written(path)[1:]
    nodes = (*written, *[None] * (len(path) - len(written)))
    stable: list[Key] = []
    for key, node in zip(path, nodes, strict=True):
        stable.append((_name(node) or f"[{key}]") if isinstance(key, int) else key)
    node = nodes[-1] if nodes else document.root
    value = fold(node.text) if isinstance(node, ScalarNode) else ""
    return hashlib.sha256("\0".join((rule, format_path(tuple(stable)), value)).encode()).hexdigest()[:16]


def _name(node: Node | None) -> str | None:
    if isinstance(node, ScalarNode):
        return fold(node.text)
    if not isinstance(node, MappingNode):
        return None
    for name in _NAMES:
        entry = node.entries.get(name)
        if entry is not None and isinstance(entry[1], ScalarNode):
            return fold(entry[1].text)
    return None

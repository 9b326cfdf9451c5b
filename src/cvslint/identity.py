"""Fingerprints: what makes a finding the same one in another run, on another machine, after other edits."""

from __future__ import annotations

import hashlib
import re

from cvslint.document.document import Document
from cvslint.document.nodes import MappingNode, Node, ScalarNode
from cvslint.french import fold
from cvslint.late_pattern import late_pattern
from cvslint.model.formulaire import Formulaire
from cvslint.reparations.formes import Genre, forme_usuelle
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

_KINDS: dict[str, Genre] = {
    "siret": "SIRET",
    "rna": "RNA",
    "quartier": "quartier",
    "territoires": "quartier",
    "id": "ambition",
    "ambitions": "ambition",
}
"""The kind of value that a field holds, by its key; any other may hold a date or an amount."""

_NUMBER = late_pattern("[^a-z]*[0-9]", re.IGNORECASE)
"""How a date or an amount begins."""

_SHORT = 40
"""The longest text (characters) that is read as one."""

_PROSE = 300
"""A longer text (characters) is no number, date or name."""


def fingerprint(rule: str, path: Path, document: Document, formulaire: Formulaire) -> str:
    """A key from the rule, the path with each rank replaced by the item's name, and the value in its usual form."""
    written = document.written(path)[1:]
    nodes = (*written, *[None] * (len(path) - len(written)))
    stable: list[Key] = []
    field = ""
    for key, node in zip(path, nodes, strict=True):
        if isinstance(key, int):
            stable.append(_name(node, field, formulaire) or f"[{key}]")
        else:
            field = key
            stable.append(key)
    node = nodes[-1] if nodes else document.root
    value = _usual(node.text, field, formulaire) if isinstance(node, ScalarNode) else ""
    return hashlib.sha256("\0".join((rule, format_path(tuple(stable)), value)).encode()).hexdigest()[:16]


def _name(node: Node | None, field: str, formulaire: Formulaire) -> str | None:
    """What names an item of the list ``field``."""
    if isinstance(node, ScalarNode):
        return _usual(node.text, field, formulaire)
    if not isinstance(node, MappingNode):
        return None
    for name in _NAMES:
        entry = node.entries.get(name)
        if entry is not None and isinstance(entry[1], ScalarNode):
            return _usual(entry[1].text, name, formulaire)
    return None


def _usual(text: str, field: str, formulaire: Formulaire) -> str:
    """The value of a field, the same however it is spelled."""
    if len(text) > _PROSE:
        return fold(text)
    kind = _KINDS.get(field)
    if kind is not None:
        return fold(forme_usuelle(kind, text, formulaire) or text)
    if len(text) > _SHORT or _NUMBER.match(text) is None:
        return fold(text)
    return fold(forme_usuelle("date", text, formulaire) or forme_usuelle("montant", text, formulaire) or text)

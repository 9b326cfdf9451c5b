"""Fingerprints: what makes a finding the same one in another run, on another machine, after other edits."""

from __future__ import annotations

import hashlib
import re

from cvslint.document.document import Document
from cvslint.document.nodes import MappingNode, Node, ScalarNode
from cvslint.french import fold
from cvslint.late_pattern import late_pattern
from cvslint.model.formulaire import Formulaire
from cvslint.reparations.formes import (
    forme_d_ambition,
    forme_de_date,
    forme_de_montant,
    forme_de_quartier,
    forme_de_rna,
    forme_de_siret,
)
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

_NUMBER = late_pattern("[^a-z]*[0-9]", re.IGNORECASE)
"""How a date or an amount begins."""

_SHORT = 40
"""The longest text (characters) that is read as one."""

_PROSE = 300
"""A longer text (characters) is no number, date or name."""


def fingerprint(rule: str, path: Path, document: Document, formulaire: Formulaire) -> str:
    """A key from the rule, the path with each rank replaced by the item's name, and the value in its usual form."""
    nodes = document.written(path)[1:]
    nodes += [None] * (len(path) - len(nodes))
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
    match field:
        case "siret":
            usual = forme_de_siret(text)
        case "rna":
            usual = forme_de_rna(text)
        case "quartier" | "territoires":
            usual = forme_de_quartier(text, (), formulaire)
        case "id" | "ambitions":
            usual = forme_d_ambition(text, formulaire)
        case _ if len(text) <= _SHORT and _NUMBER.match(text):
            usual = forme_de_date(text) or forme_de_montant(text)
        case _:
            usual = None
    return fold(usual or text)

"""The decimal comma that YAML takes away inside braces: ``{montant: 149,50}`` is an amount of 149 and a key « 50 »."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise

from cvslint.document.nodes import MappingNode, Node, ScalarNode, UnreadableNode, is_empty
from cvslint.late_dataclass import late_dataclass
from cvslint.late_pattern import late_pattern

_EUROS = late_pattern(r"-?\d[\d\s._]*")
_MOST_KEYS = 100
_CENTIMES = late_pattern(r"\d{1,2}(?:\s*(?:€|EUR|euros?))?", re.IGNORECASE)


@late_dataclass
class Virgule:
    """An amount cut by its comma, the key that its cents became, and the whole."""

    montant: ScalarNode
    cle: ScalarNode
    texte: str


def virgules(node: MappingNode, montants: frozenset[str]) -> list[Virgule]:
    """The amounts among the keys ``montants`` of a block in braces that are cut at their comma."""
    if not node.flow or not any(cle[:1].isdigit() for cle in node.entries):
        return []
    return [
        Virgule(valeur, suivante, f"{valeur.text},{suivante.text}")
        for (cle, valeur), (suivante, apres) in pairwise(_entrees(node))
        if cle.text in montants and isinstance(valeur, ScalarNode) and _coupe(valeur, suivante, apres)
    ]


def coupee(node: MappingNode, cle: ScalarNode) -> str | None:
    """The key of the text that a comma cut, of which ``cle`` holds the rest: ``{cible: 12,5 %}``.

    ``None`` when it holds none, or among more keys than a block of the form has.
    """
    if not node.flow or cle.style != "plain" or len(node.entries) > _MOST_KEYS:
        return None
    if not is_empty(node.entries[cle.text][1]):
        return None
    avant = [entree for entree in _entrees(node) if entree[0].start.index < cle.start.index]
    for precedente, valeur in reversed(avant):
        if isinstance(valeur, ScalarNode) and valeur.style == "plain" and not is_empty(valeur):
            return precedente.text
        if precedente.style != "plain" or not is_empty(valeur):
            break
    return None


def _entrees(node: MappingNode) -> Iterator[tuple[ScalarNode, Node]]:
    """The entries in the order of the text, the repeated keys among them."""
    doubles = ((cle, UnreadableNode(cle.end, cle.end)) for cle in node.repeated)
    return iter(sorted((*node.entries.values(), *doubles), key=lambda entree: entree[0].start.index))


def _coupe(montant: ScalarNode, cle: ScalarNode, valeur: Node) -> bool:
    """Whether ``cle`` holds the cents of an amount, and nothing stands there."""
    nus = montant.style == cle.style == "plain" and (is_empty(valeur) or isinstance(valeur, UnreadableNode))
    return bool(nus and _EUROS.fullmatch(montant.text) and _CENTIMES.fullmatch(cle.text))

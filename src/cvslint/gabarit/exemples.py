"""The values that the rulebook's own dossiers give to each field: examples for who fills one in."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import lru_cache
from pathlib import Path as FilePath

from cvslint.campagne.campagne import Campagne
from cvslint.document.document import read_document
from cvslint.document.nodes import MappingNode, Node, ScalarNode, SequenceNode
from cvslint.gabarit.champs import RANG, CheminType

MINIMAL = "minimal"
COMPLET = "complet"


def exemples(campagne: Campagne) -> Mapping[CheminType, str]:
    """The first value of each field, from the smallest dossier first; of a list of texts, one a line."""
    return {**_lus(campagne.dossier, COMPLET), **_lus(campagne.dossier, MINIMAL)}


def remplis(campagne: Campagne, base: str) -> frozenset[CheminType]:
    """The fields that one of the pack's dossiers fills in, blocks and lists included."""
    return frozenset(chemin[:n] for chemin in _lus(campagne.dossier, base) for n in range(1, len(chemin) + 1))


@lru_cache(maxsize=8)
def _lus(dossier: FilePath, base: str) -> Mapping[CheminType, str]:
    fichier = dossier / "bases" / f"{base}.yaml"
    lus: dict[CheminType, str] = {}
    if fichier.is_file():
        for chemin, texte in _valeurs(read_document(fichier.read_bytes()).root, ()):
            lus.setdefault(chemin, texte)
    return lus


def _valeurs(node: Node | None, chemin: CheminType) -> Iterator[tuple[CheminType, str]]:
    if isinstance(node, ScalarNode) and node.text.strip():
        yield chemin, " ".join(node.text.split())
    elif isinstance(node, MappingNode):
        for cle, (_, contenu) in node.entries.items():
            yield from _valeurs(contenu, (*chemin, cle))
    elif isinstance(node, SequenceNode):
        textes = [item.text for item in node.items if isinstance(item, ScalarNode)]
        if textes and len(textes) == len(node.items):
            yield chemin, "\n".join(textes)
        for item in node.items:
            yield from _valeurs(item, (*chemin, RANG))

"""The smallest conforming dossier of the pack, each of its blocks told in a comment."""

from __future__ import annotations

from collections.abc import Iterator

from cvslint.campagne.campagne import Campagne
from cvslint.document.document import read_document
from cvslint.document.nodes import MappingNode, Node, SequenceNode
from cvslint.model.grille import Grille
from cvslint.model.titres import titre_de
from cvslint.span import Path

_COLONNE = 48
"""Where the comments stand, in characters."""


def dossier_commente(campagne: Campagne) -> str:
    """The text of the dossier.

    Only a line that opens a block takes a comment: after a free text, a ``#`` would take words away.
    """
    source = (campagne.dossier / "bases" / "minimal.yaml").read_bytes()
    titres = dict(_ouvertures(read_document(source).root, (), campagne.formulaire.grille))
    lignes = source.decode("utf-8").splitlines()
    for rang, titre in titres.items():
        if lignes[rang].endswith(":"):
            lignes[rang] = f"{lignes[rang]:<{_COLONNE}}# {titre}"
    return "".join(f"{ligne}\n" for ligne in lignes)


def _ouvertures(node: Node | None, chemin: Path, grille: Grille) -> Iterator[tuple[int, str]]:
    """The line of each key that opens a block or a list, from 0, and the title of its field."""
    if isinstance(node, SequenceNode):
        for rang, item in enumerate(node.items):
            yield from _ouvertures(item, (*chemin, rang), grille)
    elif isinstance(node, MappingNode):
        for nom, (cle, contenu) in node.entries.items():
            ici = (*chemin, nom)
            if isinstance(contenu, MappingNode | SequenceNode):
                yield cle.start.line, titre_de(ici, grille)
                yield from _ouvertures(contenu, ici, grille)

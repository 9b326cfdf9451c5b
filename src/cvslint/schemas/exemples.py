"""How a made-up dossier of the pack fills in each field: shown beside the field, never put in its place."""

from __future__ import annotations

from typing import Any, get_args

from cvslint.campagne.campagne import Campagne
from cvslint.document.document import read_document
from cvslint.document.nodes import MappingNode, Node, ScalarNode, SequenceNode
from cvslint.model.champs import Bloc
from cvslint.model.dossier import Dossier
from cvslint.schemas.champs import Place

_BASES = ("complet.yaml", "minimal.yaml")
_COURT = 90
"""The length (characters) beyond which an example would hide what it is an example of."""


def exemples_de(campagne: Campagne) -> dict[Place, str]:
    """The shortest writing of each field in the model dossiers of a pack; nothing for a pack that has none."""
    trouves: dict[Place, str] = {}
    for base in _BASES:
        fichier = campagne.dossier / "bases" / base
        if fichier.is_file():
            _parcourir(Dossier, read_document(fichier.read_bytes()).root, trouves)
    return trouves


def _parcourir(modele: type[Bloc], node: Node | None, trouves: dict[Place, str]) -> None:
    if not isinstance(node, MappingNode):
        return
    for nom, (_, valeur) in node.entries.items():
        info = modele.model_fields.get(nom)
        if info is None:
            continue
        bloc = _bloc_de(info.annotation)
        for element in valeur.items if isinstance(valeur, SequenceNode) else (valeur,):
            if bloc is not None:
                _parcourir(bloc, element, trouves)
            elif isinstance(element, ScalarNode):
                _retenir((modele.__name__, nom), " ".join(element.text.split()), trouves)


def _retenir(place: Place, texte: str, trouves: dict[Place, str]) -> None:
    if 0 < len(texte) <= min(_COURT, len(trouves.get(place, texte))):
        trouves[place] = texte


def _bloc_de(annotation: Any) -> type[Bloc] | None:
    """The block that a field holds, alone or in a list."""
    if isinstance(annotation, type) and issubclass(annotation, Bloc):
        return annotation
    return next((bloc for membre in get_args(annotation) if (bloc := _bloc_de(membre)) is not None), None)

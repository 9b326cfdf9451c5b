"""How a pack is written: the shape of its files, read with the same blocks as a dossier.

So an unknown key, a list where a block is due or a wrong date in a rule is told in French, at its line, with
the nearest known key.
"""

from __future__ import annotations

from typing import Annotated, Any, ClassVar

from pydantic import PlainValidator

from cvslint.document.nodes import MappingNode, Node, ScalarNode, SequenceNode
from cvslint.model.champs import Bloc, Date, Liste, OuiNon, Texte


def _noeud(node: Node) -> Node:
    return node


def _un_ou_plusieurs(node: Any) -> tuple[str, ...] | None:
    if isinstance(node, SequenceNode):
        return tuple(item.text for item in node.items if isinstance(item, ScalarNode))
    return (node.text,) if isinstance(node, ScalarNode) and node.text else None


Arbre = Annotated[Any, PlainValidator(_noeud)]
"""A part whose keys are free: its node as it stands."""

UnOuPlusieurs = Annotated[tuple[str, ...] | None, PlainValidator(_un_ou_plusieurs)]
"""One text, or a list of texts."""


class AppelEcrit(Bloc):
    """A condition."""

    sur: UnOuPlusieurs = None
    verifie: Texte = None
    avec: Arbre = None


class LieEcrit(Bloc):
    """A further place."""

    sur: Texte = None
    texte: Texte = None


class CasEcrit(AppelEcrit):
    """A case of a rule."""

    cle: Texte = None
    gravite: Texte = None
    si: Liste[AppelEcrit] = None
    message: Texte = None
    aide: Texte = None
    pourquoi: Texte = None
    lieu: Texte = None
    lieu_si_absent: Texte = None
    lie: Liste[LieEcrit] = None


class ExempleEcrit(Bloc):
    """An example of a rule."""

    titre: Texte = None
    base: Texte = None
    texte: Arbre = None
    encodage: Texte = None
    change: Arbre = None
    retire: Liste[Texte] = None
    commentaire: Arbre = None
    attendu: Arbre = None
    aussi: Liste[Texte] = None
    aujourdhui: Date = None


class RegleEcrite(CasEcrit):
    """A rule; one that has no ``cas`` is its own only case."""

    nom: Texte = None
    rubrique: Texte = None
    resume: Texte = None
    cas: Liste[CasEcrit] = None
    cede_a: Liste[Texte] = None
    origine: Texte = None
    lecture: Texte = None
    autre_lecture: Texte = None
    source: Texte = None
    citation: Texte = None
    silenciable: OuiNon = None
    reclame: OuiNon = None
    portee: Texte = None
    exemples: Liste[ExempleEcrit] = None


class FichierDeRegles(Bloc):
    """A file of rules."""

    rubrique: Texte = None
    origine: Texte = None
    source: Texte = None
    regles: Arbre = None


class FicheCampagne(Bloc):
    """The head of a pack, ``campagne.yaml``."""

    forme_courte: ClassVar[str | None] = None

    id: Texte = None
    titre: Texte = None
    version: Texte = None
    maj: Date = None
    source: Texte = None
    jour_des_exemples: Date = None
    rubriques: Arbre = None
    parametres: Arbre = None


def textes(node: Any) -> dict[str, str]:
    """The plain entries of a free block, as written."""
    if not isinstance(node, MappingNode):
        return {}
    return {cle: valeur.text for cle, (_, valeur) in node.entries.items() if isinstance(valeur, ScalarNode)}


def valeur(node: Any) -> Any:
    """A free part as plain texts, lists and dictionaries."""
    if isinstance(node, ScalarNode):
        return node.text
    if isinstance(node, SequenceNode):
        return [valeur(item) for item in node.items]
    if isinstance(node, MappingNode):
        return {cle: valeur(contenu) for cle, (_, contenu) in node.entries.items()}
    return None

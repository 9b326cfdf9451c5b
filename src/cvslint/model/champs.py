"""The field types of the dossier: each reads the text of its own node, and reports instead of raising.

An absent value is ``None``; so is one that cannot be read, but that one is remembered as such by the
:class:`~cvslint.model.lecture.Lecture` that every reader gets as its context.

Modules that define blocks do without ``from __future__ import annotations``: their types would be texts, and Pydantic
would compile each of them at every start.
"""

import datetime as dt
from collections.abc import Callable
from decimal import Decimal
from functools import partial
from typing import Annotated, Any, ClassVar, Self, TypeVar

from pydantic import (
    BaseModel,
    ConfigDict,
    GetCoreSchemaHandler,
    ModelWrapValidatorHandler,
    PlainValidator,
    ValidationInfo,
    ValidatorFunctionWrapHandler,
    WrapValidator,
    model_validator,
)
from pydantic_core import core_schema

from cvslint.document.nodes import MappingNode, Node, ScalarNode, SequenceNode, UnreadableNode
from cvslint.french import nearest
from cvslint.model.absence import est_absent
from cvslint.model.dates import lire_date
from cvslint.model.illisible import Illisible
from cvslint.model.lecture import Lecture
from cvslint.model.montants import lire_montant
from cvslint.model.nombres import lire_annee, lire_entier
from cvslint.model.ouinon import lire_ouinon
from cvslint.span import Position, Span

T = TypeVar("T")


class Lecteur(PlainValidator):
    """A reader of the text of a field, ``func(node, info)``.

    Pydantic would work out the signature of each, and a form of its value for writing, at every start: a reader has
    one signature, and a dossier is never written from its model.
    """

    def __get_pydantic_core_schema__(
        self, source_type: Any, handler: GetCoreSchemaHandler
    ) -> core_schema.CoreSchema:
        return core_schema.with_info_plain_validator_function(self.func)  # type: ignore[arg-type]


def nature(node: Node) -> str:
    """What is written there, as a French noun with its article."""
    if isinstance(node, SequenceNode):
        return "une liste"
    return "un bloc" if isinstance(node, MappingNode) else "un texte"


def texte_de(node: Node, lecture: Lecture, attendu: str) -> str | None:
    """The text of a scalar; ``None`` when it is absent, or when it is something else and that was told."""
    if isinstance(node, ScalarNode):
        return None if est_absent(node.text) else node.text.strip()
    if isinstance(node, UnreadableNode) or lecture.deja_dit(node):
        lecture.illisible(node)
    elif not lecture.est_blanc(node):
        lecture.refuse(node, "FMT002", attendu, trouve=nature(node), valeur=_ecrit(node, lecture))
    return None


def _ecrit(node: Node, lecture: Lecture) -> str:
    """What the author wrote in the place of a text, when it holds on one line."""
    span = lecture.document.span(node)
    return lecture.document.extract(span) if span.start.line == span.end.line else nature(node)


def lu(node: Node, lecture: Lecture, lire: Callable[[str], T], code: str, case: str) -> T | None:
    """The value that ``lire`` finds in a scalar; what it refuses becomes the fault ``code``."""
    texte = texte_de(node, lecture, case)
    return None if texte is None else lu_dans(texte, node, lecture, lire, code, case)


def lu_dans(
    texte: str, node: Node, lecture: Lecture, lire: Callable[[str], T], code: str, case: str
) -> T | None:
    """The value that ``lire`` finds in the text of ``node``, which is not absent; what it refuses becomes the fault
    ``code``."""
    try:
        return lire(texte)
    except Illisible as error:
        motif, propose, certain = error.motif, error.propose, error.certain
        lecture.refuse(node, code, case, certain=certain, valeur=texte, motif=motif, propose=propose)
        return None


def _texte(node: Node, info: ValidationInfo) -> str | None:
    """The text of a scalar in a field of prose, where a `#` after a space takes the author's words away.

    In a field of an amount, a date or a code, the same sign opens a comment.
    """
    lecture: Lecture = info.context  # type: ignore[assignment]
    if isinstance(node, ScalarNode) and node.style == "plain":
        mange = lecture.mange(node)
        if mange is not None:
            lecture.refuse(node, "YML005", "diese", mange, texte=lecture.document.extract(mange))
            return None
    return texte_de(node, lecture, "texte")


def _code(node: Node, info: ValidationInfo) -> str | None:
    return texte_de(node, info.context, "texte")  # type: ignore[arg-type]


def _lu(lire: Callable[[str], T], code: str, case: str) -> Callable[[Node, ValidationInfo], T | None]:
    def valide(node: Node, info: ValidationInfo) -> T | None:
        lecture: Lecture = info.context  # type: ignore[assignment]
        texte = texte_de(node, lecture, case)
        return None if texte is None else lu_dans(texte, node, lecture, lire, code, case)

    return valide


def _mot(liste: str, sans_regle: bool, node: Node, info: ValidationInfo) -> str | None:
    texte = _code(node, info)
    if texte is None:
        return None
    lecture: Lecture = info.context  # type: ignore[assignment]
    fermee = lecture.formulaire.listes.get(liste)
    if sans_regle and fermee is not None and fermee.canonique(texte) is None:
        mots = list(fermee.mots)
        lecture.refuse(node, "FMT002", "mot", valeur=texte, possibles=mots, proches=nearest(texte, mots))
        return None
    return lecture.formulaire.mot(liste, texte)


def _liste(node: Node, lire: ValidatorFunctionWrapHandler, info: ValidationInfo) -> Any:
    lecture: Lecture = info.context  # type: ignore[assignment]
    if isinstance(node, SequenceNode):
        return lire(tuple([_element(item, lecture) for item in node.items]))
    if isinstance(node, UnreadableNode):
        lecture.illisible(node)
    elif not lecture.est_blanc(node):
        colle = isinstance(node, ScalarNode) and node.text.startswith("-")
        lecture.refuse(node, "FMT002", "tiret_colle" if colle else "liste", trouve=nature(node))
    return None


def _element(node: Node, lecture: Lecture) -> Node:
    """An item of a list; one that swallowed the item below it is told, and counts as unreadable."""
    colle = lecture.tiret_colle(node) if isinstance(node, ScalarNode) and node.style == "plain" else None
    if colle is None:
        return node
    lecture.refuse(node, "YML005", "puce_collee", colle)
    return ScalarNode("", "plain", node.start, node.start)


def _carte(node: Node, lire: ValidatorFunctionWrapHandler, info: ValidationInfo) -> Any:
    lecture: Lecture = info.context  # type: ignore[assignment]
    if isinstance(node, MappingNode):
        return lire({cle: valeur for cle, (_, valeur) in node.entries.items()})
    if isinstance(node, UnreadableNode):
        lecture.illisible(node)
    elif not lecture.est_blanc(node):
        lecture.refuse(node, "FMT002", "bloc", trouve=nature(node))
    return None


def mot_de(liste: str, *, sans_regle: bool = False) -> PlainValidator:
    """The reader of a word of the closed list ``liste`` of the form.

    Another word is kept as it is written, for the rule that owns the list; it is refused when none does.
    """
    return Lecteur(partial(_mot, liste, sans_regle))


Texte = Annotated[str | None, Lecteur(_texte)]
"""Prose, in the author's words."""

Code = Annotated[str | None, Lecteur(_code)]
"""A code, an identifier, a name out of a table: never holds a ``#``."""

Montant = Annotated[Decimal | None, Lecteur(_lu(lire_montant, "FMT003", "montant"))]
Date = Annotated[dt.date | None, Lecteur(_lu(lire_date, "FMT004", "date"))]
OuiNon = Annotated[bool | None, Lecteur(_lu(lire_ouinon, "FMT002", "ouinon"))]
Entier = Annotated[int | None, Lecteur(_lu(lire_entier, "FMT002", "entier"))]
Annee = Annotated[int | None, Lecteur(_lu(lire_annee, "FMT002", "annee"))]
Carte = Annotated[dict[str, T] | None, WrapValidator(_carte)]
"""A block whose keys are free."""
Liste = Annotated[tuple[T | None, ...] | None, WrapValidator(_liste)]
"""A list; an item that is absent or unreadable is ``None``, so that the others keep their rank."""


class Bloc(BaseModel):
    """A block of the form. ``forme_courte`` names the field that a bare text fills."""

    # Built when first read by: a block inside another is never built by itself. No name is kept for Pydantic's own use:
    # looking for one among all fields takes time at every start.
    model_config = ConfigDict(
        frozen=True, arbitrary_types_allowed=True, defer_build=True, protected_namespaces=()
    )
    forme_courte: ClassVar[str | None] = None

    # A block that is absent or unreadable is None, which Pydantic allows and its types do not say.
    @model_validator(mode="wrap")  # type: ignore[arg-type]
    @classmethod
    def _lire(cls, node: Any, lire: ModelWrapValidatorHandler[Self], info: ValidationInfo) -> Self | None:
        lecture: Lecture = info.context  # type: ignore[assignment]
        if isinstance(node, MappingNode):
            champs = lecture.champs(node, cls.__pydantic_fields__)
            return lire(champs) if node.entries else None
        if isinstance(node, UnreadableNode):
            lecture.illisible(node)
        elif not lecture.est_blanc(node) and not _cle_collee(node, cls, lecture):
            if isinstance(node, ScalarNode) and cls.forme_courte is not None:
                return lire({cls.forme_courte: node})
            lecture.refuse(node, "FMT002", "bloc", trouve=nature(node))
        return None


def _cle_collee(node: Any, modele: type[Bloc], lecture: Lecture) -> bool:
    """Whether a block was written ``key:value``, without the space that YAML asks for; told if so."""
    if not isinstance(node, ScalarNode) or node.style != "plain":
        return False
    cle, deux_points, reste = node.text.partition(":")
    if not deux_points or not reste.strip() or cle not in modele.model_fields:
        return False
    start = lecture.document.span(node).start
    span = Span(start, Position(start.line, start.column + len(cle)))
    lecture.refuse(node, "YML005", "cle_collee", span, cle=cle)
    return True

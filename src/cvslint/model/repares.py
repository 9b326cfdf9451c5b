"""Values that YAML refused and that hold nothing: a lone dash, a placeholder with a bracket left open."""

from __future__ import annotations

from collections.abc import Iterator

from cvslint.document.document import Document
from cvslint.document.nodes import MappingNode, Node, ScalarNode, SequenceNode, UnreadableNode
from cvslint.model.lecture import est_blanc
from cvslint.span import Position, Span


def masquer_les_blancs_repares(document: Document) -> frozenset[Position]:
    """Makes unreadable the blank values in which a fault of YAML was mended: they are told already, not missing.

    Gives the places of those faults, where there is only something left to fill in.
    """
    places = {
        fault.span.start for fault in document.faults if fault.code in ("YML001", "YML005") and fault.edits
    }
    masques: set[Position] = set()
    lines = {place.line for place in places}
    if not places:
        return frozenset()
    for holder in _holders(document.root):
        for key, value in _values(holder):
            # No repair moves a line: most values are told by theirs.
            if value.start.line + 1 not in lines or not _is_blank(document, value):
                continue
            span = document.span(value)
            inside = {place for place in places if _holds(document, span, place)}
            if inside:
                masques |= inside
                _hide(holder, key, value)
    return frozenset(masques)


def _is_blank(document: Document, node: Node) -> bool:
    """Whether a value of one piece only says that it is left to fill in; so does a list of one such text."""
    if isinstance(node, SequenceNode):
        return node.flow and len(node.items) == 1 and _is_blank(document, node.items[0])
    return (isinstance(node, ScalarNode) or (isinstance(node, MappingNode) and node.flow)) and est_blanc(
        document, node
    )


def _holds(document: Document, span: Span, place: Position) -> bool:
    """Whether a place lies in a value, or in what was taken away in front of an empty one."""
    if span.start <= place < span.end:
        return True
    if span.start != span.end or span.start.line != place.line:
        return False
    first, last = sorted((span.start, place))
    return not document.extract(Span(first, last)).strip(" -?")


def _holders(root: Node | None) -> Iterator[MappingNode | SequenceNode]:
    waiting = [] if root is None else [root]
    while waiting:
        node = waiting.pop()
        if isinstance(node, (MappingNode, SequenceNode)):
            yield node
            waiting += [value for _, value in _values(node)]


def _values(node: MappingNode | SequenceNode) -> list[tuple[str | int, Node]]:
    if isinstance(node, MappingNode):
        return [(key, value) for key, (_, value) in node.entries.items()]
    return list(enumerate(node.items))


def _hide(holder: MappingNode | SequenceNode, key: str | int, value: Node) -> None:
    hidden = UnreadableNode(value.start, value.end, (value,))
    if isinstance(holder, MappingNode):
        holder.entries[str(key)] = (holder.entries[str(key)][0], hidden)
    elif isinstance(key, int):
        holder.items[key] = hidden

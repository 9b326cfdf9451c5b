"""Values written in the place of others: in the quotes that the author chose, or in those that YAML asks for."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cvslint.document.nodes import MappingNode, ScalarNode, SequenceNode
from cvslint.findings import Edit
from cvslint.late_pattern import late_pattern
from cvslint.span import Path, Position, Span

if TYPE_CHECKING:
    from cvslint.document.document import Document

_PLAIN = late_pattern(r"[^\W_](?:[^:#\n]|:(?=\S))*")
_PLAIN_IN_FLOW = late_pattern(r"[^\W_][^:#\n,\[\]{}]*")


def replacing(document: Document, path: Path, text: str) -> Edit | None:
    """The edit that writes ``text`` in the place of the value at ``path``.

    Quotes that stand there stay; others come only where YAML would not read ``text`` without them. ``None`` when
    there is no value of one piece at ``path``, or when it spreads over several lines.
    """
    node = document.node(path)
    if not isinstance(node, ScalarNode) or node.style == "block":
        return None
    span = document.span(node)
    if span.start.line != span.end.line:
        return None
    written = document.extract(span)
    if node.style == "quoted" and written[:1] in ("'", '"') and written[-1:] == written[:1]:
        inside = Span(_moved(span.start, 1), _moved(span.end, -1))
        return Edit(inside, escaped(text, written[0]))
    plain = _PLAIN_IN_FLOW if in_flow(document, path) else _PLAIN
    return Edit(span, text if plain.fullmatch(text) else f'"{escaped(text, chr(34))}"')


def escaped(text: str, quote: str) -> str:
    """``text`` as it stands between two signs ``quote``."""
    return text.replace("'", "''") if quote == "'" else text.replace("\\", "\\\\").replace('"', '\\"')


def enclosing(span: Span, written: str) -> tuple[Edit, ...]:
    """The edits that put ``written``, the text of a span of one line, between quotes.

    Straight single quotes serve where the text holds double ones, and the other way round.
    """
    quote = "'" if '"' in written and "'" not in written else '"'
    inner = tuple(
        Edit(Span(place := _moved(span.start, rank), place), "\\")
        for rank, sign in enumerate(written)
        if quote == '"' and sign in '"\\'
    )
    # Of two edits at one place the last one comes in front: the quote stands before what it escapes.
    return (*inner, Edit(Span(span.start, span.start), quote), Edit(Span(span.end, span.end), quote))


def in_flow(document: Document, path: Path) -> bool:
    """Whether the value at ``path`` lies between brackets or braces."""
    holders = (document.node(path[:depth]) for depth in range(len(path)))
    return any(isinstance(node, (MappingNode, SequenceNode)) and node.flow for node in holders)


def _moved(position: Position, columns: int) -> Position:
    return Position(position.line, position.column + columns)

"""Which part of a dossier a comment speaks of: the entry or the item at whose line it stands."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from cvslint.document.comments import Comment
from cvslint.document.document import Document
from cvslint.document.nodes import MappingNode, Node, ScalarNode, SequenceNode
from cvslint.span import Path, Position, Span


@dataclass(frozen=True, slots=True)
class Part:
    """An entry, from its key to the end of its value, or an item of a list; ``item_block`` when it is an item that
    is itself a block or a list."""

    path: Path
    span: Span
    item_block: bool

    def holds(self, position: Position) -> bool:
        """Whether a position lies in this part."""
        return self.span.start <= position <= self.span.end


class Holders:
    """The parts of a document, ready to be asked for those of its comments."""

    def __init__(self, document: Document) -> None:
        self.document = document
        self.parts = list(_parts(document))

    def of(self, comment: Comment) -> Part | None:
        """The part that a comment speaks of.

        Alone on its line: the next part below, as a whole. At the end of a line: the part that begins there, an
        entry rather than the item that it opens, else the innermost one that ends there. ``None`` when nothing
        follows.
        """
        if not comment.alone:
            here = [part for part in self.parts if part.span.start.line == comment.line]
            own = [p for p in here if not p.item_block or p.span.end.line == comment.line]
            if own:
                return _joined(own)
            around = self._around(comment)
            if around is not None:
                return around
        below = [part for part in self.parts if part.span.start.line > comment.line]
        if not below:
            return None
        line = min(part.span.start.line for part in below)
        return _joined([part for part in below if part.span.start.line == line])

    def _around(self, comment: Comment) -> Part | None:
        written = self.document.source.line(comment.line)[: comment.column - 1].rstrip()
        last = Position(comment.line, len(written))
        around = [part for part in self.parts if part.span.start <= last < part.span.end]
        return max(around, key=lambda part: (part.span.start, len(part.path)), default=None)


def _joined(parts: list[Part]) -> Part:
    """All that begins on one line as one part, named after the first and widest."""
    head = min(parts, key=lambda p: (p.span.start, -p.span.end.line, -p.span.end.column, len(p.path)))
    end = max(part.span.end for part in parts)
    return Part(head.path, Span(head.span.start, end), head.item_block)


def _parts(document: Document) -> Iterator[Part]:
    waiting: list[tuple[Path, Node]] = [] if document.root is None else [((), document.root)]
    while waiting:
        path, node = waiting.pop()
        if isinstance(node, MappingNode):
            for name, (key, value) in node.entries.items():
                span = Span(document.span(key).start, max(document.span(key).end, document.span(value).end))
                yield Part((*path, name), span, item_block=False)
                waiting.append(((*path, name), value))
        elif isinstance(node, SequenceNode):
            for rank, item in enumerate(node.items):
                span = document.span(item)
                yield Part((*path, rank), span, item_block=not isinstance(item, ScalarNode))
                waiting.append(((*path, rank), item))

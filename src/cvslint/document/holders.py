"""Which part of a dossier a comment speaks of: the entry or the item at whose line it stands."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterator

from cvslint.document.comments import Comment
from cvslint.document.document import Document
from cvslint.document.nodes import MappingNode, Node, ScalarNode, SequenceNode
from cvslint.late_dataclass import late_dataclass
from cvslint.span import Path, Position, Span


@late_dataclass
class Part:
    """An entry, from its key to the end of its value, or an item of a list; ``item_block`` when it is an item that
    is itself a block or a list."""

    path: Path
    span: Span
    item_block: bool


class Holders:
    """The parts of a document, ready to be asked for those of its comments."""

    def __init__(self, document: Document) -> None:
        self.document = document
        self.parts = sorted(_parts(document), key=lambda part: (part.span.start, len(part.path)))
        self.starts = [part.span.start for part in self.parts]

    def of(self, comment: Comment) -> Part | None:
        """The part that a comment speaks of.

        Alone on its line: the next part below, as a whole. At the end of a line: the part that begins there, an
        entry rather than the item that it opens, else the innermost one that ends there. ``None`` when nothing
        follows.
        """
        if not comment.alone:
            here = self._beginning(comment.line)
            own = [p for p in here if not p.item_block or p.span.end.line == comment.line]
            if own:
                return _joined(own)
            around = self._around(comment)
            if around is not None:
                return around
        below = bisect_left(self.starts, Position(comment.line + 1, 0))
        if below == len(self.parts):
            return None
        return _joined(self._beginning(self.starts[below].line))

    def _beginning(self, line: int) -> list[Part]:
        """The parts that begin on a line."""
        first, beyond = (bisect_left(self.starts, Position(number, 0)) for number in (line, line + 1))
        return self.parts[first:beyond]

    def _around(self, comment: Comment) -> Part | None:
        written = self.document.source.line(comment.line)[: comment.column - 1].rstrip()
        last = Position(comment.line, len(written))
        for rank in range(bisect_right(self.starts, last) - 1, -1, -1):
            if last < self.parts[rank].span.end:
                return self.parts[rank]
        return None


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

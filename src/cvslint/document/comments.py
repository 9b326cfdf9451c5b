"""The comments of a text: what follows a ``#`` outside every value and every key."""

from __future__ import annotations

from collections.abc import Iterator

from cvslint.document.document import Document
from cvslint.document.nodes import MappingNode, Node, ScalarNode, SequenceNode, UnreadableNode
from cvslint.late_dataclass import late_dataclass
from cvslint.span import Position, Span


@late_dataclass
class Comment:
    """One comment: its line and column (from 1), its text from the ``#`` to the end of the line without blanks
    behind, and whether nothing stands before it on its line."""

    line: int
    column: int
    text: str
    alone: bool

    @property
    def span(self) -> Span:
        """From the ``#`` to the last character."""
        return Span.at(self.line, self.column, self.line, self.column + len(self.text))


def comments(document: Document) -> list[Comment]:
    """The comments of a document from top to bottom; none when its text could not be read to a tree.

    A ``#`` inside a scalar, quoted, plain or block, is text. The line of ``|`` or ``>`` may bear a comment.
    """
    if document.root is None or "#" not in document.source.text:
        return []
    shields = _by_line(document)
    found: list[Comment] = []
    for number, line in enumerate(document.source.lines(), start=1):
        column = _first_sign(line, shields.get(number, [])) if "#" in line else 0
        if column:
            found.append(Comment(number, column, line[column - 1 :].rstrip(), not line[: column - 1].strip()))
    return found


_TO_THE_END = 1 << 30
"""A column beyond every line."""


def _first_sign(line: str, shields: list[tuple[int, int]]) -> int:
    """The column of the first ``#`` that no scalar covers; 0 without one."""
    column = line.find("#") + 1
    while column:
        beyond = max((end for start, end in shields if start <= column < end), default=0)
        if not beyond:
            return column
        column = line.find("#", beyond - 1) + 1
    return 0


def _by_line(document: Document) -> dict[int, list[tuple[int, int]]]:
    """For each line that holds text of a scalar, the columns it takes there (start included, end excluded)."""
    taken: dict[int, list[tuple[int, int]]] = {}
    for span in _scalars(document):
        first, last = span.start, span.end
        for number in range(first.line, last.line + 1):
            start = first.column if number == first.line else 1
            end = last.column if number == last.line else _TO_THE_END
            taken.setdefault(number, []).append((start, end))
    return taken


def _scalars(document: Document) -> Iterator[Span]:
    """The spans of all that is text, keys included; a block scalar begins on the line after its sign."""
    waiting: list[Node] = [] if document.root is None else [document.root]
    while waiting:
        node = waiting.pop()
        if isinstance(node, MappingNode):
            for key, value in node.entries.values():
                waiting += [key, value]
            waiting += node.repeated
        elif isinstance(node, SequenceNode):
            waiting += node.items
        elif isinstance(node, UnreadableNode):
            waiting += node.hidden
            if not node.hidden:
                yield document.span(node)
        elif isinstance(node, ScalarNode):
            span = document.span(node)
            if node.style == "block":
                span = Span(Position(span.start.line + 1, 1), span.end)
            yield span

"""A dossier as written: its text, its tree, and the place of every path in it."""

from __future__ import annotations

import hashlib

from cvslint.document.fault import Fault
from cvslint.document.keys import respell
from cvslint.document.lines import split_lines
from cvslint.document.nodes import (
    MappingNode,
    Node,
    ScalarNode,
    SequenceNode,
    is_empty,
    position,
)
from cvslint.document.repair import Repaired, read_repaired
from cvslint.document.source import MAX_BYTES, Source, read_source
from cvslint.late_dataclass import late_dataclass
from cvslint.span import Path, Position, Span


@late_dataclass
class Document:
    """One text and its tree; ``root`` is ``None`` when the text cannot be read.

    Nodes have the marks of the text that was read; every span given here is one of the author's text.
    ``sha256`` is that of the file's bytes, empty when it was too large to be read whole. ``respelled`` are the keys
    that were read without the characters that hid them, for the one who knows the keys.
    """

    source: Source
    reading: Repaired
    faults: tuple[Fault, ...]
    sha256: str
    respelled: tuple[Fault, ...] = ()

    @property
    def root(self) -> Node | None:
        """The root of the tree."""
        return self.reading.root

    def node(self, path: Path) -> Node | None:
        """The node at ``path``, or ``None`` when nothing is written there."""
        node = self.root
        for key in path:
            node = _child(node, key)
        return node

    def trim(self, path: Path) -> Path:
        """``path`` up to the last thing that a short form leaves of it: ``ambitions[0].id`` of ``- "5.6"``
        is ``ambitions[0]``. A path into a block or a list is kept whole, written there or not."""
        node = self.root
        for depth, key in enumerate(path):
            if isinstance(node, ScalarNode) and depth:
                return path if is_empty(node) else path[:depth]
            node = _child(node, key)
        return path

    def place(self, path: Path) -> Span | None:
        """Where a finding on ``path`` is shown.

        A value: the value, the whole of it in a short form. A block, a list or an empty value: its key. An
        absent key: the key of the nearest block above it. A list item: its first character. ``None`` when
        only the root is left.
        """
        *above, node = self.written(path)
        if not above:
            return None
        if isinstance(node, ScalarNode) and not is_empty(node):
            return self.span(node)
        assert node is not None
        return self._key_span(above[-1], path[len(above) - 1], node)

    def written(self, path: Path) -> list[Node | None]:
        """The root, then what is written at each step of ``path``, as far as something is."""
        node = self.root
        nodes = [node]
        for key in path:
            node = _child(node, key)
            if node is None:
                break
            nodes.append(node)
        return nodes

    def key(self, path: Path) -> Span | None:
        """The span of the key written at ``path``; ``None`` for an item, the root or what is not written."""
        parent = self.node(path[:-1]) if path else None
        if isinstance(parent, MappingNode) and path[-1] in parent.entries:
            return self.span(parent.entries[str(path[-1])][0])
        return None

    def span(self, node: Node) -> Span:
        """From the first to the last character of a node as an editor would mark it."""
        span = self.reading.original(self._span(node))
        lines = split_lines(self.source.text)
        if span.end.line <= len(lines):
            return span
        # A key that is a block ends, for the parser, where the next token would begin.
        last = Position(len(lines), len(lines[-1]) + 1)
        return Span(min(span.start, last), last)

    def _span(self, node: Node) -> Span:
        start = position(node.start)
        if isinstance(node, (MappingNode, SequenceNode)) and not node.flow:
            return Span(start, self._span(last).end if (last := _last(node)) is not None else start)
        if isinstance(node, ScalarNode) and node.style == "block":
            return Span(start, self._block_end(node))
        return Span(start, max(start, position(node.end)))

    def text(self, node: Node) -> str:
        """The source of a node written on one line or in flow style."""
        return self.reading.text[node.start.index : node.end.index]

    def extract(self, span: Span) -> str:
        """The text of a span that lies on one line."""
        return self.source.line(span.start.line)[span.start.column - 1 : span.end.column - 1]

    def _key_span(self, parent: Node | None, key: str | int, child: Node) -> Span:
        if isinstance(parent, MappingNode):
            return self.span(parent.entries[str(key)][0])
        start = position(child.start)
        return self.reading.original(Span(start, Position(start.line, start.column + 1)))

    def _block_end(self, node: ScalarNode) -> Position:
        """A block scalar ends with its last written line, not where the next token begins."""
        lines = split_lines(self.reading.text)
        last = min(node.end.line if node.end.column == 0 else node.end.line + 1, len(lines))
        while last > node.start.line + 1 and not lines[last - 1].strip():
            last -= 1
        return Position(last, len(lines[last - 1].rstrip()) + 1)


def read_document(data: bytes) -> Document:
    """The document that the bytes of a file hold. Never raises: what is wrong is in ``faults``."""
    source = read_source(data)
    reading = Repaired(None, (), "") if source.fatal else read_repaired(source.text)
    odd_keys = reading.odd_keys and not source.text.isascii()
    respelled = tuple(respell(reading.root, reading.original)) if odd_keys else ()
    faults = (*source.faults, *reading.faults)
    # Only the head of a larger file is at hand.
    sha256 = hashlib.sha256(data).hexdigest() if len(data) <= MAX_BYTES else ""
    return Document(source, reading, faults, sha256, respelled)


def _child(node: Node | None, key: str | int) -> Node | None:
    if isinstance(node, MappingNode) and isinstance(key, str):
        entry = node.entries.get(key)
        return entry[1] if entry is not None else None
    if isinstance(node, SequenceNode) and isinstance(key, int):
        return node.items[key] if key < len(node.items) else None
    return None


def _last(node: MappingNode | SequenceNode) -> Node | None:
    """The last leaf's holder: a value, or the key when nothing is written after it."""
    if isinstance(node, SequenceNode):
        return node.items[-1] if node.items else None
    if not node.entries:
        return None
    key, value = next(reversed(node.entries.values()))
    return key if isinstance(value, ScalarNode) and is_empty(value) else value

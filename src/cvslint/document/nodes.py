"""The tree of a YAML text: every value is text, and every node keeps its marks in the source."""

from __future__ import annotations

from typing import Literal, Protocol

from cvslint.span import Position


class Mark(Protocol):
    """A place as the parser gives it: ``line``, ``column`` and ``index`` count from 0, in code points."""

    line: int
    column: int
    index: int


Style = Literal["plain", "quoted", "block"]


class ScalarNode:
    """A value of one piece: its text without YAML's quotes, never converted."""

    __slots__ = ("end", "start", "style", "text")

    def __init__(self, text: str, style: Style, start: Mark, end: Mark) -> None:
        self.text = text
        self.style = style
        self.start = start
        self.end = end


class MappingNode:
    """A block of ``key: value``; ``entries`` keeps the order of the text, ``repeated`` the second keys.

    ``merged``: more was to come from another block, which is not read.
    """

    __slots__ = ("end", "entries", "flow", "merged", "repeated", "start")

    def __init__(self, flow: bool, start: Mark) -> None:
        self.entries: dict[str, tuple[ScalarNode, Node]] = {}
        self.repeated: list[ScalarNode] = []
        self.merged = False
        self.flow = flow
        self.start = start
        self.end = start


class SequenceNode:
    """A list; the place of an item is that of its value, the dash is not kept."""

    __slots__ = ("end", "flow", "items", "start")

    def __init__(self, flow: bool, start: Mark) -> None:
        self.items: list[Node] = []
        self.flow = flow
        self.start = start
        self.end = start


class UnreadableNode:
    """A value that a finding of the reading already tells about (eaten, repeated): not missing, not usable.

    ``hidden`` are the nodes that are written there all the same.
    """

    __slots__ = ("end", "hidden", "start")

    def __init__(self, start: Mark, end: Mark, hidden: tuple[Node, ...] = ()) -> None:
        self.start = start
        self.end = end
        self.hidden = hidden


Node = ScalarNode | MappingNode | SequenceNode | UnreadableNode


def position(mark: Mark) -> Position:
    """The 1-based position of a parser's mark."""
    return Position(mark.line + 1, mark.column + 1)


def is_empty(node: Node) -> bool:
    """Whether nothing at all is written there (``key:`` alone, or an empty list or block)."""
    if isinstance(node, ScalarNode):
        return node.style == "plain" and node.text == ""
    if isinstance(node, MappingNode):
        return not node.entries
    return isinstance(node, SequenceNode) and not node.items

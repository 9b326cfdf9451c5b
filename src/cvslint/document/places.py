"""Marks of our own, where the parsers differ from each other or from what an editor shows."""

from __future__ import annotations

import re
from typing import Any

from cvslint.document.lines import LINE_END
from cvslint.document.nodes import Mark, ScalarNode, position
from cvslint.span import Position, Span

_ANCHOR = re.compile(r"&\S+[ \t]+")


class Place:
    """A mark of our own, where the parsers differ."""

    __slots__ = ("column", "index", "line")

    def __init__(self, line: int, column: int, index: int) -> None:
        self.line = line
        self.column = column
        self.index = index


def after_colon(text: str, key_end: Mark) -> Mark:
    """Where nothing is written after a key: the pure parser would place it at the next token."""
    colon = text.find(":", key_end.index)
    line_end = text.find("\n", key_end.index)
    if colon < 0 or 0 <= line_end < colon:
        return key_end
    after = colon + 1
    return Place(key_end.line, key_end.column + after - key_end.index, after)


def after_anchor(text: str, start: Mark) -> Mark:
    """Where the value begins, behind its anchor."""
    anchor = _ANCHOR.match(text, start.index)
    if anchor is None:
        return start
    return Place(start.line, start.column + anchor.end() - anchor.start(), anchor.end())


def first_directive(text: str) -> Span:
    """The place of the first line that begins with ``%``."""
    before = text[: text.find("%")] if text.startswith("%") else text.partition("\n%")[0] + "\n"
    line = len(LINE_END.findall(before)) + 1
    return Span.at(line, 1, line, 2)


def here(mark: Mark, length: int = 1) -> Span:
    """The ``length`` characters that begin at a mark."""
    start = position(mark)
    return Span(start, Position(start.line, start.column + length))


def between(marked: Any) -> Span:
    """The span between the two marks of a scalar, or of an event of the parser."""
    if isinstance(marked, ScalarNode):
        return Span(position(marked.start), position(marked.end))
    return Span(position(marked.start_mark), position(marked.end_mark))

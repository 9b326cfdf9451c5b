"""Reading on after a fault of YAML whose repair is certain, without losing the author's positions.

The repaired text is only read: every span goes back to the text as it was written, so that one missing quote
does not hide a budget that does not balance, and a caret still points at the right character.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field, replace

from cvslint.document.fault import Fault
from cvslint.document.nodes import Node
from cvslint.document.reader import read_tree
from cvslint.findings import Edit
from cvslint.span import Position, Span

MAX_REPAIRS = 20
"""How many faults of YAML are read past; a text with more is in need of a person."""

MAX_PER_LINE = 2
"""How many of them on one line (a tab before it and a colon in it): beyond, what was meant is no longer sure."""

_LINE_END = re.compile(r"(\r\n|\n|\r)")


@dataclass(frozen=True, slots=True)
class History:
    """The edits made so far, by line (from 1) and in order: no edit moves a position of another line."""

    edits: dict[int, list[Edit]] = field(default_factory=dict)

    def add(self, edit: Edit) -> None:
        """Notes an edit, in the coordinates of the text as it was just before."""
        self.edits.setdefault(edit.span.start.line, []).append(edit)

    def original(self, span: Span) -> Span:
        """Where a span of the edited text was before the edits."""
        if not self.edits:
            return span
        return Span(self._undone(span.start), self._undone(span.end))

    def _undone(self, position: Position) -> Position:
        column = position.column
        for edit in reversed(self.edits.get(position.line, ())):
            start, end = edit.span.start.column, edit.span.end.column
            if column > start:
                inside = column < start + len(edit.text)
                column = min(column, end) if inside else column - len(edit.text) + end - start
        return Position(position.line, column)


@dataclass(frozen=True, slots=True)
class Repaired:
    """A text read past its faults: ``text`` is what was read, ``history`` what was changed in it."""

    root: Node | None
    faults: tuple[Fault, ...]
    text: str
    history: History = field(default_factory=History)

    def original(self, span: Span) -> Span:
        """A span of the text that was read, in the author's own text."""
        return self.history.original(span)


def read_repaired(text: str) -> Repaired:
    """The tree of ``text``, mended where there is no doubt; the faults are told in any case.

    A text that cannot be read to its end gives its first fault alone: what follows may come from the repair.
    """
    read, history = text, History()
    mended: Counter[int] = Counter()
    faults: tuple[Fault, ...] = ()
    while True:
        root, found = read_tree(read)
        told = tuple(_original(fault, history) for fault in found)
        if root is not None:
            return Repaired(root, (*faults, *told), read, history)
        last = found[-1]
        line = last.span.start.line
        if not last.edits or mended.total() == MAX_REPAIRS or mended[line] == MAX_PER_LINE:
            return Repaired(None, faults[:1] or told, text)
        mended[line] += 1
        faults = (*faults, told[-1])
        edits = sorted(last.edits, key=lambda edit: edit.span, reverse=True)
        read = apply(read, edits)
        for edit in edits:
            history.add(edit)


def apply(text: str, edits: Iterable[Edit]) -> str:
    """``text`` with edits made, the last one in the text first; each lies on one line."""
    parts = _LINE_END.split(text)
    for edit in edits:
        index = 2 * (edit.span.start.line - 1)
        line = parts[index]
        parts[index] = line[: edit.span.start.column - 1] + edit.text + line[edit.span.end.column - 1 :]
    return "".join(parts)


def _original(fault: Fault, history: History) -> Fault:
    """A fault of the edited text, told of the author's."""
    edits = tuple(Edit(history.original(edit.span), edit.text) for edit in fault.edits)
    return replace(fault, span=history.original(fault.span), edits=edits)

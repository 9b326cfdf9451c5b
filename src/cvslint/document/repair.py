"""Reading on after a fault of YAML whose repair is certain, without losing the author's positions.

The repaired text is only read: every span goes back to the text as it was written, so that one missing quote
does not hide a budget that does not balance, and a caret still points at the right character.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from cvslint.document.fault import Fault
from cvslint.document.nodes import Node
from cvslint.document.reader import read_tree
from cvslint.findings import Edit
from cvslint.span import Position, Span

MAX_REPAIRS = 20
"""How many faults of YAML are read past; a text with more is in need of a person."""

_LINE_END = re.compile(r"(\r\n|\n|\r)")


@dataclass(frozen=True, slots=True)
class Repaired:
    """A text read past its faults. ``text`` is what was read, ``edits`` what was changed, in order."""

    root: Node | None
    faults: tuple[Fault, ...]
    text: str
    edits: tuple[Edit, ...] = ()

    def original(self, span: Span) -> Span:
        """A span of the text that was read, in the author's own text."""
        if not self.edits:
            return span
        return Span(original_position(span.start, self.edits), original_position(span.end, self.edits))


def read_repaired(text: str) -> Repaired:
    """The tree of ``text``, mended where there is no doubt; the faults are told in any case.

    A text that cannot be read to its end gives its first fault alone: what follows may come from the repair.
    """
    read = text
    edits: tuple[Edit, ...] = ()
    mended: tuple[Span, ...] = ()
    faults: tuple[Fault, ...] = ()
    while True:
        root, found = read_tree(read)
        told = tuple(_original(fault, edits) for fault in found)
        if root is not None:
            return Repaired(root, (*faults, *told), read, edits)
        last = found[-1]
        if not last.edits or len(mended) == MAX_REPAIRS or last.span in mended:
            return Repaired(None, faults[:1] or told, text)
        mended = (*mended, last.span)
        faults = (*faults, told[-1])
        for edit in sorted(last.edits, key=lambda edit: edit.span, reverse=True):
            read = apply(read, edit)
            edits = (*edits, edit)


def apply(text: str, edit: Edit) -> str:
    """``text`` with one edit made; the edit lies on one line."""
    parts = _LINE_END.split(text)
    index = 2 * (edit.span.start.line - 1)
    line = parts[index]
    parts[index] = line[: edit.span.start.column - 1] + edit.text + line[edit.span.end.column - 1 :]
    return "".join(parts)


def original_position(position: Position, edits: Sequence[Edit]) -> Position:
    """Where a position of the edited text was before the edits, the last one undone first."""
    for edit in reversed(edits):
        start, end = edit.span.start, edit.span.end
        if position.line != start.line or position.column <= start.column:
            continue
        grown = len(edit.text) - (end.column - start.column)
        if position.column >= start.column + len(edit.text):
            position = Position(position.line, position.column - grown)
        else:
            position = Position(position.line, min(position.column, end.column))
    return position


def _original(fault: Fault, edits: Sequence[Edit]) -> Fault:
    if not edits:
        return fault
    span = Span(original_position(fault.span.start, edits), original_position(fault.span.end, edits))
    mending = tuple(
        Edit(
            Span(original_position(e.span.start, edits), original_position(e.span.end, edits)),
            e.text,
        )
        for e in fault.edits
    )
    return replace(fault, span=span, edits=mending)

"""Edits of a text, and the way back from a place of the edited text to the author's own."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable
from dataclasses import field
from itertools import groupby

from cvslint.findings import Edit
from cvslint.late_dataclass import late_dataclass
from cvslint.late_pattern import late_pattern
from cvslint.span import Position, Span

_LINE_END = late_pattern(r"(\r\n|\n|\r)")


@late_dataclass
class _EditedLine:
    """The edits made at once on one line, from left to right: where each replacement begins in the edited line,
    its length, and the columns (from 1) of what it replaced."""

    begins: tuple[int, ...]
    lengths: tuple[int, ...]
    starts: tuple[int, ...]
    ends: tuple[int, ...]

    def undone(self, column: int, *, leading: bool) -> int:
        """The column before the edits; ``leading``: of what begins there, so behind what was taken out."""
        if leading:
            rank = bisect_right(self.begins, column) - 1
            if rank >= 0 and self.begins[rank] == column and not self.lengths[rank]:
                return self.ends[rank]
        rank = bisect_left(self.begins, column) - 1
        if rank < 0:
            return column
        beyond = column - self.begins[rank] - self.lengths[rank]
        if beyond < 0:
            return min(self.starts[rank] + column - self.begins[rank], self.ends[rank])
        return self.ends[rank] + beyond


@late_dataclass
class History:
    """The repairs made so far, one after the other; no edit moves a position of another line."""

    stages: list[dict[int, _EditedLine]] = field(default_factory=list)

    def add(self, edits: Iterable[Edit]) -> None:
        """Notes edits made at once, in the coordinates of the text as it was just before."""
        self.stages.append({line: _edited(own) for line, own in _by_line(edits)})

    def original(self, span: Span) -> Span:
        """Where a span of the edited text was before the edits."""
        if not self.stages:
            return span if span.start <= span.end else Span(span.start, span.start)
        start = self._undone(span.start, leading=True)
        if span.start == span.end:
            return Span(start, start)
        return Span(start, max(start, self._undone(span.end, leading=False)))

    def _undone(self, position: Position, *, leading: bool) -> Position:
        column = position.column
        for stage in reversed(self.stages):
            edited = stage.get(position.line)
            if edited is not None:
                column = edited.undone(column, leading=leading)
        return Position(position.line, column)


def apply(text: str, edits: Iterable[Edit]) -> str:
    """``text`` with edits made at once; each lies on one line, and none overlaps another.

    Of two insertions at one place, the one that comes last in ``edits`` is written first.
    """
    parts = _LINE_END.split(text)
    for line, own in _by_line(edits):
        before, pieces, done = parts[2 * (line - 1)], [], 0
        for edit in own:
            pieces += [before[done : edit.span.start.column - 1], edit.text]
            done = edit.span.end.column - 1
        parts[2 * (line - 1)] = "".join([*pieces, before[done:]])
        if not parts[2 * (line - 1)] and parts[2 * line - 3 : 2 * line : 2] == ["\r", "\n"]:
            # With nothing left between them, the ends of two lines would be that of one.
            parts[2 * line - 3] = "\r\n"
    return "".join(parts)


def _by_line(edits: Iterable[Edit]) -> list[tuple[int, list[Edit]]]:
    """The edits of each line, from left to right."""
    newest_first = list(edits)[::-1]
    ordered = sorted(newest_first, key=lambda edit: edit.span)
    return [(line, list(own)) for line, own in groupby(ordered, key=lambda edit: edit.span.start.line)]


def _edited(edits: list[Edit]) -> _EditedLine:
    begins, shift = [], 0
    for edit in edits:
        start, end = edit.span.start.column, edit.span.end.column
        begins.append(start + shift)
        shift += len(edit.text) - (end - start)
    return _EditedLine(
        tuple(begins),
        tuple(len(edit.text) for edit in edits),
        tuple(edit.span.start.column for edit in edits),
        tuple(edit.span.end.column for edit in edits),
    )

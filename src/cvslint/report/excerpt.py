"""Excerpts: the author's own lines, with carets under the exact places."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from itertools import groupby

from rich.cells import cell_len

from cvslint.findings import Finding
from cvslint.french import NBSP, accord, nombre, visible
from cvslint.late_dataclass import late_dataclass
from cvslint.report.flow import flow
from cvslint.report.glyphs import Glyphs
from cvslint.report.styled import Line
from cvslint.span import TOP, Span

_INDENT = "   "
_TAB_CELLS = 4
_MOST_PLACES = 8
"""More places than this are named by their line only, so that one finding never fills a screen."""


@late_dataclass
class Mark:
    """A place to underline, with the word that stands after its caret (``""`` for none).

    ``main`` is the finding's own place, which is shown whatever the number of others.
    """

    span: Span
    label: str = ""
    main: bool = False


@late_dataclass
class _Stretch:
    """Marks of one source line that are shown together: their ends in code points, from 0."""

    marks: tuple[Mark, ...]
    start: int
    end: int


@late_dataclass
class _View:
    """The part of a source line that is shown. ``edges[i]`` is the column (in cells, from 0) at which the
    code point ``first + i`` begins."""

    text: str
    first: int
    edges: tuple[int, ...]

    def column(self, index: int) -> int:
        """The column of a code point of the source line, kept inside the view."""
        return self.edges[min(max(index - self.first, 0), len(self.edges) - 1)]


def marks_of(finding: Finding) -> list[Mark]:
    """The places of a finding in the order of the text; a place said twice is one, with both labels.

    The top of the file stands for "no place of its own" and gives none.
    """
    labels: dict[Span, list[str]] = {}
    if finding.span != TOP:
        labels[finding.span] = []
    for place in (place for place in finding.related if place.file is None):
        known = labels.setdefault(place.span, [])
        if place.label and place.label not in known:
            known.append(place.label)
    return [
        Mark(span, ", ".join(visible(label) for label in labels[span]), span == finding.span)
        for span in sorted(labels)
    ]


def excerpt(lines: Mapping[int, str], marks: Sequence[Mark], *, width: int, glyphs: Glyphs) -> list[Line]:
    """The source lines of ``marks`` (in the order of the text), each once, with carets below.

    ``lines`` maps 1-based line numbers to source lines; marks on other lines are left out. No line is wider
    than ``width`` columns: a source line that is, is shown around its carets.
    """
    shown = [mark for mark in marks if mark.span.start.line in lines]
    first = sorted(shown, key=lambda mark: not mark.main)[:_MOST_PLACES]
    kept = [mark for mark in shown if mark in first]
    named = [mark for mark in shown if mark not in first]
    digits = max((len(str(mark.span.start.line)) for mark in kept), default=0)
    digits = max(digits, 2)
    drawn: list[Line] = []
    for number, group in groupby(kept, key=lambda mark: mark.span.start.line):
        drawn += _source_line(number, lines[number], list(group), digits, width, glyphs)
    if named:
        places = ", ".join(str(mark.span.start.line) for mark in named)
        count = nombre(len(named), "autre endroit", "autres endroits")
        rest = f"{_INDENT}et {count}{NBSP}: {accord(len(named), 'ligne', 'lignes')} {places}"
        drawn += flow([(rest, "discret")], width, hang=len(_INDENT) + 3)
    return drawn


def _source_line(
    number: int, source: str, marks: Sequence[Mark], digits: int, width: int, glyphs: Glyphs
) -> Iterator[Line]:
    margin = f"{_INDENT}{number:>{digits}} {glyphs.bar}"
    blank = f"{_INDENT}{'':{digits}} {glyphs.bar}"
    room = max(width - len(margin) - 1, 10)
    for stretch in _stretches(source, marks, room, glyphs):
        view = _view(source, stretch, room, glyphs)
        yield ((margin, "discret"), (f" {view.text}", "")) if view.text else ((margin, "discret"),)
        for mark in stretch.marks:
            for line in _caret(source, mark, view, room, glyphs):
                yield ((f"{blank} ", "discret"), *line)


def _ends(source: str, mark: Mark) -> tuple[int, int]:
    """Where a mark begins and ends in its first line, in code points from 0."""
    span = mark.span
    start = min(span.start.column - 1, len(source))
    end = span.end.column - 1 if span.end.line == span.start.line else len(source)
    return start, min(max(end, start), len(source))


def _stretches(source: str, marks: Sequence[Mark], room: int, glyphs: Glyphs) -> list[_Stretch]:
    """Marks gathered as long as one view can hold them all."""
    space = room - 2 * cell_len(glyphs.ellipsis)
    gathered: list[_Stretch] = []
    for mark in marks:
        start, end = _ends(source, mark)
        if gathered:
            last = gathered[-1]
            reach = max(last.end, end)
            if reach - last.start <= space and _edges(source[last.start : reach], glyphs)[-1] <= space:
                gathered[-1] = _Stretch((*last.marks, mark), last.start, reach)
                continue
        gathered.append(_Stretch((mark,), start, end))
    return gathered


def _shown(character: str, glyphs: Glyphs) -> str:
    return f"{glyphs.tab:<{_TAB_CELLS}}" if character == "\t" else visible(character)


def _edges(source: str, glyphs: Glyphs) -> list[int]:
    """The column at which each code point of ``source`` begins when shown, and the one where the last ends."""
    edges = [0]
    cluster, base = "", 0
    for character in source:
        shown = _shown(character, glyphs)
        if cell_len(shown):
            cluster, base = shown, edges[-1]
        else:
            cluster += shown
        edges.append(base + cell_len(cluster))
    return edges


def _view(source: str, stretch: _Stretch, room: int, glyphs: Glyphs) -> _View:
    """What to show of a source line in ``room`` columns: all of it, or the part around the carets."""
    # A line may be as long as a file: only what could be shown is ever measured.
    low = max(stretch.start - 2 * room, 0)
    high = min(min(stretch.end, stretch.start + 2 * room) + 2 * room, len(source))
    edges = _edges(source[low:high], glyphs)
    if stretch.start >= len(source):
        room -= 1  # the caret after the last character needs its own column
    if low == 0 and high == len(source) and edges[-1] <= room:
        first, last = 0, len(edges) - 1
    else:
        start, end = stretch.start - low, min(stretch.end, high) - low
        more = (low > 0, high < len(source))
        first, last = _window(edges, start, end, room, cell_len(glyphs.ellipsis), more)
    before = glyphs.ellipsis if low + first > 0 else ""
    after = glyphs.ellipsis if low + last < len(source) else ""
    text = "".join(_shown(character, glyphs) for character in source[low + first : low + last])
    shift = cell_len(before) - edges[first]
    return _View(before + text + after, low + first, tuple(edge + shift for edge in edges[first : last + 1]))


def _window(
    edges: Sequence[int], start: int, end: int, room: int, dots: int, more: tuple[bool, bool]
) -> tuple[int, int]:
    """The code points to show, from and to, so that ``start`` to ``end`` is seen with what surrounds it."""
    if not more[0] and edges[end] <= room - dots:
        return 0, _last_within(edges, room - dots)
    if not more[1] and edges[-1] - edges[start] <= room - dots:
        return _first_from(edges, edges[-1] - (room - dots)), len(edges) - 1
    space = room - 2 * dots
    context = max(space - (edges[end] - edges[start]), 0) // 2
    first = min(_first_from(edges, edges[start] - context), start)
    return first, max(_last_within(edges, edges[first] + space), first)


def _first_from(edges: Sequence[int], column: int) -> int:
    """The first code point that begins at ``column`` or after and is no accent of the one before."""
    index = next(i for i, edge in enumerate(edges) if edge >= column)
    while index + 1 < len(edges) and edges[index + 1] == edges[index]:
        index += 1
    return index


def _last_within(edges: Sequence[int], column: int) -> int:
    return max(i for i, edge in enumerate(edges) if edge <= column)


def _caret(source: str, mark: Mark, view: _View, room: int, glyphs: Glyphs) -> list[Line]:
    start, end = _ends(source, mark)
    left = view.column(start)
    length = max(view.column(end) - left, 1)
    caret: Line = ((" " * left, ""), (glyphs.caret * length, "caret"))
    if not mark.label:
        return [caret]
    size = cell_len(mark.label)
    if left + length + 1 + size <= room:
        return [(*caret, (f" {mark.label}", "caret"))]
    margin = max(min(left, room - size), 0)
    return [caret, *(((" " * margin, ""), *line) for line in flow([(mark.label, "caret")], room - margin))]

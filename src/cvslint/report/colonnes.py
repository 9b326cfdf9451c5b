"""The table of a folder: which columns fit a window, how wide each one is, and its rows laid out in them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from rich.cells import cell_len, set_cell_size

from cvslint.late_dataclass import late_dataclass
from cvslint.report.styled import Line, Segment, cells, text_of

GAP = 2
"""Spaces between two columns."""

Row = Mapping[str, Line]
"""The cells of a row by the key of their column."""


@late_dataclass
class Column:
    """One column. ``least``: how narrow it may become, its texts shortened; 0 when they must stay whole."""

    key: str
    title: str
    right: bool = False
    least: int = 0


@late_dataclass
class Choice:
    """One set of columns beside the first, which is given ``room`` columns of the window, or less if it needs less."""

    columns: tuple[Column, ...]
    room: int


@late_dataclass
class Table:
    """Columns with their widths. A text of the first that is wider than it has a line of its own."""

    first: Column
    columns: tuple[Column, ...]
    widths: Mapping[str, int]
    ellipsis: str

    def head(self) -> Line:
        return self._line({c.key: ((c.title, "titre"),) for c in (self.first, *self.columns)})

    def lines(self, row: Row) -> Iterator[Line]:
        """A row on one line, or on two when its first text does not fit its column."""
        if cells(row[self.first.key]) > self.widths[self.first.key]:
            yield ((" ", ""), *row[self.first.key])
            row = {**row, self.first.key: ()}
        yield self._line(row)

    def _line(self, row: Row) -> Line:
        segments: list[Segment] = [(" ", "")]
        columns = (self.first, *self.columns) if self.widths[self.first.key] else self.columns
        for column in columns:
            width = self.widths[column.key]
            cell = _shortened(row[column.key], width, self.ellipsis)
            blank: Segment = (" " * (width - cells(cell)), "")
            segments += [blank, *cell] if column.right else [*cell, blank]
            segments.append((" " * GAP, ""))
        while segments and not segments[-1][0].strip(" "):
            segments.pop()
        return tuple(segment for segment in segments if segment[0])


def fitted(
    first: Column,
    choices: Sequence[Choice],
    needed: Mapping[str, int],
    *,
    usual: int,
    width: int,
    ellipsis: str,
) -> Table:
    """The first of ``choices`` that fits ``width`` columns; the last one when none does.

    ``needed`` is how wide the widest text of each column is, ``usual`` how wide most texts of the first are: a few
    long ones must not cost the others a column. What is left over widens the columns that are narrower than their
    texts.
    """
    for choice in choices:
        widths = _narrowest(first, choice, needed, usual)
        if _sum(widths) <= width:
            break
    spare = width - _sum(widths)
    # A first column without room stays away: its texts stand on lines of their own.
    for column in (*choice.columns, first) if choice.room else choice.columns:
        more = min(max(spare, 0), _natural(column, needed) - widths[column.key])
        widths[column.key] += more
        spare -= more
    return Table(first, choice.columns, widths, ellipsis)


def _natural(column: Column, needed: Mapping[str, int]) -> int:
    return max(needed.get(column.key, 0), cell_len(column.title))


def _narrowest(first: Column, choice: Choice, needed: Mapping[str, int], usual: int) -> dict[str, int]:
    """The least width of each column of a choice."""
    widths = {first.key: min(choice.room, max(usual, cell_len(first.title)))}
    for column in choice.columns:
        natural = _natural(column, needed)
        widths[column.key] = min(column.least or natural, natural)
    return widths


def _sum(widths: Mapping[str, int]) -> int:
    """How wide a table is: a margin of one, the columns, the gaps between them."""
    shown = [width for width in widths.values() if width]
    return 1 + sum(shown) + GAP * (len(shown) - 1)


def _shortened(cell: Line, width: int, ellipsis: str) -> Line:
    """A cell in ``width`` columns; a cell that is too wide is one text, cut before an ellipsis."""
    if cells(cell) <= width:
        return cell
    text = set_cell_size(text_of(cell), max(width - cell_len(ellipsis), 0)).rstrip()
    return ((f"{text}{ellipsis}", cell[0][1]),)

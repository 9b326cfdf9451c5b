"""Styled text laid out in a given width."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence

from rich.cells import cell_len

from cvslint.report.styled import Line, Segment, cells

# A line may end at plain spaces only. French keeps « : » and its like with the word before, an opening guillemet
# with the word after, and the groups of a number together.
_BREAK = re.compile(r"(?<!«)(?<! ) +(?![ :;!?»€%·])(?!(?<=[0-9] )[0-9]{3})")


def flow(segments: Iterable[Segment], width: int, *, hang: int = 0) -> list[Line]:
    """Segments on as many lines as ``width`` columns ask for; lines after the first begin with ``hang`` spaces.

    A word wider than the line stays whole, and sticks out.
    """
    parts = [segment for segment in segments if segment[0]]
    text = "".join(part for part, _ in parts)
    lines: list[Line] = []
    for start, end in _stretches(text, width, hang):
        margin: Line = ((" " * hang, ""),) if lines and hang else ()
        lines.append(margin + tuple(_cut(parts, start, end)))
    return lines


def _stretches(text: str, width: int, hang: int) -> Iterator[tuple[int, int]]:
    """Where each line of ``text`` begins and ends."""
    begin, end, used, room = 0, 0, 0, width
    # The indentation of the first line is no place to break.
    position = len(text) - len(text.lstrip(" "))
    breaks = [(match.start(), match.end()) for match in _BREAK.finditer(text, position)]
    for stop, following in [*breaks, (len(text), len(text))]:
        wider = used + cell_len(text[end:stop])
        if wider > room and end > begin:
            yield begin, end
            begin, room = position, width - hang
            wider = cell_len(text[begin:stop])
        end, used, position = stop, wider, following
    yield begin, end


def _cut(parts: Sequence[Segment], start: int, end: int) -> Iterator[Segment]:
    """The stretch of the joined text from ``start`` to ``end``, with its styles."""
    offset = 0
    for text, style in parts:
        piece = text[max(start - offset, 0) : max(end - offset, 0)]
        if piece:
            yield piece, style
        offset += len(text)


def side_by_side(chunks: Sequence[Line], width: int, *, indent: int = 1, gap: int = 3) -> list[Line]:
    """Chunks on one line as far as they fit, ``gap`` spaces apart; the others go to lines of their own."""
    margin: Segment = (" " * indent, "")
    lines: list[Line] = []
    for chunk in chunks:
        if lines and cells(lines[-1]) + gap + cells(chunk) <= width:
            lines[-1] = (*lines[-1], (" " * gap, ""), *chunk)
        else:
            lines += flow((margin, *chunk), width, hang=indent + 2)
    return lines

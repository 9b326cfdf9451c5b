"""Lines as every editor counts them, and the places of characters in them."""

from __future__ import annotations

import re
from functools import lru_cache

from cvslint.late_pattern import late_pattern
from cvslint.span import Span

LINE_END = late_pattern(r"\r\n|\n|\r")
"""Where a line ends, for every editor; Unicode's own separators do not count."""


@lru_cache(maxsize=4)
def split_lines(text: str) -> tuple[str, ...]:
    """The lines of a text without their ends, split once for all the places that are looked up in it."""
    return tuple(LINE_END.split(text) if "\r" in text else text.split("\n"))


def span_at(text: str, index: int, length: int = 1) -> Span:
    """The span of ``length`` characters that begin at ``index`` (from 0) and lie on one line."""
    last, number = 0, 1
    for match in LINE_END.finditer(text, 0, index):
        last, number = match.end(), number + 1
    column = index - last + 1
    return Span.at(number, column, number, column + length)


def spans_at(text: str, matches: list[re.Match[str]]) -> list[Span]:
    """The spans of matches that are in the order of the text and each lie on one line; the text is read once."""
    spans, last, number = [], 0, 1
    ends = LINE_END.finditer(text)
    end = next(ends, None)
    for match in matches:
        while end is not None and end.end() <= match.start():
            last, number = end.end(), number + 1
            end = next(ends, None)
        start = match.start() - last + 1
        spans.append(Span.at(number, start, number, start + match.end() - match.start()))
    return spans

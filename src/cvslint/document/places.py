"""Marks of our own, where the parsers differ from each other or from what an editor shows."""

from __future__ import annotations

from functools import lru_cache
from typing import Any

from cvslint.document.fault import MAX_EDITS, Fault
from cvslint.document.lines import LINE_END
from cvslint.document.nodes import Mark, ScalarNode, position
from cvslint.findings import Edit
from cvslint.late_pattern import late_pattern
from cvslint.span import Position, Span

_ANCHOR = late_pattern(r"&\S+[ \t]+")


class Place:
    """A mark of our own, where the parsers differ."""

    __slots__ = ("column", "index", "line")

    def __init__(self, line: int, column: int, index: int) -> None:
        self.line = line
        self.column = column
        self.index = index


def here(mark: Mark, length: int = 1) -> Span:
    """The span of ``length`` characters that begin at a mark."""
    start = position(mark)
    return Span(start, Position(start.line, start.column + length))


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


_ALIAS = late_pattern(r"\*([\w-]+)")


@lru_cache(maxsize=1)
def alias_names(text: str) -> frozenset[str]:
    """All that follows a ``*`` in a text, as the name of an alias would."""
    return frozenset(_ALIAS.findall(text))


_TAG = late_pattern(r"(?:&\S+[ \t]+)?(?P<tag>!(?:<[^>\s]*>|[^\s,\[\]{}]*))")


def written_tag(text: str, start: Mark) -> tuple[str, Span]:
    """The tag of a node as it is written, which a ``%TAG`` directive makes YAML read as another, and its place;
    only the ``!`` where an anchor stands alone on the line above it."""
    written = _TAG.match(text, start.index)
    line, column = start.line + 1, start.column + 1
    if written is None:
        return "!", Span.at(line, column, line, column + 1)
    column += written.start("tag") - written.start()
    return written["tag"], Span.at(line, column, line, column + len(written["tag"]))


def first_directive(text: str) -> Span:
    """The place of the first line that begins with ``%``."""
    before = text[: text.find("%")] if text.startswith("%") else text.partition("\n%")[0] + "\n"
    line = len(LINE_END.findall(before)) + 1
    return Span.at(line, 1, line, 2)


def second_document(text: str, start: Mark) -> Fault:
    """What there is to say of a second document: it begins with ``---``, or with what follows a ``...``."""
    line = start.line + 1
    if text.startswith("---", start.index):
        place = Span.at(line, start.column + 1, line, start.column + 4)
        return Fault("YML001", "second_document", place, edits=_one_document(text, place))
    lines = LINE_END.split(text[: start.index])
    line = next((n for n in range(len(lines), 0, -1) if lines[n - 1].startswith("...")), 0)
    if not line:
        return Fault("YML001", "second_document", Span.at(start.line + 1, 1, start.line + 1, 1))
    end = Edit(Span.at(line, 1, line, 4), "")
    return Fault("YML001", "suite", end.span, values={"ligne": line}, edits=(end,))


_MARKER = late_pattern(r"---[ \t]*(?:#.*)?$")
_ROOT_KEY = late_pattern(r"[a-z_][a-z0-9_]*(?=[ \t]*:)")


def _one_document(text: str, place: Span) -> tuple[Edit, ...]:
    """The edits that take away each ``---`` that only parts the sections of one dossier: none of them comes twice."""
    lines = LINE_END.split(text)
    first = place.start.line
    keys = [match[0] for line in lines if (match := _ROOT_KEY.match(line))]
    if len(keys) > len(set(keys)) or any(line.startswith(("...", "%")) for line in lines):
        return ()
    markers = [n for n, line in enumerate(lines, start=1) if n >= first and line.startswith("---")]
    bare = keys and len(markers) <= MAX_EDITS and all(_MARKER.match(lines[n - 1]) for n in markers)
    return tuple(Edit(Span.at(n, 1, n, 4), "") for n in markers) if bare else ()


def between(marked: Any) -> Span:
    """The span between the two marks of a scalar, or of an event of the parser."""
    if isinstance(marked, ScalarNode):
        return Span(position(marked.start), position(marked.end))
    return Span(position(marked.start_mark), position(marked.end_mark))

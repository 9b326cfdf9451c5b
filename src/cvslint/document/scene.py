"""The lines around a fault of YAML, and the ways to mend one of them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from typing import Any

from cvslint.document.fault import Fault
from cvslint.document.nodes import position
from cvslint.document.writing import enclosing
from cvslint.findings import Edit
from cvslint.late_dataclass import late_dataclass
from cvslint.late_pattern import late_pattern
from cvslint.span import Position, Span

COMMENT = late_pattern(r"\s+#.*$")
"""A comment at the end of a line, with the blank before it."""

KEY = late_pattern(
    r"(?P<indent>[ ]*(?:- +)*)(?P<key>[^\s:#'\"\[\]{},-][^:#'\"\[\]{}]*?)(?P<gap>\s*):(?P<space>[ ]+)"
    r"(?P<value>\S.*?)\s*$"
)
"""A key and its value on one line."""

ITEM = late_pattern(r"(?P<indent>[ ]*(?:- +)+)(?P<value>\S.*?)\s*$")
"""An item of a list on one line."""

KEY_LINE = late_pattern(r"\s*(?:- +)*[a-z_][a-z0-9_]*:(\s|$)")
"""A line that begins with a key of a dossier."""

CLOSING = {'"': '"', "'": "'", "[": "]", "{": "}"}
"""The sign that closes each of those that open."""


@late_dataclass
class YamlError:
    """What a parser says when it gives up: its words, the place, and where the open construct began."""

    problem: str
    context: str
    place: Position | None
    opened: Position | None

    @classmethod
    def of(cls, error: Any) -> YamlError:
        """What an error of the parser says; its marks count from 0."""
        mark, context = error.problem_mark, error.context_mark
        return cls(
            problem=str(error.problem or ""),
            context=str(error.context or ""),
            place=position(mark) if mark is not None else None,
            opened=position(context) if context is not None else None,
        )


@late_dataclass
class Scene:
    """The lines of the text and the error to explain."""

    lines: list[str]
    error: YamlError
    place: Position

    def line(self, number: int) -> str:
        return self.lines[number - 1] if 0 < number <= len(self.lines) else ""

    def below(self, number: int) -> str:
        """The next written line below the line ``number``; empty without one."""
        lines = (self.lines[n] for n in range(number, len(self.lines)))
        return next((line for line in lines if line.strip()), "")

    def before(self) -> Iterator[int]:
        """The numbers of the line of the error and of the two written lines above it, nearest first."""
        found = 0
        for number in range(self.place.line, 0, -1):
            if self.line(number).strip():
                yield number
                found += 1
                if found == 3:
                    return


def told(case: str, line: int, column: int, length: int = 1, **values: object) -> Fault:
    span = Span.at(line, column, line, column + length)
    return Fault("YML001", case, span, values={"ligne": line, **values})


def mended(fault: Fault, scene: Scene, edits: list[Edit]) -> Fault:
    """The fault with its repair, and the line as the repair leaves it."""
    line = scene.line(edits[0].span.start.line)
    for edit in sorted(edits, key=lambda edit: edit.span, reverse=True):
        line = line[: edit.span.start.column - 1] + edit.text + line[edit.span.end.column - 1 :]
    return replace(fault, values={**fault.values, "propose": line.strip()}, edits=tuple(edits))


def edit(line: int, start: int, end: int, text: str) -> Edit:
    """One replacement on a line; ``start`` and ``end`` count from 0."""
    return Edit(Span.at(line, start + 1, line, end + 1), text)


def quoting(number: int, start: int, value: str) -> list[Edit]:
    """Quotes around a value that begins at ``start`` (from 0); a comment after it stays out of them."""
    value = COMMENT.sub("", value)
    return list(enclosing(Span.at(number, start + 1, number, start + 1 + len(value)), value))

"""Places: a position and a span in a text, a path in a dossier."""

from __future__ import annotations

import json
import re

from cvslint.late_dataclass import late_dataclass

Key = str | int
Path = tuple[Key, ...]
"""Keys (text) and list ranks (from 0) from the root of a dossier; the root is ``()``."""

_PLAIN_KEY = re.compile(r"[a-z0-9_]+")
_STEP = re.compile(r'\.?(?:([a-z0-9_]+)|("(?:[^"\\]|\\.)*")|\[(\d+)\])')


@late_dataclass(order=True)
class Position:
    """A place between two characters: ``line`` and ``column`` count from 1, columns in code points."""

    line: int
    column: int


@late_dataclass(order=True)
class Span:
    """A stretch of text from ``start`` (included) to ``end`` (excluded)."""

    start: Position
    end: Position

    @classmethod
    def at(cls, line: int, column: int, end_line: int, end_column: int) -> Span:
        """The span of four 1-based numbers, in the order in which reports give them."""
        return cls(Position(line, column), Position(end_line, end_column))


TOP = Span.at(1, 1, 1, 1)
"""Where a finding goes that has no place of its own: the top of the file."""


def format_path(path: Path) -> str:
    """``("projet", "objectifs", 1)`` as ``projet.objectifs[1]``; an unusual key stands in double quotes."""
    text = ""
    for key in path:
        if isinstance(key, int):
            text += f"[{key}]"
        else:
            name = key if _PLAIN_KEY.fullmatch(key) else json.dumps(key, ensure_ascii=False)
            text += f".{name}" if text else name
    return text


def parse_path(text: str) -> Path:
    """The path that :func:`format_path` wrote as ``text``.

    Raises ``ValueError`` when the text is not such a path.
    """
    path: list[Key] = []
    position = 0
    while position < len(text):
        step = _STEP.match(text, position)
        if step is None:
            raise ValueError(text)
        plain, quoted, rank = step.groups()
        path.append(int(rank) if rank is not None else json.loads(quoted) if quoted else plain)
        position = step.end()
    return tuple(path)

"""Lines that are neither a key nor the rest of a text: rules drawn with dashes, remarks of other languages, titles."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from cvslint.document.fault import MAX_EDITS, Fault
from cvslint.document.scene import ITEM, KEY_LINE, Scene, edit, mended, told
from cvslint.late_pattern import late_pattern

_RULE = late_pattern(r"\s*(?:-{3,}|[=*_~+—–•·](?: ?[-=*_~+—–•·])*)\s*$")
"""A line drawn across the page."""
_REMARK = late_pattern(r"\s*(?://|/\*|\*/|<!--|-->|;)")
"""How other languages begin or end a remark."""
_FENCE = late_pattern(r"```")
"""What stands above and below a text that was copied out of a page or a conversation."""
_OPENS = late_pattern(r"\s*(?:- +)*[^\s#][^#]*:\s*(?:#.*)?$")
_STOPS = ("mapping values", "document start")
"""What a parser speaks of at the first key below a text that stands alone."""
_MAX_LINES = 20
"""How many lines of text may stand before a key and still be taken for a title or a remark."""


def drawn_line(scene: Scene) -> Fault | None:
    """A rule, a fence or a remark of another language: read as the remark that it can only be."""
    for number in (scene.place.line, *_loose(scene)):
        line = scene.line(number)
        if _FENCE.match(line):
            fences = [n for n, each in enumerate(scene.lines, start=1) if _FENCE.match(each)]
            return _as_remarks(scene, fences) if len(fences) <= MAX_EDITS else None
        if _RULE.match(line) or _REMARK.match(line):
            return _as_remarks(scene, [number])
    return None


def stray_text(scene: Scene) -> Fault | None:
    """Lines of text in the place of a key: most likely a title or a remark, which only their author knows."""
    lines = list(_loose(scene))
    return replace(_as_remarks(scene, lines), sure=False) if 0 < len(lines) <= _MAX_LINES else None


def _loose(scene: Scene) -> Iterator[int]:
    """The lines that a parser took for the beginning of a key, from top to bottom."""
    if "expected ':'" in scene.error.problem and scene.error.opened is not None:
        numbers = [scene.error.opened.line]
    elif any(words in scene.error.problem for words in _STOPS) and KEY_LINE.match(
        scene.line(scene.place.line)
    ):
        numbers = _above(scene)
    else:
        numbers = []
    for number in numbers:
        line = scene.line(number)
        if line.strip() and not KEY_LINE.match(line) and not ITEM.match(line):
            yield number


def _above(scene: Scene) -> list[int]:
    """The lines of text right above the line of the error, from the key that opens their block or from the top."""
    found: list[int] = []
    indent = _indent(scene.line(scene.place.line))
    for number in range(scene.place.line - 1, max(0, scene.place.line - 2 * _MAX_LINES), -1):
        line = scene.line(number)
        if _OPENS.match(line) and _indent(line) < indent:
            return found[::-1]
        if line.strip() and not line.lstrip().startswith("#"):
            if _indent(line) != indent or KEY_LINE.match(line) or ITEM.match(line):
                return []
            found.append(number)
    return found[::-1]


def _indent(line: str) -> int:
    return len(line) - len(line.lstrip(" "))


def _as_remarks(scene: Scene, numbers: list[int]) -> Fault:
    """The fault of lines that become remarks, told at the first of them."""
    line, start = scene.line(numbers[0]), _indent(scene.line(numbers[0]))
    fault = told("ligne_sans_cle", numbers[0], start + 1, len(line.strip()))
    shown = mended(fault, scene, [edit(numbers[0], start, start, "# ")])
    edits = (edit(number, at := _indent(scene.line(number)), at, "# ") for number in numbers)
    return replace(shown, edits=tuple(edits))

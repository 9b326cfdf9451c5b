"""Faults of the marks that begin a line: a dash glued to its item, a dash too many, a percent sign."""

from __future__ import annotations

import re
from dataclasses import replace

from cvslint.document.fault import MAX_EDITS, Fault
from cvslint.document.scene import Scene, edit, mended, told

_GLUED = re.compile(r"(?P<blank> *)-(?P<item>[a-z_][a-z0-9_]*:(?:\s|$))")
_KEY = re.compile(r" *[a-z_][a-z0-9_]*:(?:\s|$)")


def glued_dash(scene: Scene) -> Fault | None:
    """``-enonce: …``: without the space, the dash belongs to the key; all the items of the list are mended at once."""
    near = next((match for n in scene.before() if (match := _GLUED.match(scene.line(n)))), None)
    if near is None:
        return None
    numbers = [
        number
        for number, line in enumerate(scene.lines, start=1)
        if (match := _GLUED.match(line)) and match["blank"] == near["blank"]
    ]
    start = len(near["blank"])
    fault = told("tiret_colle", numbers[0], start + 1, n=len(numbers))
    first = mended(fault, scene, [edit(numbers[0], start + 1, start + 1, " ")])
    return replace(first, edits=tuple(edit(number, start + 1, start + 1, " ") for number in numbers))


def stray_dash(scene: Scene) -> Fault | None:
    """A dash before the first key of a block, whose other keys have none."""
    opened = scene.error.opened
    if (
        "'-' indicator" not in scene.error.problem
        or opened is None
        or not _KEY.match(scene.line(scene.place.line))
    ):
        return None
    line, start = scene.line(opened.line), opened.column - 1
    item = re.compile(f" {{{start}}}- ")
    within = range(opened.line, scene.place.line)
    if len(line) - len(line.lstrip(" ")) != start or scene.place.column != opened.column:
        return None
    if sum(item.match(scene.line(number)) is not None for number in within) != 1 or not item.match(line):
        return None
    fault = told("tiret_de_trop", opened.line, opened.column)
    blank = len(line) - len(line[start + 1 :].lstrip(" "))
    moved = mended(fault, scene, [edit(opened.line, start, blank, "")])
    alone = not any(scene.line(number).strip() for number in within[1:])
    return moved if alone else replace(moved, edits=())


def percent(scene: Scene) -> Fault | None:
    """A line that begins with ``%``, which announces a directive; read as the remark that it can only be."""
    head = next((n for n in range(1, scene.place.line + 1) if scene.line(n).startswith("%")), None)
    if head is None:
        return None
    fault = replace(told("directive", head, 1), code="YML005")
    numbers = [head]
    while scene.line(numbers[-1] + 1).startswith("%"):
        numbers.append(numbers[-1] + 1)
    if len(numbers) > MAX_EDITS:
        return None
    return replace(fault, edits=tuple(edit(number, 0, 1, "# ") for number in numbers))

"""Faults of the marks that begin a line: a dash glued to its item, a dash too many, a percent sign."""

from __future__ import annotations

import re
from dataclasses import replace

from cvslint.document.fault import MAX_EDITS, Fault
from cvslint.document.scene import COMMENT, ITEM, Scene, edit, mended, told
from cvslint.late_pattern import late_pattern

_BULLET = late_pattern(r"(?P<blank> *)(?P<sign>\*) +\S")
_BULLET_OF_BLOCK = late_pattern(
    r"(?P<blank> *)(?P<sign>[*•·▪◦‣–—→►●■]|\d{1,2}[.)]) +[a-z_][a-z0-9_]*:(?:\s|$)"
)
"""A bullet before the first key of a block, where YAML sees a key of two words."""
_NUMBER = r"\d{1,2}[.)]"
_GLUED = late_pattern(r"(?P<blank> *)-(?P<item>[a-z_][a-z0-9_]*:(?:\s|$)|[\[{].*[\]}]\s*$)")
_GLUED_TEXT = late_pattern(r"(?P<blank> *)-[^\s-]")
_KEY = late_pattern(r" *[a-z_][a-z0-9_]*:(?:\s|$)")
_NO_KEY = ("expected key", "block end")
"""What the two parsers say of something that is no key among the keys of a block."""
_DASHED_KEY = late_pattern(r"(?P<blank> *)- +(?P<key>[a-z_][a-z0-9_]*:(?:\s|$))")
_NUMBER_ALONE = late_pattern(r"\d[\d\s,.]*€?\s*")
_TEXT = late_pattern(r" *[^\s#:-][^:]*$")
_BRACES = late_pattern(r" *(?:- +)*[a-z_][a-z0-9_]* +\{.*\}\s*$")
_WITHOUT_COLON = late_pattern(
    r"(?P<blank> *(?:- +)*)(?P<key>[a-z_][a-z0-9_]*)(?P<sign>[ =;]*)"
    r"(?P<value>(?:(?<=[ =;])(?:[\[{].*[\]}]\s*|[^\s:][^:]*))?)$"
)


def glued_dash(scene: Scene) -> Fault | None:
    """``-enonce: …``: without the space, the dash belongs to the key; all the items of the list are mended at once."""
    near = next((match for n in scene.before() if (match := _GLUED.match(scene.line(n)))), None)
    if near is None:
        return _glued_text(scene)
    numbers = [
        number
        for number, line in enumerate(scene.lines, start=1)
        if (match := _GLUED.match(line)) and match["blank"] == near["blank"]
    ]
    start = len(near["blank"])
    fault = told("tiret_colle", numbers[0], start + 1, n=len(numbers))
    first = mended(fault, scene, [edit(numbers[0], start + 1, start + 1, " ")])
    return replace(first, edits=tuple(edit(number, start + 1, start + 1, " ") for number in numbers))


def _glued_text(scene: Scene) -> Fault | None:
    """``-habitants`` below an item that has its space."""
    number = scene.error.opened.line if scene.error.opened is not None else scene.place.line
    match = _GLUED_TEXT.match(scene.line(number))
    above = scene.line(number - 1)
    if match is None or not above.startswith(f"{match['blank']}- "):
        return None
    start = len(match["blank"])
    return mended(
        told("tiret_colle", number, start + 1, n=1), scene, [edit(number, start + 1, start + 1, " ")]
    )


def bullets(scene: Scene) -> Fault | None:
    """``* ateliers`` or ``• nom: …`` for want of a dash: the bullets of a list from elsewhere, mended at once."""
    near = _BULLET.match(scene.line(scene.place.line))
    if near is None:
        near = next((match for n in scene.before() if (match := _BULLET_OF_BLOCK.match(scene.line(n)))), None)
    if near is None:
        return None
    start, sign = len(near["blank"]), near["sign"]
    mark = _NUMBER if sign[0].isdigit() else re.escape(sign)
    found = _of_the_list(scene, late_pattern(f" {{{start}}}(?P<sign>{mark}) +\\S"), start)
    edits = tuple(
        edit(number, start, start + len(each), _dash(scene, number, start, each)) for number, each in found
    )
    first = found[0][0]
    fault = told("puce_sans_tiret", first, start + 1, len(found[0][1]), n=len(found), signe=found[0][1])
    return replace(mended(fault, scene, [edits[0]]), edits=edits if len(edits) <= MAX_EDITS else ())


def _dash(scene: Scene, number: int, start: int, sign: str) -> str:
    """The dash for a bullet, with the spaces that keep what follows above the lines of the item."""
    below = scene.line(number + 1)
    hangs = len(below) - len(below.lstrip(" ")) == start + len(sign) + 1
    return "-".ljust(len(sign)) if hangs else "-"


def _of_the_list(scene: Scene, item: re.Pattern[str], start: int) -> list[tuple[int, str]]:
    """The lines of the list around the error that have such a bullet at this place, each with its own."""
    found: list[tuple[int, str]] = []
    for number in range(scene.place.line, 0, -1):
        line = scene.line(number)
        if (match := item.match(line)) is not None:
            found.append((number, match["sign"]))
        elif line.strip() and found and len(line) - len(line.lstrip(" ")) <= start:
            break
    found.reverse()
    for number in range(scene.place.line + 1, len(scene.lines) + 1):
        line = scene.line(number)
        if (match := item.match(line)) is not None:
            found.append((number, match["sign"]))
        elif line.strip() and len(line) - len(line.lstrip(" ")) <= start:
            break
    return found


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
    item = late_pattern(f" {{{start}}}- ")
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


def list_dash(scene: Scene) -> Fault | None:
    """A dash before one key of a block whose other keys have none: ``- porteur:`` at the root."""
    line = scene.line(scene.place.line)
    match = _DASHED_KEY.match(line)
    if match is None or not any(words in scene.error.problem for words in _NO_KEY):
        return None
    start = len(match["blank"])
    opened = scene.error.opened
    if opened is None or opened.column - 1 != start or scene.place.column - 1 != start:
        return None
    fault = told("tiret_de_trop", scene.place.line, start + 1)
    moved = mended(fault, scene, [edit(scene.place.line, start, match.start("key"), "")])
    # With further lines under it, the item may be one of a list that is out of its place.
    below = next(
        (scene.line(n) for n in range(scene.place.line + 1, len(scene.lines) + 1) if scene.line(n)), ""
    )
    return replace(moved, edits=()) if _DASHED_KEY.match(below) else moved


def no_colon(scene: Scene) -> Fault | None:
    """A key without its colon: YAML takes it for a text, and stops further down."""
    lone = "expected ':'" in scene.error.problem and scene.error.opened is not None
    if not lone and "mapping values" not in scene.error.problem:
        return None
    if lone and scene.error.opened is not None:
        number = scene.error.opened.line
    elif _BRACES.match(scene.line(scene.place.line)):
        number, lone = scene.place.line, True
    else:
        number = next((n for n in scene.before() if n < scene.place.line), 0)
    written = (scene.line(n) for n in range(number + 1, number + 6))
    stopped = next((line for line in written if line.strip() and not line.lstrip().startswith("#")), "")
    match = _WITHOUT_COLON.match(COMMENT.sub("", scene.line(number)))
    if (
        match is None
        or not (_KEY.match(stopped) or ITEM.match(stopped) or (not stopped and _names_a_key(match)))
        or (lone and match["value"] and not _names_a_key(match))
    ):
        return None
    here, below = len(match["blank"]), len(stopped) - len(stopped.lstrip(" "))
    if not lone and _TEXT.match(scene.line(number - 1)):
        # More than one line without a colon: no key was meant.
        return None
    alone = not match["value"]
    sure = _names_a_key(match)
    if here >= below if alone else here != below and not (sure and here > below):
        return None
    fault = told("deux_points_absents", number, here + 1, len(scene.line(number).strip()))
    colon = edit(number, match.end("key"), match.start("value"), ":" if alone else ": ")
    told_and_mended = mended(fault, scene, [colon])
    # The first word of a text, or a single one right under another line, may be no key at all.
    certain = not scene.line(number - 1).strip() if alone else sure
    return told_and_mended if certain else replace(told_and_mended, edits=())


def _names_a_key(match: re.Match[str]) -> bool:
    """Whether the first word of a line is surely a key: by what follows it, or since no other word has a ``_``."""
    if match["sign"].strip() or "_" in match["key"]:
        return True
    return match["value"][:1] in ("[", "{", '"') or _NUMBER_ALONE.fullmatch(match["value"]) is not None


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

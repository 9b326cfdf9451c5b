"""Blanks that are none for YAML, in the places where it counts them: before a key, around a dash, on an empty line.

They are read as the spaces that they look like before YAML is read: it would take some of these lines for text.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import islice

from cvslint.document.fault import MAX_EDITS, Fault
from cvslint.document.intruders import MAX_READ_PAST, Found, too_many
from cvslint.document.letters import BLANKS, SEPARATORS, UNSEEN, code_of, is_seen, name_of
from cvslint.document.lines import LINE_END
from cvslint.findings import Edit
from cvslint.late_pattern import late_pattern
from cvslint.span import Span

_ODD = BLANKS + UNSEEN + SEPARATORS
_SUSPECT = late_pattern(f"^[ \t-]*[{_ODD}]|:[{_ODD}]+[ \t]*$")
_SIGN = late_pattern(f"[{_ODD}]")
_HEAD = late_pattern(f"[ \t{_ODD}]*(?:-[ \t{_ODD}]+)*")
_KEY = late_pattern(f"[\"']?[a-z_][a-z0-9_{_ODD}]*[\"']?[ \t{_ODD}]*:(?=[ \t{_ODD}]|$)")
_AFTER_DASH = late_pattern(f"-[{_ODD}]+")
_BLOCK_TEXT = late_pattern(r"(?:^|[:-][ \t]+)[|>][-+0-9]*[ \t]*(?:#.*)?$")


def odd_blanks(text: str) -> Found | None:
    """Blanks of typography and invisible characters where YAML counts spaces; ``None`` when there are none."""
    if is_seen(text) or not _suspect(text):
        return None
    edits = list(islice(_blanks(text), MAX_READ_PAST + 1))
    if not edits:
        return None
    if len(edits) > MAX_READ_PAST:
        return too_many(edits[-1].span)
    start = edits[0].span.start
    character = LINE_END.split(text)[start.line - 1][start.column - 1]
    lines = {edit.span.start.line for edit in edits}
    values = {
        "code": code_of(character),
        "nom": name_of(character),
        "n": len(lines),
        "ligne": start.line,
        "colonne": start.column,
    }
    carried = tuple(edits) if len(edits) <= MAX_EDITS else ()
    return Found(
        Fault("YML001", "retrait_invisible", edits[0].span, values=values, edits=carried), tuple(edits)
    )


def _suspect(text: str) -> bool:
    """Whether an odd blank stands where YAML may count it; only the lines that hold one are looked at."""
    done = 0
    while (sign := _SIGN.search(text, done)) is not None:
        place = sign.start()
        start = max(text.rfind("\n", done, place), text.rfind("\r", done, place), done - 1) + 1
        end = LINE_END.search(text, place)
        done = end.end() if end is not None else len(text)
        if _SUSPECT.search(text[start:done].rstrip("\r\n")):
            return True
    return False


def _blanks(text: str) -> Iterator[Edit]:
    """Each stretch of odd blanks in the structure of the text, as the spaces that it looks like."""
    for number, line, floor in _structure(LINE_END.split(text)):
        for start, end in _runs(_odd_places(line, floor)):
            width = sum(sign in BLANKS for sign in line[start:end])
            yield Edit(Span.at(number, start + 1, number, end + 1), " " * width)


def _runs(places: list[int]) -> list[tuple[int, int]]:
    """Places that touch each other as stretches, the end excluded."""
    runs: list[tuple[int, int]] = []
    for place in places:
        if runs and runs[-1][1] == place:
            runs[-1] = (runs[-1][0], place + 1)
        else:
            runs.append((place, place + 1))
    return runs


def _structure(lines: list[str]) -> Iterator[tuple[int, str, int]]:
    """The lines that are not the text of a block opened by ``|`` or ``>``: the number from 1, the line, and how far
    the key or the dash above it is indented."""
    opened: int | None = None
    floor = -1
    for number, line in enumerate(lines, start=1):
        indent = len(line) - len(line.lstrip(" "))
        if opened is not None:
            if indent > opened or not line.strip(" "):
                continue
            opened = None
        yield number, line, floor
        match = _HEAD.match(line)
        assert match is not None
        key = _KEY.match(line, match.end())
        if key is not None or "-" in match[0]:
            floor = _width(match[0].partition("-")[0])
        if _BLOCK_TEXT.search(line):
            opened = match.end() if key is not None else indent


def _width(blank: str) -> int:
    """How many columns a blank takes on the screen."""
    return sum(sign not in UNSEEN for sign in blank)


def _odd_places(line: str, floor: int) -> list[int]:
    """Where odd blanks stand in the structure of a line, from 0."""
    match = _HEAD.match(line)
    assert match is not None
    # What sticks to a key without a space is told with the key.
    head = match[0].rstrip(UNSEEN)
    if match.end() == len(line):
        return _odd(match[0], 0)
    key = _KEY.match(line, match.end())
    if key is not None:
        tail = line[key.end() :]
        return _odd(head, 0) + ([] if tail.strip(f" \t{_ODD}") else _odd(tail, key.end()))
    dash = head.find("-")
    if dash >= 0:
        glued = [place for run in _AFTER_DASH.finditer(head) for place in range(run.start() + 1, run.end())]
        return _odd(head[:dash], 0) + glued
    # Further lines of a text may begin as they like, once they are further in than its key.
    outside = len(line) - len(line.lstrip(" ")) <= floor
    return _odd(head, 0) if outside or line[match.end()] == "#" else []


def _odd(part: str, start: int) -> list[int]:
    return [start + place for place, character in enumerate(part) if character in _ODD]

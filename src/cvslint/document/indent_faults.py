"""Faults of indentation: tabs, a line that fits no block above it, a key that hangs under a value."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from itertools import islice

from cvslint.document.fault import MAX_EDITS, Fault
from cvslint.document.scene import COMMENT, Scene, edit, mended, told
from cvslint.findings import Edit
from cvslint.late_pattern import late_pattern

_TAB_WIDTHS = (2, 4, 8, 3)
"""How many spaces a tab may stand for, the likeliest first."""

_ENOUGH = 2000
"""How many lines show what a tab stands for."""

_FAR = 200
"""How many lines above a line the first of its block is looked for."""

_TAB_AT_HEAD = late_pattern(r" *\t")
_OPENS = late_pattern(r":[ \t]*(?:[|>][-+0-9]*[ \t]*)?(?:#.*)?$")
_KEY_OR_ITEM = late_pattern(r"\s*(?:- |-$|[^\s#:'\"][^:]*:(?:\s|$))")
_KEY_WITH_VALUE = late_pattern(r"(?P<blank> *)(?P<dashes>(?:- +)*)[a-z_][a-z0-9_]*: +[^\s|>#&]")
_KEY = late_pattern(r"(?P<blank> *)[a-z_][a-z0-9_]*:(?:\s|$)")


def tab(scene: Scene) -> Fault | None:
    """A tab in the indentation: invisible, and refused. Each stands for the number of spaces that suits best."""
    near = next((n for n in scene.before() if "\t" in blank_of(scene.line(n))), None)
    if near is None:
        return None
    lines = [n for n, line in enumerate(scene.lines, start=1) if _TAB_AT_HEAD.match(line)]
    first, width = lines[0], min(_TAB_WIDTHS, key=lambda width: _misfits(scene.lines[:_ENOUGH], width))
    blank = blank_of(scene.line(first))
    fault = told("tabulation", first, blank.index("\t") + 1, n=len(lines))
    propose = blank.expandtabs(width) + scene.line(first)[len(blank) :].rstrip()
    mend = tuple(islice(_untabbed(scene, lines, width), MAX_EDITS + 1))
    edits = mend if len(mend) <= MAX_EDITS else ()
    return replace(fault, values={**fault.values, "propose": propose}, edits=edits)


def _untabbed(scene: Scene, lines: list[int], width: int) -> Iterator[Edit]:
    """Each tab of these lines' indentation as the spaces up to the next multiple of ``width``."""
    for number in lines:
        column = 0
        for place, sign in enumerate(blank_of(scene.line(number))):
            step = 1 if sign == " " else width - column % width
            column += step
            if sign == "\t":
                yield edit(number, place, place + 1, " " * step)


def _misfits(lines: list[str], width: int) -> int:
    """How many lines would fit no block above them if a tab stood for ``width`` spaces."""
    open_at, opens, misfits = [0], False, 0
    for line in lines:
        if not _KEY_OR_ITEM.match(line):
            continue
        blank = blank_of(line)
        indent = len(blank.expandtabs(width))
        if indent > open_at[-1] and opens:
            open_at.append(indent)
        else:
            while len(open_at) > 1 and open_at[-1] > indent:
                open_at.pop()
            misfits += open_at[-1] != indent
        dashes = re.match(r"(?:- +)*", line[len(blank) :])
        if dashes is not None and dashes.end():
            # The keys of an item are aligned with its first one, behind the dash.
            open_at.append(indent + dashes.end())
        opens = _OPENS.search(line) is not None
    return misfits


def blank_of(line: str) -> str:
    """The spaces and tabs at the head of a line."""
    return line[: len(line) - len(line.lstrip(" \t"))]


def hanging_key(scene: Scene) -> Fault | None:
    """A key further right than the one above, which has its value already: YAML sees one value and its rest."""
    if "mapping values" not in scene.error.problem:
        return None
    number = scene.place.line
    line = scene.line(number)
    above = next((n for n in scene.before() if n < number), 0)
    key, over = _KEY.match(line), _KEY_WITH_VALUE.match(scene.line(above))
    if key is None or over is None or scene.place.column - 1 != line.index(":"):
        return None
    here, due = len(key["blank"]), len(over["blank"]) + len(over["dashes"])
    if here <= due:
        return None
    below = _indent(_below(scene, number))
    first = _first_of_its_block(scene, above, due) or (here == due + 2 and _opens_here(scene, above, due))
    if here <= due + 2 and first and below == here:
        slip = told("retrait", above, due + 1, retrait=due, attendu=here, repere="suivante")
        return _moved(slip, scene, due, here)
    if here >= due + 2 and below == here:
        return _value_and_block(scene, above)
    fault = told("retrait", number, here + 1, retrait=here, attendu=due, repere="précédente")
    moved = _moved(fault, scene, here, due)
    return moved if here == due + 1 else replace(moved, edits=())


def slipped(scene: Scene) -> Fault | None:
    """A dash or a key that opens a block, one space away from the others of its list or block."""
    number, line = scene.place.line, scene.line(scene.place.line)
    here = _indent(line)
    if here < 3:
        return None
    over = scene.line(number - 1)
    if (
        _KEY.match(line)
        and over[here - 3 : here - 1] == "- "
        and not over[: here - 3].strip()
        and here % 2 == 0
    ):
        # The key stands where the keys of an item do: its dash is one space short.
        fault = told("retrait", number - 1, here - 2, retrait=here - 3, attendu=here - 2, repere="suivante")
        return _moved(fault, scene, here - 3, here - 2)
    if scene.place.column - 1 != here:
        return None
    dashed = line[here : here + 2] == "- "
    if not dashed and not (
        _KEY.match(line) and _OPENS.search(line) and _indent(_below(scene, number)) == here + 1
    ):
        return None
    due = _beside(scene, number, here, dashed=dashed)
    if due is None:
        return None
    fault = told("retrait", number, here + 1, retrait=here, attendu=due, repere="du même bloc la plus proche")
    return _moved(fault, scene, here, due)


def _beside(scene: Scene, number: int, here: int, *, dashed: bool) -> int | None:
    """The indentation of the nearest line above that is one space away: of a dash for a dash, of a key for a key."""
    for above in range(number - 1, max(0, number - _FAR), -1):
        line = scene.line(above)
        indent = _indent(line)
        if dashed and abs(indent - here) == 1 and line[indent : indent + 2] == "- ":
            return indent
        if not dashed and indent == here - 1 and _KEY.match(line):
            return indent
        if 0 <= indent < here - 1 or (indent == here and not dashed):
            return None
    return None


def _value_and_block(scene: Scene, number: int) -> Fault:
    """``porteur: oui`` over a block of lines: the key has its value already."""
    line = scene.line(number)
    start = line.index(":") + 2
    start += len(line[start:]) - len(line[start:].lstrip())
    value = COMMENT.sub("", line[start:].rstrip())
    return told("valeur_et_bloc", number, start + 1, len(value), valeur=value)


def unfit(scene: Scene) -> Fault | None:
    """A line whose indentation fits no block above it; moved where a slip of one space is plain to see."""
    number = scene.place.line
    line = scene.line(number)
    here = len(line) - len(line.lstrip(" "))
    if scene.place.column - 1 != here:
        return None
    over = next((n for n in scene.before() if n < number), 0)
    above = scene.line(over)
    due = len(above) - len(above.lstrip(" "))
    if here == due:
        return None
    if _too_far_in(scene, over, number):
        slip = told("retrait", over, due + 1, retrait=due, attendu=here, repere="suivante")
        return _moved(slip, scene, due, here)
    head = _head_too_far_in(scene, number, here)
    if head:
        slip = told("retrait", head, here + 2, retrait=here + 1, attendu=here, repere="suivante")
        return _moved(slip, scene, here + 1, here)
    fault = told("retrait", number, scene.place.column, retrait=here, attendu=due, repere="précédente")
    follows = _indent(_below(scene, number)) == due
    certain = abs(here - due) == 1 and follows and due
    if not certain:
        return _likely(fault, scene, here, due, above)
    return _moved(fault, scene, here, due)


def _likely(fault: Fault, scene: Scene, here: int, due: int, above: str) -> Fault:
    """The fault with the line where it would stand beside the one above, when it is but one space away."""
    dashes = re.match(r"(?:- +)+", above.lstrip(" "))
    if dashes is not None and not scene.line(fault.span.start.line).lstrip().startswith("- "):
        due += dashes.end()
        fault = replace(fault, values={**fault.values, "attendu": due})
    if abs(here - due) > 1:
        return replace(fault, case="retrait_douteux")
    return replace(_moved(fault, scene, here, due), edits=())


def _too_far_in(scene: Scene, over: int, number: int) -> bool:
    """Whether the line ``over``, the first of its block, has spaces that the others of the block do not have."""
    opening = next((scene.line(n) for n in range(over - 1, 0, -1) if scene.line(n).strip()), "")
    here, due = _indent(scene.line(number)), _indent(scene.line(over))
    alone = _KEY_WITH_VALUE.match(scene.line(over)) is not None and _KEY.match(scene.line(number)) is not None
    return (
        alone
        and _OPENS.search(opening) is not None
        and _indent(opening) < here < due
        and _indent(_below(scene, number)) == here
    )


def _head_too_far_in(scene: Scene, number: int, here: int) -> int:
    """The first line of the block of the line ``number``, when it alone is one space further in; else 0."""
    below = _indent(_below(scene, number))
    if _KEY.match(scene.line(number)) is None or below == here + 1 or (here % 2 and below != here):
        return 0
    siblings: list[int] = []
    for above in range(number - 1, max(0, number - _FAR), -1):
        line = scene.line(above)
        if not line.strip():
            continue
        if _indent(line) == here + 1:
            siblings.append(above)
        elif _indent(line) <= here:
            opens = _indent(line) < here and _OPENS.search(line) is not None
            return siblings[0] if opens and len(siblings) == 1 and _KEY.match(scene.line(siblings[0])) else 0
    return 0


def _opens_here(scene: Scene, number: int, indent: int) -> bool:
    """Whether the line just above is a key without a value, at the same indentation as the line ``number``."""
    opening = scene.line(number - 1)
    return (
        _KEY.match(opening) is not None and _OPENS.search(opening) is not None and _indent(opening) == indent
    )


def _first_of_its_block(scene: Scene, number: int, indent: int) -> bool:
    """Whether the line just above opens the block whose first key stands on the line ``number``."""
    opening = scene.line(number - 1)
    return _OPENS.search(opening) is not None and _indent(opening) < indent


def _below(scene: Scene, number: int) -> str:
    """The next written line, when it is near."""
    return next((scene.line(n) for n in range(number + 1, number + 4) if scene.line(n).strip()), "")


def _indent(line: str) -> int:
    """How many spaces begin a line; -1 for an empty one."""
    return len(line) - len(line.lstrip(" ")) if line.strip() else -1


def _moved(fault: Fault, scene: Scene, here: int, due: int) -> Fault:
    """The fault mended by giving its line the indentation ``due``."""
    number = fault.span.start.line
    edits: list[Edit] = [edit(number, min(here, due), here, " " * max(0, due - here))]
    propose = " " * due + scene.line(number).strip()
    moved = mended(fault, scene, edits)
    return replace(moved, values={**moved.values, "propose": propose})

"""Faults of what stands between brackets or braces: nothing closes them, or a comment swallows what does."""

from __future__ import annotations

from dataclasses import replace

from cvslint.document.fault import Fault
from cvslint.document.flow import flow_of
from cvslint.document.scene import CLOSING, COMMENT, ITEM, KEY_LINE, Scene, edit, mended, quoting, told
from cvslint.document.writing import enclosing
from cvslint.late_pattern import late_pattern
from cvslint.span import Position, Span

_BRACKET = late_pattern(r"\"(?:[^\"\\]|\\.)*\"|'[^']*'|[\[\]{}]")
_SIGN = late_pattern(r"[%@`*&!|>]|[-?](?:\s|$)")
"""What YAML keeps for itself at the head of an item."""
_EATEN = late_pattern(r"\s#")


def eaten_end(scene: Scene) -> Fault | None:
    """``[deux #3, un]``: the comment takes the closing bracket away, so it was none; its item gets quotes."""
    if "flow" not in scene.error.context or scene.error.opened is None:
        return None
    number = scene.error.opened.line
    line = scene.line(number)
    read, meant = flow_of(line), flow_of(line, comments=False)
    if read is None or read.sign is None or meant is None or meant.end is None:
        return None
    if COMMENT.sub("", line[meant.end + 1 :]).strip():
        return None
    eaten = COMMENT.sub("", line[read.sign : meant.end + 1]).rstrip()
    fault = replace(told("diese", number, read.sign + 1, len(eaten), texte=eaten), code="YML005")
    edits = [
        each
        for start, end in meant.items
        if _EATEN.search(line, start - 1, end)
        for each in enclosing(Span.at(number, start + 1, number, end + 1), line[start:end])
    ]
    return mended(fault, scene, edits) if edits else None


def missing_dash(scene: Scene) -> Fault | None:
    """A block in braces without its dash, among the items of a list that have one."""
    opened = scene.error.opened
    numbers = [opened.line] if opened is not None else []
    for number in (*numbers, *scene.before()):
        line = scene.line(number)
        start = len(line) - len(line.lstrip(" "))
        if line[start : start + 1] != "{" or not start:
            continue
        around = (scene.line(number - 1), scene.below(number))
        if any(other[:start].strip() == "" and other[start : start + 2] == "- " for other in around):
            fault = told("tiret_absent", number, start + 1)
            return mended(fault, scene, [edit(number, start, start, "- ")])
    return None


def stray_comma(scene: Scene) -> Fault | None:
    """``[un, , deux]``: a comma with nothing before it, taken out."""
    number, line, place = scene.place.line, scene.line(scene.place.line), scene.place.column - 1
    before = line[:place].rstrip()
    if line[place : place + 1] != "," or flow_of(line) is None or before[-1:] not in (",", "[", "{"):
        return None
    return mended(
        told("virgule_de_trop", number, place + 1), scene, [edit(number, len(before), place + 1, "")]
    )


def closed_twice(scene: Scene) -> Fault | None:
    """``[un, deux]]``: brackets that close what is closed already, and nothing behind them; they go."""
    number, line = scene.place.line, COMMENT.sub("", scene.line(scene.place.line)).rstrip()
    flow = flow_of(line)
    if flow is None or flow.end is None:
        return None
    first = len(line) - len(line[flow.end + 1 :].lstrip())
    if first == len(line) or line[first:].strip(" ]}") or scene.place.column - 1 < first:
        return None
    fault = told("crochet_de_trop", number, first + 1, signe=line[first])
    return mended(fault, scene, [edit(number, flow.end + 1, len(line), "")])


def reserved_in_flow(scene: Scene) -> Fault | None:
    """An item between brackets or braces that begins with a sign that YAML keeps for itself."""
    number, line = scene.place.line, scene.line(scene.place.line)
    flow = flow_of(line)
    if flow is None:
        return None
    here = flow.item_at(scene.place.column - 1)
    if here is None or _SIGN.match(line, here[0]) is None:
        # A tag swallows the comma behind it: YAML stops further on.
        here = next((item for item in flow.items if line[item[0]] == "!"), None)
    if here is None:
        return None
    fault = told("signe_reserve", number, here[0] + 1, signe=line[here[0]])
    return mended(fault, scene, quoting(number, here[0], line[here[0] : here[1]]))


def colon_in_flow(scene: Scene) -> Fault | None:
    """``{nom: Jardiner : un potager}``: a second colon in a value between braces."""
    number, line = scene.place.line, scene.line(scene.place.line)
    flow = flow_of(line) if "flow" in scene.error.context else None
    if flow is None:
        return None
    for (_, key_end), value, rest in zip(flow.items, flow.items[1:], flow.items[2:], strict=False):
        first, second = (line[one:other].strip() for one, other in ((key_end, value[0]), (value[1], rest[0])))
        if first == second == ":":
            last = next(
                (item[1] for item in flow.items if item[0] >= rest[0] and _ends(line, item[1])), rest[1]
            )
            fault = told("deux_points", number, line.index(":", value[1]) + 1)
            return mended(fault, scene, quoting(number, value[0], line[value[0] : last]))
    return None


def _ends(line: str, place: int) -> bool:
    """Whether a comma or a bracket follows, and no colon."""
    return line[place:].lstrip()[:1] in ("", ",", "]", "}")


def bracket_open(scene: Scene) -> Fault | None:
    """A bracket or a brace that nothing closes, told where it opens."""
    if "flow" not in scene.error.context or scene.error.opened is None:
        return None
    opened = scene.error.opened
    flow = flow_of(scene.line(opened.line))
    if flow is not None and flow.opened:
        opened = Position(opened.line, flow.opened[-1] + 1)
    sign = scene.line(opened.line)[opened.column - 1 : opened.column]
    if sign not in ("[", "{"):
        opened = _last_open(scene) or opened
        sign = scene.line(opened.line)[opened.column - 1 : opened.column]
    if sign not in ("[", "{"):
        return None
    fault = told("crochet_ouvert", opened.line, opened.column, signe=sign)
    line = COMMENT.sub("", scene.line(opened.line)).rstrip()
    below = scene.below(opened.line)
    ended = KEY_LINE.match(below) or ITEM.match(below)
    if not ended if below else line[-1] in "[{,":
        return replace(fault, case="crochet_ouvert_loin")
    # A new key or item on the line below: what was opened ended with its own line.
    end, others = len(line), sum(line.count(other) for other in "([{")
    if flow is not None and len(flow.opened) > 1:
        return replace(fault, case="crochet_ouvert_loin")
    if line[-1] in ")]}" and sum(line.count(other) for other in ")]}") == others:
        return mended(fault, scene, [edit(opened.line, end - 1, end, CLOSING[sign])])
    return mended(fault, scene, [edit(opened.line, end, end, CLOSING[sign])])


def _last_open(scene: Scene) -> Position | None:
    """The innermost bracket or brace that is still open at the end of the text; quotes are left out."""
    opened: list[Position] = []
    for number, line in enumerate(scene.lines, start=1):
        for match in _BRACKET.finditer(COMMENT.sub("", line)):
            if match[0] in "[{":
                opened.append(Position(number, match.start() + 1))
            elif match[0] in "]}" and opened:
                opened.pop()
    return opened[-1] if opened else None

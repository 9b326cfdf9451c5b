"""Quotes that nothing closes, text behind those that are closed, backslashes in double ones."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from itertools import islice

from cvslint.document.fault import MAX_EDITS, Fault
from cvslint.document.flow import Flow, flow_of
from cvslint.document.letters import BLANKS, UNSEEN, code_of, name_of
from cvslint.document.scene import CLOSING, COMMENT, ITEM, KEY, KEY_LINE, Scene, edit, mended, quoting, told
from cvslint.document.word_quotes import around, word_quotes
from cvslint.findings import Edit
from cvslint.late_pattern import late_pattern
from cvslint.span import Position

_NEXT_KEY = late_pattern(r"\s*,\s*[a-z_][a-z0-9_]*:(?:\s|$)")
"""The comma of a block in braces that another key follows."""
_LONE_BACKSLASH = late_pattern(r"\\(?:[\\\"]|(?P<lone>(?=[^\r\n])))")
"""A backslash in double quotes: one that is doubled or before a quote is meant for YAML, another is not."""
_ESCAPES = ("escape", "hex")
"""What a parser speaks of when it stops at a backslash."""
_ODD_BLANKS = late_pattern(f"[ \t]*[{BLANKS}{UNSEEN}][ \t{BLANKS}{UNSEEN}]*")
_CLOSED = ('"', "'", "]", "}")
_CLOSERS = " \t,]}"


def quote_open(scene: Scene) -> Fault | None:
    """A quote that nothing closes, told where it opens; closed at the end of its line, or of its item."""
    if "quoted scalar" not in scene.error.context or scene.error.opened is None:
        return None
    opened = scene.error.opened
    if any(word in scene.error.problem for word in _ESCAPES):
        return _backslash(scene, opened, scene.place)
    line = scene.line(opened.line)
    if _hides_its_end(scene, opened.line, opened.column):
        return _backslash(scene, opened, Position(opened.line, len(line.rstrip())))
    sign = line[opened.column - 1]
    value = COMMENT.sub("", line[opened.column - 1 :].rstrip())
    if around(value) and not value.count(sign, 1):
        return word_quotes(scene, opened.line, opened.column - 1, value)
    flow = flow_of(line)
    if flow is not None and flow.quote == opened.column - 1:
        return _closed_in_flow(scene, opened.line, flow)
    fault = told("guillemet_ouvert", opened.line, opened.column)
    if line.count(sign, opened.column):
        return replace(fault, case="guillemet_ouvert_loin")
    return mended(fault, scene, [edit(opened.line, len(line.rstrip()), len(line.rstrip()), sign)])


def quote_left_open(scene: Scene) -> Fault | None:
    """A quote not closed on its line, though another one further down made YAML believe that it was."""
    for number in range(scene.place.line, 0, -1):
        line = scene.line(number)
        flow = flow_of(line)
        if flow is not None and flow.quote is not None:
            if _closed_below(scene, number, line[flow.quote]):
                return _closed_in_flow(scene, number, flow)
            continue
        match = KEY.match(line) or ITEM.match(line)
        if match is None or match["value"][0] not in "'\"":
            continue
        sign, start = match["value"][0], match.start("value") + 1
        if _hides_its_end(scene, number, start) and _closed_below(scene, number, sign):
            return _backslash(scene, Position(number, start), Position(number, len(line.rstrip())))
        if match["value"].count(sign) > 1 or not _closed_below(scene, number, sign):
            continue
        if around(COMMENT.sub("", match["value"])):
            return word_quotes(scene, number, match.start("value"), match["value"])
        end = len(line.rstrip())
        fault = told("guillemet_ouvert", number, start)
        return mended(fault, scene, [edit(number, end, end, sign)])
    return None


def _closed_below(scene: Scene, number: int, sign: str) -> bool:
    """Whether a further line holds the sign that closes a quote, with a key on the way: it was not meant to."""
    for below in range(number + 1, len(scene.lines) + 1):
        if KEY_LINE.match(scene.line(below)):
            return any(sign in line for line in scene.lines[below - 1 :])
        if sign in scene.line(below):
            return False
    return False


def _closed_in_flow(scene: Scene, number: int, flow: Flow) -> Fault:
    """A quote between brackets, closed before them, or before the comma that ends the item.

    A comma in a list may belong to the text that was to be quoted: what is read on then is only likely.
    """
    assert flow.quote is not None
    line, start = scene.line(number), flow.quote + 1
    sign, line = line[flow.quote], line[:start] + COMMENT.sub("", line[start:])
    end, sure = len(line.rstrip(_CLOSERS)), True
    comma = line.find(",", start, end)
    if comma >= 0 and line[flow.opened[-1]] == "{":
        key = _NEXT_KEY.search(line, start, end)
        comma = key.start() if key is not None else -1
    elif comma >= 0:
        sure = False
    if comma > start:
        end = len(line[:comma].rstrip())
    fault = told("guillemet_ouvert", number, flow.quote + 1)
    return replace(mended(fault, scene, [edit(number, end, end, sign)]), sure=sure)


def _hides_its_end(scene: Scene, number: int, start: int) -> bool:
    """Whether a text in double quotes ends its line with a backslash and its quote, which is then no end for YAML.

    The text begins at ``start`` (from 0), behind its quote; a key follows on the next line.
    """
    line = scene.line(number)
    below = scene.below(number)
    if line[start - 1 : start] != '"' or _closing(line, start) >= 0 or not line.rstrip().endswith('\\"'):
        return False
    return not below or KEY_LINE.match(below) is not None


def _backslash(scene: Scene, opened: Position, place: Position) -> Fault:
    """A backslash in double quotes announces a character of YAML's; doubled, it is itself again.

    Who writes one that announces nothing writes none that does: all those of the text are doubled at once.
    """
    line = scene.line(place.line)
    column = line.rfind("\\", 0, place.column) + 1
    fault = told("barre_oblique", place.line, column or place.column)
    edits = list(islice(_doubled(scene, opened), MAX_EDITS + 1))
    here = [each for each in edits if each.span.start.line == place.line]
    if len(edits) > MAX_EDITS or not any(each.span.start.column == column for each in here):
        return replace(fault, case="barre_oblique_loin")
    return replace(mended(fault, scene, here), edits=tuple(edits))


def _doubled(scene: Scene, opened: Position) -> Iterator[Edit]:
    """One more backslash for each that stands alone in the text whose quote opens there."""
    start = opened.column
    for number in range(opened.line, len(scene.lines) + 1):
        line = scene.line(number)
        end, hidden = _closing(line, start), 0
        if end < 0 and _hides_its_end(scene, number, opened.column if number == opened.line else 0):
            end, hidden = len(line.rstrip()) - 1, 1
            yield edit(number, end - 1, end - 1, "\\")
        for match in _LONE_BACKSLASH.finditer(line, start, len(line) if end < 0 else end - hidden):
            if match["lone"] is not None:
                yield edit(number, match.start(), match.start(), "\\")
        if end >= 0:
            return
        start = 0


def _closing(line: str, start: int) -> int:
    """Where a double quote is closed on a line, from ``start``; -1 when it goes on."""
    while (end := line.find('"', start)) >= 0:
        bars = len(line[:end]) - len(line[:end].rstrip("\\"))
        if bars % 2 == 0:
            return end
        start = end + 1
    return -1


def blank_after_quote(scene: Scene) -> Fault | None:
    """A blank of typography behind a closing quote or bracket: a text that goes on, for YAML."""
    number, line = scene.place.line, scene.line(scene.place.line)
    odd = _ODD_BLANKS.match(line, scene.place.column - 1)
    if odd is None or line[: odd.start()].rstrip()[-1:] not in _CLOSED:
        return None
    rest = line[odd.end() :]
    if rest.strip() and rest[0] not in "#,]}":
        return None
    sign = odd[0].strip(" \t")[0]
    fault = told("insecable_apres", number, odd.start() + 1, code=code_of(sign), nom=name_of(sign))
    return mended(fault, scene, [edit(number, odd.start(), odd.end(), " " if rest else "")])


def text_after_quote(scene: Scene) -> Fault | None:
    """``key: "Les Tilleuls" association``: the text goes on after the closing quote, or after a bracket."""
    number, line, column = scene.place.line, scene.line(scene.place.line), scene.place.column
    match = KEY.match(line) or ITEM.match(line)
    if match is None or match["value"][0] not in CLOSING:
        return None
    flow = flow_of(line)
    if flow is not None and (item := flow.item_at(column - 1)) is not None and line[item[0]] in "'\"":
        return _quoted_whole(scene, number, item[0], line[item[0] : item[1]])
    closing = line.rfind(CLOSING[match["value"][0]], 0, column - 1)
    if closing <= match.start("value") or line[closing + 1 : column - 1].strip():
        return None
    return _quoted_whole(scene, number, match.start("value"), COMMENT.sub("", match["value"]))


def _quoted_whole(scene: Scene, number: int, start: int, value: str) -> Fault:
    """A value of which quotes or brackets hold a part only: quotes around the whole of it."""
    quoted = value[0] in "'\""
    fault = told("texte_apres_guillemet" if quoted else "texte_apres_crochet", number, scene.place.column)
    if quoted and _wraps(value):
        inside = quoting(number, start + 1, value[1:-1])
        outer = [
            edit(number, start, start + 1, ""),
            edit(number, start + len(value) - 1, start + len(value), ""),
        ]
        return mended(fault, scene, [*outer, *inside])
    return mended(fault, scene, quoting(number, start, value))


def _wraps(value: str) -> bool:
    """Whether the quotes at both ends enclose the whole value, which holds the same sign: ``'L'atelier'``."""
    sign, second = value[0], value.find(value[0], 1)
    if len(value) < 3 or value[-1] != sign or second in (-1, len(value) - 1):
        return False
    before, after = value[second - 1], value[second + 1]
    return before.isspace() or (before.isalnum() and after.isalnum())

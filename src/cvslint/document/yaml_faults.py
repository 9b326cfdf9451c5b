"""The likely cause of a text that is not YAML, found in the author's lines rather than in the parser's words.

The parser says where it gave up; people need to know where the fault is, which is often a line earlier.
Each recogniser looks at the text around that place and gives a fault of YML001 with a repaired line.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace

from cvslint.document.fault import Fault
from cvslint.document.source import LINE_END
from cvslint.findings import Edit
from cvslint.span import Position, Span

_KEY = re.compile(
    r"(?P<indent>[ ]*(?:- +)*)(?P<key>[^\s:#'\"\[\]{},-][^:#'\"\[\]{}]*?)(?P<gap>\s*):(?P<space>[ ]+)"
    r"(?P<value>\S.*?)\s*$"
)
_GLUED = re.compile(r"(?P<indent>\s*(?:- +)*)(?P<key>[a-z_][a-z0-9_]*):(?P<value>[^\s:/].*?)\s*$")
_CLOSING = {'"': '"', "'": "'", "[": "]", "{": "}"}
_RESERVED = {"%", "@", "`", "*", "&", "!", "|", ">"}
_NO_BREAK = re.compile("\\s*(?:- +)*[a-z_][a-z0-9_]*:(?P<blank>[\u00a0\u202f\u2007])")
_DASH = re.compile(r"-(\s|$)")
_WIDE_COLON = re.compile("\\s*(?:- +)*[a-z_][a-z0-9_]*(?P<colon>\uff1a) *")
_KEY_LINE = re.compile(r"\s*(?:- +)*[a-z_][a-z0-9_]*:(\s|$)")
_BRACKET = re.compile(r"\"(?:[^\"\\]|\\.)*\"|'[^']*'|[\[\]{}]")
_COMMENT = re.compile(r"\s+#.*$")
_ITEM = re.compile(r"(?P<indent>[ ]*(?:- +)+)(?P<value>\S.*?)\s*$")


@dataclass(frozen=True, slots=True)
class YamlError:
    """What a parser says when it gives up: its words, the place, and where the open construct began."""

    problem: str
    context: str
    place: Position | None
    opened: Position | None


@dataclass(frozen=True, slots=True)
class _Scene:
    """The lines of the text and the error to explain."""

    lines: list[str]
    error: YamlError
    place: Position

    def line(self, number: int) -> str:
        return self.lines[number - 1] if 0 < number <= len(self.lines) else ""

    def before(self) -> Iterator[int]:
        """The numbers of the line of the error and of the two written lines above it, nearest first."""
        found = 0
        for number in range(self.place.line, 0, -1):
            if self.line(number).strip():
                yield number
                found += 1
                if found == 3:
                    return


def explain(text: str, error: YamlError) -> Fault:
    """The fault YML001 that tells the likely cause, at its place in ``text``."""
    lines = LINE_END.split(text)
    place = error.place or error.opened or Position(1, 1)
    line = min(place.line, len(lines))
    scene = _Scene(lines, error, Position(line, min(place.column, len(lines[line - 1]) + 1)))
    for recognise in _RECOGNISERS:
        fault = recognise(scene)
        if fault is not None:
            return replace(fault, span=_inside(fault.span, lines))
    return replace(
        autre := _fault("autre", scene.place.line, scene.place.column), span=_inside(autre.span, lines)
    )


def _inside(span: Span, lines: list[str]) -> Span:
    """The span kept inside its line."""
    last = len(lines[span.start.line - 1]) + 1
    start, end = min(span.start.column, last), min(span.end.column, last)
    return Span.at(span.start.line, start, span.start.line, end)


def _fault(case: str, line: int, column: int, length: int = 1, **values: object) -> Fault:
    span = Span.at(line, column, line, column + length)
    return Fault("YML001", case, span, values={"ligne": line, **values})


def _mended(fault: Fault, scene: _Scene, edits: list[Edit]) -> Fault:
    """The fault with its repair, and the line as the repair leaves it."""
    line = scene.line(edits[0].span.start.line)
    for edit in sorted(edits, key=lambda edit: edit.span, reverse=True):
        line = line[: edit.span.start.column - 1] + edit.text + line[edit.span.end.column - 1 :]
    return replace(fault, values={**fault.values, "propose": line.strip()}, edits=tuple(edits))


def _edit(line: int, start: int, end: int, text: str) -> Edit:
    """One replacement on a line; ``start`` and ``end`` count from 0."""
    return Edit(Span.at(line, start + 1, line, end + 1), text)


def _quoting(number: int, start: int, value: str) -> list[Edit]:
    """Quotes around a value that begins at ``start`` (from 0); a comment after it stays out of them."""
    value = _COMMENT.sub("", value)
    if '"' in value and "'" not in value:
        return [_edit(number, start, start, "'"), _edit(number, start + len(value), start + len(value), "'")]
    escapes = [
        _edit(number, start + place, start + place, "\\") for place, sign in enumerate(value) if sign in '"\\'
    ]
    end = start + len(value)
    # Of two edits at one place the first one made ends up behind: the quote comes before what it escapes.
    return [*escapes, _edit(number, start, start, '"'), _edit(number, end, end, '"')]


def _tab(scene: _Scene) -> Fault | None:
    """A tab in the indentation: invisible, and refused."""
    for number in scene.before():
        blank = _blank(scene.line(number))
        if "\t" in blank:
            lines = [n for n in range(1, len(scene.lines) + 1) if "\t" in _blank(scene.line(n))]
            edits = [
                _edit(n, place, place + 1, "  ")
                for n in lines
                for place, sign in enumerate(_blank(scene.line(n)))
                if sign == "\t"
            ]
            first = min(lines[0], number)
            fault = _fault("tabulation", first, _blank(scene.line(first)).index("\t") + 1, n=len(lines))
            propose = scene.line(first).replace("\t", "  ").rstrip()
            return replace(fault, values={**fault.values, "propose": propose}, edits=tuple(edits))
    return None


def _blank(line: str) -> str:
    return line[: len(line) - len(line.lstrip(" \t"))]


def _quote_open(scene: _Scene) -> Fault | None:
    """A quote that nothing closes, told where it opens; closed at the end of its line."""
    if "quoted scalar" not in scene.error.context or scene.error.opened is None:
        return None
    opened = scene.error.opened
    if "escape" in scene.error.problem:
        return _backslash(scene, opened)
    line = scene.line(opened.line)
    sign = line[opened.column - 1]
    fault = _fault("guillemet_ouvert", opened.line, opened.column)
    if line.count(sign, opened.column):
        return fault
    return _mended(fault, scene, [_edit(opened.line, len(line.rstrip()), len(line.rstrip()), sign)])


def _backslash(scene: _Scene, opened: Position) -> Fault:
    """A backslash in double quotes announces a character of YAML's; doubled, it is itself again."""
    place = scene.place
    line = scene.line(place.line)
    column = line.rfind("\\", 0, place.column) + 1 or place.column
    fault = _fault("barre_oblique", place.line, column)
    if place.line != opened.line or line[column - 1 : column] != "\\":
        return replace(fault, values={**fault.values, "propose": line.strip()})
    return _mended(fault, scene, [_edit(place.line, column - 1, column - 1, "\\")])


def _text_after_quote(scene: _Scene) -> Fault | None:
    """``key: "Les Tilleuls" association``: the text goes on after the closing quote, or after a bracket."""
    number, line, column = scene.place.line, scene.line(scene.place.line), scene.place.column
    match = _KEY.match(line) or _ITEM.match(line)
    if match is None or match["value"][0] not in _CLOSING:
        return None
    closing = line.rfind(_CLOSING[match["value"][0]], 0, column - 1)
    if closing <= match.start("value") or line[closing + 1 : column - 1].strip():
        return None
    case = "texte_apres_guillemet" if match["value"][0] in "'\"" else "texte_apres_crochet"
    fault = _fault(case, number, column)
    return _mended(fault, scene, _quoting(number, match.start("value"), match["value"]))


def _reserved(scene: _Scene) -> Fault | None:
    """A value that begins with a sign that YAML keeps for itself."""
    for number in scene.before():
        match = _KEY.match(scene.line(number)) or _ITEM.match(scene.line(number))
        dash = match is not None and _DASH.match(match["value"]) and "sequence" in scene.error.problem
        if match is None or not (dash or match["value"][0] in _RESERVED):
            continue
        if match["value"][0] in "|>" and len(match["value"]) <= 2:
            continue
        start = match.start("value")
        if number == scene.place.line or scene.error.opened == Position(number, start + 1):
            fault = _fault("signe_reserve", number, start + 1, signe=match["value"][0])
            return _mended(fault, scene, _quoting(number, start, match["value"]))
    return None


def _no_break_space(scene: _Scene) -> Fault | None:
    """A no-break space after the colon: there is no key at all for YAML."""
    for number in scene.before():
        match = _NO_BREAK.match(scene.line(number))
        if match is not None:
            start = match.start("blank")
            fault = _fault("insecable", number, start + 1, code=f"U+{ord(match['blank']):04X}")
            return _mended(fault, scene, [_edit(number, start, start + 1, " ")])
    return None


def _loose_line(scene: _Scene) -> Fault | None:
    """A line of text under a value, not indented: meant as its continuation, and taken for a key."""
    if "expected ':'" not in scene.error.problem or scene.error.opened is None:
        return None
    number = scene.error.opened.line
    line, above = scene.line(number), _KEY.match(scene.line(number - 1))
    if above is None or _KEY_LINE.match(line) or above["value"][0] in _CLOSING:
        return None
    start = len(line) - len(line.lstrip(" "))
    fault = _fault("texte_sans_cle", number, start + 1, len(line.strip()))
    mended = _mended(fault, scene, [_edit(number, start, start, "  ")])
    return replace(mended, values={**mended.values, "propose": f"  {line.rstrip()}"})


def _glued_colon(scene: _Scene) -> Fault | None:
    """``nom:Association`` on the line itself or just above: the space after the colon is missing."""
    for number in scene.before():
        match = _GLUED.match(scene.line(number))
        if match is not None:
            fault = _fault("espace_manquante", number, match.start("key") + 1, len(match["key"]))
            return _mended(fault, scene, [_edit(number, match.start("value"), match.start("value"), " ")])
    return None


def _colon_in_value(scene: _Scene) -> Fault | None:
    """« Jardiner : un potager » without quotes: YAML sees a second key."""
    if "mapping values" not in scene.error.problem:
        return None
    number = scene.place.line
    match = _KEY.match(scene.line(number))
    if match is None or not re.search(r":(\s|$)", match["value"]):
        return None
    fault = _fault("deux_points", number, scene.place.column)
    return _mended(fault, scene, _quoting(number, match.start("value"), match["value"]))


def _bracket_open(scene: _Scene) -> Fault | None:
    """A bracket or a brace that nothing closes, told where it opens."""
    if "flow" not in scene.error.context or scene.error.opened is None:
        return None
    opened = scene.error.opened
    sign = scene.line(opened.line)[opened.column - 1 : opened.column]
    if sign not in ("[", "{"):
        opened = _last_open_bracket(scene) or opened
        sign = scene.line(opened.line)[opened.column - 1 : opened.column]
    return _fault("crochet_ouvert", opened.line, opened.column, signe=sign or "[")


def _last_open_bracket(scene: _Scene) -> Position | None:
    """The innermost bracket or brace that is still open at the end of the text; quotes are left out."""
    opened: list[Position] = []
    for number, line in enumerate(scene.lines, start=1):
        for match in _BRACKET.finditer(_COMMENT.sub("", line)):
            if match[0] in "[{":
                opened.append(Position(number, match.start() + 1))
            elif match[0] in "]}" and opened:
                opened.pop()
    return opened[-1] if opened else None


def _quote_left_open(scene: _Scene) -> Fault | None:
    """A quote not closed on its line, though another one further down made YAML believe that it was."""
    for number in range(scene.place.line, 0, -1):
        match = _KEY.match(scene.line(number)) or _ITEM.match(scene.line(number))
        if match is None or match["value"][0] not in "'\"":
            continue
        sign = match["value"][0]
        closed = next((n for n in range(number + 1, len(scene.lines) + 1) if sign in scene.line(n)), None)
        if match["value"].count(sign) > 1 or closed is None:
            continue
        if any(_KEY_LINE.match(scene.line(n)) for n in range(number + 1, closed + 1)):
            end = len(scene.line(number).rstrip())
            fault = _fault("guillemet_ouvert", number, match.start("value") + 1)
            return _mended(fault, scene, [_edit(number, end, end, sign)])
    return None


def _wide_colon(scene: _Scene) -> Fault | None:
    """A full-width colon, which looks like one and is a letter for YAML."""
    for number in scene.before():
        match = _WIDE_COLON.match(scene.line(number))
        if match is not None:
            place = match.start("colon")
            fault = _fault("deux_points_large", number, place + 1)
            return _mended(fault, scene, [_edit(number, place, match.end(), ": ")])
    return None


def _indentation(scene: _Scene) -> Fault | None:
    """A line whose indentation fits no block above it."""
    line = scene.line(scene.place.line)
    if scene.place.column - 1 != len(line) - len(line.lstrip(" ")):
        return None
    above = next((scene.line(n) for n in scene.before() if n < scene.place.line), "")
    return _fault(
        "retrait",
        scene.place.line,
        scene.place.column,
        retrait=len(line) - len(line.lstrip(" ")),
        attendu=len(above) - len(above.lstrip(" ")),
    )


_RECOGNISERS: tuple[Callable[[_Scene], Fault | None], ...] = (
    _tab,
    _quote_open,
    _quote_left_open,
    _wide_colon,
    _no_break_space,
    _reserved,
    _text_after_quote,
    _colon_in_value,
    _glued_colon,
    _loose_line,
    _bracket_open,
    _indentation,
)

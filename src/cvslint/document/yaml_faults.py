"""The likely cause of a text that is not YAML, found in the author's lines rather than in the parser's words.

The parser says where it gave up; people need to know where the fault is, which is often a line earlier.
Each recogniser looks at the text around that place and gives a fault of YML001 with a repaired line.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass

from cvslint.document.fault import Fault
from cvslint.span import Position, Span

_LINE_END = re.compile(r"\r\n|\n|\r")
_KEY = re.compile(
    r"(?P<indent>[ ]*(?:- +)*)(?P<key>[^\s:#'\"\[\]{},-][^:#'\"\[\]{}]*?)(?P<gap>\s*):(?P<space>[ ]+)"
    r"(?P<value>\S.*?)\s*$"
)
_GLUED = re.compile(r"(?P<indent>\s*(?:- +)*)(?P<key>[a-z_][a-z0-9_]*):(?P<value>[^\s:/].*?)\s*$")
_RESERVED = {"%", "@", "`", "*", "&", "!", "|", ">"}
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
    lines = _LINE_END.split(text)
    place = error.place or error.opened or Position(1, 1)
    line = min(place.line, len(lines))
    scene = _Scene(lines, error, Position(line, min(place.column, len(lines[line - 1]) + 1)))
    for recognise in _RECOGNISERS:
        fault = recognise(scene)
        if fault is not None:
            return fault
    return _fault("autre", scene.place.line, scene.place.column)


def _fault(case: str, line: int, column: int, length: int = 1, **values: object) -> Fault:
    span = Span.at(line, column, line, column + length)
    return Fault("YML001", case, span, values={"ligne": line, **values})


def _tab(scene: _Scene) -> Fault | None:
    """A tab in the indentation: invisible, and refused."""
    for number in scene.before():
        line = scene.line(number)
        blank = line[: len(line) - len(line.lstrip(" \t"))]
        if "\t" in blank:
            count = sum("\t" in each[: len(each) - len(each.lstrip(" \t"))] for each in scene.lines)
            repaired = blank.replace("\t", "  ") + line.lstrip(" \t")
            return _fault("tabulation", number, blank.index("\t") + 1, n=count, propose=repaired.strip())
    return None


def _quote_open(scene: _Scene) -> Fault | None:
    """A quote that nothing closes, told where it opens."""
    if "quoted scalar" not in scene.error.context or scene.error.opened is None:
        return None
    opened = scene.error.opened
    if "escape" in scene.error.problem:
        return _fault("barre_oblique", scene.place.line, scene.place.column)
    return _fault("guillemet_ouvert", opened.line, opened.column)


def _text_after_quote(scene: _Scene) -> Fault | None:
    """``key: "Les Tilleuls" association``: the text goes on after the closing quote."""
    line, column = scene.line(scene.place.line), scene.place.column
    match = _KEY.match(line) or _ITEM.match(line)
    if match is None or match["value"][0] not in "'\"":
        return None
    closing = line.rfind(match["value"][0], 0, column - 1)
    if closing <= match.start("value") or line[closing + 1 : column - 1].strip():
        return None
    whole = match["value"].replace(match["value"][0], "").strip()
    return _fault("texte_apres_guillemet", scene.place.line, column, propose=_quoted(line, match, whole))


def _reserved(scene: _Scene) -> Fault | None:
    """A value that begins with a sign that YAML keeps for itself."""
    for number in scene.before():
        line = scene.line(number)
        match = _KEY.match(line) or _ITEM.match(line)
        if match is None or match["value"][0] not in _RESERVED:
            continue
        if match["value"][0] in "|>" and len(match["value"]) <= 2:
            continue
        start = match.start("value")
        if number == scene.place.line or scene.error.opened == Position(number, start + 1):
            proposed = _quoted(line, match, match["value"])
            return _fault("signe_reserve", number, start + 1, signe=match["value"][0], propose=proposed)
    return None


def _no_break_space(scene: _Scene) -> Fault | None:
    """A no-break space after the colon: there is no key at all for YAML."""
    for number in scene.before():
        line = scene.line(number)
        match = re.match("\\s*(?:- +)*[a-z_][a-z0-9_]*:(?P<blank>[\u00a0\u202f\u2007])", line)
        if match is not None:
            proposed = line.replace(match["blank"], " ", 1).strip()
            code = f"U+{ord(match['blank']):04X}"
            return _fault("insecable", number, match.start("blank") + 1, code=code, propose=proposed)
    return None


def _glued_colon(scene: _Scene) -> Fault | None:
    """``nom:Association`` on the line itself or just above: the space after the colon is missing."""
    for number in scene.before():
        line = scene.line(number)
        match = _GLUED.match(line)
        if match is not None:
            proposed = f"{match['key']}: {match['value']}"
            return _fault(
                "espace_manquante", number, match.start("key") + 1, len(match["key"]), propose=proposed
            )
    return None


def _colon_in_value(scene: _Scene) -> Fault | None:
    """« Jardiner : un potager » without quotes: YAML sees a second key."""
    if "mapping values" not in scene.error.problem:
        return None
    line = scene.line(scene.place.line)
    match = _KEY.match(line)
    if match is None or not re.search(r":(\s|$)", match["value"]):
        return None
    proposed = _quoted(line, match, match["value"])
    return _fault("deux_points", scene.place.line, scene.place.column, propose=proposed)


def _bracket_open(scene: _Scene) -> Fault | None:
    """A bracket or a brace that nothing closes, told where it opens."""
    if "flow" not in scene.error.context or scene.error.opened is None:
        return None
    opened = scene.error.opened
    sign = scene.line(opened.line)[opened.column - 1 : opened.column]
    return _fault("crochet_ouvert", opened.line, opened.column, signe=sign or "[")


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


def _quoted(line: str, match: re.Match[str], value: str) -> str:
    """The line with ``value`` in double quotes, without its indentation."""
    escaped = value.replace("\\", "\\\\").replace('"', '\\"')
    return f'{line[: match.start("value")].strip()} "{escaped}"'


_RECOGNISERS: tuple[Callable[[_Scene], Fault | None], ...] = (
    _tab,
    _quote_open,
    _no_break_space,
    _reserved,
    _text_after_quote,
    _colon_in_value,
    _glued_colon,
    _bracket_open,
    _indentation,
)

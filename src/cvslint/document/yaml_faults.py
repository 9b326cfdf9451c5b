"""The likely cause of a text that is not YAML, found in the author's lines rather than in the parser's words.

The parser says where it gave up; people need to know where the fault is, which is often a line earlier.
Each recogniser looks at the text around that place and gives a fault of YML001 with a repaired line.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import replace

from cvslint.document.fault import Fault
from cvslint.document.indent_faults import hanging_key, tab, unfit
from cvslint.document.letters import BLANKS, UNSEEN, code_of, name_of
from cvslint.document.lines import LINE_END
from cvslint.document.mark_faults import bullets, glued_dash, list_dash, no_colon, percent, stray_dash
from cvslint.document.quote_faults import around, word_quotes
from cvslint.document.scene import COMMENT, Scene, YamlError, edit, mended, quoting, told
from cvslint.late_pattern import late_pattern
from cvslint.span import Position, Span

__all__ = ["YamlError", "explain"]

_KEY = late_pattern(
    r"(?P<indent>[ ]*(?:- +)*)(?P<key>[^\s:#'\"\[\]{},-][^:#'\"\[\]{}]*?)(?P<gap>\s*):(?P<space>[ ]+)"
    r"(?P<value>\S.*?)\s*$"
)
_GLUED = late_pattern(r"(?P<indent>\s*(?:- +)*)(?P<key>[a-z_][a-z0-9_]*) ?:(?P<value>[^\s:/].*?)\s*$")
_CLOSING = {'"': '"', "'": "'", "[": "]", "{": "}"}
_RESERVED = {"%", "@", "`", "*", "&", "!", "|", ">", ",", "]", "}"}
_NO_BREAK = late_pattern(f"\\s*(?:- +)*[a-z_][a-z0-9_]*:(?P<blank>[{BLANKS}{UNSEEN}]+ *)")
_LONE_SIGNS = (("-", "sequence"), ("?", "mapping keys"))
"""Signs that YAML keeps for itself where they stand alone, and what its refusal then speaks of."""
_WIDE_COLON = late_pattern("\\s*(?:- +)*[a-z_][a-z0-9_]*(?P<colon>\uff1a) *")
_KEY_LINE = late_pattern(r"\s*(?:- +)*[a-z_][a-z0-9_]*:(\s|$)")
_BRACKET = late_pattern(r"\"(?:[^\"\\]|\\.)*\"|'[^']*'|[\[\]{}]")
_LONE_STAR = late_pattern(r"[ ]*- +\* \S")
"""A bullet of a word processor behind the dash of an item."""
_ITEM = late_pattern(r"(?P<indent>[ ]*(?:- +)+)(?P<value>\S.*?)\s*$")


def explain(text: str, error: YamlError) -> Fault:
    """The fault YML001 that tells the likely cause, at its place in ``text``."""
    lines = LINE_END.split(text)
    place = error.place or error.opened or Position(1, 1)
    line = min(place.line, len(lines))
    scene = Scene(lines, error, Position(line, min(place.column, len(lines[line - 1]) + 1)))
    for recognise in _RECOGNISERS:
        fault = recognise(scene)
        if fault is not None:
            return replace(fault, span=_inside(fault.span, lines))
    return replace(
        autre := told("autre", scene.place.line, scene.place.column), span=_inside(autre.span, lines)
    )


def _inside(span: Span, lines: list[str]) -> Span:
    """The span kept inside its line."""
    last = len(lines[span.start.line - 1]) + 1
    start, end = min(span.start.column, last), min(span.end.column, last)
    return Span.at(span.start.line, start, span.start.line, end)


def _quote_open(scene: Scene) -> Fault | None:
    """A quote that nothing closes, told where it opens; closed at the end of its line."""
    if "quoted scalar" not in scene.error.context or scene.error.opened is None:
        return None
    opened = scene.error.opened
    if "escape" in scene.error.problem:
        return _backslash(scene, opened)
    line = scene.line(opened.line)
    sign = line[opened.column - 1]
    value = COMMENT.sub("", line[opened.column - 1 :].rstrip())
    if around(value) and not value.count(sign, 1):
        return word_quotes(scene, opened.line, opened.column - 1, value)
    fault = told("guillemet_ouvert", opened.line, opened.column)
    if line.count(sign, opened.column):
        return replace(fault, case="guillemet_ouvert_loin")
    return mended(fault, scene, [edit(opened.line, len(line.rstrip()), len(line.rstrip()), sign)])


def _backslash(scene: Scene, opened: Position) -> Fault:
    """A backslash in double quotes announces a character of YAML's; doubled, it is itself again."""
    place = scene.place
    line = scene.line(place.line)
    column = line.rfind("\\", 0, place.column) + 1 or place.column
    fault = told("barre_oblique", place.line, column)
    if place.line != opened.line or line[column - 1 : column] != "\\":
        return replace(fault, case="barre_oblique_loin")
    return mended(fault, scene, [edit(place.line, column - 1, column - 1, "\\")])


def _text_after_quote(scene: Scene) -> Fault | None:
    """``key: "Les Tilleuls" association``: the text goes on after the closing quote, or after a bracket."""
    number, line, column = scene.place.line, scene.line(scene.place.line), scene.place.column
    match = _KEY.match(line) or _ITEM.match(line)
    if match is None or match["value"][0] not in _CLOSING:
        return None
    closing = line.rfind(_CLOSING[match["value"][0]], 0, column - 1)
    if closing <= match.start("value") or line[closing + 1 : column - 1].strip():
        return None
    case = "texte_apres_guillemet" if match["value"][0] in "'\"" else "texte_apres_crochet"
    fault = told(case, number, column)
    value = COMMENT.sub("", match["value"])
    start = match.start("value")
    if case == "texte_apres_guillemet" and _wraps(value):
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


def _reserved(scene: Scene) -> Fault | None:
    """A value that begins with a sign that YAML keeps for itself."""
    for number in scene.before():
        match = _KEY.match(scene.line(number)) or _ITEM.match(scene.line(number))
        if match is None or not (match["value"][0] in _RESERVED or _lone_sign(match["value"], scene)):
            continue
        if match["value"][0] in "|>" and len(match["value"]) <= 2:
            continue
        start = match.start("value")
        if number == scene.place.line or scene.error.opened == Position(number, start + 1):
            if match["value"] == "-" and _opens_block(scene, number, match["indent"]):
                stray = told("tiret_de_trop", number, start + 1)
                return mended(stray, scene, [edit(number, match.end("gap") + 1, start + 1, "")])
            if _LONE_STAR.match(scene.line(number)):
                bullet = told("puce", number, start + 1)
                return mended(bullet, scene, [edit(number, start, start + 2, "")])
            fault = told("signe_reserve", number, start + 1, signe=match["value"][0])
            return mended(fault, scene, quoting(number, start, match["value"]))
    return None


def _opens_block(scene: Scene, number: int, indent: str) -> bool:
    """Whether the line below is a key further right than the key of the line ``number``."""
    below = _next_line(scene, number)
    return _KEY_LINE.match(below) is not None and len(below) - len(below.lstrip(" ")) > len(indent)


def _lone_sign(value: str, scene: Scene) -> bool:
    """Whether the value begins with a dash or a question mark that stands alone, and YAML stopped at it."""
    return any(
        value[0] == sign and not value[1:2].strip() and word in scene.error.problem
        for sign, word in _LONE_SIGNS
    )


def _no_break_space(scene: Scene) -> Fault | None:
    """A no-break space after the colon: there is no key at all for YAML."""
    for number in scene.before():
        match = _NO_BREAK.match(scene.line(number))
        if match is not None:
            start, end = match.span("blank")
            odd = match["blank"][0]
            fault = told("insecable", number, start + 1, code=code_of(odd), nom=name_of(odd))
            return mended(fault, scene, [edit(number, start, end, " ")])
    return None


def _loose_line(scene: Scene) -> Fault | None:
    """A line of text under a value, not indented: meant as its continuation, and taken for a key."""
    if "expected ':'" not in scene.error.problem or scene.error.opened is None:
        return None
    number = scene.error.opened.line
    line, above = scene.line(number), _KEY.match(scene.line(number - 1))
    if above is None or _KEY_LINE.match(line) or above["value"][0] in _CLOSING:
        return None
    start, due = len(line) - len(line.lstrip(" ")), len(above["indent"]) + 2
    if start >= due:
        return None
    fault = told("texte_sans_cle", number, start + 1, len(line.strip()))
    moved = mended(fault, scene, [edit(number, start, start, " " * (due - start))])
    return replace(moved, values={**moved.values, "propose": " " * due + line.strip()})


def _glued_colon(scene: Scene) -> Fault | None:
    """``nom:Association`` on the line itself or just above: the space after the colon is missing."""
    for number in scene.before():
        match = _GLUED.match(scene.line(number))
        if match is not None:
            fault = told("espace_manquante", number, match.start("key") + 1, len(match["key"]))
            return mended(fault, scene, [edit(number, match.start("value"), match.start("value"), " ")])
    return None


def _colon_in_value(scene: Scene) -> Fault | None:
    """« Jardiner : un potager » without quotes: YAML sees a second key."""
    if "mapping values" not in scene.error.problem:
        return None
    number = scene.place.line
    match = _KEY.match(scene.line(number))
    if match is None or not re.search(r":(\s|$)", match["value"]):
        return None
    if around(COMMENT.sub("", match["value"])):
        return word_quotes(scene, number, match.start("value"), match["value"])
    fault = told("deux_points", number, scene.place.column)
    return mended(fault, scene, quoting(number, match.start("value"), match["value"]))


def _bracket_open(scene: Scene) -> Fault | None:
    """A bracket or a brace that nothing closes, told where it opens."""
    if "flow" not in scene.error.context or scene.error.opened is None:
        return None
    opened = scene.error.opened
    sign = scene.line(opened.line)[opened.column - 1 : opened.column]
    if sign not in ("[", "{"):
        opened = _last_open_bracket(scene) or opened
        sign = scene.line(opened.line)[opened.column - 1 : opened.column]
    fault = told("crochet_ouvert", opened.line, opened.column, signe=sign or "[")
    line = scene.line(opened.line)
    if sign not in _CLOSING or not _KEY_LINE.match(_next_line(scene, opened.line)):
        return replace(fault, case="crochet_ouvert_loin")
    # A new key on the line below: what was opened ended with its own line.
    end = len(COMMENT.sub("", line).rstrip())
    return mended(fault, scene, [edit(opened.line, end, end, _CLOSING[sign])])


def _next_line(scene: Scene, number: int) -> str:
    """The next written line."""
    return next((scene.line(n) for n in range(number + 1, len(scene.lines) + 1) if scene.line(n).strip()), "")


def _last_open_bracket(scene: Scene) -> Position | None:
    """The innermost bracket or brace that is still open at the end of the text; quotes are left out."""
    opened: list[Position] = []
    for number, line in enumerate(scene.lines, start=1):
        for match in _BRACKET.finditer(COMMENT.sub("", line)):
            if match[0] in "[{":
                opened.append(Position(number, match.start() + 1))
            elif match[0] in "]}" and opened:
                opened.pop()
    return opened[-1] if opened else None


def _quote_left_open(scene: Scene) -> Fault | None:
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
            if around(COMMENT.sub("", match["value"])):
                return word_quotes(scene, number, match.start("value"), match["value"])
            end = len(scene.line(number).rstrip())
            fault = told("guillemet_ouvert", number, match.start("value") + 1)
            return mended(fault, scene, [edit(number, end, end, sign)])
    return None


def _wide_colon(scene: Scene) -> Fault | None:
    """A full-width colon, which looks like one and is a letter for YAML."""
    for number in scene.before():
        match = _WIDE_COLON.match(scene.line(number))
        if match is not None:
            place = match.start("colon")
            fault = told("deux_points_large", number, place + 1)
            return mended(fault, scene, [edit(number, place, match.end(), ": ")])
    return None


_RECOGNISERS: tuple[Callable[[Scene], Fault | None], ...] = (
    tab,
    percent,
    glued_dash,
    bullets,
    stray_dash,
    list_dash,
    no_colon,
    _quote_open,
    _quote_left_open,
    _wide_colon,
    _no_break_space,
    _reserved,
    _text_after_quote,
    hanging_key,
    _colon_in_value,
    _glued_colon,
    _loose_line,
    _bracket_open,
    unfit,
)

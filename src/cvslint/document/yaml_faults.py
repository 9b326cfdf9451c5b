"""The likely cause of a text that is not YAML, found in the author's lines rather than in the parser's words.

The parser says where it gave up; people need to know where the fault is, which is often a line earlier.
Each recogniser looks at the text around that place and gives a fault of YML001 with a repaired line.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import replace

from cvslint.document.fault import Fault
from cvslint.document.flow_faults import (
    bracket_open,
    closed_twice,
    colon_in_flow,
    eaten_end,
    missing_dash,
    reserved_in_flow,
    stray_comma,
)
from cvslint.document.indent_faults import hanging_key, slipped, tab, unfit
from cvslint.document.letters import BLANKS, UNSEEN, code_of, name_of
from cvslint.document.lines import LINE_END
from cvslint.document.mark_faults import bullets, glued_dash, list_dash, no_colon, percent, stray_dash
from cvslint.document.quote_faults import blank_after_quote, quote_left_open, quote_open, text_after_quote
from cvslint.document.scene import (
    CLOSING,
    COMMENT,
    ITEM,
    KEY,
    KEY_LINE,
    Scene,
    YamlError,
    edit,
    mended,
    quoting,
    told,
)
from cvslint.document.stray_lines import drawn_line, stray_text
from cvslint.document.word_quotes import around, word_quotes
from cvslint.late_pattern import late_pattern
from cvslint.span import Position, Span

__all__ = ["YamlError", "explain"]

_GLUED = late_pattern(r"(?P<indent>\s*(?:- +)*)(?P<key>[a-z_][a-z0-9_]*) ?:(?P<value>[^\s:/].*?)\s*$")
_RESERVED = {"%", "@", "`", "*", "&", "!", "|", ">", ",", "]", "}"}
_NO_BREAK = late_pattern(f"\\s*(?:- +)*[a-z_][a-z0-9_]*:(?P<blank>[{BLANKS}{UNSEEN}]+ *)")
_LONE_SIGNS = (("-", "sequence"), ("?", "mapping keys"))
"""Signs that YAML keeps for itself where they stand alone, and what its refusal then speaks of."""
_ALONE = ("-", "?")
_WIDE_COLON = late_pattern("\\s*(?:- +)*[a-z_][a-z0-9_]*(?P<colon>\uff1a) *")
_MAYBE_KEY = late_pattern(r" *(?P<key>[a-z][a-z0-9]*)(?: +\S+){1,2} *$")
"""A line of two or three words, of which the first may be a key."""
_GOES_ON = (
    "a ainsi afin au aux avec car ce ces chez comme dans de des deux donc du en entre et est la le les leur leurs lors"
    " mais ne ni nos notre ou par pendant plus pour puis que qui sa sans se ses si son sont sous sur un une vers"
)
"""Words with which a sentence goes on, and that no key is."""
_LONE_STAR = late_pattern(r"[ ]*- +\* \S")
"""A bullet of a word processor behind the dash of an item."""


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


def _reserved(scene: Scene) -> Fault | None:
    """A value that begins with a sign that YAML keeps for itself."""
    for number in scene.before():
        match = KEY.match(scene.line(number)) or ITEM.match(scene.line(number))
        if match is None or not (match["value"][0] in _RESERVED or _lone_sign(match["value"], scene)):
            continue
        if match["value"][0] in "|>" and len(match["value"]) <= 2:
            continue
        start = match.start("value")
        if number == scene.place.line or scene.error.opened == Position(number, start + 1):
            if COMMENT.sub("", match["value"]) in _ALONE:
                return _alone(scene, number, start, match["indent"])
            if _LONE_STAR.match(scene.line(number)):
                bullet = told("puce", number, start + 1)
                return mended(bullet, scene, [edit(number, start, start + 2, "")])
            fault = told("signe_reserve", number, start + 1, signe=match["value"][0])
            return mended(fault, scene, quoting(number, start, match["value"]))
    return None


def _alone(scene: Scene, number: int, start: int, indent: str) -> Fault:
    """A dash or a question mark that is all there is of a value, or stands above the block that its key opens."""
    sign = scene.line(number)[start]
    over_block = sign == "-" and _opens_block(scene, number, indent)
    case = "tiret_de_trop" if over_block else "signe_seul"
    kept = len(scene.line(number)[:start].rstrip(" "))
    return mended(told(case, number, start + 1, signe=sign), scene, [edit(number, kept, start + 1, "")])


def _opens_block(scene: Scene, number: int, indent: str) -> bool:
    """Whether the line below is a key further right than the key of the line ``number``."""
    below = scene.below(number)
    return KEY_LINE.match(below) is not None and len(below) - len(below.lstrip(" ")) > len(indent)


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
    line, above = scene.line(number), KEY.match(scene.line(number - 1))
    if above is None or KEY_LINE.match(line) or above["value"][0] in CLOSING:
        return None
    start, due = len(line) - len(line.lstrip(" ")), len(above["indent"]) + 2
    if start >= due or _heads_a_block(scene, number, start, len(above["indent"])):
        return None
    key = _MAYBE_KEY.match(line) if start == len(above["indent"]) else None
    if key is not None and key["key"] not in _GOES_ON.split():
        fault = told("cle_ou_texte", number, start + 1, len(line.strip()), cle=key["key"])
        return replace(mended(fault, scene, [edit(number, key.end("key"), key.end("key"), ":")]), sure=False)
    fault = told("texte_sans_cle", number, start + 1, len(line.strip()))
    moved = mended(fault, scene, [edit(number, start, start, " " * (due - start))])
    return replace(moved, values={**moved.values, "propose": " " * due + line.strip()})


def _heads_a_block(scene: Scene, number: int, start: int, indent: int) -> bool:
    """Whether a line of text begins like a title, right above a key of a block further out than the value before it."""
    line, below = scene.line(number), scene.below(number)
    as_far = len(below) - len(below.lstrip(" ")) == start < indent
    return as_far and KEY_LINE.match(below) is not None and not line[start : start + 1].islower()


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
    match = KEY.match(scene.line(number))
    if match is None or not re.search(r":(\s|$)", match["value"]):
        return None
    if around(COMMENT.sub("", match["value"])):
        return word_quotes(scene, number, match.start("value"), match["value"])
    fault = told("deux_points", number, scene.place.column)
    return mended(fault, scene, quoting(number, match.start("value"), match["value"]))


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
    slipped,
    percent,
    drawn_line,
    missing_dash,
    glued_dash,
    bullets,
    stray_dash,
    list_dash,
    no_colon,
    quote_open,
    quote_left_open,
    blank_after_quote,
    eaten_end,
    stray_comma,
    closed_twice,
    reserved_in_flow,
    colon_in_flow,
    _wide_colon,
    _no_break_space,
    _reserved,
    text_after_quote,
    hanging_key,
    _colon_in_value,
    _glued_colon,
    _loose_line,
    bracket_open,
    stray_text,
    unfit,
)

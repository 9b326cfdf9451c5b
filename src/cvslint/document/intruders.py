"""Characters that have no place in a dossier, whatever its YAML: commands, marks, accents converted twice.

They are taken out, or read as what they stand for, before YAML is read at all; each kind is told once.
"""

from __future__ import annotations

import re
from itertools import islice

from cvslint.document.encodings import FRENCH
from cvslint.document.fault import MAX_EDITS, Fault
from cvslint.document.letters import SEPARATORS, code_of, is_seen, name_of
from cvslint.document.lines import span_at, spans_at
from cvslint.findings import Edit
from cvslint.late_dataclass import late_dataclass
from cvslint.late_pattern import late_pattern
from cvslint.span import Span

MAX_INTRUDERS = 200
"""How many commands may stand in a text; more of them, and it is no text."""

MAX_READ_PAST = 50_000
"""How many other intruders are read past; a dossier does not have that many letters."""

# Named one by one: « all but what YAML allows » takes ten times longer to compile.
_NO_YAML = "[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x84\x86-\x9f\ud800-\udfff\ufffe\uffff]"
_FORBIDDEN = late_pattern(_NO_YAML)
_COMMAND = late_pattern(
    "(?:\x1b\\[|\x9b(?=[0-9]))[0-9;:?]*[ -/]*[@-~]"  # colours and moves of a terminal
    "|(?:\x1b\\]|\x9d(?=[0-9]))[^\x07\x1b\x9c\x9d\r\n]*(?:\x07|\x1b\\\\|\x9c)"  # its titles and links
    f"|{_NO_YAML}"
)
_MARK = late_pattern("\ufeff")
_HALF = "\x80-\xbf€‚ƒ„…†‡ˆ‰Š‹ŒŽ‘’“”•–—˜™š›œžŸ"
_TWICE = late_pattern(f"[ÂÃÅâ](?:(?<!â)[{_HALF}]|(?<=â)[{_HALF}]{{2}})")
_TWICE_OF_THREE = late_pattern(f"â[{_HALF}]{{2}}")
_SEVERAL = 3
"""How many separators of lines a text of one line has at least when they were to end its lines."""
_MANUAL_BREAKS = "\x0b\x0c"


@late_dataclass
class Found:
    """What one look at a text found: the fault, the edits that mend it, whether the text is past reading."""

    fault: Fault
    edits: tuple[Edit, ...]
    fatal: bool = False


def double_conversion(text: str) -> Found | None:
    """Text in UTF-8 that was taken for Windows-1252 and converted once more: « Ã© » for « é »."""
    if not ("Ã" in text or "Â" in text or "Å" in text) and _TWICE_OF_THREE.search(text) is None:
        # Looked for one by one, these letters are found or missed many times faster; only « â » is common.
        return None
    undone = ((match, _undone(match[0])) for match in _TWICE.finditer(text))
    matches = list(islice(((match, letter) for match, letter in undone if letter), MAX_READ_PAST + 1))
    if not matches:
        return None
    spans = spans_at(text, [match for match, _ in matches])
    if len(matches) > MAX_READ_PAST:
        return too_many(spans[-1])
    edits = tuple(Edit(span, letter) for span, (_, letter) in zip(spans, matches, strict=True))
    first, letter = matches[0]
    values = {"n": len(edits), "ecrit": first[0], "lettre": letter, "ligne": spans[0].start.line}
    return _found(Fault("YML003", "double", spans[0], values=values), edits)


def stray_mark(text: str) -> Found | None:
    """A byte order mark that is not at the head of the file: two of them, or files put one behind the other."""
    if "\ufeff" not in text:
        return None
    spans = spans_at(text, list(islice(_MARK.finditer(text), MAX_READ_PAST + 1)))
    if len(spans) > MAX_READ_PAST:
        return too_many(spans[-1])
    return _found(
        _told("YML003", "marque", spans, "\ufeff", len(spans)), tuple(Edit(span, "") for span in spans)
    )


def commands(text: str) -> Found | None:
    """Commands to printers, terminals and old programs, which YAML refuses wherever they stand."""
    if is_seen(text) or _FORBIDDEN.search(text) is None:
        # Any command begins with one: a text without it, as most are, is searched many times faster.
        return None
    matches = list(islice(_COMMAND.finditer(text), MAX_INTRUDERS + 1))
    spans = spans_at(text, matches)
    if len(matches) > MAX_INTRUDERS:
        fault = _told("YML001", "pas_un_texte", spans, matches[0][0][0], len(_FORBIDDEN.findall(text)))
        return Found(fault, (), fatal=True)
    fault = _told("YML001", "caractere_interdit", spans, matches[0][0][0], len(spans))
    edits = tuple(Edit(span, _meant(text, match)) for span, match in zip(spans, matches, strict=True))
    return _found(fault, edits)


def one_long_line(text: str) -> Found | None:
    """A text whose lines end with separators of Unicode alone: one line, for YAML as for an editor."""
    if is_seen(text) or text.rstrip("\r\n").count("\n") or text.rstrip("\r\n").count("\r"):
        return None
    places = [place for place, letter in enumerate(text) if letter in SEPARATORS]
    if len(places) < _SEVERAL:
        return None
    span = span_at(text, places[0])
    return Found(_told("YML001", "une_seule_ligne", [span], text[places[0]], len(places)), (), fatal=True)


def too_many(span: Span) -> Found:
    """What there is to say of a text with more intruders than are read past; ``span``: the first of those."""
    return Found(Fault("YML004", "intrus", span, values={"limite": MAX_READ_PAST}), (), fatal=True)


def _told(code: str, case: str, spans: list[Span], character: str, n: int) -> Fault:
    values = {
        "code": code_of(character),
        "nom": name_of(character),
        "n": n,
        "ligne": spans[0].start.line,
        "colonne": spans[0].start.column,
    }
    return Fault(code, case, spans[0], values=values)


def _found(fault: Fault, edits: tuple[Edit, ...]) -> Found:
    carried = edits if len(edits) <= MAX_EDITS else ()
    told = Fault(fault.code, fault.case, fault.span, values=fault.values, edits=carried)
    return Found(told, edits)


def _undone(written: str) -> str:
    """The letter that was converted twice; nothing when that makes none of French."""
    try:
        data = b"".join(
            letter.encode("latin-1") if letter < "\u0100" else letter.encode("cp1252") for letter in written
        )
        letter = data.decode("utf-8")
    except UnicodeError:
        return ""
    return letter if letter in FRENCH and letter != "\u00ad" else ""


def _meant(text: str, match: re.Match[str]) -> str:
    """What a command stands for: a letter of Windows-1252, a space where a line was broken by hand, or nothing."""
    sign = match[0]
    if len(sign) > 1:
        return ""
    if sign in _MANUAL_BREAKS:
        around = text[match.start() - 1 : match.start()] + text[match.end() : match.end() + 1]
        return " " if len(around) == 2 and not any(letter.isspace() for letter in around) else ""
    if "\x80" <= sign <= "\x9f":
        letter = sign.encode("latin-1").decode("cp1252", "ignore")
        return letter if letter in FRENCH else ""
    return ""

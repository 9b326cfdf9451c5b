"""From bytes to text: encodings, size, characters that no YAML text may hold."""

from __future__ import annotations

import codecs
import re
from dataclasses import dataclass
from functools import lru_cache

from cvslint.document.fault import Fault
from cvslint.span import TOP, Position, Span

MAX_BYTES = 1024 * 1024
"""The largest dossier that is read, in bytes: a hundred times a large one."""

LINE_END = re.compile(r"\r\n|\n|\r")
"""Where a line ends, for every editor; Unicode's own separators do not count."""

_FORBIDDEN = re.compile("[^\t\n\r\x20-\x7e\x85\xa0-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
_UTF16_MARKS = {codecs.BOM_UTF16_LE: "utf-16-le", codecs.BOM_UTF16_BE: "utf-16-be"}
_UTF8_SEQUENCE = re.compile(rb"[\xc3\xc2][\x80-\xbf]|\xe2[\x80-\xbf]{2}|\xc5[\x92\x93]")


@dataclass(frozen=True, slots=True)
class Source:
    """The text of a file, without byte order mark, and what decoding it found.

    ``fatal`` says that the text cannot be checked. Lines end at LF, CRLF or CR, as in every editor.
    """

    text: str
    encoding: str = "utf-8"
    faults: tuple[Fault, ...] = ()
    fatal: bool = False

    def line(self, number: int) -> str:
        """The text of one line (counted from 1) without its end; empty when there is no such line."""
        lines = _split(self.text)
        return lines[number - 1] if 0 < number <= len(lines) else ""

    def lines(self) -> list[str]:
        """All lines without their ends."""
        return list(_split(self.text))


@lru_cache(maxsize=4)
def _split(text: str) -> tuple[str, ...]:
    """The lines of a text, split once for all the places that are looked up in it."""
    return tuple(LINE_END.split(text))


def read_source(data: bytes) -> Source:
    """The text that ``data`` holds, read as UTF-8 or, where that is certain, as what it is.

    Never raises: what is wrong becomes a fault (YML001, YML003 or YML004).
    """
    if len(data) > MAX_BYTES:
        values = {"taille": len(data) // 1024, "limite": MAX_BYTES // 1024}
        return Source("", faults=(Fault("YML004", "taille", TOP, values=values),), fatal=True)
    source = _decode(data)
    forbidden = None if source.fatal else _FORBIDDEN.search(source.text)
    if forbidden is None:
        return source
    fault = Fault(
        "YML001",
        "caractere_interdit",
        _span_of_match(source.text, forbidden),
        values={"code": f"U+{ord(forbidden[0]):04X}"},
    )
    return Source(source.text, source.encoding, (*source.faults, fault), fatal=True)


def _decode(data: bytes) -> Source:
    for mark, encoding in _UTF16_MARKS.items():
        if data.startswith(mark):
            return _decode_utf16(data[len(mark) :], encoding)
    body = data.removeprefix(codecs.BOM_UTF8)
    try:
        return Source(body.decode("utf-8"))
    except UnicodeDecodeError as error:
        return _decode_windows(body, error.start)


def _decode_utf16(body: bytes, encoding: str) -> Source:
    try:
        text = body.decode(encoding)
    except UnicodeDecodeError:
        return Source("", encoding, (Fault("YML003", "inconnu", TOP),), fatal=True)
    return Source(text, encoding, (Fault("YML003", "certain", TOP, values={"encodage": "UTF-16"}),))


def _decode_windows(body: bytes, first_bad: int) -> Source:
    """The text as Windows-1252, certain only when no UTF-8 sequence of French stands beside the odd byte."""
    text = body.decode("cp1252", errors="replace")
    before = body[:first_bad].decode("cp1252", errors="replace")
    line = len(LINE_END.findall(before)) + 1
    column = len(LINE_END.split(before)[-1]) + 1
    place = Span.at(line, column, line, column + 1)
    if "\ufffd" in text or _UTF8_SEQUENCE.search(body):
        return Source(text, "inconnu", (Fault("YML003", "inconnu", place),), fatal=True)
    return Source(text, "cp1252", (Fault("YML003", "certain", place, values={"encodage": "Windows-1252"}),))


def _span_of_match(text: str, match: re.Match[str]) -> Span:
    before = LINE_END.split(text[: match.start()])
    start = Position(len(before), len(before[-1]) + 1)
    return Span(start, Position(start.line, start.column + 1))

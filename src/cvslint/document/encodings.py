"""Which letters the bytes of a file stand for: UTF-8, what Notepad, old Windows, Mac and DOS wrote, or a mixture.

A file says nothing of its encoding. UTF-8 betrays itself: bytes that are not it cannot pass for it. For the others,
a reading is certain when every letter that it gives is one that French uses.
"""

from __future__ import annotations

import codecs

from cvslint.document.fault import Fault
from cvslint.document.lines import span_at, spans_at
from cvslint.findings import Edit
from cvslint.late_dataclass import late_dataclass
from cvslint.late_pattern import late_pattern
from cvslint.span import TOP

FRENCH = frozenset(
    "ÀÂÄÇÉÈÊËÎÏÔÖÙÛÜŸàâäçéèêëîïôöùûüÿŒœÆæ«»‹›’‘“”„…–—•€£§°²³½¼·×\u00a0\u202f"
    "ÁÃÅÍÌÑÓÒÕØÚßáãåíìñóòõøúºª¡¿©®±´¨¤\u00ad"
)
"""The letters and signs outside ASCII that a French text may hold, with those of its neighbours' names."""

_COMMON = frozenset("ÀÂÇÉÈÊËÎÏÔÙÛàâçéèêëîïôùûŒœ«»’“”…–—€°²\u00a0")
"""Those that any French text has: a reading that gives only these is surer than one that needs the others."""

_SIGN_IN_A_WORD = late_pattern("[a-z][«»“”„…–—•€£§°²³½¼‹›×†‡ˆ‰™][a-z]")
"""A sign in the middle of a word: that encoding is not the right one."""

_OTHERS = {
    "cp1252": "Windows-1252",
    "iso8859-15": "ISO-8859-15",
    "mac_roman": "MacRoman (ancien Mac)",
    "cp850": "CP850 (DOS)",
}
MARKS = (
    (codecs.BOM_UTF32_LE, "utf-32-le", "UTF-32"),
    (codecs.BOM_UTF32_BE, "utf-32-be", "UTF-32"),
    (codecs.BOM_UTF16_LE, "utf-16-le", "UTF-16"),
    (codecs.BOM_UTF16_BE, "utf-16-be", "UTF-16"),
)
"""Byte order marks, with the encoding that each one announces and its name."""

MIXED = "mixte"
UTF_8 = ("utf-8", MIXED)
"""What a text is called that is in UTF-8, but for single letters of Windows-1252 in the second case."""

MAX_DOUBTFUL = 20
"""How many characters that cannot be guessed are marked and read past; beyond, the file is no text that is known."""

MAX_MENDED = 500
"""How many letters of Windows-1252 are mended one by one in a text in UTF-8."""

_LOST = "\ufffd"
_ESCAPED = late_pattern("[\udc80-\udcff]")
_NOT_ASCII = late_pattern("[^\x00-\x7f]")
_FOREIGN_LETTERS = late_pattern("[^\x00-\x7f\udc80-\udcff]")


@late_dataclass
class Decoded:
    """The text of a file and what there is to say of its encoding; ``lossy``: a character of it was lost, and no
    text comes at all when it is ``fatal``."""

    text: str
    encoding: str = "utf-8"
    fault: Fault | None = None
    lossy: bool = False
    fatal: bool = False


def decode(data: bytes) -> Decoded:
    """The text that ``data`` holds, without its byte order mark."""
    for mark, encoding, name in MARKS:
        if data.startswith(mark):
            return _wide(data[len(mark) :], encoding, name)
    guess = _without_mark(data)
    if guess is not None:
        return _wide(data, guess, "UTF-16 sans marque")
    body = data.removeprefix(codecs.BOM_UTF8)
    try:
        text = body.decode("utf-8")
    except UnicodeDecodeError:
        text = body.decode("utf-8", "surrogateescape")
    else:
        # A letter that was lost before: nothing is wrong with the bytes, and what stood there is not known.
        return _doubtful(text, "utf-8", lossy=False) if _LOST in text else Decoded(text)
    # Two odd letters of an old encoding may pass for one letter of UTF-8, but hardly for one of French.
    if any(letter in FRENCH for letter in _FOREIGN_LETTERS.findall(text)):
        return _mixed(text)
    return _single(body)


def _wide(body: bytes, encoding: str, name: str) -> Decoded:
    """UTF-16 or UTF-32; what is broken in it is marked."""
    text = body.decode(encoding, "replace")
    lost = text.count(_LOST)
    if lost > MAX_DOUBTFUL:
        return _unknown(encoding)
    if lost:
        return _doubtful(text, encoding)
    return Decoded(text, encoding, Fault("YML003", "certain", TOP, values={"encodage": name}))


def _without_mark(data: bytes) -> str | None:
    """UTF-16 that does not say so: every other byte of a text in Latin letters is zero."""
    head = data[:2000]
    if len(head) < 8 or b"\0" not in head:
        return None
    half = len(head) // 2
    even, odd = head[0::2].count(0), head[1::2].count(0)
    if odd > 0.7 * half and even < 0.05 * half:
        return "utf-16-le"
    return "utf-16-be" if even > 0.7 * half and odd < 0.05 * half else None


def _mixed(escaped: str) -> Decoded:
    """UTF-8 with bytes of Windows-1252 in it, as a line pasted by an old program leaves them."""
    places = list(_ESCAPED.finditer(escaped))
    read = [_windows(match[0]) for match in places]
    doubtful = [letter for letter in read if letter == _LOST]
    if len(doubtful) > MAX_DOUBTFUL:
        return _unknown("inconnu")
    letters = iter(read)
    text = _ESCAPED.sub(lambda _: next(letters), escaped)
    if doubtful:
        return _doubtful(text, "inconnu")
    span = span_at(text, places[0].start())
    values = {"n": len(read), "lettre": read[0], "ligne": span.start.line}
    edits = tuple(map(Edit, spans_at(text, places), read)) if len(read) <= MAX_MENDED else ()
    return Decoded(text, MIXED, Fault("YML003", "melange", span, values=values, edits=edits))


def _windows(escaped: str) -> str:
    letter = bytes([ord(escaped) - 0xDC00]).decode("cp1252", "replace")
    return letter if letter in FRENCH else _LOST


def _single(body: bytes) -> Decoded:
    """The text in the one encoding of one byte a letter that makes French of it."""
    read = {encoding: body.decode(encoding, "replace") for encoding in _OTHERS}
    sound = [encoding for encoding, text in read.items() if set(_NOT_ASCII.findall(text)) <= FRENCH]
    sound.sort(key=lambda encoding: _strangeness(read[encoding]))
    if not sound:
        text = "".join(letter if letter < "\x80" or letter in FRENCH else _LOST for letter in read["cp1252"])
        return _doubtful(text, "inconnu") if text.count(_LOST) <= MAX_DOUBTFUL else _unknown("inconnu")
    encoding, text = sound[0], read[sound[0]]
    place = _NOT_ASCII.search(text)
    assert place is not None
    span = span_at(text, place.start())
    return Decoded(text, encoding, Fault("YML003", "certain", span, values={"encodage": _OTHERS[encoding]}))


def _strangeness(text: str) -> tuple[int, int]:
    """How little a text looks like French: signs inside words first, then letters that are rare in it."""
    return len(_SIGN_IN_A_WORD.findall(text)), len(set(_NOT_ASCII.findall(text)) - _COMMON)


def _doubtful(text: str, encoding: str, *, lossy: bool = True) -> Decoded:
    place = text.index(_LOST)
    span = span_at(text, place)
    values = {"n": text.count(_LOST), "ligne": span.start.line}
    return Decoded(text, encoding, Fault("YML003", "douteux", span, values=values), lossy=lossy)


def _unknown(encoding: str) -> Decoded:
    return Decoded("", encoding, Fault("YML003", "inconnu", TOP), lossy=True, fatal=True)

"""Edits made in the bytes of a file: in its own encoding, every other byte as it was."""

from __future__ import annotations

import codecs
from collections.abc import Iterable

from cvslint.document.encodings import MARKS, UTF_8, decode
from cvslint.document.lines import LINE_END
from cvslint.findings import Edit


def rewritten(data: bytes, edits: Iterable[Edit]) -> bytes | None:
    """``data`` with edits of its text made at once, none of which overlaps another.

    Of two insertions at one place, the one that comes last in ``edits`` is written first. ``None`` when the encoding
    of the file has no room for a letter that an edit brings, or when a letter of the file itself could not be read.
    """
    read = decode(data)
    if read.lossy:
        return None
    mark = _mark(data)
    codec = "utf-8" if read.encoding in UTF_8 else read.encoding
    text = data[len(mark) :].decode(codec, "surrogateescape")
    starts = [0, *(match.end() for match in LINE_END.finditer(text))]
    pieces, done = [mark], 0
    newest_first = list(edits)[::-1]
    try:
        for edit in sorted(newest_first, key=lambda edit: edit.span):
            start, end = (starts[at.line - 1] + at.column - 1 for at in (edit.span.start, edit.span.end))
            pieces += [text[done:start].encode(codec, "surrogateescape"), edit.text.encode(codec)]
            done = end
    except UnicodeEncodeError:
        return None
    return b"".join([*pieces, text[done:].encode(codec, "surrogateescape")])


def in_utf_8(data: bytes) -> bytes:
    """The text of a file in UTF-8, without a mark."""
    return decode(data).text.encode("utf-8")


def _mark(data: bytes) -> bytes:
    """The byte order mark at the head of a file, if any."""
    marks = (*(mark for mark, _, _ in MARKS), codecs.BOM_UTF8)
    return next((mark for mark in marks if data.startswith(mark)), b"")

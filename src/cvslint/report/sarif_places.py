"""Places in SARIF: the address of a dossier, a stretch of its text."""

from __future__ import annotations

import posixpath
import re
from collections.abc import Mapping
from urllib.parse import quote

from cvslint.span import Path, Span, format_path

Json = dict[str, object]

_WINDOWS_DRIVE = re.compile(r"[A-Za-z]:/")
_LONGEST_LINE = 2_000
"""A longer source line is not repeated in the report: a line may be as long as a file."""


def uri(path: str) -> str:
    """The address of a dossier: relative to the current folder like its path, an absolute path as ``file:``.

    What an address may not hold is %-encoded (RFC 3986): a name with a space or an accent, and a ``:`` too, which
    would pass for a scheme. A byte of a name that is not UTF-8 keeps its value.
    """
    clean = posixpath.normpath(path)
    try:
        raw = clean.encode("utf-8", "surrogateescape")
    except UnicodeEncodeError:
        raw = clean.encode("utf-8", "surrogatepass")
    if _WINDOWS_DRIVE.match(clean):
        return f"file:///{clean[:2]}{quote(raw[2:])}"
    if clean.startswith("//"):
        return f"file:{quote(raw)}"
    return f"file://{quote(raw)}" if clean.startswith("/") else quote(raw)


def artifact(path: str) -> Json:
    """Which dossier a place lies in."""
    return {"uri": uri(path)}


def region(span: Span) -> Json:
    """A stretch of text with its four numbers (1-based, columns in code points, end excluded)."""
    end = max(span.start, span.end)
    return {
        "startLine": span.start.line,
        "startColumn": span.start.column,
        "endLine": end.line,
        "endColumn": end.column,
    }


def location(path: str, span: Span, where: Path, lines: Mapping[int, str]) -> Json:
    """A place: in the text of the dossier ``path``, and in its structure (``where``).

    The source line comes along when the place lies in one line and ``lines`` holds it.
    """
    physical: Json = {"artifactLocation": artifact(path), "region": region(span)}
    line = lines.get(span.start.line, "") if span.start.line == span.end.line else ""
    if line and len(line) <= _LONGEST_LINE:
        number = span.start.line
        physical["contextRegion"] = {"startLine": number, "endLine": number, "snippet": {"text": line}}
    place: Json = {"physicalLocation": physical}
    if where:
        place["logicalLocations"] = [{"fullyQualifiedName": format_path(where)}]
    return place

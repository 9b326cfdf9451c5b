"""The signs that reports draw with, and their stand-ins for consoles that cannot show them."""

from __future__ import annotations

from dataclasses import fields

from cvslint.findings import Severity
from cvslint.late_dataclass import late_dataclass


@late_dataclass
class Glyphs:
    """One set of signs: one a level, then those that draw excerpts and rules. Each is one column wide, but
    for ``ellipsis``."""

    erreur: str
    avertissement: str
    info: str
    bon: str
    caret: str
    bar: str
    rule: str
    dot: str
    ellipsis: str
    tab: str

    def of(self, severity: Severity) -> str:
        """The sign of a level."""
        return {
            Severity.ERREUR: self.erreur,
            Severity.AVERTISSEMENT: self.avertissement,
            Severity.INFO: self.info,
        }[severity]


UNICODE = Glyphs("✗", "⚠", "ℹ", "✓", "▔", "│", "─", "·", "…", "→")
ASCII = Glyphs("x", "!", "i", "+", "^", "|", "-", "-", "...", ">")


def pick(encoding: str) -> Glyphs:
    """The finest set that text in ``encoding`` can hold; ASCII when the encoding is unknown."""
    try:
        for field in fields(UNICODE):
            getattr(UNICODE, field.name).encode(encoding)
    except (UnicodeEncodeError, LookupError):
        return ASCII
    return UNICODE

"""What a check has to say: a finding, its places and its repair."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import field
from enum import StrEnum
from typing import Literal

from cvslint.late_dataclass import late_dataclass
from cvslint.span import Path, Span


class Severity(StrEnum):
    """How grave a finding is; the words are those that reports print."""

    ERREUR = "erreur"
    AVERTISSEMENT = "avertissement"
    INFO = "info"

    @property
    def rank(self) -> int:
        """0 for the gravest, so that sorting puts it first."""
        return _RANKS[self]

    def reaches(self, threshold: Severity) -> bool:
        """Whether this level is as grave as ``threshold``, or graver."""
        return self.rank <= threshold.rank


_RANKS = {Severity.ERREUR: 0, Severity.AVERTISSEMENT: 1, Severity.INFO: 2}


@late_dataclass
class Edit:
    """One replacement in the author's own text."""

    span: Span
    text: str


@late_dataclass
class Fix:
    """A repair: ``safe`` when it changes nothing of what the author states, else ``unsafe``."""

    title: str
    safety: Literal["safe", "unsafe"]
    edits: tuple[Edit, ...]


@late_dataclass
class Related:
    """A second place that a reader needs to understand a finding, with a short label; ``file`` when it lies in
    another dossier."""

    path: Path
    span: Span
    label: str
    file: str | None = None


@late_dataclass
class Suppression:
    """Why a finding does not count: who silenced it, with which reason, on which line (1-based)."""

    by: Literal["comment", "config", "baseline"]
    reason: str
    line: int | None


@late_dataclass
class Finding:
    """One fault at one place of one dossier.

    ``message`` is one French sentence that names the field and the value found; ``help`` says what to do,
    ``why`` the reason, ``source`` the place in the call. ``context`` holds the values of the message, as text.
    ``to_fill`` marks what is merely left to fill in.
    """

    rule: str
    name: str
    severity: Severity
    section: str
    message: str
    path: Path
    span: Span
    help: str = ""
    why: str = ""
    source: str = ""
    origin: str = ""
    related: tuple[Related, ...] = ()
    context: Mapping[str, str] = field(default_factory=dict)
    to_fill: bool = False
    fixes: tuple[Fix, ...] = ()
    suppressed: Suppression | None = None
    fingerprint: str = ""

    @property
    def sort_key(self) -> tuple[Span, str]:
        """Position first, then code: the order in which findings of one file are reported."""
        return (self.span, self.rule)

"""One finding in the text report: its head, its excerpt, what to do; on one line when it is only left to fill in."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from cvslint.findings import Finding, Severity
from cvslint.french import NBSP, visible
from cvslint.report.excerpt import excerpt, marks_of
from cvslint.report.flow import flow
from cvslint.report.glyphs import Glyphs
from cvslint.report.mentions import SILENCED_BY, VERDICT_COUNTS
from cvslint.report.styled import Line, Segment, Style
from cvslint.result import Verdict

STYLES: dict[Severity, Style] = {
    Severity.ERREUR: "erreur",
    Severity.AVERTISSEMENT: "avertissement",
    Severity.INFO: "info",
}

VERDICT_STYLES: dict[Verdict, Style] = {
    Verdict.CONFORME: "bon",
    Verdict.RESERVES: "avertissement",
    Verdict.NON_CONFORME: "erreur",
    Verdict.ILLISIBLE: "erreur",
}

_INDENT = 3


def verdict_segment(verdict: Verdict) -> Segment:
    """A verdict as a word of a table."""
    return VERDICT_COUNTS[verdict][0], VERDICT_STYLES[verdict]


def finding_lines(
    finding: Finding, lines: Mapping[int, str], *, width: int, verbose: bool, glyphs: Glyphs
) -> list[Line]:
    """A finding with its excerpt and its remedy; ``verbose`` adds the reason and the place in the call."""
    dot: Segment = (f" {glyphs.dot} ", "discret")
    head: list[Segment] = [
        _level(finding, glyphs),
        dot,
        (visible(finding.rule), "titre"),
        (f" {visible(finding.name)}", "discret"),
        dot,
        (visible(finding.message), ""),
    ]
    drawn = flow(head, width, hang=_INDENT)
    drawn += excerpt(lines, marks_of(finding), width=width, glyphs=glyphs)
    drawn += _labelled("Que faire", finding.help, "titre", width)
    if verbose:
        drawn += _labelled("Pourquoi", finding.why, "discret", width)
        drawn += _labelled("Source", finding.source, "discret", width)
    return drawn


def to_fill_lines(findings: Sequence[Finding], *, width: int, glyphs: Glyphs) -> list[Line]:
    """What is only left to fill in: a line each, from top to bottom of the text."""
    drawn: list[Line] = [((f"À compléter{NBSP}: {len(findings)}", "titre"),)]
    for finding in sorted(findings, key=lambda finding: finding.sort_key):
        drawn += flow(_short(finding, glyphs), width, hang=_INDENT)
    return drawn


def suppressed_lines(findings: Sequence[Finding], *, width: int, glyphs: Glyphs) -> list[Line]:
    """The findings that do not count, each with who silenced it and why."""
    drawn: list[Line] = [((f"Constats ignorés{NBSP}: {len(findings)}", "titre"),)]
    for finding in findings:
        drawn += flow(_short(finding, glyphs), width, hang=_INDENT)
        if finding.suppressed is not None:
            line = f", ligne {finding.suppressed.line}" if finding.suppressed.line is not None else ""
            drawn += _labelled(
                f"Ignoré {SILENCED_BY[finding.suppressed.by]}{line}",
                finding.suppressed.reason,
                "discret",
                width,
            )
    return drawn


def _level(finding: Finding, glyphs: Glyphs) -> Segment:
    return f" {glyphs.of(finding.severity)} {finding.severity}", STYLES[finding.severity]


def _short(finding: Finding, glyphs: Glyphs) -> list[Segment]:
    dot: Segment = (f" {glyphs.dot} ", "discret")
    place: Segment = (f"ligne{NBSP}{finding.span.start.line}", "")
    code: Segment = (visible(finding.rule), "titre")
    return [_level(finding, glyphs), dot, place, dot, code, dot, (visible(finding.message), "")]


def _labelled(label: str, text: str, style: Style, width: int) -> list[Line]:
    """``label : text``, later lines under the first word of the text; each line of ``text`` starts anew."""
    if not text:
        return []
    head = f"{' ' * _INDENT}{label}{NBSP}: "
    hang = len(head) if len(head) * 3 < width else _INDENT + 2
    body: Style = style if style == "discret" else ""
    drawn: list[Line] = []
    for paragraph in text.splitlines():
        start: Segment = (" " * hang, "") if drawn else (head, style)
        drawn += flow([start, (visible(paragraph), body)], width, hang=hang)
    return drawn

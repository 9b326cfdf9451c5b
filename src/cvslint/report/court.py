"""The short report: one line a finding, in the shape that editors and scripts take apart."""

from __future__ import annotations

from collections.abc import Iterator

from cvslint.findings import Finding, Severity
from cvslint.french import NBSP, visible
from cvslint.result import RunResult


def render(run: RunResult, *, verbose: bool) -> Iterator[str]:
    """``path:line:column: level CODE name: sentence`` for each finding that counts, then what was not checked.

    ``verbose`` shows infos too, and ends each line with the remedy.
    """
    for file in run.files:
        for finding in sorted(file.active, key=lambda finding: finding.sort_key):
            if verbose or finding.severity is not Severity.INFO:
                yield f"{_line(file.path, finding, verbose)}\n"
    for error in run.errors:
        yield f"{visible(error.path)}: erreur {error.kind}: {visible(error.message)}\n"


def _line(path: str, finding: Finding, verbose: bool) -> str:
    start = finding.span.start
    place = f"{visible(path)}:{start.line}:{start.column}"
    text = f"{place}: {finding.severity} {finding.rule} {finding.name}: {visible(finding.message)}"
    if verbose and finding.help:
        text += f" Que faire{NBSP}: {visible(' '.join(finding.help.split()))}"
    return text

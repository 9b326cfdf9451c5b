"""The short report: one line a finding, in the shape that editors and scripts take apart."""

from __future__ import annotations

from cvslint.findings import Finding, Severity
from cvslint.french import NBSP, visible
from cvslint.result import RunResult


def render(run: RunResult, *, verbose: bool) -> str:
    """``path:line:column: level CODE name: sentence`` for each finding that counts, then what was not checked.

    ``verbose`` shows infos too, and ends each line with the remedy.
    """
    lines = [
        _line(file.path, finding, verbose)
        for file in run.files
        for finding in sorted(file.active, key=lambda finding: finding.sort_key)
        if verbose or finding.severity is not Severity.INFO
    ]
    lines += [f"{visible(error.path)}: erreur {error.kind}: {visible(error.message)}" for error in run.errors]
    return "".join(f"{line}\n" for line in lines)


def _line(path: str, finding: Finding, verbose: bool) -> str:
    start = finding.span.start
    place = f"{visible(path)}:{start.line}:{start.column}"
    text = f"{place}: {finding.severity} {finding.rule} {finding.name}: {visible(finding.message)}"
    if verbose and finding.help:
        text += f" Que faire{NBSP}: {visible(' '.join(finding.help.split()))}"
    return text

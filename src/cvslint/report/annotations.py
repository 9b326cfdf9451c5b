"""A finding in the words that code hosts show beside a line: the sentence, then what to do."""

from __future__ import annotations

from collections.abc import Iterator

from cvslint.findings import Finding, Severity
from cvslint.french import NBSP, visible
from cvslint.result import DossierResult, RunResult

REMEDY = f"Que faire{NBSP}: "


def safe_lines(text: str) -> str:
    """Text of several lines that is safe to print: its line ends are kept, whatever else is unseen is shown."""
    return "\n".join(visible(line) for line in text.splitlines())


def words(finding: Finding) -> str:
    """The sentence of a finding, useful alone, then on a line of its own what to do."""
    sentence = visible(finding.message)
    return f"{sentence}\n{REMEDY}{safe_lines(finding.help)}" if finding.help else sentence


def gravest_first(run: RunResult, *, suppressed: bool = False) -> Iterator[tuple[DossierResult, Finding]]:
    """The findings of a run with their dossiers: errors of all dossiers, then warnings, then infos.

    Within a level they come in the order of the dossiers, then of the text. ``suppressed`` adds the silenced ones.
    The dossiers are read once a level, and none is kept.
    """
    for severity in Severity:
        for file in run.files:
            chosen = [f for f in (file.findings if suppressed else file.active) if f.severity is severity]
            for finding in sorted(chosen, key=lambda finding: finding.sort_key):
                yield file, finding

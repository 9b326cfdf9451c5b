"""The figures of a run, a line a rule: which rules speak most."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from cvslint.findings import Severity
from cvslint.french import nombre, visible
from cvslint.report import mentions
from cvslint.report.constat import STYLES
from cvslint.report.flow import flow
from cvslint.report.foot import joined, provenance, unread_files
from cvslint.report.glyphs import Glyphs
from cvslint.report.styled import Line
from cvslint.result import RunResult


def render(run: RunResult, *, width: int, brief: bool, glyphs: Glyphs) -> Iterator[Line]:
    """How many findings count for each rule: number, code, name and gravest level, the most frequent first.

    Infos are counted too; silenced findings are not. ``brief`` leaves out what is not about a rule or a file.
    """
    counts: Counter[str] = Counter()
    names: dict[str, str] = {}
    levels: dict[str, Severity] = {}
    for file in run.files:
        for finding in file.active:
            rule = finding.rule
            counts[rule] += 1
            names.setdefault(rule, visible(finding.name))
            levels[rule] = min(levels.get(rule, finding.severity), finding.severity, key=lambda s: s.rank)
    figures = len(str(max(counts.values(), default=0)))
    widest = max(map(len, names.values()), default=0)
    for rule, count in sorted(counts.items(), key=lambda item: (-item[1], item[0])):
        yield (
            (f" {count:>{figures}}  ", ""),
            (visible(rule), "titre"),
            (f"  {names[rule]:<{widest}}  ", ""),
            (levels[rule], STYLES[levels[rule]]),
        )
    if brief:
        yield from unread_files(run.errors, width, glyphs)
        return
    if counts:
        yield ()
    total = [nombre(counts.total(), "constat", "constats"), nombre(len(run.files), "dossier", "dossiers")]
    yield from flow(
        [(" ", ""), *joined([*total, *mentions.verdict_counts(run.files)], "titre", glyphs)], width, hang=3
    )
    yield from unread_files(run.errors, width, glyphs)
    yield from provenance(run, width, glyphs)

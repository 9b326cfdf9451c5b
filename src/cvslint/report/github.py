"""The report as workflow commands of GitHub Actions, which show findings as annotations beside the lines.

GitHub shows ten annotations of each level for a step and drops the others: the gravest are written, then a notice
with the totals, which takes one of the ten places for notices.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping

from cvslint.findings import Finding, Severity
from cvslint.french import NBSP, liste, nombre, visible
from cvslint.report.annotations import words
from cvslint.report.mentions import LEVELS, verdict_counts
from cvslint.result import FileError, RunResult

_COMMANDS = {Severity.ERREUR: "error", Severity.AVERTISSEMENT: "warning", Severity.INFO: "notice"}
_SHOWN = 10


def render(run: RunResult) -> Iterator[str]:
    """One command a line: files that could not be read, errors, warnings, infos, then the totals.

    Nothing that a dossier holds begins a line or ends a command: it is escaped as the runner reads it.
    """
    counts: Counter[Severity] = Counter()
    kept: dict[Severity, list[str]] = {severity: [] for severity in Severity}
    rooms = _rooms(run)
    for file in run.files:
        for finding in sorted(file.active, key=lambda finding: finding.sort_key):
            counts[finding.severity] += 1
            if len(kept[finding.severity]) < rooms[finding.severity]:
                kept[finding.severity].append(_annotation(file.path, finding))
    yield from (_unread(error) for error in run.errors[:_SHOWN])
    for severity in Severity:
        yield from kept[severity]
    hidden = {severity: counts[severity] - len(kept[severity]) for severity in Severity}
    yield _command("notice", {"title": "cvslint"}, _totals(run, counts, _rest(run, hidden)))


def _rooms(run: RunResult) -> dict[Severity, int]:
    """How many findings of each level have a place."""
    return {
        Severity.ERREUR: max(_SHOWN - len(run.errors), 0),
        Severity.AVERTISSEMENT: _SHOWN,
        Severity.INFO: _SHOWN - 1,
    }


def _annotation(path: str, finding: Finding) -> str:
    start, end = finding.span.start, max(finding.span.start, finding.span.end)
    place: dict[str, object] = {"file": visible(path), "line": start.line, "endLine": end.line}
    if start.line == end.line:
        # GitHub refuses columns on an annotation of several lines.
        place |= {"col": start.column, "endColumn": end.column}
    title = visible(f"{finding.rule} {finding.name}")
    return _command(_COMMANDS[finding.severity], place | {"title": title}, words(finding))


def _unread(error: FileError) -> str:
    properties = {"file": visible(error.path), "title": "cvslint : fichier non contrôlé"}
    return _command("error", properties, visible(error.message))


def _command(name: str, properties: Mapping[str, object], message: str) -> str:
    written = ",".join(f"{key}={_property(str(value))}" for key, value in properties.items())
    return f"::{name} {written}::{_data(message)}\n"


def _data(text: str) -> str:
    # The percent sign first, or it would escape the escapes.
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(text: str) -> str:
    return _data(text).replace(":", "%3A").replace(",", "%2C")


def _totals(run: RunResult, counts: Mapping[Severity, int], rest: str) -> str:
    """The verdicts and the counts in words; ``rest`` is what has no place among the annotations."""
    said = nombre(len(run.files), "dossier contrôlé", "dossiers contrôlés")
    verdicts = verdict_counts(run.files)
    sentences = [f"{said}{NBSP}: {liste(verdicts)}." if verdicts else f"{said}."]
    if run.partial:
        sentences.append(
            f"Contrôle fait sur {nombre(len(run.selected), 'règle choisie', 'règles choisies')}."
        )
    if counts:
        sentences.append(f"{liste(_levels(counts))}.")
    if run.errors:
        unread = nombre(len(run.errors), "fichier n'a pas pu être lu", "fichiers n'ont pas pu être lus")
        sentences.append(f"{unread}.")
    if rest:
        sentences.append(
            f"GitHub ne montre que {_SHOWN} annotations de chaque niveau{NBSP}: il reste {rest},"
            f" que montre «{NBSP}cvslint check -v{NBSP}»."
        )
    return " ".join(sentences)


def _rest(run: RunResult, hidden: Mapping[Severity, int]) -> str:
    unread = max(len(run.errors) - _SHOWN, 0)
    files = [nombre(unread, "fichier", "fichiers")] if unread else []
    return liste([*files, *_levels(hidden)])


def _levels(counts: Mapping[Severity, int]) -> list[str]:
    return [nombre(counts[level], *LEVELS[level]) for level in Severity if counts.get(level)]

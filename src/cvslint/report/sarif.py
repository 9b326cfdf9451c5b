"""The SARIF 2.1.0 report, as GitHub code scanning documents what it reads of it.

``partialFingerprints`` has no ``primaryLocationLineHash``: the upload action computes it from the file itself.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import islice

from cvslint.french import NBSP, nombre, visible
from cvslint.report.annotations import gravest_first
from cvslint.report.json_report import dump, run_entry
from cvslint.report.sarif_places import Json, artifact
from cvslint.report.sarif_results import result
from cvslint.report.sarif_rules import descriptor
from cvslint.result import DossierResult, FileError, RunResult

_SCHEMA = "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"
_MOST_RESULTS = 25_000
"""GitHub code scanning refuses a run of more results."""

_NOTIFICATIONS = {
    "not-found": "Fichier introuvable",
    "unreadable": "Fichier qui ne peut pas être lu",
    "internal": "Panne du programme",
    "left-out": "Constats laissés de côté",
}


def render(run: RunResult, *, show_suppressed: bool = False) -> Iterator[str]:
    """The log as JSON text, one result a line, the gravest first; ``show_suppressed`` adds the silenced findings.

    Beyond 25 000 results the least grave are left out, and a notification says how many.
    """
    rules = run.rules
    ranks = {rule.code: rank for rank, rule in enumerate(rules)}
    yield f'{{"$schema": {dump(_SCHEMA)}, "version": "2.1.0", "runs": [{{\n"tool": {{"driver": '
    yield dump(_driver(run))[:-1]
    yield ', "rules": ['
    yield from _items(descriptor(rule) for rule in rules)
    yield (
        ']}},\n"automationDetails": {"id": "cvslint/"}, "columnKind": "unicodeCodePoints", "language": "fr",\n'
        f'"properties": {dump(run_entry(run))},\n"results": ['
    )
    found = gravest_first(run, suppressed=show_suppressed)
    yield from _items(result(file, finding, ranks) for file, finding in islice(found, _MOST_RESULTS))
    left_out = sum(1 for _ in found)
    yield '],\n"artifacts": ['
    yield from _items(_checked(file) for file in run.files)
    yield f'],\n"invocations": [{dump(_invocation(run, left_out))}]}}]}}\n'


def _items(entries: Iterable[Json]) -> Iterator[str]:
    """The items of a JSON list, one a line."""
    before = "\n"
    for entry in entries:
        yield f"{before}{dump(entry)}"
        before = ",\n"


def _driver(run: RunResult) -> Json:
    return {
        "name": "cvslint",
        "version": run.version,
        "language": "fr",
        "notifications": [
            {"id": kind, "shortDescription": {"text": words}} for kind, words in _NOTIFICATIONS.items()
        ],
    }


def _checked(file: DossierResult) -> Json:
    """A dossier that was checked, with or without findings."""
    entry: Json = {"location": artifact(file.path), "roles": ["analysisTarget"], "encoding": file.encoding}
    if file.sha256:
        entry["hashes"] = {"sha-256": file.sha256}
    return entry | {"properties": {"verdict": file.verdict.value}}


def _invocation(run: RunResult, left_out: int) -> Json:
    notes = [_failed(error) for error in run.errors]
    if left_out:
        notes.append(_note("left-out", "warning", _left_out(left_out)))
    return {"executionSuccessful": not run.errors, "toolExecutionNotifications": notes}


def _left_out(count: int) -> str:
    findings = nombre(count, "constat, parmi les moins graves, est", "constats, les moins graves, sont")
    return f"{findings} laissés de côté{NBSP}: GitHub n'accepte que 25{NBSP}000 résultats par rapport."


def _failed(error: FileError) -> Json:
    note = _note(error.kind, "error", visible(error.message) or _NOTIFICATIONS[error.kind])
    return note | {"locations": [{"physicalLocation": {"artifactLocation": artifact(error.path)}}]}


def _note(kind: str, level: str, text: str) -> Json:
    rank = list(_NOTIFICATIONS).index(kind)
    return {"descriptor": {"id": kind, "index": rank}, "level": level, "message": {"text": text}}

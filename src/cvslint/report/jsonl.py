"""The JSON Lines report: one object a line, each with its ``type``, for programs that read as it comes.

A ``file`` line for every dossier, clean ones too, followed by a ``finding`` line for each of its findings; then an
``error`` line for each file that could not be read; last, one ``summary`` line with the tool and the run. A reader
that has not seen ``summary`` knows that the report is cut short.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, cast

from cvslint.report.json_report import dump, file_entry, run_entry, summary
from cvslint.result import DossierResult, RunResult

if TYPE_CHECKING:
    from cvslint.report import schema


def render(run: RunResult) -> Iterator[str]:
    """The report line by line, each an object of ``schema.Ligne``; silenced findings are in, as in ``json``."""
    for file in run.files:
        for line in _lines(file):
            yield f"{dump(line)}\n"
    for error in run.errors:
        failure: schema.LigneEchec = {
            "type": "error",
            "path": error.path,
            "kind": error.kind,
            "message": error.message,
        }
        yield f"{dump(failure)}\n"
    yield f"{dump(_last(run))}\n"


def _lines(file: DossierResult) -> Iterator[schema.LigneDossier | schema.LigneConstat]:
    entry = file_entry(file)
    facts = {key: value for key, value in entry.items() if key != "findings"}
    yield cast("schema.LigneDossier", {"type": "file", **facts})
    for finding in entry["findings"]:
        yield cast("schema.LigneConstat", {"type": "finding", "file": file.path, **finding})


def _last(run: RunResult) -> schema.LigneResume:
    return {
        "type": "summary",
        "schema_version": 1,
        "tool": {"name": "cvslint", "version": run.version},
        "run": run_entry(run),
        "summary": summary(run),
    }

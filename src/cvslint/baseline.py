"""The findings that a repository already knows: a file that lists them, so that reports tell only what is new.

An entry is a finding's fingerprint, made from its rule, its path with each rank replaced by the item's name, and its
value. So a known finding stays known when lines move, and is new again when its value changes. Nothing of what an
author wrote stands in the file but the keys of the path.
"""

from __future__ import annotations

import json
import os
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path as FilePath
from typing import Any

from cvslint.campagne.campagne import Campagne
from cvslint.findings import Finding, Suppression
from cvslint.late_dataclass import late_dataclass
from cvslint.result import DossierResult, RunResult, Verdict, with_findings
from cvslint.span import format_path

SCHEMA_VERSION = 1


class BaselineUnreadable(Exception):
    """A baseline cannot be used: ``phrase`` says why in French, without the final stop."""

    def __init__(self, file: FilePath, phrase: str) -> None:
        super().__init__(phrase)
        self.file = file
        self.phrase = phrase


@late_dataclass
class Known:
    """One finding that is known: its rule, its path in the dossier, and the fingerprint that tells it."""

    rule: str
    path: str
    fingerprint: str


@dataclass
class Baseline:
    """The known findings of each dossier, by its path from the folder of the baseline, with ``/`` everywhere.

    ``stale``: of each dossier that was looked at, what is no longer found; what its author silences is.
    """

    file: FilePath
    entries: Mapping[str, Sequence[Known]] = field(default_factory=dict)
    stale: dict[str, list[Known]] = field(default_factory=dict, init=False)

    def __call__(self, result: DossierResult, campagne: Campagne) -> DossierResult:
        """The result with the findings that are known marked so; each entry covers one finding."""
        known = self.entries.get(self.name_of(result.path), ())
        if not known:
            return result
        left = Counter(entry.fingerprint for entry in known)
        suppression = Suppression("baseline", f"constat déjà noté dans {self.file.name}", None)
        findings = []
        for finding in result.findings:
            if left[finding.fingerprint] and _may(finding, campagne):
                left[finding.fingerprint] -= 1
                finding = replace(finding, suppressed=finding.suppressed or suppression)
            findings.append(finding)
        self.stale[result.path] = list(_gone(known, left, result))
        return with_findings(result, tuple(findings))

    def name_of(self, path: str) -> str:
        """How this baseline names a dossier that a report calls ``path``."""
        return _relative(FilePath(path).absolute(), self.file.absolute().parent)


def read_baseline(file: FilePath) -> Baseline:
    """The baseline that a file holds.

    Raises:
        BaselineUnreadable: the file cannot be opened, or no baseline was written in it.
    """
    try:
        content = json.loads(file.read_bytes())
    except FileNotFoundError:
        raise BaselineUnreadable(file, "ce fichier n'existe pas ; « --write-baseline » en écrit un") from None
    except OSError:
        raise BaselineUnreadable(file, "ce fichier ne peut pas être lu") from None
    except (ValueError, RecursionError):
        raise BaselineUnreadable(file, "ce n'est pas un fichier écrit par « --write-baseline »") from None
    try:
        version, files = content["schema_version"], content["files"]
        entries = {name: [_entry(entry) for entry in known] for name, known in files.items()}
    except (AttributeError, KeyError, TypeError):
        raise BaselineUnreadable(file, "ce n'est pas un fichier écrit par « --write-baseline »") from None
    if version != SCHEMA_VERSION:
        raise BaselineUnreadable(
            file, "ce fichier vient d'une autre version de cvslint ; écrivez-le à nouveau"
        )
    return Baseline(file, entries)


def baseline_of(
    run: RunResult, campagnes: Mapping[str, Campagne], file: FilePath, before: Baseline | None
) -> tuple[Baseline, list[Finding]]:
    """The baseline that makes the findings of a run known, and the findings that it may not hold.

    ``campagnes`` gives the packs of the run by name. What ``before`` knows of dossiers that were not looked at, and
    that are still there, stays.
    """
    fresh = Baseline(file)
    entries: dict[str, list[Known]] = {}
    refused: list[Finding] = []
    for result in run.files:
        name = fresh.name_of(result.path)
        entries[name] = []
        for finding in result.findings:
            if finding.suppressed is not None and finding.suppressed.by != "baseline":
                continue
            if result.campagne is not None and _may(finding, campagnes[result.campagne.id]):
                entries[name].append(Known(finding.rule, format_path(finding.path), finding.fingerprint))
            else:
                refused.append(finding)
    for name, known in (before.entries if before is not None else {}).items():
        if name not in entries and (file.absolute().parent / name).exists():
            entries[name] = list(known)
    fresh.entries = {name: known for name, known in sorted(entries.items()) if known}
    return fresh, refused


def render(baseline: Baseline) -> Iterator[str]:
    """The file as text, one finding a line, so that a review shows what was added."""
    yield f'{{\n  "schema_version": {SCHEMA_VERSION},\n  "files": {{'
    for rank, (name, known) in enumerate(baseline.entries.items()):
        yield f"{',' if rank else ''}\n    {_text(name)}: [\n"
        yield ",\n".join(f"      {_line(entry)}" for entry in known)
        yield "\n    ]"
    yield "\n  }\n}\n"


def _line(entry: Known) -> str:
    named = {"rule": entry.rule, "path": entry.path, "fingerprint": entry.fingerprint}
    return "{" + ", ".join(f"{_text(key)}: {_text(value)}" for key, value in named.items()) + "}"


def _text(value: str) -> str:
    return json.dumps(value, ensure_ascii=False)


def _entry(entry: Any) -> Known:
    known = Known(entry["rule"], entry["path"], entry["fingerprint"])
    if not all(isinstance(value, str) for value in (known.rule, known.path, known.fingerprint)):
        raise TypeError
    return known


def _may(finding: Finding, campagne: Campagne) -> bool:
    """Whether a baseline may hold a finding: the contract leaves some rules out (§ 7)."""
    return campagne.regles[finding.rule].silenciable


def _gone(known: Iterable[Known], left: Counter[str], result: DossierResult) -> Iterator[Known]:
    """The entries that cover nothing any more; of a rule that gave no answer this time nothing is said."""
    if result.verdict is Verdict.ILLISIBLE:
        return
    answered = {*result.passed, *result.not_applicable, *(finding.rule for finding in result.findings)}
    for entry in known:
        if left[entry.fingerprint] > 0 and entry.rule in answered:
            left[entry.fingerprint] -= 1
            yield entry


def _relative(path: FilePath, folder: FilePath) -> str:
    try:
        return FilePath(os.path.relpath(path, folder)).as_posix()
    except ValueError:
        # On Windows, another drive.
        return path.as_posix()

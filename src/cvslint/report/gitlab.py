"""The report for GitLab's Code Quality: one entry a finding, in a JSON list without byte order mark.

GitLab takes two entries with one fingerprint for the same fault, and a fault whose fingerprint changed for a new
one: fingerprints are unique in the report, and made of nothing that moves when a line is inserted.
"""

from __future__ import annotations

import hashlib
import posixpath
import re
from collections.abc import Iterator, Set

from cvslint.findings import Finding, Severity
from cvslint.french import NBSP
from cvslint.report.annotations import words
from cvslint.report.json_report import dump
from cvslint.result import RunResult
from cvslint.span import format_path

_SEVERITIES = {Severity.ERREUR: "major", Severity.AVERTISSEMENT: "minor", Severity.INFO: "info"}

_OF_THE_FILE = frozenset(("fichier", "format", "silence"))
"""Sections whose rules are about the form of the file, which one corrects in a minute."""

_ABSOLUTE = re.compile(r"^(?:[A-Za-z]:)?/+")
_NOT_UNICODE = re.compile("[\ud800-\udfff]")


def render(run: RunResult) -> Iterator[str]:
    """The findings that count, dossier by dossier, from top to bottom of each."""
    seen: set[bytes] = set()
    blocking = _blocking(run)
    before = "\n"
    yield "["
    for file in run.files:
        for finding in sorted(file.active, key=lambda finding: finding.sort_key):
            yield f"{before}{dump(_entry(file.path, finding, _fingerprint(file.path, finding, seen), blocking))}"
            before = ",\n"
    yield "\n]\n"


def _blocking(run: RunResult) -> frozenset[str]:
    """The conditions on which a dossier is taken at all: the rules on what it says that nobody may silence."""
    return frozenset(
        rule.code for rule in run.rules if not rule.suppressible and rule.section not in _OF_THE_FILE
    )


def _entry(path: str, finding: Finding, fingerprint: bytes, blocking: Set[str]) -> dict[str, object]:
    return {
        # GitLab does not show check_name: the code and the name stand in the description too.
        "description": f"{finding.rule} {finding.name}{NBSP}: {' '.join(words(finding).splitlines())}",
        "check_name": finding.rule,
        "fingerprint": fingerprint.hex(),
        "severity": _severity(finding, blocking),
        "location": {"path": _relative(path), "lines": {"begin": finding.span.start.line}},
    }


def _severity(finding: Finding, blocking: Set[str]) -> str:
    blocks = finding.severity is Severity.ERREUR and finding.rule in blocking
    return "blocker" if blocks else _SEVERITIES[finding.severity]


def _relative(path: str) -> str:
    """The path as GitLab asks for it: relative and without ``./``, in characters that UTF-8 can hold.

    A dossier outside the current folder loses the root of its path.
    """
    return _NOT_UNICODE.sub("\ufffd", _ABSOLUTE.sub("", posixpath.normpath(path)))


def _fingerprint(path: str, finding: Finding, seen: set[bytes]) -> bytes:
    """A key of the dossier and the finding, hashed again until it is new; ``seen`` grows by it."""
    # Where a folder lies differs from a machine to another: of an absolute path only the name counts.
    name = posixpath.basename(path) if _ABSOLUTE.match(path) else _relative(path)
    own = finding.fingerprint or format_path(finding.path)
    text = "\0".join((name, finding.rule, own)).encode("utf-8", "surrogatepass")
    key = hashlib.sha256(text).digest()[:16]
    while key in seen:
        key = hashlib.sha256(key + text).digest()[:16]
    seen.add(key)
    return key

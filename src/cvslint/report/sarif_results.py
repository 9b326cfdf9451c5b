"""Findings in SARIF: the message, the places, the repairs, who silenced what."""

from __future__ import annotations

import re
from collections.abc import Mapping

from cvslint.findings import Edit, Finding, Fix, Related, Suppression
from cvslint.french import NBSP, visible
from cvslint.report.annotations import safe_lines, words
from cvslint.report.sarif_places import Json, artifact, location, region
from cvslint.report.sarif_rules import LEVELS
from cvslint.result import DossierResult

_MOST_RELATED = 1_000
"""GitHub code scanning refuses a result with more places."""

_MOST_LINKS = 8
"""More places than this are not linked from the message, which stays a sentence."""

_UNSAFE = "à relire, car cela change ce que vous déclarez"
_BRACKETS = re.compile(r"[\\\[\]]")


def result(file: DossierResult, finding: Finding, ranks: Mapping[str, int]) -> Json:
    """One result; ``ranks`` gives the place of each rule in the driver's list."""
    entry: Json = {"ruleId": finding.rule}
    if finding.rule in ranks:
        entry["ruleIndex"] = ranks[finding.rule]
    entry["level"] = LEVELS[finding.severity]
    entry["message"] = {"text": _message(finding)}
    entry["locations"] = [location(file.path, finding.span, finding.path, file.lines)]
    if finding.related:
        places = finding.related[:_MOST_RELATED]
        entry["relatedLocations"] = [
            _related(file, place, rank) for rank, place in enumerate(places, start=1)
        ]
    if finding.fingerprint:
        entry["partialFingerprints"] = {"cvslint/v1": finding.fingerprint}
    if finding.fixes:
        entry["fixes"] = [_fix(file.path, fix) for fix in finding.fixes]
    if finding.suppressed is not None:
        entry["suppressions"] = [_suppression(file.path, finding.suppressed)]
    return entry | {"properties": _properties(finding)}


def _message(finding: Finding) -> str:
    """The sentence, the remedy, then links to the other places.

    ``[text](target)`` is a link in a SARIF message: brackets that come from a dossier are escaped where they could
    make one, so that no author can plant a link in a viewer.
    """
    text = words(finding) or finding.name or finding.rule
    if not finding.related:
        return _escaped(text) if "](" in text else text
    links = [
        f"[{_escaped(_label(place))}]({rank})"
        for rank, place in enumerate(finding.related[:_MOST_LINKS], start=1)
    ]
    return f"{_escaped(text)}\nVoir aussi{NBSP}: {', '.join(links)}."


def _escaped(text: str) -> str:
    return _BRACKETS.sub(r"\\\g<0>", text)


def _label(place: Related) -> str:
    return visible(place.label) or f"ligne{NBSP}{place.span.start.line}"


def _related(file: DossierResult, place: Related, rank: int) -> Json:
    elsewhere = place.file is not None and place.file != file.path
    lines = {} if elsewhere else file.lines
    where = location(place.file or file.path, place.span, place.path, lines)
    return {"id": rank, "message": {"text": _label(place)}} | where


def _fix(path: str, fix: Fix) -> Json:
    title = safe_lines(fix.title).removesuffix(".") or "Corriger"
    replacements = [_replacement(edit) for edit in fix.edits]
    return {
        "description": {"text": title if fix.safety == "safe" else f"{title} ({_UNSAFE})"},
        "artifactChanges": [{"artifactLocation": artifact(path), "replacements": replacements}],
        "properties": {"safety": fix.safety},
    }


def _replacement(edit: Edit) -> Json:
    entry: Json = {"deletedRegion": region(edit.span)}
    if edit.text:
        entry["insertedContent"] = {"text": edit.text}
    return entry


def _suppression(path: str, silenced: Suppression) -> Json:
    entry: Json = {"kind": "inSource" if silenced.by == "comment" else "external", "status": "accepted"}
    if silenced.reason:
        entry["justification"] = safe_lines(silenced.reason)
    if silenced.by == "comment" and silenced.line is not None:
        place: Json = {"artifactLocation": artifact(path), "region": {"startLine": silenced.line}}
        entry["location"] = {"physicalLocation": place}
    return entry | {"properties": {"by": silenced.by}}


def _properties(finding: Finding) -> Json:
    """What other reports say of a finding and SARIF has no word for; nothing empty."""
    facts: Json = {
        "name": finding.name,
        "section": finding.section,
        "origin": finding.origin,
        "source": finding.source,
    }
    said = {key: value for key, value in facts.items() if value}
    return said | {"to_fill": finding.to_fill}

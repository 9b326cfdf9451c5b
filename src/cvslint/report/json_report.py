"""The JSON report: the whole of a run for programs, as `cvslint schema rapport` describes it."""

from __future__ import annotations

import json
import re
from collections import Counter
from collections.abc import Iterable, Iterator
from decimal import Decimal
from typing import TYPE_CHECKING, cast

from cvslint.findings import Finding, Fix, Related, Severity
from cvslint.result import CampagneInfo, DossierResult, FileError, RunResult, Verdict
from cvslint.span import Span, format_path

if TYPE_CHECKING:
    from cvslint.report import schema

_ESCAPED = re.compile("[\x7f-\x9f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069\ud800-\udfff]")
"""What would act on a terminal that shows the report, move its text about, or end a line for some readers."""


def render(run: RunResult) -> Iterator[str]:
    """The report as indented JSON text that any encoding of Unicode can hold, ended by a line feed.

    It comes dossier by dossier, so that none is kept.
    """
    without: schema.Rapport = {
        "schema_version": 1,
        "tool": {"name": "cvslint", "version": run.version},
        "run": run_entry(run),
        "summary": summary(run),
        "files": [],
        "errors": [],
    }
    yield dump(without, indent=2).rpartition(',\n  "files": []')[0]
    yield from _listed("files", (file_entry(file) for file in run.files))
    yield from _listed("errors", (_failure(error) for error in run.errors))
    yield "\n}\n"


def _listed(key: str, entries: Iterable[object]) -> Iterator[str]:
    """A key of the report that holds a list, as ``json.dumps`` would indent it."""
    yield f',\n  "{key}": ['
    before, after = "\n    ", ""
    for entry in entries:
        # No text in JSON has a line feed of its own.
        yield before + dump(entry, indent=2).replace("\n", "\n    ")
        before, after = ",\n    ", "\n  "
    yield f"{after}]"


def dump(value: object, *, indent: int | None = None) -> str:
    """JSON text with its letters as they are; what acts on a reader is escaped, a half character is shown as lost.

    JSON could escape that one too, but strict readers then refuse the whole file (RFC 8259, § 8.2).
    """
    text = json.dumps(value, ensure_ascii=False, indent=indent)
    return _ESCAPED.sub(lambda match: _shown(match.group()), text)


def _shown(sign: str) -> str:
    return "\ufffd" if "\ud800" <= sign <= "\udfff" else f"\\u{ord(sign):04x}"


def run_entry(run: RunResult) -> schema.Controle:
    """What the results rest on: the day, the rules, the packs, what the configuration changed."""
    return {
        "today": run.today.isoformat(),
        "partial": run.partial,
        "selected": list(run.selected),
        "campagnes": [_campagne(campagne) for campagne in run.campagnes],
        "parameters": dict(run.parameters),
    }


def summary(run: RunResult) -> schema.Resume:
    """The figures of a whole run, its dossiers read once; silenced findings are counted in ``suppressed`` only."""
    by_rule: Counter[str] = Counter()
    by_severity: Counter[Severity] = Counter()
    verdicts: Counter[Verdict] = Counter()
    suppressed, asked = 0, None
    for file in run.files:
        verdicts[file.verdict] += 1
        by_rule.update(finding.rule for finding in file.active)
        by_severity.update(finding.severity for finding in file.active)
        suppressed += len(file.findings) - len(file.active)
        if file.facts.montant_sollicite is not None:
            asked = (asked or Decimal(0)) + file.facts.montant_sollicite
    return {
        "files": len(run.files),
        "by_severity": _by_severity(by_severity),
        "by_verdict": cast("schema.ParVerdict", {str(verdict): verdicts[verdict] for verdict in Verdict}),
        "by_rule": dict(sorted(by_rule.items())),
        "suppressed": suppressed,
        "amount_requested": _amount(asked),
    }


def file_entry(file: DossierResult) -> schema.Dossier:
    """One dossier with its facts and its findings, silenced ones included, by position then code."""
    facts = file.facts
    return {
        "path": file.path,
        "sha256": file.sha256 or None,
        "encoding": file.encoding,
        "campagne": file.campagne.id if file.campagne is not None else None,
        "verdict": file.verdict.value,
        "counts": _by_severity(Counter(finding.severity for finding in file.active)),
        "porteur": facts.porteur,
        "siret": facts.siret,
        "intitule": facts.intitule,
        "montant_sollicite": _amount(facts.montant_sollicite),
        "total_charges": _amount(facts.total_charges),
        "total_produits": _amount(facts.total_produits),
        "passed": len(file.passed),
        "not_applicable": list(file.not_applicable),
        "not_evaluated": [{"rule": r.rule, "because": list(r.because)} for r in file.not_evaluated],
        "findings": [finding_entry(f) for f in sorted(file.findings, key=lambda finding: finding.sort_key)],
    }


def finding_entry(finding: Finding) -> schema.Constat:
    """One finding, with the same keys whether or not they have something to say."""
    silenced = finding.suppressed
    return {
        "rule": finding.rule,
        "name": finding.name,
        "severity": finding.severity.value,
        "section": finding.section,
        "message": finding.message,
        "why": finding.why,
        "help": finding.help,
        "source": finding.source,
        "origin": finding.origin,
        "path": format_path(finding.path),
        "location": _location(finding.span),
        "related": [_related(place) for place in finding.related],
        "context": dict(finding.context),
        "to_fill": finding.to_fill,
        "fixes": [_fix(fix) for fix in finding.fixes],
        "suppressed": {"by": silenced.by, "reason": silenced.reason, "line": silenced.line}
        if silenced is not None
        else None,
        "fingerprint": finding.fingerprint,
    }


def _failure(error: FileError) -> schema.Echec:
    return {"path": error.path, "kind": error.kind, "message": error.message}


def _campagne(campagne: CampagneInfo) -> schema.Campagne:
    return {
        "id": campagne.id,
        "version": campagne.version,
        "maj": campagne.maj,
        "digest": campagne.digest,
    }


def _by_severity(counts: Counter[Severity]) -> schema.ParNiveau:
    return cast("schema.ParNiveau", {str(severity): counts[severity] for severity in Severity})


def _amount(amount: Decimal | None) -> str | None:
    return None if amount is None else f"{amount:.2f}"


def _location(span: Span) -> schema.Lieu:
    return {
        "line": span.start.line,
        "column": span.start.column,
        "end_line": span.end.line,
        "end_column": span.end.column,
    }


def _related(place: Related) -> schema.LieuLie:
    return {
        "file": place.file,
        "path": format_path(place.path),
        "location": _location(place.span),
        "label": place.label,
    }


def _fix(fix: Fix) -> schema.Correction:
    edits: list[schema.Remplacement] = [
        {"location": _location(edit.span), "text": edit.text} for edit in fix.edits
    ]
    return {"title": fix.title, "safety": fix.safety, "edits": edits}

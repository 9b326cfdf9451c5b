"""The JUnit report, in the dialect that Jenkins and GitLab read: a suite a dossier, a case a rule.

Every rule that looked at a dossier is one ``testcase``, also when it found nothing, so that a server can tell a rule
that passed from one that did not run. Its outcome:

* a finding of level ``erreur`` is a ``failure``. The format knows no level between passing and failing, and the
  exit code of ``cvslint check`` draws its line there too unless it is told otherwise;
* ``avertissement``, ``info`` and silenced findings leave the case passing and stand in its ``system-out``: what does
  not stop a dossier must not turn a build red;
* a rule that could not run is ``skipped`` with what kept it from running;
* a rule that does not apply to the dossier has no case;
* a file that could not be read is a suite with one ``error``.

The schema is that of the Jenkins xUnit plugin (``junit-10.xsd``). It gives ``file`` to a suite only, never to a case:
the line stands in the text.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from pathlib import PurePosixPath
from typing import Literal
from xml.sax.saxutils import escape, quoteattr

from cvslint.findings import Finding, Severity
from cvslint.french import NBSP, liste, nombre, visible
from cvslint.late_dataclass import late_dataclass
from cvslint.result import DossierResult, FileError, RunResult
from cvslint.span import format_path

# What XML 1.0 still refuses once `visible` has dealt with control characters and lone surrogates.
_NOT_IN_XML = re.compile("[\ufffe\uffff]")

Outcome = Literal["passed", "failure", "error", "skipped"]


@late_dataclass
class _Case:
    """One test case: ``kind`` is the level or the reason's name, ``message`` one sentence, ``text`` all there is."""

    name: str
    outcome: Outcome = "passed"
    kind: str = ""
    message: str = ""
    text: str = ""


@late_dataclass
class _Suite:
    """One dossier, or one file that could not be read."""

    path: str
    cases: Sequence[_Case]
    verdict: str = ""

    def count(self, outcome: Outcome) -> int:
        return sum(case.outcome == outcome for case in self.cases)


def render(run: RunResult) -> Iterator[str]:
    """The report as XML that any parser of XML 1.0 reads, suite after suite; ended by a line feed."""
    names = {rule.code: rule.name for rule in run.rules}
    total = [0, 0, 0]
    for suite in _suites(run, names):
        total[0] += len(suite.cases)
        total[1] += suite.count("failure")
        total[2] += suite.count("error")
    tests, failures, errors = (str(number) for number in total)
    yield '<?xml version="1.0" encoding="UTF-8"?>\n'
    yield f"<testsuites{_attributes(name='cvslint', tests=tests, failures=failures, errors=errors)}>\n"
    facts = _facts(run)
    for suite in _suites(run, names):
        yield from _suite(suite, facts)
    yield "</testsuites>\n"


def _suites(run: RunResult, names: Mapping[str, str]) -> Iterator[_Suite]:
    """The suites of a run; a server refuses a report without any case, so there is always one."""
    order = {code: rank for rank, code in enumerate(names)}
    for file in run.files:
        cases = sorted(_cases(file, names), key=lambda case: order.get(case.name.split(" ")[0], len(order)))
        yield _Suite(file.path, cases or [_Case("lecture du fichier")], file.verdict)
    for error in run.errors:
        yield _Suite(error.path, [_unread(error)])
    if not run.files and not run.errors:
        reason = "Aucun dossier à contrôler."
        yield _Suite("cvslint", [_Case("contrôle des dossiers", "skipped", message=reason)])


def _cases(file: DossierResult, names: Mapping[str, str]) -> Iterator[_Case]:
    def title(code: str) -> str:
        return f"{code} {names[code]}" if code in names else code

    found: dict[str, list[Finding]] = {}
    for finding in sorted(file.findings, key=lambda finding: (finding.severity.rank, finding.sort_key)):
        found.setdefault(finding.rule, []).append(finding)
    for findings in found.values():
        yield _judged(findings)
    for code in file.passed:
        if code not in found:
            yield _Case(title(code))
    for skipped in file.not_evaluated:
        if skipped.rule not in found:
            reason = f"Règle non évaluée{NBSP}: dépend de {liste(skipped.because)}."
            yield _Case(title(skipped.rule), "skipped", message=reason)


def _judged(findings: Sequence[Finding]) -> _Case:
    """The case of a rule that has something to say."""
    name = f"{findings[0].rule} {findings[0].name}"
    text = "\n".join(_told(finding) for finding in findings)
    failing = [f for f in findings if f.severity is Severity.ERREUR and f.suppressed is None]
    if not failing:
        return _Case(name, text=text)
    others = len(findings) - 1
    more = f" (et {nombre(others, 'autre constat', 'autres constats')})" if others else ""
    return _Case(name, "failure", failing[0].severity, failing[0].message + more, text)


def _told(finding: Finding) -> str:
    """A finding with its place and its remedy, a line each."""
    path = format_path(finding.path)
    place = f"Ligne{NBSP}{finding.span.start.line}{f' ({visible(path)})' if path else ''}"
    silenced = finding.suppressed
    lines = [f"{place}, {finding.severity}{NBSP}: {visible(finding.message)}"]
    if silenced is not None:
        lines.append(f"Constat ignoré{NBSP}: {visible(silenced.reason)}")
    remedy = "\n  ".join(visible(line) for line in finding.help.splitlines())
    if remedy:
        lines.append(f"Que faire{NBSP}: {remedy}")
    return "\n".join(lines)


def _unread(error: FileError) -> _Case:
    return _Case("lecture du fichier", "error", error.kind, error.message, visible(error.message))


def _facts(run: RunResult) -> dict[str, str]:
    """What the whole report rests on: tool, day, packs, choices."""
    packs = {f"campagne {pack.id}": f"{pack.version} ({pack.maj}), {pack.digest}" for pack in run.campagnes}
    parameters = {f"parameter {name}": value for name, value in run.parameters.items()}
    facts = {"tool": "cvslint", "version": run.version, "today": run.today.isoformat()}
    return facts | packs | {"partial": str(run.partial).lower()} | parameters


def _suite(suite: _Suite, facts: dict[str, str]) -> Iterator[str]:
    attributes = _attributes(
        name=suite.path,
        tests=str(len(suite.cases)),
        failures=str(suite.count("failure")),
        errors=str(suite.count("error")),
        skipped=str(suite.count("skipped")),
        # Not measured: the same run must give the same report.
        time="0",
        file=suite.path,
    )
    yield f"  <testsuite{attributes}>\n    <properties>\n"
    for name, value in (facts | ({"verdict": suite.verdict} if suite.verdict else {})).items():
        yield f"      <property{_attributes(name=name, value=value)}/>\n"
    yield "    </properties>\n"
    classname = _classname(suite.path)
    for case in suite.cases:
        yield _case(case, classname)
    yield "  </testsuite>\n"


def _case(case: _Case, classname: str) -> str:
    head = f"    <testcase{_attributes(name=case.name, classname=classname, time='0')}"
    text = escape(_legal(case.text))
    if case.outcome == "passed":
        inside = f"\n      <system-out>{text}</system-out>\n    " if text else ""
    else:
        given = {"message": case.message} | ({"type": case.kind} if case.kind else {})
        inside = f"\n      <{case.outcome}{_attributes(**given)}>{text}</{case.outcome}>\n    "
    return f"{head}>{inside}</testcase>\n" if inside else f"{head}/>\n"


def _classname(path: str) -> str:
    """The path of a dossier without its ending. Jenkins takes what stands before a dot for a package."""
    return path.removesuffix(PurePosixPath(path).suffix).replace(".", "_")


def _attributes(**values: str) -> str:
    return "".join(f" {name}={quoteattr(_legal(visible(value)))}" for name, value in values.items())


def _legal(text: str) -> str:
    return _NOT_IN_XML.sub(lambda match: f"\\u{ord(match.group()):04x}", text)

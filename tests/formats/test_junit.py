"""The JUnit report: read by an XML parser, judged by the schema of Jenkins, counted again."""

from __future__ import annotations

import xml.etree.ElementTree as ET
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from piege import CAMPAGNE, CONFORME, ILLISIBLE, MECHANT, PASSAGE, VIDE, constat

from cvslint.findings import Severity
from cvslint.report import junit
from cvslint.result import DossierResult, FileError, RunResult, Verdict

SCHEMA = Path(__file__).parents[1] / "data" / "schemas" / "junit" / "junit-10.xsd"
RUNS = {
    "hostile": PASSAGE,
    "empty": VIDE,
    "only errors": replace(VIDE, errors=(FileError("a.yaml", "internal", "Panne."),)),
    "nothing ran": replace(VIDE, files=(DossierResult("-", Verdict.ILLISIBLE, (), {}),)),
}


def parsed(run: RunResult) -> ET.Element:
    return ET.fromstring("".join(junit.render(run)).encode("utf-8"))


def case(suite: ET.Element, name: str) -> ET.Element:
    (found,) = [case for case in suite.iter("testcase") if case.get("name") == name]
    return found


def texts(element: ET.Element) -> Iterator[str]:
    for part in element.iter():
        yield part.text or ""
        yield from part.attrib.values()


@pytest.mark.parametrize("run", RUNS.values(), ids=RUNS)
def test_report_follows_the_schema_of_jenkins(run: RunResult) -> None:
    xmlschema = pytest.importorskip("xmlschema")
    xmlschema.XMLSchema(str(SCHEMA)).validate("".join(junit.render(run)))


@pytest.mark.parametrize("run", RUNS.values(), ids=RUNS)
def test_counts_are_those_of_the_cases(run: RunResult) -> None:
    report = parsed(run)
    assert len(report.findall("testsuite")) >= 1
    for element in (report, *report.findall("testsuite")):
        cases = list(element.iter("testcase"))
        assert cases, "a server refuses a report without any case"
        assert element.get("tests") == str(len(cases))
        assert element.get("failures") == str(len(list(element.iter("failure"))))
        assert element.get("errors") == str(len(list(element.iter("error"))))
    for suite in report.findall("testsuite"):
        assert suite.get("skipped") == str(len(list(suite.iter("skipped"))))


def test_one_suite_a_dossier_one_case_a_rule_that_looked() -> None:
    hostile, sound, unreadable, unread = parsed(PASSAGE).findall("testsuite")
    assert [c.get("name") for c in sound] == [
        None,
        "STR001 structure-sans-nom",
        "STR002 statut-non-eligible",
        "STR009 siret-cle",
        "BUD014 budget-desequilibre",
    ]
    assert sound.get("file") == "dossiers/conforme.yaml"
    assert case(sound, "STR009 siret-cle").get("classname") == "dossiers/conforme"
    names = [c.get("name") for c in hostile.iter("testcase")]
    assert len(set(names)) == len(names)
    # Rules in the order of the pack, then those that it does not describe; MET002 does not apply.
    assert names == [
        "STR001 structure-sans-nom",
        "STR002 statut-non-eligible",
        "STR009 siret-cle",
        "BUD014 budget-desequilibre",
        "BUD015 cofinancement",
        "QUA002 resume-court",
        "OBJ004 objectif-sans-echeance",
        "REF005 referent-region",
    ]
    assert case(unreadable, "YML001 yaml-illisible").find("failure") is not None
    assert [c.tag for c in case(unread, "lecture du fichier")] == ["error"]


def test_dots_of_a_path_are_no_packages() -> None:
    for path, classname in (
        ("v1.2/mon.dossier.yaml", "v1_2/mon_dossier"),
        ("-", "-"),
        ("../a.yml", "__/a"),
        ("sans", "sans"),
    ):
        suite = parsed(replace(VIDE, files=(replace(CONFORME, path=path),))).find("testsuite")
        assert suite is not None
        assert {c.get("classname") for c in suite.iter("testcase")} == {classname}


def test_all_findings_of_a_rule_stand_in_one_failure() -> None:
    suite = parsed(PASSAGE).findall("testsuite")[0]
    (failure,) = case(suite, "STR009 siret-cle")
    assert failure.tag == "failure"
    assert failure.get("type") == "erreur"
    assert str(failure.get("message")).startswith("Le SIRET « =cmd|")
    assert str(failure.get("message")).endswith("est faux. (et 1\u00a0autre constat)")
    lines = str(failure.text).splitlines()
    assert lines[0].startswith("Ligne\u00a04 (porteur.siret), erreur\u00a0: Le SIRET « =cmd|")
    assert lines[1] == "Que faire\u00a0: a"
    assert lines[-2:] == [
        "Ligne\u00a09 (porteur.siret), erreur\u00a0: Un second SIRET est faux.",
        "Que faire\u00a0: Recopiez-le.",
    ]


def test_only_errors_that_count_fail() -> None:
    suite = parsed(PASSAGE).findall("testsuite")[0]
    for name in ("OBJ004 objectif-sans-echeance", "REF005 referent-region", "QUA002 resume-court"):
        assert [part.tag for part in case(suite, name)] == ["system-out"]
    (silenced,) = case(suite, "QUA002 resume-court")
    assert "\nConstat ignoré\u00a0: =cmd" in str(silenced.text)
    mixed = replace(
        MECHANT,
        findings=(
            constat("A001", "a", Severity.AVERTISSEMENT, "Premier.", 1),
            constat("A001", "a", Severity.ERREUR, "Second.", 2),
        ),
    )
    (failure,) = case(parsed(replace(VIDE, files=(mixed,))), "A001 a")
    assert failure.get("message") == "Second. (et 1\u00a0autre constat)"


def test_a_rule_that_could_not_run_is_skipped_with_the_reason() -> None:
    suite = parsed(PASSAGE).findall("testsuite")[0]
    (skipped,) = case(suite, "BUD015 cofinancement")
    assert skipped.tag == "skipped"
    assert skipped.get("message") == "Règle non évaluée\u00a0: dépend de budget.charges.total."
    # One that spoke at a place and could not run at another has spoken.
    assert [part.tag for part in case(suite, "BUD014 budget-desequilibre")] == ["failure"]


def test_a_run_without_dossier_has_one_case_that_did_not_run() -> None:
    (suite,) = parsed(VIDE).findall("testsuite")
    (one,) = suite.iter("testcase")
    assert [part.tag for part in one] == ["skipped"]


def test_facts_of_the_run_stand_in_every_suite() -> None:
    for suite in parsed(PASSAGE).findall("testsuite"):
        facts = {p.get("name"): p.get("value") for p in suite.iter("property")}
        assert facts["version"] == "0.1.0"
        assert facts["today"] == "2025-10-01"
        assert facts["partial"] == "true"
        assert facts["campagne mel-cvs-2026"] == f"1.0 (2025-09-01), {CAMPAGNE.digest}"
        assert str(facts["parameter date_limite"]).startswith("2025-10-22")
    verdicts = [
        s.findall("properties/property[@name='verdict']") for s in parsed(PASSAGE).findall("testsuite")
    ]
    assert [v[0].get("value") if v else None for v in verdicts] == [
        MECHANT.verdict,
        CONFORME.verdict,
        ILLISIBLE.verdict,
        None,
    ]


def test_what_xml_refuses_is_shown_as_its_escape() -> None:
    whole = "\n".join(texts(parsed(PASSAGE)))
    for shown in (r"\x1b[31m", r"\x00", r"\ud83d", r"\ufffe\uffff", r"\u202e", r"\u2028", "]]>", "</script>"):
        assert shown in whole
    assert not any(hidden in whole for hidden in "\x1b\u202e\u2028\ufffe")

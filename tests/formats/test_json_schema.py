"""The JSON report against its own published schema."""

from __future__ import annotations

import copy
import datetime as dt
import json
from decimal import Decimal
from typing import Any

import jsonschema
import pytest

from cvslint.findings import Edit, Finding, Fix, Related, Severity, Suppression
from cvslint.report import json_report
from cvslint.report.schema import schema_rapport
from cvslint.result import CampagneInfo, DossierResult, Facts, FileError, NotEvaluated, RunResult, Verdict
from cvslint.span import Span

HERE = Span.at(2, 3, 2, 9)

FINDING = Finding(
    rule="BUD014",
    name="budget-desequilibre",
    severity=Severity.ERREUR,
    section="budget",
    message="Les charges et les produits diffèrent.",
    path=("budget",),
    span=HERE,
    related=(Related(("budget", "charges", "total"), HERE, "charges"),),
    context={"ecart": "0.01"},
    fixes=(Fix("Aligner", "unsafe", (Edit(HERE, "1"),)),),
    suppressed=Suppression("config", "accord", None),
)

FULL = RunResult(
    version="0.1.0",
    today=dt.date(2025, 10, 1),
    files=(
        DossierResult(
            path="dossier.yaml",
            verdict=Verdict.NON_CONFORME,
            findings=(FINDING,),
            lines={},
            facts=Facts("Porteur", "999", "association", "Titre", (), Decimal(12000), Decimal(-1), None),
            campagne=CampagneInfo("mel-cvs-2026", "CVS", "1.0", "2025-09-01", "3f2a", {}),
            not_applicable=("MET002",),
            not_evaluated=(NotEvaluated("BUD015", ("budget.charges",)),),
        ),
    ),
    errors=(FileError("absent.yaml", "not-found", "Ce fichier n'existe pas."),),
    partial=True,
    selected=("BUD014",),
    parameters={"date_limite": "2025-10-22"},
)

BARE = RunResult("0.1.0", dt.date(2025, 10, 1), (DossierResult("-", Verdict.ILLISIBLE, (), {}),))


@pytest.mark.parametrize("run", [FULL, BARE, RunResult("0.1.0", dt.date(2025, 10, 1), ())])
def test_report_conforms_and_has_no_other_key(run: RunResult) -> None:
    schema = closed(schema_rapport())
    jsonschema.validate(json.loads("".join(json_report.render(run))), schema, jsonschema.Draft202012Validator)


def test_schema_is_a_schema() -> None:
    jsonschema.Draft202012Validator.check_schema(schema_rapport())


@pytest.mark.parametrize(
    ("key", "value"), [("verdict", "ok"), ("montant_sollicite", "12"), ("passed", -1), ("counts", {})]
)
def test_schema_refuses_what_is_not_a_report(key: str, value: object) -> None:
    data = json.loads("".join(json_report.render(FULL)))
    data["files"][0][key] = value
    with pytest.raises(jsonschema.ValidationError):
        jsonschema.validate(data, schema_rapport(), jsonschema.Draft202012Validator)


def test_keys_come_in_the_order_of_the_schema() -> None:
    schema = schema_rapport()
    data = json.loads("".join(json_report.render(FULL)))
    assert list(data) == list(schema["properties"])
    for name, entry in (
        ("Resume", data["summary"]),
        ("Dossier", data["files"][0]),
        ("Constat", data["files"][0]["findings"][0]),
    ):
        assert list(entry) == list(schema["$defs"][name]["properties"])


def closed(schema: dict[str, Any]) -> dict[str, Any]:
    """The schema with every object limited to the keys it names."""
    strict = copy.deepcopy(schema)
    for part in (strict, *strict["$defs"].values()):
        if "properties" in part:
            part["additionalProperties"] = False
    return strict

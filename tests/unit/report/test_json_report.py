"""The JSON report says the whole of a run, key by key."""

from __future__ import annotations

import json
from dataclasses import replace
from decimal import Decimal

from cvslint.findings import Finding, Severity
from cvslint.report import json_report
from cvslint.result import DossierResult, Facts, RunResult
from cvslint.span import Span


def test_summary(many: RunResult) -> None:
    summary = json.loads("".join(json_report.render(many)))["summary"]
    assert summary == {
        "files": 3,
        "by_severity": {"erreur": 4, "avertissement": 3, "info": 1},
        "by_verdict": {"conforme": 1, "conforme_avec_reserves": 0, "non_conforme": 1, "illisible": 1},
        "by_rule": {
            "BUD014": 1,
            "OBJ004": 1,
            "PER001": 1,
            "QUA005": 1,
            "STR009": 1,
            "STR020": 1,
            "YML001": 1,
            "YML003": 1,
        },
        "suppressed": 1,
        "amount_requested": "12000.00",
    }


def test_finding(one: RunResult) -> None:
    findings = json.loads("".join(json_report.render(one)))["files"][0]["findings"]
    assert next(entry for entry in findings if entry["rule"] == "BUD014") == {
        "rule": "BUD014",
        "name": "budget-desequilibre",
        "severity": "erreur",
        "section": "budget",
        "message": "Les charges (14\u00a0000,00\u00a0€) et les produits (13\u00a0900,00\u00a0€) "
        "diffèrent de 100,00\u00a0€.",
        "why": "",
        "help": "il manque 100,00\u00a0€ de produits, ou il y a 100,00\u00a0€ de charges en trop.",
        "source": "",
        "origin": "calcul",
        "path": "budget",
        "location": {"line": 10, "column": 1, "end_line": 10, "end_column": 7},
        "related": [
            {
                "file": None,
                "path": "budget.produits.total",
                "location": {"line": 12, "column": 21, "end_line": 12, "end_column": 27},
                "label": "produits",
            },
            {
                "file": None,
                "path": "budget.charges.total",
                "location": {"line": 11, "column": 20, "end_line": 11, "end_column": 26},
                "label": "charges",
            },
        ],
        "context": {"ecart": "100.00"},
        "to_fill": False,
        "fixes": [],
        "suppressed": None,
        "fingerprint": "f1",
    }


def test_findings_are_in_the_order_of_the_text_silenced_ones_too(one: RunResult) -> None:
    findings = json.loads("".join(json_report.render(one)))["files"][0]["findings"]
    codes = [entry["rule"] for entry in findings]
    assert codes == ["YML003", "STR009", "STR020", "PER001", "QUA005", "OBJ004", "BUD014", "BUD020"]
    assert findings[-1]["suppressed"] == {"by": "comment", "reason": "accord de la Ville", "line": 12}
    assert findings[4]["fixes"][0]["edits"] == [{"location": findings[4]["location"], "text": ""}]


def test_amounts_keep_two_decimals_and_unread_ones_are_null(one: RunResult, faulty: DossierResult) -> None:
    facts = Facts(montant_sollicite=Decimal("0.5"), total_charges=Decimal("999999999999.99"))
    run = replace(one, files=(replace(faulty, facts=facts), faulty))
    data = json.loads("".join(json_report.render(run)))
    first = data["files"][0]
    assert first["montant_sollicite"] == "0.50"
    assert first["total_charges"] == "999999999999.99"
    assert first["total_produits"] is None
    assert data["summary"]["amount_requested"] == "12000.50"


def test_no_amount_to_add_up_is_null_and_not_zero(one: RunResult, unreadable: DossierResult) -> None:
    for files in ((), (unreadable,)):
        data = json.loads("".join(json_report.render(replace(one, files=files))))
        assert data["summary"]["amount_requested"] is None


def test_text_is_readable_and_can_always_be_written(one: RunResult) -> None:
    finding = Finding("A001", "a", Severity.INFO, "s", "été \ud83d \x00", ("é", 0), Span.at(1, 1, 1, 2))
    text = "".join(json_report.render(replace(one, files=(replace(one.files[0], findings=(finding,)),))))
    assert text.encode("utf-8")
    assert text.endswith("}\n")
    assert '"été \N{REPLACEMENT CHARACTER} \\u0000"' in text
    entry = json.loads(text)["files"][0]["findings"][0]
    assert entry["message"] == "été \N{REPLACEMENT CHARACTER} \x00"
    assert entry["path"] == '"é"[0]'

"""The JSON Lines report: every line by itself, against the schema of a line and against the JSON report."""

from __future__ import annotations

import json
from typing import Any

import jsonschema
import pytest
from piege import CONFORME, MECHANT, PASSAGE, TITRE, VIDE
from pydantic import TypeAdapter

from cvslint.report import json_report, jsonl
from cvslint.report.schema import Ligne
from cvslint.result import RunResult

SCHEMA: dict[str, Any] = TypeAdapter[Any](Ligne).json_schema(mode="serialization")


def lines(run: RunResult) -> list[dict[str, Any]]:
    text = "".join(jsonl.render(run))
    assert text.endswith("\n")
    # As the strictest reader does: at every line end of Unicode.
    return [json.loads(line) for line in text.splitlines()]


@pytest.mark.parametrize("run", [PASSAGE, VIDE])
def test_every_line_follows_the_schema_and_has_no_other_key(run: RunResult) -> None:
    closed = json.loads(json.dumps(SCHEMA))
    for part in closed["$defs"].values():
        if "properties" in part:
            part["additionalProperties"] = False
    for line in lines(run):
        jsonschema.validate(line, closed, jsonschema.Draft202012Validator)


def test_files_come_with_their_findings_and_the_summary_last() -> None:
    kinds = [line["type"] for line in lines(PASSAGE)]
    assert kinds == ["file", *["finding"] * 6, "file", "file", "finding", "error", "summary"]
    assert [line["type"] for line in lines(VIDE)] == ["summary"]


def test_lines_say_what_the_json_report_says() -> None:
    whole = json.loads("".join(json_report.render(PASSAGE)))
    told = lines(PASSAGE)
    files = [line for line in told if line["type"] == "file"]
    for file, expected in zip(files, whole["files"], strict=True):
        findings = [line for line in told if line["type"] == "finding" and line["file"] == expected["path"]]
        strip = ("type", "file")
        rebuilt = {key: value for key, value in file.items() if key not in strip}
        rebuilt["findings"] = [{k: v for k, v in line.items() if k not in strip} for line in findings]
        assert rebuilt == expected
    assert [
        {k: v for k, v in line.items() if k != "type"} for line in told if line["type"] == "error"
    ] == whole["errors"]
    last = told[-1]
    for key in ("schema_version", "tool", "run", "summary"):
        assert last[key] == whole[key]


def test_texts_come_back_as_they_were() -> None:
    file = lines(PASSAGE)[0]
    lost = "\N{REPLACEMENT CHARACTER}"
    assert file["intitule"] == TITRE.replace("\ud83d", lost)
    assert file["path"] == MECHANT.path.replace("\ud83d", lost)


def test_the_text_can_be_written_in_utf8_and_shown_on_a_terminal() -> None:
    text = "".join(jsonl.render(PASSAGE))
    assert text.encode("utf-8")
    assert not any(character in text for character in "\x1b\x07\x9b\u2028\u202e\u2066")


def test_the_report_comes_piece_by_piece() -> None:
    pieces = jsonl.render(PASSAGE)
    first = json.loads(next(pieces))
    assert first["type"] == "file"
    assert first["path"] != CONFORME.path

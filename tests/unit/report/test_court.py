"""The short report: one line a finding."""

from __future__ import annotations

import re
from dataclasses import replace

from cvslint.findings import Finding, Severity
from cvslint.report import court
from cvslint.result import RunResult
from cvslint.span import Span

SHAPE = re.compile(r"[^:]+:\d+:\d+: (erreur|avertissement|info) [A-Z]{3}\d{3} [a-z0-9-]+: .+")


def test_lines_by_position_without_infos_and_silenced_findings(one: RunResult) -> None:
    lines = "".join(court.render(one, verbose=False)).splitlines()
    assert all(SHAPE.fullmatch(line) for line in lines)
    assert [line.split()[2] for line in lines] == ["YML003", "STR009", "STR020", "QUA005", "OBJ004", "BUD014"]
    assert lines[1] == (
        "dossier.yaml:4:10: erreur STR009 siret-cle: "
        "Le SIRET 999 000 318 00018 n'existe pas : sa clé de contrôle est fausse."
    )


def test_verbose_adds_infos_and_remedies_on_the_same_line(one: RunResult) -> None:
    lines = "".join(court.render(one, verbose=True)).splitlines()
    assert len(lines) == 7
    assert any(" info PER001 " in line for line in lines)
    assert lines[0].endswith(". Que faire\u00a0: enregistrez-le en UTF-8.")
    assert any(line.endswith('effacez-le : resume: "Un potager"') for line in lines)


def test_a_sentence_never_breaks_its_line(one: RunResult) -> None:
    finding = Finding("A001", "a", Severity.ERREUR, "s", "Valeur « a\nb\u2028c »", (), Span.at(1, 1, 1, 2))
    run = replace(one, files=(replace(one.files[0], findings=(finding,)),))
    assert "".join(court.render(run, verbose=False)) == (
        "dossier.yaml:1:1: erreur A001 a: Valeur « a\\nb\\u2028c »\n"
    )


def test_files_that_were_not_checked(many: RunResult) -> None:
    last = "".join(court.render(many, verbose=False)).splitlines()[-1]
    assert last == "absent.yaml: erreur not-found: Ce fichier n'existe pas."


def test_nothing_to_say(one: RunResult) -> None:
    assert "".join(court.render(replace(one, files=()), verbose=False)) == ""

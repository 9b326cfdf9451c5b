"""The figures of a run: a line a rule, the most frequent first."""

from __future__ import annotations

from dataclasses import replace

import pytest
from rich.cells import cell_len

from cvslint.findings import Severity
from cvslint.report import statistiques
from cvslint.report.glyphs import ASCII, UNICODE, Glyphs
from cvslint.report.styled import plain, text_of
from cvslint.result import DossierResult, RunResult


def shown(run: RunResult, *, brief: bool = False) -> list[str]:
    lines = statistiques.render(run, width=100, brief=brief, glyphs=UNICODE)
    return "".join(plain(lines)).replace("\u00a0", " ").splitlines()


def test_each_rule_has_its_line(many: RunResult, faulty: DossierResult) -> None:
    twice = replace(many, files=(*many.files, replace(faulty, findings=faulty.findings[:2])))
    assert shown(twice)[:8] == [
        " 2  BUD014  budget-desequilibre     erreur",
        " 2  STR009  siret-cle               erreur",
        " 1  OBJ004  objectif-sans-echeance  avertissement",
        " 1  PER001  periode                 info",
        " 1  QUA005  texte-invisible         avertissement",
        " 1  STR020  courriel-absent         erreur",
        " 1  YML001  yaml-illisible          erreur",
        " 1  YML003  encodage                avertissement",
    ]


def test_silenced_findings_do_not_count(faulty: DossierResult, many: RunResult) -> None:
    assert not any("BUD020" in line for line in shown(many))
    assert sum(int(line.split()[0]) for line in shown(many, brief=True)[:-1]) == 8


def test_the_gravest_level_is_told(one: RunResult, faulty: DossierResult) -> None:
    finding = faulty.findings[0]
    levels = (Severity.INFO, Severity.ERREUR, Severity.AVERTISSEMENT)
    mixed = tuple(replace(finding, severity=level) for level in levels)
    assert shown(replace(one, files=(replace(faulty, findings=mixed),)), brief=True) == [
        " 3  BUD014  budget-desequilibre  erreur"
    ]


def test_the_end_says_on_what_it_stands(many: RunResult) -> None:
    end = shown(many)[8:]
    assert end[0] == ""
    assert end[1] == " 8 constats · 3 dossiers · 1 conforme · 1 non conforme · 1 illisible"
    assert any("absent.yaml" in line for line in end)
    assert any("date_limite" in line for line in end)
    assert " ".join(end).endswith("il ne vaut ni recevabilité ni refus.")


def test_brief_keeps_what_was_not_checked(many: RunResult) -> None:
    assert shown(many, brief=True)[8:] == [" ✗ absent.yaml · Ce fichier n'existe pas."]


def test_nothing_found(one: RunResult, sound: DossierResult) -> None:
    lines = shown(replace(one, files=(sound,)))
    assert lines[0] == " 0 constat · 1 dossier · 1 conforme"


@pytest.mark.parametrize("width", [60, 80, 120])
@pytest.mark.parametrize("glyphs", [UNICODE, ASCII])
def test_it_fits(many: RunResult, width: int, glyphs: Glyphs) -> None:
    for line in statistiques.render(many, width=width, brief=False, glyphs=glyphs):
        assert cell_len(text_of(line)) <= width

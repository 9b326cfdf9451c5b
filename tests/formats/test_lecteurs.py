"""Reports read back by the libraries that other programs read them with, the nasty dossier included."""

from __future__ import annotations

from pathlib import Path

import pytest
from junitparser import Failure, JUnitXml, Skipped
from piege import PASSAGE
from sarif_pydantic import Level, Sarif

from cvslint.cli.app import run
from cvslint.report import junit, sarif
from cvslint.result import RunResult

EXEMPLES = Path(__file__).parents[2] / "examples"


def test_sarif_a_tous_ses_constats_pour_qui_le_lit() -> None:
    (lu,) = Sarif.model_validate_json("".join(sarif.render(PASSAGE))).runs
    attendus = [(f.rule, f.span.start.line, f.span.start.column) for d in PASSAGE.files for f in d.active]
    assert lu.results is not None
    trouves = []
    for resultat in lu.results:
        assert resultat.locations is not None
        region = resultat.locations[0].physical_location.region
        trouves.append((resultat.rule_id, region.start_line, region.start_column))
    assert sorted(trouves) == sorted(attendus)
    assert lu.tool.driver.name == "cvslint"
    assert {resultat.level for resultat in lu.results} <= {Level.ERROR, Level.WARNING, Level.NOTE}


def test_junit_a_un_cas_par_dossier_et_par_regle() -> None:
    suites = JUnitXml.fromstring("".join(junit.render(PASSAGE)).encode("utf-8"))
    cas = [(un.classname, un.name, un) for suite in suites for un in suite]
    assert len({(classe, nom) for classe, nom, _ in cas}) == len(cas)
    echecs = [un for _, _, un in cas if any(isinstance(resultat, Failure) for resultat in un.result)]
    assert len(echecs) == suites.failures == _echecs(PASSAGE)
    assert all(
        isinstance(r, (Failure, Skipped)) or r.message is not None for _, _, un in cas for r in un.result
    )


def _echecs(lance: RunResult) -> int:
    """The pairs of a dossier and a rule of which an error counts."""
    return sum(len({f.rule for f in d.active if f.severity == "erreur"}) for d in lance.files)


@pytest.mark.parametrize("dossiers", ["conformes", "a-corriger"])
def test_les_rapports_d_un_dossier_d_exemples(dossiers: str, tmp_path: Path) -> None:
    ou = {nom: tmp_path / f"r.{nom}" for nom in ("sarif", "junit")}
    sorties = [mot for nom, fichier in ou.items() for mot in ("-o", f"{nom}={fichier}")]
    code = run(["check", str(EXEMPLES / dossiers), "--today", "2025-10-01", *sorties])
    assert code == (dossiers == "a-corriger")
    (lu,) = Sarif.model_validate_json(ou["sarif"].read_text(encoding="utf-8")).runs
    suites = JUnitXml.fromfile(str(ou["junit"]))
    erreurs = [resultat for resultat in lu.results or [] if resultat.level is Level.ERROR]
    assert {r.rule_id for r in lu.results or []} <= {regle.id for regle in lu.tool.driver.rules or []}
    assert bool(erreurs) == bool(suites.failures) == bool(code)

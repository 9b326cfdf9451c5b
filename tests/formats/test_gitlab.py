"""The report for GitLab's Code Quality, against GitLab's own schema and a strict reading of its documentation."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import jsonschema
import pytest
from plateformes import (
    COMMANDES,
    MECHANT,
    MOITIE,
    SCHEMAS,
    constat,
    dossier,
    mechant,
    passage,
    passage_de,
    siret_faux,
)

from cvslint.campagne.campagne import Campagne
from cvslint.cli.app import run as cvslint
from cvslint.findings import Severity, Suppression
from cvslint.report import gitlab
from cvslint.result import DossierResult, RunResult, Verdict
from cvslint.span import Span


def _schema(nom: str) -> dict[str, Any]:
    schema: dict[str, Any] = json.loads((SCHEMAS / "gitlab" / nom).read_text(encoding="utf-8"))
    return schema


ENTREE = _schema("codeclimate.json")
RAPPORT = _schema("code-quality-report.strict.schema.json")


def entrees(run: RunResult) -> list[dict[str, Any]]:
    """The entries of a report that GitLab accepts, each with a fingerprint of its own."""
    texte = "".join(gitlab.render(run))
    assert texte.startswith("[") and texte.endswith("]\n")
    assert COMMANDES.findall(texte) == []
    texte.encode("utf-8")
    lues: list[dict[str, Any]] = json.loads(texte)
    jsonschema.validate(lues, RAPPORT, jsonschema.Draft7Validator)
    for lue in lues:
        jsonschema.validate(lue, ENTREE, jsonschema.Draft7Validator)
        json.dumps(lue, ensure_ascii=False).encode("utf-8")
    cles = [lue["fingerprint"] for lue in lues]
    assert len(set(cles)) == len(cles)
    return lues


def test_un_constat() -> None:
    (lue,) = entrees(passage_de(constat(help="Recopiez-le.\nEn entier.", fingerprint="f1")))
    assert len(lue.pop("fingerprint")) == 32
    assert lue == {
        "description": "STR009 siret-cle\u00a0: Le SIRET est faux. Que faire\u00a0: Recopiez-le. En entier.",
        "check_name": "STR009",
        "severity": "major",
        "location": {"path": "dossier.yaml", "lines": {"begin": 4}},
    }


@pytest.mark.parametrize(
    ("code", "niveau", "attendu"),
    [
        ("BUD014", Severity.ERREUR, "major"),
        ("BUD033", Severity.AVERTISSEMENT, "minor"),
        ("FIN001", Severity.INFO, "info"),
        ("DEP002", Severity.ERREUR, "blocker"),
        ("CER001", Severity.ERREUR, "blocker"),
        ("STR002", Severity.AVERTISSEMENT, "minor"),
        ("YML001", Severity.ERREUR, "major"),
        ("IGN001", Severity.ERREUR, "major"),
    ],
)
def test_la_gravite(code: str, niveau: Severity, attendu: str, pack: Campagne) -> None:
    regles = tuple(regle.info(regle.gravite) for regle in pack.regles.values())
    (lue,) = entrees(passage_de(constat(code, niveau), describe=lambda: regles))
    assert lue["severity"] == attendu


def test_sans_constat_la_liste_est_vide() -> None:
    assert entrees(passage_de()) == []
    assert entrees(passage_de(constat(suppressed=Suppression("comment", "accord", 3)))) == []


def test_la_meme_faute_dans_deux_dossiers_a_deux_empreintes() -> None:
    lues = entrees(passage({"a.yaml": siret_faux(), "b.yaml": siret_faux()}))
    fautes = {lue["location"]["path"]: lue["fingerprint"] for lue in lues if lue["check_name"] == "STR009"}
    assert fautes.keys() == {"a.yaml", "b.yaml"}
    assert fautes["a.yaml"] != fautes["b.yaml"]


def test_des_lignes_ajoutees_au_dessus_ne_changent_pas_les_empreintes() -> None:
    faux = siret_faux()
    avant, apres = (
        {lue["fingerprint"]: lue["location"]["lines"]["begin"] for lue in entrees(passage({"d.yaml": texte}))}
        for texte in (faux, "# une ligne\n# puis une autre\n\n" + faux)
    )
    assert avant.keys() == apres.keys()
    assert all(apres[cle] == ligne + 3 for cle, ligne in avant.items())


def test_deux_constats_semblables_se_distinguent_sans_leurs_lignes() -> None:
    def empreintes(premiere: int) -> list[str]:
        places = [Span.at(premiere + n, 1, premiere + n, 5) for n in range(3)]
        run = passage_de(*(constat("YML002", span=place, fingerprint="meme") for place in places))
        return [lue["fingerprint"] for lue in entrees(run)]

    assert empreintes(1) == empreintes(40)
    sans = passage_de(constat(fingerprint=""), constat("BUD014", fingerprint=""))
    assert len(entrees(sans)) == 2


def test_les_empreintes_ne_dependent_pas_de_l_endroit_de_la_machine() -> None:
    chemins = ("/srv/a/d.yaml", "/opt/b/d.yaml", "C:/dossiers/d.yaml")
    lues = [entrees(passage_de(constat(fingerprint="f"), path=chemin))[0] for chemin in chemins]
    assert len({lue["fingerprint"] for lue in lues}) == 1
    assert [lue["location"]["path"] for lue in lues] == ["srv/a/d.yaml", "opt/b/d.yaml", "dossiers/d.yaml"]
    files = tuple(DossierResult(c, Verdict.NON_CONFORME, (constat(fingerprint="f"),), {}) for c in chemins)
    assert len(entrees(RunResult("0.1.0", passage_de().today, files))) == 3


@pytest.mark.parametrize(
    ("chemin", "attendu"),
    [
        ("./d.yaml", "d.yaml"),
        ("a/../d é.yaml", "d é.yaml"),
        ("-", "-"),
        ("../d.yaml", "../d.yaml"),
        (f"{MOITIE}.yaml", "\ufffd.yaml"),
        ("\udce9.yaml", "\ufffd.yaml"),
    ],
)
def test_le_chemin(chemin: str, attendu: str) -> None:
    (lue,) = entrees(passage_de(constat(), path=chemin))
    assert lue["location"]["path"] == attendu


def test_un_dossier_mechant_ne_change_rien() -> None:
    run = passage({"m.yaml": mechant()})
    trouves = [finding for file in run.files for finding in file.active]
    lues = entrees(run)
    assert [lue["check_name"] for lue in lues] == [finding.rule for finding in trouves]
    assert any("::error::vu" in lue["description"] for lue in lues)
    (lue,) = entrees(passage_de(constat(message=f"{MECHANT}{MOITIE}"), path=f"{MECHANT}.yaml"))
    assert "\n" not in lue["description"]


def test_la_commande_ecrit_ce_rapport_sans_marque_en_tete(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(tmp_path)
    Path("d.yaml").write_text(siret_faux(), encoding="utf-8")
    Path("bon.yaml").write_text(dossier(), encoding="utf-8")
    assert cvslint(["check", "--today", "2025-10-01", "-o", "gitlab=ci/gl-code-quality-report.json"]) == 1
    assert capsys.readouterr().out == ""
    ecrit = Path("ci/gl-code-quality-report.json").read_bytes()
    assert ecrit.startswith(b"[")
    assert "STR009" in {lue["check_name"] for lue in json.loads(ecrit)}

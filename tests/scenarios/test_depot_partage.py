"""The pieces for CI, run as far as a machine without a network can: the shared repository, the pre-commit hooks, the
GitHub action, the GitLab job."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Any
from xml.etree import ElementTree as ET

import pytest
from commande import en_memoire, en_vrai, environnement
from ruamel.yaml import YAML

RACINE = Path(__file__).parents[2]
EXEMPLE = RACINE / "examples" / "depot-partage"
CHECK = f"{sys.executable} -m cvslint"

sans_bash = pytest.mark.skipif(shutil.which("bash") is None, reason="bash n'est pas là")
sans_git = pytest.mark.skipif(shutil.which("git") is None, reason="git n'est pas là")


def yaml(fichier: Path) -> Any:
    return YAML(typ="safe", pure=True).load(fichier.read_text(encoding="utf-8"))


@pytest.fixture
def depot(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A copy of the worked example, as the current folder."""
    copie = tmp_path / "depot"
    shutil.copytree(EXEMPLE, copie)
    monkeypatch.chdir(copie)
    return copie


def gate(depot: Path, nom: str = "potager.yaml") -> None:
    """Spoils a dossier with BUD010, which no baseline knows."""
    fichier = depot / "dossiers" / nom
    texte = fichier.read_text(encoding="utf-8")
    assert "compte_70: 500" in texte
    fichier.write_text(texte.replace("compte_70: 500", "compte_70: 501"), encoding="utf-8")


# -- the repository --------------------------------------------------------------------------------------------


def test_le_depot_tel_qu_il_est_ne_revele_rien_de_nouveau(depot: Path) -> None:
    fini = en_memoire("check", "-q")
    assert (fini.code, fini.err) == (0, "")
    assert [ligne.split()[0] for ligne in fini.out.splitlines()] == [
        f"dossiers/{nom}.yaml" for nom in ("balades", "potager", "repas")
    ]


def test_ce_qui_est_mis_de_cote_l_est_par_trois_voies(depot: Path) -> None:
    lu = json.loads(en_memoire("check", "-o", "json").out)
    tus = {(c["rule"], c["suppressed"]["by"]) for f in lu["files"] for c in f["findings"]}
    assert {("OBJ002", "baseline"), ("OBJ004", "comment"), ("AMB008", "config")} <= tus
    assert lu["summary"]["by_severity"] == {"erreur": 0, "avertissement": 0, "info": 0}


def test_une_faute_nouvelle_fait_echouer(depot: Path) -> None:
    gate(depot)
    fini = en_memoire("check", "-o", "court")
    assert fini.code == 1
    assert "dossiers/potager.yaml:" in fini.out
    assert "BUD010" in fini.out


def test_sans_la_configuration_les_constats_connus_reviennent(depot: Path) -> None:
    assert en_memoire("check", "--isolated", "--fail-on", "avertissement", "dossiers").code == 1


def test_la_reference_de_l_exemple_est_a_jour(depot: Path) -> None:
    avant = (depot / "connus.json").read_bytes()
    en_memoire("check", "--write-baseline", "connus.json")
    assert (depot / "connus.json").read_bytes() == avant


def test_le_modele_est_celui_que_init_ecrit(depot: Path) -> None:
    modele = depot / "modeles" / "association.yaml"
    avant = modele.read_bytes()
    modele.unlink()
    assert en_memoire("init", "modeles/association.yaml").code == 0
    assert modele.read_bytes() == avant


# -- pre-commit ------------------------------------------------------------------------------------------------


def hooks() -> dict[str, dict[str, Any]]:
    return {hook["id"]: hook for hook in yaml(RACINE / ".pre-commit-hooks.yaml")}


def commit(*mots: str, maison: Path) -> subprocess.CompletedProcess[str]:
    env = environnement({"PRE_COMMIT_HOME": str(maison), "PRE_COMMIT_COLOR": "never"})
    return subprocess.run(
        [sys.executable, "-m", "pre_commit", *mots],
        capture_output=True,
        text=True,
        encoding="utf-8",
        env=env,
        check=False,
    )


def git(*mots: str) -> None:
    subprocess.run(
        ["git", "-c", "user.name=essai", "-c", "user.email=essai@example.org", *mots],
        check=True,
        capture_output=True,
    )


@pytest.fixture
def avec_hooks(depot: Path) -> Path:
    """The example under git; its hooks are ours, run by this interpreter in place of an environment of their own."""
    locaux = [
        {**hook, "language": "system", "entry": hook["entry"].replace("cvslint", CHECK, 1)}
        for hook in hooks().values()
    ]
    (depot / ".pre-commit-config.yaml").write_text(
        json.dumps({"repos": [{"repo": "local", "hooks": locaux}]}), encoding="utf-8"
    )
    git("init", "-q")
    git("add", "-A")
    return depot


def test_le_manifeste_est_valable(tmp_path: Path) -> None:
    fini = commit("validate-manifest", str(RACINE / ".pre-commit-hooks.yaml"), maison=tmp_path)
    assert fini.returncode == 0, fini.stdout + fini.stderr


def test_la_configuration_de_l_exemple_nomme_un_hook_qui_existe() -> None:
    (repo,) = yaml(EXEMPLE / ".pre-commit-config.yaml")["repos"]
    assert {hook["id"] for hook in repo["hooks"]} <= hooks().keys()


@sans_git
def test_le_hook_passe_sur_un_depot_sain(avec_hooks: Path, tmp_path: Path) -> None:
    fini = commit("run", "--all-files", maison=tmp_path / "maison")
    assert fini.returncode == 0, fini.stdout + fini.stderr


@sans_git
def test_le_hook_arrete_une_faute_nouvelle(avec_hooks: Path, tmp_path: Path) -> None:
    gate(avec_hooks)
    git("add", "-A")
    fini = commit("run", "cvslint", maison=tmp_path / "maison")
    assert fini.returncode == 1
    assert "BUD010" in fini.stdout


@sans_git
def test_le_hook_passe_les_modeles_meme_nommes(avec_hooks: Path, tmp_path: Path) -> None:
    fini = commit("run", "cvslint", "--files", "modeles/association.yaml", maison=tmp_path / "maison")
    assert fini.returncode == 0, fini.stdout


@sans_git
def test_le_hook_de_reparation_ecrit(avec_hooks: Path, tmp_path: Path) -> None:
    dossier = avec_hooks / "dossiers" / "potager.yaml"
    sain = dossier.read_text(encoding="utf-8")
    dossier.write_text(
        sain.replace('"Semer ensemble : un potager partagé"', "Semer ensemble : un potager partagé"),
        encoding="utf-8",
    )
    git("add", "-A")
    fini = commit("run", "cvslint-fix", maison=tmp_path / "maison")
    assert fini.returncode == 1
    assert "files were modified by this hook" in fini.stdout
    assert dossier.read_text(encoding="utf-8") == sain


# -- GitHub ----------------------------------------------------------------------------------------------------


def action() -> dict[str, Any]:
    lue: dict[str, Any] = yaml(RACINE / "action.yml")
    return lue


def travail(tmp_path: Path, entrees: dict[str, str]) -> tuple[subprocess.CompletedProcess[str], Path]:
    """The step of the action that checks, with these inputs; the file to which it writes its outputs."""
    etape = next(etape for etape in action()["runs"]["steps"] if etape.get("id") == "check")
    attendues = {nom: entree["default"] for nom, entree in action()["inputs"].items()} | entrees
    env = {}
    for variable, expression in etape["env"].items():
        nom = expression.removeprefix("${{ inputs.").removesuffix(" }}")
        env[variable] = attendues[nom]
    sorties = tmp_path / "sorties.txt"
    commandes = tmp_path / "bin"
    commandes.mkdir(exist_ok=True)
    lanceur = commandes / "cvslint"
    lanceur.write_text(f'#!/bin/sh\nexec {CHECK} "$@"\n', encoding="utf-8")
    lanceur.chmod(0o755)
    env |= {
        "GITHUB_OUTPUT": str(sorties),
        "GITHUB_STEP_SUMMARY": str(tmp_path / "resume.md"),
        "PATH": f"{commandes}{os.pathsep}{os.environ['PATH']}",
    }
    fini = subprocess.run(
        ["bash", "--noprofile", "--norc", "-eo", "pipefail", "-c", etape["run"]],
        capture_output=True,
        text=True,
        encoding="utf-8",
        env=environnement(env),
        check=False,
    )
    return fini, sorties


@sans_bash
def test_l_action_annote_resume_et_rend_le_code(depot: Path, tmp_path: Path) -> None:
    gate(depot)
    fini, sorties = travail(tmp_path, {"paths": "dossiers\n", "sarif-file": "rapports/cvslint.sarif"})
    assert fini.returncode == 1
    assert "::error file=dossiers/potager.yaml," in fini.stdout
    assert sorties.read_text(encoding="utf-8") == "exit-code=1\n"
    assert "BUD010" in (tmp_path / "resume.md").read_text(encoding="utf-8")
    assert (
        json.loads((depot / "rapports" / "cvslint.sarif").read_text(encoding="utf-8"))["version"] == "2.1.0"
    )


@sans_bash
def test_les_entrees_de_l_action_ne_sont_jamais_des_commandes(depot: Path, tmp_path: Path) -> None:
    fini, _ = travail(tmp_path, {"paths": '$(touch pirate)\n"; touch pirate; "\n--exit-zero'})
    assert fini.returncode == 2
    assert not (depot / "pirate").exists()


def test_aucune_expression_n_entre_dans_un_script_de_l_action() -> None:
    for etape in action()["runs"]["steps"]:
        assert "${{" not in etape.get("run", "")


def test_le_travail_de_l_exemple_donne_des_entrees_qui_existent() -> None:
    etapes = yaml(EXEMPLE / ".github" / "workflows" / "dossiers.yml")["jobs"]["cvslint"]["steps"]
    (notre,) = [etape for etape in etapes if "cvslint@" in etape.get("uses", "")]
    assert notre["with"].keys() <= action()["inputs"].keys()


# -- GitLab ----------------------------------------------------------------------------------------------------


@sans_bash
def test_le_travail_de_gitlab_ecrit_les_deux_rapports(depot: Path) -> None:
    gate(depot)
    modele = yaml(RACINE / "ci" / "cvslint.gitlab-ci.yml")["cvslint"]
    notre = yaml(EXEMPLE / ".gitlab-ci.yml")["cvslint"]
    script = "\n".join(modele["script"]).replace(".cvslint-venv/bin/cvslint", CHECK)
    fini = subprocess.run(
        ["bash", "-eo", "pipefail", "-c", script],
        capture_output=True,
        env=environnement(modele["variables"] | notre["variables"]),
        check=False,
    )
    assert fini.returncode == 1
    rapports = modele["artifacts"]["reports"]
    problemes = json.loads((depot / rapports["codequality"]).read_text(encoding="utf-8"))
    assert {probleme["check_name"] for probleme in problemes} == {"BUD010"}
    suite = ET.parse(depot / rapports["junit"]).getroot()
    assert suite.get("failures") == "1"


@sans_bash
def test_gitlab_ne_devine_pas_ou_installer(depot: Path) -> None:
    modele = yaml(RACINE / "ci" / "cvslint.gitlab-ci.yml")["cvslint"]
    fini = subprocess.run(
        ["bash", "-eo", "pipefail", "-c", modele["before_script"][1]],
        capture_output=True,
        env=environnement(modele["variables"]),
        check=False,
    )
    assert fini.returncode != 0
    assert "dites à pip" in fini.stderr.decode("utf-8")


def test_une_vraie_commande_dans_le_depot(depot: Path) -> None:
    assert en_vrai("check", "-q").code == 0

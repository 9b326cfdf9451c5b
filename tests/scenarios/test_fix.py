"""``cvslint fix``: shown or written, with the exit codes of the contract."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from commande import en_memoire

JOUR = ("--today", "2025-10-01")
TITRE = '  intitule: "Jardiner ensemble : un potager au pied des tours"'
NU = "  intitule: Jardiner ensemble : un potager au pied des tours"


@pytest.fixture
def ouvert(bureau: Path, bon: str) -> Path:
    """A dossier whose title has lost its quotes."""
    fichier = bureau / "ouvert.yaml"
    fichier.write_text(bon.replace(TITRE, NU), encoding="utf-8")
    return fichier


def test_une_reparation_se_montre_et_n_est_pas_faite(ouvert: Path) -> None:
    avant = ouvert.read_bytes()
    issue = en_memoire("fix", "ouvert.yaml", *JOUR)
    assert issue.code == 1
    assert f"-{NU}\n+{TITRE}\n" in issue.out
    assert "fix --apply" in issue.err
    assert ouvert.read_bytes() == avant


def test_une_reparation_s_ecrit_et_ne_revient_pas(ouvert: Path, bon: str) -> None:
    assert en_memoire("fix", "ouvert.yaml", "--apply", *JOUR).code == 0
    assert ouvert.read_text(encoding="utf-8") == bon
    assert en_memoire("fix", "ouvert.yaml", *JOUR) == en_memoire("fix", "bon.yaml", *JOUR)


def test_rien_a_reparer(bureau: Path) -> None:
    issue = en_memoire("fix", "bon.yaml", "faux.yaml", *JOUR)
    assert (issue.code, issue.out, issue.err) == (0, "", "")


@pytest.mark.parametrize("mots", [("absent.yaml",), ("bon.yaml", "absent.yaml"), ("vide",)])
def test_ce_qui_ne_peut_pas_etre_lu(bureau: Path, mots: tuple[str, ...]) -> None:
    (bureau / "vide").mkdir()
    issue = en_memoire("fix", *mots, *JOUR)
    assert issue.code == 2
    assert issue.err


def test_un_lien_reste_un_lien(ouvert: Path, bon: str) -> None:
    lien = ouvert.with_name("lien.yaml")
    lien.symlink_to(ouvert)
    assert en_memoire("fix", "lien.yaml", "--apply", *JOUR).code == 0
    assert lien.is_symlink()
    assert ouvert.read_text(encoding="utf-8") == bon


def test_un_changement_d_encodage_se_demande_et_se_dit(bureau: Path, bon: str) -> None:
    (bureau / "ancien.yaml").write_bytes(bon.encode("cp1252"))
    assert en_memoire("fix", "ancien.yaml", *JOUR) == en_memoire("fix", "bon.yaml", *JOUR)
    issue = en_memoire("fix", "ancien.yaml", "--unsafe", *JOUR)
    assert issue.code == 1
    assert issue.out == "ancien.yaml : Enregistrer le fichier en UTF-8.\n"


def test_ce_qui_changerait_le_dossier_est_compte_puis_montre(bureau: Path, bon: str) -> None:
    (bureau / "total.yaml").write_text(bon.replace("total: 5 750,50", "total: 5 570,50"), encoding="utf-8")
    issue = en_memoire("fix", "total.yaml", *JOUR)
    assert (issue.code, issue.out) == (0, "")
    assert "1\N{NO-BREAK SPACE}autre réparation est possible" in issue.err
    issue = en_memoire("fix", "total.yaml", "--unsafe", *JOUR)
    assert issue.code == 1
    assert [ligne for ligne in issue.out.splitlines() if ligne[:1] in "+-"][2:] == [
        "-        total: 5 570,50",
        "+        total: 5 750,50",
    ]
    assert en_memoire("fix", "total.yaml", "--unsafe", "--apply", *JOUR).code == 0
    assert (bureau / "total.yaml").read_text(encoding="utf-8") == bon


def test_les_reparations_d_un_constat_sont_dans_le_json(ouvert: Path) -> None:
    rapport = json.loads(en_memoire("check", "ouvert.yaml", "-o", "json").out)
    (constat,) = [c for c in rapport["files"][0]["findings"] if c["rule"] == "YML001"]
    (reparation,) = constat["fixes"]
    assert reparation["safety"] == "safe"
    assert [edit["text"] for edit in reparation["edits"]] == ['"', '"']

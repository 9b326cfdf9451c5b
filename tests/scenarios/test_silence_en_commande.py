"""What the author of a dossier silences, seen from the command line."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from commande import en_memoire

MOTIF = "texte imposé par la ville"


@pytest.fixture
def tait(bureau: Path, bon: str) -> Path:
    """``tait.yaml``: a dossier whose only warning is silenced."""
    vague = bon.replace("300 m² de potager avec 40 foyers", "un potager avec des foyers")
    vague = vague.replace("septembre 2026.\n", f"septembre 2026.  # cvslint: ignore[OBJ] {MOTIF}\n")
    (bureau / "tait.yaml").write_text(vague, encoding="utf-8")
    return bureau / "tait.yaml"


def rapport(*mots: str) -> dict[str, Any]:
    lu: dict[str, Any] = json.loads(en_memoire("check", *mots, "-o", "json").out)
    return lu


def test_un_dossier_dont_tout_est_tu_est_conforme(tait: Path) -> None:
    fini = en_memoire("check", "tait.yaml", "--fail-on", "avertissement")
    assert fini.code == 0
    assert "CONFORME" in fini.out
    assert "1 constat ignoré" in fini.out.replace("\xa0", " ")
    assert MOTIF not in fini.out


def test_show_suppressed_montre_les_constats_et_leur_motif(tait: Path) -> None:
    fini = en_memoire("check", "tait.yaml", "--show-suppressed").out.replace("\xa0", " ")
    assert "Constats ignorés : 1" in fini
    assert "OBJ003" in fini
    assert MOTIF in fini


def test_no_ignores_les_fait_compter(tait: Path) -> None:
    fini = en_memoire("check", "tait.yaml", "--no-ignores", "--fail-on", "avertissement")
    assert fini.code == 1
    assert "OBJ003" in fini.out
    assert "ignoré" not in fini.out


def test_no_ignores_ne_dit_rien_des_consignes(bureau: Path, bon: str) -> None:
    (bureau / "d.yaml").write_text(f"# cvslint: ignore-file[RIEN]\n{bon}", encoding="utf-8")
    assert en_memoire("check", "d.yaml").code == 1
    assert "IGN001" in en_memoire("check", "d.yaml").out
    fini = en_memoire("check", "d.yaml", "--no-ignores")
    assert (fini.code, "IGN" in fini.out) == (0, False)


def test_json_garde_toujours_les_constats_tus(tait: Path) -> None:
    lu = rapport("tait.yaml")
    constat = next(c for c in lu["files"][0]["findings"] if c["rule"] == "OBJ003")
    assert constat["suppressed"] == {
        "by": "comment",
        "reason": MOTIF,
        "line": constat["location"]["line"],
    }
    assert lu["files"][0]["verdict"] == "conforme"
    assert lu["summary"]["suppressed"] == 1


def test_court_ne_montre_pas_les_constats_tus(tait: Path) -> None:
    assert "OBJ003" not in en_memoire("check", "tait.yaml", "-o", "court").out


def test_une_erreur_tue_ne_fait_pas_echouer(bureau: Path, bon: str) -> None:
    sans = bon.replace("      indicateurs: [nombre d'ateliers tenus]\n", "")
    (bureau / "d.yaml").write_text(sans, encoding="utf-8")
    assert en_memoire("check", "d.yaml").code == 1
    tu = sans.replace(
        "    - enonce: Animer",
        f"    # cvslint: ignore[objectif-sans-indicateur] {MOTIF}\n    - enonce: Animer",
    )
    (bureau / "d.yaml").write_text(tu, encoding="utf-8")
    assert en_memoire("check", "d.yaml").code == 0


def test_ce_qui_dit_qui_peut_deposer_ne_se_tait_pas(bureau: Path, faux: str) -> None:
    tu = faux.replace(
        "siret: 999 000 318 00018", f"siret: 999 000 318 00018 # cvslint: ignore[STR009] {MOTIF}"
    )
    (bureau / "d.yaml").write_text(tu, encoding="utf-8")
    regles = [c["rule"] for c in rapport("d.yaml")["files"][0]["findings"] if c["severity"] == "erreur"]
    assert regles == ["STR009", "IGN004"]


@pytest.mark.parametrize("options", [("--ignore", "IGN"), ("--severity", "IGN=off")])
def test_les_regles_des_consignes_se_retirent(bureau: Path, bon: str, options: tuple[str, str]) -> None:
    (bureau / "d.yaml").write_text(f"# cvslint: ignore-file[RIEN]\n{bon}", encoding="utf-8")
    assert en_memoire("check", "d.yaml", *options).code == 0


def test_fix_retire_une_consigne_inutile(bureau: Path, bon: str) -> None:
    (bureau / "d.yaml").write_text(
        bon.replace("projet:\n", "projet: # cvslint: ignore[OBJ] vu\n"), encoding="utf-8"
    )
    montre = en_memoire("fix", "d.yaml")
    assert (montre.code, "-projet: # cvslint: ignore[OBJ] vu" in montre.out) == (1, True)
    assert en_memoire("fix", "d.yaml", "--apply").code == 0
    assert (bureau / "d.yaml").read_text(encoding="utf-8") == bon


def test_un_constat_du_lot_se_tait_dans_son_dossier(bureau: Path, bon: str) -> None:
    deux = bon.replace("  intitule: ", f"  # cvslint: ignore[LOT001] {MOTIF}\n  intitule: ")
    (bureau / "deux.yaml").write_text(deux, encoding="utf-8")
    lu = rapport("bon.yaml", "deux.yaml", "--extend-select", "LOT001")
    tus = [[c["suppressed"] is not None for c in f["findings"] if c["rule"] == "LOT001"] for f in lu["files"]]
    assert tus == [[False], [True]]
    assert [c["rule"] for c in lu["files"][1]["findings"] if c["rule"].startswith("IGN")] == []

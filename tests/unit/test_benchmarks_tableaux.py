"""The tables of the bench say what was measured, and what was not."""

from __future__ import annotations

import json
from pathlib import Path as FilePath
from typing import Any

import mesurer
import pytest
from banc.bancs import BANCS, PAS_DE_JOBS
from banc.chrono import TROP_LONG
from banc.tableau import DEBUT, FIN, inserer, tableaux

RACINE = FilePath(__file__).parents[2]


def _releve(
    banc: str, outil: str, dossiers: int, cpu: float, *, mur: float = 1.0, cas: str = "propres", code: int = 0
) -> dict[str, Any]:
    mesure = {
        "cpu": cpu,
        "cpu_min": cpu,
        "cpu_max": cpu,
        "mur": mur,
        "memoire": 51200,
        "code": code,
        "tours": 3,
    }
    return {
        "banc": banc,
        "cas": cas,
        "outil": outil,
        "dossiers": dossiers,
        "mesure": mesure,
        "memoire_de_tous": None,
        "note": "",
    }


def _absent(banc: str, outil: str, raison: str) -> dict[str, Any]:
    return {**_releve(banc, outil, 1000, 0), "mesure": None, "note": raison}


def _mesures(*releves: dict[str, Any], profil: dict[str, float] | None = None) -> dict[str, Any]:
    return {
        "jour": "2026-11-25",
        "machine": "2 cœurs",
        "rapide": False,
        "memoire_du_banc": 18432,
        "versions": {"Python": "3.11.7"},
        "profil": profil or {},
        "releves": list(releves),
    }


# -- the tables ------------------------------------------------------------------------------------------------


def test_les_rapports_et_les_verdicts() -> None:
    tables = tableaux(
        _mesures(
            _releve("lot", "plancher", 1000, 0.1),
            _releve("lot", "cvslint", 1000, 1.0),
            _releve("lot", "yamllint", 1000, 30.0),
            _releve("lot", "check-jsonschema", 1000, 15.0),
            _releve("lot", "ajv-cli", 1000, 0.8),
        )
    )
    assert "| yamllint / cvslint, lot, un processus | ≥ 18 x | ≥ 28 x | 30,0 x | visée atteinte |" in tables
    assert "| check-jsonschema / cvslint, lot | ≥ 12 x | ≥ 20 x | 15,0 x | atteint, sous la visée |" in tables
    assert "| ajv-cli / cvslint, lot (schéma seul) |  | ≥ 1 x | 0,80 x | sous la visée |" in tables
    assert "| Spectral / cvslint, lot | ≥ 7 x | ≥ 14 x | non mesuré |  |" in tables
    assert "- sur le lot, ajv-cli prend 0,80 fois le temps de cvslint." in tables


def test_un_objectif_manque_dit_de_combien() -> None:
    tables = tableaux(_mesures(_releve("lot", "cvslint", 1000, 4.0), _releve("lot", "plancher", 1000, 0.2)))
    assert "| 20,0 x | **manqué**, il faudrait 1,43 fois mieux |" in tables


def test_le_cout_d_une_regle_est_celui_d_un_dossier_de_plus() -> None:
    tables = tableaux(
        _mesures(
            _releve("regle", "cvslint", 1, 0.2),
            _releve("regle", "cvslint et 300 règles", 1, 0.25),
            _releve("regle", "cvslint", 1001, 1.2),
            _releve("regle", "cvslint et 300 règles", 1001, 2.45),
        )
    )
    assert "| une règle de plus, par dossier | ≤ 5 µs | ≤ 3 µs | 4,00 µs | atteint, sous la visée |" in tables


def test_ce_qui_manque_dit_pourquoi() -> None:
    tables = tableaux(
        _mesures(
            _releve("lot", "cvslint", 1000, 1.0),
            _absent("lot", "Spectral", "non mesuré : node ou npm absent"),
            _absent("lot", "cvslint, 2 processus", PAS_DE_JOBS),
        )
    )
    assert "| Spectral | non mesuré : node ou npm absent |  |  |  | 1000 |" in tables
    assert "| cvslint, 2 processus | non mesuré : cette version n'a pas --jobs |" in tables
    assert "| 2 processus / 1, grand lot, durée | ≤ 0,6 x | ≤ 0,52 x | non mesuré |  |" in tables


def test_sans_cvslint_il_n_y_a_pas_de_rapport() -> None:
    echec = "non mesuré : sort avec le code 2"
    tables = tableaux(_mesures(_absent("lot", "cvslint", echec), _releve("lot", "yamllint", 1000, 2.0)))
    assert "| yamllint | non mesuré | 2,00 (2,00 à 2,00) |" in tables
    assert f"| cvslint | {echec} |" in tables


def test_une_taille_mesuree_a_demi_n_a_pas_de_cout_par_dossier() -> None:
    tables = tableaux(
        _mesures(
            _releve("tailles", "cvslint", 1, 0.2, cas="1m"),
            {**_absent("tailles", "cvslint", ""), "cas": "1m"},
        )
    )
    assert "| 1m | cvslint | non mesuré |  |  |" in tables


def test_plusieurs_processus_ont_aussi_leur_memoire_a_tous() -> None:
    deux = {**_releve("lot", "cvslint, 2 processus", 1000, 1.1), "memoire_de_tous": 81920}
    tables = tableaux(_mesures(_releve("lot", "cvslint", 1000, 1.0), deux))
    assert (
        "| cvslint, 2 processus | 1,10 | 1,10 (1,10 à 1,10) | 1,00 | 50,0 (80,0 en tout) | 1000 |" in tables
    )


def test_les_hostiles_vont_du_plus_lent_au_plus_rapide() -> None:
    tables = tableaux(
        _mesures(
            _releve("hostiles", "cvslint", 1, 0.1, cas="bombe"),
            _releve("hostiles", "cvslint", 1, 3.0, cas="crochets"),
        )
    )
    assert tables.index("| crochets |") < tables.index("| bombe |")
    assert "| entrée hostile la plus lente | ≤ 2 s | ≤ 1 s | 3,00 s | **manqué**" in tables


@pytest.mark.parametrize("code", [TROP_LONG, 2, -11])
def test_une_entree_hostile_sans_reponse_n_a_pas_de_duree(code: int) -> None:
    tables = tableaux(_mesures(_releve("hostiles", "cvslint", 1, 0.1, cas="bombe", code=code)))
    assert "| entrée hostile la plus lente | ≤ 2 s | ≤ 1 s | pas de réponse | **manqué** |" in tables


def test_le_profil_tait_ce_qui_ne_pese_rien() -> None:
    tables = tableaux(_mesures(profil={"document": 0.6, "model": 0.395, "span": 0.005}))
    assert "| document | 60 % |" in tables and "| model | 40 % |" in tables
    assert "span" not in tables


def test_les_tables_vont_entre_les_marques() -> None:
    page = f"avant\n{DEBUT}\nvieux\n{FIN}\naprès\n"
    assert inserer(page, "neuf") == f"avant\n{DEBUT}\n\nneuf\n{FIN}\naprès\n"
    with pytest.raises(ValueError, match="attendus"):
        inserer("sans marque", "neuf")


def test_la_page_de_la_documentation_a_les_marques() -> None:
    page = (RACINE / "docs" / "performance.md").read_text(encoding="utf-8")
    assert "NEUF" in inserer(page, "NEUF")


def test_des_mesures_gardees_vont_dans_la_page(
    tmp_path: FilePath, capsys: pytest.CaptureFixture[str]
) -> None:
    page, mesures = tmp_path / "page.md", tmp_path / "mesures.json"
    page.write_text(f"{DEBUT}\n{FIN}\n", encoding="utf-8")
    mesures.write_text(json.dumps(_mesures(_releve("lot", "cvslint", 1000, 1.0))), encoding="utf-8")
    assert mesurer.main(["--depuis", str(mesures), "--ecrire", str(page)]) == 0
    assert capsys.readouterr().out.strip() in page.read_text(encoding="utf-8")


def test_une_page_sans_marques_est_refusee_avant_de_mesurer(
    tmp_path: FilePath, capsys: pytest.CaptureFixture[str]
) -> None:
    page = tmp_path / "page.md"
    page.write_text("rien", encoding="utf-8")
    assert mesurer.main(["--ecrire", str(page), "--dossier", str(tmp_path / "travail")]) == 2
    assert "attendus" in capsys.readouterr().err
    assert not (tmp_path / "travail").exists()


def test_un_seul_banc_ne_remplace_pas_la_page(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit):
        mesurer.main(["--seulement", "lot", "--ecrire", "page.md"])
    assert "--ecrire demande tous les bancs" in capsys.readouterr().err


def test_chaque_banc_est_dans_la_notice() -> None:
    notice = (RACINE / "benchmarks" / "README.md").read_text(encoding="utf-8")
    assert [nom for nom in BANCS if f"| `{nom}` |" not in notice] == []

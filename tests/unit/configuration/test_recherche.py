"""Which file configures a folder."""

from __future__ import annotations

from pathlib import Path

import pytest

from cvslint.configuration.recherche import trouver


def test_au_dessus_du_dossier_personnel_on_ne_cherche_plus(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    maison = tmp_path / "home" / "dominique"
    (maison / "dossiers").mkdir(parents=True)
    (tmp_path / "cvslint.toml").write_text("", encoding="utf-8")
    monkeypatch.setattr(Path, "home", lambda: maison)
    assert trouver(maison / "dossiers") is None
    (maison / "cvslint.toml").write_text("", encoding="utf-8")
    assert trouver(maison / "dossiers") == maison / "cvslint.toml"


def test_hors_du_dossier_personnel_on_remonte_jusqu_en_haut(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(Path, "home", lambda: tmp_path / "home")
    (tmp_path / "lot" / "2026").mkdir(parents=True)
    (tmp_path / "cvslint.toml").write_text("", encoding="utf-8")
    assert trouver(tmp_path / "lot" / "2026") == tmp_path / "cvslint.toml"


@pytest.mark.parametrize(
    ("contenu", "compte"),
    [
        ("[tool.cvslint]\n", True),
        ("[tool.cvslint]\nselect = [\n", True),
        ("[tool.autre]\ncvslint = 1\n", False),
        ("[project]\ndependencies = ['cvslint']\n", False),
        ("", False),
    ],
)
def test_un_pyproject_compte_quand_il_a_la_table(tmp_path: Path, contenu: str, compte: bool) -> None:
    (tmp_path / "pyproject.toml").write_text(contenu, encoding="utf-8")
    assert (trouver(tmp_path) == tmp_path / "pyproject.toml") is compte


def test_un_dossier_nomme_cvslint_toml_n_est_pas_un_fichier(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(Path, "home", lambda: tmp_path)
    (tmp_path / "cvslint.toml").mkdir()
    assert trouver(tmp_path) is None

"""Patterns of files."""

from __future__ import annotations

from pathlib import Path

import pytest

from cvslint.globs import Pattern


@pytest.mark.parametrize(
    ("motif", "fichier", "nomme"),
    [
        ("brouillons", "brouillons/a.yaml", True),
        ("brouillons/", "lot/brouillons/a.yaml", True),
        ("brouillons/*", "brouillons/a.yaml", True),
        ("./brouillons", "brouillons/a.yaml", True),
        ("*-modele.yaml", "lot/2026/un-modele.yaml", True),
        ("lot/*.yaml", "lot/2026/a.yaml", True),
        ("**/a.yaml", "a.yaml", True),
        ("lot/**/a.yaml", "lot/a.yaml", True),
        ("a.yaml", "lot/a.yaml", True),
        ("a.yaml", "lot/aa.yaml", False),
        ("brouillons", "brouillons.yaml", False),
        ("lot/a.yaml", "autre/lot/a.yaml", False),
        ("é*", "été.yaml", True),
        ("[", "a.yaml", False),
    ],
)
def test_ce_qu_un_motif_nomme(motif: str, fichier: str, nomme: bool, tmp_path: Path) -> None:
    assert Pattern(motif, str(tmp_path)).matches(str(tmp_path / fichier)) is nomme


def test_un_fichier_hors_du_dossier_se_nomme_en_remontant(tmp_path: Path) -> None:
    dossier = tmp_path / "reglages"
    assert Pattern("../lot", str(dossier)).matches(str(tmp_path / "lot" / "a.yaml"))
    assert not Pattern("lot/a.yaml", str(dossier)).matches(str(tmp_path / "lot" / "a.yaml"))

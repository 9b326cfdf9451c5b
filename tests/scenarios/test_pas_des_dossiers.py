"""Files that people take for a dossier are named, with what to do."""

from __future__ import annotations

from pathlib import Path

import pytest
from commande import en_memoire


@pytest.mark.parametrize(
    ("nom", "mots"),
    [
        ("dossier.yaml.txt", "renommez-le en « dossier.yaml »"),
        ("Dossier.YML.txt", "renommez-le en « Dossier.YML »"),
        ("dossier.docx", "document Word"),
        ("budget.XLSX", "document Excel"),
        ("dossier.odt", "document LibreOffice"),
        ("appel.pdf", "document PDF"),
    ],
)
@pytest.mark.parametrize("par_le_dossier", [False, True])
def test_ce_qui_n_est_pas_un_dossier_est_nomme(
    bureau: Path, nom: str, mots: str, par_le_dossier: bool
) -> None:
    seul = bureau / "seul"
    seul.mkdir()
    (seul / nom).write_bytes(b"PK")
    issue = en_memoire("check", "seul" if par_le_dossier else f"seul/{nom}", "-o", "court")
    assert issue.code == 2
    assert f"seul/{nom}" in issue.err
    assert mots in issue.err


def test_a_cote_de_vrais_dossiers_ils_ne_disent_rien(bureau: Path) -> None:
    (bureau / "annexe.pdf").write_bytes(b"%PDF")
    (bureau / "notes.docx").write_bytes(b"PK")
    issue = en_memoire("check", ".", "--today", "2025-10-01", "-o", "court", "--exit-zero")
    assert issue.code == 0
    assert issue.err == ""

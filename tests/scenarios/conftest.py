"""A folder of dossiers to run commands on: one sound, one faulty, one without its date, one with nothing in it."""

from __future__ import annotations

from pathlib import Path

import pytest

_BASE = Path(__file__).parents[2] / "rules" / "mel-cvs-2026" / "bases" / "minimal.yaml"


@pytest.fixture(scope="session")
def bon() -> str:
    """The text of a dossier that conforms."""
    return _BASE.read_text(encoding="utf-8")


@pytest.fixture(scope="session")
def faux(bon: str) -> str:
    """The same dossier with one wrong digit: STR009 on line 14, column 10, and nothing else."""
    texte = bon.replace("siret: 999 000 318 00017", "siret: 999 000 318 00018")
    assert texte != bon
    return texte


@pytest.fixture
def bureau(bon: str, faux: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The current folder, with ``bon.yaml``, ``faux.yaml``, ``sans-date.yaml`` and ``illisible.yaml``.

    ``sans-date.yaml`` has DEP003: an info before the deadline, an avertissement after it.
    """
    monkeypatch.chdir(tmp_path)
    sans_date = bon.replace("  date: 2025-10-08\n", "", 1)
    assert sans_date != bon
    textes = {
        "bon.yaml": bon,
        "faux.yaml": faux,
        "sans-date.yaml": sans_date,
        "illisible.yaml": "# un dossier que personne n'a rempli\n",
    }
    for nom, texte in textes.items():
        (tmp_path / nom).write_text(texte, encoding="utf-8")
    return tmp_path

"""What a check of one dossier must not load: an author waits for it at every save."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path as FilePath

import pytest

EXEMPLES = FilePath(__file__).parents[2] / "examples" / "conformes"

PROGRAMME = """
import json, sys
from cvslint.cli.app import run
code = run(["check", sys.argv[1], "--isolated", "--today", "2025-10-01", "-o", "court"])
tot = {
    f"{objet.__module__}.{objet.__qualname__}"
    for nom, module in list(sys.modules.items())
    if nom.startswith("cvslint.")
    for objet in vars(module).values()
    if isinstance(objet, type) and objet.__module__.startswith("cvslint.")
    and "__dataclass_params__" in vars(objet) and objet.__dataclass_params__.init
}
print(json.dumps([code, sorted(sys.modules), sorted(tot)]))
"""

DE_TROP = (
    "rich",
    "multiprocessing",
    "tomllib",
    "cvslint.campagne.lecture",
    "cvslint.configuration.lecture",
    "cvslint.configuration.pack",
    "cvslint.ignores",
    "cvslint.parallel",
    "cvslint.portrait",
    "cvslint.report.html",
    "cvslint.report.masking",
)
"""What only other commands, other formats, a configuration or new rules need."""


@pytest.fixture(scope="module")
def lance(tmp_path_factory: pytest.TempPathFactory) -> tuple[int, list[str], list[str]]:
    """The exit code of a check whose rules are compiled, the modules that it loaded, and the dataclasses of cvslint
    that are compiled at once."""
    reserve = tmp_path_factory.mktemp("reserve")
    chemins = {"PYTHONPATH": os.pathsep.join(sys.path), "CVSLINT_CACHE_DIR": str(reserve)}
    for _ in range(2):  # the first one compiles the rules
        fait = subprocess.run(
            [sys.executable, "-c", PROGRAMME, str(EXEMPLES / "association-complete.yaml")],
            env=os.environ | chemins,
            capture_output=True,
            text=True,
            check=True,
        )
    code, modules, tot = json.loads(fait.stdout.splitlines()[-1])
    return code, modules, tot


@pytest.mark.parametrize("nom", DE_TROP)
def test_un_controle_ne_charge_pas(lance: tuple[int, list[str], list[str]], nom: str) -> None:
    code, modules, _ = lance
    assert code == 0
    assert "cvslint.evaluation" in modules
    assert nom not in modules


def test_aucune_valeur_n_est_compilee_avant_de_servir(lance: tuple[int, list[str], list[str]]) -> None:
    assert lance[2] == []

"""What a user installs: the wheel and the sdist hold the rules, and both kinds of install read them."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import tarfile
import venv
import zipfile
from pathlib import Path

import pytest

RACINE = Path(__file__).parents[2]

REGLE = """\
rubrique: porteur
regles:
  LOC001:
    nom: telephone-absent
    gravite: avertissement
    origine: usage
    resume: La personne référente n'a pas de téléphone.
    sur: porteur.personne_referente.telephone
    verifie: requis
    message: Le téléphone de la personne référente n'est pas donné.
    pourquoi: Un appel règle souvent une question en une minute.
    aide: Ajoutez un numéro de téléphone.
    source: Habitude de la commune
    exemples:
      - {titre: pas de téléphone, attendu: porteur.personne_referente.telephone}
      - {titre: un téléphone, base: complet, attendu: aucun}
"""

SANS_RESEAU = {"PIP_DISABLE_PIP_VERSION_CHECK": "1", "PIP_NO_INPUT": "1"}
FABRIQUE = (
    "import setuptools.build_meta as fabrique, sys\n"
    "print(fabrique.build_wheel(sys.argv[1]))\n"
    "print(fabrique.build_sdist(sys.argv[1]))\n"
)


def lance(*mots: str | Path, ici: Path, **env: str) -> str:
    """The output of a command that must succeed, both streams in one."""
    propre = {nom: valeur for nom, valeur in os.environ.items() if nom not in ("PYTHONPATH", "PYTHONHOME")}
    fini = subprocess.run(
        [str(mot) for mot in mots],
        cwd=ici,
        env=propre | SANS_RESEAU | {"PYTHONUTF8": "1"} | env,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        encoding="utf-8",
        check=False,
    )
    assert fini.returncode == 0, fini.stdout
    return fini.stdout


@pytest.fixture(scope="module")
def depot(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A copy of the checkout, as git would give it, to build and to change without touching the real one."""
    copie = tmp_path_factory.mktemp("paquet") / "cvslint"
    a_laisser = shutil.ignore_patterns(
        ".*", "tests", "build", "dist", "*.egg-info", "__pycache__", "venv", "cvslint_rules"
    )
    shutil.copytree(RACINE, copie, ignore=a_laisser)
    return copie


@pytest.fixture(scope="module")
def python_neuf(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The interpreter of a fresh environment with the dependencies of cvslint, but not cvslint."""
    lieu = tmp_path_factory.mktemp("env") / "venv"
    venv.create(lieu, with_pip=True, symlinks=os.name != "nt")
    return lieu / ("Scripts/python.exe" if os.name == "nt" else "bin/python")


@pytest.fixture(scope="module")
def paquets(depot: Path, outillage: Path) -> Path:
    """A folder with the wheel and the sdist."""
    lieu = depot.parent / "dist"
    lieu.mkdir()
    lance(outillage, "-c", FABRIQUE, lieu, ici=depot)
    return lieu


@pytest.fixture(scope="module")
def outillage(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """An interpreter with the build requirements that ``pyproject.toml`` names, and nothing else."""
    lieu = tmp_path_factory.mktemp("outils") / "venv"
    venv.create(lieu, with_pip=True, symlinks=os.name != "nt")
    python = lieu / ("Scripts/python.exe" if os.name == "nt" else "bin/python")
    import tomllib

    besoins = tomllib.loads((RACINE / "pyproject.toml").read_text(encoding="utf-8"))["build-system"]["requires"]
    lance(python, "-m", "pip", "install", "-q", *besoins, ici=lieu)
    return python

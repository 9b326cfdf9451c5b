"""Installing what is compared, under one folder: nothing of it goes into the checkout or into the system.

What is there already is kept. A peer that cannot be installed is left out, with the reason; nothing stands in for it.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path

RACINE = Path(__file__).resolve().parents[2]
"""The top of the checkout."""

NODE = ("@stoplight/spectral-cli", "ajv-cli", "ajv-formats")
"""What npm installs."""

A_COPIER = ("pyproject.toml", "README.md", "LICENSE", "src", "rules")
"""What cvslint is built from."""


class PasInstalle(Exception):
    """A tool cannot be installed; the text says why, in French."""


def environnement(venv: Path) -> Path:
    """The folder of the commands of a virtual environment, made if need be.

    Raises ``subprocess.CalledProcessError`` when Python cannot make one.
    """
    binaires = venv / ("Scripts" if os.name == "nt" else "bin")
    if not (binaires / "python").exists():
        subprocess.run([sys.executable, "-m", "venv", str(venv)], check=True)
    return binaires


def installer_cvslint(binaires: Path, copie: Path) -> None:
    """Installs a copy of the checkout: an edit during the run changes nothing, a build leaves nothing there.

    Raises ``subprocess.CalledProcessError`` when pip fails: without cvslint, nothing can be measured.
    """
    shutil.rmtree(copie, ignore_errors=True)
    copie.mkdir()
    for nom in A_COPIER:
        if (RACINE / nom).is_dir():
            shutil.copytree(
                RACINE / nom, copie / nom, ignore=shutil.ignore_patterns("__pycache__", "*.egg-info")
            )
        else:
            shutil.copy(RACINE / nom, copie)
    subprocess.run([*_pip(binaires), "--force-reinstall", "--no-deps", str(copie)], check=True)
    subprocess.run([*_pip(binaires), str(copie)], check=True)
    _compiler(binaires)


def installer_de_pypi(binaires: Path, paquets: Sequence[str]) -> Path:
    """Installs packages into an environment: the folder of its commands. Raises ``PasInstalle``."""
    if subprocess.run([*_pip(binaires), *paquets], check=False).returncode != 0:
        raise PasInstalle("pip ne l'a pas installé")
    _compiler(binaires)
    return binaires


def _compiler(binaires: Path) -> None:
    """Byte-compiles what an environment holds, as its first run would do.

    Where Python may not write byte code (``PYTHONDONTWRITEBYTECODE``), or once the environment was copied elsewhere,
    each run would compile everything anew: start-up would come out twice as long, and only for the tools in Python.
    """
    tout = (str(binaires / "python"), "-m", "compileall", "-qq", str(binaires.parent))
    # Some packages carry files for other versions of Python, which do not compile: nobody imports them.
    subprocess.run(tout, check=False)


def _pip(binaires: Path) -> list[str]:
    return [str(binaires / "python"), "-m", "pip", "install", "-qq", "--disable-pip-version-check"]


def installer_de_npm(dossier: Path, *, permis: bool = True) -> Path:
    """Installs the tools of ``NODE`` into ``dossier``: the folder of their commands.

    Raises ``PasInstalle``, also when it is not ``permis``.
    """
    if not permis:
        raise PasInstalle("laissé de côté (--sans-node)")
    npm = shutil.which("npm")
    if npm is None or shutil.which("node") is None:
        raise PasInstalle("node ou npm absent")
    dossier.mkdir(parents=True, exist_ok=True)
    binaires = dossier / "node_modules" / ".bin"
    if not (binaires / "spectral").exists() or not (binaires / "ajv").exists():
        (dossier / "package.json").write_text('{"private": true}\n', encoding="utf-8")
        commande = [npm, "install", "--silent", "--no-audit", "--no-fund", *NODE]
        if subprocess.run(commande, cwd=dossier, check=False).returncode != 0:
            raise PasInstalle("npm ne l'a pas installé")
    return binaires

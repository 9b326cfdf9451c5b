"""The tools that are compared: where each is, which one is missing and why, and their versions."""

from __future__ import annotations

import json
import subprocess
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import Any

from banc.installation import (
    NODE,
    PasInstalle,
    environnement,
    installer_cvslint,
    installer_de_npm,
    installer_de_pypi,
)
from banc.schema import assouplir, ecrire, schema_de_cvslint

PAIRS = Path(__file__).resolve().parents[1] / "pairs"
"""The scripts and settings of the peers."""

SCHEMA_RS, CHECK, YAMLLINT = "jsonschema-rs", "check-jsonschema", "yamllint"
AJV, SPECTRAL = "ajv-cli", "Spectral"

DE_PYPI = {SCHEMA_RS: ("jsonschema-rs", "PyYAML"), CHECK: ("check-jsonschema",), YAMLLINT: ("yamllint",)}
"""What each peer of PyPI needs, all in one environment that cvslint is not in: the parser in C that this one brings
would give check-jsonschema more than ``pip install check-jsonschema`` does."""

DE_CVSLINT = frozenset(
    {
        "cvslint",
        "typer",
        "pydantic",
        "pydantic-core",
        "ruamel.yaml",
        "ruamel.yaml.clib",
        "rich",
        "python-stdnum",
    }
)
"""The packages whose version the page gives, of those that come with cvslint."""

DES_PAIRS = frozenset({"jsonschema-rs", "pyyaml", "check-jsonschema", "yamllint"})


@dataclass(frozen=True, slots=True)
class Outils:
    """Where everything is.

    ``bin`` has the commands of cvslint, ``pairs`` the folder of the commands of each peer that is there; ``absents``
    says why another is not. ``python_des_pairs`` is an interpreter that has PyYAML, when pip gave it. ``options`` are
    those options of ``cvslint check`` that some version lacks and this one has.
    """

    bin: Path
    python_des_pairs: Path
    pairs: Mapping[str, Path]
    absents: Mapping[str, str]
    schema: Path
    schema_souple: Path
    options: frozenset[str]
    versions: Mapping[str, str]

    @property
    def python(self) -> str:
        """The interpreter that has cvslint, and the parser in C that it brings."""
        return str(self.bin / "python")

    @property
    def cvslint(self) -> str:
        """The command that is measured."""
        return str(self.bin / "cvslint")


def preparer(dossier: Path, *, avec_node: bool = True) -> Outils:
    """Installs cvslint from this checkout, and its peers, under ``dossier``.

    Raises ``subprocess.CalledProcessError`` when cvslint cannot be installed.
    """
    dossier.mkdir(parents=True, exist_ok=True)
    binaires, de_pypi = environnement(dossier / "venv"), environnement(dossier / "venv-pairs")
    installer_cvslint(binaires, dossier / "copie")
    pairs, absents = _pairs(dossier, de_pypi, avec_node=avec_node)
    schema = schema_de_cvslint(binaires / "cvslint")
    return Outils(
        bin=binaires,
        python_des_pairs=de_pypi / "python",
        pairs=pairs,
        absents=absents,
        schema=ecrire(schema, dossier / "schema.json"),
        schema_souple=ecrire(assouplir(schema), dossier / "schema-souple.json"),
        options=options((str(binaires / "cvslint"),)),
        versions={
            **_versions_de_python(binaires, DE_CVSLINT),
            **_versions_de_python(de_pypi, DES_PAIRS),
            **_versions_de_node(pairs),
        },
    )


def _pairs(dossier: Path, de_pypi: Path, *, avec_node: bool) -> tuple[dict[str, Path], dict[str, str]]:
    """The peers that can be installed, and why the others cannot."""
    essais: dict[tuple[str, ...], Callable[[], Path]] = {
        **{(nom,): partial(installer_de_pypi, de_pypi, paquets) for nom, paquets in DE_PYPI.items()},
        (AJV, SPECTRAL): partial(installer_de_npm, dossier / "node", permis=avec_node),
    }
    pairs: dict[str, Path] = {}
    absents: dict[str, str] = {}
    for noms, essai in essais.items():
        try:
            pairs |= dict.fromkeys(noms, essai())
        except PasInstalle as raison:
            absents |= dict.fromkeys(noms, str(raison))
    return pairs, absents


def options(cvslint: Sequence[str]) -> frozenset[str]:
    """Which of the options that a bench would use are in the help of ``cvslint check``."""
    aide = subprocess.run((*cvslint, "check", "--help"), capture_output=True, check=True).stdout.decode()
    return frozenset(option for option in ("--jobs",) if option in aide)


def _versions_de_python(binaires: Path, suivis: frozenset[str]) -> dict[str, str]:
    commande = [str(binaires / "python"), "-m", "pip", "list", "--format=json", "--disable-pip-version-check"]
    paquets = json.loads(subprocess.run(commande, capture_output=True, check=True).stdout)
    return {
        paquet["name"]: paquet["version"]
        for paquet in paquets
        if paquet["name"].lower().replace("_", "-") in suivis
    }


def _versions_de_node(pairs: Mapping[str, Path]) -> dict[str, str]:
    if SPECTRAL not in pairs:
        return {}
    modules = pairs[SPECTRAL].parent
    versions: dict[str, str] = {}
    for nom in NODE:
        fiche: dict[str, Any] = json.loads((modules / nom / "package.json").read_text(encoding="utf-8"))
        versions[nom] = fiche["version"]
    node = subprocess.run(["node", "--version"], capture_output=True, check=True).stdout.decode().strip()
    return versions | {"node": node.removeprefix("v")}

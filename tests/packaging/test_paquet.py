"""What a user installs: the wheel and the sdist hold the rules, and both kinds of install read them."""

from __future__ import annotations

import os
import shutil
import subprocess
import sysconfig
import tarfile
import tomllib
import venv
import zipfile
from dataclasses import dataclass
from pathlib import Path

import pytest

RACINE = Path(__file__).parents[2]

REGLE = (Path(__file__).parents[1] / "data" / "regle-locale.yaml").read_text(encoding="utf-8")
"""A rule of one's own, in a file of one entry."""

FABRIQUE = """\
import sys
from setuptools import build_meta
lieu = sys.argv[1]  # setuptools puts its own words there
build_meta.build_wheel(lieu)
build_meta.build_sdist(lieu)
"""

VERIFIE = ("check", "examples/conformes/association-minimale.yaml", "--today", "2025-10-01")
LOCALE = "rules/mel-cvs-2026/zz-locale.yaml"


@dataclass(frozen=True, slots=True)
class Environnement:
    """A virtual environment of its own."""

    lieu: Path

    @property
    def python(self) -> Path:
        return self.lieu / ("Scripts/python.exe" if os.name == "nt" else "bin/python")

    @property
    def commande(self) -> Path:
        return self.python.with_name("cvslint.exe" if os.name == "nt" else "cvslint")

    @property
    def paquets(self) -> str:
        return sysconfig.get_path("purelib", "venv", {"base": str(self.lieu), "platbase": str(self.lieu)})

    def voit(self, *dossiers: str) -> None:
        """Lets the environment import what these folders hold, after its own packages."""
        Path(self.paquets, "voisins.pth").write_text("\n".join(dossiers), encoding="utf-8")


def lance(*mots: str | Path, ici: Path) -> str:
    """What a command that must succeed writes, on both streams."""
    env = {nom: valeur for nom, valeur in os.environ.items() if not nom.startswith("PYTHON")}
    fini = subprocess.run(
        [str(mot) for mot in mots],
        cwd=ici,
        env=env | {"PYTHONUTF8": "1", "PIP_DISABLE_PIP_VERSION_CHECK": "1"},
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        encoding="utf-8",
        check=False,
    )
    assert fini.returncode == 0, fini.stdout
    return fini.stdout


@pytest.fixture(scope="module")
def copie(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A copy of the checkout to build from and to change; the real one is left alone."""
    lieu = tmp_path_factory.mktemp("copie") / "cvslint"
    passes = shutil.ignore_patterns(".*", "tests", "build", "dist", "*.egg-info", "__pycache__")
    shutil.copytree(RACINE, lieu, ignore=passes)
    return lieu


@pytest.fixture(scope="module")
def outils(tmp_path_factory: pytest.TempPathFactory) -> Environnement:
    """An environment with what ``pyproject.toml`` asks for to build: the one thing that pip must fetch."""
    lieu = Environnement(tmp_path_factory.mktemp("outils"))
    venv.create(lieu.lieu, with_pip=True, symlinks=os.name != "nt")
    projet = tomllib.loads((RACINE / "pyproject.toml").read_text(encoding="utf-8"))
    lance(lieu.python, "-m", "pip", "install", "-q", *projet["build-system"]["requires"], ici=lieu.lieu)
    return lieu


@pytest.fixture(scope="module")
def paquets(copie: Path, outils: Environnement) -> Path:
    """A folder with the wheel and the sdist."""
    lieu = copie.parent / "dist"
    lieu.mkdir()
    lance(outils.python, "-c", FABRIQUE, lieu, ici=copie)
    shutil.rmtree(copie / "build", ignore_errors=True)
    return lieu


def installe(lieu: Path, outils: Environnement, *quoi: str | Path) -> Environnement:
    """A fresh environment with cvslint; its dependencies are those of the tests' own environment."""
    neuf = Environnement(lieu)
    venv.create(lieu, with_pip=False, symlinks=os.name != "nt")
    neuf.voit(outils.paquets, sysconfig.get_path("purelib"), sysconfig.get_path("platlib"))
    mots = ("install", "-q", "--no-deps", "--no-build-isolation", "--force-reinstall")
    lance(outils.python, "-m", "pip", "--python", neuf.python, *mots, *quoi, ici=lieu)
    return neuf


@pytest.fixture(scope="module")
def de_la_roue(
    tmp_path_factory: pytest.TempPathFactory, paquets: Path, outils: Environnement
) -> Environnement:
    (roue,) = paquets.glob("*.whl")
    return installe(tmp_path_factory.mktemp("roue"), outils, roue)


@pytest.fixture(scope="module")
def modifiable(tmp_path_factory: pytest.TempPathFactory, copie: Path, outils: Environnement) -> Environnement:
    return installe(tmp_path_factory.mktemp("modifiable"), outils, "-e", copie)


def donnees() -> set[str]:
    """The files of the rulebook: rules, tables, bases of examples, word lists and their licences."""
    fichiers = {chemin for motif in ("*.yaml", "*.txt") for chemin in (RACINE / "rules").rglob(motif)}
    return {chemin.relative_to(RACINE).as_posix() for chemin in fichiers}


def test_la_roue_porte_le_programme_les_regles_et_les_licences(paquets: Path) -> None:
    (roue,) = paquets.glob("*.whl")
    noms = set(zipfile.ZipFile(roue).namelist())
    sources = {chemin.relative_to(RACINE / "src").as_posix() for chemin in (RACINE / "src").rglob("*.py")}
    voulus = (
        {nom.replace("rules/", "cvslint_rules/", 1) for nom in donnees()} | sources | {"cvslint/py.typed"}
    )
    assert voulus - noms == set()
    licences = sorted(nom.rpartition("/")[2] for nom in noms if "/licenses/" in nom)
    assert licences == ["LICENSE", "infinitifs.LICENSE-MPL-2.0.txt"]
    assert not [nom for nom in noms if nom.startswith(("tests/", "examples/"))]


def test_la_source_porte_de_quoi_refaire_la_roue(paquets: Path) -> None:
    (source,) = paquets.glob("*.tar.gz")
    with tarfile.open(source) as archive:
        noms = {nom.partition("/")[2] for nom in archive.getnames()}
    programme = {f"src/{c.relative_to(RACINE / 'src').as_posix()}" for c in (RACINE / "src").rglob("*.py")}
    voulus = donnees() | programme | {"pyproject.toml", "README.md", "LICENSE", "src/cvslint/py.typed"}
    assert voulus - noms == set()


def test_la_roue_installee_controle_l_exemple(de_la_roue: Environnement, copie: Path) -> None:
    assert "CONFORME" in lance(de_la_roue.commande, *VERIFIE, ici=copie)
    assert "CONFORME" in lance(de_la_roue.python, "-m", "cvslint", *VERIFIE, ici=copie)
    demande = "import cvslint, cvslint_rules; print(cvslint.__path__, cvslint_rules.__path__)"
    ou = lance(de_la_roue.python, "-c", demande, ici=copie)
    assert ou.count(str(de_la_roue.lieu)) == 2 and str(RACINE) not in ou


def test_une_regle_locale_s_ajoute_a_la_roue(de_la_roue: Environnement, copie: Path, tmp_path: Path) -> None:
    (tmp_path / "locales").mkdir()
    (tmp_path / "locales" / "telephone.yaml").write_text(REGLE, encoding="utf-8")
    sans = lance(de_la_roue.commande, *VERIFIE, "-o", "court", ici=copie)
    avec = lance(de_la_roue.commande, *VERIFIE, "-o", "court", "--rules", tmp_path / "locales", ici=copie)
    assert "LOC001" not in sans
    assert "avertissement LOC001 telephone-absent" in avec


def test_une_regle_ecrite_dans_le_depot_est_vue_aussitot(modifiable: Environnement, copie: Path) -> None:
    assert "LOC001" not in lance(modifiable.commande, *VERIFIE, "-o", "court", ici=copie)
    try:
        (copie / LOCALE).write_text(REGLE, encoding="utf-8")
        vu = lance(modifiable.commande, *VERIFIE, "-o", "court", ici=copie)
    finally:
        (copie / LOCALE).unlink()
    assert "avertissement LOC001 telephone-absent" in vu
    assert "LOC001" not in lance(modifiable.commande, *VERIFIE, "-o", "court", ici=copie)

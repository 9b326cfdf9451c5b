"""Which files a run checks, which it passes over, and which it cannot read."""

from __future__ import annotations

import json
import os
from pathlib import Path
from typing import Any

import pytest
from commande import en_memoire

pytestmark = pytest.mark.usefixtures("bureau")


def rapport(*mots: str) -> dict[str, Any]:
    """The JSON report of a run."""
    lu: dict[str, Any] = json.loads(en_memoire("check", *mots, "-o", "json").out)
    return lu


def chemins(*mots: str) -> list[str]:
    """The paths of the dossiers that a run checks, in its order."""
    return [fichier["path"] for fichier in rapport(*mots)["files"]]


@pytest.fixture
def arbre(bon: str) -> Path:
    """A folder ``lot`` with dossiers at several depths, under names of every kind."""
    noms = [
        "b.yaml", "a.yml", "MAJ.YAML", "Mixte.Yml", "note.txt", "note.yaml.bak", ".cache.yaml", ".gitlab-ci.yml",
        ".github/ci.yaml", "sous/c.yaml", "sous/.vu/d.yaml", "sous/fond/e.yml", "dossier.yaml/f.yaml",
        "archives/2024/g.yaml",
    ]  # fmt: skip
    for nom in noms:
        fichier = Path("lot", nom)
        fichier.parent.mkdir(parents=True, exist_ok=True)
        fichier.write_text(bon, encoding="utf-8")
    return Path("lot")


TOUS = [
    "lot/MAJ.YAML",
    "lot/Mixte.Yml",
    "lot/a.yml",
    "lot/archives/2024/g.yaml",
    "lot/b.yaml",
    "lot/dossier.yaml/f.yaml",
    "lot/sous/c.yaml",
    "lot/sous/fond/e.yml",
]


@pytest.mark.parametrize("ecrit", ["lot", "lot/", "./lot", "sous-chemin/../lot"])
def test_un_dossier_donne_ses_fichiers_yaml_dans_un_ordre_stable(arbre: Path, ecrit: str) -> None:
    Path("sous-chemin").mkdir()
    assert [Path(os.path.normpath(chemin)).as_posix() for chemin in chemins(ecrit)] == TOUS


def test_un_dossier_qui_porte_un_nom_de_fichier_reste_un_dossier(arbre: Path) -> None:
    assert chemins("lot/dossier.yaml") == ["lot/dossier.yaml/f.yaml"]


def test_ce_qui_est_cache_est_passe_sans_un_mot_mais_lu_quand_on_le_nomme(arbre: Path) -> None:
    issue = en_memoire("check", "lot", "-o", "court")
    assert (issue.code, issue.sortie, issue.erreurs) == (0, b"", b"")
    assert chemins("lot/.cache.yaml", "lot/note.txt") == ["lot/.cache.yaml", "lot/note.txt"]
    assert chemins("lot/.github") == ["lot/.github/ci.yaml"]


def test_gitignore_n_est_pas_lu(arbre: Path) -> None:
    Path("lot/.gitignore").write_text("*.yaml\n", encoding="utf-8")
    Path(".gitignore").write_text("lot/\n", encoding="utf-8")
    assert chemins("lot") == TOUS


def test_un_lien_vers_un_dossier_est_passe_un_lien_vers_un_fichier_est_suivi(arbre: Path) -> None:
    (arbre / "sous" / "retour").symlink_to(arbre.absolute())
    (arbre / "retour.yaml").symlink_to(arbre.absolute())
    (arbre / "z.yaml").symlink_to("b.yaml")
    lu = rapport("lot")
    assert [fichier["path"] for fichier in lu["files"]] == [*TOUS, "lot/z.yaml"]
    assert lu["errors"] == []


@pytest.mark.parametrize(
    ("motif", "attendus"),
    [
        ("lot/*.yml", ["lot/a.yml"]),
        ("lot/?.y*ml", ["lot/a.yml", "lot/b.yaml"]),
        ("lot/[ab].yaml", ["lot/b.yaml"]),
        ("lot/**/e.yml", ["lot/sous/fond/e.yml"]),
        ("lot/sou?", ["lot/sous/c.yaml", "lot/sous/fond/e.yml"]),
    ],
)
def test_un_motif_que_le_shell_n_a_pas_developpe_l_est_ici(
    arbre: Path, motif: str, attendus: list[str]
) -> None:
    assert chemins(motif) == attendus


def test_un_motif_sans_fichier_est_dit(arbre: Path) -> None:
    issue = en_memoire("check", "lot/*.yamlx", "bon.yaml")
    assert issue.code == 2
    assert "lot/*.yamlx" in issue.out and "ce motif" in issue.out


def test_un_fichier_qui_a_l_air_d_un_motif_est_un_fichier(bon: str) -> None:
    Path("projet [2026].yaml").write_text(bon, encoding="utf-8")
    assert chemins("projet [2026].yaml") == ["projet [2026].yaml"]


def test_un_fichier_nomme_deux_fois_est_controle_une_fois() -> None:
    assert chemins("bon.yaml", "./bon.yaml", "*on.yaml", str(Path("bon.yaml").absolute())) == ["bon.yaml"]


def test_les_chemins_partent_du_dossier_courant(arbre: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    assert chemins(str(Path("lot/b.yaml").absolute())) == ["lot/b.yaml"]
    monkeypatch.chdir("lot/sous")
    assert chemins() == ["c.yaml", "fond/e.yml"]
    assert chemins("../b.yaml") == ["../b.yaml"]


@pytest.mark.parametrize(
    ("motif", "restent"),
    [
        ("archives", [c for c in TOUS if "archives" not in c]),
        ("lot/sous/", [c for c in TOUS if "/sous/" not in c]),
        ("*.yml", [c for c in TOUS if not c.endswith(".yml")]),
        ("rien-de-tel", TOUS),
    ],
)
def test_exclude(arbre: Path, motif: str, restent: list[str]) -> None:
    assert chemins("lot", "--exclude", motif) == restent


def test_un_fichier_exclu_mais_nomme_est_controle_sauf_avec_force_exclude(arbre: Path) -> None:
    assert chemins("lot/b.yaml", "--exclude", "lot") == ["lot/b.yaml"]
    force = en_memoire("check", "lot/b.yaml", "bon.yaml", "--exclude", "lot", "--force-exclude", "-o", "json")
    assert [fichier["path"] for fichier in json.loads(force.out)["files"]] == ["bon.yaml"]
    rien = en_memoire("check", "lot/b.yaml", "--exclude", "lot", "--force-exclude")
    assert (rien.code, rien.sortie) == (2, b"")
    tolere = en_memoire("check", "lot/b.yaml", "--exclude", "lot", "--force-exclude", "--allow-empty")
    assert tolere.code == 0


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="pipes with a name are a thing of Unix")
def test_ce_qui_ne_peut_pas_etre_lu_est_dit_et_le_reste_controle(arbre: Path) -> None:
    os.mkfifo(arbre / "tube.yaml")
    (arbre / "casse.yaml").symlink_to("nulle-part.yaml")
    issue = en_memoire("check", "lot", "-o", "json")
    lu = json.loads(issue.out)
    assert issue.code == 2
    assert [fichier["path"] for fichier in lu["files"]] == TOUS
    genres = {erreur["path"]: erreur["kind"] for erreur in lu["errors"]}
    assert genres == {"lot/casse.yaml": "not-found", "lot/tube.yaml": "unreadable"}
    assert all(erreur["message"].endswith(".") for erreur in lu["errors"])
    assert en_memoire("check", "lot/tube.yaml").code == 2


def test_un_lien_qui_se_mord_la_queue_est_dit_et_le_reste_controle(arbre: Path) -> None:
    (arbre / "boucle.yml").symlink_to("boucle.yml")
    nomme = rapport("lot/boucle.yml", "lot/b.yaml")
    trouve = rapport("lot")
    for lu in (nomme, trouve):
        assert [(e["path"], e["kind"]) for e in lu["errors"]] == [("lot/boucle.yml", "unreadable")]
    assert [fichier["path"] for fichier in nomme["files"]] == ["lot/b.yaml"]
    assert [fichier["path"] for fichier in trouve["files"]] == TOUS


@pytest.mark.parametrize(
    "nom",
    [
        pytest.param("a" * 300 + ".yaml", id="long"),
        pytest.param("bon.yaml/x.yaml", id="fichier"),
        pytest.param("a\0b.yaml", id="nul"),
    ],
)
def test_un_chemin_impossible_est_un_fichier_qui_n_est_pas_la(nom: str) -> None:
    issue = en_memoire("check", nom, "bon.yaml", "-o", "json")
    assert issue.code == 2
    lu = json.loads(issue.out)
    assert [fichier["path"] for fichier in lu["files"]] == ["bon.yaml"]
    assert len(lu["errors"]) == 1

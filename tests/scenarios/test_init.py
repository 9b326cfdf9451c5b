"""``cvslint init``: what it writes is sound from the start, but for what is left to fill in."""

from __future__ import annotations

import json
from itertools import product
from pathlib import Path

import pytest
from commande import JOUR, en_memoire

STATUTS = (
    "",
    "association",
    "bailleur_social",
    "etablissement_public",
    "collectivite_territoriale",
    "autre_organisme_non_lucratif",
    "fondation",
)
PROFILS = list(product(STATUTS, (False, True), (False, True)))


def _ecrire(statut: str, reconduction: bool, metropolitain: bool, nom: str = "neuf.yaml") -> str:
    mots = ["init", nom]
    mots += ["--statut", statut] if statut else []
    mots += ["--reconduction"] if reconduction else []
    mots += ["--metropolitain"] if metropolitain else []
    issue = en_memoire(*mots)
    assert issue.code == 0, issue.err
    return Path(nom).read_text(encoding="utf-8")


@pytest.mark.parametrize(("statut", "reconduction", "metropolitain"), PROFILS)
def test_il_ne_reste_qu_a_remplir(bureau: Path, statut: str, reconduction: bool, metropolitain: bool) -> None:
    texte = _ecrire(statut, reconduction, metropolitain)
    issue = en_memoire("check", "neuf.yaml", "-o", "json", "--today", JOUR)
    (fichier,) = json.loads(issue.out)["files"]
    assert [c["rule"] for c in fichier["findings"] if c["rule"][:3] in ("YML", "FMT", "IGN")] == []
    graves = [c for c in fichier["findings"] if c["severity"] != "info"]
    assert [(c["rule"], c["path"]) for c in graves if not c["to_fill"]] == []
    assert ("bilan:" in texte) == reconduction


def test_il_n_ecrase_rien(bureau: Path, bon: str) -> None:
    issue = en_memoire("init", "bon.yaml")
    assert (issue.code, issue.sortie) == (2, b"")
    assert "existe déjà" in issue.err
    assert (bureau / "bon.yaml").read_text(encoding="utf-8") == bon


@pytest.mark.parametrize(
    ("mots", "dit"),
    [(("ici/la.yaml",), "n'existe pas"), (("x.yaml", "--statut", "sarl"), "n'est pas un statut")],
)
def test_ce_qui_ne_va_pas_est_dit_et_rien_n_est_ecrit(bureau: Path, mots: tuple[str, ...], dit: str) -> None:
    issue = en_memoire("init", *mots)
    assert issue.code == 2
    assert dit in issue.err
    assert not (bureau / mots[0]).exists()


def test_un_tiret_affiche_le_dossier(bureau: Path) -> None:
    issue = en_memoire("init", "-", "--statut", "Association loi 1901")
    assert issue.code == 0
    assert issue.out.startswith("# yaml-language-server: $schema=dossier.schema.json\n")
    assert "  statut: association\n" in issue.out

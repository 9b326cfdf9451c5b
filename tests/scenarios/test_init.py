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
    assert "  siret:\n" in texte


def test_le_modele_a_une_place_par_referent_que_l_appel_veut(bureau: Path) -> None:
    _, _, suite = _ecrire("", False, False).partition("# --- Référents sollicités")
    referents, _, _ = suite.partition("# --- Suivi et évaluation")
    assert referents.count("- type:\n") == 2
    assert "le chef de projet de la ville" in referents and "le délégué du préfet" in referents


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


def test_la_structure_et_les_objectifs_d_un_autre_dossier(bureau: Path, bon: str) -> None:
    (bureau / "ancien.yaml").write_bytes(bon.replace("’", "'").encode("cp1252"))
    issue = en_memoire("init", "neuf.yaml", "--depuis", "ancien.yaml")
    dit = " ".join(issue.err.replace("\u00a0", " ").split())
    assert (issue.code, issue.sortie) == (0, b"")
    assert "Repris de « ancien.yaml » : la structure porteuse" in dit
    assert "2 objectifs du projet, comme objectifs du bilan" in dit
    assert "porte sur 2026, comme le nouveau dossier" in dit
    texte = (bureau / "neuf.yaml").read_text(encoding="utf-8")
    assert "  siret: 999 000 318 00017\n" in texte
    assert "  programmation_precedente: oui\n" in texte
    assert "    - enonce: Cultiver 300 m² de potager avec 40 foyers d'ici septembre 2026.\n" in texte
    controle = json.loads(en_memoire("check", "neuf.yaml", "-o", "json").out)["files"][0]["findings"]
    assert [c["rule"] for c in controle if c["section"] == "porteur" and c["severity"] != "info"] == []
    assert "intitule: Jardiner" not in texte


@pytest.mark.parametrize(
    ("source", "dit"),
    [
        ("absent.yaml", "n'existe pas"),
        ("illisible.yaml", "ne se lit pas comme un dossier"),
        (".", "pas un fichier"),
        ("vide.yaml", "ni « porteur » ni objectifs"),
    ],
)
def test_un_autre_dossier_illisible_est_refuse_et_rien_n_est_ecrit(
    bureau: Path, source: str, dit: str
) -> None:
    (bureau / "vide.yaml").write_text("projet:\n  intitule: X\n", encoding="utf-8")
    issue = en_memoire("init", "neuf.yaml", "--depuis", source)
    assert (issue.code, issue.sortie) == (2, b"")
    assert dit in issue.err
    assert issue.err.count("\n") == 1
    assert not (bureau / "neuf.yaml").exists()


def test_ce_que_l_autre_dossier_a_d_illisible_est_nomme(bureau: Path) -> None:
    (bureau / "ancien.yaml").write_text("porteur:\n  denomination: Asso #1\n  siret: 1\n", encoding="utf-8")
    issue = en_memoire("init", "neuf.yaml", "--depuis", "ancien.yaml")
    dit = " ".join(issue.err.replace("\u00a0", " ").split())
    assert issue.code == 0
    assert "Pas repris, car illisible ou inconnu : porteur.denomination." in dit
    assert "Aucun objectif à reprendre" in dit
    texte = (bureau / "neuf.yaml").read_text(encoding="utf-8")
    assert "  programmation_precedente: non\n" in texte
    assert "\nbilan:" not in texte


def test_le_statut_demande_passe_avant_celui_de_l_autre_dossier(bureau: Path) -> None:
    issue = en_memoire("init", "neuf.yaml", "--depuis", "bon.yaml", "--statut", "bailleur_social")
    assert issue.code == 0
    texte = (bureau / "neuf.yaml").read_text(encoding="utf-8")
    assert "  statut: bailleur_social\n" in texte
    assert "  denomination: Les Jardins du Parc (structure fictive)\n" in texte


@pytest.mark.parametrize(("reconduction", "metropolitain"), list(product((False, True), repeat=2)))
def test_toutes_les_options_vont_ensemble(bureau: Path, reconduction: bool, metropolitain: bool) -> None:
    mots = ["--interactif", "neuf.yaml", "--depuis", "bon.yaml", "--statut", "association"]
    mots += ["--reconduction"] if reconduction else []
    mots += ["--metropolitain"] if metropolitain else []
    issue = en_memoire("init", *mots, entree=b"9 octobre 2025\n")
    assert issue.code == 0
    texte = (bureau / "neuf.yaml").read_text(encoding="utf-8")
    assert "  date: 9 octobre 2025\n" in texte
    assert "  siret: 999 000 318 00017\n" in texte
    # The same command, taken up: the answer is there, nothing is taken twice.
    encore = en_memoire("init", *mots, entree=b"")
    assert encore.code == 0
    assert "9 octobre 2025" in encore.err
    assert (bureau / "neuf.yaml").read_text(encoding="utf-8") == texte


def test_les_questions_ne_demandent_pas_ce_que_les_options_disent(bureau: Path) -> None:
    issue = en_memoire(
        "init", "--interactif", "neuf.yaml", "--statut", "association", "--reconduction", entree=b"\n" * 40
    )
    assert "Numéro RNA" in issue.err
    assert "Statut de la structure\n" not in issue.err
    assert "Nature de la demande\n" not in issue.err

"""``cvslint fix``: shown or written, with the exit codes of the contract."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
from pathlib import Path

import pytest
from commande import en_memoire, en_vrai, environnement, ligne_de_commande

from cvslint import session

JOUR = ("--today", "2025-10-01")
TITRE = '  intitule: "Jardiner ensemble : un potager au pied des tours"'
NU = "  intitule: Jardiner ensemble : un potager au pied des tours"


@pytest.fixture
def ouvert(bureau: Path, bon: str) -> Path:
    """A dossier whose title has lost its quotes."""
    fichier = bureau / "ouvert.yaml"
    fichier.write_text(bon.replace(TITRE, NU), encoding="utf-8")
    return fichier


def test_une_reparation_se_montre_et_n_est_pas_faite(ouvert: Path) -> None:
    avant = ouvert.read_bytes()
    issue = en_memoire("fix", "ouvert.yaml", *JOUR)
    assert issue.code == 1
    assert f"-{NU}\n+{TITRE}\n" in issue.out
    assert "fix --apply" in issue.err
    assert ouvert.read_bytes() == avant


def test_une_reparation_s_ecrit_et_ne_revient_pas(ouvert: Path, bon: str) -> None:
    assert en_memoire("fix", "ouvert.yaml", "--apply", *JOUR).code == 0
    assert ouvert.read_text(encoding="utf-8") == bon
    assert en_memoire("fix", "ouvert.yaml", *JOUR) == en_memoire("fix", "bon.yaml", *JOUR)


def test_rien_a_reparer(bureau: Path) -> None:
    issue = en_memoire("fix", "bon.yaml", "faux.yaml", *JOUR)
    assert (issue.code, issue.out, issue.err) == (0, "", "")


@pytest.mark.parametrize("mots", [("absent.yaml",), ("bon.yaml", "absent.yaml"), ("vide",)])
def test_ce_qui_ne_peut_pas_etre_lu(bureau: Path, mots: tuple[str, ...]) -> None:
    (bureau / "vide").mkdir()
    issue = en_memoire("fix", *mots, *JOUR)
    assert issue.code == 2
    assert issue.err


def test_un_lien_reste_un_lien(ouvert: Path, bon: str) -> None:
    lien = ouvert.with_name("lien.yaml")
    lien.symlink_to(ouvert)
    assert en_memoire("fix", "lien.yaml", "--apply", *JOUR).code == 0
    assert lien.is_symlink()
    assert ouvert.read_text(encoding="utf-8") == bon


def test_un_changement_d_encodage_se_demande_et_se_dit(bureau: Path, bon: str) -> None:
    (bureau / "ancien.yaml").write_bytes(bon.encode("cp1252"))
    assert en_memoire("fix", "ancien.yaml", *JOUR) == en_memoire("fix", "bon.yaml", *JOUR)
    issue = en_memoire("fix", "ancien.yaml", "--unsafe", *JOUR)
    assert issue.code == 1
    assert issue.out == "ancien.yaml : Enregistrer le fichier en UTF-8.\n"


def test_ce_qui_changerait_le_dossier_est_compte_puis_montre(bureau: Path, bon: str) -> None:
    (bureau / "total.yaml").write_text(bon.replace("total: 5 750,50", "total: 5 570,50"), encoding="utf-8")
    issue = en_memoire("fix", "total.yaml", *JOUR)
    assert (issue.code, issue.out) == (0, "")
    assert "1\N{NO-BREAK SPACE}autre réparation est possible" in issue.err
    issue = en_memoire("fix", "total.yaml", "--unsafe", *JOUR)
    assert issue.code == 1
    assert [ligne for ligne in issue.out.splitlines() if ligne[:1] in "+-"][2:] == [
        "-        total: 5 570,50",
        "+        total: 5 750,50",
    ]
    assert en_memoire("fix", "total.yaml", "--unsafe", "--apply", *JOUR).code == 0
    assert (bureau / "total.yaml").read_text(encoding="utf-8") == bon


def test_les_reparations_d_un_constat_sont_dans_le_json(ouvert: Path) -> None:
    rapport = json.loads(en_memoire("check", "ouvert.yaml", "-o", "json").out)
    (constat,) = [c for c in rapport["files"][0]["findings"] if c["rule"] == "YML001"]
    (reparation,) = constat["fixes"]
    assert reparation["safety"] == "safe"
    assert [edit["text"] for edit in reparation["edits"]] == ['"', '"']


# -- accepted values in their usual form -----------------------------------------------------------------------


@pytest.fixture
def libre(bureau: Path, bon: str) -> Path:
    """A dossier that conforms, three values of which are not in their usual form."""
    texte = (
        bon.replace("  date: 2025-10-08", "  date: 8 octobre 2025")
        .replace("siret: 999 000 318 00017", "siret: 99900031800017")
        .replace("{debut: 2026-04-06,", "{debut: 06/04/2026,")
    )
    fichier = bureau / "libre.yaml"
    fichier.write_text(texte, encoding="utf-8")
    return fichier


def test_la_forme_usuelle_se_montre_se_nomme_et_se_compte(libre: Path) -> None:
    avant = libre.read_bytes()
    issue = en_memoire("fix", "libre.yaml", *JOUR)
    assert issue.code == 1
    lignes = issue.out.splitlines()
    assert [ligne.rpartition("@@ ")[2] for ligne in lignes if ligne.startswith("@@")] == [
        "forme usuelle : date",
        "forme usuelle : SIRET",
        "forme usuelle : date",
    ]
    assert [ligne for ligne in lignes if ligne[:2] == "+ "] == [
        "+  date: 2025-10-08",
        "+  siret: 999 000 318 00017",
        "+  calendrier: {debut: 2026-04-06, fin: 2026-11-27}",
    ]
    assert (
        "3 valeurs, déjà acceptées, prendraient leur forme usuelle (1 SIRET, 2 dates)"
        in issue.err.replace("\N{NO-BREAK SPACE}", " ")
    )
    assert libre.read_bytes() == avant


def test_la_forme_usuelle_s_ecrit_et_ne_revient_pas(libre: Path, bon: str) -> None:
    issue = en_memoire("fix", "libre.yaml", "--apply", *JOUR)
    assert (issue.code, issue.err) == (0, "")
    assert issue.out.replace("\N{NO-BREAK SPACE}", " ") == (
        "libre.yaml : Mettre en forme usuelle : 1 SIRET, 2 dates\n"
    )
    assert libre.read_text(encoding="utf-8") == bon
    assert en_memoire("fix", "libre.yaml", *JOUR).code == 0


@pytest.mark.skipif(shutil.which("git") is None, reason="git n'est pas installé")
def test_un_diff_s_applique(libre: Path, bon: str) -> None:
    """What stands behind the numbers of a part does not keep other tools from reading it."""
    diff = en_memoire("fix", "libre.yaml", *JOUR).sortie
    fait = subprocess.run(
        ["git", "apply", "-p0", "--unidiff-zero", "-"], input=diff, check=False, capture_output=True
    )
    assert (fait.returncode, fait.stderr) == (0, b"")
    assert libre.read_text(encoding="utf-8") == bon


def test_une_valeur_acceptee_ne_donne_ni_constat_ni_reparation_au_rapport(libre: Path) -> None:
    def constats(nom: str) -> object:
        rapport = json.loads(en_memoire("check", nom, "-o", "json").out)
        return [(c["rule"], c["path"], c["fixes"]) for c in rapport["files"][0]["findings"]]

    assert constats("libre.yaml") == constats("bon.yaml")


# -- standard input --------------------------------------------------------------------------------------------


def test_l_entree_standard_se_montre(libre: Path) -> None:
    texte = libre.read_bytes()
    nomme = en_memoire("fix", "-", "--stdin-filename", "libre.yaml", *JOUR, entree=texte)
    assert (nomme.code, nomme.out) == (1, en_memoire("fix", "libre.yaml", *JOUR).out)
    anonyme = en_memoire("fix", "-", *JOUR, entree=texte)
    assert anonyme.out.splitlines()[:2] == ["--- -", "+++ -"]
    assert "cvslint fix --apply" in anonyme.err


@pytest.mark.parametrize("fin", [b"\n", b"\r\n"])
def test_l_entree_standard_s_ecrit_sur_la_sortie_et_rien_d_autre(libre: Path, bon: str, fin: bytes) -> None:
    texte = libre.read_bytes().replace(b"\n", fin)
    issue = en_memoire("fix", "-", "--apply", *JOUR, entree=texte)
    assert (issue.code, issue.sortie) == (0, bon.encode().replace(b"\n", fin))
    assert "Mettre en forme usuelle" in issue.err
    encore = en_memoire("fix", "-", "--apply", *JOUR, entree=issue.sortie)
    assert (encore.code, encore.sortie, encore.erreurs) == (0, issue.sortie, b"")


def test_l_entree_standard_en_vrai(libre: Path, bon: str) -> None:
    issue = en_vrai("fix", "-", "--apply", *JOUR, entree=libre.read_bytes())
    assert (issue.code, issue.sortie) == (0, bon.encode())


@pytest.mark.parametrize("texte", [b"", b"porteur: [", "é".encode("utf-16")])
def test_un_texte_qui_ne_se_lit_pas_ressort_tel_quel(bureau: Path, texte: bytes) -> None:
    issue = en_memoire("fix", "-", "--apply", *JOUR, entree=texte)
    assert (issue.code, issue.sortie) == (0, texte)


def test_un_texte_trop_grand_n_est_pas_rendu_sans_sa_fin(bureau: Path) -> None:
    issue = en_memoire("fix", "-", "--apply", *JOUR, entree=b"# a\n" * 300_000)
    assert (issue.code, issue.sortie) == (2, b"")
    assert "1024 Kio" in issue.err


def test_l_entree_standard_et_un_fichier(libre: Path, bon: str) -> None:
    """The repaired text has standard output to itself."""
    issue = en_memoire("fix", "-", "libre.yaml", "--apply", *JOUR, entree=libre.read_bytes())
    assert (issue.code, issue.sortie) == (0, bon.encode())
    assert "libre.yaml : Mettre en forme usuelle" in issue.err
    assert libre.read_text(encoding="utf-8") == bon


def test_une_campagne_qui_ne_peut_pas_servir_se_dit(
    bureau: Path, bon: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A dossier names a pack that is announced and cannot be loaded."""
    monkeypatch.setattr(session, "campagnes_installees", lambda: {"mel-cvs-2026": bureau, "absente": bureau})
    (bureau / "autre.yaml").write_text(
        bon.replace("campagne: mel-cvs-2026", "campagne: absente"), encoding="utf-8"
    )
    for mots in (("fix", "autre.yaml"), ("fix", "--apply", "autre.yaml")):
        issue = en_memoire(*mots, *JOUR)
        assert (issue.code, issue.out) == (2, "")
        assert "absente" in issue.err
        assert "panne" not in issue.err


@pytest.mark.skipif(os.name == "nt", reason="closing the reader of a pipe is another thing on Windows")
@pytest.mark.parametrize("env", [{}, {"PYTHONUNBUFFERED": "1"}], ids=["tamponne", "direct"])
def test_un_tube_ferme_ne_change_pas_le_code(libre: Path, env: dict[str, str]) -> None:
    with subprocess.Popen(
        ligne_de_commande("fix", "libre.yaml", *JOUR),
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        env=environnement(env),
    ) as commande:
        assert commande.stdout is not None
        commande.stdout.close()
        assert commande.wait() == 1

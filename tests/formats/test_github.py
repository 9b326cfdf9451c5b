"""Workflow commands of GitHub Actions, read back by the rules of its runner."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass, replace
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from plateformes import (
    COMMANDES,
    DIRIGES,
    MECHANT,
    MOITIE,
    constat,
    dossier,
    mechant,
    passage,
    passage_de,
    siret_faux,
)

from cvslint.cli.app import run as cvslint
from cvslint.findings import Severity, Suppression
from cvslint.french import visible
from cvslint.report import github
from cvslint.result import DossierResult, FileError, RunResult
from cvslint.span import Span


@dataclass(frozen=True, slots=True)
class Commande:
    """A workflow command as the runner takes it."""

    nom: str
    proprietes: Mapping[str, str]
    message: str


def lire(ligne: str) -> Commande | None:
    """What the runner makes of a line of output: a command, or ``None`` for plain text."""
    texte = ligne.lstrip()
    fin = texte.find("::", 2)
    if not texte.startswith("::") or fin < 0:
        return None
    nom, _, suite = texte[2:fin].partition(" ")
    proprietes = {}
    for partie in suite.strip().split(","):
        cle, egal, valeur = partie.partition("=")
        if cle and egal and valeur:
            proprietes[cle.lower()] = _deplie(valeur, {"%0D": "\r", "%0A": "\n", "%3A": ":", "%2C": ","})
    return Commande(nom.lower(), proprietes, _deplie(texte[fin + 2 :], {"%0D": "\r", "%0A": "\n"}))


def _deplie(texte: str, signes: Mapping[str, str]) -> str:
    for ecrit, signe in signes.items():
        texte = texte.replace(ecrit, signe)
    return texte.replace("%25", "%")


def commandes(run: RunResult) -> list[Commande]:
    """The commands of a report; every line of it must be one, and hold nothing raw."""
    texte = "".join(github.render(run))
    assert COMMANDES.findall(texte) == [] and DIRIGES.findall(texte) == []
    texte.encode("utf-8")
    lignes = re.split("\r\n|\r|\n", texte)
    assert lignes.pop() == ""
    lues = [lire(ligne) for ligne in lignes]
    assert all(lue is not None and lue.nom in ("error", "warning", "notice") for lue in lues)
    return [lue for lue in lues if lue is not None]


def test_un_constat_dit_sa_place_son_code_et_quoi_faire() -> None:
    run = passage_de(constat(help="Recopiez-le.\nChiffre par chiffre."), path="dossiers/été, 1:2 100%.yaml")
    premiere, totaux = commandes(run)
    assert premiere == Commande(
        "error",
        {
            "file": "dossiers/été, 1:2 100%.yaml",
            "line": "4",
            "endline": "4",
            "col": "10",
            "endcolumn": "27",
            "title": "STR009 siret-cle",
        },
        "Le SIRET est faux.\nQue faire\u00a0: Recopiez-le.\nChiffre par chiffre.",
    )
    assert totaux.nom == "notice"
    assert totaux.message == "1\u00a0dossier contrôlé\u00a0: 1\u00a0non conforme. 1\u00a0erreur."


def test_sur_plusieurs_lignes_il_n_y_a_pas_de_colonne() -> None:
    (place, _) = commandes(passage_de(constat(span=Span.at(4, 10, 6, 3))))
    assert place.proprietes.keys() == {"file", "line", "endline", "title"}
    assert (place.proprietes["line"], place.proprietes["endline"]) == ("4", "6")


def test_les_plus_graves_viennent_d_abord_et_dix_de_chaque_niveau() -> None:
    niveaux = [Severity.INFO, Severity.AVERTISSEMENT, Severity.ERREUR] * 12
    run = passage_de(
        *(constat(severity=niveau, span=Span.at(n, 1, n, 2)) for n, niveau in enumerate(niveaux, start=1))
    )
    lues = commandes(run)
    assert [lue.nom for lue in lues] == ["error"] * 10 + ["warning"] * 10 + ["notice"] * 10
    assert [int(lue.proprietes["line"]) for lue in lues[:10]] == list(range(3, 33, 3))
    assert "12\u00a0erreurs, 12\u00a0avertissements et 12\u00a0infos." in lues[-1].message
    assert "il reste 2\u00a0erreurs, 2\u00a0avertissements et 3\u00a0infos" in lues[-1].message


def test_les_fichiers_illisibles_sont_des_erreurs_et_prennent_leur_place() -> None:
    erreurs = tuple(FileError(f"{n}.yaml", "not-found", "Ce fichier n'existe pas.") for n in range(8))
    run = passage_de(*(constat(span=Span.at(n, 1, n, 2)) for n in range(1, 6)), errors=erreurs)
    lues = commandes(run)
    assert [lue.proprietes.get("file") for lue in lues[:8]] == [f"{n}.yaml" for n in range(8)]
    assert lues[0].message == "Ce fichier n'existe pas."
    assert len([lue for lue in lues if lue.nom == "error"]) == 10
    assert "8\u00a0fichiers n'ont pas pu être lus." in lues[-1].message
    assert "il reste 3\u00a0erreurs," in lues[-1].message


def test_trop_de_fichiers_illisibles_sont_comptes() -> None:
    erreurs = tuple(FileError(f"{n}.yaml", "unreadable", "Interdit.") for n in range(13))
    lues = commandes(passage_de(constat(), errors=erreurs))
    assert len(lues) == 11
    assert "il reste 3\u00a0fichiers et 1\u00a0erreur," in lues[-1].message


def test_un_passage_sans_rien_a_dire_donne_les_verdicts() -> None:
    run = passage({"a.yaml": dossier(), "b.yaml": dossier()})
    graves = [lue for lue in commandes(run) if lue.nom != "notice"]
    assert graves == []
    (seule,) = commandes(passage_de(constat(suppressed=Suppression("config", "accord", None))))
    assert seule.message == "1\u00a0dossier contrôlé\u00a0: 1\u00a0non conforme."
    (vide,) = commandes(RunResult("0.1.0", run.today, ()))
    assert vide.message == "0\u00a0dossier contrôlé."


def test_un_choix_de_regles_se_dit() -> None:
    lues = commandes(passage_de(constat(), partial=True, selected=("STR009", "BUD014")))
    assert "Contrôle fait sur 2\u00a0règles choisies." in lues[-1].message


@given(message=st.text(min_size=1), chemin=st.text(min_size=1), aide=st.text())
def test_tout_texte_revient_tel_qu_il_se_montre(message: str, chemin: str, aide: str) -> None:
    lue, _ = commandes(passage_de(constat(message=message, help=aide), path=chemin))
    assert lue.nom == "error"
    assert lue.proprietes["file"] == visible(chemin)
    assert lue.message.split("\n")[0] == visible(message)
    assert lue.proprietes["title"] == "STR009 siret-cle"


def test_un_dossier_mechant_ne_commande_rien() -> None:
    run = passage({"m.yaml": mechant()})
    trouves = [finding for file in run.files for finding in file.active]
    assert any("::error::vu" in finding.message for finding in trouves)
    lues = commandes(run)
    attendus = Counter(_COMMANDES[finding.severity] for finding in trouves)
    assert max(attendus.values()) < 10
    assert Counter(lue.nom for lue in lues[:-1]) == attendus
    assert {lue.proprietes["file"] for lue in lues[:-1]} == {"m.yaml"}


def test_un_nom_de_fichier_mechant_non_plus() -> None:
    nom = f"{MECHANT}{MOITIE}.yaml"
    run = passage_de(constat(), path=nom, errors=(FileError(nom, "internal", MECHANT),))
    erreur, place, _ = commandes(run)
    assert erreur.proprietes["file"] == place.proprietes["file"] == visible(nom)
    assert erreur.message == visible(MECHANT)


@dataclass(frozen=True, slots=True)
class _Repete(Collection[DossierResult]):
    """The same dossier many times over, read only from end to end."""

    file: DossierResult
    fois: int

    def __iter__(self) -> Iterator[DossierResult]:
        return (self.file for _ in range(self.fois))

    def __len__(self) -> int:
        return self.fois

    def __contains__(self, file: object) -> bool:
        return file == self.file


def test_un_grand_lot_tient_en_trente_lignes() -> None:
    run = passage_de(*(constat(severity=niveau) for niveau in Severity))
    (file,) = run.files
    morceaux = list(github.render(replace(run, files=_Repete(file, 5_000))))
    assert len(morceaux) == 30
    assert all(morceau.count("\n") == 1 for morceau in morceaux)
    assert "5000\u00a0erreurs, 5000\u00a0avertissements et 5000\u00a0infos" in morceaux[-1]


def test_la_commande_ecrit_ces_lignes(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(tmp_path)
    Path("d.yaml").write_text(siret_faux(), encoding="utf-8")
    assert cvslint(["check", "d.yaml", "absent.yaml", "--today", "2025-10-01", "-o", "github"]) == 2
    lues = [lire(ligne) for ligne in capsys.readouterr().out.splitlines()]
    assert [(lue.nom, lue.proprietes.get("file")) for lue in lues[:2] if lue is not None] == [
        ("error", "absent.yaml"),
        ("error", "d.yaml"),
    ]


_COMMANDES = {Severity.ERREUR: "error", Severity.AVERTISSEMENT: "warning", Severity.INFO: "notice"}

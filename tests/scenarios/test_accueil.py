"""``cvslint`` alone: the dossiers of the folder on a terminal, the help elsewhere, a window that waits on Windows."""

from __future__ import annotations

import builtins
import ctypes
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from unittest import mock

import pytest
from commande import en_memoire, en_vrai, environnement, ligne_de_commande
from terminal import Terminal

from cvslint.cli import accueil

sans_windows = pytest.mark.skipif(sys.platform == "win32", reason="Windows n'a pas de pseudo-terminal")


@pytest.fixture
def sans_attente() -> Iterator[mock.Mock]:
    """Nobody is waited for; the mock tells whether someone would have been."""
    with mock.patch.object(builtins, "input", return_value="") as attente:
        yield attente


def test_les_dossiers_avec_leur_verdict_et_les_trois_commandes(bureau: Path, sans_attente: mock.Mock) -> None:
    issue = en_memoire(terminal=True, env={"NO_COLOR": "1"})
    lignes = [" ".join(ligne.replace("\u00a0", " ").split()) for ligne in issue.out.splitlines()]
    assert issue.code == 0
    assert lignes[0].startswith("bon.yaml conforme")
    assert lignes[1].startswith("faux.yaml non conforme (1 à corriger")
    assert lignes[2].startswith("illisible.yaml illisible")
    assert lignes[3].startswith("sans-date.yaml ")
    for commande, _ in accueil.COMMANDES:
        assert f" {commande} " in issue.out
    sans_attente.assert_not_called()


def test_ailleurs_que_sur_un_terminal_l_aide(bureau: Path) -> None:
    issue = en_vrai()
    assert issue.code == 0
    assert "Usage" in issue.out or "Utilisation" in issue.out
    assert "bon.yaml" not in issue.out


@pytest.mark.parametrize("colonnes", [60, 80])
def test_aucune_ligne_ne_depasse_de_la_fenetre(bureau: Path, bon: str, colonnes: int) -> None:
    (bureau / f"{'un-nom-' * 5}long.yaml").write_text(
        bon.replace("siret: 999", "siret: 998"), encoding="utf-8"
    )
    issue = en_memoire(terminal=True, env={"NO_COLOR": "1", "COLUMNS": str(colonnes)})
    assert max(map(len, issue.out.splitlines())) <= colonnes


def test_un_dossier_vide_dit_comment_commencer(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "dedans").mkdir()
    (tmp_path / "dedans" / "x.yaml").write_text("a: 1\n", encoding="utf-8")
    (tmp_path / ".cache.yaml").write_text("a: 1\n", encoding="utf-8")
    issue = en_memoire(terminal=True)
    assert issue.code == 0
    assert "cvslint init --interactif" in issue.out
    assert "x.yaml" not in issue.out


def test_un_grand_dossier_ne_montre_que_les_premiers(bureau: Path, bon: str) -> None:
    for rang in range(accueil.DOSSIERS_MONTRES):
        (bureau / f"a{rang:02}.yaml").write_text(bon, encoding="utf-8")
    issue = en_memoire(terminal=True, env={"NO_COLOR": "1"})
    assert "a19.yaml" in issue.out
    assert "bon.yaml" not in issue.out
    assert "4 autres dossiers" in issue.out.replace("\u00a0", " ")


@pytest.mark.skipif(sys.platform == "win32", reason="Windows n'ouvre pas un fichier qui se nomme ainsi")
def test_un_nom_piege_ne_commande_pas_le_terminal(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, bon: str
) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "\x1b[31mrouge.yaml").write_text(bon, encoding="utf-8")
    issue = en_memoire(terminal=True, env={"NO_COLOR": "1"})
    assert "\x1b" not in issue.out
    assert "rouge.yaml" in issue.out


@sans_windows
def test_sur_un_vrai_terminal_rien_n_est_attendu(bureau: Path) -> None:
    with Terminal(ligne_de_commande(), environnement({}), colonnes=60) as terminal:
        dit = terminal.attendre_la_fin()
    assert terminal.code == 0
    assert "bon.yaml" in dit
    assert "Entrée pour fermer" not in dit


class _Windows:
    """The console of Windows as far as it is asked: the programs in it, by the path of their file."""

    def __init__(self, programmes: list[str], *, muet: bool = False) -> None:
        self.kernel32 = self
        self._programmes = programmes
        self._muet = muet
        self.OpenProcess: Callable[..., int] = mock.Mock(side_effect=lambda _droit, _herite, numero: numero)
        self.fermes = 0

    def GetConsoleProcessList(self, numeros: ctypes.Array[ctypes.c_uint32], combien: int) -> int:  # noqa: N802
        for rang in range(min(len(self._programmes), combien)):
            numeros[rang] = rang + 1
        return len(self._programmes)

    def QueryFullProcessImageNameW(self, processus, _forme, chemin, _taille) -> int:  # type: ignore[no-untyped-def] # noqa: N802
        if self._muet:
            return 0
        chemin.value = self._programmes[processus.value - 1]
        return 1

    def CloseHandle(self, _processus: object) -> None:  # noqa: N802
        self.fermes += 1


LANCEUR, PYTHON, INVITE = r"C:\Outils\cvslint.exe", r"C:\Python311\Python.EXE", r"C:\Windows\System32\cmd.exe"


@pytest.mark.parametrize(
    ("programmes", "attend"),
    [
        ([PYTHON], True),
        ([PYTHON, LANCEUR], True),
        ([PYTHON, LANCEUR, INVITE], False),
        ([PYTHON, r"C:\Program Files\PowerShell\pwsh.exe"], False),
        ([], False),
        ([PYTHON] * 65, False),
    ],
)
@pytest.mark.parametrize("vide", [False, True])
def test_sous_windows_la_fenetre_attend_quand_elle_se_fermerait(
    bureau: Path, programmes: list[str], attend: bool, vide: bool, sans_attente: mock.Mock
) -> None:
    if vide:
        for fichier in bureau.iterdir():
            fichier.unlink()
    faux = _Windows(programmes)
    with (
        mock.patch.object(accueil.sys, "platform", "win32"),
        mock.patch.object(ctypes, "windll", faux, create=True),
    ):
        issue = en_memoire(terminal=True)
    assert issue.code == 0
    assert sans_attente.called == attend
    assert faux.fermes == faux.OpenProcess.call_count  # type: ignore[attr-defined]


def test_sous_windows_un_programme_qu_on_ne_peut_pas_nommer_ne_fait_pas_attendre() -> None:
    with (
        mock.patch.object(accueil.sys, "platform", "win32"),
        mock.patch.object(ctypes, "windll", _Windows([PYTHON], muet=True), create=True),
    ):
        assert not accueil.seule_dans_sa_console()


def test_sous_windows_fermer_la_fenetre_pendant_l_attente_n_est_pas_une_panne(bureau: Path) -> None:
    with (
        mock.patch.object(accueil, "seule_dans_sa_console", return_value=True),
        mock.patch.object(builtins, "input", side_effect=EOFError),
    ):
        issue = en_memoire(terminal=True)
    assert (issue.code, issue.erreurs) == (0, b"")


def test_ailleurs_que_sous_windows_rien_n_attend() -> None:
    with mock.patch.object(accueil.sys, "platform", "linux"):
        assert not accueil.seule_dans_sa_console()

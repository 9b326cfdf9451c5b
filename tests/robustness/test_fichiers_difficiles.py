"""Files that cannot be read, or not as they are: each is told in a sentence, and the others are still checked."""

from __future__ import annotations

import os
import socket
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from mutations import BASE

from cvslint import batch
from cvslint.batch import Found, discover, read
from cvslint.document.source import MAX_BYTES, read_source
from cvslint.globs import Pattern
from cvslint.result import FileError

Geste = Callable[[Path], object]

PROFONDEUR = 1_500
"""How many folders lie one in the other: more than Python lets a function call itself."""


@pytest.fixture(autouse=True)
def ici(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An empty folder, where the run takes place."""
    monkeypatch.chdir(tmp_path)
    return tmp_path


def lu(nom: str) -> bytes | FileError:
    return read(Found(nom, nom))


def refus(nom: str) -> FileError:
    """Why the file ``nom`` cannot be read."""
    dit = lu(nom)
    assert isinstance(dit, FileError)
    assert dit.message.endswith(".")
    return dit


@pytest.fixture
def prise() -> Iterator[str]:
    """A socket under the name of a dossier."""
    with socket.socket(socket.AF_UNIX) as ouverte:
        ouverte.bind("prise.yaml")
        yield "prise.yaml"


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="pipes with a name are a thing of Unix")
def test_un_tube_ou_une_prise_sont_nommes_et_rien_n_attend(prise: str) -> None:
    os.mkfifo("tube.yaml")
    assert (refus("tube.yaml").kind, refus(prise).kind) == ("unreadable", "unreadable")
    assert "un tube" in refus("tube.yaml").message
    assert "une prise" in refus(prise).message
    assert "un périphérique" in refus(os.devnull).message
    assert [trouve.name for trouve in discover(["."])[0]] == ["prise.yaml", "tube.yaml"]


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="pipes with a name are a thing of Unix")
def test_un_fichier_devenu_un_tube_avant_d_etre_ouvert_ne_fait_pas_attendre(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    Path("d.yaml").write_text(BASE, encoding="utf-8")
    ordinaire = os.stat("d.yaml")
    Path("d.yaml").unlink()
    os.mkfifo("d.yaml")
    monkeypatch.setattr(batch.os, "stat", lambda *_: ordinaire)
    assert "un tube" in refus("d.yaml").message


CHANGEMENTS: dict[str, Geste] = {
    "tronqué": lambda fichier: os.truncate(fichier, 10),
    "allongé": lambda fichier: fichier.write_text(BASE * 2, encoding="utf-8"),
    "récrit à la même taille": lambda fichier: (
        fichier.write_text(BASE.upper(), encoding="utf-8"),
        os.utime(fichier, (1, 1)),
    ),
}


@pytest.mark.parametrize("geste", CHANGEMENTS)
def test_un_fichier_qui_change_pendant_sa_lecture_est_dit(
    geste: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    fichier = Path("d.yaml")
    fichier.write_text(BASE, encoding="utf-8")
    pendant_la_lecture(monkeypatch, lambda: CHANGEMENTS[geste](fichier))
    dit = refus("d.yaml")
    assert (dit.kind, "a changé pendant sa lecture" in dit.message) == ("unreadable", True)


def test_un_fichier_efface_pendant_sa_lecture_a_ete_lu(monkeypatch: pytest.MonkeyPatch) -> None:
    fichier = Path("d.yaml")
    fichier.write_text(BASE, encoding="utf-8")
    pendant_la_lecture(monkeypatch, fichier.unlink)
    assert lu("d.yaml") == BASE.encode()
    assert refus("d.yaml").kind == "not-found"


def pendant_la_lecture(monkeypatch: pytest.MonkeyPatch, geste: Callable[[], object]) -> None:
    """Does ``geste`` once, right after a file was opened and looked at."""
    vrai, gestes = os.fstat, [geste]

    def fstat(descripteur: int) -> os.stat_result:
        vu = vrai(descripteur)
        if gestes:
            gestes.pop()()
        return vu

    monkeypatch.setattr(batch.os, "fstat", fstat)


def test_un_fichier_efface_entre_la_liste_et_la_lecture_est_dit() -> None:
    Path("d.yaml").write_text(BASE, encoding="utf-8")
    (trouve,), _ = discover(["."])
    Path("d.yaml").unlink()
    dit = read(trouve)
    assert isinstance(dit, FileError) and dit.kind == "not-found"


def test_un_grand_fichier_n_est_pas_lu_jusqu_au_bout() -> None:
    with open("gros.yaml", "wb") as gros:
        gros.truncate(50 * 1024 * MAX_BYTES)  # fifty gigabytes, none of them on the disk
    donnees = lu("gros.yaml")
    assert isinstance(donnees, bytes) and len(donnees) == MAX_BYTES + 1
    assert [faute.code for faute in read_source(donnees).faults] == ["YML004"]


def test_un_fichier_juste_a_la_limite_est_lu() -> None:
    Path("d.yaml").write_bytes(b"a: 1\n#".ljust(MAX_BYTES, b"x"))
    donnees = lu("d.yaml")
    assert isinstance(donnees, bytes) and read_source(donnees).faults == ()


@pytest.fixture
def interdit(monkeypatch: pytest.MonkeyPatch) -> None:
    """Forbids, as the system does to anyone but its administrator, all that is called ``prive``."""
    for nom in ("open", "scandir"):
        vrai = getattr(os, nom)

        def ouvre(chemin: object, *reste: object, vrai: Callable[..., object] = vrai) -> object:
            if "prive" in str(chemin):
                raise PermissionError(13, "Permission denied", str(chemin))
            return vrai(chemin, *reste)

        monkeypatch.setattr(batch.os, nom, ouvre)


@pytest.mark.usefixtures("interdit")
def test_un_fichier_interdit_est_dit() -> None:
    Path("prive.yaml").write_text(BASE, encoding="utf-8")
    dit = refus("prive.yaml")
    assert (dit.kind, "interdite" in dit.message) == ("unreadable", True)


@pytest.mark.usefixtures("interdit")
def test_un_dossier_interdit_est_dit_et_les_autres_parcourus() -> None:
    for nom in ("a", "prive", "z"):
        Path(nom).mkdir()
        Path(nom, "d.yaml").write_text(BASE, encoding="utf-8")
    trouves, erreurs = discover(["."])
    assert [trouve.name for trouve in trouves] == ["a/d.yaml", "z/d.yaml"]
    assert [(erreur.path, erreur.kind) for erreur in erreurs] == [("prive", "unreadable")]
    assert discover(["."], exclude=[Pattern("prive", os.getcwd())])[1] == []


@pytest.fixture
def abime(ici: Path) -> Iterator[None]:
    """Folders one in the other, deeper than a function may call itself, taken away afterwards step by step."""
    for _ in range(PROFONDEUR):
        os.mkdir("d")
        os.chdir("d")
    os.chdir(ici)
    yield
    for _ in range(PROFONDEUR):
        os.chdir("d")
    for _ in range(PROFONDEUR):
        os.chdir("..")
        os.rmdir("d")


@pytest.mark.usefixtures("abime")
def test_des_dossiers_tres_profonds_sont_parcourus_sans_tomber() -> None:
    Path("e.yaml").write_text(BASE, encoding="utf-8")
    trouves, erreurs = discover(["."])
    assert [trouve.name for trouve in trouves] == ["e.yaml"]
    # Where the system has a limit to the length of a path, the folder beyond it is told.
    assert {(erreur.kind, erreur.path[:4]) for erreur in erreurs} <= {("unreadable", "d/d/")}


def test_des_liens_en_rond_ne_tournent_pas() -> None:
    Path("a/b").mkdir(parents=True)
    Path("a/b/retour").symlink_to(Path("a").absolute())
    Path("x.yaml").symlink_to("y.yaml")
    Path("y.yaml").symlink_to("x.yaml")
    trouves, erreurs = discover(["."])
    assert ([trouve.name for trouve in trouves], erreurs) == (["x.yaml", "y.yaml"], [])
    assert "lui-même" in refus("x.yaml").message
    assert discover(["a/b/retour"]) == ([], [])

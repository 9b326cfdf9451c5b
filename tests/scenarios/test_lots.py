"""A folder of dossiers: the same report whatever the number of processes, and what goes wrong costs one file."""

from __future__ import annotations

import datetime as dt
import json
import os
import re
import shutil
import signal
import sys
from collections.abc import Iterator
from functools import partial
from pathlib import Path
from unittest import mock

import pytest
from commande import Issue, en_memoire
from hypothesis import given, settings
from hypothesis import strategies as st

from cvslint import running, workload
from cvslint.batch import discover
from cvslint.report import html, json_report
from cvslint.running import Examined
from cvslint.selection import Choix
from cvslint.session import Session

RACINE = Path(__file__).parents[2]

fork = pytest.mark.skipif(sys.platform != "linux", reason="les processus n'y héritent pas des essais")


@pytest.fixture(scope="module")
def lot(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The examples twice, so that each has its double; an older version of some; files that are no dossiers."""
    lot = tmp_path_factory.mktemp("lot")
    for tour in ("a", "b"):
        shutil.copytree(RACINE / "examples", lot / tour)
    for rang, fichier in enumerate(sorted((RACINE / "examples" / "conformes").glob("*.yaml"))):
        texte = fichier.read_text(encoding="utf-8")
        autre = re.sub(r"(?m)^( +denomination: ).*$", rf"\1Autre structure {rang}", texte, count=1)
        (lot / f"version-{rang}.yaml").write_text(autre, encoding="utf-8")
    (lot / "vide.yaml").write_bytes(b"")
    (lot / "latin.yaml").write_bytes("porteur:\n  denomination: Les Épis\n".encode("latin-1"))
    (lot / "tronque.yml").write_text("porteur: [\n", encoding="utf-8")
    (lot / "lien.yaml").symlink_to(lot / "absent.yaml")
    return lot


def rapport(lot: Path, jobs: int, chunk: int) -> tuple[str, str]:
    """The JSON report and the page, the rules across dossiers included."""
    choix = Choix(extend_select=("LOT",))
    session = Session(today=dt.date(2025, 10, 1), choix=choix, portrait=True)
    session.prepare()
    trouves, erreurs = discover([str(lot)])
    with mock.patch.object(running, "chunks", partial(workload.chunks, most=chunk)):
        run = session.run(trouves, erreurs, jobs=jobs)
    return "".join(json_report.render(run)), "".join(html.render(run))


@pytest.fixture(scope="module")
def seul(lot: Path) -> tuple[str, str]:
    """The reports of one process that takes all files at once."""
    return rapport(lot, 1, 1000)


@fork
@settings(max_examples=6)
@given(jobs=st.integers(1, 4), chunk=st.integers(1, 40))
def test_le_meme_rapport_avec_un_ou_plusieurs_processus(
    lot: Path, seul: tuple[str, str], jobs: int, chunk: int
) -> None:
    assert rapport(lot, jobs, chunk) == seul


def test_ce_lot_a_de_tout(seul: tuple[str, str]) -> None:
    """Without which the test above would say little."""
    ecrit = json.loads(seul[0])
    regles = ecrit["summary"]["by_rule"]
    assert {"LOT001", "LOT002", "LOT004"} <= regles.keys()
    assert all(ecrit["summary"]["by_verdict"].values())
    assert [erreur["kind"] for erreur in ecrit["errors"]] == ["not-found"]
    assert len(ecrit["files"]) > 60


def test_des_processus_qui_ne_savent_rien_rendent_le_meme_rapport(
    lot: Path, seul: tuple[str, str], monkeypatch: pytest.MonkeyPatch
) -> None:
    from cvslint import parallel

    monkeypatch.setattr(parallel.answers, "__defaults__", ("spawn",))
    assert rapport(lot, 2, 20) == seul


@pytest.fixture
def dossiers(tmp_path: Path, bon: str, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The current folder, with thirty sound dossiers."""
    monkeypatch.chdir(tmp_path)
    for rang in range(30):
        (tmp_path / f"{rang:02}.yaml").write_text(bon, encoding="utf-8")
    return tmp_path


def controle(*mots: str, a: str, quoi: int, monkeypatch: pytest.MonkeyPatch) -> Issue:
    """Runs the command; a signal comes when the file named ``a`` is checked: to whoever checks it, or to the first
    process when it is SIGINT."""
    examine, premier = Session.examine, os.getpid()

    def examine_et_recoit(self: Session, data: bytes, name: str) -> Examined:
        if name == a:
            os.kill(premier if quoi == signal.SIGINT else os.getpid(), quoi)
        return examine(self, data, name)

    monkeypatch.setattr(Session, "examine", examine_et_recoit)
    return en_memoire("check", *mots)


@fork
def test_un_processus_qui_meurt_coute_un_dossier(dossiers: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    mots = ("-o", "json", "--jobs", "2")
    issue = controle(*mots, a="07.yaml", quoi=signal.SIGKILL, monkeypatch=monkeypatch)
    ecrit = json.loads(issue.out)
    assert [fichier["path"] for fichier in ecrit["files"]] == [f"{n:02}.yaml" for n in range(30) if n != 7]
    (erreur,) = ecrit["errors"]
    assert (erreur["path"], erreur["kind"]) == ("07.yaml", "internal")
    assert "s'est arrêté net" in erreur["message"]
    assert "Traceback" not in issue.err
    assert issue.code == 2


@pytest.fixture
def ctrl_c() -> Iterator[None]:
    """Ctrl-C interrupts, even where tests run in a shell's background, which ignores it."""
    before = signal.signal(signal.SIGINT, signal.default_int_handler)
    yield
    signal.signal(signal.SIGINT, before)


@pytest.mark.parametrize("jobs", ["1", pytest.param("2", marks=fork)])
@pytest.mark.parametrize("sortie", ["texte", "json"])
def test_ctrl_c_rend_ce_qui_est_fait(
    dossiers: Path, ctrl_c: None, jobs: str, sortie: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(running, "chunks", partial(workload.chunks, most=1))
    mots = ("-o", sortie, "--jobs", jobs)
    issue = controle(*mots, a="03.yaml", quoi=signal.SIGINT, monkeypatch=monkeypatch)
    assert issue.code == 2
    assert "Interrompu : rapport partiel, " in issue.err
    assert "00.yaml" in issue.out
    assert "29.yaml" not in issue.out
    assert "Contrôle interrompu\u00a0: ce fichier et " in issue.out
    if sortie == "json":
        ecrit = json.loads(issue.out)
        assert 1 <= ecrit["summary"]["files"] < 30
        assert len(ecrit["errors"]) == 1


@pytest.mark.parametrize("jobs", ["0", "-1", "deux", "1.5", "", "9" * 5000, "٣"])
def test_un_nombre_de_processus_qui_n_en_est_pas_un(bureau: Path, jobs: str) -> None:
    issue = en_memoire("check", "--jobs", jobs)
    assert issue.code == 2
    assert "n'est pas un nombre de processus" in issue.err
    assert issue.sortie == b""


@pytest.mark.parametrize("jobs", ["auto", "AUTO", "1", "3"])
def test_le_nombre_de_processus_ne_change_rien(bureau: Path, jobs: str) -> None:
    assert en_memoire("check", "--jobs", jobs) == en_memoire("check")


def test_statistics_remplace_les_constats(bureau: Path) -> None:
    texte = en_memoire("check", "--statistics")
    assert " 1  STR009  siret-cle" in texte.out
    assert "À corriger" not in texte.out
    assert "faux.yaml" not in texte.out
    court = en_memoire("check", "--statistics", "-o", "court")
    assert court.out.splitlines() == [
        ligne for ligne in texte.out.splitlines() if re.match(r" +\d+  ", ligne)
    ]
    assert texte.code == court.code == en_memoire("check").code == 1


@pytest.mark.parametrize("format_", ["json", "csv", "resume", "markdown"])
def test_statistics_laisse_les_autres_formats(bureau: Path, format_: str) -> None:
    assert en_memoire("check", "--statistics", "-o", format_) == en_memoire("check", "-o", format_)


def test_statistics_dans_un_fichier(bureau: Path) -> None:
    en_memoire("check", "--statistics", "-o", "texte=s.txt")
    assert (bureau / "s.txt").read_text(encoding="utf-8") == en_memoire("check", "--statistics").out

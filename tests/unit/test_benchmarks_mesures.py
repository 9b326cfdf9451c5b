"""The bench runs each command in its turn and within its limits; its guard lets nothing dearer pass."""

from __future__ import annotations

import json
import subprocess
import sys
from dataclasses import replace
from pathlib import Path as FilePath
from subprocess import PIPE

import instructions
import pytest
from banc import chrono
from banc.bancs import relever
from banc.chrono import TROP_LONG, Commande, Cout, lancer, mesurer_en_alternance
from banc.ensemble import memoire_de_la_session
from banc.installation import PasInstalle, installer_de_npm
from banc.schema import assouplir

pytestmark = pytest.mark.skipif(
    sys.platform != "linux", reason="the bench asks the kernel of Linux what a command cost"
)

# -- running ---------------------------------------------------------------------------------------------------


def _python(nom: str, code: str) -> Commande:
    return Commande(nom, (sys.executable, "-S", "-c", code), FilePath(__file__).parent)


def test_une_commande_est_mesuree_chacune_a_son_tour(tmp_path: FilePath) -> None:
    trace = tmp_path / "trace"
    commandes = [_python(nom, f"open({str(trace)!r}, 'a').write({nom!r})") for nom in ("a", "b")]
    mesures = mesurer_en_alternance(commandes, 2)
    assert trace.read_text() == "ababab"
    assert [(nom, mesure.tours, mesure.code) for nom, mesure in mesures.items()] == [("a", 2, 0), ("b", 2, 0)]


def test_une_commande_lente_a_moins_de_tours(monkeypatch: pytest.MonkeyPatch) -> None:
    durees = {"vite": 1.0, "lente": 10.0, "interminable": 100.0}
    monkeypatch.setattr(chrono, "lancer", lambda commande: Cout(1.0, durees[commande.nom], 1, 0))
    mesures = mesurer_en_alternance([_python(nom, "") for nom in durees], 3)
    assert {nom: mesure.tours for nom, mesure in mesures.items()} == {
        "vite": 3,
        "lente": 2,
        "interminable": 1,
    }


def test_une_commande_qui_echoue_n_a_pas_de_chiffre() -> None:
    commandes = [_python("juste", "raise SystemExit(1)"), _python("panne", "raise SystemExit(2)")]
    commandes[0] = replace(commandes[0], attendu=1)
    juste, panne = relever("lot", "propres", 1, commandes, 1)
    assert juste.mesure is not None and juste.mesure.code == 1
    assert panne.mesure is None and panne.note == "non mesuré : sort avec le code 2"


def test_une_commande_sans_fin_est_arretee() -> None:
    cout = lancer(_python("sans fin", "while True: pass"), limite=1)
    assert cout.code == TROP_LONG


PARENT = """
import subprocess, sys
texte = bytearray(60_000_000)
enfant = subprocess.Popen([sys.executable, "-S", "-c", "x = bytearray(60_000_000); print('ici', flush=True); input()"])
enfant.wait()
"""


def test_la_memoire_est_celle_de_tous_les_processus() -> None:
    """A parent and its child hold 60 MB each until they are told to go: together they take what none has alone."""
    commande = (sys.executable, "-S", "-c", PARENT)
    with subprocess.Popen(commande, stdin=PIPE, stdout=PIPE, start_new_session=True) as parent:
        assert parent.stdin is not None and parent.stdout is not None
        parent.stdout.readline()
        assert memoire_de_la_session(parent.pid) > 110_000
        parent.stdin.write(b"\n")


def test_node_absent_est_dit(tmp_path: FilePath, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))
    with pytest.raises(PasInstalle, match="node ou npm absent"):
        installer_de_npm(tmp_path / "node")


def test_le_schema_d_ajv_accepte_un_objet_ou_il_faut_un_texte() -> None:
    schema = {
        "properties": {"date": {"type": "string"}, "n": {"type": ["integer", "null"]}},
        "enum": ["string"],
    }
    assert assouplir(schema) == {
        "properties": {"date": {"type": ["string", "object"]}, "n": {"type": ["integer", "null"]}},
        "enum": ["string"],
    }


# -- the guard -------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("compte", "passe", "phrase"),
    [
        (1000, True, "C'est 0,0 % sous le plafond de 1000."),
        (950, True, "C'est 5,0 % sous le plafond de 1000."),
        (1001, False, "C'est 0,1 % au-dessus du plafond de 1000"),
        (800, True, "Abaissez-le, pour garder ce gain"),
    ],
)
def test_la_garde_refuse_au_dessus_du_plafond(compte: int, passe: bool, phrase: str) -> None:
    verdict, dit = instructions.juger(compte, 1000)
    assert verdict is passe and phrase in dit


def test_la_garde_compte_et_refuse(monkeypatch: pytest.MonkeyPatch, tmp_path: FilePath) -> None:
    plafond = tmp_path / "plafond.json"
    plafond.write_text(json.dumps({instructions.ici(): 1000}), encoding="utf-8")
    monkeypatch.setattr(instructions, "PLAFOND", plafond)
    monkeypatch.setattr(instructions.shutil, "which", str)
    for compte, code in ((999, 0), (1001, 1)):
        monkeypatch.setattr(instructions, "compter", lambda *_, compte=compte: [compte])
        assert instructions.main(["--garde"]) == code


def test_le_plafond_est_releve_a_la_demande(monkeypatch: pytest.MonkeyPatch, tmp_path: FilePath) -> None:
    plafond = tmp_path / "plafond.json"
    plafond.write_text('{"ailleurs": 7}', encoding="utf-8")
    monkeypatch.setattr(instructions, "PLAFOND", plafond)
    monkeypatch.setattr(instructions.shutil, "which", str)
    monkeypatch.setattr(instructions, "compter", lambda *_: [1000, 100])
    assert instructions.main(["--plafond"]) == 0
    assert json.loads(plafond.read_text(encoding="utf-8")) == {"ailleurs": 7, instructions.ici(): 1100}


def test_la_garde_dit_qu_elle_n_a_pas_de_plafond(
    monkeypatch: pytest.MonkeyPatch, tmp_path: FilePath, capsys: pytest.CaptureFixture[str]
) -> None:
    plafond = tmp_path / "plafond.json"
    plafond.write_text("{}", encoding="utf-8")
    monkeypatch.setattr(instructions, "PLAFOND", plafond)
    monkeypatch.setattr(instructions.shutil, "which", str)
    assert instructions.main(["--garde"]) == 0
    assert "Pas de plafond pour" in capsys.readouterr().out


def test_sans_valgrind_rien_n_est_compte(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(instructions.shutil, "which", lambda _: None)
    assert instructions.main([]) == 2
    assert "valgrind est absent" in capsys.readouterr().err

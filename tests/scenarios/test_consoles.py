"""What consoles change in a report: colours, width, letters that they cannot show. Never the exit code."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest
from commande import en_memoire, en_vrai
from rich.cells import cell_len

pytestmark = pytest.mark.usefixtures("bureau")

EXEMPLES = Path(__file__).parents[2] / "examples"
ECHAPPEMENT = re.compile(r"\x1b\[[0-9;]*m")


@pytest.mark.parametrize(
    ("mots", "env", "terminal", "coloree"),
    [
        ((), {}, True, True),
        ((), {}, False, False),
        ((), {"TERM": "dumb"}, True, False),
        ((), {"NO_COLOR": "1"}, True, False),
        ((), {"NO_COLOR": ""}, True, True),
        ((), {"FORCE_COLOR": "1"}, False, True),
        ((), {"CLICOLOR_FORCE": "1"}, False, True),
        ((), {"CLICOLOR_FORCE": "0"}, False, False),
        ((), {"NO_COLOR": "1", "FORCE_COLOR": "1"}, False, False),
        (("--color", "never"), {"FORCE_COLOR": "1"}, True, False),
        (("--color", "always"), {"NO_COLOR": "1"}, False, True),
        (("--color", "always"), {"TERM": "dumb"}, False, True),
        (("--color", "auto"), {}, True, True),
    ],
)
def test_les_couleurs(mots: tuple[str, ...], env: dict[str, str], terminal: bool, coloree: bool) -> None:
    issue = en_memoire("check", "faux.yaml", *mots, terminal=terminal, env={"COLUMNS": "100", **env})
    assert issue.code == 1
    assert ("\x1b[" in issue.out) is coloree
    assert ECHAPPEMENT.sub("", issue.out) == en_memoire("check", "faux.yaml", env={"COLUMNS": "100"}).out


def test_un_format_pour_machines_n_a_pas_de_couleurs() -> None:
    for mots in (("-o", "court"), ("-o", "json"), ("-o", "texte=r.txt")):
        assert b"\x1b" not in en_memoire("check", "faux.yaml", "--color", "always", *mots).sortie
    assert b"\x1b" not in Path("r.txt").read_bytes()


@pytest.mark.parametrize("colonnes", [60, 80, 120])
@pytest.mark.parametrize("verbeux", [(), ("-v",), ("-q",)], ids=["bref", "verbeux", "verdict"])
def test_aucune_ligne_n_est_plus_large_que_la_fenetre(
    colonnes: int, verbeux: tuple[str, ...], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(EXEMPLES)
    sortie = en_memoire("check", ".", *verbeux, env={"COLUMNS": str(colonnes)}).out
    larges = [ligne for ligne in sortie.splitlines() if cell_len(ligne) > colonnes]
    # A word without a space cannot be cut: it is copied as it is, alone on its line.
    assert [ligne for ligne in larges if len(ligne.split()) > 1] == []


def test_une_longue_ligne_est_montree_autour_du_signe(faux: str) -> None:
    long = faux.replace("siret: 999", f"siret: {'0' * 400} 999")
    Path("long.yaml").write_text(long, encoding="utf-8")
    lignes = en_memoire("check", "long.yaml", "--select", "STR", env={"COLUMNS": "60"}).out.splitlines()
    extraits = [ligne for ligne in lignes if re.match(r" +14 │", ligne)]
    assert extraits and all(cell_len(ligne) <= 60 and "…" in ligne for ligne in extraits)


@pytest.mark.parametrize("encodage", ["cp1252", "cp850", "ascii"])
@pytest.mark.parametrize(("nom", "code"), [("bon.yaml", 0), ("nasty.yaml", 1)])
def test_une_console_pauvre_ne_change_rien_au_controle(faux: str, encodage: str, nom: str, code: int) -> None:
    riche = faux.replace("Jardiner ensemble : un", "Œuvre d’été ✓ 15\u202f000 € 😀 日本 : un")
    Path("nasty.yaml").write_text(riche, encoding="utf-8")
    for sortie in ("texte", "court"):
        issue = en_memoire("check", nom, "-o", sortie, encodage=encodage)
        assert (issue.code, issue.erreurs) == (code, b"")
        if sortie == "texte":
            issue.sortie.decode(encodage)
        if code:
            assert b"STR009" in issue.sortie
    clair = en_memoire("check", nom, "-o", "json").sortie
    assert en_memoire("check", nom, "-o", "json", encodage=encodage).sortie == clair
    en_memoire("check", nom, "-o", "texte=r.txt", encodage=encodage)
    assert Path("r.txt").read_text(encoding="utf-8") == en_memoire("check", nom).out


@pytest.mark.parametrize("encodage", ["cp1252", "cp850", "ascii"])
def test_la_vraie_commande_sur_une_console_pauvre(encodage: str) -> None:
    env = {"PYTHONIOENCODING": encodage, "PYTHONUTF8": "0"}
    issue = en_vrai("check", "faux.yaml", "absent.yaml", "-o", "court", env=env)
    assert issue.code == 2
    assert b"STR009" in issue.sortie and b"Traceback" not in issue.erreurs
    issue.erreurs.decode(encodage)


def test_les_dessins_se_contentent_des_lettres_de_la_console() -> None:
    for encodage, absents in (("ascii", "▔✗│─…·"), ("cp850", "▔✗…"), ("cp1252", "▔✗│─")):
        page = en_memoire("check", "faux.yaml", encodage=encodage).sortie.decode(encodage)
        assert not set(absents) & set(page)
        assert "^" in page, "the place is still shown"
    assert "?" not in en_memoire("check", "faux.yaml", encodage="cp1252").sortie.decode("cp1252")
    json.loads(en_memoire("check", "faux.yaml", "-o", "json", encodage="ascii").sortie.decode("utf-8"))

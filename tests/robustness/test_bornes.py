"""Files at the limits of what is read: each ends in a clear answer, with bounded memory and without a hang.

Each is checked by a process of its own. Time is not measured: a limit far above what a check takes stops a hang.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from mutations import BASE, PRODUIT, graves

from cvslint.document.document import read_document
from cvslint.document.fault import MAX_FAULTS
from cvslint.document.intruders import MAX_READ_PAST
from cvslint.fixes import repair
from cvslint.result import DossierResult, Verdict

Controle = Callable[[bytes | str], DossierResult]

MEBIOCTET = 1024 * 1024
PATIENCE = 60
"""Seconds after which a check is stopped, on a machine however busy."""
MEMOIRE = 300 * MEBIOCTET
"""What a check may take at most, in bytes."""

LANCEUR = """
import re, sys
from cvslint.cli.app import run
code = run(sys.argv[1:])
with open("/proc/self/status", encoding="ascii") as etat:
    print(re.search(r"VmHWM:\\s*(\\d+) kB", etat.read())[1], file=sys.stderr)
sys.exit(code)
"""
"""Checks, then tells its own highest memory: what the system counts for a child may include its parent's."""


def rempli(morceau: str, taille: int = MEBIOCTET - 100) -> str:
    """The piece as many times as ``taille`` bytes hold, those of the largest file when not said."""
    return morceau * (taille // len(morceau.encode()))


def numerote(modele: str, nombre: int) -> str:
    """The line ``modele`` so many times, with its number in the place of ``#``."""
    return "".join(modele.replace("#", str(n)) for n in range(nombre))


BOMBE = "a0: &a0 [x, x, x, x, x, x, x, x, x]\n" + "".join(
    f"a{n}: &a{n} [{', '.join([f'*a{n - 1}'] * 9)}]\n" for n in range(1, 12)
)

MONSTRES: dict[str, tuple[str, set[str]]] = {
    "une bombe d'alias": (BOMBE, {"YML004"}),
    "une ligne de dix mégaoctets": ("projet: " + "x" * 10_000_000, {"YML004"}),
    "cent mille niveaux": ("x: " + "[" * 100_000, {"YML004"}),
    "mille quatre cents niveaux de blocs": ("\n".join(" " * n + "a:" for n in range(1_400)), {"YML004"}),
    "un alias de soi": ("projet: &p\n  objectifs: [*p]\n", {"YML004"}),
    "un mébioctet de tirets": (rempli("- "), {"YML004"}),
    "un mébioctet de « 1, »": (f"a: [{rempli('1, ')}]", {"YML004"}),
    "cent mille clés": (numerote("c#: 1\n", 100_000), {"YML004"}),
    "cinq mille documents": ("---\na: 1\n" * 5_000, {"YML001"}),
    "vingt mille %TAG": (numerote("%TAG !#! tag:x,2000:\n", 20_000) + BASE, {"YML001"}),
    "vingt mille %TAG et un document": (numerote("%TAG !#! tag:x,2000:\n", 20_000) + "---\n" + BASE, {"YML005"}),
    "une clé d'un million de lettres": ("k" * 1_000_000 + ": 1\n", {"YML001"}),
    "un nombre de dix mille chiffres": (BASE.replace(PRODUIT, "compte_75: " + "9" * 10_000), {"FMT003"}),
    "quarante-cinq mille clés inconnues": (numerote("cle_#: 1\n", 45_000), {"FMT001", "FMT005", "YML004"}),
    "des clés déguisées": (numerote("cl\u0435_#: #\n", 40_000), {"FMT001", "FMT005", "YML004"}),
    "des guillemets ouverts": (rempli('a: "b\n'), {"YML001"}),
    "des guillemets et leur suite": (rempli('a: "b" c\n'), {"YML001"}),
    "des chevrons et des deux-points": (rempli("a: « b : c\n"), {"YML001"}),
    "une ligne de chevrons": ("a: " + rempli("« x » : "), {"YML001", "FMT001", "FMT005"}),
    "des crochets ouverts": (rempli("a: [b\n"), {"YML001"}),
    "des tabulations": ("a:\n" + "\tb: 1\n" * 170_000, {"YML001"}),
    "seize tabulations par ligne": ("a:\n" + rempli("\t" * 16 + "b: 1\n"), {"YML001"}),
    "un million de tabulations": ("a:\n" + "\t" * 1_000_000 + "b: 1\n", {"YML001"}),
    "des lignes de directive": (rempli("%\n"), {"YML001"}),
    "des échappements": (rempli("\x1b]"), {"YML001"}),
    "des lignes vides": (rempli("\n"), {"YML001"}),
    "des insécables": (rempli("\u00a0\n"), {"YML004"}),
    "des accents convertis deux fois": (rempli("Ã©"), {"YML004"}),
    "des ancres": (numerote("a#: &a# x\n", 50_000), {"YML004"}),
    "des étiquettes": (rempli("a: !x y\n"), {"YML004"}),
    "la même clé": ("x: 1\n" * 100_000, {"YML004"}),
    "un retrait de travers à chaque ligne": ("a:\n" + rempli("   k: 1\n  k: 2\n"), {"YML001"}),
    "des barres obliques": ('a: "' + rempli("\\d") + '"\n', {"YML001"}),
    "des barres à chaque ligne": ('a: "x\n' + rempli("  C:\\Demande\n") + '"\n', {"YML001"}),
    "des dièses entre crochets": (f"l: [{rempli('a #1, ')}]\n", {"YML001", "FMT001", "FMT005"}),
    "des guillemets entre crochets": ("l: [" + rempli('"a" b, ') + "]\n", {"YML001"}),
    "des virgules": (f"l: [{rempli(',')}]\n", {"YML001"}),
    "des deux-points entre accolades": (f"l: {{{rempli('a: b : c, ')}}}\n", {"YML001"}),
    "des guillemets ouverts entre crochets": (rempli('l: ["a, b]\n'), {"YML001"}),
    "des puces": ("l:\n" + rempli("  • nom: x\n"), {"YML004"}),
    "des lignes tracées": (rempli("=====\nc: 1\n"), {"YML001"}),
    "des séparateurs de lignes": (rempli("a: 1\u2028"), {"YML001"}),
    "un nom d'un mébioctet": ("projet:\n  territoires:\n    - " + rempli("Le Parc "), {"FMT005"}),
    "quatorze mille financeurs illisibles": (
        "budget:\n  produits:\n    directes:\n      compte_74:\n        communes:\n"
        + "          - {ville: Lille, credits_specifiques_pv: dix}\n" * 14_000,
        {"FMT003", "FMT005", "YML004"},
    ),
    "trop de réparations": (
        "projet:\n" + numerote("  a#: b : c\n", 25) + numerote("  k#: v\n", 49_000),
        {"YML001"},
    ),
}  # fmt: skip


@pytest.mark.skipif(not Path("/proc/self/status").exists(), reason="the memory is that which Linux tells")
@pytest.mark.parametrize("nom", MONSTRES)
def test_un_monstre_est_un_constat_clair_en_peu_de_memoire(nom: str, tmp_path: Path) -> None:
    texte, codes = MONSTRES[nom]
    (tmp_path / "d.yaml").write_text(texte, encoding="utf-8", newline="")
    fini = subprocess.run(
        [
            sys.executable,
            "-c",
            LANCEUR,
            "check",
            "d.yaml",
            "--isolated",
            "--today",
            "2025-10-01",
            "-o",
            "json",
        ],
        cwd=tmp_path,
        env=os.environ | {"PYTHONPATH": os.pathsep.join(os.path.abspath(chemin) for chemin in sys.path)},
        capture_output=True,
        timeout=PATIENCE,
        check=False,
    )
    (fichier,) = json.loads(fini.stdout)["files"]
    trouves = [constat["rule"] for constat in fichier["findings"] if constat["severity"] != "info"]
    # A text that is read but holds next to nothing of a dossier is also told what is missing.
    assert {code for code in trouves if code.startswith(("YML", "FMT"))} == codes
    assert codes == {"YML005"} or fini.returncode == 1
    assert int(fini.stderr) * 1024 < MEMOIRE


ILLISIBLES = [nom for nom, (_, codes) in MONSTRES.items() if codes in ({"YML001"}, {"YML004"})]


@pytest.mark.parametrize("nom", ILLISIBLES)
def test_ce_qui_depasse_est_un_seul_constat_et_n_est_pas_touche(nom: str, controler: Controle) -> None:
    texte, codes = MONSTRES[nom]
    resultat = controler(texte)
    assert (resultat.verdict, {constat.rule for constat in resultat.findings}) == (Verdict.ILLISIBLE, codes)
    assert len(resultat.findings) == 1
    assert repair(texte.encode(), controler, unsafe=True).after == texte.encode()


def test_les_fautes_jusqu_a_la_limite_sont_toutes_dites(controler: Controle) -> None:
    resultat = controler(BASE + numerote("x#: !y z\n", MAX_FAULTS))
    assert [constat.rule for constat in graves(resultat)].count("YML005") == MAX_FAULTS


def test_des_cles_deguisees_par_milliers_sont_toutes_lues() -> None:
    document = read_document(numerote("cl\u0435_#: #\n", 40_000).encode())
    assert document.node(("cle_39999",)) is not None


@pytest.mark.parametrize(
    ("texte", "code"),
    [
        ("a: [" + "Ã©, " * 20_000 + "b]\n", "YML003"),
        ("a: " + "\ufeff" * MAX_READ_PAST + "\n", "YML003"),
        ("porteur:\n" + numerote("\u00a0\u00a0k#: 1\n", 30_000), "YML001"),
    ],
    ids=["accents convertis deux fois", "marques", "retraits insécables"],
)
def test_un_intrus_repete_sans_fin_est_dit_une_fois_et_lu(texte: str, code: str) -> None:
    document = read_document(texte.encode())
    assert document.root is not None
    (faute,) = document.faults
    assert (faute.code, faute.edits) == (code, ())


def test_une_longue_ligne_editee_de_bout_en_bout_garde_ses_places() -> None:
    texte = "a: {" + numerote("kÃ©#: 1, ", 20_000) + "fin: 2}"
    document = read_document(texte.encode())
    place = document.place(("a", "fin"))
    assert place is not None and document.extract(place) == "2"
    assert place.start.column == len(texte) - 1

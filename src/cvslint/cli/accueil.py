"""``cvslint`` alone on a terminal: the dossiers of the folder, and the commands that one needs first."""

from __future__ import annotations

import contextlib
import os
import sys
from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

import typer

from cvslint.cli.flux import width

if TYPE_CHECKING:
    from cvslint.batch import Found
    from cvslint.report.styled import Line, Segment
    from cvslint.result import DossierResult, RunResult

COMMENCER = "cvslint init --interactif"
COMMANDES = (
    ("cvslint check", "dit ce qui est à corriger"),
    ("cvslint fix", "montre ce qui se répare seul"),
    (COMMENCER, "commence un dossier, pas à pas"),
)
"""The commands that one needs, with what each does."""

DOSSIERS_MONTRES = 20
"""How many dossiers the table shows: the overview of a large folder is another command."""

_SANS_COQUILLE = frozenset({"cvslint.exe", "python.exe", "python3.exe", "pythonw.exe", "py.exe"})
"""Programs that may share our console and leave nobody to type in it when we end: what starts Python, and it."""

_PROCESSUS_MAX = 64
_DROIT_DE_LIRE_LE_NOM = 0x1000
_CHEMIN_MAX = 1024


def accueillir() -> int:
    """Shows the dossiers of the current folder, or how to begin; returns the exit code.

    Where the window would close with the program, it waits for Entrée.
    """
    trouves = list(_dossiers())
    code = _tableau(trouves) if trouves else _dire_comment_commencer()
    if seule_dans_sa_console():
        with contextlib.suppress(EOFError, KeyboardInterrupt):
            input("\nAppuyez sur Entrée pour fermer cette fenêtre. ")
    return code


def _dossiers() -> Iterator[Found]:
    """The dossiers of the current folder itself: it may be any, with a great deal below it."""
    from cvslint.batch import Found

    with os.scandir() as entrees:
        noms = sorted(entree.name for entree in entrees if not entree.is_dir())
    for nom in noms:
        if nom.lower().endswith((".yaml", ".yml")) and not nom.startswith("."):
            yield Found(nom, nom)


def _dire_comment_commencer() -> int:
    print("Aucun dossier (fichier .yaml) dans ce répertoire.\n")
    print(f"Pour en commencer un : {COMMENCER}")
    print("Pour tout voir       : cvslint --help")
    return 0


def _tableau(trouves: list[Found]) -> int:
    """A line a dossier, then the commands."""
    from cvslint.cli.pages import montrer
    from cvslint.cli.reglages import en_vigueur, session_de

    try:
        session = session_de(en_vigueur(None, False, {}), None)
    except typer.Exit as sortie:
        # What is wrong is told; a window that closes with the program has yet to be held open.
        return sortie.exit_code
    run = session.run(trouves[:DOSSIERS_MONTRES])
    montrer(_lignes(run, len(trouves) - DOSSIERS_MONTRES))
    return 0


def _lignes(run: RunResult, autres: int) -> Iterator[Line]:
    from cvslint.french import nombre, visible
    from cvslint.report.flow import flow

    colonnes = width(sys.stdout)
    noms = [visible(fichier.path) for fichier in run.files] + [visible(erreur.path) for erreur in run.errors]
    largeur = max(map(len, noms))
    for fichier in run.files:
        debut: Segment = (f" {visible(fichier.path):<{largeur}}  ", "")
        yield from flow([debut, *_verdict(fichier)], colonnes, hang=3)
    for erreur in run.errors:
        debut = (f" {visible(erreur.path):<{largeur}}  ", "")
        yield from flow([debut, (visible(erreur.message), "erreur")], colonnes, hang=3)
    if autres > 0:
        reste = f" et {nombre(autres, 'autre dossier', 'autres dossiers')} : cvslint check -o resume"
        yield from flow([(reste, "")], colonnes, hang=3)
    yield ()
    marge = max(len(commande) for commande, _ in COMMANDES)
    for commande, effet in COMMANDES:
        yield ((f" {commande:<{marge}}  ", "titre"), (effet, ""))


def _verdict(fichier: DossierResult) -> Iterator[Segment]:
    """The verdict in words, then what there is to do for it."""
    from cvslint.findings import Severity
    from cvslint.french import nombre
    from cvslint.report.constat import verdict_segment

    yield verdict_segment(fichier.verdict)
    graves = [f for f in fichier.active if f.severity is not Severity.INFO]
    vides = sum(constat.to_fill for constat in graves)
    restes = (
        (vides, "à compléter", "à compléter"),
        (len(graves) - vides, "à corriger", "à corriger"),
    )
    dits = [nombre(combien, *formes) for combien, *formes in restes if combien]
    if dits:
        yield f" ({', '.join(dits)})", ""


def seule_dans_sa_console() -> bool:
    """Whether the window closes when this program ends: Windows, started by a double click.

    A console lists the programs in it. Those that start Python do not count: a shell does, and stays.
    """
    systeme: str = sys.platform
    if systeme != "win32":
        return False
    import ctypes

    kernel: Any = vars(ctypes)["windll"].kernel32
    numeros = (ctypes.c_uint32 * _PROCESSUS_MAX)()
    combien = kernel.GetConsoleProcessList(numeros, _PROCESSUS_MAX)
    if not 0 < combien <= _PROCESSUS_MAX:
        return False
    return all(_nom_du_programme(kernel, numero) in _SANS_COQUILLE for numero in numeros[:combien])


def _nom_du_programme(kernel: Any, numero: int) -> str:
    """The name of the file of a running program, in lower case; empty when Windows does not say."""
    import ctypes

    kernel.OpenProcess.restype = ctypes.c_void_p
    processus = kernel.OpenProcess(_DROIT_DE_LIRE_LE_NOM, False, numero)
    if not processus:
        return ""
    taille = ctypes.c_uint32(_CHEMIN_MAX)
    chemin = ctypes.create_unicode_buffer(_CHEMIN_MAX)
    poignee = ctypes.c_void_p(processus)
    lu = kernel.QueryFullProcessImageNameW(poignee, 0, chemin, ctypes.byref(taille))
    kernel.CloseHandle(poignee)
    return chemin.value.replace("\\", "/").rsplit("/", 1)[-1].lower() if lu else ""

"""The outputs that a run is asked for: which format goes where."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Iterable, Iterator, Sequence
from pathlib import Path as FilePath
from typing import TYPE_CHECKING

import typer

from cvslint.cli.citations import cite, vouliez_vous_dire
from cvslint.cli.flux import colour, width, write_bytes, write_file
from cvslint.late_dataclass import late_dataclass

if TYPE_CHECKING:
    from cvslint.report.glyphs import Glyphs
    from cvslint.report.styled import Line
    from cvslint.result import RunResult

FORMATS = {
    "texte": "texte",
    "court": "court",
    "resume": "resume",
    "json": "json_report",
    "jsonl": "jsonl",
    "sarif": "sarif",
    "junit": "junit",
    "github": "github",
    "gitlab": "gitlab",
    "csv": "csv_report",
    "html": "html",
    "markdown": "markdown",
}
"""The module of ``cvslint.report`` that writes each format."""

FOR_PEOPLE = frozenset({"texte", "court", "resume"})
"""Formats that a console shows: in its encoding and its width, files that could not be read told in them."""

_MASKED = frozenset({"jsonl", "sarif", "junit", "github", "gitlab"})
"""Formats that go to other programs and are kept by them: personal data is masked in them without being asked."""

_BY_LEVEL_OF_DETAIL = frozenset({"court"})
_TELL_SUPPRESSED = frozenset({"sarif"})


@late_dataclass
class Sortie:
    """One output: a format, and a file or standard output."""

    format: str
    fichier: FilePath | None


@late_dataclass
class Presentation:
    """How reports look: level of detail, colour, whether silenced findings are listed, personal data masked, figures
    shown in place of findings."""

    verbose: bool
    quiet: bool
    color: str
    show_suppressed: bool = False
    anonymiser: bool = False
    statistics: bool = False


def lire_sorties(ecrites: Sequence[str]) -> list[Sortie]:
    """The outputs written as ``FORMAT[=FILE]``; ``texte`` on standard output by default.

    Raises ``typer.BadParameter`` for an unknown format, or for two formats on standard output.
    """
    sorties = []
    for ecrite in ecrites or ["texte"]:
        nom, egal, fichier = ecrite.partition("=")
        if nom not in FORMATS:
            raise typer.BadParameter(
                f"{cite(nom)} n'est pas un format ({', '.join(FORMATS)}){vouliez_vous_dire(nom, FORMATS)}"
            )
        if egal and not fichier:
            raise typer.BadParameter(f"{cite(ecrite)} ne nomme pas de fichier après le signe égal")
        sorties.append(Sortie(nom, FilePath(fichier) if fichier else None))
    fichiers = [sortie.fichier.resolve() for sortie in sorties if sortie.fichier is not None]
    if len(set(fichiers)) < len(fichiers):
        raise typer.BadParameter("deux formats ne peuvent pas aller dans le même fichier")
    if sum(sortie.fichier is None for sortie in sorties) > 1:
        raise typer.BadParameter(
            "un seul format peut aller à l'écran ; donnez un fichier aux autres, comme json=r.json"
        )
    return sorties


def ecrase(run: RunResult, sorties: Sequence[Sortie]) -> FilePath | None:
    """The report that would be written over a dossier."""
    la = {marque: s.fichier for s in sorties if s.fichier and (marque := _marque(s.fichier)) is not None}
    marques = (_marque(file.path) for file in run.files) if la else ()
    return next((la[marque] for marque in marques if marque in la), None)


def _marque(fichier: str | FilePath) -> tuple[int, int] | None:
    """What makes a file the same under all its names; ``None`` when there is none."""
    try:
        lu = os.stat(fichier)
    except (OSError, ValueError):
        return None
    return lu.st_dev, lu.st_ino


def ecrire(run: RunResult, sorties: Sequence[Sortie], presentation: Presentation) -> None:
    """Writes the files first, standard output last. Raises ``OSError``."""
    if any(sortie.format == "github" for sortie in sorties):
        _resume_du_travail(_masque(run))
    for sortie in sorted(sorties, key=lambda sortie: sortie.fichier is None):
        masque = presentation.anonymiser or sortie.format in _MASKED
        _ecrire(_masque(run) if masque else run, sortie, presentation)


def _masque(run: RunResult) -> RunResult:
    from cvslint.report.masking import masked

    return masked(run)


def _ecrire(run: RunResult, sortie: Sortie, presentation: Presentation) -> None:
    if sortie.format in ("texte", "resume") or (presentation.statistics and sortie.format == "court"):
        _mis_en_page(run, sortie, presentation)
        return
    morceaux = _rendu(run, sortie.format, presentation)
    if sortie.fichier is not None:
        write_file(sortie.fichier, morceaux)
    elif sortie.format in FOR_PEOPLE:
        sys.stdout.writelines(morceaux)
    else:
        write_bytes(morceaux)


_PLACE_DU_RESUME = 1024 * 1024 - 4096
"""How much GitHub takes of a step's summary (bytes), and a margin."""


def _resume_du_travail(run: RunResult) -> None:
    """Adds the report to the summary of the job, where GitHub says that it is to be written."""
    fichier = os.environ.get("GITHUB_STEP_SUMMARY")
    if fichier:
        from cvslint.report.markdown import summary

        with open(fichier, "a", encoding="utf-8", errors="backslashreplace") as resume:
            resume.writelines(summary(run, _PLACE_DU_RESUME))


def _rendu(run: RunResult, format_: str, presentation: Presentation) -> Iterator[str]:
    """A format as pieces of text, in order."""
    from importlib import import_module

    rendre: Callable[..., Iterator[str]] = import_module(f"cvslint.report.{FORMATS[format_]}").render
    if format_ in _BY_LEVEL_OF_DETAIL:
        return rendre(run, verbose=presentation.verbose)
    if format_ in _TELL_SUPPRESSED:
        return rendre(run, show_suppressed=presentation.show_suppressed)
    return rendre(run)


def _mis_en_page(run: RunResult, sortie: Sortie, presentation: Presentation) -> None:
    """A report in styled lines, laid out for the window."""
    from cvslint.report import glyphs, styled

    encoding = "utf-8" if sortie.fichier is not None else (sys.stdout.encoding or "ascii")
    lines = _lignes(run, sortie.format, presentation, glyphs.pick(encoding))
    if sortie.fichier is not None:
        write_file(sortie.fichier, styled.plain(lines))
    elif colour(presentation.color, sys.stdout):
        from rich.console import Console

        console = Console(force_terminal=True, color_system="standard", highlight=False)
        for line in lines:
            console.print(styled.to_rich(line), soft_wrap=True)
    else:
        sys.stdout.writelines(styled.plain(lines))


def _lignes(run: RunResult, format_: str, presentation: Presentation, glyphs: Glyphs) -> Iterable[Line]:
    if format_ == "resume":
        from cvslint.report import resume

        return resume.render(run, width=width(sys.stdout), glyphs=glyphs)
    if presentation.statistics:
        from cvslint.report import statistiques

        brief = presentation.quiet or format_ == "court"
        return statistiques.render(run, width=width(sys.stdout), brief=brief, glyphs=glyphs)
    from cvslint.report import texte

    return texte.render(
        run,
        width=width(sys.stdout),
        verbose=presentation.verbose,
        quiet=presentation.quiet,
        glyphs=glyphs,
        show_suppressed=presentation.show_suppressed,
    )

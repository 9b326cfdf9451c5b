"""The outputs that a run is asked for: which format goes where."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path as FilePath
from typing import TYPE_CHECKING

import typer

from cvslint.cli.citations import cite, vouliez_vous_dire
from cvslint.cli.flux import colour, width, write_bytes, write_file

if TYPE_CHECKING:
    from cvslint.result import RunResult

FORMATS = ("texte", "court", "json")


@dataclass(frozen=True, slots=True)
class Sortie:
    """One output: a format, and a file or standard output."""

    format: str
    fichier: FilePath | None


@dataclass(frozen=True, slots=True)
class Presentation:
    """How text reports look: level of detail, colour, whether silenced findings are listed."""

    verbose: bool
    quiet: bool
    color: str
    show_suppressed: bool = False


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


def ecrire(run: RunResult, sorties: Sequence[Sortie], presentation: Presentation) -> None:
    """Writes the files first, standard output last. Raises ``OSError``."""
    for sortie in sorted(sorties, key=lambda sortie: sortie.fichier is None):
        if sortie.format == "texte":
            _texte(run, sortie.fichier, presentation)
        elif sortie.format == "court":
            _court(run, sortie.fichier, presentation)
        else:
            _json(run, sortie.fichier)


def _court(run: RunResult, fichier: FilePath | None, presentation: Presentation) -> None:
    from cvslint.report import court

    ecrit = court.render(run, verbose=presentation.verbose)
    if fichier is None:
        sys.stdout.write(ecrit)
    else:
        write_file(fichier, ecrit)


def _json(run: RunResult, fichier: FilePath | None) -> None:
    from cvslint.report import json_report

    ecrit = json_report.render(run)
    if fichier is None:
        write_bytes(ecrit)
    else:
        write_file(fichier, ecrit)


def _texte(run: RunResult, fichier: FilePath | None, presentation: Presentation) -> None:
    from cvslint.report import glyphs, styled, texte

    encoding = "utf-8" if fichier is not None else (sys.stdout.encoding or "ascii")
    lines = texte.render(
        run,
        width=width(sys.stdout),
        verbose=presentation.verbose,
        quiet=presentation.quiet,
        glyphs=glyphs.pick(encoding),
        show_suppressed=presentation.show_suppressed,
    )
    if fichier is not None:
        write_file(fichier, styled.plain(lines))
    elif colour(presentation.color, sys.stdout):
        from rich.console import Console

        console = Console(force_terminal=True, color_system="standard", highlight=False)
        for line in lines:
            console.print(styled.to_rich(line), soft_wrap=True)
    else:
        sys.stdout.write(styled.plain(lines))

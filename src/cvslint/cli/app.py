"""The Typer application: its commands, in the order in which people need them."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from importlib import import_module
from typing import Annotated

import typer

from cvslint.cli.flux import lancer_sur_les_flux

_COMMANDES = {
    "check": "Contrôle un ou plusieurs dossiers.",
    "fix": "Montre les réparations possibles, ou les écrit.",
    "init": "Écrit un dossier à remplir, commenté comme le formulaire.",
    "rule": "Explique une règle : pourquoi, que faire, exemples.",
    "checks": "Montre les contrôles qu'une règle peut nommer.",
    "config": "Montre la configuration en vigueur, et d'où vient chaque valeur.",
    "schema": "Écrit le schéma JSON d'un format.",
    "test-rules": "Essaie les exemples que portent les règles.",
}
"""What each command does, by its name: that of its function too, and of the module that holds it."""

_ENSEMBLES = {"campagne": "Montre, commence ou compare des campagnes."}
"""The same of what holds commands itself."""


def application(arguments: Sequence[str] = ()) -> typer.Typer:
    """The application that understands ``arguments``, the words after the program's name.

    When they begin with a command, it has only that one: making the others would take longer than running some.
    """
    app = typer.Typer(
        rich_markup_mode=None,
        pretty_exceptions_enable=False,
        help="Contrôle un dossier du Contrat de ville et des solidarités avant son dépôt.",
    )
    app.callback(invoke_without_command=True)(racine)
    connues = {*_COMMANDES, *_ENSEMBLES}
    voulues = connues.intersection(arguments[:1]) or connues
    for nom, aide in _COMMANDES.items():
        if nom in voulues:
            module = nom.replace("-", "_")
            app.command(nom, help=aide)(getattr(import_module(f"cvslint.cli.{module}"), module))
    for nom, aide in _ENSEMBLES.items():
        if nom in voulues:
            app.add_typer(import_module(f"cvslint.cli.{nom}").app, name=nom, help=aide)
    return app


def _version(demandee: bool) -> None:
    if demandee:
        from cvslint import __version__
        from cvslint.document.reader import parser_name

        print(f"cvslint {__version__} (lecture YAML en {parser_name()})")
        raise typer.Exit


def racine(
    ctx: typer.Context,
    version: Annotated[
        bool,
        typer.Option("--version", callback=_version, is_eager=True, help="Affiche la version et quitte."),
    ] = False,
) -> None:
    """Without a command: on a terminal the dossiers of the folder, elsewhere the help."""
    if ctx.invoked_subcommand is not None:
        return
    if sys.stdout.isatty():
        from cvslint.cli.accueil import accueillir

        raise typer.Exit(accueillir())
    print(ctx.get_help())
    raise typer.Exit


def run(arguments: Sequence[str] | None = None) -> int:
    """Runs the command line and returns its exit code; never raises."""
    words = sys.argv[1:] if arguments is None else arguments
    return lancer_sur_les_flux(application(words), words)

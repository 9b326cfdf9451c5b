"""The Typer application: its commands, in the order in which people need them."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from typing import Annotated

import typer

from cvslint.cli import campagne, check, checks, config, fix, init, rule, schema, test_rules
from cvslint.cli.flux import lancer_sur_les_flux

app = typer.Typer(
    rich_markup_mode=None,
    pretty_exceptions_enable=False,
    help="Contrôle un dossier du Contrat de ville et des solidarités avant son dépôt.",
)
app.command("check", help="Contrôle un ou plusieurs dossiers.")(check.check)
app.command("fix", help="Montre les réparations possibles, ou les écrit.")(fix.fix)
app.command("init", help="Écrit un dossier à remplir, commenté comme le formulaire.")(init.init)
app.command("rule", help="Explique une règle : pourquoi, que faire, exemples.")(rule.rule)
app.command("checks", help="Montre les contrôles qu'une règle peut nommer.")(checks.checks)
app.command("config", help="Montre la configuration en vigueur, et d'où vient chaque valeur.")(config.config)
app.add_typer(campagne.app, name="campagne", help="Montre, commence ou compare des campagnes.")
app.command("schema", help="Écrit le schéma JSON d'un format.")(schema.schema)
app.command("test-rules", help="Essaie les exemples que portent les règles.")(test_rules.test_rules)


def _version(demandee: bool) -> None:
    if demandee:
        from cvslint import __version__
        from cvslint.document.reader import parser_name

        print(f"cvslint {__version__} (lecture YAML en {parser_name()})")
        raise typer.Exit


@app.callback(invoke_without_command=True)
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
    return lancer_sur_les_flux(app, sys.argv[1:] if arguments is None else arguments)

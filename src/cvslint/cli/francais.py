"""Typer in French: what it shows, what it refuses, and the exit code of a run.

Typer 0.29 has its words in plain English strings, so its classes are subclassed where it offers a method, and
each of its exceptions is worded anew by `lancer`. What only a help page or a refusal needs is imported then.
"""

from __future__ import annotations

import sys
from collections.abc import Sequence
from typing import Any

import typer
import typer.main
from typer._click import Command, Context, HelpFormatter, Parameter
from typer._click.exceptions import NoArgsIsHelpError, UsageError
from typer.core import TyperCommand, TyperGroup, TyperOption
from typer.models import DefaultPlaceholder

from cvslint.cli.completion import parler_francais
from cvslint.cli.saisie import lire_en_francais

USAGE_ERROR = 2
INTERRUPTED = 130
# Wider lines are hard to read, whatever the window.
_WIDEST_PAGE = 100


class _Francais(Command):
    """What commands and groups have in common."""

    def __init__(self, *args: Any, **settings: Any) -> None:
        settings["rich_markup_mode"] = None
        settings["context_settings"] = {
            "help_option_names": ["-h", "--help"],
            "max_content_width": _WIDEST_PAGE,
            **(settings.get("context_settings") or {}),
        }
        super().__init__(*args, **settings)

    def get_params(self, ctx: Context) -> list[Parameter]:
        params = super().get_params(ctx)
        for param in params:
            lire_en_francais(param)
            parler_francais(param)
        return params

    def get_help_option(self, ctx: Context) -> TyperOption | None:
        option = super().get_help_option(ctx)
        if option is not None:
            option.help = "Affiche cette aide et quitte."
        return option

    def collect_usage_pieces(self, ctx: Context) -> list[str]:
        from cvslint.cli.aide import forme_d_usage

        arguments = [piece for param in self.get_params(ctx) for piece in forme_d_usage(param)]
        return [*filter(None, [self.options_metavar]), *arguments]

    def format_usage(self, ctx: Context, formatter: HelpFormatter) -> None:
        from cvslint.cli.aide import usage

        formatter.write(usage(self, ctx, formatter.width))

    def format_help(self, ctx: Context, formatter: HelpFormatter) -> None:
        from cvslint.cli.aide import page

        formatter.write(page(self, ctx, formatter.width))

    def parse_args(self, ctx: Context, args: list[str]) -> list[str]:
        typed = list(args)
        refuses_more, ctx.allow_extra_args = not ctx.allow_extra_args, True
        try:
            rest = super().parse_args(ctx, args)
        except UsageError as error:
            # The parser does not always say for which command it speaks.
            error.ctx = error.ctx or ctx
            raise
        ctx.allow_extra_args = not refuses_more
        if not ctx.resilient_parsing:
            self._refuse(ctx, typed, rest if refuses_more else [])
        return rest

    def _refuse(self, ctx: Context, typed: list[str], extra: list[str]) -> None:
        if not extra and all(word[:1].isascii() for word in typed):
            return
        from cvslint.cli.erreurs import arguments_en_trop, tiret_long

        refusal = tiret_long(typed, ctx) or (arguments_en_trop(extra, ctx) if extra else None)
        if refusal is not None:
            raise refusal


class CommandeFrancaise(_Francais, TyperCommand):
    """A command whose help page and refusals are French: ``@app.command(cls=CommandeFrancaise)``."""


class GroupeFrancais(_Francais, TyperGroup):
    """A set of commands whose help page and refusals are French: ``typer.Typer(cls=GroupeFrancais)``."""

    def __init__(self, *args: Any, **settings: Any) -> None:
        settings["subcommand_metavar"] = settings.get("subcommand_metavar") or "COMMANDE [ARGUMENTS]…"
        super().__init__(*args, **settings)

    def collect_usage_pieces(self, ctx: Context) -> list[str]:
        return [*super().collect_usage_pieces(ctx), self.subcommand_metavar]

    def resolve_command(self, ctx: Context, args: list[str]) -> tuple[str | None, Command | None, list[str]]:
        command = self.get_command(ctx, args[0])
        if command is None and not ctx.resilient_parsing:
            from cvslint.cli.erreurs import commande_inconnue

            raise commande_inconnue(args[0], self, ctx)
        return (args[0] if command else None), command, args[1:]

    def invoke(self, ctx: Context) -> Any:
        if not ctx._protected_args and not self.invoke_without_command:
            from cvslint.cli.erreurs import commande_absente

            raise commande_absente(self, ctx)
        return super().invoke(ctx)


def franciser(app: typer.Typer) -> None:
    """Gives the French classes to an app, to its commands and to its sub-apps that chose no class."""
    if isinstance(app.info.cls, DefaultPlaceholder) or app.info.cls is None:
        app.info.cls = GroupeFrancais
    for command in app.registered_commands:
        if command.cls is None or command.cls is TyperCommand:
            command.cls = CommandeFrancaise
    for group in app.registered_groups:
        if group.typer_instance is not None:
            franciser(group.typer_instance)


def lancer(app: typer.Typer, arguments: Sequence[str] | None = None, *, prog: str = "cvslint") -> int:
    """Runs the app and returns its exit code; what goes wrong is one French sentence on standard error.

    Parameters:
        app: the application; its commands may return an exit code, raise `typer.Exit`, or return nothing (0).
        arguments: the words after the program's name; those of the process when ``None``.
        prog: the name shown in help pages and messages, and from which completion names its variable.

    Returns:
        The command's code; 2 when the command line is refused or the program fails; 130 when interrupted.

    Raises:
        BrokenPipeError: the reader of standard output left; that is for whoever owns the streams. In Python's
            development mode (``python -X dev``), the command's own exception, with its traceback.
    """
    words = list(sys.argv[1:] if arguments is None else arguments)
    try:
        return _run(app, words, prog)
    except typer.Exit as stop:
        return stop.exit_code
    except SystemExit as stop:
        return _code_of(stop.code)
    except (typer.Abort, KeyboardInterrupt, EOFError):
        # The terminal has just written ^C: the sentence starts on a fresh line.
        typer.echo(("\n" if sys.stderr.isatty() else "") + "Interrompu.", err=True)
        return INTERRUPTED
    except NoArgsIsHelpError as error:
        typer.echo(error.message, err=True)
    except typer.TyperException as error:
        from cvslint.cli.erreurs import ou_trouver_l_aide, phrase

        typer.echo(f"Erreur : {phrase(error, words)}\n{ou_trouver_l_aide(error, prog)}", err=True)
    except BrokenPipeError:
        raise
    except Exception as error:
        if sys.flags.dev_mode:
            raise
        from cvslint.cli.erreurs import panne

        typer.echo(f"Erreur : {panne(error)}", err=True)
    return USAGE_ERROR


def _run(app: typer.Typer, words: list[str], prog: str) -> int:
    franciser(app)
    command = typer.main.get_command(app)
    command._main_shell_completion({}, prog)
    # Not `command.main()`: it would answer a closed pipe with 1 and expand globs by rules of its own.
    with command.make_context(prog, words) as ctx:
        result = command.invoke(ctx)
    return result if isinstance(result, int) and not isinstance(result, bool) else 0


def _code_of(code: object) -> int:
    if code is None or isinstance(code, int):
        return int(code or 0)
    typer.echo(str(code), err=True)
    return USAGE_ERROR

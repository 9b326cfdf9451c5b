"""One French sentence for each thing that Typer can refuse on the command line."""

from __future__ import annotations

import os
from collections.abc import Sequence

import typer
from typer._click import Command, Context, Parameter
from typer._click.exceptions import (
    BadArgumentUsage,
    BadOptionUsage,
    FileError,
    MissingParameter,
    NoSuchOption,
    UsageError,
)
from typer.core import TyperGroup, TyperOption

from cvslint.cli.citations import cite, vouliez_vous_dire
from cvslint.cli.saisie import est_lu_en_francais, valeurs_permises
from cvslint.french import accord, liste, visible

# The command that is meant by someone who gives a path where a command is due.
COMMANDE_DES_CHEMINS = "check"
_LONG_DASHES = "–—−―‒"


def phrase(erreur: typer.TyperException, arguments: Sequence[str]) -> str:
    """One French sentence, on one line, for what Typer refused.

    Parameters:
        erreur: as Typer or the command raised it; a message of a command's own is taken to be French.
        arguments: the words of the command line, to name what was typed when the exception does not.
    """
    if isinstance(erreur, NoSuchOption):
        text = _unknown_option(erreur, arguments)
    elif isinstance(erreur, BadOptionUsage):
        text = _option_value(erreur)
    elif isinstance(erreur, BadArgumentUsage):
        text = _argument_values(erreur.ctx)
    elif isinstance(erreur, MissingParameter):
        text = _missing(erreur.param)
    elif isinstance(erreur, typer.BadParameter):
        text = _refused_value(erreur)
    elif isinstance(erreur, FileError):
        text = f"le fichier {cite(str(erreur.filename))} ne peut pas être ouvert"
    else:
        text = visible(erreur.message)
    return text if text.endswith((".", "?", "!")) else f"{text}."


def ou_trouver_l_aide(erreur: typer.TyperException, prog: str) -> str:
    """The line that tells which help page to read: ``Pour l'aide : cvslint check --help``."""
    ctx = erreur.ctx if isinstance(erreur, UsageError) else None
    return f"Pour l'aide : {_path(ctx) if ctx else prog} --help"


def commande_inconnue(typed: str, group: TyperGroup, ctx: Context) -> UsageError:
    """The refusal of a word that is no command: a near command, the one that takes paths, or all of them."""
    known = [name for name, command in group.commands.items() if not command.hidden]
    suggestion = vouliez_vous_dire(typed, known)
    if COMMANDE_DES_CHEMINS in known and _looks_like_a_path(typed, certain=bool(suggestion)):
        path = f'"{typed}"' if " " in typed else typed
        example = cite(f"{_path(ctx)} {COMMANDE_DES_CHEMINS} {path}")
        return UsageError(f"{cite(typed)} n'est pas une commande ; pour contrôler ce chemin : {example}", ctx)
    suggestion = suggestion or f" ; au choix : {liste(known, 'ou')}"
    return UsageError(f"la commande {cite(typed)} n'existe pas{suggestion}", ctx)


def commande_absente(group: TyperGroup, ctx: Context) -> UsageError:
    """The refusal of a command line that stops before the command."""
    known = [name for name, command in group.commands.items() if not command.hidden]
    return UsageError(f"il manque la commande ; au choix : {liste(known, 'ou')}", ctx)


def arguments_en_trop(extra: Sequence[str], ctx: Context) -> UsageError:
    """The refusal of words that no argument of the command takes."""
    names = liste([cite(word) for word in extra[:5]] + ["…"][: len(extra) > 5])
    return UsageError(f"{accord(len(extra), 'argument', 'arguments')} en trop : {names}", ctx)


def tiret_long(typed: Sequence[str], ctx: Context) -> UsageError | None:
    """The refusal of ``—output``: word processors turn ``--`` into one long dash, which would pass for a path."""
    known = _option_names(ctx.command, ctx)
    for word in typed:
        if word == "--":
            break
        name, equals, value = word.lstrip(f"-{_LONG_DASHES}").partition("=")
        dashes = "--" if len(name) > 1 else "-"
        if word[:1] in _LONG_DASHES and word[:1] and dashes + name in known:
            right = cite(f"{dashes}{name}{equals}{value}")
            return UsageError(f"{cite(word)} commence par un tiret long ; écrivez {right}", ctx)
    return None


def nom_du_parametre(param: Parameter) -> str:
    """What a parameter is called in a sentence: ``l'option « --output »``, ``l'argument « CHEMIN »``."""
    if isinstance(param, TyperOption):
        return f"l'option {cite(max(param.opts, key=len))}"
    return f"l'argument {cite(param.metavar or param.name.upper())}"


def _path(ctx: Context) -> str:
    names = [ctx.info_name or ""]
    while ctx.parent is not None:
        ctx = ctx.parent
        names.append(ctx.info_name or "")
    return " ".join(reversed(names))


def _option_names(command: Command, ctx: Context) -> list[str]:
    params = [p for p in command.get_params(ctx) if isinstance(p, TyperOption) and not p.hidden]
    return [name for param in params for name in (*param.opts, *param.secondary_opts)]


def _unknown_option(erreur: NoSuchOption, arguments: Sequence[str]) -> str:
    typed, ctx = erreur.option_name, erreur.ctx
    text = f"l'option {cite(typed)} n'existe pas"
    if ctx is None:
        return text
    # In « -xyz » the parser names the one letter it does not know: the word is what the user recognises.
    short = len(typed) == 2 and typed[0] == "-"
    clusters = [w for w in arguments if short and w[:1] == "-" and w[:2] != "--" and typed[1] in w[1:]]
    if clusters and typed == "-=":
        return f"l'option {cite(clusters[0].split('=')[0])} n'attend pas de valeur"
    whole = clusters[0] if clusters and clusters[0] != typed else ""
    if whole:
        text = f"l'option {cite(typed)} (dans {cite(whole)}) n'existe pas"
    return text + (
        _belongs_elsewhere(typed, ctx)
        or vouliez_vous_dire(f"-{whole}" if whole else typed, _option_names(ctx.command, ctx))
    )


def _belongs_elsewhere(typed: str, ctx: Context) -> str:
    """``cvslint --output json check``: the option is known, but stands at another place of the line."""
    command = ctx.command
    if isinstance(command, TyperGroup):
        owners = [n for n, c in command.commands.items() if typed in _option_names(c, ctx) and not c.hidden]
        if owners:
            example = cite(f"{_path(ctx)} {owners[0]} {typed}")
            return f" à cette place ; elle s'écrit après la commande : {example}"
    if ctx.parent is not None and typed in _option_names(ctx.parent.command, ctx.parent):
        example = cite(f"{_path(ctx.parent)} {typed}")
        return f" à cette place ; elle s'écrit avant la commande : {example}"
    return ""


def _option_value(erreur: BadOptionUsage) -> str:
    params = erreur.ctx.command.get_params(erreur.ctx) if erreur.ctx else []
    for param in params:
        if isinstance(param, TyperOption) and erreur.option_name in (*param.opts, *param.secondary_opts):
            if param.is_flag or param.count:
                return f"l'option {cite(erreur.option_name)} n'attend pas de valeur"
            wanted = "une valeur" if param.nargs == 1 else f"{param.nargs} valeurs"
            return f"l'option {cite(erreur.option_name)} attend {wanted}{_choices(param)}"
    return f"l'option {cite(erreur.option_name)} est mal employée"


def _argument_values(ctx: Context | None) -> str:
    for param in ctx.command.get_params(ctx) if ctx else []:
        if param.param_type_name == "argument" and param.nargs > 1:
            return f"{nom_du_parametre(param)} attend {param.nargs} valeurs"
    return "un argument n'a pas reçu toutes ses valeurs"


def _missing(param: Parameter | None) -> str:
    if param is None:
        return "il manque un argument"
    return f"il manque {nom_du_parametre(param)}{_choices(param)}"


def _choices(param: Parameter) -> str:
    words = valeurs_permises(param)
    return f" ; au choix : {liste(words, 'ou')}" if words else ""


def _refused_value(erreur: typer.BadParameter) -> str:
    reason = "la valeur donnée ne convient pas" if _said_by_typer(erreur) else visible(erreur.message)
    if erreur.param is None:
        return reason
    name = nom_du_parametre(erreur.param).removeprefix("l'")
    return f"{name} : {reason}"


def _said_by_typer(erreur: typer.BadParameter) -> bool:
    """Whether the message is Typer's or Pydantic's, thus English: for types that are not read in French."""
    if type(erreur.__cause__).__module__.startswith("pydantic"):
        return True
    param = erreur.param
    if param is None or est_lu_en_francais(param):
        return False
    return param.callback is None and param.type_descriptor.parameter_info.parser is None


def _looks_like_a_path(word: str, *, certain: bool) -> bool:
    """Whether a word is a path; ``certain`` asks for a sign of one, not just for a folder of that name."""
    return any(sign in word for sign in "./\\*") or (not certain and os.path.exists(word))


def panne(error: Exception) -> str:
    """The sentence for a fault of the program itself: its kind and place, never its text (English, or personal)."""
    from cvslint.running import kind_and_place

    return f"panne du programme ({kind_and_place(error)}), votre saisie n'est pas en cause."

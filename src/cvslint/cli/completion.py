"""The two options by which a shell learns to complete cvslint's commands, as Typer gives them, in French."""

from __future__ import annotations

from typing import Any

import typer
from typer._click import Context, Parameter

_SHELLS = ("bash", "zsh", "fish", "powershell", "pwsh")
_INSTALL, _SHOW = "install_completion", "show_completion"
_HELP = {
    _INSTALL: "Installe dans ce terminal la complétion des commandes et des options, puis quitte.",
    _SHOW: "Affiche le script de complétion de ce terminal, pour le copier ou l'adapter, et quitte.",
}


def parler_francais(param: Parameter) -> None:
    """Gives the French help and the French answers to an option that Typer added; leaves any other alone."""
    if param.name in _HELP and isinstance(param, typer.core.TyperOption) and param.callback is not _answer:
        param.help = _HELP[param.name]
        param.callback = _answer


def _answer(ctx: Context, param: Parameter, value: Any) -> Any:
    if not value or ctx.resilient_parsing:
        return value
    from typer import _completion_shared as shells

    shell = value if isinstance(value, str) else shells._get_shell_name()
    if shell not in _SHELLS:
        raise typer.BadParameter(f"ce terminal n'est pas connu ; au choix : {', '.join(_SHELLS)}", ctx=ctx)
    prog = ctx.find_root().info_name or ""
    variable = f"_{prog}_COMPLETE".replace("-", "_").upper()
    if param.name == _SHOW:
        typer.echo(shells.get_completion_script(prog_name=prog, complete_var=variable, shell=shell))
    else:
        _, path = shells.install(shell=shell, prog_name=prog, complete_var=variable)
        typer.echo(f"La complétion pour {shell} est écrite dans {path} ; elle sert dès le prochain terminal.")
    raise typer.Exit(0)

"""The number of processes, as it is typed."""

from __future__ import annotations

import typer

from cvslint.cli.citations import cite

AUTO = "auto"


def lire_processus(ecrit: str) -> int | None:
    """How many processes are asked for; ``None`` for as many as pay. Raises ``typer.BadParameter``."""
    if ecrit.strip().lower() == AUTO:
        return None
    if ecrit.strip().isascii() and ecrit.strip().isdecimal() and int(ecrit) > 0:
        return int(ecrit)
    raise typer.BadParameter(
        f"{cite(ecrit)} n'est pas un nombre de processus ; écrivez auto, ou un nombre comme 4",
        param_hint="--jobs",
    )

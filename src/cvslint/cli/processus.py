"""The number of processes, as it is typed."""

from __future__ import annotations

import re

import typer

from cvslint.cli.citations import cite

AUTO = "auto"


def lire_processus(ecrit: str) -> int | None:
    """How many processes are asked for; ``None`` for as many as pay. Raises ``typer.BadParameter``."""
    mot = ecrit.strip().lower()
    if mot == AUTO:
        return None
    if re.fullmatch(r"0*[1-9][0-9]{0,3}", mot, re.ASCII):
        return int(mot)
    raise typer.BadParameter(
        f"{cite(ecrit)} n'est pas un nombre de processus ; écrivez auto, ou un nombre de 1 à 9999",
        param_hint="--jobs",
    )

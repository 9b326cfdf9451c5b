"""``cvslint checks``: the library that rules draw on."""

from __future__ import annotations

import sys
from typing import Annotated

import typer

from cvslint.cli.citations import cite, vouliez_vous_dire
from cvslint.cli.flux import FAILURE, complain, width
from cvslint.cli.pages import montrer


def checks(
    nom: Annotated[str | None, typer.Argument(metavar="NOM", help="Un seul contrôle, par son nom.")] = None,
) -> int:
    """Prints what each check does, its parameters and their types."""
    from cvslint.checks.controle import controles
    from cvslint.documentation import page_de_controle

    tous = controles()
    if nom is not None and nom not in tous:
        complain(f"Erreur : aucun contrôle ne s'appelle {cite(nom)}{vouliez_vous_dire(nom, list(tous))}")
        return FAILURE
    colonnes = min(width(sys.stdout), 100)
    for rang, controle in enumerate(tous.values() if nom is None else [tous[nom]]):
        montrer([*([()] if rang else []), *page_de_controle(controle, colonnes)])
    return 0

"""``cvslint schema``: JSON Schemas for tools and editors."""

from __future__ import annotations

from typing import Annotated

import typer

from cvslint.cli.flux import FAILURE, write_bytes
from cvslint.cli.pages import ouvrir
from cvslint.cli.saisie import choix

DOSSIER, RAPPORT = "dossier", "rapport"


def schema(
    quoi: Annotated[
        str,
        typer.Argument(
            metavar="QUOI",
            callback=choix((DOSSIER, RAPPORT)),
            help="Ce qui est décrit : dossier, pour les éditeurs, ou rapport, celui de « check -o json ».",
        ),
    ] = DOSSIER,
    campagne: Annotated[
        str | None,
        typer.Option("--campagne", metavar="NOM|DOSSIER", help="Campagne dont le dossier est décrit."),
    ] = None,
) -> int:
    """Writes the schema of a dossier or of the JSON report."""
    import json

    if quoi == RAPPORT:
        from cvslint.report.schema import schema_rapport

        decrit: object = schema_rapport()
    else:
        from cvslint.schemas.dossier import schema_dossier

        pack = ouvrir(campagne, [])
        if pack is None:
            return FAILURE
        decrit = schema_dossier(pack)
    write_bytes([json.dumps(decrit, ensure_ascii=False, indent=2), "\n"])
    return 0

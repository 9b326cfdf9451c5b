"""``cvslint schema``: JSON Schemas for tools and editors."""

from __future__ import annotations

from typing import Annotated

import typer

from cvslint.cli.flux import FAILURE, write_bytes
from cvslint.cli.pages import ouvrir
from cvslint.cli.saisie import choix

DOSSIER, RAPPORT, CONFIG = "dossier", "rapport", "config"


def schema(
    quoi: Annotated[
        str,
        typer.Argument(
            metavar="QUOI",
            callback=choix((DOSSIER, RAPPORT, CONFIG)),
            help="Ce qui est décrit : dossier, pour les éditeurs, rapport, celui de « check -o json », ou config, "
            "le fichier cvslint.toml.",
        ),
    ] = DOSSIER,
    campagne: Annotated[
        str | None,
        typer.Option("--campagne", metavar="NOM|DOSSIER", help="Campagne dont le dossier est décrit."),
    ] = None,
) -> int:
    """Writes the schema of a dossier, of the JSON report or of a configuration."""
    import json

    if quoi == RAPPORT:
        from cvslint.report.schema import schema_rapport

        decrit: object = schema_rapport()
    elif quoi == CONFIG:
        from cvslint.configuration.schema import schema_config

        decrit = schema_config()
    else:
        from cvslint.schemas.dossier import schema_dossier

        pack = ouvrir(campagne, [])
        if pack is None:
            return FAILURE
        decrit = schema_dossier(pack)
    write_bytes([json.dumps(decrit, ensure_ascii=False, indent=2), "\n"])
    return 0

"""``cvslint schema``: JSON Schemas for tools."""

from __future__ import annotations

from typing import Annotated

import typer

from cvslint.cli.flux import write_bytes
from cvslint.cli.saisie import choix


def schema(
    quoi: Annotated[
        str,
        typer.Argument(
            metavar="QUOI",
            callback=choix(("rapport",)),
            help="Le format décrit : rapport, celui de « check -o json ».",
        ),
    ] = "rapport",
) -> int:
    """Writes the schema of the JSON report."""
    import json

    from cvslint.report.schema import schema_rapport

    write_bytes([json.dumps(schema_rapport(), ensure_ascii=False, indent=2), "\n"])
    return 0

"""``cvslint schema``: JSON Schemas for tools and editors."""

from __future__ import annotations

from pathlib import Path as FilePath
from typing import TYPE_CHECKING, Annotated

import typer

from cvslint.cli.flux import FAILURE, complain, explain, write_bytes, write_file
from cvslint.cli.pages import ouvrir
from cvslint.cli.saisie import choix

if TYPE_CHECKING:
    from cvslint.schemas.natures import Schema

DOSSIER, RAPPORT, REGLES, CONFIG = "dossier", "rapport", "regles", "config"
DOSSIERS = (".yaml", ".yml")
"""How the names of dossiers end, which no schema replaces."""


def schema(
    quoi: Annotated[
        str,
        typer.Argument(
            metavar="QUOI",
            callback=choix((DOSSIER, RAPPORT, REGLES, CONFIG)),
            help=(
                "Ce qui est décrit : dossier, pour les éditeurs ; rapport, celui de « check -o json » ;"
                " regles, un fichier de règles ; config, le fichier cvslint.toml."
            ),
        ),
    ] = DOSSIER,
    campagne: Annotated[
        str | None,
        typer.Option("--campagne", metavar="NOM|DOSSIER", help="Campagne dont le dossier est décrit."),
    ] = None,
    output: Annotated[
        str | None,
        typer.Option("-o", "--output", metavar="FICHIER", help="Écrit dans ce fichier plutôt qu'à l'écran."),
    ] = None,
) -> int:
    """Writes the schema of a dossier, of the JSON report, of a rule file or of a configuration.

    ``--output`` writes UTF-8 on every system, where a redirection of Windows may write UTF-16.
    """
    import json

    decrit = _schema(quoi, campagne)
    if decrit is None:
        return FAILURE
    morceaux = [json.dumps(decrit, ensure_ascii=False, indent=2), "\n"]
    if output is None:
        write_bytes(morceaux)
        return 0
    cible = FilePath(output)
    if cible.suffix.lower() in DOSSIERS:
        complain(f"{output} : un schéma s'écrit dans un fichier .json ; ce nom est celui d'un dossier.")
        return FAILURE
    try:
        write_file(cible, morceaux)
    except OSError as error:
        complain(f"{output} : le schéma n'a pas pu être écrit : {explain(error)}.")
        return FAILURE
    return 0


def _schema(quoi: str, campagne: str | None) -> Schema | None:
    if quoi == RAPPORT:
        from cvslint.report.schema import schema_rapport

        return dict(schema_rapport())
    if quoi == REGLES:
        from cvslint.schemas.regles import schema_regles

        return schema_regles()
    if quoi == CONFIG:
        from cvslint.configuration.schema import schema_config

        return schema_config()
    from cvslint.schemas.dossier import schema_dossier

    pack = ouvrir(campagne, [])
    return None if pack is None else schema_dossier(pack)

"""``cvslint test-rules``: the examples of rules, run."""

from __future__ import annotations

from typing import Annotated

import typer

from cvslint.cli.flux import FAILURE
from cvslint.cli.pages import ouvrir


def test_rules(
    chemins: Annotated[
        list[str] | None,
        typer.Argument(
            metavar="CHEMIN", help="Fichiers ou dossiers de règles à ajouter ; sans eux, toute la campagne."
        ),
    ] = None,
    campagne: Annotated[
        str | None,
        typer.Option("--campagne", metavar="NOM|DOSSIER", help="Campagne dont les exemples sont essayés."),
    ] = None,
) -> int:
    """Runs the examples of the rules; 0 when all hold, 1 when one does not, 2 when the rules cannot be read."""
    from pathlib import Path as FilePath

    from cvslint.exemples import echecs

    pack = ouvrir(campagne, chemins or [])
    if pack is None:
        return FAILURE
    ajoutes = [FilePath(chemin) for chemin in chemins or []]
    regles = [
        regle
        for regle in pack.regles.values()
        if not ajoutes or any(regle.fichier == a or a in regle.fichier.parents for a in ajoutes)
    ]
    manques = list(echecs(pack, regles))
    for echec in manques:
        print(
            f"{echec.regle.fichier.name}:{echec.exemple.ligne} : {echec.regle.code}, « {echec.exemple.titre} » : "
            f"{echec.phrase}"
        )
    total = sum(len(regle.exemples) for regle in regles)
    print(f"{len(regles)} règles, {total} exemples essayés, {len(manques)} à revoir")
    return int(bool(manques))

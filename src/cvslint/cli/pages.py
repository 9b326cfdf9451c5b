"""Printing pages, and finding the pack that a command speaks of."""

from __future__ import annotations

import sys
from collections.abc import Iterable
from pathlib import Path as FilePath
from typing import TYPE_CHECKING

from cvslint.cli.citations import cite
from cvslint.cli.flux import colour, complain

if TYPE_CHECKING:
    from cvslint.campagne.campagne import Campagne
    from cvslint.report.styled import Line


def montrer(lines: Iterable[Line]) -> None:
    """Prints laid out lines, in colour on a terminal."""
    from cvslint.report import styled

    if not colour("auto", sys.stdout):
        sys.stdout.write(styled.plain(lines))
        return
    from rich.console import Console

    console = Console(force_terminal=True, highlight=False)
    for line in lines:
        console.print(styled.to_rich(line), soft_wrap=True)


def ouvrir(nom: str | None, regles: Iterable[str] = ()) -> Campagne | None:
    """The pack called ``nom``, else the first one installed; tells why when it cannot be used."""
    from cvslint.campagne.fautes import CampagneInconnue, PackInvalide
    from cvslint.campagne.installees import campagnes_installees, charger_campagne

    try:
        return charger_campagne(nom or next(iter(campagnes_installees()), ""), [FilePath(r) for r in regles])
    except CampagneInconnue as error:
        complain(
            f"Erreur : la campagne {cite(error.nom)} n'est pas installée ; il y a {', '.join(error.connues)}."
        )
    except PackInvalide as error:
        complain("Erreur : ces règles ne peuvent pas servir.")
        for faute in error.fautes:
            complain(f"  {faute}")
    return None

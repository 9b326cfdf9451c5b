"""Printing pages, and finding the pack that a command speaks of."""

from __future__ import annotations

import sys
from collections.abc import Iterable
from pathlib import Path as FilePath
from typing import TYPE_CHECKING

from cvslint.cli import ready
from cvslint.cli.flux import colour
from cvslint.cli.preparation import dire_inconnue, dire_invalide
from cvslint.cli.reserve import dossier_de_reserve

if TYPE_CHECKING:
    from cvslint.campagne.campagne import Campagne
    from cvslint.report.styled import Line


def montrer(lines: Iterable[Line]) -> None:
    """Prints laid out lines, in colour on a terminal."""
    from cvslint.report import styled

    if not colour("auto", sys.stdout):
        sys.stdout.writelines(styled.plain(lines))
        return
    from rich.console import Console

    console = Console(force_terminal=True, color_system="standard", highlight=False)
    for line in lines:
        console.print(styled.to_rich(line), soft_wrap=True)


def ouvrir(nom: str | None, regles: Iterable[str] = ()) -> Campagne | None:
    """The pack called ``nom``, else the first one installed; tells why when it cannot be used."""
    from cvslint.campagne.fautes import CampagneInconnue, PackInvalide
    from cvslint.campagne.installees import campagnes_installees, charger_campagne

    try:
        nom = nom or next(iter(campagnes_installees()), "")
        campagne = charger_campagne(nom, [FilePath(r) for r in regles], reserve=dossier_de_reserve())
    except CampagneInconnue as error:
        dire_inconnue(error.nom, error.connues)
    except PackInvalide as error:
        dire_invalide(error)
    else:
        ready()
        return campagne
    return None

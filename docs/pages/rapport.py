"""``rapport.svg``: the report of a faulty example, as a picture."""

from __future__ import annotations

import datetime as dt
import io
import re
from pathlib import Path

from rich.console import Console

from cvslint import __version__
from cvslint.campagne.campagne import Campagne
from cvslint.engine import Reglages, check_bytes
from cvslint.report import glyphs, styled, texte
from cvslint.result import RunResult
from cvslint.selection import choix_par_defaut

EXEMPLE = Path(__file__).resolve().parents[2] / "examples" / "a-corriger" / "siret-faux.yaml"
JOUR = dt.date(2025, 10, 1)


def image(campagne: Campagne) -> str:
    """The picture as SVG."""
    reglages = Reglages(JOUR, choix_par_defaut(campagne), {})
    dossier = re.sub(r"  # attendu: .*", "", EXEMPLE.read_text(encoding="utf-8"))
    resultat = check_bytes(dossier.encode(), "dossier.yaml", campagne, reglages)
    run = RunResult(__version__, JOUR, (resultat,))
    console = Console(record=True, width=92, file=io.StringIO(), force_terminal=True)
    for line in texte.render(run, width=92, verbose=False, quiet=False, glyphs=glyphs.UNICODE):
        console.print(styled.to_rich(line), soft_wrap=True)
    return console.export_svg(title="cvslint check dossier.yaml", unique_id="cvslint")

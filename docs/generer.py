"""Writes the pages and pictures of ``docs/`` that come from the rules and from a run. A test tells when they drift.

Run from the root of the repository: ``python docs/generer.py``.
"""

from __future__ import annotations

import datetime as dt
import io
import re
from pathlib import Path

from cvslint.campagne.campagne import Campagne
from cvslint.campagne.installees import charger_campagne
from cvslint.documentation import page_markdown
from cvslint.engine import Reglages, check_bytes
from cvslint.report import glyphs, styled, texte
from cvslint.result import RunResult
from cvslint.selection import choix_par_defaut

ROOT = Path(__file__).resolve().parent.parent
JOUR = dt.date(2025, 10, 1)
EXEMPLE = "examples/a-corriger/siret-faux.yaml"


def regles(campagne: Campagne) -> str:
    """``regles.md``: every rule, section by section."""
    parties = [
        "# Les règles\n\nPage écrite par `docs/generer.py` à partir de `rules/` ; ne la modifiez pas à la main.\n"
    ]
    for cle, titre in campagne.rubriques.items():
        choisies = [regle for regle in campagne.regles.values() if regle.rubrique == cle]
        if choisies:
            parties.append(f"## {titre}\n")
            parties += [page_markdown(regle) for regle in choisies]
    return "\n".join(parties)


def rapport(campagne: Campagne) -> str:
    """``rapport.svg``: the report of a faulty example, as a picture."""
    from rich.console import Console

    reglages = Reglages(JOUR, choix_par_defaut(campagne), {})
    dossier = re.sub(r"  # attendu: .*", "", (ROOT / EXEMPLE).read_text(encoding="utf-8"))
    resultat = check_bytes(dossier.encode(), "dossier.yaml", campagne, reglages)
    run = RunResult("0.1.0", JOUR, (resultat,))
    console = Console(record=True, width=92, file=io.StringIO(), force_terminal=True)
    for line in texte.render(run, width=92, verbose=False, quiet=False, glyphs=glyphs.UNICODE):
        console.print(styled.to_rich(line), soft_wrap=True)
    return console.export_svg(title="cvslint check dossier.yaml", unique_id="cvslint")


PAGES = {"regles.md": regles, "rapport.svg": rapport}


def main() -> None:
    """Writes them all."""
    campagne = charger_campagne("mel-cvs-2026")
    for nom, ecrire in PAGES.items():
        (ROOT / "docs" / nom).write_text(ecrire(campagne), encoding="utf-8")


if __name__ == "__main__":
    main()

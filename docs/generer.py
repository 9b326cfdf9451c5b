"""Writes the pages and pictures of ``docs/`` that come from the rules and from a run, and what the commands of the
guides print. A test tells when they drift.

Run from the root of the repository: ``python docs/generer.py``. What takes a measure is written by
``python docs/mesures.py``.
"""

from __future__ import annotations

from collections.abc import Callable
from contextlib import redirect_stderr
from io import StringIO
from pathlib import Path

from pages import appel, configuration, format_du_dossier, guides, rapport, regles, suite_yaml

from cvslint.campagne.campagne import Campagne
from cvslint.campagne.installees import charger_campagne
from cvslint.cli.app import run

PAGES: dict[str, Callable[[Campagne], str]] = {
    "regles.md": regles.page,
    "appel.md": appel.page,
    "format.md": format_du_dossier.page,
    "configuration.md": configuration.page,
    "rapport.svg": rapport.image,
    "yaml-test-suite.md": suite_yaml.page,
}
"""The name of each file in ``docs/``, and what writes its text from the pack."""


MODELE = Path(__file__).parents[1] / "examples" / "depot-partage" / "modeles" / "association.yaml"
"""The dossier to fill in of the shared repository: what ``cvslint init`` writes."""


def main() -> None:
    """Writes them all."""
    campagne = charger_campagne("mel-cvs-2026")
    MODELE.unlink(missing_ok=True)
    with redirect_stderr(StringIO()):
        run(["init", str(MODELE)])
    for nom, ecrire in PAGES.items():
        (Path(__file__).parent / nom).write_text(ecrire(campagne), encoding="utf-8")
    for guide in sorted(guides.GUIDES.glob("*.md")):
        guide.write_text(guides.rejouer(guide.read_text(encoding="utf-8")), encoding="utf-8")


if __name__ == "__main__":
    main()

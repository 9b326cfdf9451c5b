"""Writes ``docs/heuristiques.md``: how often the rules that judge a text are right. A test tells when it drifts.

Run from the root of the repository: ``python docs/mesures.py``.
"""

from __future__ import annotations

from pathlib import Path

from pages.heuristiques import page

from cvslint.campagne.installees import charger_campagne


def main() -> None:
    """Measures, and writes the page."""
    texte = page(charger_campagne("mel-cvs-2026"))
    (Path(__file__).parent / "heuristiques.md").write_text(texte, encoding="utf-8")


if __name__ == "__main__":
    main()

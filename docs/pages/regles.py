"""``regles.md``: every rule, section by section."""

from __future__ import annotations

from cvslint.campagne.campagne import Campagne
from cvslint.documentation import page_markdown
from pages.markdown import tete


def page(campagne: Campagne) -> str:
    """The text of the page."""
    parties = [tete("Les règles", "`rules/`")]
    for cle, titre in campagne.rubriques.items():
        choisies = [regle for regle in campagne.regles.values() if regle.rubrique == cle]
        if choisies:
            parties.append(f"## {titre}\n")
            parties += [page_markdown(regle) for regle in choisies]
    return "\n".join(parties)

"""The project in words: its quartiers, its ambitions."""

from __future__ import annotations

from collections.abc import Iterator

from cvslint.french import NBSP, liste
from cvslint.report.html.balises import lignes, texte, titre
from cvslint.tableau import Portrait, PortraitAmbition, PortraitQuartier

_INCONNU = '<span class="inconnu">non reconnu</span>'


def projet(portrait: Portrait, niveau: int) -> Iterator[str]:
    """The quartiers and the ambitions, each list under a heading of level ``niveau``."""
    if portrait.quartiers:
        yield titre(niveau, "Quartiers")
        yield '<ul class="quartiers">\n'
        yield from (f"<li>{_quartier(quartier)}</li>\n" for quartier in portrait.quartiers)
        yield "</ul>\n"
    if portrait.ambitions:
        yield titre(niveau, "Ambitions")
        yield '<ul class="ambitions">\n'
        yield from (f"<li>{_ambition(ambition)}</li>\n" for ambition in portrait.ambitions)
        yield "</ul>\n"


def _quartier(quartier: PortraitQuartier) -> str:
    communes = f", {texte(liste(quartier.communes))}" if quartier.communes else ""
    code = f" <code>{texte(quartier.code)}</code>" if quartier.code else f" {_INCONNU}"
    return f"<b>{texte(quartier.nom)}</b>{communes}{code}"


def _ambition(ambition: PortraitAmbition) -> str:
    connue = ambition.titre or ambition.enjeu
    titre_ = f"{NBSP}: {texte(ambition.titre)}" if ambition.titre else ""
    enjeu = f"<small>{texte(ambition.enjeu)}</small>" if ambition.enjeu else ""
    reponse = f'<p class="dit">{lignes(ambition.justification)}</p>' if ambition.justification else ""
    return f"<b>{texte(ambition.numero)}{titre_}</b>{'' if connue else f' {_INCONNU}'}{enjeu}{reponse}"

"""Pictures of a budget: horizontal bars drawn as SVG, all at the same scale, told in words to who does not see them."""

from __future__ import annotations

import textwrap
from collections.abc import Iterator, Sequence
from decimal import Decimal

from cvslint.french import NBSP, euros
from cvslint.report.html.balises import texte
from cvslint.report.html.mots import NATURES
from cvslint.tableau import Portrait, PortraitBarre

_LARGEUR = 340
_BARRE = 10
_LIGNE = 16
_ECART = 12
_LETTRES = 34
"""How many letters of a bar's name stand on one line beside its amount."""

_ECHELLE = "Toutes les barres sont à la même échelle. Les montants sont repris dans les tableaux qui suivent."


def images(portrait: Portrait) -> str:
    """The pictures of the first budget: charges by account, who pays, contributions beside; empty without amounts."""
    dessins = (
        ("Les charges, compte par compte", portrait.charges),
        ("Qui paie quoi", portrait.payeurs),
        ("À côté, les contributions volontaires", portrait.contributions),
    )
    echelle = max((barre.montant for _, barres in dessins for barre in barres), default=Decimal(0))
    if not echelle:
        return ""
    figures = "".join(_figure(titre, barres, echelle) for titre, barres in dessins if barres)
    return f'<div class="images">\n{figures}</div>\n<p class="echelle">{_ECHELLE}</p>\n'


def _figure(titre: str, barres: Sequence[PortraitBarre], echelle: Decimal) -> str:
    # What is given in kind is told twice, as what it is used for and as where it comes from: no part of a whole.
    en_nature = any(nature == "contribution" for barre in barres for nature, _ in barre.parts)
    total = Decimal(0) if en_nature else sum((barre.montant for barre in barres), Decimal(0))
    dessin, hauteur = _barres(barres, total, echelle)
    dit = f"{NBSP}; ".join(f"{barre.titre}{NBSP}: {euros(barre.montant)}" for barre in barres)
    return (
        f"<figure>\n<figcaption>{titre}</figcaption>\n"
        f'<svg role="img" viewBox="0 0 {_LARGEUR} {hauteur}"><title>{titre}</title><desc>{texte(dit)}</desc>\n'
        f"{dessin}</svg>\n{_legende(barres)}</figure>\n"
    )


def _barres(barres: Sequence[PortraitBarre], total: Decimal, echelle: Decimal) -> tuple[str, int]:
    """The bars one below the other, and how high they are together."""
    dessin = ""
    y = 0
    for barre in barres:
        noms = textwrap.wrap(barre.titre, _LETTRES, max_lines=2, placeholder=" …") or [""]
        for rang, nom in enumerate(noms):
            y += _LIGNE
            combien = _combien(barre.montant, total) if rang == len(noms) - 1 else ""
            dessin += f'<text y="{y - 4}">{texte(nom)}</text>{combien.format(y=y - 4)}\n'
        dessin += "".join(_parts(barre, y, echelle))
        y += _BARRE + _ECART
    return dessin, y - _ECART + 1


def _combien(montant: Decimal, total: Decimal) -> str:
    """An amount, and its part of ``total`` unless that is nil."""
    part = f" · {montant * 100 / total:.0f}{NBSP}%" if total else ""
    return f'<text class="m" x="{_LARGEUR}" y="{{y}}">{euros(montant)}{part}</text>'


def _parts(barre: PortraitBarre, y: int, echelle: Decimal) -> Iterator[str]:
    gauche = Decimal(0)
    for nature, montant in barre.parts:
        largeur = montant * _LARGEUR / echelle
        yield f'<rect class="{nature}" x="{gauche:.1f}" y="{y}" width="{largeur:.1f}" height="{_BARRE}"/>\n'
        gauche += largeur


def _legende(barres: Sequence[PortraitBarre]) -> str:
    presentes = {nature for barre in barres for nature, _ in barre.parts}
    dites = [nature for nature in NATURES if nature in presentes]
    items = "".join(f'<li><span class="cle {nature}"></span>{NATURES[nature]}</li>\n' for nature in dites)
    return f'<ul class="legende">\n{items}</ul>\n' if items else ""

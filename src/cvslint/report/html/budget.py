"""Budgets as tables: every line that is used, every sub-total, both sides beside each other, each column."""

from __future__ import annotations

from collections.abc import Iterator

from cvslint.french import NBSP, euros
from cvslint.report.html.balises import lignes, montant, texte, titre
from cvslint.report.html.images import images
from cvslint.tableau import Portrait, PortraitBudget, PortraitMontant, PortraitPoste, PortraitSection

_RETRAIT_MAX = 5


def budgets(portrait: Portrait, niveau: int) -> Iterator[str]:
    """Every budget under its own heading of level ``niveau``, the pictures of the first one before its tables."""
    for rang, budget in enumerate(portrait.budgets):
        yield titre(niveau, texte(budget.titre))
        yield _equilibre(budget)
        if rang == 0:
            yield images(portrait)
        yield '<div class="tables">\n'
        for section in budget.sections:
            yield _table(section)
        if budget.generaux:
            yield _generaux(budget.generaux)
        yield "</div>\n"


def _equilibre(budget: PortraitBudget) -> str:
    """Whether what comes in pays what goes out, in one line."""
    sommes = {section.cle: section.poste.montants[:1] for section in budget.sections}
    charges, produits = (_connu(sommes.get(cle, ())) for cle in ("charges", "produits"))
    if charges is None or produits is None:
        return '<p class="equilibre">Les charges ou les produits ne peuvent pas être totalisés.</p>\n'
    if charges.montant == produits.montant:
        return (
            f'<p class="equilibre"><span aria-hidden="true">✓</span> Charges et produits sont égaux{NBSP}: '
            f"<b>{montant(charges.montant)}</b>.</p>\n"
        )
    return (
        f'<p class="equilibre faux"><span aria-hidden="true">✗</span> Charges <b>{montant(charges.montant)}</b>, '
        f"produits <b>{montant(produits.montant)}</b>{NBSP}: ils ne sont pas égaux.</p>\n"
    )


def _connu(montants: tuple[PortraitMontant | None, ...]) -> PortraitMontant | None:
    seul = montants[0] if montants else None
    return seul if seul is not None and seul.montant is not None else None


def _table(section: PortraitSection) -> str:
    entetes = "".join(f'<th scope="col" class="m">{texte(colonne)}</th>' for colonne in section.colonnes)
    corps = "".join(_rangs(section.poste, 0)) if section.poste.lignes else ""
    total = "".join(_cellule(somme, "non calculé") for somme in section.poste.montants)
    return (
        f'<table class="budget">\n<caption>{texte(section.poste.titre)}</caption>\n'
        f'<thead><tr><th scope="col">Poste</th>{entetes}</tr></thead>\n<tbody>\n{corps}</tbody>\n'
        f'<tfoot><tr><th scope="row">Total</th>{total}</tr></tfoot>\n</table>\n'
    )


def _rangs(groupe: PortraitPoste, retrait: int) -> Iterator[str]:
    """The rows of all that a group holds: a group with its sum, then its lines."""
    for poste in groupe.lignes:
        sinon = "non calculé" if poste.lignes else "illisible"
        classe = f"r{min(retrait, _RETRAIT_MAX)}{' groupe' if poste.lignes else ''}"
        cellules = "".join(_cellule(somme, sinon) for somme in poste.montants)
        precision = f"<small>{lignes(poste.precision)}</small>" if poste.precision else ""
        yield f'<tr class="{classe}"><th scope="row">{texte(poste.titre)}{precision}</th>{cellules}</tr>\n'
        yield from _rangs(poste, retrait + 1)


def _cellule(somme: PortraitMontant | None, sinon: str) -> str:
    if somme is None:
        return "<td></td>"
    ecrit = f"<small>total écrit{NBSP}: {euros(somme.ecrit)}</small>" if somme.ecrit is not None else ""
    return f"<td>{montant(somme.montant, sinon)}{ecrit}</td>"


def _generaux(generaux: tuple[PortraitSection, ...]) -> str:
    """The grand totals; each side has its own columns, so that only the first one is shown."""
    rangs = "".join(
        f'<tr><th scope="row">{texte(total.poste.titre)}</th>{_cellule(total.poste.montants[0], "non calculé")}</tr>\n'
        for total in generaux
    )
    return (
        '<table class="budget">\n<caption>Totaux généraux, contributions volontaires comprises</caption>\n'
        '<thead><tr><th scope="col">Total</th><th scope="col" class="m">Montant</th></tr></thead>\n'
        f"<tbody>\n{rangs}</tbody>\n</table>\n"
    )

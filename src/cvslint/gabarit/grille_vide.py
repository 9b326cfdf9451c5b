"""The budget to fill in: every line of the grid, empty, with its title beside it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from cvslint.model.grille import Grille, Ligne

MARGE_DES_TITRES = 60
"""The column in which the titles of the lines stand."""

DROIT_COMMUN = "droit_commun"
SPECIFIQUES = "credits_specifiques_pv"

_DETAIL = "detail"


def lignes_du_budget(
    grille: Grille, retrait: int, colonnes: Mapping[str, Sequence[str]] | None = None
) -> Iterator[str]:
    """The lines of a budget after its first keys; ``colonnes`` are those of a bilan, by section.

    A line takes an amount of the first column only where the call has no second one (produits but for
    subsidies, contributions).
    """
    for section in grille.sections:
        yield from _ligne(section, retrait, tuple((colonnes or {}).get(section.cle, ())), section.cle)


def _ligne(ligne: Ligne, retrait: int, colonnes: tuple[str, ...], section: str) -> Iterator[str]:
    marge = " " * retrait
    if ligne.forme == "groupe":
        yield _titree(f"{marge}{ligne.cle}:", ligne.titre)
        for sous in ligne.lignes:
            yield from _ligne(sous, retrait + 2, colonnes, section)
        if not ligne.lignes:
            yield from _montants("total", retrait + 2, colonnes[:1])
    elif ligne.forme in ("ligne", "libre"):
        deux = section == "charges" or ligne.forme == "libre"
        yield from _montants(ligne.cle, retrait, colonnes if deux else colonnes[:1], ligne.titre)
    else:
        yield _titree(f"{marge}{ligne.cle}:", ligne.titre)
        yield from financeur_vide(ligne, retrait + 2, colonnes)


def financeur_vide(ligne: Ligne, retrait: int, colonnes: tuple[str, ...]) -> Iterator[str]:
    """What a funder's line asks, below its key."""
    marge = " " * retrait
    if ligne.forme == "partage":
        yield from _partage(retrait, colonnes)
    elif ligne.forme == "villes":
        yield f"{marge}- {ligne.precise[0] if ligne.precise else 'ville'}:"
        yield from _partage(retrait + 2, colonnes)
    else:
        yield from _bloc(ligne.precise, retrait, colonnes)


def _partage(retrait: int, colonnes: tuple[str, ...]) -> Iterator[str]:
    yield from _montants(SPECIFIQUES, retrait, colonnes)
    yield f"{' ' * retrait}{DROIT_COMMUN}:"
    yield from _bloc(("service",), retrait + 2, colonnes)


def _bloc(precise: Sequence[str], retrait: int, colonnes: tuple[str, ...]) -> Iterator[str]:
    """One item of a list: what is to be told of an amount, then the amount."""
    marge = " " * retrait
    for rang, nom in enumerate((*precise, *(colonnes or ("montant",)))):
        yield f"{marge}{'  ' if rang else '- '}{nom}:"


def _montants(cle: str, retrait: int, colonnes: tuple[str, ...], titre: str = "") -> Iterator[str]:
    yield _titree(f"{' ' * retrait}{cle}:", titre)
    for colonne in colonnes:
        yield f"{' ' * (retrait + 2)}{colonne}:"


def _titree(debut: str, titre: str) -> str:
    return f"{debut:<{MARGE_DES_TITRES}}# {titre}" if titre else debut

"""How a mistake is planted: what may be done to a dossier at one place of it."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from corpus.ecriture import Code, Valeur

Contenu = dict[str, Valeur]
"""A dossier as blocks, before it is written."""

Semis = Callable[[Contenu, str], None]
"""Plants a mistake at a place: keys, and ranks of items from 0, parted by dots (``projet.objectifs.0.enonce``)."""


def poser(valeur: Valeur) -> Semis:
    """Puts ``valeur`` there, in the stead of what stands there."""

    def semer(contenu: Contenu, chemin: str) -> None:
        parent, cle = _parent(contenu, chemin)
        parent[cle] = valeur

    return semer


def ailleurs(chemin: str, semis: Semis) -> Semis:
    """The same mistake at ``chemin``, when the finding is told of another place."""
    return lambda contenu, _: semis(contenu, chemin)


def oter(contenu: Contenu, chemin: str) -> None:
    """Takes away what stands there, if anything does."""
    parent, cle = _parent(contenu, chemin)
    if isinstance(cle, int) or cle in parent:
        del parent[cle]


def changer_la_cle(contenu: Contenu, chemin: str) -> None:
    """Makes the last digit of the number that stands there another one."""
    parent, cle = _parent(contenu, chemin)
    chiffres = parent[cle].texte
    parent[cle] = Code(chiffres[:-1] + str((int(chiffres[-1]) + 1) % 10))


def repeter(nombre: int) -> Semis:
    """Copies the first item of the list that stands there until it holds ``nombre``."""

    def semer(contenu: Contenu, chemin: str) -> None:
        parent, cle = _parent(contenu, chemin)
        parent[cle] += [parent[cle][0]] * (nombre - len(parent[cle]))

    return semer


def desequilibrer(contenu: Contenu, chemin: str) -> None:
    """Adds a produit to the budget that stands there, followed by its totals: only the balance is wrong."""
    parent, cle = _parent(contenu, chemin)
    produits = parent[cle]["produits"]
    produits["directes"]["compte_76"] = 12
    del produits["directes"]["total"], produits["total"]


def _parent(contenu: Contenu, chemin: str) -> tuple[Any, str | int]:
    """What holds the value at ``chemin``, and under which key or rank."""
    *avant, dernier = (int(pas) if pas.isdigit() else pas for pas in chemin.split("."))
    parent: Any = contenu
    for pas in avant:
        parent = parent[pas]
    return parent, dernier

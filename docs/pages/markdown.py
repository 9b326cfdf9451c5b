"""What the pages share: the notice at their head, links to rules, tables."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from cvslint.campagne.regle import Regle

NBSP = "\u00a0"


def tete(titre: str, origine: str, commande: str = "docs/generer.py") -> str:
    """The title of a page, and where it comes from."""
    return f"# {titre}\n\nPage écrite par `{commande}` à partir de {origine}{NBSP}; ne la modifiez pas à la main.\n"


def lien(regle: Regle, vers: str = "regles.md") -> str:
    """A rule's code as a link to its place in the page of the rules."""
    return f"[{regle.code}]({vers}#{regle.code.lower()}-{regle.nom})"


def tableau(titres: Sequence[str], lignes: Iterable[Sequence[str]]) -> str:
    """A table; its cells may hold several lines."""
    rangs = [titres, ["---"] * len(titres), *lignes]
    return "".join("| " + " | ".join(_cellule(texte) for texte in rang) + " |\n" for rang in rangs)


def _cellule(texte: str) -> str:
    return texte.replace("|", "\\|").replace("\n", "<br>")

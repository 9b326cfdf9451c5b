"""The budget in ``format.md``: the lines of the grid, what each holds, what it asks to be told."""

from __future__ import annotations

from collections.abc import Iterator

from cvslint.model.grille import Forme, Grille, Ligne
from pages.markdown import NBSP, tableau

_FORMES: dict[Forme, str] = {
    "groupe": "bloc de lignes ; son `total` est facultatif",
    "ligne": "montant, ou `{montant, detail}`",
    "partage": "bloc : `credits_specifiques_pv`, `droit_commun`",
    "villes": "liste, par ville : `ville`, `credits_specifiques_pv`, `droit_commun`",
    "service": "montant, bloc ou liste de blocs `{service, montant}`",
    "blocs": "liste de blocs, avec leur `montant`",
    "libre": "montant",
}
_INTRODUCTION = """\
Écrivez seulement les lignes qui ont un montant : une ligne absente vaut zéro. Les totaux sont facultatifs ; cvslint les
calcule, et ne parle que d'un total écrit qui est faux. Les sommes se font au centime près.

Le `detail` d'une ligne est un texte, ou une liste de `{libelle, montant}`. Chaque montant de `droit_commun` dit son
`service` : `{service: direction de l'insertion, montant: 3 000}`.
"""


def parties(grille: Grille) -> Iterator[str]:
    """The parts of the section, from the grid."""
    yield _INTRODUCTION
    yield "Le bloc `budget` a un `exercice` (une année), puis :\n"
    for section in grille.sections:
        yield f"### `{section.cle}`\n"
        yield tableau(("Clé", "Ligne", "Ce qu'on y écrit", "À préciser"), _lignes(section))
    yield "### `total_general`\n"
    yield "Le « TOTAL » au bas de la grille, facultatif, additionne :\n"
    yield "".join(
        f"- `{cle}`{NBSP}: {' et '.join(f'`{partie}`' for partie in additionnes)}\n"
        for cle, additionnes in grille.total_general.items()
    )
    yield "### Le budget du bilan\n"
    yield (
        "`bilan.budget` suit la même grille, à deux colonnes : une ligne y est un bloc, par exemple\n"
        "`{previsionnel: 5 000, realise: 3 800}`. Il a aussi `conforme_au_depot` (oui ou non).\n"
    )
    yield tableau(
        ("Partie", "Colonnes"),
        [(f"`{cle}`", ", ".join(f"`{c}`" for c in colonnes)) for cle, colonnes in grille.colonnes.items()],
    )
    yield "### Ce que la grille n'a pas\n"
    yield tableau(
        ("Clé", "Où porter cet argent"),
        [(f"`{cle}`", f"{conseil[0].upper()}{conseil[1:]}.") for cle, conseil in grille.hors_grille.items()],
    )


def _lignes(section: Ligne) -> Iterator[tuple[str, str, str, str]]:
    for chemin, ligne in section.parcours():
        if ligne is section:
            continue
        # A no-break space keeps its place at the start of a cell.
        retrait = NBSP * 4 * (len(chemin) - 2)
        autres = f" (ou `{'`, `'.join(ligne.alias)}`)" if ligne.alias else ""
        forme = _FORMES[ligne.forme] if ligne.forme != "groupe" or ligne.lignes else "son `total`"
        yield (
            f"{retrait}`{ligne.cle}`{autres}",
            ligne.titre,
            forme,
            ", ".join(f"`{nom}`" for nom in ligne.precise),
        )

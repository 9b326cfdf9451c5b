"""The tree of a dossier as texts, lists and blocks: what stands at a path, and the tree with something else there."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from cvslint.gabarit.champs import Champ
from cvslint.gabarit.ecriture import Valeur
from cvslint.model.absence import est_absent
from cvslint.span import Path


def range_sous(arbre: Valeur, chemin: Path) -> Valeur:
    """What stands at a path; an empty text when nothing does."""
    for pas in chemin:
        if isinstance(arbre, Mapping):
            arbre = arbre.get(str(pas), "")
        elif isinstance(arbre, list) and isinstance(pas, int) and pas < len(arbre):
            arbre = arbre[pas]
        else:
            return ""
    return arbre


def avec(arbre: Valeur, chemin: Path, valeur: Valeur) -> Valeur:
    """The tree with ``valeur`` at a path; what stands in the way and says nothing gives place."""
    if not chemin:
        return valeur
    pas, *reste = chemin
    suite = tuple(reste)
    if isinstance(pas, int):
        elements = list(arbre) if isinstance(arbre, list) else []
        elements += [""] * (pas + 1 - len(elements))
        elements[pas] = avec(elements[pas], suite, valeur)
        return elements
    bloc = dict(arbre) if isinstance(arbre, Mapping) else {}
    bloc[pas] = avec(bloc.get(pas, ""), suite, valeur)
    return bloc


def est_vierge(valeur: Valeur) -> bool:
    """Whether nothing is filled in anywhere in a value, as deep as it goes."""
    if isinstance(valeur, str):
        return est_absent(valeur)
    dedans: Sequence[Valeur] = list(valeur.values()) if isinstance(valeur, Mapping) else list(valeur)
    return all(map(est_vierge, dedans))


def deplie(arbre: Valeur, champs: Iterable[Champ]) -> Valeur:
    """A block with each short form in it written out: the bare text of a block is its first field."""
    if not isinstance(arbre, Mapping):
        return arbre
    connus = {champ.cle: champ for champ in champs}
    return {
        cle: _deplie(contenu, connus[cle]) if cle in connus else contenu for cle, contenu in arbre.items()
    }


def _deplie(valeur: Valeur, champ: Champ) -> Valeur:
    if champ.genre == "liste" and champ.element is not None:
        element = champ.element
        return [_deplie(un, element) for un in valeur] if isinstance(valeur, list) else valeur
    if champ.genre == "bloc" and isinstance(valeur, str) and not est_absent(valeur):
        return {champ.champs[0].cle: valeur}
    return deplie(valeur, champ.champs)


def place_libre(brut: Valeur, entier: Valeur, chemin: Path, valeur: Valeur) -> tuple[Path, Valeur]:
    """Where and what to write so that ``valeur`` stands at ``chemin`` and nothing of a short form is lost.

    ``entier`` is ``brut`` with its short forms written out.
    """
    for longueur in range(1, len(chemin)):
        place = chemin[:longueur]
        sur_la_route = range_sous(brut, place)
        if isinstance(sur_la_route, str) and not est_absent(sur_la_route):
            return place, range_sous(avec(entier, chemin, valeur), place)
    return chemin, valeur

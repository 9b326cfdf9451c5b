"""The free texts of a dossier: every leaf that an author writes in words, outside the blocks about persons."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache, partial
from typing import Any, get_args

from pydantic import PlainValidator

from cvslint.model.budget import Budget, Detail, Poste
from cvslint.model.champs import Bloc
from cvslint.model.dossier import Dossier
from cvslint.model.structure import Personne
from cvslint.span import Path

_IDENTIFIANTS = frozenset(
    {"campagne", "siret", "rna", "numero_ds", "code_postal", "code_insee", "volume", "folio", "id", "enjeu"}
)
"""Texts that are codes: what looks like a number in them is what the form asks for."""


@dataclass(frozen=True, slots=True)
class TexteLibre:
    """One free text and where it is written."""

    chemin: Path
    texte: str


def textes_de(dossier: Dossier) -> Iterator[TexteLibre]:
    """Every free text of a dossier, in the order of the form."""
    return _textes(dossier, ())


def _textes(valeur: object, chemin: Path) -> Iterator[TexteLibre]:
    if isinstance(valeur, str):
        yield TexteLibre(chemin, valeur)
    elif isinstance(valeur, Budget):
        yield from _de_budget(valeur, chemin)
    elif isinstance(valeur, Bloc):
        if not isinstance(valeur, Personne):
            for nom in _champs_libres(type(valeur)):
                contenu = getattr(valeur, nom)
                if isinstance(contenu, str):
                    yield TexteLibre((*chemin, nom), contenu)
                elif contenu is not None:
                    yield from _textes(contenu, (*chemin, nom))
    elif isinstance(valeur, tuple):
        for rang, element in enumerate(valeur):
            yield from _textes(element, (*chemin, rang))
    elif isinstance(valeur, dict):
        for cle, element in valeur.items():
            yield from _textes(element, (*chemin, cle))


@cache
def _champs_libres(bloc: type[Bloc]) -> tuple[str, ...]:
    """The fields of a block that hold free text, or blocks that do."""
    return tuple(
        nom
        for nom, champ in bloc.model_fields.items()
        if nom not in _IDENTIFIANTS and not _liste_fermee((champ.annotation, *champ.metadata))
    )


def _liste_fermee(parties: tuple[Any, ...]) -> bool:
    """Whether a field, or each item of its list, holds a word of a closed list: its reader is bound to the list."""
    return any(
        isinstance(partie.func, partial)
        if isinstance(partie, PlainValidator)
        else _liste_fermee(get_args(partie))
        for partie in parties
    )


def _de_budget(budget: Budget, base: Path) -> Iterator[TexteLibre]:
    for section in budget.sections.values():
        for ligne in section.lignes():
            yield from _de_ligne(ligne, base)


def _de_ligne(ligne: Poste, base: Path) -> Iterator[TexteLibre]:
    precisions = ligne.financement.precisions if ligne.financement is not None else {}
    for nom, texte in precisions.items():
        yield TexteLibre((*base, *ligne.chemin, nom), texte)
    if ligne.detail is not None:
        yield from _de_detail(ligne.detail, base)


def _de_detail(detail: Detail, base: Path) -> Iterator[TexteLibre]:
    if detail.texte is not None:
        yield TexteLibre((*base, *detail.chemin), detail.texte)
    for ligne in detail.lignes:
        if ligne.libelle is not None:
            yield TexteLibre((*base, *ligne.cellule.chemin[:-1], "libelle"), ligne.libelle)

"""The free texts of a dossier: every leaf that an author writes in words, outside the blocks about persons."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import cache, partial
from typing import Any, cast, get_args

from pydantic import PlainValidator

from cvslint.late_dataclass import late_dataclass
from cvslint.model.budget import Budget, Detail, Poste
from cvslint.model.champs import Bloc
from cvslint.model.dossier import Dossier
from cvslint.model.structure import Personne
from cvslint.span import Path

_IDENTIFIANTS = frozenset(
    {"campagne", "siret", "rna", "numero_ds", "code_postal", "code_insee", "volume", "folio", "id", "enjeu"}
)
"""Texts that are codes: what looks like a number in them is what the form asks for."""


@late_dataclass(frozen=False)  # a dossier makes hundreds: freezing would cost more than the rest
class TexteLibre:
    """One free text and where it is written."""

    chemin: Path
    texte: str


def textes_de(dossier: Dossier) -> list[TexteLibre]:
    """Every free text of a dossier, in the order of the form."""
    textes: list[TexteLibre] = []
    _relever(dossier, (), textes)
    return textes


def _relever(valeur: object, chemin: Path, textes: list[TexteLibre]) -> None:
    """Adds the free texts of a value, written at ``chemin``."""
    parties: Iterable[tuple[str | int, object]]
    genre: type[Any] = type(valeur)
    if genre is tuple:
        parties = enumerate(cast("tuple[object, ...]", valeur))
    elif genre is dict:
        parties = cast("dict[str, object]", valeur).items()
    elif genre is Budget:
        textes.extend(_de_budget(cast("Budget", valeur), chemin))
        return
    else:
        # Asking a Pydantic model for its attributes is several times slower.
        contenus = valeur.__dict__ if (noms := _champs_libres(genre)) else {}  # type: ignore[arg-type]
        parties = [(nom, contenus[nom]) for nom in noms]
    for pas, contenu in parties:
        if type(contenu) is str:
            textes.append(TexteLibre((*chemin, pas), contenu))
        elif contenu is not None:
            _relever(contenu, (*chemin, pas), textes)


@cache
def _champs_libres(genre: type[Any]) -> tuple[str, ...]:
    """The fields of a block that hold free text, or blocks that do; none of a person, nor of a plain value."""
    if not issubclass(genre, Bloc) or genre is Personne:
        return ()
    return tuple(
        nom
        for nom, champ in genre.model_fields.items()
        if nom not in _IDENTIFIANTS
        and _porte_des_mots(champ.annotation)
        and not _liste_fermee((champ.annotation, *champ.metadata))
    )


def _porte_des_mots(annotation: Any) -> bool:
    """Whether a field of that type may hold text, alone or inside what it holds."""
    if isinstance(annotation, type) and issubclass(annotation, (str, Bloc, Budget)):
        return True
    return any(_porte_des_mots(membre) for membre in get_args(annotation))


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

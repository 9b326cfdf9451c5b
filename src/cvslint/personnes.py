"""Who can be recognised in a dossier: the texts that name, reach or locate a person."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from typing import Any, get_args

from cvslint.model.champs import Bloc
from cvslint.model.dossier import Dossier
from cvslint.model.structure import Adresse, Personne

_DE_PERSONNE = ("prenom", "nom", "courriel", "telephone")
_LONGUEUR_MIN = 2
"""A shorter text (an initial) is in every word: masking it would mask everything."""


def textes_personnels(dossier: Dossier) -> tuple[str, ...]:
    """The names, e-mails, telephones and streets of a dossier, as written, each once, longest first."""
    textes = {texte for texte in _de(dossier) if len(texte) >= _LONGUEUR_MIN}
    return tuple(sorted(textes, key=lambda texte: (-len(texte), texte)))


def _de(valeur: object) -> Iterator[str]:
    if isinstance(valeur, tuple):
        for element in valeur:
            yield from _de(element)
        return
    genre: type[Any] = type(valeur)
    for champ in _champs_de_personne(genre):  # type: ignore[arg-type]
        contenu = getattr(valeur, champ)
        if isinstance(contenu, str):
            yield contenu
        elif contenu is not None:
            yield from _de(contenu)


@cache
def _champs_de_personne(genre: type[Any]) -> tuple[str, ...]:
    """The fields of a block that name, reach or locate a person, or that hold a block with such fields."""
    if genre is Personne:
        return _DE_PERSONNE
    if genre is Adresse:
        return ("voie",)
    if not issubclass(genre, Bloc):
        return ()
    return tuple(
        nom
        for nom, champ in genre.model_fields.items()
        if any(_champs_de_personne(bloc) for bloc in _blocs_de(champ.annotation))
    )


def _blocs_de(annotation: Any) -> Iterator[type[Bloc]]:
    """The blocks that a field of that type may hold, alone or in a list."""
    if isinstance(annotation, type) and issubclass(annotation, Bloc):
        yield annotation
    for membre in get_args(annotation):
        yield from _blocs_de(membre)

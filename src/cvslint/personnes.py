"""Who can be recognised in a dossier: the texts that name, reach or locate a person."""

from __future__ import annotations

from collections.abc import Iterator

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
    if isinstance(valeur, Personne):
        yield from (texte for champ in _DE_PERSONNE if (texte := getattr(valeur, champ)) is not None)
    elif isinstance(valeur, Adresse):
        if valeur.voie is not None:
            yield valeur.voie
    elif isinstance(valeur, Bloc):
        for champ in type(valeur).model_fields:
            yield from _de(getattr(valeur, champ))
    elif isinstance(valeur, tuple):
        for element in valeur:
            yield from _de(element)

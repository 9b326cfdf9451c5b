"""The fields of the form as a tree, read off the models: what each holds, under which title."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from functools import cache, partial
from typing import Annotated, Any, Literal, get_args, get_origin

from pydantic import PlainValidator

from cvslint.late_dataclass import late_dataclass
from cvslint.model.budget import Budget
from cvslint.model.champs import Annee, Bloc, Carte, Code, Date, Entier, Liste, Montant, OuiNon, Texte
from cvslint.model.dossier import Dossier

Genre = Literal[
    "texte",
    "code",
    "mot",
    "montant",
    "date",
    "ouinon",
    "entier",
    "annee",
    "bloc",
    "liste",
    "carte",
    "budget",
]
"""What a field holds; ``mot`` is a word of a closed list, ``carte`` a block whose keys the author chooses."""

CheminType = tuple[str, ...]
"""The path of a field whatever its ranks: ``("projet", "objectifs", "[]", "enonce")``."""

RANG = "[]"
"""The step that stands for any item of a list."""


@late_dataclass
class Champ:
    """A field: ``mots`` names its closed list, ``champs`` are those of a block, ``element`` the items of a list."""

    chemin: CheminType
    titre: str
    genre: Genre
    mots: str = ""
    champs: tuple[Champ, ...] = ()
    element: Champ | None = None
    presentation: str = ""
    """What the model says of the block itself, in French."""

    @property
    def cle(self) -> str:
        """Its key in the dossier."""
        return self.chemin[-1]

    @property
    def compose(self) -> bool:
        """Whether it holds other fields."""
        return self.genre in ("bloc", "budget") or (self.genre == "liste" and self.objets)

    @property
    def objets(self) -> bool:
        """Whether it is a list of blocks."""
        return self.element is not None and self.element.genre in ("bloc", "budget")

    def parcours(self) -> Iterator[Champ]:
        """This field and all those below it, in the order of the form."""
        yield self
        for champ in self.champs:
            yield from champ.parcours()
        if self.element is not None:
            yield from self.element.parcours()


@cache
def formulaire_vide() -> tuple[Champ, ...]:
    """The top fields of a dossier, each with all that is below it."""
    return _champs(Dossier, ())


def _champs(modele: type[Bloc], chemin: CheminType) -> tuple[Champ, ...]:
    return tuple(
        _champ(info.annotation, list(info.metadata), (*chemin, nom), info.title or nom)
        for nom, info in modele.model_fields.items()
    )


def _champ(annotation: Any, lecteurs: list[Any], chemin: CheminType, titre: str) -> Champ:
    scalaire = _scalaire(lecteurs)
    if scalaire is not None:
        genre, mots = scalaire
        return Champ(chemin, titre, genre, mots)
    contenu = _sans_none(annotation)
    if contenu is Budget:
        return Champ(chemin, titre, "budget")
    if _LISTE in lecteurs:
        element = _element(get_args(contenu)[0], (*chemin, RANG), titre)
        return Champ(chemin, titre, "liste", element.mots, element=element)
    if _CARTE in lecteurs:
        return Champ(chemin, titre, "carte", element=_element(get_args(contenu)[1], (*chemin, RANG), titre))
    if isinstance(contenu, type) and issubclass(contenu, Bloc):
        presentation = (contenu.__doc__ or "").strip().rstrip(".")
        return Champ(chemin, titre, "bloc", champs=_champs(contenu, chemin), presentation=presentation)
    raise TypeError(f"{'.'.join(chemin)} : {annotation!r}")


def _element(annotation: Any, chemin: CheminType, titre: str) -> Champ:
    seul = _sans_none(annotation)
    base, *lecteurs = get_args(seul) if get_origin(seul) is Annotated else (seul,)
    return replace(_champ(base, lecteurs, chemin, titre), titre=titre)


def _sans_none(annotation: Any) -> Any:
    """What an optional type holds when it holds something."""
    if get_origin(annotation) in (Annotated, tuple, dict):
        return annotation
    return next((membre for membre in get_args(annotation) if membre is not type(None)), annotation)


def _scalaire(lecteurs: list[Any]) -> tuple[Genre, str] | None:
    """The kind of a scalar and its closed list; the last reader decides, as it does for the model."""
    for lecteur in reversed(lecteurs):
        if isinstance(lecteur, PlainValidator):
            if isinstance(lecteur.func, partial):
                return "mot", str(lecteur.func.args[0])
            if lecteur in _GENRES:
                return _GENRES[lecteur], ""
    return None


_LISTE = get_args(Liste)[-1]
_CARTE = get_args(Carte)[-1]
_TYPES: tuple[tuple[Any, Genre], ...] = (
    (Texte, "texte"),
    (Code, "code"),
    (Montant, "montant"),
    (Date, "date"),
    (OuiNon, "ouinon"),
    (Entier, "entier"),
    (Annee, "annee"),
)
_GENRES: dict[Any, Genre] = {get_args(type_)[-1]: genre for type_, genre in _TYPES}

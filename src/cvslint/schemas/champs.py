"""From the models of a dossier or of a pack to schemas: a block, a list, a value are read off the types of fields."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import partial
from typing import Annotated, Any, get_args, get_origin

from pydantic import PlainValidator, WrapValidator

from cvslint.model.budget import Budget
from cvslint.model.champs import Annee, Bloc, Carte, Code, Date, Entier, Liste, Montant, OuiNon, Texte
from cvslint.model.formulaire import ListeFermee
from cvslint.model.lecture_budget import budget_de_bilan
from cvslint.schemas.natures import (
    CLE_INCONNUE,
    DEFINITIONS,
    NATURES,
    SCALAIRES,
    Schema,
    propose,
    ref,
    sinon_vide,
    texte_parmi,
    titree,
)

_TYPES: Mapping[str, Any] = {
    "texte": Texte,
    "code": Code,
    "montant": Montant,
    "date": Date,
    "oui_non": OuiNon,
    "entier": Entier,
    "annee": Annee,
}
_LISTE = get_args(Liste)[-1]
_CARTE = get_args(Carte)[-1]
_BLOC = "Un bloc de lignes « clé: valeur » est attendu."
_BLOC_OU_TEXTE = "Un texte ou un bloc de lignes « clé: valeur » est attendu."
_UNE_LISTE = "Une liste est attendue : un élément par ligne, précédé d'un tiret et d'une espace."

Place = tuple[str, str]
"""The name of a model and that of one of its fields."""


@dataclass
class Assembleur:
    """Builds schemas and the definitions they refer to.

    ``listes`` are the closed lists; ``tables`` the words to offer at a place, with their meaning; ``remplace`` what
    a place holds, when its type does not say; ``titres`` and ``exemples`` what is told of a place.
    """

    listes: Mapping[str, ListeFermee] = field(default_factory=dict)
    tables: Mapping[Place, Mapping[str, str]] = field(default_factory=dict)
    remplace: Mapping[Place, Schema] = field(default_factory=dict)
    titres: Mapping[Place, str] = field(default_factory=dict)
    exemples: Mapping[Place, str] = field(default_factory=dict)
    defs: dict[str, Schema] = field(default_factory=lambda: {**DEFINITIONS})

    def bloc(self, modele: type[Bloc]) -> Schema:
        """A reference to the definition of a block, made when it is first asked for."""
        nom = modele.__name__
        if nom not in self.defs:
            self.defs[nom] = {}
            self.defs[nom] |= self._bloc(modele)
        return ref(nom)

    def proprietes(self, modele: type[Bloc]) -> dict[str, Schema]:
        """The fields of a block."""
        return {nom: self._champ(modele, nom) for nom in modele.model_fields}

    def _bloc(self, modele: type[Bloc]) -> Schema:
        court = modele.forme_courte
        schema: Schema = {
            "description": (modele.__doc__ or "").strip(),
            "properties": self.proprietes(modele),
            "additionalProperties": False,
            "errorMessage": CLE_INCONNUE,
        }
        if court is None:
            return schema | sinon_vide(("object",), _BLOC)
        return schema | propose(self._mots(modele, court), sinon_vide(("object", *SCALAIRES), _BLOC_OU_TEXTE))

    def _mots(self, modele: type[Bloc], nom: str) -> Mapping[str, str]:
        """The words that a field offers in the short form of its block."""
        liste = _liste_fermee(modele.model_fields[nom].metadata)
        if liste is not None and liste[0] in self.listes:
            return self.listes[liste[0]].mots
        return self.tables.get((modele.__name__, nom), {})

    def _champ(self, modele: type[Bloc], nom: str) -> Schema:
        info = modele.model_fields[nom]
        place = (modele.__name__, nom)
        titre = self.titres.get(place) or info.title or nom
        if place in self.remplace:
            schema = self.remplace[place]
        else:
            schema = self._valeur(info.annotation, list(info.metadata), self.tables.get(place, {}))
        dits = [schema["description"]] if "description" in schema else []
        if place in self.exemples:
            dits.append(f"Par exemple : {self.exemples[place]}")
        return titree(titre, {**schema, **({"description": " ".join(dits)} if dits else {})})

    def _valeur(self, annotation: Any, lecteurs: list[Any], mots: Mapping[str, str]) -> Schema:
        """What a field or an item may hold; ``lecteurs`` are the readers of its type, the last one decides."""
        fermee = _liste_fermee(lecteurs)
        if fermee is not None:
            return self._mot(*fermee)
        nature = _nature(lecteurs)
        if nature is not None:
            return {"description": NATURES[nature].description, **NATURES[nature].schema(mots)}
        contenu = next((a for a in get_args(annotation) if a is not type(None)), annotation)
        if contenu is Budget:
            return ref("budget_du_bilan" if budget_de_bilan in lecteurs else "budget")
        if _LISTE in lecteurs:
            return self._liste(contenu, mots, ou_texte=any(_autre_lecture(lecteur) for lecteur in lecteurs))
        if _CARTE in lecteurs:
            carte = {"additionalProperties": self._element(get_args(contenu)[1], {})}
            return carte | sinon_vide(("object",), _BLOC)
        if isinstance(contenu, type) and issubclass(contenu, Bloc):
            return self.bloc(contenu)
        raise TypeError(f"no schema for {annotation!r}")

    def _liste(self, contenu: Any, mots: Mapping[str, str], *, ou_texte: bool) -> Schema:
        types = ("array", *SCALAIRES) if ou_texte else ("array",)
        message = "Un texte ou une liste est attendu." if ou_texte else _UNE_LISTE
        return {"items": self._element(get_args(contenu)[0], mots), **sinon_vide(types, message)}

    def _element(self, annotation: Any, mots: Mapping[str, str]) -> Schema:
        """What each item of a list holds."""
        utiles = [a for a in get_args(annotation) if a is not type(None)]
        dedans = utiles[0] if get_origin(annotation) is not Annotated and len(utiles) == 1 else annotation
        base, *lecteurs = get_args(dedans) if get_origin(dedans) is Annotated else (dedans,)
        return self._valeur(base, lecteurs, mots)

    def _mot(self, nom: str, ferme: bool) -> Schema:
        """A word of a closed list; another one is refused here only when no rule owns the list."""
        liste = self.listes.get(nom)
        if liste is None:
            return NATURES["texte"].schema()
        if not ferme:
            return NATURES["texte"].schema(liste.mots)
        return texte_parmi(liste.mots, (*liste.mots, *liste.mots.values(), *liste.alias))


def _liste_fermee(lecteurs: list[Any]) -> tuple[str, bool] | None:
    """The closed list that a reader is bound to, and whether it refuses other words."""
    for lecteur in reversed(lecteurs):
        if isinstance(lecteur, PlainValidator) and isinstance(lecteur.func, partial):
            nom, sans_regle = lecteur.func.args
            return nom, sans_regle
    return None


def _nature(lecteurs: list[Any]) -> str | None:
    for lecteur in reversed(lecteurs):
        for nom, type_ in _TYPES.items():
            if isinstance(lecteur, PlainValidator) and lecteur in get_args(type_):
                return nom
    return None


def _autre_lecture(lecteur: Any) -> bool:
    """Whether a reader takes a bare text in place of a list."""
    return isinstance(lecteur, WrapValidator) and lecteur != _LISTE

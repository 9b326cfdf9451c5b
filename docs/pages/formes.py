"""What a field of the dossier may hold, read off the types of the models, in words for a porteur."""

from __future__ import annotations

from dataclasses import dataclass
from functools import partial
from typing import Annotated, Any, get_args, get_origin

from pydantic import PlainValidator, WrapValidator

from cvslint.model.budget import Budget
from cvslint.model.champs import Annee, Bloc, Carte, Code, Date, Entier, Liste, Montant, OuiNon, Texte
from pages.markdown import tableau

NATURES: dict[str, tuple[Any, str, tuple[str, ...], tuple[str, ...]]] = {
    "texte": (Texte, "Des mots libres, sur une ou plusieurs lignes.", ("Familles du quartier",), ()),
    "code": (
        Code,
        "Un nom, un numéro ou un identifiant, recopié tel quel.",
        ("999 000 318 00017", "Le Parc", "5.6"),
        (),
    ),
    "montant": (
        Montant,
        "Des euros, avec ou sans centimes. Les milliers se séparent par une espace.",
        ("8000", "8 000", "5 750,50", "1.234,50", "12000 €"),
        ("8.000", "1,500", "12 k€", "environ 500"),
    ),
    "date": (
        Date,
        "Un jour entier : jour, mois et année à quatre chiffres.",
        ("2025-10-08", "08/10/2025", "8 octobre 2025"),
        ("08/10/25", "octobre 2025", "31/09/2025"),
    ),
    "oui ou non": (OuiNon, "Une réponse.", ("oui", "non", "vrai", "faux"), ("x", "1", "peut-être")),
    "nombre entier": (Entier, "Un nombre sans virgule.", ("80", "1 200"), ("80,5", "une vingtaine")),
    "année": (Annee, "Quatre chiffres.", ("2026",), ("26", "2025-2026")),
}
"""Each kind of value: its type, what it is, writings that are read, writings that are not."""


@dataclass(frozen=True, slots=True)
class Champ:
    """A field: its title, its form in words, and the block that it holds, alone or in a list."""

    titre: str
    forme: str
    bloc: type[Bloc] | None = None
    liste: bool = False


def tableau_des_natures() -> str:
    """The kinds of values, with writings that are read and writings that are not."""
    lignes = [
        (nom, description, _exemples(bons), _exemples(mauvais))
        for nom, (_, description, bons, mauvais) in NATURES.items()
    ]
    return tableau(("Sorte", "Ce que c'est", "S'écrit", "Ne se lit pas"), lignes)


def champ_de(modele: type[Bloc], nom: str) -> Champ:
    """What the field ``nom`` of a model may hold."""
    info = modele.model_fields[nom]
    titre = info.title or nom
    return _champ(titre, info.annotation, list(info.metadata))


def _champ(titre: str, annotation: Any, lecteurs: list[Any]) -> Champ:
    nature = _nature(lecteurs)
    if nature is not None:
        return Champ(titre, nature)
    contenu = next((a for a in get_args(annotation) if a is not type(None)), annotation)
    if contenu is Budget:
        return Champ(titre, "budget, selon [la grille](#le-budget)")
    if _LISTE in lecteurs:
        element = _element(contenu)
        # A further reader is one that takes a bare text in place of the list.
        ou_texte = any(isinstance(lecteur, WrapValidator) and lecteur != _LISTE for lecteur in lecteurs)
        suite = ", ou un texte seul" if ou_texte else ""
        return Champ(titre, f"liste : {element.forme}{suite}", element.bloc, liste=True)
    if _CARTE in lecteurs:
        element = _element(get_args(contenu)[1])
        return Champ(titre, f"bloc dont vous choisissez les clés : {element.forme}")
    if isinstance(contenu, type) and issubclass(contenu, Bloc):
        ou = f", ou un texte seul (`{contenu.forme_courte}`)" if contenu.forme_courte else ""
        return Champ(titre, f"bloc{ou}", contenu)
    raise TypeError(f"aucun mot pour {annotation!r}")


def _element(annotation: Any) -> Champ:
    """What each item of a list holds: ``tuple[X | None, ...]``, or ``X`` itself."""
    dedans = get_args(annotation)[0] if get_origin(annotation) is tuple else annotation
    utiles = [a for a in get_args(dedans) if a is not type(None)]
    seul = utiles[0] if get_origin(dedans) is not Annotated and len(utiles) == 1 else dedans
    base, *lecteurs = get_args(seul) if get_origin(seul) is Annotated else (seul,)
    return _champ("", base, lecteurs)


def _nature(lecteurs: list[Any]) -> str | None:
    """The kind of a scalar; the last reader decides, as it does for the model."""
    for lecteur in reversed([lecteur for lecteur in lecteurs if isinstance(lecteur, PlainValidator)]):
        if isinstance(lecteur.func, partial):
            nom = lecteur.func.args[0]
            return f"mot d'une [liste fermée](#liste-{nom})"
        for nom, (type_, *_) in NATURES.items():
            if lecteur in get_args(type_):
                return nom
    return None


def _exemples(ecritures: tuple[str, ...]) -> str:
    return ", ".join(f"`{ecriture}`" for ecriture in ecritures)


_LISTE = get_args(Liste)[-1]
_CARTE = get_args(Carte)[-1]

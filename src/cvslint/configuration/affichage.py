"""The configuration in force as a person reads it, and as a program does.

What a person reads is itself a configuration file: each value as one would write it there, and in a comment where it
comes from.
"""

from __future__ import annotations

import textwrap
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path as FilePath
from typing import Any

from cvslint.configuration.ecriture import cle_toml, en_toml
from cvslint.configuration.fusion import DEFAUT, EnVigueur, Origine
from cvslint.configuration.options import OPTIONS, PAR_FICHIER, Option
from cvslint.french import visible
from cvslint.globs import Pattern
from cvslint.ignores import PerFileIgnore

SCHEMA_VERSION = 1

Montrer = Callable[[FilePath], str]
"""How a path is shown."""

SANS_VALEUR = {
    "campagne": "celle que nomme le dossier, ou la seule installée",
    "select": "toutes les règles de la campagne, sauf USA et LOT",
    "baseline": "pas de fichier de référence",
}
"""What holds where a key has no value at all."""


def en_lignes(vigueur: EnVigueur, montrer: Montrer, largeur: int) -> Iterator[str]:
    """The lines of a file that says the same, without line ends; lists and comments keep within ``largeur``."""
    source = vigueur.configuration.source
    nom = "aucun" if source is None else montrer(source.fichier)
    yield from _commentaire(f"Fichier de configuration : {nom}", largeur)
    simples = [option for option in OPTIONS if option.cle != PAR_FICHIER]
    muettes = [option for option in simples if vigueur.origines[option.cle] == (DEFAUT,)]
    for option in simples:
        if option not in muettes:
            yield ""
            yield from _dite(vigueur, option, montrer, largeur)
    for parametre, origine in vigueur.parametres_dits():
        yield ""
        yield from _commentaire(f"Paramètre de la campagne changé : {_lieu(origine, montrer)}", largeur)
        cle = f"campagne.parametres.{cle_toml(parametre.nom)}"
        yield f"{cle}.valeur = {_ecrit(parametre.valeur)}"
        yield f"{cle}.motif = {_ecrit(parametre.motif)}"
    if muettes:
        yield ""
        yield from _commentaire("Par défaut :", largeur)
    for option in muettes:
        yield from _valeur(vigueur, option, montrer, largeur)
    for entree, origine in vigueur.entrees_dites():
        yield ""
        yield from _commentaire(
            f"Règles ignorées dans certains fichiers : {_lieu(origine, montrer)}", largeur
        )
        yield f"[[{PAR_FICHIER}]]"
        for cle, valeur in _simple(entree, montrer).items():
            yield from _affectation(cle, valeur, largeur)


def en_json(vigueur: EnVigueur, montrer: Montrer) -> dict[str, Any]:
    """The same for a program; an origin is ``default``, ``file`` (with its line from 1) or ``command-line``."""
    source = vigueur.configuration.source
    options = {
        option.cle: {
            "value": _simple(getattr(vigueur, option.champ), montrer),
            "origins": [_origine(origine, montrer) for origine in vigueur.origines[option.cle]],
        }
        for option in OPTIONS
    }
    parametres = {
        parametre.nom: {
            "value": parametre.valeur,
            "reason": parametre.motif,
            "origins": [_origine(origine, montrer)],
        }
        for parametre, origine in vigueur.parametres_dits()
    }
    return {
        "schema_version": SCHEMA_VERSION,
        "file": None if source is None else montrer(source.fichier),
        "options": options,
        "parameters": parametres,
    }


def _dite(vigueur: EnVigueur, option: Option, montrer: Montrer, largeur: int) -> Iterator[str]:
    """A value that somebody gave, under a comment that says who."""
    lieux = " et ".join(_lieu(origine, montrer) for origine in vigueur.origines[option.cle])
    yield from _commentaire(f"{option.titre} : {lieux}", largeur)
    yield from _valeur(vigueur, option, montrer, largeur)


def _valeur(vigueur: EnVigueur, option: Option, montrer: Montrer, largeur: int) -> Iterator[str]:
    valeur = _simple(getattr(vigueur, option.champ), montrer)
    if valeur is None:
        yield from _commentaire(f"{option.cle} : {SANS_VALEUR[option.cle]}", largeur)
    elif option.cle == "campagne" and vigueur.parametres:
        yield f"campagne.nom = {_ecrit(valeur)}"
    elif isinstance(valeur, dict) and valeur:
        for cle, dite in valeur.items():
            yield f"{option.cle}.{cle_toml(cle)} = {_ecrit(dite)}"
    else:
        yield from _affectation(option.cle, valeur, largeur)


def _affectation(cle: str, valeur: Any, largeur: int) -> Iterator[str]:
    """``key = value``; a list that is too long for one line has one line an item."""
    ligne = f"{cle} = {_ecrit(valeur)}"
    if len(ligne) <= largeur or not isinstance(valeur, list):
        yield ligne
        return
    yield f"{cle} = ["
    yield from (f"  {_ecrit(element)}," for element in valeur)
    yield "]"


def _commentaire(texte: str, largeur: int) -> list[str]:
    return textwrap.wrap(
        visible(texte),
        largeur,
        initial_indent="# ",
        subsequent_indent="#   ",
        break_long_words=False,
        break_on_hyphens=False,
    )


def _ecrit(valeur: object) -> str:
    return visible(en_toml(valeur))


def _simple(valeur: Any, montrer: Montrer) -> Any:
    """A value in the types that JSON and TOML share."""
    if isinstance(valeur, FilePath):
        return montrer(valeur)
    if isinstance(valeur, Pattern):
        return valeur.text
    if isinstance(valeur, PerFileIgnore):
        return {"files": list(valeur.files), "rules": list(valeur.rules), "motif": valeur.reason}
    if not isinstance(valeur, Sequence) or isinstance(valeur, str):
        return valeur
    if valeur and isinstance(valeur[0], tuple):
        return dict(valeur)
    return [_simple(element, montrer) for element in valeur]


def _lieu(origine: Origine, montrer: Montrer) -> str:
    """Who says something, in words."""
    if origine.fichier is None:
        return "ligne de commande" if origine.par == "command-line" else "par défaut"
    return montrer(origine.fichier) + ("" if origine.ligne is None else f", ligne {origine.ligne}")


def _origine(origine: Origine, montrer: Montrer) -> dict[str, Any]:
    if origine.fichier is None:
        return {"kind": origine.par}
    return {"kind": origine.par, "file": montrer(origine.fichier), "line": origine.ligne}

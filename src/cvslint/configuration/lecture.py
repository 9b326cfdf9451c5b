"""Reading a configuration: TOML, checked key by key against the table of options."""

from __future__ import annotations

import tomllib
from collections.abc import Iterable
from pathlib import Path as FilePath
from typing import Any

from cvslint.configuration.configuration import Configuration
from cvslint.configuration.fautes import ConfigurationInvalide
from cvslint.configuration.options import LIGNE_DE_COMMANDE, PAR_CLE
from cvslint.configuration.places import Source
from cvslint.configuration.recherche import PYPROJECT
from cvslint.configuration.toml import faute_de_toml
from cvslint.configuration.valeurs import LECTEURS, Lecteur


def lire(fichier: FilePath) -> Configuration:
    """What a configuration file says.

    A file called ``pyproject.toml`` says it in its table ``[tool.cvslint]``.

    Raises:
        ConfigurationInvalide: at the first thing that is wrong.
    """
    texte = _texte(fichier)
    try:
        table: Any = tomllib.loads(texte)
    except tomllib.TOMLDecodeError as error:
        raise ConfigurationInvalide(fichier, *faute_de_toml(error, texte)) from None
    prefixe: tuple[str, ...] = ()
    if fichier.name == PYPROJECT:
        prefixe = ("tool", "cvslint")
        for cle in prefixe:
            table = table.get(cle, {}) if isinstance(table, dict) else {}
        if not table:
            raise ConfigurationInvalide(fichier, None, "il n'y a pas de table « [tool.cvslint] »")
    lecteur = Lecteur(Source(fichier.absolute(), texte, prefixe))
    if not isinstance(table, dict):
        lecteur.refuse((), "« tool.cvslint » est une table : « [tool.cvslint] », puis une clé par ligne")
    return _configuration(lecteur, table)


def _configuration(lecteur: Lecteur, table: dict[str, Any]) -> Configuration:
    lues: dict[str, Any] = {}
    for cle, valeur in table.items():
        option = PAR_CLE.get(cle)
        if option is None:
            if cle in LIGNE_DE_COMMANDE:
                lecteur.refuse((cle,), f"« {cle} » ne se règle que sur la ligne de commande (--{cle})")
            lecteur.inconnue((), cle, PAR_CLE)
        lues |= LECTEURS[option.genre](lecteur, option, valeur)
    return Configuration(source=lecteur.source, **lues)


def _texte(fichier: FilePath) -> str:
    """The text of a file; the byte order mark that some editors write is passed over."""
    try:
        return fichier.read_bytes().decode("utf-8-sig").replace("\r\n", "\n")
    except UnicodeDecodeError as error:
        ligne = error.object[: error.start].count(b"\n") + 1
        phrase = "ce fichier n'est pas en UTF-8 ; enregistrez-le dans cet encodage"
        raise ConfigurationInvalide(fichier, ligne, phrase) from None
    except OSError as error:
        raise ConfigurationInvalide(fichier, None, _non_lu(error)) from None


def _non_lu(error: OSError) -> str:
    raisons: Iterable[tuple[type[OSError], str]] = (
        (FileNotFoundError, "ce fichier n'existe pas"),
        (PermissionError, "la lecture de ce fichier est interdite"),
        (IsADirectoryError, "c'est un dossier ; donnez un fichier"),
    )
    return next((dit for genre, dit in raisons if isinstance(error, genre)), "ce fichier ne peut pas être lu")

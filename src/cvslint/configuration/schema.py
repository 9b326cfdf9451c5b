"""The JSON Schema of a configuration, made from the table of options: for editors, and to check files by."""

from __future__ import annotations

from typing import Any

from cvslint.configuration.options import OPTIONS, PAR_FICHIER, Genre, Option

_TEXTE: dict[str, Any] = {"type": "string", "pattern": r"\S"}
_MOTIF: dict[str, Any] = {
    "type": "string",
    "pattern": r"[^\W_]",
    "title": "Motif",
    "description": "La raison, en quelques mots.",
}
_TEXTES: dict[str, Any] = {"type": "array", "items": _TEXTE}
_DES_TEXTES: dict[str, Any] = {**_TEXTES, "minItems": 1}
_VALEUR: dict[str, Any] = {"anyOf": [_TEXTE, {"type": "integer"}, _TEXTES]}


def schema_config() -> dict[str, Any]:
    """The JSON Schema (2020-12) of ``cvslint.toml``, and of ``[tool.cvslint]`` in ``pyproject.toml``.

    Dates that TOML has a type for are taken as texts, as in JSON. Whether a rule, a campagne or a parameter exists
    is for the program to say: it depends on the pack.
    """
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": "Configuration de cvslint",
        "description": "Le fichier cvslint.toml, ou la table [tool.cvslint] de pyproject.toml.",
        "type": "object",
        "additionalProperties": False,
        "properties": {option.cle: _propriete(option) for option in OPTIONS},
    }


def _propriete(option: Option) -> dict[str, Any]:
    dit: dict[str, Any] = {
        "title": option.titre,
        "description": f"{option.titre}. Exemple : {option.exemple}",
    }
    if option.defaut is not None:
        dit["default"] = {} if option.genre is Genre.NIVEAUX else _json(option.defaut)
    return dit | _genre(option)


def _json(valeur: object) -> object:
    return list(valeur) if isinstance(valeur, tuple) else valeur


def _genre(option: Option) -> dict[str, Any]:
    match option.genre:
        case Genre.SELECTEURS | Genre.MOTIFS | Genre.CHEMINS:
            return _TEXTES
        case Genre.CHEMIN:
            return _TEXTE
        case Genre.OUI_NON:
            return {"type": "boolean"}
        case Genre.MOT:
            return {"enum": list(option.mots)}
        case Genre.NIVEAUX:
            return {"type": "object", "additionalProperties": {"enum": list(option.mots)}}
        case Genre.TACHES:
            return {"anyOf": [{"const": "auto"}, {"type": "integer", "minimum": 1}]}
        case Genre.CAMPAGNE:
            return {"anyOf": [_TEXTE, _campagne()]}
        case Genre.PAR_FICHIER:
            return {"type": "array", "items": _entree()}


def _campagne() -> dict[str, Any]:
    """A campagne with figures that change: one of the three places must give the reason."""
    parametre = {
        "type": "object",
        "additionalProperties": False,
        "required": ["valeur"],
        "properties": {"valeur": _VALEUR, "motif": _MOTIF},
    }
    parametres = {
        "type": "object",
        "title": "Paramètres de l'appel changés",
        "properties": {"motif": _MOTIF},
        "additionalProperties": {"anyOf": [_VALEUR, parametre]},
    }
    avec_leur_motif = {
        "properties": {
            "parametres": {
                "anyOf": [
                    {"required": ["motif"]},
                    {"additionalProperties": {"type": "object", "required": ["motif"]}},
                ]
            }
        }
    }
    return {
        "type": "object",
        "additionalProperties": False,
        "properties": {
            "nom": {**_TEXTE, "title": "Nom de la campagne, ou son dossier"},
            "motif": _MOTIF,
            "parametres": parametres,
        },
        "anyOf": [{"required": ["motif"]}, avec_leur_motif],
    }


def _entree() -> dict[str, Any]:
    """Files and rules, each in English or in French but not in both, and the reason."""
    return {
        "type": "object",
        "title": f"Une entrée de {PAR_FICHIER}",
        "additionalProperties": False,
        "required": ["motif"],
        "properties": {
            "files": {**_DES_TEXTES, "title": "Fichiers"},
            "fichiers": {**_DES_TEXTES, "title": "Fichiers"},
            "rules": {**_DES_TEXTES, "title": "Règles"},
            "regles": {**_DES_TEXTES, "title": "Règles"},
            "motif": _MOTIF,
        },
        "allOf": [
            {"oneOf": [{"required": ["files"]}, {"required": ["fichiers"]}]},
            {"oneOf": [{"required": ["rules"]}, {"required": ["regles"]}]},
        ],
    }

"""The calls of a rule file: for each check of the library, the parameters that it takes and what they hold."""

from __future__ import annotations

from cvslint.campagne.appels import nom_de_type
from cvslint.checks.controle import Controle, Parametre, controles
from cvslint.schemas.natures import SCALAIRES, Schema, ref


def definitions_des_appels() -> dict[str, Schema]:
    """The parameters that each check takes, and which of them go with which check (``appel``)."""
    defs: dict[str, Schema] = {}
    selon = []
    for nom, controle in controles().items():
        parametres = [p for p in controle.parametres.values() if p.nom != "formulaire"]
        requis = [p.nom for p in parametres if p.requis]
        noms = ", ".join(p.nom for p in parametres) or "aucun"
        defs[f"avec_{nom}"] = {
            "properties": {p.nom: _parametre(p) for p in parametres},
            "additionalProperties": False,
            **({"required": requis} if requis else {}),
            "errorMessage": f"Le contrôle « {nom} » a ces paramètres : {noms}.",
        }
        alors: Schema = {
            "properties": {"avec": ref(f"avec_{nom}")},
            **({"required": ["avec"]} if requis else {}),
        }
        si = {"required": ["verifie"], "properties": {"verifie": {"const": nom}}}
        selon.append({"if": si, "then": alors})
    return {**defs, "source": _source(), "appel": {"allOf": selon}}


def resume(controle: Controle) -> str:
    """What a check does, in one paragraph."""
    return " ".join(controle.documentation.split("\n\n")[0].split())


def _parametre(parametre: Parametre) -> Schema:
    """What a parameter takes: a value of its type, or where to find it."""
    genre = nom_de_type(parametre)
    ecrit: dict[str, Schema] = {
        "entier": {"pattern": "^[ ]*[+-]?[0-9]+[ ]*$", "type": ["integer", "string"]},
        "nombre": {"type": ["number", "string"], **ref("montant_ecrit")},
        "date": {"type": "string", **ref("date_ecrite")},
        "oui/non": {"enum": ["oui", "non"]},
        "texte": {"type": list(SCALAIRES)},
        "liste de textes": {"type": [*SCALAIRES, "array"], "items": {"type": list(SCALAIRES)}},
    }
    valeur = ecrit.get(genre, {"type": ["array"]})
    return {"title": f"{parametre.nom} ({genre})", "anyOf": [valeur, ref("source")]}


def _source() -> Schema:
    """Where a value is found: a parameter, a list or a word list of the pack, or the dossier itself."""
    genres = {
        "parametre": "paramètre de campagne.yaml, ou « aujourdhui »",
        "chemin": "chemin dans le dossier",
        "liste": "liste fermée de la campagne",
        "lexique": "fichier de mots",
    }
    proprietes = {nom: {"title": titre, "type": "string"} for nom, titre in genres.items()}
    return {
        "type": "object",
        "properties": proprietes,
        "additionalProperties": False,
        "minProperties": 1,
        "maxProperties": 1,
    }

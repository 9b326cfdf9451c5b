"""The schema of a rule file and of the head of a pack, for who writes a pack: made from the models that read them.

It knows the checks of the library and their parameters. What only the whole pack can tell (whether a parameter, a
list or another rule exists) is left to ``cvslint test-rules``.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import get_args

from cvslint.campagne.ecriture import (
    AppelEcrit,
    CasEcrit,
    ExempleEcrit,
    FicheCampagne,
    FichierDeRegles,
    LieEcrit,
    RegleEcrite,
)
from cvslint.campagne.regle import Origine
from cvslint.checks.controle import controles
from cvslint.findings import Severity
from cvslint.model.champs import Bloc
from cvslint.schemas.appels import definitions_des_appels, resume
from cvslint.schemas.champs import Assembleur, Place
from cvslint.schemas.natures import (
    CLE_INCONNUE,
    DIALECTE,
    NATURES,
    SCALAIRES,
    Schema,
    propose,
    ref,
    sinon_vide,
)
from cvslint.schemas.titres_des_regles import titres_de

_CODE = "^[A-Z]{3}[0-9]{3}$"
_NOM = "^[a-z0-9]+(-[a-z0-9]+)*$"
_UN_NOM = "Un nom en minuscules, sans accent, avec des tirets, est attendu."
_UN_CODE = "Un code fait de trois majuscules et de trois chiffres est attendu."
_UNE_REGLE = "Une règle est un bloc de « clé: valeur »."
_UNE_CONDITION = "Un bloc « sur », « verifie », « avec » est attendu."
_ORIGINES = {
    "appel": "l'appel l'écrit",
    "lecture": "une lecture d'une phrase ambiguë de l'appel",
    "calcul": "un calcul",
    "identifiant": "la forme d'un identifiant",
    "usage": "l'usage, sans que l'appel le demande",
}
_NIVEAUX = {
    "erreur": "ce que l'appel exige n'y est pas, ou un chiffre ne peut pas être juste",
    "avertissement": "à revoir avant le dépôt",
    "info": "à savoir",
}
_ENTIER = "Un nombre entier est attendu."
_MODELES: tuple[type[Bloc], ...] = (
    AppelEcrit,
    LieEcrit,
    CasEcrit,
    ExempleEcrit,
    RegleEcrite,
    FichierDeRegles,
    FicheCampagne,
)


def schema_regles() -> Schema:
    """The JSON Schema (2020-12) of a file of rules, and of ``campagne.yaml``, described in French.

    The other files of a pack (tables, model dossiers) are accepted as they are.
    """
    assert set(_ORIGINES) == set(get_args(Origine))
    assert set(_NIVEAUX) == {niveau.value for niveau in Severity}
    assembleur = Assembleur(titres=titres_de(*_MODELES), remplace=_places())
    proprietes = assembleur.proprietes(FichierDeRegles)
    assembleur.bloc(RegleEcrite)
    assembleur.bloc(FicheCampagne)
    regle: Schema = {"type": "object", "errorMessage": _UNE_REGLE, **ref("RegleEcrite")}
    defs = {**assembleur.defs, **definitions_des_appels(), "regle": regle}
    for modele in (AppelEcrit, CasEcrit, RegleEcrite):
        defs[modele.__name__] |= {"allOf": [ref("appel")]}
    defs["AppelEcrit"]["required"] = ["verifie", "sur"]
    defs["AppelEcrit"]["description"] = "Une condition."
    defs["RegleEcrite"] |= _regle_entiere(defs["RegleEcrite"])
    # Unknown keys of the head are not told when a pack is loaded.
    del defs["FicheCampagne"]["additionalProperties"]
    return {
        "$schema": DIALECTE,
        "title": "Fichier de règles de cvslint",
        "type": "object",
        "properties": proprietes,
        "if": {"required": ["regles"]},
        "then": _fichier_entier(list(proprietes)),
        "else": {"if": {"required": ["rubriques"]}, "then": ref("FicheCampagne")},
        "$defs": defs,
    }


def _places() -> dict[Place, Schema]:
    """What the fields hold whose type does not say it."""
    texte = NATURES["texte"].schema()
    chemins = {
        "items": texte,
        **sinon_vide(("array", *SCALAIRES), "Un chemin ou une liste de chemins est attendu."),
    }
    inconnu = "Ce contrôle n'existe pas ; voir « cvslint checks »."
    verifie = _parmi({nom: resume(controle) for nom, controle in controles().items()}, inconnu)
    libre: Schema = sinon_vide(("object",), "Un bloc est attendu.")
    gravite = _parmi(_NIVEAUX, f"L'un de ces niveaux est attendu : {', '.join(_NIVEAUX)}.")
    origine = _parmi(_ORIGINES, f"L'une de ces origines est attendue : {', '.join(_ORIGINES)}.")
    regle = {
        "patternProperties": {_CODE: ref("regle")},
        "additionalProperties": False,
        "errorMessage": _UN_CODE,
    }
    places: dict[Place, Schema] = {
        ("FichierDeRegles", "regles"): {**regle, **sinon_vide(("object",), "Un bloc de règles est attendu.")},
        ("FichierDeRegles", "origine"): origine,
        ("RegleEcrite", "origine"): origine,
        ("RegleEcrite", "nom"): {"type": "string", "pattern": _NOM, "errorMessage": _UN_NOM},
        ("RegleEcrite", "portee"): propose({"dossier": "", "lot": ""}, NATURES["texte"].juge),
        ("RegleEcrite", "cede_a"): {
            "items": _code_de_regle(),
            **sinon_vide(("array",), "Une liste est attendue."),
        },
        ("ExempleEcrit", "aussi"): {
            "items": _code_de_regle(),
            **sinon_vide(("array",), "Une liste est attendue."),
        },
        ("ExempleEcrit", "texte"): texte,
        ("ExempleEcrit", "change"): libre,
        ("ExempleEcrit", "commentaire"): libre,
        ("ExempleEcrit", "attendu"): _attendu(),
        ("FicheCampagne", "rubriques"): libre,
        ("FicheCampagne", "parametres"): libre,
    }
    for modele in ("AppelEcrit", "CasEcrit", "RegleEcrite"):
        places |= {(modele, "sur"): chemins, (modele, "verifie"): verifie, (modele, "avec"): libre}
    for modele in ("CasEcrit", "RegleEcrite"):
        places[modele, "gravite"] = gravite
    return places


def _parmi(mots: Mapping[str, str], message: str) -> Schema:
    """One of these words, exactly."""
    return propose(mots, sinon_vide(("string",), message, enum=list(mots)))


def _code_de_regle() -> Schema:
    return {"type": "string", "pattern": _CODE, "errorMessage": _UN_CODE}


def _attendu() -> Schema:
    """A path, « aucun », or blocks that tell the path or the line, and the level."""
    un = {
        "properties": {
            "chemin": {"title": "Chemin du constat", **NATURES["texte"].schema()},
            "gravite": {"title": "Niveau du constat", "enum": list(_NIVEAUX)},
            "ligne": {"title": "Ligne du constat", **_entier()},
        }
    }
    message = "Un chemin, « aucun », ou une liste de constats est attendu."
    return {"items": {**un, **sinon_vide(("object", *SCALAIRES), message)}, **un} | sinon_vide(
        ("array", "object", *SCALAIRES), message
    )


def _fichier_entier(cles: list[str]) -> Schema:
    """A rule file has no other key; its rules tell what it does not tell for all of them."""
    conditions = [
        {
            "if": {"not": {"required": [cle]}},
            "then": {"properties": {"regles": {"additionalProperties": {"required": [cle]}}}},
        }
        for cle in ("origine", "rubrique")
    ]
    return {"propertyNames": {"enum": cles, "errorMessage": CLE_INCONNUE}, "allOf": conditions}


def _regle_entiere(regle: Schema) -> Schema:
    """What a rule must have; its cases may have the level and the message in its place."""
    par_cas = [
        {
            "if": {"not": {"required": [cle]}},
            "then": {
                "required": ["cas"],
                "properties": {"cas": {"minItems": 1, "items": {"required": [cle]}}},
            },
        }
        for cle in ("gravite", "message")
    ]
    seule = {
        "if": {"required": ["verifie"], "not": {"required": ["cas"]}},
        "then": {"required": ["sur"]},
    }
    return {"required": ["nom", "pourquoi", "aide"], "allOf": [*regle["allOf"], *par_cas, seule]}


def _entier() -> Schema:
    return {"type": ["integer", "string"], "pattern": "^[0-9]+$", "errorMessage": _ENTIER}

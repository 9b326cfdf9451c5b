"""What one value may be: the definitions that every schema shares, and words offered without refusing others."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import field
from typing import Any

from cvslint.late_dataclass import late_dataclass
from cvslint.schemas import ecritures

Schema = dict[str, Any]
"""One JSON Schema (2020-12), or a part of one."""

DIALECTE = "https://json-schema.org/draft/2020-12/schema"
"""The JSON Schema that schemas are written in."""

SCALAIRES = ("string", "number", "boolean")
"""What an editor makes of a value of one piece: cvslint reads the text, whatever it looks like."""

CLE_INCONNUE = "Cette clé n'existe pas ici."

VIDE: Schema = {
    "description": "Une valeur absente : rien d'écrit, null, ou une case du modèle laissée à compléter.",
    "anyOf": [
        {"type": "null"},
        {"type": "string", "pattern": ecritures.VIDE},
        {
            "type": "array",
            "minItems": 1,
            "maxItems": 1,
            "items": {"type": [*SCALAIRES[::2], "null"], "pattern": ecritures.ELEMENT_VIDE},
        },
        {
            "type": "object",
            "additionalProperties": {
                "anyOf": [
                    {"type": "null"},
                    {"type": "object", "maxProperties": 0},
                    {"type": "array", "maxItems": 0},
                ]
            },
        },
    ],
}


def ref(nom: str) -> Schema:
    """A reference to the definition of that name."""
    return {"$ref": f"#/$defs/{nom}"}


def sinon_vide(types: Sequence[str], message: str, **bornes: object) -> Schema:
    """Unless the value is absent, it is of one of these types and within these bounds; ``message`` says so in an
    editor."""
    alors = {"type": list(types), **bornes, "errorMessage": message}
    return {"if": {"not": ref("vide")}, "then": alors}


def propose(mots: Mapping[str, str], juge: Schema) -> Schema:
    """Words that an editor offers, each with what it means; ``juge`` judges what is written, these words too.

    Even without words it is a choice: an editor then puts the colon after the key that it completes.
    """
    if not mots:
        return {"anyOf": [juge]}
    message = juge["then"]["errorMessage"]
    offre = {"enum": list(mots), "enumDescriptions": list(mots.values()), "errorMessage": message}
    return {"anyOf": [offre, juge]}


def texte_parmi(mots: Mapping[str, str], formes: Sequence[str]) -> Schema:
    """One of the words of a closed list, in any of its spellings."""
    motif = ecritures.parle_de(formes)
    message = f"L'un de ces mots est attendu : {', '.join(mots)}."
    return propose(mots, sinon_vide(("string",), message, pattern=motif))


_PLUS_GRAND = 999_999_999_999.99


_MONTANT = "Un montant est attendu, par exemple 12 000 ou 1 250,50."
_ENTIER = "Un nombre entier est attendu, en chiffres."
_ANNEE = "Une année est attendue, en quatre chiffres."
_DATE = "Une date est attendue, par exemple 2025-10-08 ou 8 octobre 2025."
_OUI_NON = "Oui ou non est attendu."
_TEXTE = "Un texte est attendu, et non une liste ou un bloc."


@late_dataclass
class Nature:
    """One kind of value: what it is in words, writings of it, words to offer, and the schema that judges."""

    description: str
    juge: Schema
    exemples: tuple[str, ...] = ()
    mots: Mapping[str, str] = field(default_factory=dict)

    def schema(self, mots: Mapping[str, str] | None = None) -> Schema:
        """The schema of such a value, which offers ``mots``."""
        exemples = {"examples": list(self.exemples)} if self.exemples else {}
        return {**exemples, **propose(mots or self.mots, dict(self.juge))}


NATURES: Mapping[str, Nature] = {
    "texte": Nature("Un texte, sur une ou plusieurs lignes.", sinon_vide(SCALAIRES, _TEXTE)),
    "code": Nature("Un nom, un numéro ou un identifiant, recopié tel quel.", sinon_vide(SCALAIRES, _TEXTE)),
    "montant": Nature(
        "Des euros, avec ou sans centimes ; les milliers se séparent par une espace.",
        sinon_vide(("string", "number"), _MONTANT, **ref("montant_ecrit")),
        ("12 000", "1 250,50"),
    ),
    "date": Nature(
        "Un jour entier : jour, mois et année à quatre chiffres.",
        sinon_vide(("string",), _DATE, **ref("date_ecrite")),
        ("2025-10-08", "8 octobre 2025"),
    ),
    "oui_non": Nature(
        "Oui ou non.",
        sinon_vide(("string", "boolean"), _OUI_NON, **ref("oui_non_ecrit")),
        mots={"oui": "", "non": ""},
    ),
    "entier": Nature(
        "Un nombre sans virgule.",
        sinon_vide(("string", "integer"), _ENTIER, **ref("entier_ecrit")),
        ("80", "1 200"),
    ),
    "annee": Nature(
        "Une année, en quatre chiffres.",
        sinon_vide(("string", "integer"), _ANNEE, **ref("annee_ecrite")),
        ("2025", "2026"),
    ),
}
"""The kinds of single values."""


def _ecrit(motif: str, message: str, **bornes: float) -> Schema:
    """How a value is written: the pattern of a text, the bounds of a number."""
    return {"pattern": motif, **bornes, "errorMessage": message}


DEFINITIONS: Mapping[str, Schema] = {
    "vide": VIDE,
    "montant_ecrit": _ecrit(ecritures.MONTANT, _MONTANT, minimum=-_PLUS_GRAND, maximum=_PLUS_GRAND),
    "date_ecrite": _ecrit(ecritures.DATE, _DATE),
    "oui_non_ecrit": _ecrit(ecritures.OUI_NON, _OUI_NON),
    "entier_ecrit": _ecrit(ecritures.ENTIER, _ENTIER),
    "annee_ecrite": _ecrit(ecritures.ANNEE, _ANNEE, minimum=1900, maximum=2100),
}
"""What the schemas of values refer to."""


def valeur(nature: str, titre: str, mots: Mapping[str, str] | None = None) -> Schema:
    """A field that holds one value of that kind."""
    return titree(titre, {"description": NATURES[nature].description, **NATURES[nature].schema(mots)})


def titree(titre: str, schema: Schema) -> Schema:
    """A schema under its title, which the last part of a choice bears too: an editor shows that one."""
    titre = f"{titre[0].upper()}{titre[1:]}"
    if "anyOf" in schema and "properties" not in schema:
        *autres, juge = schema["anyOf"]
        schema = {**schema, "anyOf": [*autres, {"title": titre, **juge}]}
    return {"title": titre, **schema}

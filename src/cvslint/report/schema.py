"""The shape of the JSON report, for type checkers and, as JSON Schema, for those who read it.

Import this module late: it brings Pydantic.
"""

from __future__ import annotations

from typing import Annotated, Any, Literal

from pydantic import Field, TypeAdapter
from typing_extensions import TypedDict

Niveau = Literal["erreur", "avertissement", "info"]
Montant = Annotated[
    str | None,
    Field(
        pattern=r"^-?[0-9]+\.[0-9]{2}$",
        description="Montant en euros avec deux décimales, ou null quand il ne peut pas être lu.",
    ),
]
Compte = Annotated[int, Field(ge=0)]
Rang = Annotated[int, Field(ge=1)]
Chemin = Annotated[
    str,
    Field(
        description="Chemin dans le dossier, par exemple projet.objectifs[1].enonce ; rangs à partir de 0."
    ),
]


class Outil(TypedDict):
    """L'outil qui a fait le contrôle."""

    name: Literal["cvslint"]
    version: str


class Campagne(TypedDict):
    """Un jeu de règles utilisé."""

    id: str
    version: str
    maj: Annotated[str, Field(description="Jour de la dernière mise à jour des règles.")]
    digest: Annotated[str, Field(description="Empreinte des règles : change dès qu'une règle change.")]


class Controle(TypedDict):
    """Les conditions du contrôle."""

    today: Annotated[str, Field(description="Jour auquel les dates sont comparées, AAAA-MM-JJ.")]
    partial: Annotated[bool, Field(description="Vrai quand des règles ont été écartées par choix.")]
    selected: list[str]
    campagnes: list[Campagne]
    parameters: Annotated[
        dict[str, str], Field(description="Paramètres de la campagne changés par la configuration.")
    ]


class ParNiveau(TypedDict):
    """Nombre de constats de chaque niveau, sans ceux qui sont ignorés."""

    erreur: Compte
    avertissement: Compte
    info: Compte


class ParVerdict(TypedDict):
    """Nombre de dossiers de chaque verdict."""

    conforme: Compte
    conforme_avec_reserves: Compte
    non_conforme: Compte
    illisible: Compte


class Resume(TypedDict):
    """Les chiffres de l'ensemble."""

    files: Compte
    by_severity: ParNiveau
    by_verdict: ParVerdict
    by_rule: Annotated[dict[str, Compte], Field(description="Nombre de constats de chaque règle.")]
    suppressed: Annotated[int, Field(ge=0, description="Nombre de constats ignorés.")]
    amount_requested: Annotated[
        Montant,
        Field(description="Somme des montants demandés qui peuvent être lus ; null s'il n'y en a aucun."),
    ]


class Lieu(TypedDict):
    """Un passage du texte : lignes et colonnes à partir de 1, colonnes en caractères, fin exclue."""

    line: Rang
    column: Rang
    end_line: Rang
    end_column: Rang


class LieuLie(TypedDict):
    """Un second lieu utile pour comprendre un constat."""

    file: Annotated[str | None, Field(description="Autre fichier, ou null quand c'est le même.")]
    path: Chemin
    location: Lieu
    label: str


class Remplacement(TypedDict):
    """Un passage du texte à remplacer."""

    location: Lieu
    text: str


class Correction(TypedDict):
    """Une correction possible."""

    title: str
    safety: Annotated[
        Literal["safe", "unsafe"],
        Field(description="« safe » quand elle ne change rien à ce que l'auteur déclare."),
    ]
    edits: list[Remplacement]


class Ignore(TypedDict):
    """Pourquoi un constat ne compte pas."""

    by: Literal["comment", "config", "baseline"]
    reason: str
    line: Rang | None


class Constat(TypedDict):
    """Un défaut à un endroit du dossier."""

    rule: Annotated[str, Field(description="Code de la règle, par exemple BUD014.")]
    name: Annotated[str, Field(description="Nom de la règle, par exemple budget-desequilibre.")]
    severity: Niveau
    section: str
    message: Annotated[str, Field(description="Le défaut en une phrase.")]
    why: Annotated[str, Field(description="Pourquoi c'est un défaut.")]
    help: Annotated[str, Field(description="Ce qu'il faut faire.")]
    source: Annotated[str, Field(description="L'endroit de l'appel à projets.")]
    origin: Annotated[
        str, Field(description="Ce sur quoi la règle repose : appel, lecture, calcul, identifiant, usage.")
    ]
    path: Chemin
    location: Lieu
    related: list[LieuLie]
    context: Annotated[dict[str, str], Field(description="Les valeurs que cite la phrase.")]
    to_fill: Annotated[bool, Field(description="Vrai quand il reste seulement à remplir un champ.")]
    fixes: list[Correction]
    suppressed: Ignore | None
    fingerprint: Annotated[
        str, Field(description="Empreinte du constat, la même d'un contrôle et d'un ordinateur à l'autre.")
    ]


class NonEvaluee(TypedDict):
    """Une règle qui n'a pas pu être vérifiée."""

    rule: str
    because: Annotated[list[str], Field(description="Champs illisibles ou règles qui l'ont empêchée.")]


class DossierSeul(TypedDict):
    """Un dossier contrôlé, sans ses constats ; un fait qui ne peut pas être lu vaut null."""

    path: Annotated[str, Field(description="Chemin du fichier depuis le dossier courant, avec des « / ».")]
    sha256: Annotated[str | None, Field(description="Empreinte du fichier ; null quand il est trop grand.")]
    encoding: str
    campagne: str | None
    verdict: Literal["conforme", "conforme_avec_reserves", "non_conforme", "illisible"]
    counts: ParNiveau
    porteur: str | None
    siret: str | None
    intitule: str | None
    montant_sollicite: Montant
    total_charges: Montant
    total_produits: Montant
    passed: Annotated[int, Field(ge=0, description="Nombre de règles vérifiées sans constat.")]
    not_applicable: Annotated[list[str], Field(description="Règles qui ne s'appliquent pas au dossier.")]
    not_evaluated: list[NonEvaluee]


class Dossier(DossierSeul):
    """Un dossier contrôlé ; un fait qui ne peut pas être lu vaut null."""

    findings: list[Constat]


class Echec(TypedDict):
    """Un fichier qui n'a pas pu être contrôlé."""

    path: str
    kind: Literal["not-found", "unreadable", "internal"]
    message: str


class Rapport(TypedDict):
    """Rapport d'un contrôle fait par cvslint."""

    schema_version: Literal[1]
    tool: Outil
    run: Controle
    summary: Resume
    files: list[Dossier]
    errors: list[Echec]


class LigneDossier(DossierSeul):
    """Ligne de jsonl : un dossier, avant les lignes de ses constats."""

    type: Literal["file"]


class LigneConstat(Constat):
    """Ligne de jsonl : un constat et le fichier où il se trouve."""

    type: Literal["finding"]
    file: str


class LigneEchec(Echec):
    """Ligne de jsonl : un fichier qui n'a pas pu être contrôlé."""

    type: Literal["error"]


class LigneResume(TypedDict):
    """Dernière ligne de jsonl : l'outil, les conditions du contrôle et les chiffres de l'ensemble."""

    type: Literal["summary"]
    schema_version: Literal[1]
    tool: Outil
    run: Controle
    summary: Resume


Ligne = Annotated[
    LigneDossier | LigneConstat | LigneEchec | LigneResume,
    Field(discriminator="type", description="Une ligne du rapport jsonl."),
]


def schema_rapport() -> dict[str, Any]:
    """The JSON Schema (2020-12) of the JSON report, described in French."""
    schema = TypeAdapter(Rapport).json_schema(mode="serialization")
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        **schema,
        "title": "Rapport de cvslint",
    }

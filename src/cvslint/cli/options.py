"""The options that commands share: each is written once, with its help."""

from __future__ import annotations

from typing import Annotated, Any

import typer

from cvslint.cli.saisie import choix

NIVEAUX = ("erreur", "avertissement", "info")
ETEINT = ("jamais", "off")

_FILES = "Fichiers"
_RULES = "Règles"
_OUTPUT = "Sortie"

Chemins = Annotated[
    list[str] | None,
    typer.Argument(
        metavar="CHEMIN",
        help="Fichiers, dossiers, motifs, ou « - » pour l'entrée standard ; par défaut, le dossier courant.",
    ),
]

Quiet = Annotated[
    bool, typer.Option("--quiet", "-q", help="N'affiche que la ligne de verdict.", rich_help_panel=_OUTPUT)
]
Verbose = Annotated[
    bool,
    typer.Option(
        "--verbose",
        "-v",
        help="Affiche aussi les infos, les raisons et les sources.",
        rich_help_panel=_OUTPUT,
    ),
]
ShowSuppressed = Annotated[
    bool,
    typer.Option(
        "--show-suppressed",
        help="Liste aussi les constats ignorés, avec leur motif.",
        rich_help_panel=_OUTPUT,
    ),
]
Statistics = Annotated[
    bool,
    typer.Option(
        "--statistics",
        help="Compte les constats par règle au lieu de les montrer (texte et court ; les autres formats sont "
        "inchangés, json donne ces nombres dans summary.by_rule).",
        rich_help_panel=_OUTPUT,
    ),
]
Anonymiser = Annotated[
    bool,
    typer.Option(
        "--anonymiser",
        help="Masque noms, courriels, téléphones, adresses et IBAN dans tous les formats, extraits compris.",
        rich_help_panel=_OUTPUT,
    ),
]
Color = Annotated[
    str,
    typer.Option(
        "--color",
        metavar="QUAND",
        callback=choix(("auto", "always", "never")),
        help="Couleurs : selon la console, toujours ou jamais.",
        rich_help_panel=_OUTPUT,
    ),
]

Select = Annotated[
    list[str] | None,
    typer.Option(
        "--select",
        metavar="RÈGLE",
        help="Seulement ces règles : codes, noms, préfixes (BUD) ou ALL, séparés par des virgules.",
        rich_help_panel=_RULES,
    ),
]
ExtendSelect = Annotated[
    list[str] | None,
    typer.Option(
        "--extend-select",
        metavar="RÈGLE",
        help="Ajoute ces règles à celles choisies.",
        rich_help_panel=_RULES,
    ),
]
Ignore = Annotated[
    list[str] | None,
    typer.Option("--ignore", metavar="RÈGLE", help="Retire ces règles.", rich_help_panel=_RULES),
]
Severity = Annotated[
    list[str] | None,
    typer.Option(
        "--severity",
        metavar="RÈGLE=NIVEAU",
        help="Change le niveau d'une règle : erreur, avertissement, info ou off.",
        rich_help_panel=_RULES,
    ),
]
FailOn = Annotated[
    str | None,
    typer.Option(
        "--fail-on",
        metavar="NIVEAU",
        callback=choix((*NIVEAUX, *ETEINT)),
        help="Niveau à partir duquel le code de sortie est 1 ; par défaut, erreur.",
        rich_help_panel=_RULES,
    ),
]
ExitZero = Annotated[
    bool, typer.Option("--exit-zero", help="Comme --fail-on jamais.", rich_help_panel=_RULES)
]
NoIgnores = Annotated[
    bool,
    typer.Option(
        "--no-ignores",
        help="Ne tient pas compte des consignes « # cvslint: ignore » des dossiers.",
        rich_help_panel=_RULES,
    ),
]
BaselineFile = Annotated[
    str | None,
    typer.Option(
        "--baseline",
        metavar="FICHIER",
        help="Fichier des constats déjà connus : seul ce qui est nouveau compte.",
        rich_help_panel=_RULES,
    ),
]
WriteBaseline = Annotated[
    str | None,
    typer.Option(
        "--write-baseline",
        metavar="FICHIER",
        help="Note les constats de ce contrôle dans un fichier pour --baseline.",
        rich_help_panel=_RULES,
    ),
]
TexteOuJson = Annotated[
    str,
    typer.Option(
        "--output", "-o", metavar="FORMAT", callback=choix(("texte", "json")), help="Format : texte ou json."
    ),
]
NomDeCampagne = Annotated[
    str | None,
    typer.Option(
        "--campagne", metavar="NOM|DOSSIER", help="Campagne pour tous les fichiers.", rich_help_panel=_RULES
    ),
]
Rules = Annotated[
    list[str] | None,
    typer.Option(
        "--rules",
        metavar="CHEMIN",
        help="Fichier ou dossier de règles à ajouter.",
        rich_help_panel=_RULES,
    ),
]
Today = Annotated[
    str | None,
    typer.Option(
        "--today",
        metavar="AAAA-MM-JJ",
        help="Jour auquel les délais sont comparés ; par défaut, aujourd'hui.",
        rich_help_panel=_RULES,
    ),
]

Exclude = Annotated[
    list[str] | None,
    typer.Option("--exclude", metavar="MOTIF", help="Fichiers ou dossiers à passer.", rich_help_panel=_FILES),
]
ForceExclude = Annotated[
    bool,
    typer.Option(
        "--force-exclude", help="Passe aussi les fichiers exclus qui sont nommés.", rich_help_panel=_FILES
    ),
]
AllowEmpty = Annotated[
    bool,
    typer.Option(
        "--allow-empty", help="N'échoue pas quand il n'y a rien à contrôler.", rich_help_panel=_FILES
    ),
]
StdinFilename = Annotated[
    str | None,
    typer.Option(
        "--stdin-filename",
        metavar="NOM",
        help="Nom donné à l'entrée standard dans le rapport.",
        rich_help_panel=_FILES,
    ),
]
Jobs = Annotated[
    str | None,
    typer.Option(
        "--jobs",
        metavar="N|auto",
        help="Nombre de processus ; auto en emploie plusieurs quand le lot est assez gros. Le rapport est le même.",
        rich_help_panel=_FILES,
    ),
]
Config = Annotated[
    str | None,
    typer.Option(
        "--config",
        metavar="FICHIER",
        help="Fichier de configuration ; par défaut, le cvslint.toml ou le pyproject.toml le plus proche "
        "en remontant les dossiers.",
        rich_help_panel=_FILES,
    ),
]
Isolated = Annotated[
    bool,
    typer.Option("--isolated", help="N'utilise aucun fichier de configuration.", rich_help_panel=_FILES),
]
NoCache = Annotated[
    bool,
    typer.Option(
        "--no-cache",
        help="Accepté pour les habitudes d'autres outils ; aucun résultat n'est gardé.",
        rich_help_panel=_FILES,
    ),
]


def tapees(*, exit_zero: bool, fail_on: str | None, **autres: Any) -> dict[str, Any]:
    """What was typed, by key of the table of options that a configuration may set."""
    seuil = ETEINT[0] if exit_zero else fail_on
    return {"fail-on": seuil, **{nom.replace("_", "-"): dite for nom, dite in autres.items()}}

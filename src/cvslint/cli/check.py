"""``cvslint check``: the main job."""

from __future__ import annotations

import sys
from pathlib import Path as FilePath
from typing import TYPE_CHECKING, Annotated

import typer

from cvslint.cli.citations import cite
from cvslint.cli.flux import FAILURE, complain, earn, explain
from cvslint.cli.preparation import jour, prepare
from cvslint.cli.processus import AUTO, lire_processus
from cvslint.cli.progression import progression
from cvslint.cli.saisie import choix
from cvslint.cli.sorties import FOR_PEOPLE, FORMATS, Presentation, ecrase, ecrire, lire_sorties

if TYPE_CHECKING:
    from cvslint.result import RunResult
    from cvslint.running import Observer
    from cvslint.selection import Choix
    from cvslint.session import Session

NIVEAUX = ("erreur", "avertissement", "info")
_FILES = "Fichiers"
_RULES = "Règles"
_OUTPUT = "Sortie"


def check(
    chemins: Annotated[
        list[str] | None,
        typer.Argument(
            metavar="CHEMIN",
            help="Fichiers, dossiers, motifs, ou « - » pour l'entrée standard ; par défaut, le dossier courant.",
        ),
    ] = None,
    output: Annotated[
        list[str] | None,
        typer.Option(
            "--output",
            "-o",
            metavar="FORMAT[=FICHIER]",
            help=f"Format du rapport ({', '.join(FORMATS)}), à l'écran ou dans un fichier ; à répéter pour plusieurs.",
            rich_help_panel=_OUTPUT,
        ),
    ] = None,
    quiet: Annotated[
        bool,
        typer.Option("--quiet", "-q", help="N'affiche que la ligne de verdict.", rich_help_panel=_OUTPUT),
    ] = False,
    verbose: Annotated[
        bool,
        typer.Option(
            "--verbose",
            "-v",
            help="Affiche aussi les infos, les raisons et les sources.",
            rich_help_panel=_OUTPUT,
        ),
    ] = False,
    show_suppressed: Annotated[
        bool,
        typer.Option(
            "--show-suppressed",
            help="Liste aussi les constats ignorés, avec leur motif.",
            rich_help_panel=_OUTPUT,
        ),
    ] = False,
    statistics: Annotated[
        bool,
        typer.Option(
            "--statistics",
            help="Compte les constats par règle au lieu de les montrer (texte et court ; les autres formats sont "
            "inchangés, json donne ces nombres dans summary.by_rule).",
            rich_help_panel=_OUTPUT,
        ),
    ] = False,
    anonymiser: Annotated[
        bool,
        typer.Option(
            "--anonymiser",
            help="Masque noms, courriels, téléphones, adresses et IBAN dans tous les formats, extraits compris.",
            rich_help_panel=_OUTPUT,
        ),
    ] = False,
    color: Annotated[
        str,
        typer.Option(
            "--color",
            metavar="QUAND",
            callback=choix(("auto", "always", "never")),
            help="Couleurs : selon la console, toujours ou jamais.",
            rich_help_panel=_OUTPUT,
        ),
    ] = "auto",
    select: Annotated[
        list[str] | None,
        typer.Option(
            "--select",
            metavar="RÈGLE",
            help="Seulement ces règles : codes, noms, préfixes (BUD) ou ALL, séparés par des virgules.",
            rich_help_panel=_RULES,
        ),
    ] = None,
    extend_select: Annotated[
        list[str] | None,
        typer.Option(
            "--extend-select",
            metavar="RÈGLE",
            help="Ajoute ces règles à celles choisies.",
            rich_help_panel=_RULES,
        ),
    ] = None,
    ignore: Annotated[
        list[str] | None,
        typer.Option("--ignore", metavar="RÈGLE", help="Retire ces règles.", rich_help_panel=_RULES),
    ] = None,
    severity: Annotated[
        list[str] | None,
        typer.Option(
            "--severity",
            metavar="RÈGLE=NIVEAU",
            help="Change le niveau d'une règle : erreur, avertissement, info ou off.",
            rich_help_panel=_RULES,
        ),
    ] = None,
    fail_on: Annotated[
        str,
        typer.Option(
            "--fail-on",
            metavar="NIVEAU",
            callback=choix((*NIVEAUX, "jamais", "off")),
            help="Niveau à partir duquel le code de sortie est 1.",
            rich_help_panel=_RULES,
        ),
    ] = "erreur",
    exit_zero: Annotated[
        bool, typer.Option("--exit-zero", help="Comme --fail-on jamais.", rich_help_panel=_RULES)
    ] = False,
    no_ignores: Annotated[
        bool,
        typer.Option(
            "--no-ignores",
            help="Ne tient pas compte des consignes « # cvslint: ignore » des dossiers.",
            rich_help_panel=_RULES,
        ),
    ] = False,
    campagne: Annotated[
        str | None,
        typer.Option(
            "--campagne",
            metavar="NOM|DOSSIER",
            help="Campagne pour tous les fichiers.",
            rich_help_panel=_RULES,
        ),
    ] = None,
    rules: Annotated[
        list[str] | None,
        typer.Option(
            "--rules",
            metavar="CHEMIN",
            help="Fichier ou dossier de règles à ajouter.",
            rich_help_panel=_RULES,
        ),
    ] = None,
    today: Annotated[
        str | None,
        typer.Option(
            "--today",
            metavar="AAAA-MM-JJ",
            help="Jour auquel les délais sont comparés ; par défaut, aujourd'hui.",
            rich_help_panel=_RULES,
        ),
    ] = None,
    exclude: Annotated[
        list[str] | None,
        typer.Option(
            "--exclude",
            metavar="MOTIF",
            help="Fichiers ou dossiers à passer.",
            rich_help_panel=_FILES,
        ),
    ] = None,
    force_exclude: Annotated[
        bool,
        typer.Option(
            "--force-exclude", help="Passe aussi les fichiers exclus qui sont nommés.", rich_help_panel=_FILES
        ),
    ] = False,
    allow_empty: Annotated[
        bool,
        typer.Option(
            "--allow-empty", help="N'échoue pas quand il n'y a rien à contrôler.", rich_help_panel=_FILES
        ),
    ] = False,
    stdin_filename: Annotated[
        str | None,
        typer.Option(
            "--stdin-filename",
            metavar="NOM",
            help="Nom donné à l'entrée standard dans le rapport.",
            rich_help_panel=_FILES,
        ),
    ] = None,
    jobs: Annotated[
        str,
        typer.Option(
            "--jobs",
            metavar="N|auto",
            help="Nombre de processus ; auto en emploie plusieurs quand le lot est assez gros. Le rapport est le même.",
            rich_help_panel=_FILES,
        ),
    ] = AUTO,
    isolated: Annotated[
        bool,
        typer.Option("--isolated", help="N'utilise aucun fichier de configuration.", rich_help_panel=_FILES),
    ] = False,
    no_cache: Annotated[
        bool,
        typer.Option(
            "--no-cache",
            help="Accepté pour les habitudes d'autres outils ; il n'y a pas de cache.",
            rich_help_panel=_FILES,
        ),
    ] = False,
) -> int:
    """Checks dossiers and writes the report; returns the exit code of the contract."""
    from cvslint.french import accord, nombre, visible

    sorties = lire_sorties(output or [])
    processus = lire_processus(jobs)
    session = _session(
        today, campagne, rules, _choix(select, extend_select, ignore, severity), not no_ignores
    )
    session.portrait = any(sortie.format == "html" for sortie in sorties)
    if not prepare(session):
        return FAILURE
    with progression(quiet=quiet) as observe:
        run = _controler(
            session, chemins or ["."], exclude or [], force_exclude, stdin_filename, processus, observe
        )
    if run.unchecked:
        complain(
            f"Interrompu : rapport partiel, {nombre(run.unchecked, 'fichier', 'fichiers')} "
            f"non {accord(run.unchecked, 'contrôlé', 'contrôlés')}."
        )
    code = earn(_code(run, "jamais" if exit_zero else fail_on, allow_empty))
    if not run.files and not run.errors and not allow_empty:
        complain("Aucun dossier à contrôler : aucun fichier .yaml ou .yml n'a été trouvé.")
        sorties = [sortie for sortie in sorties if sortie.format != "texte"]
    remplace = ecrase(run, sorties)
    if remplace is not None:
        complain(
            f"Erreur : le rapport {cite(str(remplace))} remplacerait un dossier ; donnez-lui un autre nom."
        )
        return FAILURE
    try:
        ecrire(run, sorties, Presentation(verbose, quiet, color, show_suppressed, anonymiser, statistics))
    except BrokenPipeError:
        raise
    except OSError as error:
        nom = f" « {error.filename} »" if error.filename else ""
        complain(f"Le rapport{nom} n'a pas pu être écrit : {explain(error)}.")
        return FAILURE
    # A person reads them in the report; who sent the report elsewhere has only standard error to look at.
    lue = any(sortie.format in FOR_PEOPLE and sortie.fichier is None for sortie in sorties)
    if not (lue and sys.stdout.isatty()):
        for erreur in run.errors:
            complain(f"{visible(erreur.path)} : {erreur.message}")
    return code


def _session(
    today: str | None, campagne: str | None, rules: list[str] | None, choisi: Choix, consignes: bool
) -> Session:
    from cvslint.session import Session

    return Session(
        today=jour(today),
        choix=choisi,
        campagne=campagne,
        rules=[FilePath(chemin) for chemin in rules or []],
        consignes=consignes,
    )


def _choix(
    select: list[str] | None,
    extend_select: list[str] | None,
    ignore: list[str] | None,
    severity: list[str] | None,
) -> Choix:
    from cvslint.selection import Choix

    return Choix(
        _mots(select), _mots(extend_select), _mots(ignore), tuple(_gravite(ecrit) for ecrit in severity or [])
    )


def _mots(ecrits: list[str] | None) -> tuple[str, ...]:
    return tuple(mot.strip() for ecrit in ecrits or [] for mot in ecrit.split(",") if mot.strip())


def _gravite(ecrite: str) -> tuple[str, str]:
    regle, _, niveau = ecrite.partition("=")
    if niveau not in (*NIVEAUX, "off", "jamais"):
        raise typer.BadParameter(
            f"{cite(ecrite)} : écrivez RÈGLE=NIVEAU, avec l'un de {', '.join((*NIVEAUX, 'off'))}",
            param_hint="--severity",
        )
    return regle, niveau


def _controler(
    session: Session,
    chemins: list[str],
    exclude: list[str],
    force_exclude: bool,
    stdin_filename: str | None,
    jobs: int | None,
    observe: Observer | None,
) -> RunResult:
    from cvslint.batch import STDIN, discover

    textes = []
    if STDIN in chemins:
        textes.append((stdin_filename or STDIN, sys.stdin.buffer.read() if sys.stdin is not None else b""))
    trouves, erreurs = discover(
        [chemin for chemin in chemins if chemin != STDIN], exclude=exclude, force_exclude=force_exclude
    )
    return session.run([*textes, *trouves], erreurs, jobs=jobs, observe=observe)


def _code(run: RunResult, seuil: str, allow_empty: bool) -> int:
    """2 when something could not be checked, or nothing was; else 1 at the threshold; else 0."""
    from cvslint.findings import Severity

    if run.errors or (not run.files and not allow_empty):
        return FAILURE
    if seuil in ("jamais", "off"):
        return 0
    niveau = Severity(seuil)
    return int(any(finding.severity.reaches(niveau) for file in run.files for finding in file.active))

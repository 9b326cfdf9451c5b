"""``cvslint check``: the main job."""

from __future__ import annotations

import sys
from pathlib import Path as FilePath
from typing import TYPE_CHECKING, Annotated

import typer

from cvslint.cli import options
from cvslint.cli.citations import cite
from cvslint.cli.flux import FAILURE, complain, earn, explain
from cvslint.cli.preparation import refus_dits
from cvslint.cli.progression import progression
from cvslint.cli.references import References
from cvslint.cli.reglages import en_vigueur, session_de
from cvslint.cli.sorties import FOR_PEOPLE, FORMATS, Presentation, Sortie, ecrase, ecrire, lire_sorties

if TYPE_CHECKING:
    from cvslint.configuration.fusion import EnVigueur
    from cvslint.result import RunResult
    from cvslint.running import Observer
    from cvslint.session import Session

Output = Annotated[
    list[str] | None,
    typer.Option(
        "--output",
        "-o",
        metavar="FORMAT[=FICHIER]",
        help=f"Format du rapport ({', '.join(FORMATS)}), à l'écran ou dans un fichier ; à répéter pour plusieurs.",
        rich_help_panel="Sortie",
    ),
]


def check(
    chemins: options.Chemins = None,
    output: Output = None,
    quiet: options.Quiet = False,
    verbose: options.Verbose = False,
    show_suppressed: options.ShowSuppressed = False,
    statistics: options.Statistics = False,
    anonymiser: options.Anonymiser = False,
    color: options.Color = "auto",
    select: options.Select = None,
    extend_select: options.ExtendSelect = None,
    ignore: options.Ignore = None,
    severity: options.Severity = None,
    fail_on: options.FailOn = None,
    exit_zero: options.ExitZero = False,
    no_ignores: options.NoIgnores = False,
    baseline: options.BaselineFile = None,
    write_baseline: options.WriteBaseline = None,
    campagne: options.NomDeCampagne = None,
    rules: options.Rules = None,
    today: options.Today = None,
    exclude: options.Exclude = None,
    force_exclude: options.ForceExclude = False,
    allow_empty: options.AllowEmpty = False,
    stdin_filename: options.StdinFilename = None,
    jobs: options.Jobs = None,
    config: options.Config = None,
    isolated: options.Isolated = False,
    no_cache: options.NoCache = False,
) -> int:
    """Checks dossiers and writes the report; returns the exit code of the contract."""
    sorties = lire_sorties(output or [])
    tape = options.tapees(
        campagne=campagne,
        select=select,
        extend_select=extend_select,
        ignore=ignore,
        severity=severity,
        rules=rules,
        fail_on=fail_on,
        exit_zero=exit_zero,
        baseline=baseline,
        no_ignores=no_ignores,
        exclude=exclude,
        force_exclude=force_exclude,
        allow_empty=allow_empty,
        verbose=verbose,
        show_suppressed=show_suppressed,
        statistics=statistics,
        jobs=jobs,
        anonymiser=anonymiser,
    )
    vigueur = en_vigueur(config, isolated, tape)
    session = session_de(vigueur, today)
    session.portrait = any(sortie.format == "html" for sortie in sorties)
    reference = References(vigueur.baseline, FilePath(write_baseline) if write_baseline else None)
    reference.poser(session)
    with progression(quiet=quiet) as observe:
        run = _controler(session, chemins or ["."], vigueur, stdin_filename, observe)
    run = reference.apres(session, run)
    presentation = Presentation(
        vigueur.verbose, quiet, color, vigueur.show_suppressed, vigueur.anonymiser, vigueur.statistics
    )
    return _rendre(run, sorties, presentation, vigueur)


def _rendre(run: RunResult, sorties: list[Sortie], presentation: Presentation, vigueur: EnVigueur) -> int:
    """Writes the reports; gives the exit code."""
    from cvslint.french import accord, nombre, visible

    if run.unchecked:
        complain(
            f"Interrompu : rapport partiel, {nombre(run.unchecked, 'fichier', 'fichiers')} "
            f"non {accord(run.unchecked, 'contrôlé', 'contrôlés')}."
        )
    code = earn(_code(run, vigueur.fail_on, vigueur.allow_empty))
    if not run.files and not run.errors and not vigueur.allow_empty:
        complain("Aucun dossier à contrôler : aucun fichier .yaml ou .yml n'a été trouvé.")
        sorties = [sortie for sortie in sorties if sortie.format != "texte"]
    remplace = ecrase(run, sorties)
    if remplace is not None:
        complain(
            f"Erreur : le rapport {cite(str(remplace))} remplacerait un dossier ; donnez-lui un autre nom."
        )
        return FAILURE
    try:
        ecrire(run, sorties, presentation)
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


def _controler(
    session: Session,
    chemins: list[str],
    vigueur: EnVigueur,
    stdin_filename: str | None,
    observe: Observer | None,
) -> RunResult:
    from cvslint.batch import STDIN, discover
    from cvslint.document.source import MAX_BYTES

    textes = []
    if STDIN in chemins:
        lu = sys.stdin.buffer.read(MAX_BYTES + 1) if sys.stdin is not None else b""
        textes.append((stdin_filename or STDIN, lu))
    trouves, erreurs = discover(
        [chemin for chemin in chemins if chemin != STDIN],
        exclude=vigueur.exclude,
        force_exclude=vigueur.force_exclude,
    )
    jobs = vigueur.jobs if isinstance(vigueur.jobs, int) else None
    # A dossier may name a pack that nothing asked for until then.
    with refus_dits(session, vigueur.configuration):
        return session.run([*textes, *trouves], erreurs, jobs=jobs, observe=observe)


def _code(run: RunResult, seuil: str, allow_empty: bool) -> int:
    """2 when something could not be checked, or nothing was; else 1 at the threshold; else 0."""
    from cvslint.findings import Severity

    if run.errors or (not run.files and not allow_empty):
        return FAILURE
    if seuil in options.ETEINT:
        return 0
    niveau = Severity(seuil)
    return int(any(finding.severity.reaches(niveau) for file in run.files for finding in file.active))

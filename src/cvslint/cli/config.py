"""``cvslint config``: the configuration in force, each value with where it comes from."""

from __future__ import annotations

import sys
from pathlib import Path as FilePath

from cvslint.cli import options
from cvslint.cli.flux import width, write_bytes
from cvslint.cli.reglages import en_vigueur, session_de

_WIDEST = 100


def config(
    output: options.TexteOuJson = "texte",
    verbose: options.Verbose = False,
    show_suppressed: options.ShowSuppressed = False,
    statistics: options.Statistics = False,
    anonymiser: options.Anonymiser = False,
    select: options.Select = None,
    extend_select: options.ExtendSelect = None,
    ignore: options.Ignore = None,
    severity: options.Severity = None,
    fail_on: options.FailOn = None,
    exit_zero: options.ExitZero = False,
    no_ignores: options.NoIgnores = False,
    baseline: options.BaselineFile = None,
    campagne: options.NomDeCampagne = None,
    rules: options.Rules = None,
    exclude: options.Exclude = None,
    force_exclude: options.ForceExclude = False,
    allow_empty: options.AllowEmpty = False,
    jobs: options.Jobs = None,
    fichier: options.Config = None,
    isolated: options.Isolated = False,
) -> int:
    """Shows what ``check`` would go by, with the same options; a configuration that cannot be used is told."""
    from cvslint.configuration import affichage

    vigueur = en_vigueur(
        fichier,
        isolated,
        options.tapees(
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
        ),
    )
    session_de(vigueur, None)
    if output == "json":
        import json

        contenu = affichage.en_json(vigueur, _montrer)
        write_bytes([json.dumps(contenu, ensure_ascii=False, indent=2), "\n"])
        return 0
    for ligne in affichage.en_lignes(vigueur, _montrer, min(width(sys.stdout), _WIDEST)):
        print(ligne)
    return 0


def _montrer(chemin: FilePath) -> str:
    from cvslint.batch import shown

    return shown(chemin)

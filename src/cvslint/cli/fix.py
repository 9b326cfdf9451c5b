"""``cvslint fix``: the repairs as a diff, or made."""

from __future__ import annotations

import sys
from pathlib import Path as FilePath
from typing import TYPE_CHECKING, Annotated

import typer

from cvslint.cli import options
from cvslint.cli.flux import FAILURE, complain, explain, replace_file
from cvslint.cli.reglages import en_vigueur, session_de

if TYPE_CHECKING:
    from cvslint.batch import Found
    from cvslint.fixes import Check, Repair
    from cvslint.result import FileError
    from cvslint.session import Session


def fix(
    chemins: Annotated[
        list[str] | None,
        typer.Argument(
            metavar="CHEMIN", help="Fichiers, dossiers ou motifs ; par défaut, le dossier courant."
        ),
    ] = None,
    apply: Annotated[bool, typer.Option("--apply", help="Écrit les réparations dans les fichiers.")] = False,
    unsafe: Annotated[
        bool,
        typer.Option(
            "--unsafe", help="Propose aussi celles qui changent ce que dit le dossier, ou son encodage."
        ),
    ] = False,
    campagne: options.NomDeCampagne = None,
    rules: options.Rules = None,
    today: options.Today = None,
    exclude: options.Exclude = None,
    force_exclude: options.ForceExclude = False,
    allow_empty: options.AllowEmpty = False,
    config: options.Config = None,
    isolated: options.Isolated = False,
) -> int:
    """Shows or makes repairs: 0 nothing to mend or made, 1 shown and not made, 2 when something failed."""
    from cvslint.batch import discover
    from cvslint.french import visible
    from cvslint.result import FileError

    tape = {
        "campagne": campagne,
        "rules": rules,
        "exclude": exclude,
        "force-exclude": force_exclude,
        "allow-empty": allow_empty,
    }
    vigueur = en_vigueur(config, isolated, tape)
    session = session_de(vigueur, today)
    trouves, erreurs = discover(
        chemins or ["."], exclude=vigueur.exclude, force_exclude=vigueur.force_exclude
    )
    montrees = autres = 0
    for trouve in trouves:
        trouvee = _reparer(session, trouve, unsafe=unsafe)
        if isinstance(trouvee, FileError):
            erreurs.append(trouvee)
            continue
        autres += trouvee.unsafe
        if trouvee.after == trouvee.before:
            continue
        if apply:
            erreurs += _appliquer(trouve.file, trouve.name, trouvee)
        else:
            montrees += 1
            _montrer(trouve.name, trouvee)
    for erreur in erreurs:
        complain(f"{visible(erreur.path)} : {erreur.message}")
    vide = not trouves and not erreurs and not vigueur.allow_empty
    if vide:
        complain("Aucun dossier à réparer : aucun fichier .yaml ou .yml n'a été trouvé.")
    _conseiller(montrees, autres)
    return FAILURE if erreurs or vide else int(bool(montrees))


def _reparer(session: Session, trouve: Found, *, unsafe: bool) -> Repair | FileError:
    from cvslint.batch import read
    from cvslint.engine import RegleEnPanne
    from cvslint.fixes import repair
    from cvslint.result import FileError

    data = read(trouve)
    if isinstance(data, FileError):
        return data
    try:
        return repair(data, _controle(session, trouve.name), unsafe=unsafe)
    except RegleEnPanne as panne:
        return FileError(trouve.name, "internal", str(panne))


def _conseiller(montrees: int, autres: int) -> None:
    """What can be done next: write what was shown, look at what was not asked for."""
    from cvslint.french import nombre

    if montrees:
        complain("Pour écrire ces réparations : cvslint fix --apply, avec les mêmes fichiers.")
    if autres:
        dit = nombre(autres, "autre réparation est possible", "autres réparations sont possibles")
        changerait = "elle changerait" if autres == 1 else "elles changeraient"
        complain(f"{dit}, mais {changerait} ce que dit le dossier : cvslint fix --unsafe.")


def _controle(session: Session, nom: str) -> Check:
    return lambda data: session.check(data, nom)


def _montrer(nom: str, trouvee: Repair) -> None:
    from cvslint.french import visible

    diff = trouvee.diff(nom).splitlines()
    # A text that only changes its encoding has the same lines.
    for ligne in diff or [f"{nom} : {titre}" for titre in trouvee.applied]:
        sys.stdout.write(f"{visible(ligne)}\n")


def _appliquer(fichier: FilePath, nom: str, trouvee: Repair) -> list[FileError]:
    from cvslint.result import FileError

    try:
        replace_file(fichier, [trouvee.after])
    except OSError as error:
        return [FileError(nom, "unreadable", f"La réparation n'a pas pu être écrite : {explain(error)}.")]
    print(f"{nom} : {', '.join(titre.splitlines()[0].rstrip(' :') for titre in trouvee.applied)}")
    return []

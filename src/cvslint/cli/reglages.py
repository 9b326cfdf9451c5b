"""What is in force in a run: the configuration that is found, and what was typed over it."""

from __future__ import annotations

import os
import re
from collections.abc import Mapping
from pathlib import Path as FilePath
from typing import TYPE_CHECKING, Any

import typer

from cvslint.cli import ready
from cvslint.cli.citations import cite
from cvslint.cli.flux import FAILURE, complain
from cvslint.cli.options import ETEINT, NIVEAUX
from cvslint.cli.preparation import dire_faute, jour, refus_dits
from cvslint.cli.reserve import dossier_de_reserve

if TYPE_CHECKING:
    import datetime as dt

    from cvslint.configuration.configuration import Configuration
    from cvslint.configuration.fusion import EnVigueur
    from cvslint.session import Session


def en_vigueur(config: str | None, isolated: bool, tape: Mapping[str, Any]) -> EnVigueur:
    """The value of each option: what was typed over the configuration over the defaults.

    Parameters:
        config: the configuration file asked for; without one the nearest is looked for, unless ``isolated``.
        tape: what was typed, by key of the table of options, as Typer gives it.

    Raises ``typer.BadParameter``; leaves with ``typer.Exit`` once a wrong configuration is told.
    """
    from cvslint.configuration.fautes import ConfigurationInvalide
    from cvslint.configuration.fusion import fusionner

    if config is not None and isolated:
        raise typer.BadParameter("--config et --isolated ne vont pas ensemble", param_hint="--config")
    dites = {cle: _lue(cle, ecrit) for cle, ecrit in tape.items() if ecrit not in (None, False, [])}
    try:
        return fusionner(_configuration(config, isolated), dites)
    except ConfigurationInvalide as error:
        dire_faute(error)
        raise typer.Exit(FAILURE) from None


def session_de(vigueur: EnVigueur, today: str | None) -> Session:
    """A session under these settings, its rules loaded; leaves with ``typer.Exit`` when they cannot be."""
    session = _session(vigueur, jour(today))
    with refus_dits(session, vigueur.configuration):
        pack = session.prepare()
        if pack is not None:
            if vigueur.configuration.per_file_ignores:
                from cvslint.configuration.pack import verifier

                verifier(vigueur.configuration, pack)
            ready()
            return session
    complain("Erreur : aucune campagne n'est installée ; donnez-en une avec --campagne DOSSIER.")
    raise typer.Exit(FAILURE)


def _configuration(config: str | None, isolated: bool) -> Configuration:
    from cvslint.configuration.configuration import Configuration
    from cvslint.configuration.recherche import trouver

    fichier = None if isolated else FilePath(config) if config is not None else trouver(FilePath.cwd())
    if fichier is None:
        return Configuration()
    from cvslint.configuration.lecture import lire

    return lire(fichier)


def _session(vigueur: EnVigueur, today: dt.date) -> Session:
    from cvslint.selection import Choix
    from cvslint.session import Parametres, Session, Suppressor

    source = vigueur.configuration.source
    suppressors: list[Suppressor] = []
    if vigueur.per_file_ignores and source is not None:
        from cvslint.ignores import PerFileIgnores

        suppressors.append(PerFileIgnores(vigueur.per_file_ignores, source.fichier.parent))
    parametres = vigueur.parametres
    return Session(
        today=today,
        choix=Choix(vigueur.select or (), vigueur.extend_select, vigueur.ignore, vigueur.severity),
        campagne=vigueur.campagne if vigueur.imposee else None,
        par_defaut=None if vigueur.imposee else vigueur.campagne,
        rules=vigueur.rules,
        parametres=Parametres(
            {parametre.nom: parametre.valeur for parametre in parametres},
            {parametre.nom: parametre.annonce for parametre in parametres},
            vigueur.configuration.campagne,
        ),
        suppressors=suppressors,
        reserve=dossier_de_reserve(),
        consignes=not vigueur.no_ignores,
    )


def _lue(cle: str, ecrit: Any) -> Any:
    """What was typed for a key, in the type that a configuration has for it."""
    from cvslint.configuration.options import PAR_CLE, Genre
    from cvslint.globs import Pattern

    match PAR_CLE[cle].genre:
        case Genre.SELECTEURS:
            return tuple(mot.strip() for texte in ecrit for mot in texte.split(",") if mot.strip())
        case Genre.NIVEAUX:
            return tuple(_niveau(texte) for texte in ecrit)
        case Genre.MOTIFS:
            return tuple(Pattern(texte, os.getcwd()) for texte in ecrit)
        case Genre.CHEMINS:
            return tuple(FilePath(texte) for texte in ecrit)
        case Genre.CHEMIN:
            return FilePath(ecrit)
        case Genre.TACHES:
            return _taches(ecrit)
        case _:
            return ecrit


def _taches(ecrit: str) -> int | str:
    """How many processes are asked for, or the word for as many as pay."""
    from cvslint.configuration.valeurs import AUTO

    dit = ecrit.strip().lower()
    if dit == AUTO:
        return AUTO
    if re.fullmatch(r"0*[1-9][0-9]{0,3}", dit) is None:
        raise typer.BadParameter(
            f"{cite(ecrit)} n'est pas un nombre de processus ; écrivez auto, ou un nombre de 1 à 9999",
            param_hint="--jobs",
        )
    return int(dit)


def _niveau(ecrit: str) -> tuple[str, str]:
    regle, _, niveau = ecrit.partition("=")
    if niveau not in (*NIVEAUX, *ETEINT):
        raise typer.BadParameter(
            f"{cite(ecrit)} : écrivez RÈGLE=NIVEAU, avec l'un de {', '.join((*NIVEAUX, 'off'))}",
            param_hint="--severity",
        )
    return regle, niveau

"""What commands that check have in common: the day, and what is said when rules cannot serve."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING

import typer

from cvslint.cli.citations import cite, vouliez_vous_dire
from cvslint.cli.flux import FAILURE, complain

if TYPE_CHECKING:
    import datetime as dt

    from cvslint.campagne.fautes import PackInvalide
    from cvslint.configuration.configuration import Configuration
    from cvslint.configuration.fautes import ConfigurationInvalide
    from cvslint.selection import SelecteurInconnu, ToujoursActive
    from cvslint.session import Session


def jour(ecrit: str | None) -> dt.date:
    """The day written as ``AAAA-MM-JJ``, today by default; raises ``typer.BadParameter``."""
    import datetime as dt

    if ecrit is None:
        return dt.date.today()
    try:
        return dt.date.fromisoformat(ecrit)
    except ValueError:
        raise typer.BadParameter(
            f"{cite(ecrit)} n'est pas un jour ; écrivez-le comme 2025-10-01", param_hint="--today"
        ) from None


@contextmanager
def refus_dits(session: Session, configuration: Configuration) -> Iterator[None]:
    """Around what needs the rules of a session: when these cannot serve, says why and leaves with ``typer.Exit``."""
    from cvslint.campagne.fautes import CampagneInconnue, PackInvalide
    from cvslint.campagne.parametres import ParametreRefuse
    from cvslint.configuration.fautes import ConfigurationInvalide
    from cvslint.selection import SelecteurInconnu, ToujoursActive

    try:
        yield
        return
    except ConfigurationInvalide as error:
        dire_faute(error)
    except (ParametreRefuse, CampagneInconnue, SelecteurInconnu, ToujoursActive) as error:
        faute = _faute_de_ligne(error, session, configuration)
        if faute is not None:
            dire_faute(faute)
        elif isinstance(error, CampagneInconnue):
            dire_inconnue(error.nom, error.connues)
        elif isinstance(error, (SelecteurInconnu, ToujoursActive)):
            dire_selecteur(error)
    except PackInvalide as error:
        dire_invalide(error)
    raise typer.Exit(FAILURE)


def _faute_de_ligne(
    error: Exception, session: Session, configuration: Configuration
) -> ConfigurationInvalide | None:
    """The line of the configuration that is to blame for a refusal; ``None`` when what was typed is."""
    from cvslint.campagne.fautes import CampagneInconnue
    from cvslint.campagne.parametres import ParametreRefuse
    from cvslint.configuration.pack import parametre_refuse, selecteur_refuse
    from cvslint.selection import SelecteurInconnu, ToujoursActive

    if isinstance(error, ParametreRefuse):
        return parametre_refuse(configuration, error)
    if isinstance(error, (SelecteurInconnu, ToujoursActive)):
        return selecteur_refuse(configuration, error)
    if (
        isinstance(error, CampagneInconnue)
        and session.campagne is None
        and configuration.campagne == error.nom
    ):
        phrase = f"la campagne {cite(error.nom)} n'est pas installée"
        return configuration.refus(("campagne",), phrase, error.nom, error.connues)
    return None


def dire_faute(error: ConfigurationInvalide) -> None:
    """Says what is wrong with a configuration, and where."""
    from cvslint.batch import shown

    ou = shown(error.fichier) + ("" if error.ligne is None else f", ligne {error.ligne}")
    proche = vouliez_vous_dire(error.ecrit, error.connus) if error.ecrit else ""
    complain(f"Erreur : configuration {ou} : {error.phrase}{proche or '.'}")


def dire_selecteur(error: SelecteurInconnu | ToujoursActive) -> None:
    """Says that no rule has that name, or that it always runs."""
    from cvslint.selection import SelecteurInconnu

    if isinstance(error, SelecteurInconnu):
        proche = vouliez_vous_dire(error.selecteur, error.proches)
        complain(f"Erreur : aucune règle ne s'appelle {cite(error.selecteur)}{proche}.")
    else:
        complain(
            f"Erreur : {cite(error.selecteur)} ne peut pas être écarté : la lecture est toujours contrôlée."
        )


def dire_inconnue(nom: str, connues: tuple[str, ...]) -> None:
    """Says that no pack has that name."""
    complain(f"Erreur : la campagne {cite(nom)} n'est pas installée ; il y a {', '.join(connues)}.")


def dire_invalide(error: PackInvalide) -> None:
    """Says all that is wrong with a pack."""
    complain("Erreur : ces règles ne peuvent pas servir.")
    for faute in error.fautes:
        complain(f"  {faute}")

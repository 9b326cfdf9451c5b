"""What commands that check have in common: the day, and rules that are ready."""

from __future__ import annotations

from typing import TYPE_CHECKING

import typer

from cvslint.cli.citations import cite, vouliez_vous_dire
from cvslint.cli.flux import complain

if TYPE_CHECKING:
    import datetime as dt

    from cvslint.campagne.campagne import Campagne
    from cvslint.campagne.fautes import PackInvalide
    from cvslint.configuration.configuration import Configuration
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


def prepare(session: Session, configuration: Configuration) -> Campagne | None:
    """The pack that is ready; otherwise says why there is none.

    Raises ``ConfigurationInvalide`` when a line of the configuration is to blame.
    """
    from cvslint.campagne.fautes import CampagneInconnue, PackInvalide
    from cvslint.campagne.parametres import ParametreRefuse
    from cvslint.selection import SelecteurInconnu, ToujoursActive

    try:
        pack = session.prepare()
    except ParametreRefuse as error:
        from cvslint.configuration.pack import parametre_refuse

        raise parametre_refuse(configuration, error) from None
    except CampagneInconnue as error:
        if session.campagne is None and configuration.campagne == error.nom:
            phrase = f"la campagne {cite(error.nom)} n'est pas installée"
            raise configuration.refus(("campagne",), phrase, error.nom, error.connues) from None
        dire_inconnue(error.nom, error.connues)
    except PackInvalide as error:
        dire_invalide(error)
    except (SelecteurInconnu, ToujoursActive) as error:
        from cvslint.configuration.pack import selecteur_refuse

        refuse = selecteur_refuse(configuration, error)
        if refuse is not None:
            raise refuse from None
        dire_selecteur(error)
    else:
        if pack is None:
            complain("Erreur : aucune campagne n'est installée ; donnez-en une avec --campagne DOSSIER.")
        return pack
    return None


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

"""What commands that check have in common: the day, and rules that are ready."""

from __future__ import annotations

from typing import TYPE_CHECKING

import typer

from cvslint.cli.citations import cite, vouliez_vous_dire
from cvslint.cli.flux import complain

if TYPE_CHECKING:
    import datetime as dt

    from cvslint.campagne.fautes import PackInvalide
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


def prepare(session: Session) -> bool:
    """Whether the rules are ready; otherwise says why not."""
    from cvslint.campagne.fautes import CampagneInconnue, PackInvalide
    from cvslint.selection import SelecteurInconnu, ToujoursActive

    try:
        session.prepare()
    except CampagneInconnue as error:
        dire_inconnue(error.nom, error.connues)
    except PackInvalide as error:
        dire_invalide(error)
    except SelecteurInconnu as error:
        proche = vouliez_vous_dire(error.selecteur, error.proches)
        complain(f"Erreur : aucune règle ne s'appelle {cite(error.selecteur)}{proche}.")
    except ToujoursActive as error:
        complain(
            f"Erreur : {cite(error.selecteur)} ne peut pas être écarté : la lecture est toujours contrôlée."
        )
    else:
        return True
    return False


def dire_inconnue(nom: str, connues: tuple[str, ...]) -> None:
    """Says that no pack has that name."""
    complain(f"Erreur : la campagne {cite(nom)} n'est pas installée ; il y a {', '.join(connues)}.")


def dire_invalide(error: PackInvalide) -> None:
    """Says all that is wrong with a pack."""
    complain("Erreur : ces règles ne peuvent pas servir.")
    for faute in error.fautes:
        complain(f"  {faute}")

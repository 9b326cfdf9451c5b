"""The portrait of a dossier, as the page shows it: its territories, its ambitions, its budgets and their pictures.

Apart from the other results, since no other report needs it.
"""

from __future__ import annotations

from decimal import Decimal
from typing import Literal

from cvslint.late_dataclass import late_dataclass


@late_dataclass
class PortraitQuartier:
    """A quartier of the project: its official name, code and communes; an unknown one (``code`` empty) has the name
    that the author wrote."""

    nom: str
    code: str = ""
    communes: tuple[str, ...] = ()


@late_dataclass
class PortraitAmbition:
    """An ambition of the project: what the call says of it, and how the author answers; of an unknown one, only the
    number or title that the author wrote, in ``numero``."""

    numero: str
    titre: str = ""
    enjeu: str = ""
    justification: str = ""


@late_dataclass
class PortraitMontant:
    """One amount in euros, of a line or of all the lines of a group.

    ``montant`` is ``None`` when it cannot be read or summed; ``ecrit`` is the total that the author typed, where it
    is not that sum.
    """

    montant: Decimal | None
    ecrit: Decimal | None = None


@late_dataclass
class PortraitPoste:
    """A line of a budget, or a group of ``lignes``.

    ``montants`` has one amount a column, ``None`` where nothing is written; ``precision`` is what the author tells
    of the amount.
    """

    titre: str
    montants: tuple[PortraitMontant | None, ...]
    lignes: tuple[PortraitPoste, ...] = ()
    precision: str = ""


@late_dataclass
class PortraitSection:
    """One side of a budget, with the titles of its columns."""

    cle: str
    colonnes: tuple[str, ...]
    poste: PortraitPoste


@late_dataclass
class PortraitBudget:
    """One budget as a table; ``generaux`` are the grand totals, each with the columns of its side."""

    titre: str
    sections: tuple[PortraitSection, ...]
    generaux: tuple[PortraitSection, ...] = ()


PortraitNature = Literal["charge", "specifique", "droit_commun", "autre", "propre", "contribution"]
"""What a part of a bar is: a cost, a funder's specific credits, its droit commun, its money of no said kind, the
carrier's own resources, a voluntary contribution."""


@late_dataclass
class PortraitBarre:
    """One bar of a picture: what it stands for, and its parts in euros, none of them negative."""

    titre: str
    parts: tuple[tuple[PortraitNature, Decimal], ...]

    @property
    def montant(self) -> Decimal:
        """The length of the bar in euros."""
        return sum((montant for _, montant in self.parts), Decimal(0))


@late_dataclass
class Portrait:
    """A dossier as a person looks at it: made only for the page, which shows it beside the findings.

    ``charges`` (by account), ``payeurs`` (who pays) and ``contributions`` are the pictures of the first budget;
    amounts that cannot be read are not in them.
    """

    quartiers: tuple[PortraitQuartier, ...] = ()
    ambitions: tuple[PortraitAmbition, ...] = ()
    budgets: tuple[PortraitBudget, ...] = ()
    charges: tuple[PortraitBarre, ...] = ()
    payeurs: tuple[PortraitBarre, ...] = ()
    contributions: tuple[PortraitBarre, ...] = ()

"""What a bench hands back: figures with the names under which the tables look for them."""

from __future__ import annotations

from dataclasses import asdict, dataclass
from typing import Any

from banc.chrono import Mesure


@dataclass(frozen=True, slots=True)
class Releve:
    """One figure: the bench, the case, the tool, and over how many dossiers.

    ``memoire_de_tous`` is that of all the processes of the command together, in KiB, where it starts several;
    ``note`` tells why there is no figure, or what to know of it.
    """

    banc: str
    cas: str
    outil: str
    dossiers: int
    mesure: Mesure | None
    memoire_de_tous: int | None = None
    note: str = ""

    def en_json(self) -> dict[str, Any]:
        """The same as plain values."""
        return asdict(self)


def depuis_json(valeurs: dict[str, Any]) -> Releve:
    """What ``en_json`` gave."""
    mesure = valeurs["mesure"]
    return Releve(**{**valeurs, "mesure": None if mesure is None else Mesure(**mesure)})

"""A pack, loaded: the form of a call, its parameters, its rules."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from functools import cached_property
from pathlib import Path as FilePath
from typing import Any

from cvslint.campagne.regle import Regle
from cvslint.late_dataclass import late_dataclass
from cvslint.model.formulaire import Formulaire
from cvslint.result import CampagneInfo


@late_dataclass(slots=False, eq=False)
class Campagne:
    """One call as cvslint checks it. ``regles`` stand in the order in which a report and a run take them."""

    id: str
    titre: str
    version: str
    maj: dt.date | None
    source: str
    digest: str
    dossier: FilePath
    jour_des_exemples: dt.date | None
    rubriques: Mapping[str, str]
    parametres: Mapping[str, Any]
    formulaire: Formulaire
    regles: Mapping[str, Regle]

    def jouees(self, choisies: frozenset[str]) -> tuple[Regle, ...]:
        """The rules of a dossier that have a check and are among the codes ``choisies``, in their order."""
        regles = self._jouees.get(choisies)
        if regles is None:
            regles = self._jouees[choisies] = tuple(
                regle
                for regle in self.regles.values()
                if regle.code in choisies and regle.verifie and regle.portee == "dossier"
            )
        return regles

    @cached_property
    def _jouees(self) -> dict[frozenset[str], tuple[Regle, ...]]:
        return {}

    @cached_property
    def du_dossier(self) -> frozenset[str]:
        """The codes of the rules that look at one dossier, and not at those beside it."""
        return frozenset(code for code, regle in self.regles.items() if regle.portee == "dossier")

    @cached_property
    def info(self) -> CampagneInfo:
        """What reports say of this pack."""
        limite = self.parametres.get("date_limite")
        return CampagneInfo(
            id=self.id,
            titre=self.titre,
            version=self.version,
            maj=self.maj.isoformat() if self.maj is not None else "",
            digest=self.digest,
            rubriques=self.rubriques,
            date_limite=dt.date.fromisoformat(limite) if isinstance(limite, str) else None,
        )

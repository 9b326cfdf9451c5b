"""How rules fared with one dossier: what they found, what kept them from judging."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import field

from cvslint.campagne.regle import Cas, Regle
from cvslint.late_dataclass import late_dataclass
from cvslint.span import Path

MAX_CONSTATS = 1000
"""How many findings of one rule are told of one dossier: more of them are no slips, and nobody reads them."""


@late_dataclass
class Constat:
    """What a rule found wrong: which case, where, and the values of its sentence.

    ``regard`` is the path that was looked at, ``chemin`` that of the fault.
    """

    regle: Regle
    cas: Cas
    regard: Path
    chemin: Path
    a_la_cle: bool
    valeurs: Mapping[str, object]
    lies: tuple[tuple[Path, str], ...]
    absent: bool


@late_dataclass(frozen=False)
class Issue:
    """How a rule fared when there is something to say: its findings, and what kept it from judging."""

    constats: list[Constat] = field(default_factory=list)
    obstacles: list[Path] = field(default_factory=list)
    suivant: Constat | None = None
    """The first finding that was one too many."""
    _cas: dict[Path, list[Cas]] = field(default_factory=dict)
    """The cases that spoke, by the place of what they said."""

    def ajouter(self, constat: Constat) -> None:
        """Adds a finding, unless there are too many already."""
        if len(self.constats) == MAX_CONSTATS:
            self.suivant = self.suivant or constat
            return
        self.constats.append(constat)
        self._cas.setdefault(constat.chemin, []).append(constat.cas)

    def dit_ailleurs(self, constat: Constat) -> bool:
        """Whether another case already spoke of that place."""
        return any(cas is not constat.cas for cas in self._cas.get(constat.chemin, ()))


@late_dataclass(frozen=False)
class Bilan:
    """How the rules fared, by their codes in their order: those that judged and found nothing, those that had nothing
    to judge, and those of which there is something to say."""

    passees: list[str] = field(default_factory=list)
    sans_objet: list[str] = field(default_factory=list)
    issues: dict[str, Issue] = field(default_factory=dict)

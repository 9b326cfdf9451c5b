"""A rule, ready to run: what it looks at, under which conditions, which check, what it says."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Mapping
from dataclasses import field
from functools import cached_property
from pathlib import Path as FilePath
from typing import Any, Literal

from cvslint.campagne.message import Modele, sans_trous
from cvslint.checks.controle import Controle
from cvslint.findings import Severity
from cvslint.late_dataclass import late_dataclass
from cvslint.model.chemins import Selecteur
from cvslint.model.formulaire import Formulaire
from cvslint.result import RuleInfo

Origine = Literal["appel", "lecture", "calcul", "identifiant", "usage"]


@late_dataclass
class Litteral:
    """An argument whose value is known when the pack is loaded."""

    valeur: object


@late_dataclass
class DuDossier:
    """An argument that is read in the dossier."""

    selecteur: Selecteur


@late_dataclass
class DuJour:
    """The day of the check, as an argument."""


Argument = Litteral | DuDossier | DuJour


@late_dataclass(slots=False, eq=False)
class Appel:
    """One call of a check: what it looks at and with which arguments; ``formulaire`` for a check that wants it.

    Two rules that write the same call share one, so that its outcome can be kept. ``ecrits`` holds each argument as
    the rule writes it, with the kind of its parameter.
    """

    controle: Controle
    sur: tuple[Selecteur, ...]
    avec: Mapping[str, Argument]
    formulaire: Formulaire | None = None
    ecrits: Mapping[str, tuple[str, Any]] = field(default_factory=dict)

    @cached_property
    def cle(self) -> str:
        """The name of what its selectors find together; that of one is the selector itself."""
        return "\n".join(selecteur.texte for selecteur in self.sur)

    @cached_property
    def constantes(self) -> dict[str, object]:
        """The arguments that are the same for every dossier, by name."""
        connus: dict[str, object] = {
            nom: argument.valeur for nom, argument in self.avec.items() if isinstance(argument, Litteral)
        }
        if self.formulaire is not None:
            connus["formulaire"] = self.formulaire
        return connus

    @cached_property
    def variables(self) -> tuple[tuple[str, DuDossier | DuJour], ...]:
        """The arguments that depend on the dossier or on the day."""
        return tuple(
            (nom, argument) for nom, argument in self.avec.items() if not isinstance(argument, Litteral)
        )


@late_dataclass
class Lie:
    """A further place to show, with its label."""

    sur: Selecteur
    texte: str


@late_dataclass
class Cas:
    """One case of a rule. Without ``appel`` its words serve a fault that the engine finds itself."""

    cle: str
    gravite: Severity
    message: Modele
    aide: Modele
    pourquoi: str
    appel: Appel | None = None
    si: tuple[Appel, ...] = ()
    lieu: Selecteur | None = None
    lieu_si_absent: Selecteur | None = None
    lies: tuple[Lie, ...] = ()


@late_dataclass
class Attendu:
    """One expected finding: its path in the dossier, or its line (from 1); its level when it matters."""

    chemin: str = ""
    ligne: int | None = None
    gravite: Severity | None = None


@late_dataclass
class Exemple:
    """A dossier, and what the rule says of it.

    It is ``texte`` as it stands (in the encoding ``encodage``), or the pack's dossier ``base`` with the values of
    ``change`` (path to value), without those of ``retire``, and with each comment of ``commentaire`` at the end of
    the line of its path, or above all for the path "". ``attendu`` is empty when the rule must be silent;
    ``aussi`` names the other rules that speak with it.
    """

    titre: str
    base: str
    texte: str | None
    change: Mapping[str, Any]
    retire: tuple[str, ...]
    attendu: tuple[Attendu, ...]
    aussi: tuple[str, ...]
    aujourdhui: dt.date | None
    ligne: int
    encodage: str = "utf-8"
    commentaire: Mapping[str, str] = field(default_factory=dict)


@late_dataclass(slots=False)
class Regle:
    """One rule of a pack, with all that explains it.

    ``reclame``: a missing part that it tells about is taken from the rules after it; without, they do without it.
    ``essais`` gives its examples, which no check of a dossier needs.
    """

    code: str
    nom: str
    rubrique: str
    cas: tuple[Cas, ...]
    si: tuple[Appel, ...]
    cede_a: tuple[str, ...]
    origine: Origine
    lecture: str
    autre_lecture: str
    resume: str
    pourquoi: str
    aide: str
    source: str
    citation: str
    essais: Callable[[], tuple[Exemple, ...]] = field(repr=False, compare=False)
    silenciable: bool
    reclame: bool
    portee: Literal["dossier", "lot"]
    fichier: FilePath
    ligne: int

    @cached_property
    def exemples(self) -> tuple[Exemple, ...]:
        """The dossiers that show what the rule says, and of which it must be silent."""
        return self.essais()

    @property
    def gravite(self) -> Severity:
        """The level of the gravest case."""
        return min((cas.gravite for cas in self.cas), key=lambda gravite: gravite.rank)

    @property
    def famille(self) -> str:
        """The letters of the code: ``BUD``."""
        return self.code.rstrip("0123456789")

    @property
    def verifie(self) -> bool:
        """Whether the rule has a check of its own; the words of the others serve the reading."""
        return any(cas.appel is not None for cas in self.cas)

    def info(self, gravite: Severity) -> RuleInfo:
        """What reports say of this rule, at the level that it has in a run."""
        return RuleInfo(
            code=self.code,
            name=self.nom,
            severity=gravite,
            section=self.rubrique,
            summary=self.resume,
            why=self.pourquoi,
            help=sans_trous(self.aide),
            source=self.source,
            origin=self.origine,
            suppressible=self.silenciable,
        )

    def cas_de(self, cle: str) -> Cas:
        """The case of that key, or the first one."""
        return next((cas for cas in self.cas if cas.cle == cle), self.cas[0])

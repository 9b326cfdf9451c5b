"""What a check is: a pure function from a typed value to anomalies, known by its French name.

A check never knows a rule, a severity, a sentence or a clock. Its first parameter is the value looked at; the
keyword-only ones are what a rule writes under ``avec``. ``formulaire`` is given by the engine.
"""

from __future__ import annotations

import importlib
import inspect
import pkgutil
import re
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any, get_type_hints

from cvslint.span import Path


@dataclass(frozen=True, slots=True)
class Anomalie:
    """One thing that a check found wrong.

    ``valeurs`` fills the message. ``champ`` names the field of the value at fault, when it is not the value
    itself; ``rang`` the item of a list; ``a_la_cle`` says that its key is at fault, not what is written there.
    ``lies`` are further places with a label each, their paths counted from the budget that the value belongs to,
    or from the value itself.
    """

    valeurs: Mapping[str, object] = field(default_factory=dict)
    champ: str | None = None
    rang: int | None = None
    a_la_cle: bool = False
    lies: tuple[tuple[Path, str], ...] = ()


@dataclass(frozen=True, slots=True)
class NonEvaluable:
    """The check cannot judge: ``obstacles`` are the paths of what keeps it from doing so, counted as ``lies`` are."""

    obstacles: tuple[Path, ...]


Anomalies = Iterable[Anomalie | NonEvaluable]
"""What a check gives back, usually by ``yield``."""


@dataclass(frozen=True, slots=True)
class Parametre:
    """One parameter of a check: its name, type, and default when it has one."""

    nom: str
    type: Any
    defaut: object = inspect.Parameter.empty

    @property
    def requis(self) -> bool:
        """Whether a rule must give it."""
        return self.defaut is inspect.Parameter.empty


@dataclass(frozen=True, slots=True)
class Controle:
    """A check of the library. ``donne`` names the values that its anomalies give to messages.

    ``lit_absent``: it judges a value that is absent; the others are not run on one. ``compte``: it counts the
    items of a list and does not look into them. ``signe`` is found in every free text that it may speak of: it is
    not run on the others, which are most.
    """

    nom: str
    fonction: Callable[..., Anomalies]
    parametres: Mapping[str, Parametre]
    donne: tuple[str, ...]
    lit_absent: bool
    compte: bool
    signe: re.Pattern[str] | None = None

    @property
    def documentation(self) -> str:
        """What the check does, in French, for who writes rules."""
        return inspect.getdoc(self.fonction) or ""

    @property
    def veut_formulaire(self) -> bool:
        """Whether the engine must hand it the form of the call."""
        return "formulaire" in self.parametres


_CONTROLES: dict[str, Controle] = {}


def controle(
    *,
    donne: tuple[str, ...] = (),
    lit_absent: bool = False,
    compte: bool = False,
    signe: re.Pattern[str] | None = None,
) -> Callable[[Callable[..., Anomalies]], Callable[..., Anomalies]]:
    """Registers a function as the check of its own name."""

    def inscrire(fonction: Callable[..., Anomalies]) -> Callable[..., Anomalies]:
        types = get_type_hints(fonction)
        parametres = {
            nom: Parametre(nom, types[nom], parametre.default)
            for nom, parametre in inspect.signature(fonction).parameters.items()
            if parametre.kind is inspect.Parameter.KEYWORD_ONLY
        }
        nom = fonction.__name__
        _CONTROLES[nom] = Controle(nom, fonction, parametres, donne, lit_absent, compte, signe)
        return fonction

    return inscrire


def controles() -> Mapping[str, Controle]:
    """All checks by name, in the order of their names; each module of this room may hold some."""
    import cvslint.checks

    for module in pkgutil.iter_modules(cvslint.checks.__path__):
        if not module.ispkg:
            importlib.import_module(f"cvslint.checks.{module.name}")
    return dict(sorted(_CONTROLES.items()))

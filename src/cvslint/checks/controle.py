"""What a check is: a pure function from a typed value to anomalies, known by its French name.

A check never knows a rule, a severity, a sentence or a clock. Its first parameter is the value looked at; the
keyword-only ones are what a rule writes under ``avec``. ``formulaire`` is given by the engine.
"""

from __future__ import annotations

import importlib
import inspect
import re
from collections.abc import Callable, Iterable, Mapping
from dataclasses import field
from functools import cached_property
from typing import Any, get_type_hints

from cvslint.late_dataclass import late_dataclass
from cvslint.span import Path


@late_dataclass
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


@late_dataclass
class NonEvaluable:
    """The check cannot judge: ``obstacles`` are the paths of what keeps it from doing so, counted as ``lies`` are."""

    obstacles: tuple[Path, ...]


Anomalies = Iterable[Anomalie | NonEvaluable]
"""What a check gives back, usually by ``yield``."""


@late_dataclass
class Parametre:
    """One parameter of a check: its name, type, and default when it has one."""

    nom: str
    type: Any
    defaut: object = inspect.Parameter.empty

    @property
    def requis(self) -> bool:
        """Whether a rule must give it."""
        return self.defaut is inspect.Parameter.empty


@late_dataclass(slots=False)
class Controle:
    """A check of the library: the function of that name in ``module``, which is imported when it is asked for.

    ``donne`` names the values that its anomalies give to messages. ``lit_absent``: it judges a value that is absent;
    the others are not run on one. ``compte``: it counts the items of a list and does not look into them.
    ``a_un_signe``: the free texts of which it may speak all bear a sign.
    """

    nom: str
    module: str
    donne: tuple[str, ...]
    lit_absent: bool
    compte: bool
    a_un_signe: bool = False

    @cached_property
    def fonction(self) -> Callable[..., Anomalies]:
        """The check itself. Raises ``LookupError`` when the module has no check of that name."""
        importlib.import_module(self.module)
        return _FONCTIONS[self.nom]

    @cached_property
    def signe(self) -> re.Pattern[str] | None:
        """What is found in every free text of which it may speak: it is not run on the others, which are most."""
        if not self.a_un_signe:
            return None
        importlib.import_module(self.module)
        return _SIGNES[self.nom]

    @cached_property
    def parametres(self) -> Mapping[str, Parametre]:
        """Its parameters by name. Their types are worked out when asked for: a run does without."""
        types = get_type_hints(self.fonction)
        return {
            nom: Parametre(nom, types[nom], parametre.default)
            for nom, parametre in inspect.signature(self.fonction).parameters.items()
            if parametre.kind is inspect.Parameter.KEYWORD_ONLY
        }

    @property
    def documentation(self) -> str:
        """What the check does, in French, for who writes rules."""
        return inspect.getdoc(self.fonction) or ""

    @property
    def veut_formulaire(self) -> bool:
        """Whether the engine must hand it the form of the call."""
        return "formulaire" in self.parametres


_CONTROLES: dict[str, Controle] = {}
_FONCTIONS: dict[str, Callable[..., Anomalies]] = {}
_SIGNES: dict[str, re.Pattern[str]] = {}


def controle(
    *,
    donne: tuple[str, ...] = (),
    lit_absent: bool = False,
    compte: bool = False,
    signe: re.Pattern[str] | None = None,
) -> Callable[[Callable[..., Anomalies]], Callable[..., Anomalies]]:
    """Registers a function as the check of its own name."""

    def inscrire(fonction: Callable[..., Anomalies]) -> Callable[..., Anomalies]:
        nom = fonction.__name__
        _CONTROLES[nom] = Controle(nom, fonction.__module__, donne, lit_absent, compte, signe is not None)
        _FONCTIONS[nom] = fonction
        if signe is not None:
            _SIGNES[nom] = signe
        return fonction

    return inscrire


def controles() -> Mapping[str, Controle]:
    """All checks by name, in the order of their names; each module of this room may hold some."""
    import pkgutil

    import cvslint.checks

    for module in pkgutil.iter_modules(cvslint.checks.__path__):
        if not module.ispkg:
            importlib.import_module(f"cvslint.checks.{module.name}")
    return dict(sorted(_CONTROLES.items()))


def est_un_module_de_controles(nom: str) -> bool:
    """Whether a module of that name may hold checks: one of this room, that a file of it may ask to import."""
    piece, _, module = nom.rpartition(".")
    return piece == "cvslint.checks" and module.isidentifier()

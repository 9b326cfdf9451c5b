"""The rules of a run, made ready once: what each case looks at and calls, without looking it up for every dossier."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from weakref import WeakKeyDictionary

from cvslint.campagne.campagne import Campagne
from cvslint.campagne.regle import Appel, Cas, Regle
from cvslint.checks.controle import Anomalies, Controle
from cvslint.late_dataclass import late_dataclass
from cvslint.model.chemins import Selecteur


@late_dataclass
class CasPret:
    """One case of a rule, ready to run.

    ``cle`` names what ``sur`` finds. ``fonction`` is its check with all arguments but the value, or ``None`` when some
    of them are read in the dossier.
    """

    cas: Cas
    appel: Appel
    controle: Controle
    cle: str
    sur: tuple[Selecteur, ...]
    si: tuple[Appel, ...]
    fonction: Callable[[object], Anomalies] | None


@late_dataclass
class ReglePrete:
    """One rule, ready to run, with those of its cases that have a check."""

    code: str
    regle: Regle
    si: tuple[Appel, ...]
    cas: tuple[CasPret, ...]


_PLANS: WeakKeyDictionary[Campagne, dict[frozenset[str], tuple[ReglePrete, ...]]] = WeakKeyDictionary()


def plan_de(campagne: Campagne, choisies: frozenset[str]) -> tuple[ReglePrete, ...]:
    """The rules of a pack that look at a dossier and are among the codes ``choisies``, in their order."""
    plans = _PLANS.get(campagne)
    if plans is None:
        plans = _PLANS[campagne] = {}
    plan = plans.get(choisies)
    if plan is None:
        plan = plans[choisies] = tuple(_prete(regle) for regle in campagne.jouees(choisies))
    return plan


def _prete(regle: Regle) -> ReglePrete:
    cas = tuple(_cas_pret(cas, cas.appel) for cas in regle.cas if cas.appel is not None)
    return ReglePrete(regle.code, regle, regle.si, cas)


def _cas_pret(cas: Cas, appel: Appel) -> CasPret:
    fonction = None if appel.variables else appel.controle.fonction
    if fonction is not None and appel.constantes:
        fonction = partial(fonction, **appel.constantes)
    return CasPret(cas, appel, appel.controle, appel.cle, appel.sur, cas.si, fonction)

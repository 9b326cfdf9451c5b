"""Which rules run, and at which level: codes, names, prefixes, ALL. The longest selector wins."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from cvslint.campagne.campagne import Campagne
from cvslint.findings import Severity
from cvslint.french import nearest
from cvslint.late_dataclass import late_dataclass

TOUTES = "ALL"
OFF = ("off", "jamais")
FAMILLES_EN_OPTION = frozenset({"USA", "LOT"})
"""Families that run only when asked for."""

TOUJOURS = frozenset({"YML", "FMT"})
"""Families that tell whether a dossier can be read: they always run."""


class SelecteurInconnu(Exception):
    """A selector names no rule; ``proches`` are the nearest that exist."""

    def __init__(self, selecteur: str, proches: Sequence[str]) -> None:
        super().__init__(selecteur)
        self.selecteur = selecteur
        self.proches = tuple(proches)


class ToujoursActive(Exception):
    """A level ``off`` for a family that always runs."""

    def __init__(self, selecteur: str) -> None:
        super().__init__(selecteur)
        self.selecteur = selecteur


@late_dataclass
class Choix:
    """What the user asks for; each entry is a selector, ``gravites`` maps one to a level or ``off``."""

    select: tuple[str, ...] = ()
    extend_select: tuple[str, ...] = ()
    ignore: tuple[str, ...] = ()
    gravites: tuple[tuple[str, str], ...] = ()


@late_dataclass
class Selection:
    """The rules that run (codes), the levels that differ from the pack's, and whether the default set is whole."""

    codes: frozenset[str]
    gravites: Mapping[str, Severity]
    partielle: bool


def choix_par_defaut(campagne: Campagne) -> frozenset[str]:
    """The codes of every rule but those of the optional families."""
    return frozenset(
        code for code, regle in campagne.regles.items() if regle.famille not in FAMILLES_EN_OPTION
    )


def selectionner(campagne: Campagne, choix: Choix) -> Selection:
    """The rules of a pack that run under a choice.

    Raises :class:`SelecteurInconnu` or :class:`ToujoursActive`.
    """
    defaut = choix_par_defaut(campagne)
    poids: dict[str, tuple[int, bool]] = dict.fromkeys(() if choix.select else defaut, (0, True))
    eteintes = [selecteur for selecteur, niveau in choix.gravites if niveau in OFF]
    for selecteurs, allume in (
        ((*choix.select, *choix.extend_select), True),
        ((*choix.ignore, *eteintes), False),
    ):
        for selecteur in selecteurs:
            for code in _codes(campagne, selecteur):
                force = _force(selecteur)
                if force >= poids.get(code, (-1, False))[0]:
                    poids[code] = (force, allume)
    for selecteur in (*choix.ignore, *eteintes):
        if any(campagne.regles[code].famille in TOUJOURS for code in _codes(campagne, selecteur)) and (
            selecteur.upper() != TOUTES
        ):
            raise ToujoursActive(selecteur)
    toujours = {code for code, regle in campagne.regles.items() if regle.famille in TOUJOURS}
    codes = frozenset(code for code, (_, allume) in poids.items() if allume) | toujours
    return Selection(codes, _gravites(campagne, choix.gravites), not defaut <= codes)


def _gravites(campagne: Campagne, demandees: Iterable[tuple[str, str]]) -> dict[str, Severity]:
    retenues: dict[str, tuple[int, Severity]] = {}
    for selecteur, niveau in demandees:
        if niveau in OFF:
            continue
        for code in _codes(campagne, selecteur):
            if _force(selecteur) >= retenues.get(code, (-1, Severity.INFO))[0]:
                retenues[code] = (_force(selecteur), Severity(niveau))
    return {code: niveau for code, (_, niveau) in retenues.items()}


def _force(selecteur: str) -> int:
    # A name stands for its code: as precise as a selector can be.
    if selecteur.upper() == TOUTES:
        return 1
    return 7 if "-" in selecteur else 1 + len(selecteur)


def _codes(campagne: Campagne, selecteur: str) -> list[str]:
    """The codes that a selector names, in the order of the pack. Raises :class:`SelecteurInconnu`."""
    trouves = codes_nommes(campagne, selecteur)
    if not trouves:
        raise SelecteurInconnu(selecteur, selecteurs_proches(campagne, selecteur))
    return trouves


def codes_nommes(campagne: Campagne, selecteur: str) -> list[str]:
    """The codes that a selector names, in the order of the pack; empty when it names none."""
    demande = selecteur.upper()
    if demande == TOUTES:
        return list(campagne.regles)
    return [
        code
        for code, regle in campagne.regles.items()
        if regle.nom == selecteur.lower()
        or code == demande
        or (demande.isalnum() and code.startswith(demande))
    ]


def selecteurs_proches(campagne: Campagne, selecteur: str) -> list[str]:
    """The selectors that someone may have meant who wrote one that names no rule."""
    connus = {*campagne.regles, *(r.nom for r in campagne.regles.values()), *_familles(campagne)}
    return nearest(selecteur, sorted(connus))


def _familles(campagne: Campagne) -> set[str]:
    return {regle.famille for regle in campagne.regles.values()}

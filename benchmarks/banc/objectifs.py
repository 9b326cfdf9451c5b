"""The goals, and what was measured of each: ratios of one run, so that the machine counts as little as may be."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from math import inf

from banc.bancs import DEUX, REGLES
from banc.chrono import Mesure
from banc.outils import AJV, CHECK, SCHEMA_RS, SPECTRAL, YAMLLINT
from banc.releve import Releve

KIO_PAR_MIO = 1024

REPONSES = (0, 1)
"""The exit codes with which cvslint answers; with any other one it failed, or was stopped."""


class Figures:
    """The figures of a run, found by bench, case, tool and number of dossiers."""

    def __init__(self, releves: Sequence[Releve]) -> None:
        self.releves = releves

    def du_banc(self, banc: str) -> list[Releve]:
        """All that one bench measured, in its order."""
        return [releve for releve in self.releves if releve.banc == banc]

    def mesure(self, banc: str, outil: str, cas: str | None = None, *, un_seul: bool = False) -> Mesure:
        """What one tool cost: on the most dossiers, or on one. Raises ``LookupError`` when it was not measured."""
        trouves = [
            releve
            for releve in self.du_banc(banc)
            if releve.outil == outil and cas in (None, releve.cas) and releve.mesure is not None
        ]
        trouves.sort(key=lambda releve: releve.dossiers, reverse=not un_seul)
        if not trouves or trouves[0].mesure is None:
            raise LookupError(outil)
        return trouves[0].mesure

    def cpu(self, banc: str, outil: str, cas: str | None = None) -> float:
        """The time of the processor of one tool, in seconds. Raises ``LookupError``."""
        return self.mesure(banc, outil, cas).cpu

    def par_dossier(self, banc: str, outil: str, cas: str | None = None) -> float:
        """What one more dossier costs a tool, in seconds: many less one, shared out. Raises ``LookupError``."""
        beaucoup, un = self.mesure(banc, outil, cas), self.mesure(banc, outil, cas, un_seul=True)
        n = max(r.dossiers for r in self.du_banc(banc) if r.outil == outil and cas in (None, r.cas))
        if beaucoup is un:
            raise LookupError(outil)
        return (beaucoup.cpu - un.cpu) / (n - 1)


@dataclass(frozen=True, slots=True)
class Objectif:
    """A goal: what is compared, its two bounds, and how it is worked out (infinite: there was no answer).

    ``au_moins`` and ``vise`` are the bound to reach and the one aimed at, ``None`` where nothing is asked;
    ``haut``: whether more is better.
    """

    titre: str
    calcul: Callable[[Figures], float]
    au_moins: float | None
    vise: float | None
    unite: str = "x"
    haut: bool = False

    def atteint(self, valeur: float, borne: float | None) -> bool:
        """Whether ``valeur`` is on the right side of ``borne``."""
        return borne is None or (valeur >= borne if self.haut else valeur <= borne)


def _rapport(banc: str, outil: str, autre: str) -> Callable[[Figures], float]:
    return lambda figures: figures.cpu(banc, outil) / figures.cpu(banc, autre)


def _regle_de_plus(figures: Figures) -> float:
    avec = figures.par_dossier("regle", f"cvslint et {REGLES} règles")
    return (avec - figures.par_dossier("regle", "cvslint")) / REGLES * 1e6


def _deux_processus(figures: Figures) -> float:
    deux = figures.mesure("grand-lot", DEUX)
    return deux.mur / figures.mesure("grand-lot", "cvslint").mur


def _memoire(figures: Figures) -> float:
    return figures.mesure("grand-lot", "cvslint").memoire / KIO_PAR_MIO


def _memoire_plate(figures: Figures) -> float:
    return figures.mesure("grand-lot", "cvslint").memoire / figures.mesure("lot", "cvslint").memoire


def _taille(figures: Figures) -> float:
    grand, petit = (figures.par_dossier("tailles", "cvslint", cas) for cas in ("1m", "100k"))
    return grand / petit


def _pires(figures: Figures) -> list[Mesure]:
    mesures = [releve.mesure for releve in figures.du_banc("hostiles") if releve.mesure is not None]
    if not mesures:
        raise LookupError("hostiles")
    return mesures


def _pire_hostile(figures: Figures) -> float:
    return max(mesure.cpu if mesure.code in REPONSES else inf for mesure in _pires(figures))


def _pire_memoire(figures: Figures) -> float:
    return max(mesure.memoire for mesure in _pires(figures)) / KIO_PAR_MIO


OBJECTIFS = (
    Objectif(
        "yamllint / cvslint, lot, un processus", _rapport("lot", YAMLLINT, "cvslint"), 18, 28, haut=True
    ),
    Objectif("cvslint / plancher libyaml, lot", _rapport("lot", "cvslint", "plancher"), 14, 8),
    Objectif("check-jsonschema / cvslint, lot", _rapport("lot", CHECK, "cvslint"), 12, 20, haut=True),
    Objectif("Spectral / cvslint, lot", _rapport("lot", SPECTRAL, "cvslint"), 7, 14, haut=True),
    Objectif("une règle de plus, par dossier", _regle_de_plus, 5, 3, "µs"),
    Objectif("ajv-cli / cvslint, lot (schéma seul)", _rapport("lot", AJV, "cvslint"), None, 1, haut=True),
    Objectif("jsonschema-rs / cvslint, lot", _rapport("lot", SCHEMA_RS, "cvslint"), None, None, haut=True),
    Objectif("2 processus / 1, grand lot, durée", _deux_processus, 0.60, 0.52),
    Objectif("un dossier : cvslint / yamllint", _rapport("demarrage", "cvslint", YAMLLINT), 1.8, 1.3),
    Objectif("un dossier : cvslint / import yaml", _rapport("demarrage", "cvslint", "import yaml"), 7, 5),
    Objectif("--help / import yaml", _rapport("demarrage", "cvslint --help", "import yaml"), 2.6, 2),
    Objectif("mémoire, grand lot, par processus", _memoire, 64, 40, "Mio"),
    Objectif("mémoire, grand lot / lot", _memoire_plate, 1.1, None),
    Objectif("dossier de 1 Mo / de 100 Ko", _taille, 13, 10),
    Objectif("entrée hostile la plus lente", _pire_hostile, 2, 1, "s"),
    Objectif("entrée hostile la plus gourmande", _pire_memoire, 300, 200, "Mio"),
)
"""The goals of a run, in the order of the table."""

"""Checks across the dossiers of one run. Each looks at the traces that dossiers leave under the same key."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from cvslint.checks.controle import Anomalie, Anomalies, controle


@dataclass(frozen=True, slots=True)
class Trace:
    """What one dossier leaves for comparison: its file, the values of the key as written, and other values."""

    fichier: str
    cle: tuple[str, ...]
    autres: tuple[str | None, ...] = ()


@controle(donne=("fichiers", "autre"))
def lot_unique(valeur: Sequence[Trace], *, cle: list[str]) -> Anomalies:
    """Un seul dossier du lot a ces valeurs aux chemins de `cle`."""
    for rang, trace in enumerate(valeur):
        autres = [autre.fichier for autre in valeur if autre.fichier != trace.fichier]
        if autres:
            yield Anomalie({"fichiers": autres, "autre": autres[0]}, rang=rang)


@controle(donne=("fichiers", "autre", "ici", "la"))
def lot_coherent(valeur: Sequence[Trace], *, cle: list[str], compare: list[str]) -> Anomalies:
    """Les dossiers du lot qui ont les mêmes valeurs aux chemins de `cle` ont les mêmes à ceux de `compare`.

    Une valeur absente d'un dossier n'est pas une différence.
    """
    for rang, trace in enumerate(valeur):
        for autre in valeur:
            ecart = next(
                (
                    (ici, la)
                    for ici, la in zip(trace.autres, autre.autres, strict=True)
                    if ici and la and ici != la
                ),
                None,
            )
            if ecart is not None:
                ici, la = ecart
                yield Anomalie(
                    {"fichiers": [autre.fichier], "autre": autre.fichier, "ici": ici, "la": la}, rang=rang
                )
                break

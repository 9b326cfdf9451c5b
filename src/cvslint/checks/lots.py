"""Checks across the dossiers of one run. Each looks at the traces that dossiers leave under the same key."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from cvslint.checks.controle import Anomalie, Anomalies, controle
from cvslint.french import nombre
from cvslint.late_dataclass import late_dataclass


@late_dataclass
class Trace:
    """What one dossier leaves for comparison: its file, the values of the key as written, and other values."""

    fichier: str
    cle: tuple[str, ...]
    autres: tuple[str | None, ...] = ()


_NOMMES = 5
"""How many other files a finding names; a lot may hold thousands."""


@controle(donne=("fichiers", "autre"))
def lot_unique(valeur: Sequence[Trace], *, cle: list[str]) -> Anomalies:
    """Un seul dossier du lot a ces valeurs aux chemins de `cle`."""
    fichiers = list(dict.fromkeys(trace.fichier for trace in valeur))
    if len(fichiers) == 1:
        return
    # One more than are named, for the file itself may be among them.
    premiers = fichiers[: _NOMMES + 1]
    for rang, trace in enumerate(valeur):
        nommes = [fichier for fichier in premiers if fichier != trace.fichier][:_NOMMES]
        tus = len(fichiers) - 1 - len(nommes)
        dits = [*nommes, nombre(tus, "autre dossier", "autres dossiers")] if tus else nommes
        yield Anomalie({"fichiers": dits, "autre": nommes[0]}, rang=rang)


@controle(donne=("fichiers", "autre", "ici", "la"))
def lot_coherent(valeur: Sequence[Trace], *, cle: list[str], compare: list[str]) -> Anomalies:
    """Les dossiers du lot qui ont les mêmes valeurs aux chemins de `cle` ont les mêmes à ceux de `compare`.

    Une valeur absente d'un dossier n'est pas une différence.
    """
    # The first of those that say the same speaks for all.
    premiers: dict[tuple[str | None, ...], Trace] = {}
    for trace in valeur:
        premiers.setdefault(trace.autres, trace)
    ecarts = {autres: _premier_ecart(autres, premiers.values()) for autres in premiers}
    for rang, trace in enumerate(valeur):
        ecart = ecarts[trace.autres]
        if ecart is not None:
            autre, ici, la = ecart
            yield Anomalie({"fichiers": [autre], "autre": autre, "ici": ici, "la": la}, rang=rang)


def _premier_ecart(autres: tuple[str | None, ...], traces: Iterable[Trace]) -> tuple[str, str, str] | None:
    """The first file that says otherwise, with what is said here and there; absent values say nothing."""
    for trace in traces:
        for ici, la in zip(autres, trace.autres, strict=True):
            if ici and la and ici != la:
                return trace.fichier, ici, la
    return None

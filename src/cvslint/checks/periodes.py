"""Checks on periods: their order, and the year that they lie in."""

from __future__ import annotations

import datetime as dt

from cvslint.checks.controle import Anomalie, Anomalies, controle
from cvslint.model.projet import Periode


@controle(donne=("debut", "fin"))
def periode_ordonnee(valeur: Periode) -> Anomalies:
    """La période commence avant de finir, ou le même jour."""
    if valeur.debut is not None and valeur.fin is not None and valeur.debut > valeur.fin:
        valeurs = {"debut": valeur.debut, "fin": valeur.fin}
        yield Anomalie(valeurs, champ="fin", lies=((("debut",), "début de la période"),))


@controle(donne=("annee",))
def dans_annee(valeur: dt.date, *, annee: int) -> Anomalies:
    """La date est dans l'année `annee`."""
    if valeur.year != annee:
        yield Anomalie({"annee": annee})

"""Checks on dates. The day of the check is a parameter like any other."""

from __future__ import annotations

import datetime as dt

from cvslint.checks.controle import Anomalie, Anomalies, controle


@controle(donne=("jour", "limite", "retard"))
def pas_apres(valeur: dt.date, *, limite: dt.date | None, sinon: dt.date | None = None) -> Anomalies:
    """La date est au plus tard `limite`, ce jour compris ; `sinon` sert quand le dossier ne donne pas `limite`."""
    limite = limite or sinon
    if limite is not None and valeur > limite:
        yield Anomalie({"jour": valeur, "limite": limite, "retard": (valeur - limite).days})


@controle(donne=("debut", "jour"))
def apres(valeur: dt.date, *, jour: dt.date) -> Anomalies:
    """La date vient après `jour`, ce jour non compris."""
    if valeur <= jour:
        yield Anomalie({"debut": valeur, "jour": jour})


@controle(donne=("limite", "retard"), lit_absent=True)
def date_requise_apres(valeur: dt.date | None, *, limite: dt.date, aujourdhui: dt.date) -> Anomalies:
    """La date est donnée, une fois `limite` passée au jour `aujourdhui`."""
    if valeur is None and aujourdhui > limite:
        yield Anomalie({"limite": limite, "retard": (aujourdhui - limite).days})


@controle(donne=("limite", "reste"), lit_absent=True)
def date_a_venir(valeur: dt.date | None, *, limite: dt.date, aujourdhui: dt.date) -> Anomalies:
    """La date est donnée, tant que `limite` n'est pas passée au jour `aujourdhui`."""
    if valeur is None and aujourdhui <= limite:
        yield Anomalie({"limite": limite, "reste": (limite - aujourdhui).days})

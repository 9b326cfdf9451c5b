"""Checks on one value: equality, limits, yes and no."""

from __future__ import annotations

from decimal import Decimal

from cvslint.checks.controle import Anomalie, Anomalies, controle


@controle(donne=("attendu",))
def vaut(valeur: object, *, attendu: str) -> Anomalies:
    """La valeur est égale à `attendu` (comparées comme des textes ; oui et non pour une case cochée)."""
    if _texte(valeur) != attendu:
        yield Anomalie({"attendu": attendu})


@controle(lit_absent=True)
def est_oui(valeur: bool | None) -> Anomalies:
    """La réponse est oui ; non et l'absence de réponse ne le sont pas."""
    return (Anomalie(),) if valeur is not True else ()


@controle(lit_absent=True)
def n_est_pas(valeur: object, *, refuse: str) -> Anomalies:
    """La valeur n'est pas `refuse` ; l'absence de valeur convient."""
    return (Anomalie(),) if valeur is not None and _texte(valeur) == refuse else ()


@controle(donne=("minimum",))
def au_moins(valeur: Decimal | int, *, minimum: Decimal | None) -> Anomalies:
    """Le nombre est supérieur ou égal à `minimum`, quand le dossier le donne."""
    if minimum is None or not valeur < minimum:
        return ()
    return (Anomalie({"minimum": minimum}),)


@controle(donne=("maximum",))
def au_plus(valeur: Decimal | int, *, maximum: Decimal | None) -> Anomalies:
    """Le nombre est inférieur ou égal à `maximum`, quand le dossier le donne."""
    if maximum is None or not valeur > maximum:
        return ()
    return (Anomalie({"maximum": maximum}),)


@controle()
def depasse(valeur: Decimal | int, *, seuil: Decimal) -> Anomalies:
    """Le nombre est strictement supérieur à `seuil` (sert de condition)."""
    return (Anomalie(),) if valeur <= seuil else ()


@controle()
def ne_depasse_pas(valeur: Decimal | int, *, seuil: Decimal) -> Anomalies:
    """Le nombre est inférieur ou égal à `seuil` (sert de condition)."""
    return (Anomalie(),) if valeur > seuil else ()


def _texte(valeur: object) -> str:
    if isinstance(valeur, bool):
        return "oui" if valeur else "non"
    return str(valeur)

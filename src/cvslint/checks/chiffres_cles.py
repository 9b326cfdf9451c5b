"""Checks on a figure that the report puts forward: whole, and possible."""

from __future__ import annotations

from cvslint.checks.controle import Anomalie, Anomalies, controle
from cvslint.late_pattern import late_pattern
from cvslint.model.bilan import ChiffreMisEnAvant
from cvslint.model.illisible import Illisible
from cvslint.model.nombres import lire_pourcentage

_UNITE_DANS_LA_VALEUR = late_pattern(r"\d\s*(?:[^\W\d_]|[%‰€°])")
_PAS_UN_NOMBRE = late_pattern(r"[^\d\s.,+-]+")


@controle()
def chiffre_donne(valeur: ChiffreMisEnAvant) -> Anomalies:
    """Le chiffre mis en avant a une valeur."""
    if valeur.valeur is None:
        yield Anomalie(champ="valeur")


@controle()
def chiffre_avec_unite(valeur: ChiffreMisEnAvant) -> Anomalies:
    """Le chiffre mis en avant a une unité, dans `unite` ou à la suite de sa valeur (« 71 % »)."""
    if valeur.unite is None and (valeur.valeur is None or not _UNITE_DANS_LA_VALEUR.search(valeur.valeur)):
        yield Anomalie(champ="unite")


@controle(donne=("ecrit",))
def pourcentage_possible(valeur: ChiffreMisEnAvant) -> Anomalies:
    """Un chiffre en pourcentage est entre 0 et 100 ; une valeur qui n'est pas un nombre n'est pas jugée."""
    if valeur.valeur is None or not (_en_pourcents(valeur.unite) or _en_pourcents(valeur.valeur)):
        return
    try:
        pourcentage = lire_pourcentage(valeur.valeur)
    except Illisible:
        return
    if not 0 <= pourcentage <= 100:
        yield Anomalie({"ecrit": valeur.valeur.removesuffix("%").rstrip()}, champ="valeur")


def _en_pourcents(texte: str | None) -> bool:
    return texte is not None and _PAS_UN_NOMBRE.findall(texte) in (["%"], ["pourcent"], ["pourcentage"])

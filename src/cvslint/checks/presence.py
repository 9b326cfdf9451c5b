"""Checks on what is there or not, and how many."""

from __future__ import annotations

from cvslint.checks.controle import Anomalie, Anomalies, controle
from cvslint.model.champs import Bloc
from cvslint.model.chemins import est_vide


def _presents(valeur: object) -> list[object]:
    return [element for element in valeur if element is not None] if isinstance(valeur, tuple) else []


@controle(lit_absent=True)
def requis(valeur: object) -> Anomalies:
    """La valeur est renseignée : ni absente, ni vide, ni laissée comme dans le modèle."""
    return (Anomalie(),) if est_vide(valeur) else ()


@controle(lit_absent=True)
def vide(valeur: object) -> Anomalies:
    """La valeur n'est pas renseignée (sert de condition)."""
    return (Anomalie(),) if not est_vide(valeur) else ()


@controle(lit_absent=True)
def bloc_rempli(valeur: Bloc | None) -> Anomalies:
    """Le bloc est là, et l'un de ses champs au moins est renseigné."""
    if valeur is None or all(est_vide(contenu) for _, contenu in valeur):
        yield Anomalie()


@controle(lit_absent=True)
def interdit(valeur: object) -> Anomalies:
    """La valeur n'est pas là."""
    return (Anomalie(),) if not est_vide(valeur) else ()


@controle(donne=("n",), lit_absent=True, compte=True)
def nombre(valeur: object, *, min: int = 0, max: int | None = None) -> Anomalies:
    """La liste compte au moins `min` éléments et, si `max` est donné, au plus `max`."""
    n = len(_presents(valeur))
    if n < min or (max is not None and n > max):
        yield Anomalie({"n": n})


@controle(donne=("n", "minimum"))
def longueur(valeur: str, *, min: int) -> Anomalies:
    """Le texte compte au moins `min` caractères."""
    if len(valeur.strip()) < min:
        yield Anomalie({"n": len(valeur.strip()), "minimum": min})


@controle(donne=("repete",))
def unique(valeur: tuple[object, ...], *, champ: str) -> Anomalies:
    """Le champ `champ` des éléments de la liste n'a pas deux fois la même valeur."""
    vus: set[object] = set()
    for rang, element in enumerate(valeur):
        texte = getattr(element, champ, None)
        if texte is None:
            continue
        if texte in vus:
            yield Anomalie({"repete": texte}, champ=champ, rang=rang)
        vus.add(texte)

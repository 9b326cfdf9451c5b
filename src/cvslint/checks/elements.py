"""Checks on blocks and on lists of blocks: fields that must be there together, or be consistent."""

from __future__ import annotations

from cvslint.checks.controle import Anomalie, Anomalies, controle
from cvslint.model.champs import Bloc
from cvslint.model.chemins import est_vide
from cvslint.model.formulaire import ListeFermee, cle_de_mot


@controle(lit_absent=True)
def un_element_complet(valeur: tuple[Bloc | None, ...] | None, *, champs: list[str]) -> Anomalies:
    """Un élément de la liste, au moins, a tous les `champs`."""
    elements = [element for element in valeur or () if element is not None]
    if not any(all(not est_vide(getattr(e, champ)) for champ in champs) for e in elements):
        yield Anomalie()


@controle()
def differe_de(valeur: str, *, autre: str | None) -> Anomalies:
    """Le texte n'est pas le même que `autre`, majuscules, accents et ponctuation mis à part."""
    if autre is not None and cle_de_mot(valeur) == cle_de_mot(autre):
        yield Anomalie()


@controle()
def pas_que(valeur: tuple[Bloc | None, ...], *, champ: str, mot: str, liste: ListeFermee) -> Anomalies:
    """Les éléments de la liste n'ont pas tous `mot` pour `champ`, selon les mots de la liste fermée `liste`."""
    textes = [getattr(element, champ) for element in valeur if element is not None]
    if textes and all(texte is not None and liste.canonique(texte) == mot for texte in textes):
        yield Anomalie()

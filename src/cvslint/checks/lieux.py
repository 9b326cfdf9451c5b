"""Checks on places named in a text."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

from cvslint.checks.controle import Anomalie, Anomalies, controle
from cvslint.french import fold
from cvslint.model.formulaire import Formulaire


@controle()
def lieu_nomme(valeur: str, *, formulaire: Formulaire) -> Anomalies:
    """Le texte nomme un quartier ou une commune du formulaire, quelque part ; les noms d'usage comptent."""
    texte = _mots(valeur)
    if not any(_mots_du_nom(nom) in texte for nom in _noms(formulaire)):
        yield Anomalie()


def _noms(formulaire: Formulaire) -> Iterator[str]:
    for commune in formulaire.communes:
        yield from (commune.nom, *commune.alias)
    for quartier in formulaire.quartiers:
        yield from (quartier.code, quartier.nom, *quartier.alias, *quartier.noms_vecus)


@lru_cache(maxsize=1024)
def _mots_du_nom(nom: str) -> str:
    # The names of the form are the same for every dossier.
    return _mots(nom)


def _mots(texte: str) -> str:
    """The words of a text between spaces, so that one name is found in another text as whole words only."""
    mots = re.findall(r"[^\W_]+", fold(texte))
    return f" {' '.join('3' if mot == 'trois' else mot for mot in mots)} "

"""The figures and dates of a call: those of its pack, and what a configuration changes of them."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping, Sequence
from typing import Any

from cvslint.french import liste

_NOMBRE, _DATE, _LISTE, _TEXTE = "un nombre entier", "une date", "une liste de textes", "un texte"

Ecrit = str | tuple[str, ...]
"""A parameter as a configuration writes it: a text, or a list of texts."""


class ParametreRefuse(Exception):
    """A change that cannot be made: of which parameter, and why in French, without the final stop.

    ``connus`` are the parameters of the pack, where the name is the one that is wrong.
    """

    def __init__(self, nom: str, phrase: str, connus: Sequence[str] = ()) -> None:
        super().__init__(phrase)
        self.nom = nom
        self.phrase = phrase
        self.connus = tuple(connus)


def changer(parametres: Mapping[str, Any], changements: Mapping[str, Ecrit]) -> dict[str, Any]:
    """The parameters of a pack with some of them changed, each to a value of the kind that the pack gives it.

    Raises :class:`ParametreRefuse` at the first change that is unknown or of another kind.
    """
    changes = dict(parametres)
    for nom, ecrit in changements.items():
        if nom not in parametres:
            raise ParametreRefuse(nom, f"la campagne n'a pas de paramètre « {nom} »", tuple(parametres))
        attendu = _genre(parametres[nom])
        if attendu != _TEXTE and _genre(ecrit) != attendu:
            raise ParametreRefuse(nom, f"écrivez {attendu}, comme « {_montre(parametres[nom])} »")
        changes[nom] = list(ecrit) if isinstance(ecrit, tuple) else ecrit
    return changes


def _genre(valeur: object) -> str:
    """What kind of figure a parameter is, judged by the way it is written."""
    if not isinstance(valeur, str):
        return _LISTE
    if valeur.isascii() and valeur.isdecimal():
        return _NOMBRE
    try:
        dt.datetime.strptime(valeur, "%Y-%m-%d")
    except ValueError:
        return _TEXTE
    return _DATE


def _montre(valeur: object) -> str:
    return liste([str(element) for element in valeur]) if isinstance(valeur, list) else str(valeur)

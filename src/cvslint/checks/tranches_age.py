"""Checks on numbers of people by age group."""

from __future__ import annotations

import re
from collections.abc import Mapping

from cvslint.checks.controle import Anomalie, Anomalies, controle
from cvslint.french import fold
from cvslint.late_pattern import late_pattern

Tranche = tuple[int, int]
"""The first and the last age of a group, in years."""

AGE_MAX = 130
"""Where a group without an upper end stops."""
_AUCUN_AGE: Tranche = (1, 0)
_N = r"(\d{1,3})"
_ENTRE = late_pattern(rf"(?:entre |de )?{_N} ?(?:-|/|a|et) ?{_N}")
_MOINS_DE = late_pattern(rf"(?:moins de|moins|- ?de|-|<) ?{_N}")
_ET_MOINS = late_pattern(rf"(?:jusqu'a|<=|≤) ?{_N}|{_N} ?et moins")
_ET_PLUS = late_pattern(rf"(?:a partir de|>=|≥) ?{_N}|{_N} ?(?:et plus|ou plus|et \+|\+)")
_PLUS_DE = late_pattern(rf"(?:plus de|plus|\+ ?de|\+|>) ?{_N}")
# What counts again people who are counted elsewhere in the list.
_DEJA_COMPTE = late_pattern(r"(?:total|ensemble|dont)\b")


def lire_tranche(texte: str) -> Tranche | None:
    """The ages that a group covers, both included: « 16-25 », « moins de 16 ans », « 60+ »; else ``None``."""
    nu = " ".join(re.sub(r"\bans?\b|^les |^des ", " ", fold(texte)).split())
    if trouve := _ENTRE.fullmatch(nu):
        debut, fin = int(trouve[1]), int(trouve[2])
        return (debut, fin) if debut <= fin else None
    for forme, avant, decalage in (
        (_MOINS_DE, True, -1),
        (_ET_MOINS, True, 0),
        (_ET_PLUS, False, 0),
        (_PLUS_DE, False, 1),
    ):
        if trouve := forme.fullmatch(nu):
            borne = next(int(groupe) for groupe in trouve.groups() if groupe is not None) + decalage
            return (0, borne) if avant else (borne, AGE_MAX)
    return None


@controle(donne=("tranche", "autre"))
def tranches_disjointes(valeur: Mapping[str, int | None]) -> Anomalies:
    """Les tranches d'âge ne se recouvrent pas ; celles qui ne sont pas en chiffres ne sont pas jugées."""
    deja: dict[int, str] = {}
    for cle in valeur:
        debut, fin = lire_tranche(cle) or _AUCUN_AGE
        ages = range(debut, min(fin, AGE_MAX) + 1)
        if not deja.keys().isdisjoint(ages):
            autre = next(deja[age] for age in ages if age in deja)
            lies = (((autre,), "autre tranche"),)
            yield Anomalie({"tranche": cle, "autre": autre}, champ=cle, a_la_cle=True, lies=lies)
        deja = dict.fromkeys(ages, cle) | deja


@controle(donne=("somme", "plafond"))
def tranches_au_plus(valeur: Mapping[str, int | None], *, total: int | None) -> Anomalies:
    """Les tranches d'âge ne comptent pas plus de personnes, ensemble, que `total`."""
    somme = sum(n for cle, n in valeur.items() if n is not None and _DEJA_COMPTE.match(fold(cle)) is None)
    if total is not None and somme > total:
        yield Anomalie({"somme": somme, "plafond": total})

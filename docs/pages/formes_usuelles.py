"""The part of ``format.md`` on usual forms: what ``cvslint fix`` makes of values that are accepted otherwise."""

from __future__ import annotations

from functools import partial

from cvslint.campagne.campagne import Campagne
from cvslint.reparations.formes import (
    forme_d_ambition,
    forme_de_date,
    forme_de_montant,
    forme_de_quartier,
    forme_de_rna,
    forme_de_siret,
)
from pages.markdown import tableau

_INTRODUCTION = """\
Plusieurs écritures d'une même valeur sont acceptées, sans message. L'une d'elles est la forme usuelle ; `cvslint fix`
propose d'y ramener les autres, quand leur sens est certain et que le dossier dit exactement la même chose.
"""

_LAISSE = """\
Sont aussi des formes usuelles, et restent donc comme elles sont : un montant sans espaces (`12000`), sans centimes ou
sans `€` ; un point devant les centimes entre accolades, où YAML couperait la valeur à la virgule ; une espace insécable
à la place d'une espace ; le code d'un quartier, une partie de son nom que l'appel connaît (`Blanc Seau`), un tiret à la
place d'une espace (`Blanc-Riez`) ; le titre d'une ambition.

Ne sont jamais touchés : ce qui peut se lire de deux façons (`1,500`, `08/10/25`), un montant négatif, un texte libre,
une échéance, une valeur sur plusieurs lignes ou répétée par un alias, un nom de quartier suivi de sa commune ou de son
code, les valeurs d'une ligne ou d'un bloc où vous avez [mis de côté](#réduire-un-constat-au-silence) un constat.
"""


def partie(campagne: Campagne) -> str:
    """The text below the title: each usual form is what the repair itself makes of the other spellings."""
    formulaire = campagne.formulaire
    sortes = (
        ("SIRET", forme_de_siret, ("99900031800017", "999.000.318.00017")),
        ("RNA", forme_de_rna, ("w595 999 998",)),
        ("date", forme_de_date, ("08/10/2025", "8.10.2025", "8 octobre 2025")),
        ("montant", forme_de_montant, ("15.000,50", "15_000,5")),
        ("montant avec sa monnaie", forme_de_montant, ("15 000 EUR", "15 000€", "15 000 euros")),
        (
            "quartier",
            partial(forme_de_quartier, communes=(), formulaire=formulaire),
            ("LE PARC", "QPV le Parc"),
        ),
        ("code de quartier", partial(forme_de_quartier, communes=(), formulaire=formulaire), ("qn05991n",)),
        ("ambition", partial(forme_d_ambition, formulaire=formulaire), ("5,6", "Ambition 5.6")),
    )
    lignes = []
    for nom, forme, autres in sortes:
        usuelles = {forme(autre) for autre in autres}
        (usuelle,) = usuelles
        lignes.append((nom, f"`{usuelle}`", ", ".join(f"`{autre}`" for autre in autres)))
    return f"{_INTRODUCTION}\n{tableau(('Sorte', 'Forme usuelle', 'Écritures ramenées à elle'), lignes)}\n{_LAISSE}"

"""Checks on quartiers and communes."""

from __future__ import annotations

import re

from cvslint.checks.controle import Anomalie, Anomalies, controle
from cvslint.french import nearest
from cvslint.late_pattern import late_pattern
from cvslint.model.formulaire import Formulaire, Quartier
from cvslint.model.projet import Territoire

_CODE_2024 = late_pattern(r"QN\d{5}[A-Z]", re.IGNORECASE)
_CODE_2015 = late_pattern(r"QP\d{6}", re.IGNORECASE)


def _communes(territoire: Territoire) -> tuple[str, ...]:
    return tuple(commune for commune in territoire.communes or () if commune is not None)


def a_forme_de_code(texte: str) -> bool:
    """Whether the text has the shape of an official code, of 2024 or of 2015."""
    serre = texte.replace(" ", "")
    return bool(_CODE_2024.fullmatch(serre) or _CODE_2015.fullmatch(serre))


def suggestions(texte: str, communes: tuple[str, ...], formulaire: Formulaire) -> list[str]:
    """The nearest quartiers, never out of the communes that the author names."""
    nommees = {commune.nom for nom in communes if (commune := formulaire.commune(nom)) is not None}
    candidats: dict[str, Quartier] = {}
    for quartier in formulaire.quartiers:
        legales = {
            commune.nom for nom in quartier.communes if (commune := formulaire.commune(nom)) is not None
        }
        if not nommees or nommees & legales:
            candidats |= dict.fromkeys((quartier.nom, *quartier.alias), quartier)
    noms = [candidats[ecriture].nom for ecriture in nearest(texte, candidats)]
    return list(dict.fromkeys(noms))


@controle(donne=("quartier", "proches"))
def quartier_connu(valeur: Territoire, *, formulaire: Formulaire) -> Anomalies:
    """Le quartier est l'un de ceux du formulaire, par son nom, une partie de son nom ou son code.

    Un nom vécu ou un code mal formé est l'affaire de `quartier_officiel` et de `code_de_quartier`.
    """
    texte = valeur.quartier
    if texte is None or formulaire.quartier(texte, _communes(valeur)) is not None:
        return
    if not a_forme_de_code(texte) and not formulaire.quartiers_vecus(texte):
        proches = suggestions(texte, _communes(valeur), formulaire)
        yield Anomalie({"quartier": texte, "proches": proches}, champ="quartier")


@controle(donne=("quartier", "proches"))
def quartier_officiel(valeur: Territoire, *, formulaire: Formulaire) -> Anomalies:
    """Le quartier n'est pas désigné par un nom vécu, compris dans un quartier prioritaire sans en être un."""
    texte = valeur.quartier
    if texte is None or formulaire.quartier(texte, _communes(valeur)) is not None:
        return
    vecus = formulaire.quartiers_vecus(texte)
    if vecus:
        yield Anomalie({"quartier": texte, "proches": [quartier.nom for quartier in vecus]}, champ="quartier")


@controle(donne=("quartier",))
def code_de_quartier(valeur: Territoire, *, formulaire: Formulaire, geographie: int) -> Anomalies:
    """Le code officiel du quartier est connu.

    `geographie` : 2024 juge les codes QN… qui ne sont pas dans la table, 2015 ceux de l'ancienne liste, QP….
    """
    texte = (valeur.quartier or "").replace(" ", "")
    forme = _CODE_2015 if geographie == 2015 else _CODE_2024
    if forme.fullmatch(texte) and formulaire.quartier(texte) is None:
        yield Anomalie({"quartier": texte}, champ="quartier")

"""``appel.md``: from each sentence of the call that obliges to its rules, and what the call does not write."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import groupby
from typing import Any

from cvslint.campagne.campagne import Campagne
from cvslint.campagne.ecriture import valeur
from cvslint.campagne.regle import Regle
from cvslint.document.document import read_document
from pages.markdown import NBSP, lien, tableau, tete

PAR_ORIGINE = {
    "calcul": "Ce que le calcul impose",
    "identifiant": "Ce que la forme d'un identifiant impose",
    "usage": "Ce que l'usage demande",
}
"""The origins of the rules that no sentence of the call obliges to, each with its title."""

_INTRODUCTION = (
    "Chaque phrase de l'appel qui oblige, demande ou limite, dans l'ordre du texte, et les règles qui la contrôlent. "
    "Une règle de niveau « erreur » dit qu'une obligation écrite n'est pas remplie, ou qu'un chiffre ou un identifiant "
    "ne peut pas être juste. « Lecture » : la phrase se lit de plusieurs façons, et la page de la règle dit l'autre. "
    "« Ajout » : la phrase est à l'origine de la règle, mais ne l'écrit pas."
)
_ABSENCES = "Ces codes viennent de la lecture de l'appel. Aucune règle ne les porte, et voici pourquoi.\n"
_AJOUTS = (
    "Aucune phrase de l'appel ne demande ce que contrôlent les règles qui suivent. Chacune dit pourquoi elle est là. "
    "Une obligation de l'appel et un ajout de cet outil ne se confondent donc jamais."
)


def obligations(campagne: Campagne) -> dict[str, Any]:
    """What ``obligations.yaml`` holds: ``obligations`` and ``sans_regle``, each a list of blocks."""
    fichier = campagne.dossier / "obligations.yaml"
    lu: dict[str, Any] = valeur(read_document(fichier.read_bytes()).root)
    return lu


def page(campagne: Campagne) -> str:
    """The text of the page."""
    lu = obligations(campagne)
    parties = [
        tete("De l'appel aux règles", "`rules/mel-cvs-2026/obligations.yaml` et des règles"),
        f"{_INTRODUCTION}\n",
    ]
    for lieu, entrees in groupby(lu["obligations"], key=lambda entree: entree["lieu"]):
        lignes = [(f"« {entree['phrase']} »", _controle(entree, campagne)) for entree in entrees]
        parties += [f"## {lieu}\n", tableau(("L'appel écrit", "cvslint contrôle"), lignes)]
    parties += ["## Ce que l'appel laisse sans règle\n", _ABSENCES, _absences(lu["sans_regle"], campagne)]
    parties += ["## Ce que l'appel n'écrit pas\n", f"{_AJOUTS}\n", *_ajouts(campagne.regles.values())]
    return "\n".join(parties)


def _controle(entree: dict[str, Any], campagne: Campagne) -> str:
    if "sans_regle" in entree:
        return f"Aucune règle. {entree['sans_regle']}"
    regles = [campagne.regles[code] for code in entree["regles"]]
    return "\n".join(f"{lien(regle)} ({_titre(regle)}){NBSP}: {regle.resume}" for regle in regles)


def _titre(regle: Regle) -> str:
    """The level of a rule, and what keeps it from being the sentence itself: a reading of it, or an addition."""
    if regle.origine in PAR_ORIGINE:
        return f"{regle.gravite.value}, ajout"
    suite = f" {regle.lecture}" if regle.lecture else ""
    return f"{regle.gravite.value}, lecture{suite}" if regle.origine == "lecture" else regle.gravite.value


def _absences(entrees: Iterable[dict[str, Any]], campagne: Campagne) -> str:
    lignes = []
    for entree in entrees:
        relais = [lien(campagne.regles[code]) for code in entree.get("dit_par", ())]
        suite = f" Le cas est dit par {', '.join(relais)}." if relais else ""
        lignes.append((entree["code"], entree["titre"], entree["raison"] + suite))
    return tableau(("Code", "De quoi il s'agit", "Pourquoi il n'a pas de règle"), lignes)


def _ajouts(regles: Iterable[Regle]) -> Iterator[str]:
    toutes = list(regles)
    for origine, titre in PAR_ORIGINE.items():
        lignes = [
            (lien(regle), regle.gravite.value, regle.resume, regle.pourquoi)
            for regle in toutes
            if regle.origine == origine
        ]
        yield f"### {titre}\n"
        yield tableau(("Règle", "Niveau", "Ce qu'elle contrôle", "Pourquoi"), lignes)

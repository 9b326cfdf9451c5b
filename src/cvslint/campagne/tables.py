"""The tables of a pack: quartiers, communes, ambitions, closed lists, budget grid."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from cvslint.model.formulaire import Ambition, Commune, Enjeu, Formulaire, ListeFermee, Quartier
from cvslint.model.grille import Forme, Grille, Ligne

TABLES = ("communes", "quartiers", "ambitions", "listes", "sections")
"""The top keys by which a table file is known."""


def formulaire_de(lus: Mapping[str, Any]) -> Formulaire:
    """The form that the tables of a pack make up; ``lus`` maps each known top key to what its file holds, as texts,
    lists and blocks."""
    return Formulaire(
        listes={nom: _liste(liste) for nom, liste in lus.get("listes", {}).get("listes", {}).items()},
        grille=_grille(lus.get("sections", {})),
        communes=tuple(_commune(ligne) for ligne in lus.get("communes", {}).get("communes", [])),
        quartiers=tuple(_quartier(ligne) for ligne in lus.get("quartiers", {}).get("quartiers", [])),
        ambitions=tuple(_ambition(ligne) for ligne in lus.get("ambitions", {}).get("ambitions", [])),
        enjeux=tuple(Enjeu(e["id"], e["titre"]) for e in lus.get("ambitions", {}).get("enjeux", [])),
        autres_communes=tuple(
            _commune(ligne) for ligne in lus.get("communes", {}).get("autres_communes", [])
        ),
    )


def _liste(ligne: dict[str, Any]) -> ListeFermee:
    return ListeFermee(ligne.get("titre", ""), ligne.get("mots", {}), ligne.get("alias", {}))


def _commune(ligne: dict[str, Any]) -> Commune:
    return Commune(
        nom=ligne["nom"],
        insee=ligne["insee"],
        siren=ligne.get("siren") or None,
        codes_postaux=tuple(ligne.get("codes_postaux", ())),
        alias=tuple(ligne.get("alias", ())),
        dans_appel=ligne.get("dans_appel", "oui") == "oui",
        rattachee_a=ligne.get("rattachee_a") or None,
    )


def _quartier(ligne: dict[str, Any]) -> Quartier:
    return Quartier(
        code=ligne["code"],
        nom=ligne["nom"],
        communes=tuple(ligne["communes"]),
        alias=tuple(ligne.get("alias", ())),
        noms_vecus=tuple(ligne.get("noms_vecus", ())),
    )


def _ambition(ligne: dict[str, Any]) -> Ambition:
    autonome = ligne.get("autonome", "oui") == "oui"
    return Ambition(ligne["id"], ligne["enjeu"], ligne["titre"], ligne["texte"], autonome)


def _grille(lu: dict[str, Any]) -> Grille:
    alias: dict[str, str] = lu.get("alias", {})
    return Grille(
        sections=tuple(_ligne(cle, ligne, alias) for cle, ligne in lu.get("sections", {}).items()),
        colonnes={cle: tuple(colonnes) for cle, colonnes in lu.get("colonnes", {}).items()},
        total_general={cle: tuple(parts) for cle, parts in lu.get("total_general", {}).items()},
        hors_grille=lu.get("hors_grille", {}),
    )


def _ligne(cle: str, lu: str | dict[str, Any], alias: Mapping[str, str]) -> Ligne:
    autres = tuple(autre for autre, ligne in alias.items() if ligne == cle)
    if isinstance(lu, str):
        return Ligne(cle, lu, alias=autres)
    lignes = tuple(_ligne(sous_cle, sous, alias) for sous_cle, sous in lu.get("lignes", {}).items())
    forme: Forme = lu.get("forme", "groupe" if lignes else "ligne")
    return Ligne(cle, lu["titre"], forme, lignes, tuple(lu.get("precise", ())), autres)

"""Answers on equality that say nothing, beside answers that do (both as people write them)."""

from __future__ import annotations

import pytest

from cvslint.checks.langue.formules import est_de_pure_forme

_DE_PURE_FORME = [
    "Le projet est ouvert à toutes et à tous.",
    "Ouvert à tous",
    "Action mixte",
    "RAS",
    "N/A",
    "Sans objet.",
    "Non concerné",
    "idem",
    "Public mixte, femmes et hommes confondus",
    "L'égalité femmes-hommes est respectée.",
    "Nos ateliers s’adressent aussi bien aux femmes qu’aux hommes.",
    "Les activités sont ACCESSIBLES A TOUS, sans distinction de sexe.",
    "Nous accueillons tout le monde",
    "Projet ouvert aux filles et aux garçons",
    "Tous les publics sont accueillis, hommes comme femmes",
    "L'égalité femmes-hommes est au cœur de nos valeurs.",
    "Les femmes sont majoritaires dans notre public.",
    "Nous veillerons à l'égalité femmes/hommes dans toutes nos actions",
]
_DE_FOND = [
    "Atteindre 50 % de femmes dans les groupes de recherche d'emploi, contre 38 % en 2024.",
    "Les ateliers sont ouverts à tous, mais les filles n'osent pas entrer : un créneau leur est réservé.",
    "Les pères interrogés disent ne pas se sentir invités par les ateliers de semaine.",
    "Créer une équipe féminine de futsal pour les filles du quartier",
    "Attirer autant de pères que de mères",
    "Former les animateurs à la lutte contre les stéréotypes de genre",
    "Atteindre la parité dans le conseil d'administration d'ici deux ans",
    "Réserver des créneaux non mixtes aux femmes qui ne viennent pas quand les hommes sont là",
]


@pytest.mark.parametrize("texte", _DE_PURE_FORME)
def test_une_formule_toute_faite_est_reconnue(texte: str) -> None:
    assert est_de_pure_forme(texte)


@pytest.mark.parametrize("texte", _DE_FOND)
def test_une_vraie_reponse_passe(texte: str) -> None:
    assert not est_de_pure_forme(texte)

"""Answers on equality that say nothing, beside answers that do (both as people write them)."""

from __future__ import annotations

import re
import re._parser as parser
from collections.abc import Iterable
from itertools import product
from typing import Any

import pytest

from cvslint.checks.langue import formules
from cvslint.checks.langue.formules import est_de_pure_forme
from cvslint.checks.langue.mots_vides import mots_pleins

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
    "Une attention particulière sera portée à la mixité des groupes.",
    "Nous sommes attentifs à l'égalité entre les femmes et les hommes dans toutes nos activités.",
    "L'association veille au respect de l'égalité femmes-hommes conformément à ses statuts.",
    "Promouvoir l'égalité des chances entre les filles et les garçons.",
    "Lutter contre toutes les formes de discrimination.",
    "Lutter contre les inégalités et les stéréotypes de genre.",
    "Le projet concerne l'ensemble des habitants du quartier.",
    "Les activités sont proposées à tous les publics, quel que soit leur âge ou leur sexe.",
    "L'égalité entre les sexes est une valeur forte de notre structure.",
    "Nous n'avons pas d'objectif spécifique en la matière, nos actions étant ouvertes à tous.",
    "Tous les habitants sont les bienvenus, hommes ou femmes.",
    "L'accès est identique pour les femmes et les hommes.",
    "Filles et garçons participent aux mêmes activités dans les mêmes conditions.",
    "L'égalité est un principe fondamental de la République que nous défendons au quotidien.",
    "Nous respectons la parité autant que possible.",
    "Notre équipe est mixte et le public également.",
    "Garantir un accueil égalitaire et bienveillant à chacun.",
    "Le projet favorise la mixité sociale et la mixité de genre.",
    "Pas de distinction entre les sexes.",
    "Non applicable",
    "La question de l'égalité est traitée de manière transversale dans le projet.",
    "L'égalité femmes-hommes fait partie de nos priorités et sera prise en compte tout au long du projet.",
    "La structure s'engage à respecter la charte de l'égalité.",
    "Les inscriptions se font sans distinction d'âge, de sexe, d'origine ou de religion.",
    "Il n'y a pas de différence entre les femmes et les hommes dans nos ateliers.",
    "Nous serons vigilants sur ce point.",
    "Le public est majoritairement féminin.",
    "Nous encourageons la participation des femmes comme des hommes.",
    "Égalité de traitement",
    "Chacun est libre de participer.",
    "L'association accueille un public mixte sans discrimination aucune.",
    "Contribuer à une société plus égalitaire entre les femmes et les hommes.",
    "Nous garantissons l’équité dans l’accès à nos services.",
    "La mixité est naturelle dans nos actions.",
    "Les hommes et les femmes ont les mêmes droits.",
    "Le projet vise à favoriser l'égalité entre les femmes et les hommes, conformément aux valeurs de l'association.",
    "Pas d'action spécifique",
    "Il s'agit d'un projet universel qui bénéficie à toutes les familles.",
    "Notre charte rappelle l'égalité de tous.",
    "L'égalité hommes-femmes est respectée au sein de notre conseil d'administration.",
    "Nous sensibilisons à l'égalité.",
    "La parité est une préoccupation constante.",
    "Nos portes sont ouvertes à chacun, peu importe le genre.",
    "Aucun frein n'est identifié, le public étant mixte.",
    "L'action bénéficie autant aux hommes qu'aux femmes.",
    "Respecter l'égalité dans le recrutement et l'accueil.",
    "L'objectif est de toucher aussi bien les femmes que les hommes.",
    "Nous ne faisons aucune distinction.",
    "Sans distinction aucune",
    "Le projet s'inscrit dans une démarche d'égalité.",
    "La mixité est encouragée.",
    "Nous appliquons le principe d'égalité républicaine.",
    "Viser la mixité au sein des groupes constitués.",
    "Les objectifs d'égalité sont poursuivis dans toutes les actions.",
    "Chacune et chacun trouve sa place dans le projet.",
    "Nous essayons d'avoir une mixité dans les activités.",
    "Le genre n'entre pas en compte dans l'inscription.",
    "L'association promeut l'égalité filles-garçons depuis sa création.",
    "Tout public, sans condition.",
    "Les intervenants sont des hommes et des femmes.",
    "Aucun sexisme n'est toléré.",
    "Public cible : femmes et hommes du quartier.",
    "Respect de la mixité et du vivre-ensemble.",
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
    "Proposer la garde des enfants pendant les cours pour que les mères puissent y assister.",
    "Recruter une éducatrice sportive pour donner envie aux filles de s'inscrire.",
    "Ouvrir une séance réservée aux femmes le lundi matin.",
    "Faire connaître les métiers du bâtiment aux femmes sans emploi.",
    "Aller chercher les hommes isolés, absents de nos repas partagés.",
    "Équilibrer le temps de parole des filles et des garçons pendant les conseils de jeunes.",
    "Déplacer les ateliers en fin de journée pour que les pères viennent.",
    "Former nos bénévoles à repérer les violences conjugales.",
    "Repeindre la cour d'école pour que le foot n'occupe plus le centre.",
    "Favoriser la mixité en invitant les mères au club de boxe par des portes ouvertes.",
    "Promouvoir l'égalité par une exposition sur les femmes scientifiques au collège.",
    "Les garçons monopolisent les ordinateurs ; les filles auront des postes attitrés.",
    "Lutter contre les stéréotypes dans l'orientation avec des visites d'entreprises.",
    "Élire autant d'habitantes que d'habitants au conseil citoyen.",
    "Rendre visibles les femmes dans les noms de rues avec une balade urbaine.",
    "Les femmes n'osent pas venir seules : un groupe part à pied de la place.",
    "Inscrire des femmes au permis de conduire, frein principal à leur emploi.",
    "Nommer une référente égalité et une procédure de signalement des propos sexistes.",
    "Accueillir les femmes enceintes avec la sage-femme de la PMI.",
    "Faire monter des femmes dans l'encadrement du club.",
    "Doter le terrain d'un éclairage, demandé par les joueuses.",
    "Proposer aux femmes un parcours vers la conduite de bus.",
    "Modifier les horaires des ateliers à la demande des mères.",
    "Éviter que les garçons prennent toute la place dans la cour.",
    "Sortir les femmes de l'isolement grâce à la marche du jeudi.",
    "Faire entrer des hommes dans l'équipe petite enfance.",
    "Atelier d'autodéfense pour femmes.",
    "Parler d'égalité aux collégiens avec une compagnie de théâtre.",
    "Mettre en avant des parcours de femmes du quartier dans le journal.",
    "Ouvrir des vestiaires séparés pour les filles.",
    "Recruter des encadrantes pour atteindre la parité de l'équipe.",
    "Favoriser le retour à l'emploi des femmes éloignées depuis longtemps.",
    "Tenir un stand devant l'école pour rencontrer les mères.",
    "Former deux femmes relais par immeuble.",
    "Féminiser le bureau de l'association.",
    "Prêter des vélos aux femmes qui apprennent à rouler.",
    "Donner confiance aux femmes pour prendre la parole en public.",
    "Veiller à ce que les tâches de cuisine soient partagées entre hommes et femmes.",
    "Permettre aux mères de participer en gardant leurs enfants.",
    "Aménager un espace d'allaitement dans le local.",
    "Atteindre l'équilibre entre filles et garçons dans le groupe de percussions.",
    "Confier l'animation à un binôme mixte et alterner les rôles techniques.",
]


@pytest.mark.parametrize("texte", _DE_PURE_FORME)
def test_une_formule_toute_faite_est_reconnue(texte: str) -> None:
    assert est_de_pure_forme(texte)


@pytest.mark.parametrize("texte", _DE_FOND)
def test_une_vraie_reponse_passe(texte: str) -> None:
    assert not est_de_pure_forme(texte)


def _ecritures(motif: Iterable[Any]) -> set[str]:
    """All the texts that a parsed pattern without open repetitions matches."""
    suites = {""}
    for operation, valeur in motif:
        suites = {debut + fin for debut, fin in product(suites, _ecritures_de(str(operation), valeur))}
    return suites


def _ecritures_de(operation: str, valeur: Any) -> set[str]:
    if operation == "LITERAL":
        return {chr(valeur)}
    if operation == "IN":
        return {chr(code) for genre, code in valeur if str(genre) == "LITERAL"}
    if operation == "AT":
        return {""}
    if operation == "SUBPATTERN":
        return _ecritures(valeur[3])
    if operation == "BRANCH":
        return set().union(*map(_ecritures, valeur[1]))
    assert operation == "MAX_REPEAT" and valeur[:2] == (0, 1), "une formule a un nombre fini d'écritures"
    return {"", *_ecritures(valeur[2])}


def test_les_mots_de_toute_formule_sont_connus() -> None:
    ecritures = _ecritures(parser.parse(formules._FORMULES._texte))  # type: ignore[attr-defined]
    mots = {mot for ecriture in ecritures for mot in re.findall(r"[^\W\d_]+", ecriture)}
    assert len(mots) > 150
    assert [
        m for m in mots_pleins(" ".join(mots)) if not m.startswith(formules._DEBUTS_DANS_UNE_FORMULE)
    ] == []

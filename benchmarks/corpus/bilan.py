"""The report on last year's action, for a structure that was funded then."""

from __future__ import annotations

from corpus.argent import montant
from corpus.budget import Comptes, budget_realise
from corpus.de import De
from corpus.ecriture import Flux, Prose, Suite, Valeur
from corpus.mots import ENGAGEMENTS, FREQUENCES, RELEVES, ROLES
from corpus.porteur import personne
from corpus.sujet import Sujet, objectifs, partenaire, phrase

MOMENTS = ("sur_sollicitation", "en_continu", "comite_de_suivi", "comite_de_pilotage")


def bilan(de: De, sujet: Sujet, comptes: Comptes, maniere: str) -> dict[str, Valeur]:
    """The block ``bilan``; with its budget when the action is asked for again."""
    fin = f"2025-09-{de.entre(1, 28):02d}"
    bloc: dict[str, Valeur] = {
        "exercice": 2025,
        "intitule": f"{sujet.titre} 2025",
        "periode": Flux({"debut": f"2025-01-{de.entre(2, 31):02d}", "fin": fin}),
        "fiche_identite": _fiche(de, sujet, montant(comptes.total, maniere)),
        "descriptif": Prose([phrase(de), phrase(de)]),
        "etat_avancement": Flux({"etat": "en_cours", "depuis_le": "2025-01-06"}),
        "objectifs": [_resultat(de, *objectif) for objectif in objectifs(de, sujet, 2025, 2)],
        "coordination": [acteur(de, sujet)],
        "appreciation": _appreciation(de),
        "perspectives": Suite(list(de.un((("maintien",), ("maintien", "evolution"))))),
        "chiffres_cles": _chiffres_cles(de),
        "swot": {
            "forces": "Équipe stable, présence en pied d'immeuble.",
            "faiblesses": "Locaux trop petits le mercredi.",
            "opportunites": "Ouverture d'un lieu partagé en 2026.",
            "menaces": "Fin de l'emploi aidé.",
        },
    }
    if sujet.reconduit:
        bloc["budget"] = budget_realise(de, comptes, maniere, de.entre(60, 85))
    return bloc


def _fiche(de: De, sujet: Sujet, cout: str) -> dict[str, Valeur]:
    return {
        "structure_porteuse": sujet.nom,
        "statut": sujet.statut,
        "personne_referente": personne(de, sujet),
        "annee_creation_action": de.entre(2012, 2024),
        "territoire": f"{sujet.communes[0]}, {sujet.lieux[0].nom}",
        "public_cible": sujet.theme.public,
        "partenariats_mobilises": "centre social, école, bailleur",
        "personnel_dedie": f"0,{de.entre(3, 9)} ETP d'animation",
        "moyens_materiels": de.un(ENGAGEMENTS),
        "moyens_communication": "affiches, bouche-à-oreille, réseaux sociaux",
        "cout_previsionnel": cout,
    }


def _resultat(de: De, enonce: str, compte: str) -> dict[str, Valeur]:
    quoi = compte.removeprefix("nombre de ").removeprefix("nombre d'")
    return {
        "enonce": enonce,
        "indicateurs": Suite([compte]),
        "resultat": f"{de.entre(8, 80)} {quoi} au 30 septembre 2025.",
    }


def acteur(de: De, sujet: Sujet) -> dict[str, Valeur]:
    """One line of the table of coordination, whole."""
    return {
        "acteur": partenaire(de, sujet),
        "nouveau_partenaire": de.un(("oui", "non")),
        "role": Suite(list(de.des(ROLES, de.entre(1, 2)))),
        "moments": Suite([de.un(MOMENTS)]),
        "satisfaction": "Oui, à conforter par un point régulier.",
    }


def _appreciation(de: De) -> dict[str, Valeur]:
    return {
        "realisations": f"{de.entre(20, 80)} ateliers et {de.entre(10, 40)} permanences.",
        "reussites": f"Assiduité de {de.entre(60, 90)} %.",
        "difficultes": "Panne du matériel en mars.",
        "impacts": {
            "positifs": f"{de.entre(5, 20)} personnes ont trouvé un emploi ou une formation.",
            "negatifs": "Moins de temps pour l'accueil libre.",
        },
    }


def _chiffres_cles(de: De) -> dict[str, Valeur]:
    touchees = de.entre(60, 300)
    femmes = touchees * de.entre(35, 65) // 100
    jeunes, aines = touchees // 4, touchees // 8
    return {
        "personnes_touchees": touchees,
        "personnes_touchees_qpv": touchees * de.entre(60, 95) // 100,
        "femmes": femmes,
        "hommes": touchees - femmes,
        "tranches_age": Flux({'"16-25"': jeunes, '"26-59"': touchees - jeunes - aines, '"60+"': aines}),
        "seances": de.entre(20, 120),
        "mis_en_avant": [chiffre(de)],
    }


def chiffre(de: De) -> dict[str, Valeur]:
    """One figure put forward, with its date, its source and how often it is taken."""
    return {
        "libelle": "participants allés au bout du parcours",
        "valeur": de.entre(40, 95),
        "unite": "personnes",
        "date": "2025-09-30",
        "source": de.un(RELEVES),
        "frequence": de.un(FREQUENCES),
    }

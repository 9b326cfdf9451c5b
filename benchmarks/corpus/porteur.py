"""The opening parts of a dossier: deposit, structure, earlier support."""

from __future__ import annotations

from corpus.de import De
from corpus.ecriture import Code, Flux, Note, Suite, Valeur
from corpus.lieux import COMMUNES
from corpus.mots import FONCTIONS, VOIES
from corpus.sujet import Sujet

LIBELLES = {
    "association": ("association", "Association loi 1901"),
    "collectivite_territoriale": ("collectivite_territoriale", "Commune"),
    "etablissement_public": ("etablissement_public", "CCAS"),
    "bailleur_social": ("bailleur_social", "Bailleur social"),
    "autre_organisme_non_lucratif": ("autre_organisme_non_lucratif",),
    "fondation": ("fondation", "Fondation"),
}
"""How each statut is written: the word of the list, or the words of the people."""


def siret(de: De) -> str:
    """A SIRET whose check digits are right, of the range that no structure has (999…)."""
    siren = f"99900{de.entre(100, 999)}"
    siren += _cle(siren)
    etablissement = f"{siren}{de.entre(1, 99):04d}"
    return etablissement + _cle(etablissement)


def _cle(chiffres: str) -> str:
    """The check digit of Luhn."""
    somme = 0
    for rang, chiffre in enumerate(reversed(chiffres)):
        valeur = int(chiffre) * (2 if rang % 2 == 0 else 1)
        somme += valeur - 9 if valeur > 9 else valeur
    return str(-somme % 10)


def depot(de: De, sujet: Sujet, numero: int) -> dict[str, Valeur]:
    """The block ``depot``."""
    jour = f"2025-10-{sujet.depose:02d}" if de.chance(0.7) else f"{sujet.depose:02d}/10/2025"
    bloc: dict[str, Valeur] = {
        "canal": de.un(("demarches_simplifiees", "Démarches simplifiées")),
        "date": jour,
        "numero_ds": Note(Code(f"{numero:08d}"), "numéro donné par la plateforme"),
        "nature": "reconduction" if sujet.reconduit else "premiere_demande",
    }
    return bloc


def personne(de: De, sujet: Sujet) -> dict[str, Valeur]:
    """The person to call."""
    return {
        "prenom": sujet.prenom,
        "nom": sujet.famille,
        "fonction": de.un(FONCTIONS),
        "courriel": sujet.courriel,
        "telephone": Code(f"03 53 01 {de.entre(10, 99)} {de.entre(10, 99)}"),
    }


def porteur(de: De, sujet: Sujet) -> dict[str, Valeur]:
    """The block ``porteur``."""
    numero = siret(de)
    groupe = f"{numero[:3]} {numero[3:6]} {numero[6:9]} {numero[9:]}"
    bloc: dict[str, Valeur] = {"denomination": sujet.nom, "statut": de.un(LIBELLES[sujet.statut])}
    if sujet.statut == "association":
        bloc |= {"declaree": "oui", "rna": f"W5959{de.entre(10000, 99999)}"}
    if sujet.statut == "autre_organisme_non_lucratif":
        bloc["but_non_lucratif"] = "oui"
    bloc["siret"] = Code(groupe) if de.chance(0.6) else Code(numero)
    bloc |= {"adresse": _adresse(de, sujet), "personne_referente": personne(de, sujet)}
    if sujet.statut in ("association", "fondation"):
        bloc["contrat_engagement_republicain"] = {
            "souscrit": "oui",
            "date": f"2025-09-{de.entre(1, 28):02d}",
            "veille_au_respect": Suite(["dirigeants", "salaries", "membres", "benevoles"]),
        }
    return bloc


def _adresse(de: De, sujet: Sujet) -> dict[str, Valeur]:
    commune = sujet.communes[0]
    insee, postal = COMMUNES[commune]
    bloc: dict[str, Valeur] = {
        "voie": f"{de.entre(1, 180)} {de.un(VOIES)}",
        "code_postal": Code(postal),
        "commune": commune,
    }
    if de.chance(0.6):
        bloc["code_insee"] = Note(Code(insee), "code de l'Insee, pas le code postal")
    return bloc


def soutien(de: De, sujet: Sujet) -> dict[str, Valeur]:
    """The block ``soutien_anterieur``."""
    bloc: dict[str, Valeur] = {"programmation_precedente": "oui" if sujet.soutenu else "non"}
    if sujet.soutenu and de.chance(0.2):
        bloc["cpo"] = Flux({"en_cours": "oui", "debut": 2024, "fin": 2026})
    return bloc

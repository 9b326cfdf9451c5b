"""One dossier as data and as text, of the size asked for."""

from __future__ import annotations

from corpus.argent import MANIERES
from corpus.bilan import bilan
from corpus.budget import budget_demande, tenir_les_comptes
from corpus.croissance import grandir
from corpus.de import De
from corpus.ecriture import Valeur, ecrire
from corpus.porteur import depot, porteur, soutien
from corpus.projet import projet
from corpus.sujet import Sujet, tirer_sujet

TAILLES = {"10k": (9_000, 10_600), "100k": (97_500, 97_500), "1m": (970_000, 970_000)}
"""The bounds of the size aimed at, in bytes, by the word that asks for it; what is written is a little longer."""

ENTETE = (
    "# Dossier {numero:05d}, entièrement fictif : structure, personnes et identifiants sont inventés.\n"
    "# Contrat de ville et des solidarités, financements 2026.\n"
)


def composer(numero: int, graine: int, taille: str = "10k") -> tuple[dict[str, Valeur], Sujet]:
    """The dossier of that number as blocks, with its subject. ``taille`` is a key of ``TAILLES``."""
    de = De(graine, numero, taille)
    sujet = tirer_sujet(de)
    # Figures alone are shorter, and two budgets have many of them.
    maniere = MANIERES[0] if sujet.reconduit else de.un(MANIERES)
    demande = tenir_les_comptes(de, sujet, 100)
    dossier: dict[str, Valeur] = {
        "campagne": "mel-cvs-2026",
        "depot": depot(de, sujet, numero),
        "porteur": porteur(de, sujet),
        "soutien_anterieur": soutien(de, sujet),
        "projet": projet(de, sujet),
        "budget": budget_demande(de, demande, maniere),
    }
    if sujet.soutenu:
        dossier["bilan"] = bilan(de, sujet, tenir_les_comptes(de, sujet, 94), maniere)
    grandir(de, sujet, dossier, demande.depenses, de.entre(*TAILLES[taille]))
    return dossier, sujet


def texte_du_dossier(dossier: dict[str, Valeur], numero: int) -> str:
    """The dossier as its author would have typed it."""
    return ENTETE.format(numero=numero) + "\n" + "".join(ecrire(dossier))


def nom_de_fichier(numero: int) -> str:
    """The name of the file of that number."""
    return f"dossier-{numero:05d}.yaml"

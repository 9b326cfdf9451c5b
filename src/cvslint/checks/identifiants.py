"""Checks on identifiers: SIRET, RNA."""

from __future__ import annotations

from cvslint.checks.controle import Anomalie, Anomalies, controle
from cvslint.model.formulaire import Formulaire
from cvslint.model.rna import examiner_rna
from cvslint.model.siret import afficher_siret, est_siret_exemple, examiner_siret, normaliser_siret


@controle(donne=("motif",))
def siret_longueur(valeur: str) -> Anomalies:
    """Le SIRET a quatorze chiffres, espaces, points et tirets mis à part."""
    defaut = examiner_siret(valeur)
    if defaut is not None and defaut.genre == "longueur":
        yield Anomalie({"motif": defaut.motif})


@controle(donne=("motif", "siret"))
def siret_cle(valeur: str) -> Anomalies:
    """La clé de contrôle du SIRET et celle de son SIREN sont justes (La Poste comprise)."""
    defaut = examiner_siret(valeur)
    if defaut is not None and defaut.genre == "cle":
        yield Anomalie({"motif": defaut.motif, "siret": afficher_siret(normaliser_siret(valeur))})


@controle(donne=("siret",))
def siret_reel(valeur: str, *, exemples: list[str]) -> Anomalies:
    """Le SIRET n'est aucun des numéros d'`exemples`, qui servent de modèle ou de bouche-trou."""
    if est_siret_exemple(valeur, exemples):
        yield Anomalie({"siret": afficher_siret(normaliser_siret(valeur))})


@controle(donne=("siret", "commune"))
def siret_hors_communes(valeur: str, *, formulaire: Formulaire) -> Anomalies:
    """Le SIRET n'est celui d'aucune commune du formulaire, d'après son SIREN."""
    siret = normaliser_siret(valeur)
    for commune in formulaire.communes:
        if commune.siren is not None and len(siret) == 14 and siret.startswith(commune.siren):
            yield Anomalie({"siret": afficher_siret(siret), "commune": commune.nom})


@controle(donne=("motif",))
def rna(valeur: str) -> Anomalies:
    """Le numéro RNA est un W suivi de neuf caractères ; espaces et minuscules sont acceptés."""
    motif = examiner_rna(valeur)
    if motif is not None:
        yield Anomalie({"motif": motif})

"""Budgets that balance to the cent: the one asked for, and last year's with its two columns."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from corpus.argent import Depense, depenser, montant
from corpus.de import De
from corpus.ecriture import Flux, Valeur
from corpus.mots import SERVICES
from corpus.sujet import Sujet

_CENT_EUROS = 100_00


@dataclass(frozen=True, slots=True)
class Recette:
    """Money that comes in: the account or the funder, and its amount in cents."""

    cle: str
    centimes: int


@dataclass(frozen=True, slots=True)
class Comptes:
    """One budget in figures. ``indirectes`` are the indirect charges, in cents."""

    depenses: tuple[Depense, ...]
    indirectes: int
    financeurs: tuple[Recette, ...]
    recettes: tuple[Recette, ...]

    @property
    def directes(self) -> int:
        """The direct charges, in cents."""
        return sum(depense.centimes for depense in self.depenses)

    @property
    def total(self) -> int:
        """All the charges, which are all the produits, in cents."""
        return self.directes + self.indirectes

    @property
    def demande(self) -> int:
        """What all the funders are asked for, in cents."""
        return sum(financeur.centimes for financeur in self.financeurs)


def tenir_les_comptes(de: De, sujet: Sujet, facteur: int) -> Comptes:
    """A balanced budget; ``facteur`` is the percentage of this year's prices."""
    depenses = tuple(depenser(de, facteur, cher=sujet.cher, court=sujet.reconduit))
    directes = sum(depense.centimes for depense in depenses)
    indirectes = directes * de.entre(4, 9) // 100
    total = directes + indirectes
    financeurs = _financeurs(de, sujet, total * de.entre(70, 85) // 100)
    reste = total - sum(financeur.centimes for financeur in financeurs)
    ventes = reste * de.entre(20, 60) // 100
    return Comptes(
        depenses,
        indirectes,
        financeurs,
        (Recette("compte_70", ventes), Recette("compte_75", reste - ventes)),
    )


def _financeurs(de: De, sujet: Sujet, demande: int) -> tuple[Recette, ...]:
    """Who is asked, each for whole hundreds of euros; the State takes what is left."""
    poids = {"departement": 2} | {
        cle: de.entre(1, 3)
        for cle, part in (("region", 0.4), ("caf", 0.5), ("bailleurs", 0.3), ("autres_aides", 0.4))
        if de.chance(part)
    }
    poids |= {f"communes.{commune}": 2 for commune in sujet.communes}
    if sujet.metropolitain:
        poids["intercommunalite"] = 3
    somme = sum(poids.values()) + 4
    parts = {cle: max(1, demande * part // somme // _CENT_EUROS) * _CENT_EUROS for cle, part in poids.items()}
    etat = (demande - sum(parts.values())) // _CENT_EUROS * _CENT_EUROS
    recettes = {"etat": etat} | parts
    return tuple(Recette(cle, centimes) for cle, centimes in recettes.items())


Ecrire = Callable[[int], Valeur]
"""How one amount in cents is written at its place: alone, or in its columns."""

EcrireBloc = Callable[[int], Flux]
"""The same, always as a block on one line."""


def budget_demande(de: De, comptes: Comptes, maniere: str) -> dict[str, Valeur]:
    """The block ``budget``: every charge has its detail, as it must above 15 000 € asked."""

    def bloc(centimes: int) -> Flux:
        return Flux({"montant": montant(centimes, maniere)})

    def total(centimes: int) -> Valeur:
        return montant(centimes, maniere)

    charges = _charges(comptes, lambda d: Flux({**bloc(d.centimes), "detail": d.detail}), total)
    indirectes: Valeur = Flux({**bloc(comptes.indirectes), "detail": "quote-part de loyer et de fluides"})
    charges["indirectes"] = {
        "charges_fixes_de_fonctionnement": indirectes,
        "total": total(comptes.indirectes),
    }
    charges["total"] = total(comptes.total)
    return {
        "exercice": 2026,
        "charges": charges,
        "produits": _produits(de, comptes, bloc, total, recette=bloc),
        "contributions_volontaires": _benevolat(de, bloc, total),
    }


def budget_realise(de: De, comptes: Comptes, maniere: str, part: int) -> dict[str, Valeur]:
    """The block ``bilan.budget``: ``part`` % of the charges are spent; the grants are obtained in full."""

    def colonnes(nom: str, pour_cent: int) -> EcrireBloc:
        def ecrire(centimes: int) -> Flux:
            seconde = montant(centimes * pour_cent // 100, maniere)
            return Flux({"previsionnel": montant(centimes, maniere), nom: seconde})

        return ecrire

    def prevu(centimes: int) -> Flux:
        return Flux({"previsionnel": montant(centimes, maniere)})

    realise, obtenu = colonnes("realise", part), colonnes("obtenu", 100)
    charges = _charges(comptes, lambda d: realise(d.centimes), prevu)
    charges["indirectes"] = {"charges_fixes_de_fonctionnement": realise(comptes.indirectes)}
    charges["total"] = prevu(comptes.total)
    produits = _produits(de, comptes, obtenu, prevu, recette=prevu)
    return {"exercice": 2025, "conforme_au_depot": "oui", "charges": charges, "produits": produits}


def _charges(comptes: Comptes, ligne: Callable[[Depense], Valeur], total: Ecrire) -> dict[str, Valeur]:
    directes: dict[str, Valeur] = {}
    for compte in dict.fromkeys(depense.ligne.compte for depense in comptes.depenses):
        du_compte = [depense for depense in comptes.depenses if depense.ligne.compte == compte]
        lignes = {depense.ligne.cle: ligne(depense) for depense in du_compte}
        directes[compte] = {**lignes, "total": total(sum(depense.centimes for depense in du_compte))}
    directes["total"] = total(comptes.directes)
    return {"directes": directes}


def _produits(
    de: De, comptes: Comptes, bloc: EcrireBloc, total: Ecrire, *, recette: EcrireBloc
) -> dict[str, Valeur]:
    """The produits: ``bloc`` writes what a funder gives, ``recette`` what the structure earns."""
    sommes = {recette.cle: recette.centimes for recette in comptes.financeurs}
    compte_74: dict[str, Valeur] = {"etat": {"credits_specifiques_pv": bloc(sommes["etat"])}}
    if "region" in sommes:
        compte_74["region"] = {"credits_specifiques_pv": bloc(sommes["region"])}
    for cle in ("departement", "intercommunalite"):
        if cle in sommes:
            compte_74[cle] = [Flux({"service": de.un(SERVICES), **bloc(sommes[cle])})]
    compte_74["communes"] = [
        {"ville": cle.partition(".")[2], "credits_specifiques_pv": bloc(centimes)}
        for cle, centimes in sommes.items()
        if cle.startswith("communes.")
    ]
    compte_74 |= _autres_aides(sommes, bloc)
    compte_74["total"] = total(comptes.demande)
    gagne: dict[str, Valeur] = {propre.cle: recette(propre.centimes) for propre in comptes.recettes}
    directes = {"compte_74": compte_74, **gagne}
    directes = {compte: directes[compte] for compte in sorted(directes)} | {"total": total(comptes.total)}
    return {"directes": directes, "total": total(comptes.total)}


def _autres_aides(sommes: Mapping[str, int], bloc: EcrireBloc) -> dict[str, Valeur]:
    """The funders of which a name is asked, in the order of the grid."""
    noms = {
        "caf": {"service": "action sociale"},
        "bailleurs": {"nom": "Bailleur social (structure fictive)", "dispositif": "abattement TFPB"},
        "autres_aides": {"libelle": "fondation (structure fictive)"},
    }
    return {cle: [Flux({**nom, **bloc(sommes[cle])})] for cle, nom in noms.items() if cle in sommes}


def _benevolat(de: De, bloc: EcrireBloc, total: Ecrire) -> dict[str, Valeur]:
    """Volunteering, the same on both sides."""
    heures = de.entre(40, 300)
    centimes = heures * 14_00
    return {
        "compte_86": {
            "personnel_benevole": Flux({**bloc(centimes), "detail": f"{heures} h à 14 €"}),
            "total": total(centimes),
        },
        "compte_87": {"benevolat": bloc(centimes), "total": total(centimes)},
    }

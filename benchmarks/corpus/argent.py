"""Amounts in cents, written as people write them, and the lines that a project spends."""

from __future__ import annotations

from dataclasses import dataclass

from corpus.de import De

MANIERES = ("chiffres", "espaces", "euros")
"""How a dossier writes its amounts: ``12345.50``, ``12 345,50`` or ``12 345,50 €``."""


def montant(centimes: int, maniere: str) -> str:
    """``centimes`` written in that manner, exact to the cent."""
    euros, reste = divmod(centimes, 100)
    if maniere == "chiffres":
        return f"{euros}.{reste:02d}" if reste else str(euros)
    ecrit = f"{euros:,}".replace(",", " ") + (f",{reste:02d}" if reste else "")
    return f"{ecrit} €" if maniere == "euros" else ecrit


@dataclass(frozen=True, slots=True)
class Ligne:
    """What a line of the grid is spent on: ``modele`` tells ``n`` units at a price, in cents; both are bounds."""

    compte: str
    cle: str
    modele: str
    nombres: tuple[int, int]
    prix: tuple[int, int]


LIGNES = (
    Ligne("compte_60", "prestations_de_services", "{n} séances d'animation à {prix}", (8, 40), (9000, 22000)),
    Ligne(
        "compte_60", "achats_matieres_et_fournitures", "{n} lots de matériel à {prix}", (4, 20), (2350, 14900)
    ),
    Ligne(
        "compte_60", "autres_fournitures", "{n} mois de petites fournitures à {prix}", (6, 12), (1250, 5000)
    ),
    Ligne("compte_61", "locations", "{n} jours de salle à {prix}", (6, 24), (4500, 15000)),
    Ligne("compte_61", "entretien_et_reparation", "{n} réparations à {prix}", (1, 5), (3000, 9000)),
    Ligne("compte_61", "assurance", "{n} mois de responsabilité civile à {prix}", (9, 12), (1875, 6000)),
    Ligne("compte_61", "documentation", "{n} guides à {prix}", (5, 20), (750, 2000)),
    Ligne(
        "compte_62",
        "remunerations_intermediaires_et_honoraires",
        "intervenante, {n} jours à {prix}",
        (4, 14),
        (22000, 35000),
    ),
    Ligne("compte_62", "publicite_publication", "{n} tirages d'affiches à {prix}", (2, 6), (8000, 19550)),
    Ligne("compte_62", "deplacements_missions", "{n} trajets à {prix}", (20, 60), (640, 2000)),
    Ligne(
        "compte_63", "impots_et_taxes_sur_remuneration", "{n} mois de taxe à {prix}", (9, 12), (3000, 9000)
    ),
    Ligne(
        "compte_64",
        "remuneration_des_personnels",
        "{n} mois de salaire brut à {prix}",
        (6, 12),
        (70000, 210000),
    ),
    Ligne("compte_64", "charges_sociales", "{n} mois de cotisations à {prix}", (6, 12), (28000, 84000)),
)


LE_MOINS = 3_000_00
"""What a project costs at least, in cents: every funder has a share of it."""


@dataclass(frozen=True, slots=True)
class Depense:
    """A line spent: its amount in cents, and what it is made of."""

    ligne: Ligne
    centimes: int
    detail: str


def depenser(de: De, facteur: int, *, cher: bool, court: bool) -> list[Depense]:
    """What a project spends: staff when it is ``cher``, and most of the rest, or half of it when ``court``.

    ``facteur`` is the percentage of this year's prices.
    """
    depenses = []
    for ligne in LIGNES:
        personnel = ligne.compte in ("compte_63", "compte_64")
        if not (cher if personnel else de.chance(0.5 if court else 0.85)):
            continue
        n = de.entre(*ligne.nombres)
        prix = de.entre(*ligne.prix) // 50 * 50 * facteur // 100
        detail = ligne.modele.format(n=n, prix=montant(prix, "euros"))
        depenses.append(Depense(ligne, n * prix, detail))
    if sum(depense.centimes for depense in depenses) < LE_MOINS:
        return depenser(de, facteur, cher=cher, court=court)
    return depenses

"""Budgets made for tests: a random balanced budget of the grid, its way into YAML, and what the rules say of it."""

from __future__ import annotations

import datetime as dt
import json
from collections.abc import Callable, Iterator
from decimal import Decimal
from functools import cache
from itertools import pairwise
from typing import Any

from hypothesis import strategies as st

from cvslint.campagne.campagne import Campagne
from cvslint.campagne.installees import charger_campagne
from cvslint.engine import Reglages, check_bytes
from cvslint.findings import Finding, Severity
from cvslint.result import DossierResult

CENT = Decimal("0.01")
JOUR = dt.date(2025, 10, 1)

Arbre = dict[str, Any]

_CHARGES = {
    "compte_60": ["prestations_de_services", "achats_matieres_et_fournitures", "autres_fournitures"],
    "compte_61": ["locations", "assurance"],
    "compte_62": ["publicite_publication", "deplacements_missions"],
    "compte_63": ["impots_et_taxes_sur_remuneration"],
    "compte_64": ["remuneration_des_personnels", "charges_sociales"],
}
_CHARGES_SEULES = ["compte_65", "compte_66", "compte_67", "compte_68"]
_INDIRECTES = ["charges_fixes_de_fonctionnement", "frais_financiers", "autres"]
_REGARDS = [
    ("secours_en_nature", "dons_en_nature"),
    ("mise_a_disposition_gratuite", "prestations_en_nature"),
    ("personnel_benevole", "benevolat"),
]

_FINANCEURS: list[tuple[str, Callable[[Decimal], Any]]] = [
    ("etat", lambda m: {"credits_specifiques_pv": m}),
    ("region", lambda m: {"droit_commun": [{"service": "jeunesse", "montant": m}]}),
    ("departement", lambda m: [{"service": "insertion", "montant": m}]),
    ("mel", lambda m: m),
    ("communes", lambda m: [{"ville": "Roubaix", "credits_specifiques_pv": {"montant": m}}]),
    ("caf", lambda m: {"service": "action sociale", "montant": m}),
    ("bailleurs", lambda m: [{"nom": "Bailleur (fictif)", "dispositif": "abattement TFPB", "montant": m}]),
    ("organismes_sociaux", lambda m: [{"nom": "caisse (fictive)", "montant": m}]),
    ("fonds_europeens", lambda m: m),
    ("cnasea", lambda m: {"montant": m}),
    ("autres_aides", lambda m: [{"libelle": "fondation (fictive)", "montant": m}]),
]
_AUTRES_PRODUITS = ["compte_70", "compte_75", "compte_76", "compte_78"]

euros = st.integers(min_value=0, max_value=5_000_000).map(lambda cents: Decimal(cents) * CENT)


@st.composite
def budgets_equilibres(tirer: st.DrawFn, totaux: bool | None = None) -> Arbre:
    """A balanced budget as nested blocks of amounts; each total is written or not, as drawn or as ``totaux`` says."""

    def ecrit() -> bool:
        return tirer(st.booleans()) if totaux is None else totaux

    def montant() -> Any:
        valeur = tirer(euros)
        return {"montant": valeur, "detail": "un détail"} if tirer(st.booleans()) else valeur

    def total(bloc: Arbre) -> Arbre:
        return {**bloc, "total": somme(bloc)} if bloc and ecrit() else bloc

    def lignes(noms: list[str]) -> Arbre:
        return {nom: montant() for nom in tirer(st.lists(st.sampled_from(noms), min_size=1, unique=True))}

    comptes: Arbre = {}
    for compte in tirer(st.lists(st.sampled_from([*_CHARGES, *_CHARGES_SEULES]), min_size=1, unique=True)):
        seul = compte in _CHARGES_SEULES or tirer(st.integers(0, 4)) == 0
        comptes[compte] = montant() if seul else total(lignes(_CHARGES[compte]))
    charges: Arbre = {"directes": total(comptes)}
    if tirer(st.booleans()):
        charges["indirectes"] = total(lignes(_INDIRECTES))
    produits = tirer(_produits(somme(charges), total))
    budget: Arbre = {"charges": total(charges), "produits": total(produits)}
    if tirer(st.booleans()):
        paires = tirer(st.lists(st.sampled_from(_REGARDS), min_size=1, unique=True))
        montants = [tirer(euros) for _ in paires]
        budget["contributions_volontaires"] = {
            "compte_86": total({paire[0]: m for paire, m in zip(paires, montants, strict=True)}),
            "compte_87": total({paire[1]: m for paire, m in zip(paires, montants, strict=True)}),
        }
    if ecrit():
        contributions = budget.get("contributions_volontaires", {})
        budget["total_general"] = {
            "charges": somme(budget["charges"]) + somme(contributions.get("compte_86", {})),
            "produits": somme(budget["produits"]) + somme(contributions.get("compte_87", {})),
        }
    return budget


@st.composite
def _produits(tirer: st.DrawFn, a_repartir: Decimal, total: Callable[[Arbre], Arbre]) -> Arbre:
    financeurs = dict(tirer(st.lists(st.sampled_from(_FINANCEURS), unique_by=lambda f: f[0])))
    autres = tirer(st.lists(st.sampled_from(_AUTRES_PRODUITS), min_size=1, unique=True))
    coupes = sorted(
        tirer(st.integers(0, int(a_repartir / CENT))) for _ in range(len(financeurs) + len(autres) - 1)
    )
    bornes = [0, *coupes, int(a_repartir / CENT)]
    parts = iter([(b - a) * CENT for a, b in pairwise(bornes)])
    compte_74 = {cle: forme(next(parts)) for cle, forme in financeurs.items()}
    directes = {cle: next(parts) for cle in autres}
    if compte_74:
        directes["compte_74"] = total(compte_74)
    return {"directes": total(directes)}


def places(arbre: Any, chemin: tuple[Any, ...] = ()) -> Iterator[tuple[Any, ...]]:
    """The path of every amount of a budget, typed totals among them."""
    if isinstance(arbre, Decimal):
        yield chemin
    elif isinstance(arbre, dict):
        for cle, valeur in arbre.items():
            yield from places(valeur, (*chemin, cle))
    elif isinstance(arbre, list):
        for rang, valeur in enumerate(arbre):
            yield from places(valeur, (*chemin, rang))


def somme(arbre: Any) -> Decimal:
    """The sum of the lines below, typed totals left aside."""
    if isinstance(arbre, Decimal):
        return arbre
    if isinstance(arbre, dict):
        return sum((somme(valeur) for cle, valeur in arbre.items() if cle != "total"), Decimal(0))
    return sum((somme(v) for v in arbre), Decimal(0)) if isinstance(arbre, list) else Decimal(0)


def changer(arbre: Any, chemin: tuple[Any, ...], vers: Callable[[Decimal], Any]) -> Any:
    """The budget with another amount at ``chemin``."""
    if not chemin:
        return vers(arbre)
    tete, *suite = chemin
    if isinstance(arbre, list):
        return [changer(v, tuple(suite), vers) if rang == tete else v for rang, v in enumerate(arbre)]
    return {cle: changer(v, tuple(suite), vers) if cle == tete else v for cle, v in arbre.items()}


def en_yaml(budget: Any, montant: Callable[[Decimal], str] = str, **autres: Any) -> bytes:
    """A dossier that holds this budget, as YAML; ``montant`` writes each amount."""

    def ecrit(valeur: object) -> str:
        assert isinstance(valeur, Decimal)
        return montant(valeur)

    return json.dumps({"budget": budget, **autres}, ensure_ascii=False, default=ecrit).encode()


@cache
def _pack() -> Campagne:
    # Not a fixture: hypothesis would print the whole rulebook beside each example.
    return charger_campagne("mel-cvs-2026")


def controler(texte: bytes, *familles: str) -> DossierResult:
    """The result of the rules of these families (BUD when none is named) on one text."""
    choisies = frozenset(code for code in _pack().regles if code[:3] in (familles or ("BUD",)))
    return check_bytes(texte, "essai", _pack(), Reglages(JOUR, choisies, {}))


def dits(resultat: DossierResult, *codes: str) -> list[Finding]:
    """The findings on budgets, without infos; those of ``codes`` only, when some are named."""
    return [
        finding
        for finding in resultat.findings
        if (
            finding.rule in codes if codes else finding.rule.startswith(("BUD", "FMT003", "FMT001", "FMT002"))
        )
        and finding.severity is not Severity.INFO
    ]

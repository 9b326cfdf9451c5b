"""A hand-made run with findings of all kinds, so that reports are tested without an engine."""

from __future__ import annotations

import datetime as dt
from decimal import Decimal

import pytest

from cvslint.findings import Edit, Finding, Fix, Related, Severity, Suppression
from cvslint.result import CampagneInfo, DossierResult, Facts, FileError, NotEvaluated, RunResult, Verdict
from cvslint.span import TOP, Span

SOURCE = (
    "campagne: mel-cvs-2026",
    "porteur:",
    "  denomination: Les Jardins du Parc (structure fictive)",
    "  siret: 999 000 318 00018",
    "  courriel:",
    "projet:",
    '  intitule: "Jardiner ensemble : un potager au pied des tours"',
    "  resume: Un potager et douze ateliers, ouverts à toutes et à tous, avec 日本 et \u202e des choses.",
    '\tcible: "80 habitants"',
    "budget:",
    "  charges: {total: 14 000}",
    "  produits: {total: 13 900}",
)


def place(line: int, text: str) -> Span:
    """The span of ``text`` in a 1-based line of the sample dossier."""
    column = SOURCE[line - 1].index(text) + 1
    return Span.at(line, column, line, column + len(text))


CAMPAGNE = CampagneInfo(
    id="mel-cvs-2026",
    titre="Contrat de ville et des solidarités 2026",
    version="1.0",
    maj="2025-09-01",
    digest="3f2a9c81d04be77f55aa",
    rubriques={"porteur": "Structure porteuse", "projet": "Projet", "budget": "Budget"},
    date_limite=dt.date(2025, 10, 15),
)

FINDINGS = (
    Finding(
        "BUD014",
        "budget-desequilibre",
        Severity.ERREUR,
        "budget",
        "Les charges (14\u00a0000,00\u00a0€) et les produits (13\u00a0900,00\u00a0€) diffèrent de 100,00\u00a0€.",
        ("budget",),
        place(10, "budget"),
        help="il manque 100,00\u00a0€ de produits, ou il y a 100,00\u00a0€ de charges en trop.",
        related=(
            Related(("budget", "produits", "total"), place(12, "13 900"), "produits"),
            Related(("budget", "charges", "total"), place(11, "14 000"), "charges"),
        ),
        context={"ecart": "100.00"},
        origin="calcul",
        fingerprint="f1",
    ),
    Finding(
        "STR009",
        "siret-cle",
        Severity.ERREUR,
        "porteur",
        "Le SIRET 999 000 318 00018 n'existe pas : sa clé de contrôle est fausse.",
        ("porteur", "siret"),
        place(4, "999 000 318 00018"),
        help="recopiez-le depuis l'avis de situation de l'Insee ; deux chiffres sont souvent intervertis.",
        why="Sans SIRET juste, la subvention ne peut pas être versée.",
        source="Annexe 3, Identification",
    ),
    Finding(
        "QUA005",
        "texte-invisible",
        Severity.AVERTISSEMENT,
        "projet",
        "Le résumé contient un caractère qui ne se voit pas : « \u202e ».",
        ("projet", "resume"),
        place(8, "\u202e"),
        help='effacez-le :\nresume: "Un potager"',
        fixes=(Fix("Effacer", "safe", (Edit(place(8, "\u202e"), ""),)),),
    ),
    Finding(
        "OBJ004",
        "objectif-sans-echeance",
        Severity.AVERTISSEMENT,
        "projet",
        "La cible « 80 habitants » n'a pas d'échéance.",
        ("projet", "cible"),
        place(9, '"80 habitants"'),
        related=(Related(("projet", "cible"), place(9, "cible"), "le champ"),),
    ),
    Finding(
        "YML003",
        "encodage",
        Severity.AVERTISSEMENT,
        "fichier",
        "Le fichier est en Windows-1252.",
        (),
        TOP,
        help="enregistrez-le en UTF-8.",
    ),
    Finding(
        "PER001",
        "periode",
        Severity.INFO,
        "projet",
        "Le projet n'a pas de calendrier.",
        ("projet",),
        place(6, "projet"),
    ),
    Finding(
        "STR020",
        "courriel-absent",
        Severity.ERREUR,
        "porteur",
        "« courriel » est vide.",
        ("porteur", "courriel"),
        place(5, "courriel"),
        to_fill=True,
    ),
    Finding(
        "BUD020",
        "montant-rond",
        Severity.ERREUR,
        "budget",
        "Le montant est rond.",
        ("budget", "produits", "total"),
        place(12, "13 900"),
        suppressed=Suppression("comment", "accord de la Ville", 12),
    ),
)

FAULTY = DossierResult(
    path="dossier.yaml",
    verdict=Verdict.NON_CONFORME,
    findings=FINDINGS,
    lines=dict(enumerate(SOURCE, start=1)),
    facts=Facts(
        porteur="Les Jardins du Parc (structure fictive)",
        siret="99900031800018",
        intitule="Jardiner ensemble : un potager au pied des tours",
        montant_sollicite=Decimal(12000),
        total_charges=Decimal(14000),
    ),
    sha256="ab" * 32,
    campagne=CAMPAGNE,
    passed=tuple(f"AAA{rank:03}" for rank in range(140)),
    not_applicable=("MET001", "MET002", "MET003"),
    not_evaluated=(NotEvaluated("BUD015", ("budget.charges.total",)), NotEvaluated("TER005", ("TER001",))),
)

SOUND = DossierResult(
    path="dossiers/ateliers.yaml",
    verdict=Verdict.CONFORME,
    findings=(),
    lines={},
    facts=Facts(porteur="Ateliers\x1b[31m du Canal", siret="12 34", intitule="[bold]Ateliers[/bold]"),
    campagne=CAMPAGNE,
    passed=tuple(f"AAA{rank:03}" for rank in range(148)),
    not_applicable=("MET001", "MET002", "MET003"),
)

UNREADABLE = DossierResult(
    path="illisible.yaml",
    verdict=Verdict.ILLISIBLE,
    findings=(
        Finding(
            "YML001",
            "yaml-illisible",
            Severity.ERREUR,
            "fichier",
            "Ligne 7, le texte contient « : » et YAML y voit une nouvelle rubrique.",
            (),
            Span.at(7, 31, 7, 32),
        ),
    ),
    lines={7: SOURCE[6]},
)


@pytest.fixture
def faulty() -> DossierResult:
    return FAULTY


@pytest.fixture
def sound() -> DossierResult:
    return SOUND


@pytest.fixture
def unreadable() -> DossierResult:
    return UNREADABLE


@pytest.fixture
def one() -> RunResult:
    """A run over one faulty dossier, a fortnight before the last day."""
    return RunResult("0.1.0", dt.date(2025, 10, 1), (FAULTY,))


@pytest.fixture
def many() -> RunResult:
    """A partial run over three dossiers, with a file that was not found and a changed parameter."""
    return RunResult(
        version="0.1.0",
        today=dt.date(2025, 10, 1),
        files=(FAULTY, SOUND, UNREADABLE),
        errors=(FileError("absent.yaml", "not-found", "Ce fichier n'existe pas."),),
        partial=True,
        selected=("BUD014", "STR009"),
        parameters={"date_limite": "2025-10-22 (prolongation)"},
    )

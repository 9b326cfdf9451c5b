"""A dossier made to harm those who read its report, whatever the format, and the run that holds it."""

from __future__ import annotations

import datetime as dt
from decimal import Decimal

from cvslint.findings import Finding, Related, Severity, Suppression
from cvslint.result import (
    CampagneInfo,
    DossierResult,
    Facts,
    FileError,
    NotEvaluated,
    RuleInfo,
    RunResult,
    Verdict,
)
from cvslint.span import Span

JOUR = dt.date(2025, 10, 1)

TITRE = (
    "=cmd|'/C calc'!A0 ; a,=1+1 | `code` **gras** _trait_ ~~barré~~ <b>html</b> </script> ]]> &amp; $x$ \\\n"
    "# titre\r\n- puce [ici](http://mal.example) ![i](x) @everyone #12 !34 https://mal.example www.mal.example "
    "a@mal.example \x1b[31mrouge\x1b[0m\x1b]0;fenêtre\x07 \x00\x08\x0b\x9b \u202egnol\u2066 \u2028 \ud83d \ufffe\uffff"
)
"""What a title may hold at worst: markup of every format, formulas, terminal sequences, direction marks, half a
character, characters that XML refuses."""

CAMPAGNE = CampagneInfo(
    id="mel-cvs-2026",
    titre="Contrat de ville et des solidarités 2026",
    version="1.0",
    maj="2025-09-01",
    digest="3f2a9c81d04be77f55aa",
    rubriques={"porteur": "Structure porteuse", "projet": "Projet", "budget": "Budget"},
    date_limite=dt.date(2025, 10, 15),
)


def constat(
    rule: str, name: str, severity: Severity, message: str, line: int = 4, **autres: object
) -> Finding:
    """A finding in the section ``porteur``, at columns 3 to 9 of a 1-based line."""
    faits: dict[str, object] = {"section": "porteur", "path": ("porteur", "siret")}
    span = Span.at(line, 3, line, 9)
    return Finding(rule=rule, name=name, severity=severity, message=message, span=span, **(faits | autres))  # type: ignore[arg-type]


CONSTATS = (
    constat("STR009", "siret-cle", Severity.ERREUR, f"Le SIRET « {TITRE} » est faux.", help=f"a\n{TITRE}\nb"),
    constat("STR009", "siret-cle", Severity.ERREUR, "Un second SIRET est faux.", 9, help="Recopiez-le."),
    constat(
        "BUD014",
        "budget-desequilibre",
        Severity.ERREUR,
        "Charges et produits diffèrent.",
        12,
        section="budget",
        path=("budget", TITRE),
        related=(Related(("budget", "charges"), Span.at(14, 1, 14, 2), TITRE, TITRE),),
    ),
    constat(
        "OBJ004", "objectif-sans-echeance", Severity.AVERTISSEMENT, "Sans échéance.", 20, section="projet"
    ),
    constat("REF005", "referent-region", Severity.INFO, "Pas de référent.", 22, section="projet"),
    constat(
        "QUA002",
        "resume-court",
        Severity.ERREUR,
        "Le résumé est court.",
        24,
        suppressed=Suppression("comment", TITRE, 24),
    ),
)

MECHANT = DossierResult(
    path=f"dossiers/@everyone v1.2|{TITRE[:60]}.yaml",
    verdict=Verdict.NON_CONFORME,
    findings=CONSTATS,
    lines={},
    facts=Facts(
        porteur=TITRE,
        siret="99900031800018",
        statut="association",
        intitule=TITRE,
        communes=("Lille", "Roubaix"),
        montant_sollicite=Decimal("12000.5"),
        total_charges=Decimal(14000),
        total_produits=Decimal("14000.01"),
    ),
    campagne=CAMPAGNE,
    passed=("STR001", "STR002"),
    not_applicable=("MET002",),
    not_evaluated=(NotEvaluated("BUD015", ("budget.charges.total",)), NotEvaluated("BUD014", ("x",))),
)

CONFORME = DossierResult(
    path="dossiers/conforme.yaml",
    verdict=Verdict.CONFORME,
    findings=(),
    lines={},
    facts=Facts("Ateliers", "01234567890123", "commune", "Jardiner", ("Lille",), Decimal(500), Decimal(500)),
    campagne=CAMPAGNE,
    passed=("STR001", "STR002", "STR009", "BUD014"),
)

ILLISIBLE = DossierResult(
    path="dossiers/illisible.yml",
    verdict=Verdict.ILLISIBLE,
    findings=(
        constat(
            "YML001", "yaml-illisible", Severity.ERREUR, "Le texte n'est pas du YAML.", section="fichier"
        ),
    ),
    lines={},
)


def _regle(code: str, name: str) -> RuleInfo:
    return RuleInfo(code, name, Severity.ERREUR, "porteur", "", "", "", "", "calcul")


REGLES = (
    _regle("YML001", "yaml-illisible"),
    _regle("STR001", "structure-sans-nom"),
    _regle("STR002", "statut-non-eligible"),
    _regle("STR009", "siret-cle"),
    _regle("BUD014", "budget-desequilibre"),
    _regle("BUD015", "cofinancement"),
)

PASSAGE = RunResult(
    version="0.1.0",
    today=JOUR,
    files=(MECHANT, CONFORME, ILLISIBLE),
    errors=(FileError(f"absent {TITRE[:30]}.yaml", "not-found", f"Ce fichier n'existe pas : {TITRE}"),),
    partial=True,
    selected=("STR009", "BUD014"),
    parameters={"date_limite": f"2025-10-22 ({TITRE})"},
    describe=lambda: REGLES,
)
"""Three dossiers, one of them hostile, and a file that was not found."""

VIDE = RunResult("0.1.0", JOUR, ())

"""A sound dossier, changed at one place: the inputs of the robustness tests."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from cvslint.findings import Finding, Severity
from cvslint.result import DossierResult

BASE = (Path(__file__).parents[2] / "rules/mel-cvs-2026/bases/minimal.yaml").read_text(encoding="utf-8")
"""The text of the smallest dossier that conforms."""

ICI = "¤"
"""Marks, in a changed text, the place where the finding is due; it is taken out before the check."""

DENOMINATION = "denomination: Les Jardins du Parc (structure fictive)"
INTITULE = 'intitule: "Jardiner ensemble : un potager au pied des tours"'
SIRET = "siret: 999 000 318 00017"
PRODUIT = "compte_75: 1 500"


@dataclass(frozen=True, slots=True)
class Texte:
    """A text and the place of its mark: line and column from 1, ``None`` without a mark."""

    texte: str
    place: tuple[int, int] | None


def change(*remplacements: tuple[str, str]) -> Texte:
    """The base with each first text replaced by the second; the first must stand there."""
    texte = BASE
    for ancien, nouveau in remplacements:
        assert ancien in texte, f"la base ne contient pas {ancien!r}"
        texte = texte.replace(ancien, nouveau, 1)
    return marque(texte)


def marque(texte: str) -> Texte:
    """The text without its mark, and where the mark stood."""
    avant, trouve, apres = texte.partition(ICI)
    if not trouve:
        return Texte(texte, None)
    return Texte(avant + apres, (avant.count("\n") + 1, len(avant) - avant.rfind("\n")))


def graves(resultat: DossierResult) -> list[Finding]:
    """The findings above the level of an info."""
    return [constat for constat in resultat.findings if constat.severity is not Severity.INFO]


def place(constat: Finding) -> tuple[int, int]:
    """Where a finding begins: line and column from 1."""
    return constat.span.start.line, constat.span.start.column


def dit(constat: Finding) -> str:
    """The sentence of a finding and its remedy, on one line with plain spaces."""
    return " ".join(f"{constat.message} {constat.help}".split())

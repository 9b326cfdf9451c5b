"""The findings that a dossier expects: comments ``# attendu: CODE`` at the end of its faulty lines."""

from __future__ import annotations

import re
from collections import Counter
from pathlib import Path as FilePath

from cvslint.findings import Severity
from cvslint.result import DossierResult

ICI = FilePath(__file__).parent
EXEMPLES = ICI.parents[1] / "examples"

_FIN_DE_LIGNE = re.compile(r"\r\n|\n|\r")
_ATTENDU = re.compile(r"#\s*attendu\s*:\s*(?P<codes>[A-Z]{3}\d{3}(?:\s*,\s*[A-Z]{3}\d{3})*)\s*$")

Constats = Counter[tuple[str, int]]
"""Codes with their line (from 1), each as often as it is said there."""


def lignes(texte: str) -> list[str]:
    """The lines of a text, without their ends, as an editor counts them."""
    return _FIN_DE_LIGNE.split(texte)


def attendus(texte: str) -> Constats:
    """What the comments of a dossier promise."""
    promis: Constats = Counter()
    for numero, ligne in enumerate(lignes(texte), start=1):
        trouve = _ATTENDU.search(ligne)
        if trouve is not None:
            promis.update((code.strip(), numero) for code in trouve["codes"].split(","))
    return promis


def dits(resultat: DossierResult) -> Constats:
    """What a check says above the level of an info."""
    return Counter(
        (finding.rule, finding.span.start.line)
        for finding in resultat.findings
        if finding.severity is not Severity.INFO
    )


def fichiers(dossier: FilePath) -> list[FilePath]:
    """The dossiers of a folder, in a stable order."""
    return sorted(dossier.glob("*.yaml"))

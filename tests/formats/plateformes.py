"""What the tests of the reports for code hosts share: runs of the engine, and a dossier made to harm."""

from __future__ import annotations

import datetime as dt
import json
import re
from pathlib import Path

from cvslint.findings import Finding, Severity
from cvslint.result import DossierResult, RunResult, Verdict
from cvslint.session import Session
from cvslint.span import Span

RACINE = Path(__file__).parents[2]
SCHEMAS = RACINE / "tests" / "data" / "schemas"
JOUR = dt.date(2025, 10, 1)

COMMANDES = re.compile("[\x00-\x09\x0b-\x1f\x7f-\x9f]")
"""Raw control characters, all but the line feed."""

DIRIGES = re.compile("[\u061c\u200e\u200f\u2028\u2029\u202a-\u202e\u2066-\u2069]")
"""What turns the direction of the text around it, or breaks its lines."""

MECHANT = (
    "::error::vu\n::warning file=x::vu\r\n##[error]vu %0A::notice::vu %25 , : {0} [ici](http://x.example) ]]>"
    "</script><!-- \x1b[31mrouge\x1b]0;titre\x07\x1b]8;;http://x\x07\x9b2J\u202egnol\u2066x\u2069\u2028fin\x08\x7f"
)
"""A text that tries commands of CI, line ends, escapes, links, markup, terminal sequences and direction marks."""

SIRET = Span.at(4, 10, 4, 27)
"""Where the SIRET stands in the dossier of :func:`passage_de`."""

MOITIE = "\ud83d"
"""Half of a character, as a file name or an escape in a text may give it."""


def dossier() -> str:
    """The text of a dossier that conforms."""
    return (RACINE / "rules" / "mel-cvs-2026" / "bases" / "minimal.yaml").read_text(encoding="utf-8")


def change(texte: str, *changements: tuple[str, str]) -> str:
    """The text with each first part, which it must hold, replaced by the second."""
    for ancien, nouveau in changements:
        assert ancien in texte, ancien
        texte = texte.replace(ancien, nouveau, 1)
    return texte


def siret_faux() -> str:
    """A dossier with one wrong digit: STR009."""
    return change(dossier(), ("siret: 999 000 318 00017", "siret: 999 000 318 00018"))


def mechant() -> str:
    """A dossier that says ``MECHANT`` as a SIRET, a key, a quartier and an amount: each gives a finding."""
    cite = json.dumps(MECHANT, ensure_ascii=True).replace("\\u00", "\\x")
    return change(
        dossier(),
        ("siret: 999 000 318 00017", f"siret: {cite}"),
        ("  declaree: oui", f"  {cite}: 1\n  declaree: oui"),
        ("quartier: Le Parc", f"quartier: {cite}"),
        ("compte_75: 1 500", f"compte_75: {cite}"),
    )


def passage(textes: dict[str, str]) -> RunResult:
    """Checks texts, given by name, with the pack that comes with cvslint."""
    session = Session(JOUR)
    session.prepare()
    return session.run([(nom, texte.encode("utf-8")) for nom, texte in textes.items()])


def constat(
    rule: str = "STR009",
    severity: Severity = Severity.ERREUR,
    *,
    message: str = "Le SIRET est faux.",
    span: Span = SIRET,
    **autres: object,
) -> Finding:
    """A finding made by hand."""
    faits: dict[str, object] = {"name": "siret-cle", "section": "porteur", "path": ("porteur", "siret")}
    return Finding(rule=rule, severity=severity, message=message, span=span, **(faits | autres))  # type: ignore[arg-type]


def passage_de(*findings: Finding, path: str = "dossier.yaml", **autres: object) -> RunResult:
    """A run over one dossier that has these findings."""
    file = DossierResult(path, Verdict.NON_CONFORME, findings, {4: "  siret: 999 000 318 00018"})
    return RunResult("0.1.0", JOUR, (file,), **autres)  # type: ignore[arg-type]

"""The CSV report: one row a dossier, for the spreadsheets of those who read many of them.

UTF-8 with a byte order mark, ``;`` between columns, decimal comma, CRLF: what a French spreadsheet opens right by a
double click. Nothing that a dossier says can act in one: see :func:`_defused`.
"""

from __future__ import annotations

import csv
import re
from collections.abc import Iterator, Sequence
from decimal import Decimal

from cvslint.findings import Finding, Severity
from cvslint.french import NBSP, nombre, visible
from cvslint.report.mentions import siret_lisible
from cvslint.result import DossierResult, FileError, RunResult

COLUMNS = (
    "fichier",
    "campagne",
    "intitule",
    "porteur",
    "siret",
    "statut",
    "communes",
    "montant_demande",
    "total_charges",
    "total_produits",
    "ecart",
    "erreurs",
    "avertissements",
    "infos",
    "verdict",
    "regles",
    "a_corriger",
)

NOT_CHECKED = "non_controle"
"""What stands in ``verdict`` for a file that could not be read: none of the verdicts, since nobody judged it."""

_BOM = "\ufeff"
_BETWEEN_WORDS = ", "
_BETWEEN_SENTENCES = " | "

# Excel keeps no more UTF-16 units than this in a cell; what is beyond would spill into other cells.
_CELL_MAX = 32_000

# What a spreadsheet may take for the start of a formula, ASCII or full-width: at the start of a cell, after spaces and
# quotes, and after a comma or a semicolon too, at which a spreadsheet set to another language parts the line. A sign
# that stands alone is the path of standard input, or harmless.
_FORMULA = re.compile(r"(^|[,;])([\s\"]*)(?=[=+\-@＝＋－＠]\s*\S)")


class _Piece:
    """A file that hands back what the CSV writer writes."""

    def write(self, text: str) -> str:
        return text


def render(run: RunResult) -> Iterator[str]:
    """The header, one row a dossier in the order of the run, then one for each file that could not be read."""
    writer = csv.writer(_Piece(), delimiter=";", lineterminator="\r\n")
    yield _BOM + _written(writer.writerow(COLUMNS))
    for file in run.files:
        yield _written(writer.writerow(_row(file)))
    for error in run.errors:
        yield _written(writer.writerow(_error_row(error)))


def _written(row: object) -> str:
    # The writer returns what the file's write() returned; its type says less.
    return str(row)


def _row(file: DossierResult) -> Sequence[str]:
    facts = file.facts
    charges, produits = facts.total_charges, facts.total_produits
    gap = charges - produits if charges is not None and produits is not None else None
    grave = sorted(file.active, key=lambda finding: (finding.severity.rank, finding.sort_key))
    return (
        _text(file.path),
        _text(file.campagne.id if file.campagne is not None else ""),
        _text(facts.intitule or ""),
        _text(facts.porteur or ""),
        # In groups, a spreadsheet reads text; 14 digits in a row would become 9,99E+13 and lose leading zeros.
        siret_lisible(facts.siret or "").replace(NBSP, " "),
        _text(facts.statut or ""),
        _text(_BETWEEN_WORDS.join(facts.communes)),
        _amount(facts.montant_sollicite),
        _amount(charges),
        _amount(produits),
        _amount(gap),
        *(str(file.count(severity)) for severity in Severity),
        file.verdict.value,
        _text(_BETWEEN_WORDS.join(dict.fromkeys(finding.rule for finding in grave))),
        _to_mend([finding for finding in grave if finding.severity is not Severity.INFO]),
    )


def _error_row(error: FileError) -> Sequence[str]:
    known = {"fichier": _text(error.path), "verdict": NOT_CHECKED, "a_corriger": _text(error.message)}
    return [known.get(column, "") for column in COLUMNS]


def _to_mend(findings: Sequence[Finding]) -> str:
    """Errors then warnings, each with its line and its sentence, as many as a cell holds."""
    text = ""
    for rank, finding in enumerate(findings):
        place = f"{finding.rule} ligne {finding.span.start.line}{NBSP}: {finding.message}"
        longer = f"{text}{_BETWEEN_SENTENCES}{place}" if text else place
        if _units(_defused(longer)) > _CELL_MAX:
            left = nombre(len(findings) - rank, "autre constat", "autres constats")
            return _text(f"{text}{_BETWEEN_SENTENCES}et {left}" if text else f"{place[:500]}…")
        text = longer
    return _text(text)


def _text(text: str) -> str:
    """A text as a cell: what is unseen made visible, no formula, no more than a cell holds."""
    safe = _defused(text)
    # Half as many characters always fit, whatever their planes.
    return safe if _units(safe) <= _CELL_MAX else f"{safe[: _CELL_MAX // 2 - 1]}…"


def _defused(text: str) -> str:
    """A text that no spreadsheet computes: an apostrophe stands before what may begin a formula.

    Tabs and line ends, which may hide one, are made visible first.
    """
    return _FORMULA.sub(r"\1\2'", visible(text))


def _units(text: str) -> int:
    return len(text) + sum(character > "\uffff" for character in text)


def _amount(amount: Decimal | None) -> str:
    """An amount as a number with a decimal comma, in euros; empty when it cannot be read."""
    return "" if amount is None else f"{amount:.2f}".replace(".", ",")

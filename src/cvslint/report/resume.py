"""The overview of a folder: a table of the dossiers, then the figures of the whole.

Nothing is kept of the dossiers but widths and counts: they are read once for these, and once more for the rows.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import field
from decimal import Decimal

from cvslint.findings import Severity
from cvslint.french import NBSP, euros, nombre, visible
from cvslint.late_dataclass import late_dataclass
from cvslint.report import mentions
from cvslint.report.colonnes import Choice, Column, Row, fitted
from cvslint.report.constat import verdict_segment
from cvslint.report.flow import flow, side_by_side
from cvslint.report.foot import joined, provenance, unread_files
from cvslint.report.glyphs import UNICODE, Glyphs
from cvslint.report.styled import Line, Segment, Style, cells
from cvslint.result import DossierResult, RunResult

_UNKNOWN = "–"
_RULES_SHOWN = 5
_LITTLE_MORE = 8

_FILE = Column("fichier", "Dossier")
_SIRET = Column("siret", "SIRET")
_ASKED = Column("demande", "Demandé", right=True)
_BALANCE = Column("equilibre", "Charges = Produits")
_SIGN = Column("signe", "=")
_ERRORS, _WARNINGS = Column("erreurs", "Erreurs", right=True), Column("avert", "Avert.", right=True)
_ERR, _AV = Column("erreurs", "Err.", right=True), Column("avert", "Av.", right=True)
_VERDICT = Column("verdict", "Verdict")


def _porteur(least: int) -> Column:
    return Column("porteur", "Porteur", least=least)


_MONEY = (_ASKED, _BALANCE, _ERRORS, _WARNINGS, _VERDICT)

# What a narrower window goes without, in this order: the end of long names of porteurs, the SIRET, long titles, the
# porteur, the totals (their sign stays), the sign, the counts. File names that do not fit have a line of their own;
# in the narrowest window all do.
_CHOICES = (
    Choice((_porteur(0), _SIRET, *_MONEY), 60),
    Choice((_porteur(16), _SIRET, *_MONEY), 60),
    Choice((_porteur(16), *_MONEY), 60),
    Choice((_porteur(12), _ASKED, _BALANCE, _ERR, _AV, _VERDICT), 60),
    Choice(_MONEY, 60),
    Choice((_ASKED, _BALANCE, _ERR, _AV, _VERDICT), 40),
    Choice((_ASKED, _SIGN, _ERRORS, _WARNINGS, _VERDICT), 30),
    Choice((_ASKED, _SIGN, _ERR, _AV, _VERDICT), 14),
    Choice((_ASKED, _ERR, _AV, _VERDICT), 14),
    Choice((_ASKED, _VERDICT), 12),
    Choice((_ASKED, _VERDICT), 0),
)


@late_dataclass(frozen=False)
class _Figures:
    """What the first reading of the dossiers leaves: the widest text of each column and the sums of the lot."""

    widths: Counter[str] = field(default_factory=Counter)
    names: Counter[int] = field(default_factory=Counter)
    rules: Counter[str] = field(default_factory=Counter)
    asked: Decimal = Decimal(0)
    amounts: int = 0

    def take(self, file: DossierResult, row: Row) -> None:
        for key, cell in row.items():
            self.widths[key] = max(self.widths[key], cells(cell))
        self.names[cells(row["fichier"])] += 1
        self.rules.update({f.rule for f in file.active if f.severity is not Severity.INFO})
        if file.facts.montant_sollicite is not None:
            self.asked += file.facts.montant_sollicite
            self.amounts += 1

    def usual_name(self) -> int:
        """The width in which nine file names in ten stand whole, or all of them when it takes little more."""
        widest, seen = max(self.names, default=0), 0
        for width, count in sorted(self.names.items()):
            seen += count
            if seen * 10 >= self.names.total() * 9:
                return widest if widest - width <= _LITTLE_MORE else width
        return widest


def render(run: RunResult, *, width: int, glyphs: Glyphs) -> Iterator[Line]:
    """The overview in ``width`` columns: a row a dossier in the order of the run, totals, where it comes from."""
    figures = _Figures()
    for file in run.files:
        figures.take(file, _row(file, glyphs))
    if run.files:
        usual = figures.usual_name()
        table = fitted(_FILE, _CHOICES, figures.widths, usual=usual, width=width, ellipsis=glyphs.ellipsis)
        yield table.head()
        for file in run.files:
            yield from table.lines(_row(file, glyphs))
        yield ()
    yield from _totals(run, figures, width, glyphs)
    yield from _unread(run, width, glyphs)
    yield from provenance(run, width, glyphs)


def _row(file: DossierResult, glyphs: Glyphs) -> Row:
    facts = file.facts
    siret = mentions.siret_lisible(facts.siret) if facts.siret else _UNKNOWN
    return {
        "fichier": ((visible(file.path), ""),),
        "porteur": ((visible(facts.porteur or _UNKNOWN), ""),),
        "siret": ((siret, ""),),
        "demande": ((_amount(facts.montant_sollicite), ""),),
        "equilibre": _balance(facts.total_charges, facts.total_produits, glyphs),
        "signe": (_sign(facts.total_charges, facts.total_produits, glyphs),),
        "erreurs": (_count(file, Severity.ERREUR, "erreur"),),
        "avert": (_count(file, Severity.AVERTISSEMENT, "avertissement"),),
        "verdict": (verdict_segment(file.verdict),),
    }


def _count(file: DossierResult, severity: Severity, style: Style) -> Segment:
    count = file.count(severity)
    return str(count), style if count else ""


def _balance(charges: Decimal | None, produits: Decimal | None, glyphs: Glyphs) -> Line:
    """One amount and ✓ when both are equal, the two with ≠ between when not, « – » for what cannot be read."""
    if charges is None and produits is None:
        return ((_UNKNOWN, ""),)
    sign, style = _sign(charges, produits, glyphs)
    if charges is None or produits is None:
        return ((f"{_amount(charges)} / {_amount(produits)}", ""),)
    if charges == produits:
        return ((f"{_amount(charges)} ", ""), (sign, style))
    left = _amount(charges).removesuffix(f"{NBSP}€")
    return ((f"{left} ", ""), (sign, style), (f" {_amount(produits)}", ""))


def _sign(charges: Decimal | None, produits: Decimal | None, glyphs: Glyphs) -> Segment:
    if charges is None or produits is None:
        return _UNKNOWN, ""
    if charges == produits:
        return glyphs.bon, "bon"
    # Windows-1252 has no ≠; spreadsheets have made the other way of writing it known.
    return "≠" if glyphs == UNICODE else "<>", "erreur"


def _amount(amount: Decimal | None) -> str:
    """An amount without its cents when there are none: a table of many is read by its euros."""
    if amount is None:
        return _UNKNOWN
    return euros(amount).replace(",00", "")


def _totals(run: RunResult, figures: _Figures, width: int, glyphs: Glyphs) -> Iterator[Line]:
    counts = [nombre(len(run.files), "dossier", "dossiers"), *mentions.verdict_counts(run.files)]
    asked = f"Demandé au total{NBSP}: {euros(figures.asked)}"
    unknown = len(run.files) - figures.amounts
    if unknown:
        asked += f" ({nombre(unknown, 'montant inconnu', 'montants inconnus')})"
    chunks: list[Line] = [tuple(joined(counts, "titre", glyphs))]
    if figures.amounts:
        chunks.append(((asked, "titre"),))
    yield from side_by_side(chunks, width)
    if run.partial:
        chosen = nombre(len(run.selected), "règle choisie", "règles choisies")
        yield from flow([(f" Verdicts rendus sur {chosen} seulement", "avertissement")], width, hang=3)
    frequent = sorted(figures.rules.items(), key=lambda item: (-item[1], item[0]))[:_RULES_SHOWN]
    if frequent:
        title: Segment = (f" Règles les plus fréquentes, en nombre de dossiers{NBSP}: ", "")
        told = [f"{visible(rule)}{NBSP}({count})" for rule, count in frequent]
        yield from flow([title, *joined(told, "", glyphs)], width, hang=3)


def _unread(run: RunResult, width: int, glyphs: Glyphs) -> Iterator[Line]:
    if run.errors:
        title = nombre(len(run.errors), "fichier non contrôlé", "fichiers non contrôlés")
        yield from ((), ((f" {title}{NBSP}:", "titre"),))
        yield from unread_files(run.errors, width, glyphs)
        yield ()

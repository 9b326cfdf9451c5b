"""What a run found out: one result a dossier, one for the whole run. Reports read nothing else."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Collection, Iterator, Mapping
from dataclasses import field, replace
from decimal import Decimal
from enum import StrEnum
from typing import TYPE_CHECKING, Literal

from cvslint.findings import Finding, Severity
from cvslint.late_dataclass import late_dataclass

if TYPE_CHECKING:
    from cvslint.tableau import Portrait


class Verdict(StrEnum):
    """The state of a dossier in one word."""

    CONFORME = "conforme"
    RESERVES = "conforme_avec_reserves"
    NON_CONFORME = "non_conforme"
    ILLISIBLE = "illisible"


@late_dataclass
class CampagneInfo:
    """What a report says of the rule pack that judged a dossier.

    ``rubriques`` maps each section's key to its title, in the order of the form; ``date_limite`` is the last
    day for filing; ``maj`` the day of the pack; ``digest`` tells one state of its rules from another.
    """

    id: str
    titre: str
    version: str
    maj: str
    digest: str
    rubriques: Mapping[str, str]
    date_limite: dt.date | None = None


@late_dataclass
class Facts:
    """What a dossier says of itself; ``None`` where it cannot be read. Amounts in euros."""

    porteur: str | None = None
    siret: str | None = None
    statut: str | None = None
    intitule: str | None = None
    communes: tuple[str, ...] = ()
    montant_sollicite: Decimal | None = None
    total_charges: Decimal | None = None
    total_produits: Decimal | None = None


@late_dataclass
class NotEvaluated:
    """A rule that could not run, and the paths in the dossier (or rule codes) that kept it from running."""

    rule: str
    because: tuple[str, ...]


@late_dataclass
class DossierResult:
    """One checked file.

    ``path`` is relative to the current folder, with ``/`` everywhere. ``lines`` holds the source lines
    (1-based number to text, line end removed) at which a finding or a related place begins. ``personal`` are the
    texts of the dossier that tell who somebody is (name, e-mail, telephone, address), as written, longest first.
    """

    path: str
    verdict: Verdict
    findings: tuple[Finding, ...]
    lines: Mapping[int, str]
    facts: Facts = Facts()
    sha256: str = ""
    encoding: str = "utf-8"
    campagne: CampagneInfo | None = None
    passed: tuple[str, ...] = ()
    not_applicable: tuple[str, ...] = ()
    not_evaluated: tuple[NotEvaluated, ...] = ()
    personal: tuple[str, ...] = ()
    portrait: Portrait | None = None

    @property
    def active(self) -> tuple[Finding, ...]:
        """The findings that count: all but the silenced ones."""
        return tuple(finding for finding in self.findings if finding.suppressed is None)

    def count(self, severity: Severity) -> int:
        """How many findings of this level count."""
        return sum(finding.severity is severity for finding in self.active)


@late_dataclass
class RuleInfo:
    """What reports say of a rule itself: ``severity`` is the gravest that it may have in this run, ``summary`` what
    it looks at in one sentence, ``origin`` on what it rests (``appel``, ``lecture``, ``calcul``, ``identifiant`` or
    ``usage``), ``section`` the key of its part of the form, ``suppressible`` whether its findings may be silenced."""

    code: str
    name: str
    severity: Severity
    section: str
    summary: str
    why: str
    help: str
    source: str
    origin: str
    suppressible: bool = True


@late_dataclass
class FileError:
    """A file that could not be checked, with one French sentence that says why."""

    path: str
    kind: Literal["not-found", "unreadable", "internal"]
    message: str


@late_dataclass
class RunResult:
    """A whole run. ``partial``: a rule of the default set did not run, by choice.

    ``files`` may be larger than memory: read it from end to end, several times if need be, and keep nothing of it.
    ``parameters`` are the pack's parameters that the configuration changed, each with its value and its reason.
    ``describe`` gives the rules of the packs in use; their prose is read only when a report asks for it.
    ``packs`` are the packs in use where the run knows them, else the dossiers tell. ``unchecked`` is how many files an
    interruption left out.
    """

    version: str
    today: dt.date
    files: Collection[DossierResult]
    errors: tuple[FileError, ...] = ()
    partial: bool = False
    selected: tuple[str, ...] = ()
    parameters: Mapping[str, str] = field(default_factory=dict)
    describe: Callable[[], tuple[RuleInfo, ...]] = tuple
    packs: tuple[CampagneInfo, ...] | None = None
    unchecked: int = 0

    @property
    def rules(self) -> tuple[RuleInfo, ...]:
        """The rules of the packs in use, in their order: those that ran and those that read the file."""
        return self.describe()

    @property
    def campagnes(self) -> tuple[CampagneInfo, ...]:
        """The packs in use, in the order of their first dossier."""
        if self.packs is not None:
            return self.packs
        seen = {file.campagne.id: file.campagne for file in self.files if file.campagne is not None}
        return tuple(seen.values())


class MappedFiles(Collection[DossierResult]):
    """The results of a run, each changed by a function as it is read; nothing of them is kept."""

    def __init__(
        self, files: Collection[DossierResult], change: Callable[[DossierResult], DossierResult]
    ) -> None:
        self._files = files
        self._change = change

    def __iter__(self) -> Iterator[DossierResult]:
        return map(self._change, self._files)

    def __len__(self) -> int:
        return len(self._files)

    def __contains__(self, item: object) -> bool:
        return any(item == file for file in self)


def with_findings(result: DossierResult, findings: tuple[Finding, ...]) -> DossierResult:
    """The result with other findings, and the verdict that they give; what cannot be read stays unreadable."""
    unreadable = result.verdict is Verdict.ILLISIBLE
    return replace(result, findings=findings, verdict=result.verdict if unreadable else verdict_of(findings))


def verdict_of(findings: tuple[Finding, ...]) -> Verdict:
    """The verdict that the findings of a readable dossier give; silenced ones and `LOT` ones do not count."""
    levels = {f.severity for f in findings if f.suppressed is None and not f.rule.startswith("LOT")}
    if Severity.ERREUR in levels:
        return Verdict.NON_CONFORME
    return Verdict.RESERVES if Severity.AVERTISSEMENT in levels else Verdict.CONFORME

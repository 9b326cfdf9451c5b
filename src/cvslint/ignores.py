"""Rules set aside for some files: what the configuration says of them, applied to the result of a dossier."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path as FilePath

from cvslint.campagne.campagne import Campagne
from cvslint.findings import Finding, Suppression
from cvslint.globs import Pattern
from cvslint.late_dataclass import late_dataclass
from cvslint.result import DossierResult, with_findings
from cvslint.selection import codes_nommes


@late_dataclass
class PerFileIgnore:
    """One entry of ``per-file-ignores``: the patterns of the files, the selectors of the rules, and the reason."""

    files: tuple[str, ...]
    rules: tuple[str, ...]
    reason: str

    def covers(self, file: str, root: FilePath) -> bool:
        """Whether this entry speaks of a file; its patterns start from ``root``."""
        return any(Pattern(text, str(root)).matches(file) for text in self.files)

    def codes(self, campagne: Campagne) -> frozenset[str]:
        """The rules that this entry silences; those that nothing may silence are left out."""
        named = (code for selector in self.rules for code in codes_nommes(campagne, selector))
        return frozenset(code for code in named if campagne.regles[code].silenciable)


@late_dataclass
class PerFileIgnores:
    """All entries, applied in order; the first that covers a finding gives the reason.

    ``root`` is the absolute folder of the configuration.
    """

    entries: tuple[PerFileIgnore, ...]
    root: FilePath

    def __call__(self, result: DossierResult, campagne: Campagne) -> DossierResult:
        """The result with the findings that are set aside marked so, and its verdict."""
        reasons: dict[str, Suppression] = {}
        for entry in self.entries:
            if entry.covers(result.path, self.root):
                suppression = Suppression("config", entry.reason, None)
                for code in entry.codes(campagne):
                    reasons.setdefault(code, suppression)
        if not reasons:
            return result
        return with_findings(result, tuple(_silenced(f, reasons.get(f.rule)) for f in result.findings))


def _silenced(finding: Finding, suppression: Suppression | None) -> Finding:
    if suppression is None or finding.suppressed is not None:
        return finding
    return replace(finding, suppressed=suppression)

"""The text report: what a person reads on a terminal."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from cvslint.findings import Severity
from cvslint.french import NBSP, accord, euros, liste, nombre, visible
from cvslint.late_dataclass import late_dataclass
from cvslint.report import mentions
from cvslint.report.constat import STYLES, VERDICT_STYLES, finding_lines, suppressed_lines, to_fill_lines
from cvslint.report.flow import flow, side_by_side
from cvslint.report.foot import joined, provenance, unread_files
from cvslint.report.glyphs import Glyphs
from cvslint.report.styled import Line, Segment, Style
from cvslint.result import DossierResult, RunResult, Verdict

_BLANK: Line = ()

_PRAISE = "Rien à corriger, bravo."


def render(
    run: RunResult,
    *,
    width: int,
    verbose: bool,
    quiet: bool,
    glyphs: Glyphs,
    show_suppressed: bool = False,
) -> Iterator[Line]:
    """The report of a run in ``width`` columns, dossier by dossier.

    ``verbose`` shows infos, reasons, sources and the rules that did not run; ``quiet`` the verdicts only, one
    a dossier; ``show_suppressed`` lists what was silenced.
    """
    page = _Page(run, width, verbose, show_suppressed, glyphs)
    return page.verdicts() if quiet else page.whole()


@late_dataclass
class _Page:
    """One report being laid out: the run and the choices that all its parts share."""

    run: RunResult
    width: int
    verbose: bool
    show_suppressed: bool
    glyphs: Glyphs

    def verdicts(self) -> Iterator[Line]:
        for file in self.run.files:
            path: Segment = (f"{visible(file.path)}{NBSP}: ", "titre")
            levels = self._levels(file, hint="")
            gap: list[Segment] = [("   ", "")] if levels else []
            yield from flow([path, self._words(file), *gap, *levels], self.width, hang=2)
        yield from unread_files(self.run.errors, self.width, self.glyphs)

    def whole(self) -> Iterator[Line]:
        alone = len(self.run.files) == 1 and not self.run.errors
        for file in self.run.files:
            yield from self._file(file)
            if not alone:
                yield _BLANK
        if self.run.errors:
            yield (("Fichiers non contrôlés", "titre"),)
            yield from unread_files(self.run.errors, self.width, self.glyphs)
            yield _BLANK
        if len(self.run.files) > 1:
            yield from self._total()
        yield from provenance(self.run, self.width, self.glyphs)

    def _file(self, file: DossierResult) -> list[Line]:
        shown = [f for f in file.active if self.verbose or f.severity is not Severity.INFO]
        drawn = self._header(file)
        for title, findings in mentions.sections((f for f in shown if not f.to_fill), file.campagne):
            drawn += [_BLANK, ((title, "titre"),)]
            for finding in findings:
                drawn += finding_lines(
                    finding, file.lines, width=self.width, verbose=self.verbose, glyphs=self.glyphs
                )
        to_fill = [finding for finding in shown if finding.to_fill]
        if to_fill:
            drawn += [_BLANK, *to_fill_lines(to_fill, width=self.width, glyphs=self.glyphs)]
        silenced = [finding for finding in file.findings if finding.suppressed is not None]
        if silenced and self.show_suppressed:
            drawn += [_BLANK, *suppressed_lines(silenced, width=self.width, glyphs=self.glyphs)]
        if self.verbose:
            drawn += self._did_not_run(file)
        rule: Line = ((self.glyphs.rule * self.width, "discret"),)
        return [*drawn, _BLANK, rule, *side_by_side(self._verdict(file), self.width), *self._closing(file)]

    def _header(self, file: DossierResult) -> list[Line]:
        facts = file.facts
        title = [visible(file.path), visible(facts.intitule or "")]
        about = [
            visible(facts.porteur or ""),
            f"SIRET{NBSP}{mentions.siret_lisible(facts.siret)}" if facts.siret else "",
            f"{euros(facts.montant_sollicite)}{NBSP}demandés" if facts.montant_sollicite is not None else "",
        ]
        drawn = flow(self._joined(title, "titre"), self.width, hang=2)
        return drawn + flow(self._joined(about, ""), self.width, hang=2) if any(about) else drawn

    def _did_not_run(self, file: DossierResult) -> list[Line]:
        drawn: list[Line] = []
        if file.not_applicable:
            title = f"Règles qui ne s'appliquent pas à ce dossier{NBSP}: {', '.join(file.not_applicable)}"
            drawn += [_BLANK, *flow([(title, "discret")], self.width, hang=3)]
        if file.not_evaluated:
            title = f"Règles non évaluées{NBSP}: {len(file.not_evaluated)}"
            drawn += [_BLANK, ((title, "discret"),)]
        for skipped in file.not_evaluated:
            reason = f"dépend de {visible(liste(skipped.because))}" if skipped.because else ""
            drawn += self._dotted([skipped.rule, reason], "discret")
        return drawn

    def _verdict(self, file: DossierResult) -> list[Line]:
        levels = self._levels(file, hint="" if self.verbose else " (-v pour les voir)")
        rules = self._joined(self._rules(file), "discret")
        return [tuple(chunk) for chunk in ([self._words(file)], levels, rules) if chunk]

    def _words(self, file: DossierResult) -> Segment:
        return mentions.verdict_words(file, self.run), VERDICT_STYLES[file.verdict]

    def _levels(self, file: DossierResult, hint: str) -> list[Segment]:
        """How many findings of each level; ``hint`` follows the number of infos."""
        levels: list[Segment] = []
        for severity in Severity:
            count = mentions.level_count(file, severity)
            if count:
                levels += [(f" {self.glyphs.dot} ", "discret")] if levels else []
                levels.append((count + (hint if severity is Severity.INFO else ""), STYLES[severity]))
        return levels

    def _rules(self, file: DossierResult) -> list[str]:
        if file.verdict is Verdict.ILLISIBLE:
            return []
        checked, spared = mentions.rules_checked(file), len(file.not_applicable)
        skipped = len(file.not_evaluated)
        silenced = len(file.findings) - len(file.active)
        applies = accord(spared, "s'applique", "s'appliquent")
        return [
            nombre(checked, "règle vérifiée", "règles vérifiées"),
            f"{spared}{NBSP}ne {applies} pas à ce dossier" if spared else "",
            nombre(skipped, "non évaluée", "non évaluées") if skipped else "",
            nombre(silenced, "constat ignoré", "constats ignorés") if silenced else "",
            f"campagne {file.campagne.id}" if file.campagne and len(self.run.campagnes) > 1 else "",
        ]

    def _closing(self, file: DossierResult) -> list[Line]:
        """The last lines under a verdict: a word on it, what to mend first, the days left."""
        first = mentions.first_to_mend(file)
        # A finding across dossiers leaves the verdict conforme, yet is something to mend.
        praise = f"{_PRAISE} " if file.verdict is Verdict.CONFORME and first is None else ""
        closing = praise + mentions.CLOSING[file.verdict]
        drawn = flow([(f" {closing}", "")], self.width, hang=1) if closing else []
        days = mentions.days_left(file.campagne, self.run.today)
        if first is None:
            return drawn + (self._dotted([days[:1].upper() + days[1:]], "") if days else [])
        place = f"À corriger d'abord{NBSP}: {visible(first.rule)}, ligne{NBSP}{first.span.start.line}"
        detail: Line = ((f"Détail{NBSP}: cvslint rule {visible(first.rule)}", "discret"),)
        return drawn + side_by_side([tuple(self._joined([place, days], "")), detail], self.width)

    def _total(self) -> list[Line]:
        files = self.run.files
        failed = len(self.run.errors)
        counts = [nombre(len(files), "dossier", "dossiers"), *mentions.verdict_counts(files)]
        counts += [nombre(failed, "fichier non contrôlé", "fichiers non contrôlés")] if failed else []
        return self._dotted(counts, "titre")

    def _joined(self, texts: Iterable[str], style: Style) -> list[Segment]:
        return joined(texts, style, self.glyphs)

    def _dotted(self, texts: Iterable[str], style: Style) -> list[Line]:
        return flow([(" ", ""), *self._joined(texts, style)], self.width, hang=3)

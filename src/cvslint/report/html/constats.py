"""Findings on the page: whole with their excerpt, on one line when only left to fill in, with who silenced them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from cvslint.findings import Finding, Related, Severity
from cvslint.french import NBSP
from cvslint.late_dataclass import late_dataclass
from cvslint.report import mentions
from cvslint.report.html.apercu import Apercu
from cvslint.report.html.balises import ancre, ancre_de_regle, lignes, pliage, points, texte, titre
from cvslint.report.html.extrait import extrait
from cvslint.report.html.mots import NIVEAUX
from cvslint.result import DossierResult
from cvslint.span import TOP, format_path


@late_dataclass
class Constats:
    """The findings of one dossier; ``rangs`` gives each its rank by its identity, from 1."""

    file: DossierResult
    apercu: Apercu
    ici: str
    niveau: int
    rangs: Mapping[int, int]

    @classmethod
    def de(cls, file: DossierResult, apercu: Apercu, ici: str, niveau: int) -> Constats:
        """The findings of ``file``, whose anchor is ``ici``, under headings of level ``niveau``."""
        rangs = {id(constat): rang for rang, constat in enumerate(file.findings, start=1)}
        return cls(file, apercu, ici, niveau, rangs)

    def ancre(self, constat: Finding) -> str:
        """The anchor of a finding: that of its dossier, and its rank there."""
        return f"{self.ici}-{self.rangs[id(constat)]}"

    @property
    def graves(self) -> list[Finding]:
        """Errors and warnings that are no mere blanks."""
        return [c for c in self.file.active if c.severity is not Severity.INFO and not c.to_fill]

    @property
    def infos(self) -> list[Finding]:
        """What is only good to know."""
        return [c for c in self.file.active if c.severity is Severity.INFO and not c.to_fill]

    @property
    def blancs(self) -> list[Finding]:
        """What is only left to fill in."""
        return [constat for constat in self.file.active if constat.to_fill]

    def entiers(self, montres: Sequence[Finding]) -> Iterator[str]:
        """Findings whole, each under the title of its section."""
        for intitule, groupe in mentions.sections(montres, self.file.campagne):
            yield titre(self.niveau, texte(intitule))
            for constat in groupe:
                yield self._entier(constat)

    def _entier(self, constat: Finding) -> str:
        phrase = f"{niveau(constat.severity)} {texte(constat.message)}"
        aide = f'<p class="aide"><b>Que faire{NBSP}:</b> {lignes(constat.help)}</p>\n' if constat.help else ""
        return (
            f'<article class="constat {constat.severity}" id="{self.ancre(constat)}">\n'
            f"{titre(self.niveau + 1, phrase)}{self._ou(constat)}{extrait(constat, self.file.lines)}"
            f"{_ailleurs(constat)}{aide}{self._pourquoi(constat)}</article>\n"
        )

    def _ou(self, constat: Finding) -> str:
        code = f"<code>{texte(constat.rule)}</code> {texte(constat.name)}"
        place = _place(constat) if constat.span != TOP else ""
        chemin = f"<code>{texte(format_path(constat.path))}</code>" if constat.path else ""
        return f'<p class="ou">{points([code, place, chemin])}</p>\n'

    def _pourquoi(self, constat: Finding) -> str:
        """Why, and on what it rests: folded; told once for all dossiers where they share a list of rules."""
        regle = self.apercu.regles.get(constat.rule)
        if self.apercu.listees and regle is not None and constat.why == regle.why:
            cible = ancre_de_regle(constat.rule)
            return f'<p class="renvoi"><a href="#{cible}">Pourquoi{NBSP}: la règle {texte(constat.rule)}</a></p>\n'
        pourquoi = raisons(constat.why, constat.source, constat.origin)
        return pliage(f'Pourquoi<span class="lu"> {texte(constat.rule)}</span>', pourquoi) if pourquoi else ""

    def a_completer(self) -> Iterator[str]:
        """What is only left to fill in: a line each, from top to bottom of the text."""
        yield '<ul class="courts">\n'
        for constat in sorted(self.blancs, key=lambda constat: constat.sort_key):
            yield f'<li id="{self.ancre(constat)}">{_court(constat)}</li>\n'
        yield "</ul>\n"

    def ignores(self) -> Iterator[str]:
        """The findings that do not count, each with who silenced it and why."""
        yield '<ul class="courts">\n'
        for constat in self.file.findings:
            if constat.suppressed is not None:
                par = mentions.SILENCED_BY[constat.suppressed.by]
                ligne = (
                    f", ligne{NBSP}{constat.suppressed.line}" if constat.suppressed.line is not None else ""
                )
                motif = f"Ignoré {par}{ligne}{NBSP}: {texte(constat.suppressed.reason)}"
                yield f"<li>{_court(constat)}<br>{motif}</li>\n"
        yield "</ul>\n"


def niveau(severity: Severity) -> str:
    """A level as a word, with its sign before."""
    return f'<span class="niveau"><span aria-hidden="true">{NIVEAUX[severity]}</span> {severity}</span>'


def raisons(pourquoi: str, source: str, origine: str) -> str:
    """Why a rule is there, its place in the call, and on what it rests."""
    suite = [
        f"<p>{lignes(pourquoi)}</p>\n" if pourquoi else "",
        f"<p>Source{NBSP}: {texte(source)}</p>\n" if source else "",
        f"<p>Repose sur{NBSP}: {texte(mentions.ORIGINS[origine])}.</p>\n"
        if origine in mentions.ORIGINS
        else "",
    ]
    return "".join(suite)


def _court(constat: Finding) -> str:
    place = f"ligne{NBSP}{constat.span.start.line}"
    return points(
        [niveau(constat.severity), place, f"<code>{texte(constat.rule)}</code>", texte(constat.message)]
    )


def _place(constat: Finding) -> str:
    debut = constat.span.start
    return f"ligne{NBSP}{debut.line}, colonne{NBSP}{debut.column}"


def _ailleurs(constat: Finding) -> str:
    """The related places that lie in other dossiers."""
    autres = [place for place in constat.related if place.file is not None]
    if not autres:
        return ""
    return f'<p class="ailleurs">Voir aussi{NBSP}:</p>\n<ul>\n{"".join(_liens(autres))}</ul>\n'


def _liens(places: Sequence[Related]) -> Iterator[str]:
    for place in places:
        fichier = place.file or ""
        dit = f" ({texte(place.label)})" if place.label else ""
        yield (
            f'<li><a href="#{ancre(fichier)}">{texte(fichier)}</a>, '
            f"ligne{NBSP}{place.span.start.line}{dit}</li>\n"
        )

"""The Markdown report: for a merge request, a wiki page, or the summary of a GitHub job.

One dossier is shown at once; several as a table, then one part for each that has something to mend. Infos, and the
findings of a dossier that has many, are folded away.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import chain

from cvslint.findings import Finding, Severity
from cvslint.french import NBSP, accord, euros, nombre
from cvslint.report import mentions
from cvslint.report.markdown_cut import Block, cut
from cvslint.report.markdown_text import code, escape
from cvslint.result import DossierResult, RunResult, Verdict
from cvslint.span import format_path

FOLDED_BEYOND = 10
"""With more findings than this, those of a dossier are folded away."""

_DOT = " · "
_UNKNOWN = "–"
_TABLE = (
    "\n| Dossier | Porteur | Demandé | Erreurs | Avert. | Verdict |\n| :-- | :-- | --: | --: | --: | :-- |\n"
)

# The gravest dossiers first: what a report cut short must keep.
_GRAVEST_FIRST = ((Verdict.ILLISIBLE, Verdict.NON_CONFORME), (Verdict.RESERVES,), (Verdict.CONFORME,))
_AS_THEY_COME = (tuple(Verdict),)


def render(run: RunResult) -> Iterator[str]:
    """The whole report as GitHub-flavoured Markdown, dossiers in the order of the run."""
    yield _opening(run)
    for block in _body(run, _AS_THEY_COME):
        yield block.text
    yield _ending(run)


def summary(run: RunResult, limit: int) -> Iterator[str]:
    """The report in at most ``limit`` bytes of UTF-8, for a service that refuses a longer one.

    The gravest dossiers come first; a report that does not fit is cut after a whole finding, and says how many are
    left out. Nothing comes out when not even that sentence fits.
    """
    return cut(_opening(run), _body(run, _GRAVEST_FIRST), _ending(run), limit)


def _opening(run: RunResult) -> str:
    if len(run.files) == 1:
        return ""
    counts = mentions.verdict_counts(run.files)
    counts += (
        [nombre(len(run.errors), "fichier non contrôlé", "fichiers non contrôlés")] if run.errors else []
    )
    rest = f"\n{_DOT.join(counts)}\n" if counts else ""
    return f"## Contrôle de {nombre(len(run.files), 'dossier', 'dossiers')}\n{rest}"


def _body(run: RunResult, order: Iterable[Sequence[Verdict]]) -> Iterator[Block]:
    """The table, the files that could not be read, the dossiers; as many passes over them as ``order`` has groups."""
    several = len(run.files) > 1
    if several:
        yield Block(_TABLE)
        for verdicts in order:
            yield from (Block(_row(f, run), "row") for f in run.files if f.verdict in verdicts)
    if run.errors:
        yield Block("\n**Fichiers non contrôlés**\n\n")
        yield from (Block(f"- {code(e.path)}{_DOT}{escape(e.message)}\n", "error") for e in run.errors)
    for verdicts in order:
        for file in run.files:
            if file.verdict in verdicts and not (several and mentions.first_to_mend(file) is None):
                yield from _file(file, run, "###" if several else "##")


def _row(file: DossierResult, run: RunResult) -> str:
    asked = file.facts.montant_sollicite
    cells = (
        code(file.path),
        escape(file.facts.porteur or _UNKNOWN),
        euros(asked) if asked is not None else _UNKNOWN,
        str(file.count(Severity.ERREUR)),
        str(file.count(Severity.AVERTISSEMENT)),
        mentions.verdict_words(file, run),
    )
    return f"| {' | '.join(cells)} |\n"


def _file(file: DossierResult, run: RunResult, heading: str) -> Iterator[Block]:
    yield Block(_head(file, run, heading))
    to_mend = [finding for finding in file.active if finding.severity is not Severity.INFO]
    infos = [finding for finding in file.active if finding.severity is Severity.INFO]
    listed = (_section(title, group) for title, group in mentions.sections(to_mend, file.campagne))
    if len(to_mend) > FOLDED_BEYOND:
        yield from _folded(nombre(len(to_mend), "constat", "constats"), chain.from_iterable(listed))
    else:
        yield from chain.from_iterable(listed)
    if infos:
        title = nombre(len(infos), *mentions.LEVELS[Severity.INFO])
        yield from _folded(title, (Block(_finding(finding), "finding") for finding in infos))


def _head(file: DossierResult, run: RunResult, heading: str) -> str:
    facts = file.facts
    title = [code(file.path), escape(facts.intitule or "")]
    about = [
        escape(facts.porteur or ""),
        f"SIRET{NBSP}{escape(mentions.siret_lisible(facts.siret))}" if facts.siret else "",
        f"{euros(facts.montant_sollicite)}{NBSP}demandés" if facts.montant_sollicite is not None else "",
    ]
    verdict = [f"**{mentions.verdict_words(file, run)}**"]
    verdict += [mentions.level_count(file, severity) for severity in Severity]
    if file.verdict is not Verdict.ILLISIBLE:
        verdict.append(nombre(mentions.rules_checked(file), "règle vérifiée", "règles vérifiées"))
    lines = [f"{heading} {_joined(title)}", _joined(about), _joined(verdict), _joined(_next(file, run))]
    return "\n" + "\n".join(f"{line}\n" for line in lines if line)


def _next(file: DossierResult, run: RunResult) -> list[str]:
    """What to mend first, and the days left."""
    first = mentions.first_to_mend(file)
    days = mentions.days_left(file.campagne, run.today)
    if first is None:
        return [days[:1].upper() + days[1:]]
    return [f"À corriger d'abord{NBSP}: {escape(first.rule)}, ligne{NBSP}{first.span.start.line}", days]


def _section(title: str, findings: Iterable[Finding]) -> Iterator[Block]:
    yield Block(f"\n**{escape(title)}**\n\n")
    for finding in findings:
        yield Block(_finding(finding), "finding")


def _folded(title: str, blocks: Iterable[Block]) -> Iterator[Block]:
    # Markdown is read again inside HTML after an empty line.
    yield Block(f"\n<details>\n<summary>{title}</summary>\n\n")
    yield from blocks
    yield Block("\n</details>\n")


def _finding(finding: Finding) -> str:
    """A list item: level, code, name, place, sentence; then other places and the remedy, each on its line."""
    path = format_path(finding.path)
    place = f"ligne{NBSP}{finding.span.start.line}{f' ({code(path)})' if path else ''}"
    known = (f"**{finding.severity}**", code(finding.rule), escape(finding.name), place)
    lines = [f"{_joined(known)}{NBSP}: {escape(finding.message)}"]
    if finding.related:
        lines.append(f"Voir aussi{NBSP}: {', '.join(_others(finding))}")
    remedy = [escape(line) for line in finding.help.splitlines()]
    if remedy:
        lines += [f"**Que faire{NBSP}:** {remedy[0]}", *remedy[1:]]
    return f"- {'<br>'.join(lines)}\n"


def _others(finding: Finding) -> Iterator[str]:
    for other in sorted(finding.related, key=lambda related: related.span):
        elsewhere = f" de {code(other.file)}" if other.file is not None else ""
        yield f"ligne{NBSP}{other.span.start.line}{elsewhere} ({escape(other.label)})"


def _joined(texts: Iterable[str]) -> str:
    return _DOT.join(filter(None, texts))


def _ending(run: RunResult) -> str:
    """The parameters that the configuration changed, then where the report comes from."""
    changed = len(run.parameters)
    title = accord(changed, "Paramètre changé", "Paramètres changés") + f" par la configuration{NBSP}: "
    parameters = [f"{code(name)} = {escape(value)}" for name, value in run.parameters.items()]
    told = f"\n{title}{', '.join(parameters)}\n" if parameters else ""
    return f"{told}\n---\n\n{_joined(escape(part) for part in mentions.identity(run))}\n"

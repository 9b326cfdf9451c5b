"""One dossier on the page: its verdict, its facts, what to mend, its project, its budget, the rules that kept mum."""

from __future__ import annotations

from collections.abc import Iterator

from cvslint.findings import Severity
from cvslint.french import NBSP, accord, euros, liste, nombre
from cvslint.late_dataclass import late_dataclass
from cvslint.report import mentions
from cvslint.report.html.apercu import Apercu
from cvslint.report.html.balises import ancre, points, texte, titre
from cvslint.report.html.budget import budgets
from cvslint.report.html.constats import Constats
from cvslint.report.html.mots import NIVEAUX, SIGNES
from cvslint.report.html.projet import projet
from cvslint.report.html.regles import regles_du_dossier
from cvslint.result import DossierResult, RunResult, Verdict


def page_d_un_dossier(file: DossierResult, apercu: Apercu) -> Iterator[str]:
    """The page of the only dossier of a run."""
    yield '<header class="tete">\n'
    yield f'<p class="sur">Contrôle de <code>{texte(file.path)}</code></p>\n'
    yield titre(1, texte(file.facts.intitule or file.path))
    if file.campagne is not None:
        yield f'<p class="campagne">{texte(file.campagne.titre)}</p>\n'
    yield '</header>\n<main id="contenu" tabindex="-1">\n'
    vue = _Dossier.de(file, apercu, ancre(file.path), 2)
    yield from vue.verdict()
    yield from vue.faits()
    yield vue.sommaire()
    yield from vue.parties()
    yield "</main>\n"


def corps(file: DossierResult, apercu: Apercu, ici: str, niveau: int) -> Iterator[str]:
    """A dossier among others, under a heading of level ``niveau - 1``."""
    vue = _Dossier.de(file, apercu, ici, niveau)
    yield from vue.verdict()
    yield from vue.faits()
    yield from vue.parties()


def mot_du_verdict(file: DossierResult, run: RunResult) -> str:
    """The verdict in words, with its sign before."""
    return (
        f'<span class="mot {file.verdict}"><span aria-hidden="true">{SIGNES[file.verdict]}</span> '
        f"{texte(mentions.verdict_words(file, run))}</span>"
    )


@late_dataclass
class _Dossier:
    """One dossier being written; ``ici`` is its anchor, ``niveau`` the level of its headings."""

    file: DossierResult
    apercu: Apercu
    ici: str
    niveau: int
    constats: Constats

    @classmethod
    def de(cls, file: DossierResult, apercu: Apercu, ici: str, niveau: int) -> _Dossier:
        return cls(file, apercu, ici, niveau, Constats.de(file, apercu, ici, niveau + 1))

    def verdict(self) -> Iterator[str]:
        """The verdict at a glance, how much there is to mend, and what to begin with."""
        file = self.file
        yield f'<section class="verdict {file.verdict}">\n'
        yield titre(
            self.niveau, f'<span class="lu">Verdict{NBSP}: </span>{mot_du_verdict(file, self.apercu.run)}'
        )
        comptes = [
            f'<span class="{severity}"><span aria-hidden="true">{NIVEAUX[severity]}</span> {compte}</span>'
            for severity in Severity
            if (compte := mentions.level_count(file, severity))
        ]
        yield f'<p class="comptes">{points([*comptes, *self._regles()])}</p>\n'
        premier = mentions.first_to_mend(file)
        if premier is not None:
            lien = f"{texte(premier.rule)}, ligne{NBSP}{premier.span.start.line}"
            yield (
                f'<p>À corriger d\'abord{NBSP}: <a href="#{self.constats.ancre(premier)}">{lien}</a>. '
                f"{texte(premier.message)}</p>\n"
            )
        bravo = "Rien à corriger, bravo. " if file.verdict is Verdict.CONFORME and premier is None else ""
        jours = mentions.days_left(file.campagne, self.apercu.run.today)
        suite = [
            f"{bravo}{mentions.CLOSING[file.verdict]}",
            f"{jours[:1].upper()}{jours[1:]}." if jours else "",
        ]
        yield from (f"<p>{phrase}</p>\n" for phrase in suite if phrase)
        yield "</section>\n"

    def _regles(self) -> list[str]:
        file = self.file
        if file.verdict is Verdict.ILLISIBLE:
            return []
        epargnees, muettes = len(file.not_applicable), len(file.not_evaluated)
        ignores = len(file.findings) - len(file.active)
        verbe = accord(epargnees, "s'applique", "s'appliquent")
        return [
            nombre(mentions.rules_checked(file), "règle vérifiée", "règles vérifiées"),
            f"{epargnees}{NBSP}ne {verbe} pas à ce dossier" if epargnees else "",
            nombre(muettes, "non évaluée", "non évaluées") if muettes else "",
            nombre(ignores, "constat ignoré", "constats ignorés") if ignores else "",
        ]

    def faits(self) -> Iterator[str]:
        """Who asks how much, for where."""
        facts = self.file.facts
        connus = {
            "Structure": texte(facts.porteur or ""),
            "SIRET": mentions.siret_lisible(facts.siret) if facts.siret else "",
            "Montant demandé": euros(facts.montant_sollicite) if facts.montant_sollicite is not None else "",
            "Communes": texte(liste(facts.communes)),
        }
        if not any(connus.values()):
            return
        yield '<dl class="faits">\n'
        yield from (f"<div><dt>{nom}</dt><dd>{dit}</dd></div>\n" for nom, dit in connus.items() if dit)
        yield "</dl>\n"

    def sommaire(self) -> str:
        """Where to go on the page of one dossier."""
        liens = "".join(
            f'<li><a href="#{self.ici}-{cle}">{nom}</a></li>\n' for cle, nom, _ in self._presentes()
        )
        return f'<nav aria-label="Dans cette page">\n<ul>\n{liens}</ul>\n</nav>\n' if liens else ""

    def parties(self) -> Iterator[str]:
        """The parts that have something to show, each under its heading."""
        for cle, nom, morceaux in self._presentes():
            yield f'<section class="{cle}" id="{self.ici}-{cle}">\n{titre(self.niveau, nom)}'
            yield from morceaux
            yield "</section>\n"

    def _presentes(self) -> Iterator[tuple[str, str, Iterator[str]]]:
        """The key, title and pieces of each part."""
        file, constats, portrait = self.file, self.constats, self.file.portrait
        ignores = len(file.findings) - len(file.active)
        if constats.graves:
            yield "constats", f"Constats{NBSP}: {len(constats.graves)}", constats.entiers(constats.graves)
        if constats.blancs:
            yield "completer", f"À compléter{NBSP}: {len(constats.blancs)}", constats.a_completer()
        if constats.infos:
            yield "infos", f"Bon à savoir{NBSP}: {len(constats.infos)}", constats.entiers(constats.infos)
        if portrait is not None and (portrait.quartiers or portrait.ambitions):
            yield "projet", "Quartiers et ambitions", projet(portrait, self.niveau + 1)
        if portrait is not None and portrait.budgets:
            yield "budgets", "Budget", budgets(portrait, self.niveau + 1)
        if file.not_applicable or file.not_evaluated:
            yield "muettes", "Règles restées muettes", regles_du_dossier(file, self.apercu)
        if ignores:
            yield "ignores", f"Constats ignorés{NBSP}: {ignores}", constats.ignores()

"""One source, one result: read, type, run the rules, place the findings."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Mapping
from decimal import Decimal
from typing import TYPE_CHECKING, Any

from cvslint import causes
from cvslint.campagne.campagne import Campagne
from cvslint.campagne.message import texte as en_texte
from cvslint.campagne.regle import Cas, Regle
from cvslint.document.document import Document, read_document
from cvslint.document.fault import Fault
from cvslint.document.lines import split_lines
from cvslint.evaluation import Evaluation
from cvslint.facts import facts_of
from cvslint.findings import Edit, Finding, Fix, Related, Severity
from cvslint.french import NBSP, liste
from cvslint.identity import fingerprint
from cvslint.issues import MAX_CONSTATS, Bilan, Constat
from cvslint.late_dataclass import late_dataclass
from cvslint.lot import Empreinte, traces
from cvslint.model.dossier import DossierLu, lire_dossier
from cvslint.model.lecture import reste_a_remplir
from cvslint.model.recherche import Recherche
from cvslint.model.titres import titre_de
from cvslint.model.vues import Vues
from cvslint.personnes import textes_personnels
from cvslint.plan import plan_de
from cvslint.result import DossierResult, NotEvaluated, Verdict, verdict_of
from cvslint.silencing import Silence
from cvslint.span import TOP, Path, Span, format_path

if TYPE_CHECKING:
    from cvslint.tableau import Portrait


@late_dataclass(slots=False)
class Reglages:
    """What the user chose for a run: the day, the rules that run (codes), levels changed by code, and whether
    the directives that authors write in comments have an effect. ``portrait``: whether results come with the portrait
    of the dossier, which only the page shows."""

    aujourdhui: dt.date
    choisies: frozenset[str]
    gravites: Mapping[str, Severity]
    consignes: bool = True
    portrait: bool = False


class RegleEnPanne(Exception):
    """A check raised: a fault of the program or of the pack, never of the author; ``code`` names the rule, the text
    is the French sentence that says so."""

    def __init__(self, code: str) -> None:
        super().__init__(f"Panne du programme dans la règle {code}, votre saisie n'est pas en cause.")
        self.code = code


def check_document(document: Document, name: str, campagne: Campagne, reglages: Reglages) -> DossierResult:
    """The result of one dossier, shown as ``name``.

    Raises :class:`RegleEnPanne` for a broken check; never for what an author wrote.
    """
    return examine(document, name, campagne, reglages)[0]


def examine(
    document: Document, name: str, campagne: Campagne, reglages: Reglages
) -> tuple[DossierResult, list[Empreinte]]:
    """The result of one dossier, and the traces that it leaves for the rules that compare dossiers."""
    examen = _Examen(document, name, campagne, reglages)
    return examen.resultat(), examen.empreintes


def check_bytes(data: bytes, name: str, campagne: Campagne, reglages: Reglages) -> DossierResult:
    """The result of the dossier that ``data`` holds."""
    return check_document(read_document(data), name, campagne, reglages)


def without_campagne(document: Document, name: str, campagne: Campagne) -> DossierResult:
    """The result of a dossier that names no pack while several are installed: that is all there is to say."""
    examen = _Examen(document, name, campagne, Reglages(dt.date.min, frozenset(), {}))
    if document.root is not None:
        campagnes = campagne.parametres["campagnes"]
        values = {"campagnes": campagnes, "exemple": campagnes[0]}
        examen.findings.append(examen.de_faute(Fault("DEP001", "aucune", TOP, values=values)))
    return examen.assembler(Verdict.ILLISIBLE if document.root is None else None)


class _Examen:
    """One dossier under examination."""

    def __init__(self, document: Document, name: str, campagne: Campagne, reglages: Reglages) -> None:
        self.document = document
        self.name = name
        self.campagne = campagne
        self.reglages = reglages
        self.empreintes: list[Empreinte] = []
        self.repares: list[int] = []
        self.findings: list[Finding] = [self.de_faute(fault) for fault in document.faults]

    def resultat(self) -> DossierResult:
        if self.document.root is None:
            return self.assembler(Verdict.ILLISIBLE)
        lu = lire_dossier(self.document, self.campagne.formulaire)
        self.findings = [causes.a_remplir(f, lu.a_remplir) for f in self.findings]
        self.repares = causes.repares(self.findings)
        for fault in lu.faults:
            self._dire(self.de_faute(fault))
        vues = Vues(lu, self.campagne.formulaire)
        recherche = Recherche(lu.dossier, lu.illisibles, vues.table())
        bilan = self._evaluer(recherche, lu)
        silence = Silence(self.document, self.campagne) if self.reglages.consignes else None
        if silence is not None:
            self._taire(silence, bilan)
        self.empreintes += self._traces(recherche, silence)
        return self.assembler(
            None,
            facts=facts_of(lu, vues),
            personal=textes_personnels(lu.dossier),
            portrait=self._portrait(lu, vues),
            passed=tuple(bilan.passees),
            not_applicable=tuple(bilan.sans_objet),
            not_evaluated=tuple(
                NotEvaluated(code, tuple(dict.fromkeys(format_path(path) for path in issue.obstacles)))
                for code, issue in bilan.issues.items()
                if issue.obstacles
            ),
        )

    def _portrait(self, lu: DossierLu, vues: Vues) -> Portrait | None:
        if not self.reglages.portrait:
            return None
        from cvslint.portrait import portrait_of

        return portrait_of(lu, vues, self.campagne.formulaire)

    def assembler(self, verdict: Verdict | None, **contenu: Any) -> DossierResult:
        """The result: what the reading and the rules found, and what else there is to say, by the name of its field."""
        findings = tuple(sorted(self.findings, key=lambda finding: finding.sort_key))
        numbers = {f.span.start.line for f in findings} | {
            r.span.start.line for f in findings for r in f.related
        }
        lines = split_lines(self.document.source.text)
        return DossierResult(
            path=self.name,
            verdict=verdict or verdict_of(findings),
            findings=findings,
            lines={number: lines[number - 1] for number in sorted(numbers) if number <= len(lines)},
            sha256=self.document.sha256,
            encoding=self.document.source.encoding,
            campagne=self.campagne.info,
            **contenu,
        )

    def _evaluer(self, recherche: Recherche, lu: DossierLu) -> Bilan:
        evaluation = Evaluation(recherche, self.reglages.aujourdhui)
        for chemin in self._rubriques_absentes(lu):
            evaluation.manque(chemin)
        try:
            bilan = evaluation.evaluer(plan_de(self.campagne, self.reglages.choisies))
        except Exception as error:
            raise RegleEnPanne(evaluation.en_cours) from error
        issues = bilan.issues
        for code, issue in issues.items():
            if not issue.constats:
                continue
            cede_a = self.campagne.regles[code].cede_a
            gagnantes = [autre for autre in cede_a if autre in issues and issues[autre].constats]
            if gagnantes:
                issue.constats.clear()
                issue.obstacles.extend((autre,) for autre in gagnantes)
            for constat in list(issue.constats):
                if not self._dire(self._de_constat(constat)):
                    issue.constats.remove(constat)
                    issue.obstacles.append(constat.chemin)
        self._taire_la_suite(bilan)
        return bilan

    def _dire(self, finding: Finding) -> bool:
        """Adds a finding; not one that only says what a fault of YAML does to the value, which is then told there."""
        rang = causes.deja_dit(finding, self.findings, self.repares, self.document)
        if rang is None:
            self.findings.append(finding)
            return True
        self.findings[rang] = causes.avec_le_remede(self.findings[rang], finding)
        return False

    def _taire_la_suite(self, bilan: Bilan) -> None:
        """Says once that some rules have more findings than are told, and which rules."""
        suites = {code: issue.suivant for code, issue in bilan.issues.items() if issue.constats}
        lieux = {
            code: self._lieu(suite, self.document.trim(suite.chemin))
            for code, suite in suites.items()
            if suite is not None
        }
        if lieux:
            values = {"limite": MAX_CONSTATS, "regles": sorted(lieux)}
            self.findings.append(
                self.de_faute(Fault("YML004", "constats", min(lieux.values()), values=values))
            )

    def _taire(self, silence: Silence, bilan: Bilan) -> None:
        """Marks what the author silenced, and adds what there is to say of the directives themselves."""
        empechees = {code for code, issue in bilan.issues.items() if issue.obstacles or issue.suivant}
        # Whether a rule of the lot speaks depends on the dossiers beside this one: its directive is never idle.
        ont_juge = self.campagne.du_dossier & self.reglages.choisies if silence.directives else frozenset()
        self.findings, inutiles = silence.applied(self.findings, ont_juge - empechees)
        fautes = [*silence.faults, *inutiles]
        self.findings += [self.de_faute(faute) for faute in fautes if faute.code in self.reglages.choisies]

    def _traces(self, recherche: Recherche, silence: Silence | None) -> Iterator[Empreinte]:
        for regle in self.campagne.du_lot:
            code = regle.code
            if code in self.reglages.choisies:
                for trace, chemin in traces(regle, recherche, self.name):
                    span = self.document.place(chemin) or TOP
                    ligne = self.document.source.line(span.start.line)
                    tu = silence.suppression(code, span) if silence is not None else None
                    yield Empreinte(self.campagne.id, code, trace, chemin, span, ligne, tu)

    def _rubriques_absentes(self, lu: DossierLu) -> list[Path]:
        """``porteur`` or ``projet`` absent altogether: one finding each, told before any rule."""
        absentes: list[Path] = []
        if () in lu.illisibles:
            return absentes
        for nom in ("porteur", "projet"):
            chemin: Path = (nom,)
            if getattr(lu.dossier, nom) is None and chemin not in lu.illisibles:
                absentes.append(chemin)
                span = self.document.place(chemin) or TOP
                self.findings.append(self.de_faute(Fault("FMT005", "", span, chemin)))
        return absentes

    # -- from faults and constats to findings -------------------------------------------------------------

    def de_faute(self, fault: Fault) -> Finding:
        regle = self.campagne.regles[fault.code]
        related = tuple(Related(fault.path, span, label) for span, label in fault.related)
        return self._finding(
            regle,
            regle.cas_de(fault.case),
            fault.path,
            fault.span,
            dict(fault.values),
            related,
            a_remplir=fault.code == "FMT005",
            edits=fault.edits,
            certain=fault.sure if fault.edits else fault.certain,
        )

    def _de_constat(self, constat: Constat) -> Finding:
        chemin = self.document.trim(constat.chemin)
        related: list[Related] = []
        for lie, label in constat.lies:
            ici = self.document.trim(lie)
            place = self.document.place(ici)
            if place is not None:
                related.append(Related(ici, place, label))
        finding = self._finding(
            constat.regle,
            constat.cas,
            chemin,
            self._lieu(constat, chemin),
            dict(constat.valeurs),
            tuple(related),
            a_remplir=True,
        )
        return causes.blancs_en_cause(finding, constat, self.document, self.campagne.formulaire)

    def _lieu(self, constat: Constat, chemin: Path) -> Span:
        """Where a finding is shown that is written at ``chemin``."""
        span = self.document.key(chemin) if constat.a_la_cle else self.document.place(chemin)
        if span is None and constat.cas.lieu_si_absent is not None:
            span = self.document.place(constat.cas.lieu_si_absent.chemin)
        return span or TOP

    def _finding(
        self,
        regle: Regle,
        cas: Cas,
        chemin: Path,
        span: Span,
        valeurs: dict[str, object],
        related: tuple[Related, ...],
        *,
        a_remplir: bool,
        edits: tuple[Edit, ...] = (),
        certain: bool = False,
    ) -> Finding:
        valeurs.setdefault("champ", titre_de(chemin, self.campagne.formulaire.grille))
        aide = cas.aide.rediger(valeurs)
        proches = valeurs.get("proches")
        if isinstance(proches, list) and proches:
            aide = f"Vouliez-vous écrire {liste([f'«{NBSP}{mot}{NBSP}»' for mot in proches], 'ou')}{NBSP}? {aide}"
        if edits:
            fixes: tuple[Fix, ...] = (Fix(aide, "safe" if certain else "unsafe", edits),)
        else:
            # A dossier in which nothing is found does without.
            from cvslint.reparations.valeurs import AReparer, reparations

            controle = cas.appel.controle.nom if cas.appel is not None else ""
            trouve = AReparer(regle.code, cas.cle, controle, chemin, span, valeurs, certain)
            fixes = reparations(trouve, self.document, self.campagne.formulaire)
        return Finding(
            rule=regle.code,
            name=regle.nom,
            severity=self.reglages.gravites.get(regle.code, cas.gravite),
            section=regle.rubrique,
            message=cas.message.rediger(valeurs),
            path=chemin,
            span=span,
            help=aide,
            why=cas.pourquoi,
            source=regle.source,
            origin=regle.origine,
            related=related,
            context=_contexte(valeurs),
            fixes=fixes,
            to_fill=a_remplir and reste_a_remplir(self.document, chemin),
            fingerprint=fingerprint(regle.code, chemin, self.document, self.campagne.formulaire),
        )


def _contexte(valeurs: Mapping[str, object]) -> dict[str, str]:
    """The values of a message as a machine reads them: plain amounts, dates in ISO form."""
    return {nom: _machine(valeur) for nom, valeur in valeurs.items() if _simple(valeur) and nom != "champ"}


def _simple(valeur: object) -> bool:
    if isinstance(valeur, (list, tuple)):
        return all(isinstance(element, str) for element in valeur)
    return isinstance(valeur, (str, int, Decimal, dt.date))


def _machine(valeur: object) -> str:
    if isinstance(valeur, Decimal):
        return f"{valeur:.2f}"
    if isinstance(valeur, dt.date):
        return valeur.isoformat()
    return en_texte(valeur)

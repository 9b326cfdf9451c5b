"""A whole run on the page: totals, the table of its dossiers, then each dossier, then the rules."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import field
from decimal import Decimal

from cvslint.findings import Severity
from cvslint.french import NBSP, accord, euros, nombre
from cvslint.late_dataclass import late_dataclass
from cvslint.report import mentions
from cvslint.report.html.apercu import Apercu
from cvslint.report.html.balises import ancre, ancre_de_regle, montant, texte, titre
from cvslint.report.html.dossier import corps, mot_du_verdict
from cvslint.report.html.mots import SIGNES
from cvslint.report.html.regles import liste_des_regles
from cvslint.result import DossierResult, FileError, RunResult, Verdict

_REGLES_MONTREES = 10
_COLONNES = (
    ("texte", "Dossier"),
    ("texte", "Structure"),
    ("nombre", "Demandé"),
    ("nombre", "Charges = produits"),
    ("nombre", "Erreurs"),
    ("nombre", "Avertissements"),
    ("nombre", "Verdict"),
)
_RANGS = {verdict: rang for rang, verdict in enumerate(Verdict)}


@late_dataclass(frozen=False)
class _Decompte:
    """What is counted from dossier to dossier, so that none has to be kept."""

    verdicts: Counter[Verdict] = field(default_factory=Counter)
    demande: Decimal | None = None
    constats: Counter[str] = field(default_factory=Counter)
    dossiers: Counter[str] = field(default_factory=Counter)
    citees: set[str] = field(default_factory=set)

    def ajouter(self, file: DossierResult) -> None:
        """Counts one more dossier."""
        self.verdicts[file.verdict] += 1
        if file.facts.montant_sollicite is not None:
            self.demande = (self.demande or Decimal(0)) + file.facts.montant_sollicite
        codes = [constat.rule for constat in file.active if constat.severity is not Severity.INFO]
        self.constats.update(codes)
        self.dossiers.update(set(codes))
        self.citees.update(constat.rule for constat in file.findings)
        self.citees.update(file.not_applicable, (regle.rule for regle in file.not_evaluated))


def page_d_un_lot(run: RunResult) -> Iterator[str]:
    """The page of a run of several dossiers, or of files that could not be read."""
    decompte = _Decompte()
    for file in run.files:
        decompte.ajouter(file)
    regles = {regle.code: regle for regle in run.rules if regle.code in decompte.citees}
    apercu = Apercu(run, regles, listees=True)
    yield from _tete(run)
    yield '<main id="contenu" tabindex="-1">\n'
    yield from _ensemble(run, decompte, apercu)
    yield from _illisibles(run.errors)
    if len(run.files):
        yield from _table(run)
        yield '<section class="dossiers">\n<h2>Chaque dossier</h2>\n'
        for file in run.files:
            yield from _dossier(file, apercu)
        yield "</section>\n"
    if regles:
        yield '<section class="liste">\n<h2>Les règles citées</h2>\n<details>\n'
        yield f"<summary>{nombre(len(regles), 'règle', 'règles')}</summary>\n"
        yield from liste_des_regles(regles.values(), 3)
        yield "</details>\n</section>\n"
    yield "</main>\n"


def _tete(run: RunResult) -> Iterator[str]:
    yield '<header class="tete">\n<p class="sur">Contrôle d\'un lot de dossiers</p>\n'
    yield titre(1, nombre(len(run.files), "dossier contrôlé", "dossiers contrôlés"))
    for campagne in run.campagnes:
        yield f'<p class="campagne">{texte(campagne.titre)}</p>\n'
    yield "</header>\n"


def _ensemble(run: RunResult, decompte: _Decompte, apercu: Apercu) -> Iterator[str]:
    """The totals, and the rules that speak most."""
    yield '<section class="ensemble">\n<h2>Vue d\'ensemble</h2>\n<ul class="totaux">\n'
    for verdict in Verdict:
        combien = decompte.verdicts[verdict]
        if combien:
            dit = accord(combien, *mentions.VERDICT_COUNTS[verdict])
            signe = f'<span aria-hidden="true">{SIGNES[verdict]}</span>'
            yield f'<li class="{verdict}"><b>{combien}</b> <span>{signe} {dit}</span></li>\n'
    if run.errors:
        dit = accord(len(run.errors), "fichier non contrôlé", "fichiers non contrôlés")
        yield f'<li class="illisible"><b>{len(run.errors)}</b> <span>{dit}</span></li>\n'
    yield "</ul>\n"
    if decompte.demande is not None:
        yield f"<p>Demandé au total{NBSP}: <b>{euros(decompte.demande)}</b></p>\n"
    frequentes = sorted(decompte.constats, key=lambda code: (-decompte.dossiers[code], code))
    if frequentes:
        yield '<h3>Règles les plus fréquentes</h3>\n<ol class="frequentes">\n'
        for code in frequentes[:_REGLES_MONTREES]:
            yield f"<li>{_regle(code, apercu)}{_combien(code, decompte)}</li>\n"
        yield "</ol>\n"
    yield "</section>\n"


def _regle(code: str, apercu: Apercu) -> str:
    regle = apercu.regles.get(code)
    if regle is None:
        return f"<code>{texte(code)}</code>"
    return f'<a href="#{ancre_de_regle(code)}">{texte(code)}</a> {texte(regle.name)}'


def _combien(code: str, decompte: _Decompte) -> str:
    dossiers = nombre(decompte.dossiers[code], "dossier", "dossiers")
    constats = nombre(decompte.constats[code], "constat", "constats")
    return f" <small>{dossiers}, {constats}</small>"


def _illisibles(errors: tuple[FileError, ...]) -> Iterator[str]:
    if not errors:
        return
    yield '<section class="pannes">\n<h2>Fichiers non contrôlés</h2>\n<ul class="courts">\n'
    for error in errors:
        yield f"<li><code>{texte(error.path)}</code>{NBSP}: {texte(error.message)}</li>\n"
    yield "</ul>\n</section>\n"


def _table(run: RunResult) -> Iterator[str]:
    """One row a dossier. The script, where it runs, adds what sorts and filters it."""
    yield '<section class="lot">\n<h2 id="tableau">Les dossiers</h2>\n'
    yield from _filtres()
    entetes = "".join(f'<th scope="col" data-tri="{genre}">{nom}</th>' for genre, nom in _COLONNES)
    yield '<table class="lot" id="lot">\n<caption class="lu">Les dossiers et leur verdict</caption>\n'
    yield f"<thead><tr>{entetes}</tr></thead>\n<tbody>\n"
    for file in run.files:
        yield _rang(file, run)
    yield "</tbody>\n</table>\n</section>\n"


def _filtres() -> Iterator[str]:
    yield '<div class="filtres" id="filtres" role="search" aria-label="Filtrer les dossiers" hidden>\n'
    yield '<label>Chercher <input type="search" id="filtre-texte" autocomplete="off" spellcheck="false"></label>\n'
    yield '<label>Verdict <select id="filtre-verdict"><option value="">tous</option>'
    for verdict in Verdict:
        yield f'<option value="{_RANGS[verdict]}">{mentions.VERDICTS[verdict].lower()}</option>'
    yield '</select></label>\n<p id="filtre-compte" role="status"></p>\n</div>\n'


def _rang(file: DossierResult, run: RunResult) -> str:
    facts = file.facts
    intitule = f"<small>{texte(facts.intitule)}</small>" if facts.intitule else ""
    siret = f"<small>{mentions.siret_lisible(facts.siret)}</small>" if facts.siret else ""
    erreurs, avertissements = file.count(Severity.ERREUR), file.count(Severity.AVERTISSEMENT)
    return (
        f'<tr><th scope="row"><a href="#{ancre(file.path)}">{texte(file.path)}</a>{intitule}</th>'
        f"<td>{texte(facts.porteur or '')}{siret}</td>"
        f'<td data-v="{_cle(facts.montant_sollicite)}">{montant(facts.montant_sollicite)}</td>{_balance(file)}'
        f"<td>{erreurs}</td><td>{avertissements}</td>"
        f'<td data-v="{_RANGS[file.verdict]}">{mot_du_verdict(file, run)}</td></tr>\n'
    )


def _balance(file: DossierResult) -> str:
    """Both sides of the budget in one cell, ranged by what parts them."""
    charges, produits = file.facts.total_charges, file.facts.total_produits
    if charges is None or produits is None:
        return '<td data-v=""></td>'
    if charges == produits:
        return f'<td data-v="0">{montant(charges)}{NBSP}<span class="juste">✓</span></td>'
    ecart = abs(charges - produits)
    return f'<td data-v="{ecart}">{montant(charges)} <span class="faux">≠</span> {montant(produits)}</td>'


def _cle(euros_: Decimal | None) -> str:
    return "" if euros_ is None else f"{euros_:.2f}"


def _dossier(file: DossierResult, apercu: Apercu) -> Iterator[str]:
    ici = ancre(file.path)
    intitule = f" {texte(file.facts.intitule)}" if file.facts.intitule else ""
    nom = f"<code>{texte(file.path)}</code>{intitule}"
    yield f'<details class="dossier"><summary>{mot_du_verdict(file, apercu.run)}{titre(3, nom)}</summary>\n'
    # The anchor lies inside: a browser that follows it opens what is folded around it.
    yield f'<div class="corps" id="{ici}" tabindex="-1">\n'
    yield from corps(file, apercu, ici, 4)
    yield '<p class="retour"><a href="#tableau">Retour au tableau</a></p>\n</div>\n</details>\n'

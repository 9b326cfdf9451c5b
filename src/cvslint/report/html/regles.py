"""Rules on the page: those that a dossier did not need, those that could not run, and what each rule is."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from cvslint.french import NBSP, liste, nombre
from cvslint.report.html.apercu import Apercu
from cvslint.report.html.balises import ancre_de_regle, pliage, texte, titre
from cvslint.report.html.constats import raisons
from cvslint.result import DossierResult, NotEvaluated, RuleInfo


def regles_du_dossier(file: DossierResult, apercu: Apercu) -> Iterator[str]:
    """The rules that say nothing of a dossier, folded."""
    if file.not_evaluated:
        resume = nombre(len(file.not_evaluated), "règle non évaluée", "règles non évaluées")
        items = "".join(f"<li>{_nom(r.rule, apercu)}{_cause(r)}</li>\n" for r in file.not_evaluated)
        yield pliage(resume, f'<ul class="regles">\n{items}</ul>\n')
    if file.not_applicable:
        combien = len(file.not_applicable)
        resume = nombre(
            combien, "règle ne s'applique pas à ce dossier", "règles ne s'appliquent pas à ce dossier"
        )
        yield pliage(resume, _muettes(file.not_applicable, apercu))


def _muettes(codes: Sequence[str], apercu: Apercu) -> str:
    """Rules that have nothing to judge in a dossier; in a batch their codes alone, which its last part explains."""
    if apercu.listees:
        return f'<p class="regles">{texte(", ".join(codes))}</p>\n'
    items = "".join(f"<li>{_nom(code, apercu)}{_resume(code, apercu)}</li>\n" for code in codes)
    return f'<ul class="regles">\n{items}</ul>\n'


def _nom(code: str, apercu: Apercu) -> str:
    regle = apercu.regles.get(code)
    if regle is None:
        return f"<code>{texte(code)}</code>"
    if apercu.listees:
        return f'<a href="#{ancre_de_regle(code)}">{texte(code)}</a>'
    return f"<code>{texte(code)}</code> {texte(regle.name)}"


def _resume(code: str, apercu: Apercu) -> str:
    regle = apercu.regles.get(code)
    return f"<small>{texte(regle.summary)}</small>" if regle is not None else ""


def _cause(regle: NotEvaluated) -> str:
    if not regle.because:
        return ""
    return f", qui dépend de {liste(f'<code>{texte(cause)}</code>' for cause in regle.because)}"


def liste_des_regles(regles: Iterable[RuleInfo], niveau: int) -> Iterator[str]:
    """What each rule is, why it is there and on what it rests, once for all dossiers."""
    for regle in regles:
        yield f'<article class="regle" id="{ancre_de_regle(regle.code)}" tabindex="-1">\n'
        yield titre(niveau, f"<code>{texte(regle.code)}</code> {texte(regle.name)}")
        yield f"<p>{texte(regle.summary)}</p>\n{raisons(regle.why, regle.source, regle.origin)}"
        yield f"<p>Gravité{NBSP}: {regle.severity}.</p>\n</article>\n"

"""Checks that set the funders of a budget beside what the project declares of them."""

from __future__ import annotations

from cvslint.checks.controle import Anomalie, Anomalies, NonEvaluable, controle
from cvslint.french import fold
from cvslint.late_pattern import late_pattern
from cvslint.model.formulaire import Formulaire
from cvslint.model.projet import Metropolitain
from cvslint.model.vues_budget import ApportVue, BudgetVue, apports_de

_ENTRE_DEUX_MOTS = late_pattern(r"[\W_]+")


def _nomme(apport: ApportVue, libelles: list[str]) -> bool:
    """Whether the author's words for the money hold one of the names ``libelles``."""
    if not libelles or not apport.financement.precisions:
        return False
    dits = f" {_ENTRE_DEUX_MOTS.sub(' ', fold(' '.join(apport.financement.precisions.values()))).strip()} "
    return any(f" {fold(libelle)} " in dits for libelle in libelles)


@controle()
def apport_nomme(valeur: ApportVue, *, libelles: list[str]) -> Anomalies:
    """Le financement n'est pas nul et l'un de `libelles` figure dans ce qui en est dit (sert de condition)."""
    if valeur.cellule is None or not _nomme(valeur, libelles):
        yield Anomalie()


@controle()
def quelque_apport(
    valeur: BudgetVue,
    *,
    financeurs: list[str] | None = None,
    genres: list[str] | None = None,
    libelles: list[str] | None = None,
) -> Anomalies:
    """Le budget a un montant non nul de l'un des `financeurs`, de l'un des `genres`, ou nommé par `libelles`."""
    for apport in apports_de(valeur):
        declare = apport.financeur in (financeurs or ()) or apport.genre in (genres or ())
        if apport.cellule is not None and (declare or _nomme(apport, libelles or [])):
            return
    illisibles = tuple(chemin for chemin in valeur.illisibles if chemin[:1] == ("produits",) or not chemin)
    if illisibles:
        yield NonEvaluable(illisibles)
    else:
        yield Anomalie()


@controle(donne=("noms",))
def assez_de_villes(
    valeur: Metropolitain,
    *,
    communes: list[str] | None,
    min: int,
    associees: bool = False,
    formulaire: Formulaire,
) -> Anomalies:
    """Le projet concerne au moins `min` communes, ou il est à la fois expérimental et voué à l'essaimage.

    Une commune associée est comptée avec celle dont elle relève, ou à part si `associees` vaut oui.
    """
    experimental = valeur.experimental is not None and valeur.experimental.avere is True
    if experimental and valeur.essaimage is not None and valeur.essaimage.prevu is True:
        return
    noms = list(communes or ())
    n = len(noms) if associees else len(formulaire.communes_legales(noms))
    if n < min:
        yield Anomalie({"noms": noms})

"""Checks on the ambitions that a project chooses (annexe 2)."""

from __future__ import annotations

from collections.abc import Iterator

from cvslint.checks.controle import Anomalie, Anomalies, NonEvaluable, controle
from cvslint.french import fold
from cvslint.model.formulaire import Ambition, Formulaire
from cvslint.model.projet import ChoixAmbition


@controle(donne=("enjeu",))
def enjeu_connu(valeur: ChoixAmbition, *, formulaire: Formulaire) -> Anomalies:
    """L'enjeu écrit avec l'ambition est l'un de ceux du formulaire, par son numéro ou par son titre."""
    if valeur.enjeu is not None and formulaire.enjeu(valeur.enjeu) is None:
        yield Anomalie({"enjeu": valeur.enjeu}, champ="enjeu")


@controle(donne=("enjeu", "ambition", "attendu"))
def enjeu_de_l_ambition(valeur: ChoixAmbition, *, formulaire: Formulaire) -> Anomalies:
    """L'enjeu écrit avec l'ambition est bien celui dont elle relève."""
    ambition = _ambition(valeur, formulaire)
    enjeu = formulaire.enjeu(valeur.enjeu) if valeur.enjeu is not None else None
    if ambition is not None and enjeu is not None and ambition.enjeu != enjeu.id:
        valeurs = {"enjeu": valeur.enjeu, "ambition": ambition.id, "attendu": ambition.enjeu}
        yield Anomalie(valeurs, champ="enjeu", lies=((("id",), "ambition choisie"),))


@controle(donne=("ambition",))
def ambitions_distinctes(valeur: tuple[ChoixAmbition | None, ...], *, formulaire: Formulaire) -> Anomalies:
    """Aucune ambition n'est choisie deux fois, même écrite autrement (son numéro, puis son titre)."""
    vues: dict[str, int] = {}
    for rang, ambition in _ambitions(valeur, formulaire):
        if ambition.id in vues:
            lies = (((vues[ambition.id], "id"), "première fois"),)
            yield Anomalie({"ambition": ambition.id}, champ="id", rang=rang, lies=lies)
        vues.setdefault(ambition.id, rang)


@controle(donne=("noms",))
def ambition_autonome(valeur: tuple[ChoixAmbition | None, ...], *, formulaire: Formulaire) -> Anomalies:
    """Une ambition au moins se comprend seule, sans celles que l'appel range autour d'elle."""
    choisies = [ambition for _, ambition in _ambitions(valeur, formulaire)]
    if choisies and not any(ambition.autonome for ambition in choisies):
        yield Anomalie({"noms": [f"{a.id} ({a.titre})" for a in choisies]})


@controle()
def ambition_evoque(
    valeur: ChoixAmbition,
    *,
    ambition: str,
    debuts: list[str],
    resume: str | None,
    interet: str | None,
    formulaire: Formulaire,
) -> Anomalies:
    """L'ambition `ambition`, si elle est choisie, s'accompagne d'un mot qui commence comme l'un de `debuts`.

    Le mot est cherché dans la réponse à l'ambition et dans les textes `resume` et `interet`.
    """
    choisie = _ambition(valeur, formulaire)
    if choisie is None or choisie.id != ambition:
        return
    textes = [fold(texte) for texte in (valeur.justification, resume, interet) if texte is not None]
    if any(_contient_un_debut(texte, debuts) for texte in textes):
        return
    if valeur.justification is None:
        yield NonEvaluable((("justification",),))
    else:
        yield Anomalie(champ="justification")


def _contient_un_debut(texte: str, debuts: list[str]) -> bool:
    mots = " " + "".join(signe if signe.isalnum() else " " for signe in texte)
    return any(f" {fold(debut)}" in mots for debut in debuts)


def _ambition(choix: ChoixAmbition, formulaire: Formulaire) -> Ambition | None:
    return formulaire.ambition(choix.id) if choix.id is not None else None


def _ambitions(
    choix: tuple[ChoixAmbition | None, ...], formulaire: Formulaire
) -> Iterator[tuple[int, Ambition]]:
    for rang, element in enumerate(choix):
        ambition = _ambition(element, formulaire) if element is not None else None
        if ambition is not None:
            yield rang, ambition

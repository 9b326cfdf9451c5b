"""Checks on the referents whom the author says to have asked (annexe 1)."""

from __future__ import annotations

from collections.abc import Iterator

from cvslint.checks.controle import Anomalie, Anomalies, NonEvaluable, controle
from cvslint.model.formulaire import Formulaire, noms_de_communes
from cvslint.model.projet import Referent

_Referents = tuple[Referent | None, ...]


@controle(donne=("manquantes",), lit_absent=True)
def referents_des_communes(
    valeur: _Referents | None,
    *,
    type: str,
    communes: list[str] | None,
    sauf: list[str] | None = None,
    formulaire: Formulaire,
) -> Anomalies:
    """Un référent de ce `type` est sollicité pour chacune de `communes`, celles de `sauf` mises à part.

    Une commune associée vaut celle dont elle relève. Un contact peut couvrir plusieurs communes ; celui qui n'en
    nomme aucune vaut pour un projet d'une seule commune.
    """
    attendues = _par_commune_legale(communes or (), formulaire)
    dispensees = formulaire.communes_legales(sauf or ())
    couvertes: set[str] = set()
    for rang, referent in _de_type(valeur or (), type):
        noms = _communes_de(referent)
        legales = [formulaire.commune_legale(nom) for nom in noms]
        if None in legales:
            yield NonEvaluable(((rang,),))
            return
        couvertes.update(legale for legale in legales if legale is not None)
        if not noms and len(attendues) == 1:
            couvertes.update(attendues)
    manquantes = [
        n for legale, n in attendues.items() if legale not in couvertes and legale not in dispensees
    ]
    if manquantes:
        yield Anomalie({"manquantes": manquantes})


@controle()
def contact_de_type(valeur: _Referents, *, type: str, date: bool = False) -> Anomalies:
    """La liste a un contact de ce `type`, avec une date si `date` vaut oui."""
    if not any(not date or referent.date is not None for _, referent in _de_type(valeur, type)):
        yield Anomalie()


def _de_type(referents: _Referents, type: str) -> Iterator[tuple[int, Referent]]:
    for rang, referent in enumerate(referents):
        if referent is not None and referent.type == type:
            yield rang, referent


def _communes_de(referent: Referent) -> list[str]:
    textes = [referent.commune, *(referent.communes or ())]
    return [nom for texte in textes if texte is not None for nom in noms_de_communes(texte)]


def _par_commune_legale(noms: list[str] | tuple[str, ...], formulaire: Formulaire) -> dict[str, str]:
    """Each legal commune with the first name under which the project has it."""
    attendues: dict[str, str] = {}
    for nom in noms:
        legale = formulaire.commune_legale(nom)
        if legale is not None:
            attendues.setdefault(legale, nom)
    return attendues

"""Checks on the indicators by which a project is to be followed."""

from __future__ import annotations

from cvslint.checks.controle import Anomalie, Anomalies, controle
from cvslint.french import fold
from cvslint.late_pattern import late_pattern
from cvslint.model.projet import Indicateur

_ATTENDUS = {
    "libelle": "le libellé",
    "cible": "la cible",
    "unite": "l'unité",
    "source": "la source",
    "frequence": "la fréquence",
}
_AVEC_UNITE = late_pattern(r"\d\s*[^\W\d_]|[%€]")
_SEXES = late_pattern(r"\b(?:femmes?|hommes?|filles?|garcons?|meres?|peres?|sexes?|genres?)\b")
_QPV = late_pattern(
    r"\bqpv\b|\bquartiers? prioritaires?\b|\bhabitant(?:e|es|s|.es|\(e\)s)? (?:du|des) quartiers?\b"
)


@controle(donne=("manquants", "nom"))
def indicateur_exploitable(valeur: Indicateur) -> Anomalies:
    """L'indicateur a un libellé, une cible, une unité, une source et une fréquence.

    L'unité peut être écrite dans la cible (« 50 % », « 70 personnes »).
    """
    manquants = [champ for champ in _ATTENDUS if getattr(valeur, champ) is None]
    if "unite" in manquants and valeur.cible is not None and _AVEC_UNITE.search(valeur.cible):
        manquants.remove("unite")
    if manquants:
        valeurs = {
            "manquants": [_ATTENDUS[champ] for champ in manquants],
            "nom": valeur.libelle or "sans libellé",
        }
        yield Anomalie(valeurs, champ=manquants[0] if len(manquants) == 1 else None)


@controle(donne=("manques",))
def indicateurs_ventiles(valeur: tuple[Indicateur | None, ...]) -> Anomalies:
    """Un indicateur au moins est sexué, et un autre ou le même porte sur les habitants des quartiers."""
    indicateurs = [indicateur for indicateur in valeur if indicateur is not None]
    libelles = [fold(indicateur.libelle or "") for indicateur in indicateurs]
    manques = []
    if not (any(i.sexue is True for i in indicateurs) or any(map(_SEXES.search, libelles))):
        manques.append("les femmes des hommes")
    if not (any(i.qpv is True for i in indicateurs) or any(map(_QPV.search, libelles))):
        manques.append("les habitants des quartiers prioritaires du reste du public")
    if indicateurs and manques:
        yield Anomalie({"manques": manques})

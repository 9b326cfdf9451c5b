"""Checks against the closed lists and the tables of the form."""

from __future__ import annotations

from collections.abc import Iterator

from cvslint.checks.controle import Anomalie, Anomalies, controle
from cvslint.french import fold, nearest
from cvslint.late_pattern import late_pattern
from cvslint.model.ecritures import mots_reunis, numeros
from cvslint.model.formulaire import Formulaire, ListeFermee

_PROCHES = 3
"""How many words are suggested at most."""
_EXCLUSION = late_pattern(r"\b(?:sauf|hors|hormis|excepte|a l'exception|sans)\b")
_MOT_QUI_COMPTE = late_pattern(
    r"\b(?!ambitions?\b|enjeux?\b|numero\b|avec\b|dans\b|pour\b)[^\W\d_](?:[^\W\d_]|-){3,}"
)
_ASSEZ_EN_COMMUN = 0.5
"""The share of the words of a text that must stand in a title for the title to be suggested."""


@controle(donne=("possibles", "proches"))
def parmi(valeur: str, *, liste: ListeFermee, tus: list[str] | None = None) -> Anomalies:
    """Le mot est l'un de ceux de la liste fermée `liste` du formulaire.

    Les mots de `tus` sont acceptés sans être donnés comme possibles : l'appel ne les nomme pas.
    """
    if liste.canonique(valeur) is None:
        libelles = {ecriture: libelle for mot, libelle in liste.mots.items() for ecriture in (mot, libelle)}
        proches = [libelles[ecriture] for ecriture in nearest(valeur, libelles, len(libelles))]
        possibles = [libelle for mot, libelle in liste.mots.items() if mot not in (tus or ())]
        yield Anomalie({"possibles": possibles, "proches": list(dict.fromkeys(proches))[:_PROCHES]})


@controle()
def est_parmi(valeur: object, *, valeurs: list[str]) -> Anomalies:
    """La valeur est l'une de `valeurs` (sert de condition)."""
    return (Anomalie(),) if str(valeur) not in valeurs else ()


@controle(donne=("manquants",), lit_absent=True)
def contient(
    valeur: tuple[object, ...] | None, *, valeurs: list[str], liste: ListeFermee | None = None
) -> Anomalies:
    """La liste contient chacun des mots de `valeurs`, que `liste` permet de citer par leur libellé.

    Avec `liste`, un même texte peut en réunir plusieurs : « nos salariés et bénévoles ».
    """
    mots = liste.mots if liste is not None else {}
    donnes = {mot for texte in valeur or () for mot in _mots_donnes(str(texte), liste)}
    manquants = [mots.get(mot, mot).lower() for mot in valeurs if mot not in donnes]
    if manquants:
        yield Anomalie({"manquants": manquants})


def _mots_donnes(texte: str, liste: ListeFermee | None) -> Iterator[str]:
    """The text itself, and the words of the list that it joins, unless it leaves some out."""
    yield texte
    if liste is not None and _EXCLUSION.search(fold(texte)) is None:
        for morceau in (*mots_reunis(texte), *texte.split()):
            mot = liste.canonique(morceau)
            if mot is not None:
                yield mot


@controle(donne=("autres",))
def mot_seul(valeur: tuple[str | None, ...], *, mot: str, liste: ListeFermee) -> Anomalies:
    """Quand la liste contient `mot`, elle ne contient rien d'autre. `liste` donne les mots du message."""
    autres = [autre for autre in dict.fromkeys(valeur) if autre is not None and autre != mot]
    if mot in valeur and autres:
        yield Anomalie({"autres": [liste.mots.get(autre, autre).lower() for autre in autres]})


@controle(donne=("proches",))
def campagne_installee(valeur: str, *, campagnes: list[str]) -> Anomalies:
    """La campagne nommée par le dossier est l'une de celles qui sont installées."""
    if valeur not in campagnes:
        yield Anomalie({"proches": nearest(valeur, campagnes)})


@controle(donne=("proches",))
def ambition_connue(valeur: str, *, formulaire: Formulaire) -> Anomalies:
    """L'ambition est l'une de celles du formulaire, par son numéro ou par son titre."""
    if formulaire.ambition(valeur) is not None:
        return
    yield Anomalie({"proches": _ambitions_proches(valeur, formulaire)})


def _ambitions_proches(valeur: str, formulaire: Formulaire) -> list[str]:
    """The ambitions that a text may mean, each as « 5.6 (title) »: by number, by near title, by common words."""
    ambitions = {ambition.id: ambition for ambition in formulaire.ambitions}
    titres = {ambition.titre: ambition.id for ambition in formulaire.ambitions}
    ecrits = numeros(valeur)
    ids = (
        [numero for numero in ecrits if numero in ambitions]
        or [titres[titre] for titre in nearest(valeur, titres)]
        or _par_mots_communs(valeur, formulaire)
        or [proche for numero in ecrits or [valeur] for proche in nearest(numero, ambitions)]
    )
    return [f"{numero} ({ambitions[numero].titre})" for numero in dict.fromkeys(ids)][:_PROCHES]


def _par_mots_communs(valeur: str, formulaire: Formulaire) -> list[str]:
    """The ids of the ambitions whose words hold half of those of ``valeur``, best titles first."""
    mots = set(_MOT_QUI_COMPTE.findall(fold(valeur)))
    rangs = []
    for ambition in formulaire.ambitions:
        au_titre, en_tout = (
            len(mots & set(_MOT_QUI_COMPTE.findall(fold(texte))))
            for texte in (ambition.titre, f"{ambition.titre} {ambition.texte}")
        )
        if en_tout and en_tout >= _ASSEZ_EN_COMMUN * len(mots):
            rangs.append((-au_titre, -en_tout, ambition.id))
    return [rang[-1] for rang in sorted(rangs)]

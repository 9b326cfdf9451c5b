"""What was typed, made what is written in the dossier: a number of a list becomes its word, several words a list."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence

from cvslint.campagne.campagne import Campagne
from cvslint.french import fold, nearest
from cvslint.gabarit.commentaires import AMBITION, QUARTIER
from cvslint.gabarit.demandes import Demande
from cvslint.gabarit.ecriture import Valeur
from cvslint.gabarit.rangement import est_vierge

Choix = tuple[tuple[str, str], ...]
"""Words that may be answered, each with its label."""

_ENTRE_DEUX = re.compile(r"\s*[,;]\s*|\s+et\s+")
_NUMEROS = re.compile(r"\d+(?:\s+\d+)+")
_MIN_CHERCHE = 3
"""From how many letters on a word is looked for inside names."""


def reponse(demande: Demande, saisie: str, choix: Choix, campagne: Campagne) -> Valeur:
    """What ``saisie`` means as the answer; ``choix`` is the list whose numbers may be typed."""
    liste = demande.question.champ.mots if demande.question is not None else ""
    if demande.mode == "mots":
        morceaux = saisie.split() if _NUMEROS.fullmatch(saisie) else _ENTRE_DEUX.split(saisie)
        mots = (campagne.formulaire.mot(liste, _mot(morceau, choix)) for morceau in morceaux if morceau)
        return list(dict.fromkeys(mots))
    if demande.mode == "carte":
        cle, _, valeur = saisie.rpartition(":")
        present = demande.present if isinstance(demande.present, Mapping) else {}
        gardes = {nom: contenu for nom, contenu in present.items() if not est_vierge(contenu)}
        return {**gardes, cle.strip(): valeur.strip()} if cle.strip() else saisie
    return campagne.formulaire.mot(liste, _mot(saisie, choix))


def choix_de(demande: Demande, campagne: Campagne) -> Choix:
    """All that may be answered to a question, when that is a list."""
    chemin = demande.question.chemin if demande.question is not None else ()
    if chemin == AMBITION:
        return tuple((a.id, a.titre) for a in campagne.formulaire.ambitions)
    if chemin == QUARTIER:
        return tuple((q.nom, f"{q.nom} ({', '.join(q.communes)})") for q in campagne.formulaire.quartiers)
    return demande.choix


def propositions(demande: Demande, saisie: str, choix: Choix, campagne: Campagne) -> Choix:
    """What may have been meant by a text that the list does not know: names that hold it, or are near it.

    ``choix`` is the list whose numbers may be typed.
    """
    tous = choix_de(demande, campagne)
    if demande.mode != "valeur" or not tous or _connue(demande, _mot(saisie, choix), campagne):
        return ()
    chemin = demande.question.chemin if demande.question is not None else ()
    if chemin == QUARTIER:
        noms = set(_quartiers(saisie, campagne))
    elif chemin == AMBITION:
        noms = set(_ambitions(saisie, campagne))
    else:
        noms = set()
    if not noms:
        proches = nearest(saisie, [texte for mot in tous for texte in mot])
        noms = {mot for mot, titre in tous if mot in proches or titre in proches}
    return tuple(un for un in tous if un[0] in noms)


def _connue(demande: Demande, saisie: str, campagne: Campagne) -> bool:
    formulaire = campagne.formulaire
    chemin = demande.question.chemin if demande.question is not None else ()
    if chemin == QUARTIER:
        return formulaire.quartier(saisie) is not None
    if chemin == AMBITION:
        return formulaire.ambition(saisie) is not None
    fermee = formulaire.listes.get(demande.question.champ.mots) if demande.question is not None else None
    return fermee is not None and fermee.canonique(saisie) is not None


def _quartiers(saisie: str, campagne: Campagne) -> Iterator[str]:
    cherche = fold(saisie)
    for quartier in campagne.formulaire.quartiers_vecus(saisie):
        yield quartier.nom
    if len(cherche) >= _MIN_CHERCHE:
        for quartier in campagne.formulaire.quartiers:
            dits = (quartier.nom, *quartier.communes, *quartier.alias, *quartier.noms_vecus)
            if any(cherche in fold(dit) for dit in dits):
                yield quartier.nom


def _ambitions(saisie: str, campagne: Campagne) -> Iterator[str]:
    mots = [mot for mot in fold(saisie).split() if len(mot) > _MIN_CHERCHE]
    for ambition in campagne.formulaire.ambitions:
        dit = fold(f"{ambition.titre} {ambition.texte}")
        if mots and all(mot in dit for mot in mots):
            yield ambition.id


def _mot(saisie: str, choix: Choix) -> str:
    """The word that a number of the list stands for, or that a label spells; else what was typed.

    Words that are numbers themselves (« 5.6 ») have no other.
    """
    mots = [mot for mot, _ in choix]
    if saisie in mots:
        return saisie
    rang = None if mots and mots[0][:1].isdigit() else numero(saisie, mots)
    if rang is not None:
        return mots[rang]
    return next((mot for mot, titre in choix if fold(saisie) in (fold(mot), fold(titre))), saisie)


def numero(saisie: str, choix: Sequence[object]) -> int | None:
    """The rank (from 0) that a typed number stands for in a list."""
    if saisie.isascii() and saisie.isdecimal() and 0 < int(saisie) <= len(choix):
        return int(saisie) - 1
    return None

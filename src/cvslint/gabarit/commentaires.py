"""The comments above each field of the dossier: its title, what is asked, an example, where the call asks it."""

from __future__ import annotations

import re
import textwrap
from collections.abc import Iterable, Iterator

from cvslint.campagne.campagne import Campagne
from cvslint.french import NBSP, liste
from cvslint.gabarit.champs import CheminType
from cvslint.gabarit.ecriture import scalaire
from cvslint.gabarit.plan import Question

LARGEUR = 100
"""Where comments are wrapped (columns)."""

_LIEN = "\0"
"""Stands for a no-break space while lines are wrapped, which would cut there."""

_LIE = re.compile(f"(?<=«) | (?=[»:;?!])|{NBSP}")
_EXEMPLE_MAX = 150
FORMES = {
    "ouinon": "Répondez oui ou non.",
    "date": "Une date, avec son jour, son mois et son année.",
    "montant": "Un montant en euros.",
    "entier": "Un nombre entier.",
    "annee": "Une année à quatre chiffres.",
}
"""How each kind of value is written."""

_PARENTHESE = re.compile(r"\(([^()]+)\)$")
AMBITION: CheminType = ("projet", "ambitions", "[]", "id")
QUARTIER: CheminType = ("projet", "territoires", "[]", "quartier")


def commentaire(question: Question, campagne: Campagne) -> list[str]:
    """The lines of the comment of one field, without margin nor ``#``."""
    phrases = [f"{majuscule(question.champ.titre)}."]
    if question.etat == "facultative":
        phrases.append("Facultatif.")
    phrases += [aide(question), _forme(question, campagne)]
    lignes = [" ".join(phrase for phrase in phrases if phrase)]
    if question.exemple and not question.valeur:
        lignes += _exemple(question)
    lignes += choix_longs(question, campagne)
    return lignes


def _exemple(question: Question) -> Iterator[str]:
    elements = question.exemple.split("\n")
    if question.champ.genre != "liste":
        # As it is to be written, so that it can be copied.
        yield f"Exemple{NBSP}: {scalaire(abrege(question.exemple))}"
        return
    yield f"Exemple{NBSP}:"
    yield from (f"  - {scalaire(abrege(element))}" for element in elements)


def aide(question: Question) -> str:
    """What the rulebook says to write there; nothing for a block, whose fields say it."""
    if question.consigne is None or question.champ.genre in ("bloc", "budget") or question.valeur:
        return ""
    return question.consigne.aide


def source(question: Question) -> str:
    """The place in the call: that of the rule that asks, else the one that the model gives of a block."""
    presentation = question.champ.presentation
    if question.champ.element is not None:
        presentation = question.champ.element.presentation
    entre = _PARENTHESE.search(presentation)
    if entre is not None:
        return entre[1]
    return question.consigne.source if question.consigne is not None else ""


def _forme(question: Question, campagne: Campagne) -> str:
    if question.valeur:
        return ""
    fermee = campagne.formulaire.listes.get(question.champ.mots)
    if fermee is not None:
        combien = "Un ou plusieurs mots" if question.champ.genre == "liste" else "Au choix"
        return f"{combien}{NBSP}: {liste(fermee.mots, 'ou')}."
    return FORMES.get(question.champ.genre, "")


def choix_longs(question: Question, campagne: Campagne) -> list[str]:
    """The ambitions and the quartiers of the call, one a line."""
    if question.chemin == AMBITION:
        return [f"  {ambition.id}  {ambition.titre}" for ambition in campagne.formulaire.ambitions]
    if question.chemin == QUARTIER:
        return [f"  {q.nom} ({liste(q.communes)})" for q in campagne.formulaire.quartiers]
    return []


def abrege(texte: str) -> str:
    """A text cut at a word when it is long."""
    return textwrap.shorten(texte, _EXEMPLE_MAX, placeholder=" …")


def majuscule(texte: str) -> str:
    """A text that begins a sentence."""
    return texte[:1].upper() + texte[1:]


def en_commentaire(lignes: Iterable[str], retrait: int) -> Iterator[str]:
    """Lines behind ``#``, each wrapped; what is set off by spaces stays so."""
    marge = " " * retrait + "# "
    for ligne in lignes:
        nu = ligne.lstrip()
        decalage = " " * (len(ligne) - len(nu))
        pliees = textwrap.wrap(
            _LIE.sub(_LIEN, nu),
            max(LARGEUR, retrait + 40),
            initial_indent=marge + decalage,
            subsequent_indent=marge + decalage + ("  " if decalage else ""),
            break_on_hyphens=False,
            break_long_words=False,
        )
        yield from (pliee.replace(_LIEN, NBSP) for pliee in pliees)

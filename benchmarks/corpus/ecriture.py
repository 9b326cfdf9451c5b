"""Writing a dossier as people type one: comments, plain and quoted texts, prose blocks, short blocks on one line."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

LARGEUR = 88
"""How wide prose is written, in characters, its indent apart."""

_PLAT = re.compile(r"[^\W_](?:[^:#]|:(?! |$)|(?<! )#)*", re.ASCII | re.DOTALL)
_FLUX = re.compile(r"[\[\]{},\"]")
_LETTRE_ACCENTUEE = re.compile(r"[^\x00-\x7f]")


class Flux(dict[str, "Valeur"]):
    """A block written on one line, between braces."""


class Suite(list["Valeur"]):
    """A list written on one line, between brackets."""


@dataclass(frozen=True, slots=True)
class Code:
    """A text that is always quoted, because it looks like a number."""

    texte: str


@dataclass(frozen=True, slots=True)
class Prose:
    """A text over several lines: its sentences, and the sign that opens it (``|-`` or ``>-``)."""

    phrases: list[str]
    signe: str = "|-"


@dataclass(frozen=True, slots=True)
class Note:
    """A short value with a comment at the end of its line."""

    valeur: str | int | Code
    note: str


Valeur = str | int | Code | Prose | Note | Mapping[str, "Valeur"] | Sequence["Valeur"]
"""What can be written: a text, a number, or a block, a list, and the forms above."""


def ecrire(dossier: Mapping[str, Valeur]) -> Iterator[str]:
    """The lines of a dossier, each with its line end: its blocks are parted by blank lines."""
    for n, (cle, valeur) in enumerate(dossier.items()):
        if n:
            yield "\n"
        yield from _paire(cle, valeur, 0)


def lignes_de_liste(valeurs: Sequence[Valeur], retrait: int) -> Iterator[str]:
    """The lines of the items of a list, ``retrait`` spaces from the left."""
    for valeur in valeurs:
        tiret = " " * retrait + "- "
        if isinstance(valeur, Mapping) and not isinstance(valeur, Flux):
            texte = "".join(_lignes_de_bloc(valeur, retrait + 2))
            yield tiret + texte[retrait + 2 :]
        else:
            yield f"{tiret}{en_ligne(valeur)}\n"


def _lignes_de_bloc(bloc: Mapping[str, Valeur], retrait: int) -> Iterator[str]:
    for cle, valeur in bloc.items():
        yield from _paire(cle, valeur, retrait)


def _paire(cle: str, valeur: Valeur, retrait: int) -> Iterator[str]:
    debut = f"{' ' * retrait}{cle}:"
    if isinstance(valeur, Prose):
        yield f"{debut} {valeur.signe}\n"
        marge = " " * (retrait + 2)
        for ligne in _couper(" ".join(valeur.phrases), LARGEUR - retrait):
            yield f"{marge}{ligne}\n"
    elif isinstance(valeur, Note):
        yield f"{debut} {en_ligne(valeur.valeur)}  # {valeur.note}\n"
    elif isinstance(valeur, Mapping) and not isinstance(valeur, Flux):
        yield debut + "\n"
        yield from _lignes_de_bloc(valeur, retrait + 2)
    elif isinstance(valeur, Sequence) and valeur and not isinstance(valeur, (str, Suite)):
        yield debut + "\n"
        yield from lignes_de_liste(valeur, retrait + 2)
    else:
        yield f"{debut} {en_ligne(valeur)}\n"


def en_ligne(valeur: Valeur, *, flux: bool = False) -> str:
    """A value on one line; ``flux`` when it stands between braces or brackets, where a comma parts values."""
    if isinstance(valeur, int):
        return str(valeur)
    if isinstance(valeur, Code):
        return f'"{valeur.texte}"'
    if isinstance(valeur, str):
        return _texte(valeur, flux=flux)
    if isinstance(valeur, Mapping):
        paires = (f"{cle}: {en_ligne(sous, flux=True)}" for cle, sous in valeur.items())
        return "{" + ", ".join(paires) + "}"
    assert isinstance(valeur, Sequence), valeur
    return "[" + ", ".join(en_ligne(sous, flux=True) for sous in valeur) + "]"


def _texte(texte: str, *, flux: bool) -> str:
    premier = _LETTRE_ACCENTUEE.sub("a", texte[:1])
    nu = _PLAT.fullmatch(premier + texte[1:]) is not None and not texte.endswith((" ", ":"))
    if nu and not (flux and _FLUX.search(texte)):
        return texte
    return '"' + texte.replace("\\", "\\\\").replace('"', '\\"') + '"'


def _couper(texte: str, largeur: int) -> Iterator[str]:
    ligne = ""
    for mot in texte.split(" "):
        if ligne and len(ligne) + 1 + len(mot) > largeur:
            yield ligne
            ligne = mot
        else:
            ligne = f"{ligne} {mot}" if ligne else mot
    yield ligne

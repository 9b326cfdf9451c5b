"""Values as YAML text: unquoted where that is safe, else in double quotes, so that nothing is taken away."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Mapping, Sequence

Valeur = str | Sequence["Valeur"] | Mapping[str, "Valeur"]
"""What may be written at a place: a text, a list, a block."""

PAS = 2
"""How far the lines of a block stand to the right of its key (columns)."""

_SUR = re.compile(r"[^\W_][^:#\n]*")
_CLE_SURE = re.compile(r"[a-z][a-z0-9_]*")


def scalaire(texte: str, *, guillemets: bool = False) -> str:
    """``texte`` as a value on one line; ``guillemets`` puts quotes around it whatever it is."""
    texte = texte.strip()
    if texte and not guillemets and _SUR.fullmatch(texte) and all(map(_lisible, texte)):
        return texte
    return '"' + "".join(map(_echappe, texte)) + '"'


def cle(texte: str) -> str:
    """``texte`` as a key."""
    return texte if _CLE_SURE.fullmatch(texte) else scalaire(texte, guillemets=True)


def lignes(valeur: Valeur, retrait: int) -> Iterator[str]:
    """A list or a block, line by line, its first column after ``retrait`` spaces."""
    marge = " " * retrait
    if isinstance(valeur, str):
        yield marge + scalaire(valeur)
    elif isinstance(valeur, Mapping):
        for nom, contenu in valeur.items():
            yield from _entree(f"{marge}{cle(nom)}:", contenu, retrait)
    else:
        for element in valeur:
            dedans = list(lignes(element, retrait + PAS))
            yield f"{marge}- {dedans[0].lstrip() if dedans else ''}".rstrip()
            yield from dedans[1:]


def _entree(debut: str, contenu: Valeur, retrait: int) -> Iterator[str]:
    if isinstance(contenu, str):
        yield f"{debut} {scalaire(contenu)}" if contenu.strip() else debut
    else:
        yield debut
        yield from lignes(contenu, retrait + PAS)


def _lisible(caractere: str) -> bool:
    return unicodedata.category(caractere)[0] not in "CZ" or caractere in " \u00a0\u202f"


def _echappe(caractere: str) -> str:
    if caractere in '"\\':
        return "\\" + caractere
    if _lisible(caractere):
        return caractere
    code = ord(caractere)
    return f"\\x{code:02x}" if code < 0x100 else f"\\u{code:04x}" if code < 0x10000 else f"\\U{code:08x}"

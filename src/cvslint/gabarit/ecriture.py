"""Values as YAML text: unquoted where that is safe, else in double quotes, so that nothing is taken away."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Mapping, Sequence
from functools import lru_cache

from cvslint.document.document import Document, read_document
from cvslint.document.nodes import MappingNode, Node, ScalarNode, SequenceNode

Valeur = str | Sequence["Valeur"] | Mapping[str, "Valeur"]
"""What may be written at a place: a text, a list, a block."""

PAS = 2
"""How far the lines of a block stand to the right of its key (columns)."""

_SUR = re.compile(r"[^\W_][^:#\n]*")
_MAL_CONVERTI = re.compile("[ÂÃÅâ](?=[^\x00-\x7f])")
"""How « é » begins once it was converted twice: the reader takes such letters for that, an escape never is."""

_COURTS = {'"': '\\"', "\\": "\\\\", "\n": "\\n", "\t": "\\t"}
_CLE_SURE = re.compile(r"[a-z][a-z0-9_]*")


def scalaire(texte: str, *, guillemets: bool = False) -> str:
    """``texte`` as a value on one line; ``guillemets`` puts quotes around it whatever it is."""
    simple = texte == texte.strip() and _SUR.fullmatch(texte) and all(map(_lisible, texte))
    douteux = {trouve.start() for trouve in _MAL_CONVERTI.finditer(texte)}
    if simple and not guillemets and not douteux:
        return texte
    ecrits = (_code(lettre) if rang in douteux else _echappe(lettre) for rang, lettre in enumerate(texte))
    return f'"{"".join(ecrits)}"'


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
            dedans = list(lignes(element, retrait + PAS)) if element else []
            yield f"{marge}- {dedans[0].lstrip() if dedans else ''}".rstrip()
            yield from dedans[1:]


def _entree(debut: str, contenu: Valeur, retrait: int) -> Iterator[str]:
    if isinstance(contenu, str):
        yield f"{debut} {scalaire(contenu)}" if contenu.strip() else debut
    else:
        yield debut
        yield from lignes(contenu, retrait + PAS)


def valeur_de(node: Node | None) -> Valeur:
    """What is written at a node, as texts, lists and blocks; what cannot be read is empty."""
    if isinstance(node, ScalarNode):
        return node.text
    if isinstance(node, SequenceNode):
        return [valeur_de(item) for item in node.items]
    if isinstance(node, MappingNode):
        return {nom: valeur_de(contenu) for nom, (_, contenu) in node.entries.items()}
    return ""


@lru_cache(maxsize=4)
def lire(texte: str) -> Document:
    """The document that a text is; the text before an answer and the one after it are each looked at many times."""
    return read_document(texte.encode("utf-8", "surrogatepass"))


def lue(texte: str) -> Valeur:
    """What a whole text says."""
    return valeur_de(lire(texte).root)


def _lisible(caractere: str) -> bool:
    return unicodedata.category(caractere)[0] not in "CZ" or caractere in " \u00a0\u202f"


def _echappe(caractere: str) -> str:
    if caractere in _COURTS:
        return _COURTS[caractere]
    return caractere if _lisible(caractere) else _code(caractere)


def _code(caractere: str) -> str:
    code = ord(caractere)
    return f"\\x{code:02x}" if code < 0x100 else f"\\u{code:04x}" if code < 0x10000 else f"\\U{code:08x}"

"""The word lists of a pack: big, and of no use until a check looks a word up."""

from __future__ import annotations

from collections.abc import Container, Iterable
from functools import cached_property

from cvslint.campagne.fautes import FauteDePack, PackInvalide
from cvslint.campagne.fichiers import Fichier


class Lexique(Container[str]):
    """The words of one list, read from its text when the first one is looked for."""

    def __init__(self, texte: str) -> None:
        self.texte = texte

    @cached_property
    def _mots(self) -> frozenset[str]:
        from cvslint.checks.langue.infinitifs import lire_infinitifs

        return lire_infinitifs(self.texte)

    def __contains__(self, mot: object) -> bool:
        return mot in self._mots


def lexiques(textes: Iterable[Fichier]) -> dict[str, Lexique]:
    """The word lists of a pack, each under the name of its file. Raises :class:`PackInvalide`."""
    trouves: dict[str, Lexique] = {}
    for fichier in textes:
        try:
            trouves[fichier.chemin.stem] = Lexique((fichier.octets or b"").decode("utf-8"))
        except UnicodeDecodeError:
            faute = FauteDePack(fichier.chemin, 1, "cette liste de mots n'est pas en UTF-8")
            raise PackInvalide([faute]) from None
    return trouves

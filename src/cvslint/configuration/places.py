"""On which line a TOML file writes each of its keys: ``tomllib`` does not say."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cached_property
from pathlib import Path as FilePath
from typing import Any

from cvslint.late_dataclass import late_dataclass

Cle = tuple[str | int, ...]
"""A key from the top of the file, items of a list by their rank from 0."""

_PEUT_FINIR = ("]", "}", '"""', "'''")


@late_dataclass(slots=False)
class Source:
    """The text of a configuration; ``prefixe`` is the table that holds it, empty for a file of its own."""

    fichier: FilePath
    texte: str
    prefixe: Cle = ()

    def ligne(self, cle: Cle, contient: str = "") -> int | None:
        """The line (from 1) that writes a key, or the nearest key above it; ``None`` when no line does.

        ``contient`` looks for the line, among those of a long value, that has this text.
        """
        entiere = (*self.prefixe, *cle)
        while entiere and entiere not in self._lignes:
            entiere = entiere[:-1]
        if not entiere or (cle and len(entiere) <= len(self.prefixe)):
            return None
        premiere, derniere = self._lignes[entiere]
        lignes = self.texte.split("\n")
        for numero in range(premiere, derniere + 1):
            if contient and contient in lignes[numero - 1]:
                return numero
        return premiere

    def ecrit(self, cle: Cle) -> bool:
        """Whether the file writes this key."""
        return (*self.prefixe, *cle) in self._lignes

    @cached_property
    def _lignes(self) -> dict[Cle, tuple[int, int]]:
        return _lignes(self.texte)


def _lignes(texte: str) -> dict[Cle, tuple[int, int]]:
    """The first and the last line of what writes each key.

    The text is sound: a statement is whole as soon as the lines read since the one before it are TOML of their own.
    """
    import tomllib

    trouvees: dict[Cle, tuple[int, int]] = {}
    tableaux: dict[Cle, int] = {}
    table: Cle = ()
    morceau: list[str] = []
    for numero, ligne in enumerate(texte.split("\n"), start=1):
        if not morceau and (not ligne.strip() or ligne.lstrip().startswith("#")):
            continue
        morceau.append(ligne)
        if len(morceau) > 1 and not any(fin in ligne for fin in _PEUT_FINIR):
            continue
        try:
            lu = tomllib.loads("\n".join(morceau))
        except tomllib.TOMLDecodeError:
            continue
        etendue = (numero - len(morceau) + 1, numero)
        if morceau[0].lstrip().startswith("["):
            table = _entete(lu, tableaux)
            trouvees.setdefault(table, etendue)
        else:
            for cle in _cles(lu, table):
                trouvees.setdefault(cle, etendue)
        morceau = []
    return trouvees


def _entete(lu: dict[str, Any], tableaux: dict[Cle, int]) -> Cle:
    """The key that a line like ``[a.b]`` or ``[[a]]`` opens; ``tableaux`` holds the last rank of each list."""
    chemin: Cle = ()
    reste: Any = lu
    while isinstance(reste, dict) and reste:
        ((cle, reste),) = reste.items()
        chemin = (*chemin, cle)
        if isinstance(reste, list):
            tableaux[chemin] = tableaux.get(chemin, -1) + 1
        if chemin in tableaux:
            chemin = (*chemin, tableaux[chemin])
    return chemin


def _cles(lu: Any, base: Cle) -> Iterator[Cle]:
    paires = lu.items() if isinstance(lu, dict) else enumerate(lu) if isinstance(lu, list) else ()
    for cle, valeur in paires:
        yield (*base, cle)
        yield from _cles(valeur, (*base, cle))

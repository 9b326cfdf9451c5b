"""Message templates: names in braces, with agreement, euros, dates and lists, and nothing else.

``{n}`` · ``{total:euros}`` · ``{jour:date}`` · ``{noms:liste}`` · ``{noms:choix}`` (« a » ou « b ») ·
``{n:accord:objectif|objectifs}`` · ``{motif:suite}`` (« : motif », or nothing).
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Callable, Mapping
from decimal import Decimal
from typing import Any

from cvslint.french import NBSP, accord, date_longue, euros, liste, visible
from cvslint.late_dataclass import late_dataclass

_TROU = re.compile(
    r"\{(?P<nom>[a-z_]+)(?::(?P<format>[a-z]+)(?::(?P<un>[^|{}]*)\|(?P<plusieurs>[^|{}]*))?)?\}"
)


def texte(valeur: object) -> str:
    """A value as reports show it, safe to print."""
    if isinstance(valeur, bool):
        return "oui" if valeur else "non"
    if isinstance(valeur, Decimal):
        return euros(valeur)
    if isinstance(valeur, dt.date):
        return date_longue(valeur)
    if isinstance(valeur, (list, tuple)):
        return liste([texte(element) for element in valeur])
    return "" if valeur is None else visible(str(valeur))


def _choix(valeur: Any) -> str:
    return liste([f"«{NBSP}{texte(element)}{NBSP}»" for element in valeur], "ou")


def _suite(valeur: Any) -> str:
    return f"{NBSP}: {texte(valeur)}" if valeur else ""


_FORMATS: Mapping[str, Callable[[Any], str]] = {
    "euros": texte,
    "date": texte,
    "liste": texte,
    "choix": _choix,
    "suite": _suite,
}


@late_dataclass
class Modele:
    """A template."""

    texte: str

    @property
    def noms(self) -> frozenset[str]:
        """The names of the values that it needs."""
        return frozenset(trou["nom"] for trou in _TROU.finditer(self.texte))

    def rediger(self, valeurs: Mapping[str, object]) -> str:
        """The sentence for these values; foreign text in it is safe to print."""
        if "{" not in self.texte:
            return self.texte
        phrase = _TROU.sub(lambda trou: _remplir(trou, valeurs), self.texte)
        # A clause that asks a question ends the sentence by itself.
        return phrase.removesuffix(".") if phrase.endswith("?.") else phrase


def sans_trous(ecrit: str) -> str:
    """A template as people read it: each hole shown as « … », which also closes the sentence that it ends."""
    sans_accords = re.sub(r"\{[a-z_]+:accord:([^|{}]*)\|[^|{}]*\}", r"\1", ecrit)
    troue = re.sub(r"\{[a-z_]+(:(?!suite)[a-z]+)?\}", "…", sans_accords)
    return re.sub(r"…\.(?!\S)", "…", re.sub(r"\{[a-z_]+:suite\}", "", troue))


def lire_modele(ecrit: str) -> Modele:
    """The template written as ``ecrit``.

    Raises ``ValueError`` with a French sentence when a brace or a format is wrong.
    """
    for trou in _TROU.finditer(ecrit):
        format_ = trou["format"]
        if format_ is not None and format_ != "accord" and format_ not in _FORMATS:
            raise ValueError(f"« {format_} » n'est pas un format ({', '.join(('accord', *_FORMATS))})")
        if (format_ == "accord") != (trou["un"] is not None):
            raise ValueError("l'accord s'écrit {n:accord:singulier|pluriel}")
    if "{" in (reste := _TROU.sub("", ecrit)) or "}" in reste:
        raise ValueError("une accolade ne s'écrit que pour nommer une valeur, comme {n} ou {total:euros}")
    return Modele(ecrit)


def _remplir(trou: re.Match[str], valeurs: Mapping[str, object]) -> str:
    valeur = valeurs.get(trou["nom"])
    if trou["format"] == "accord":
        n = (
            valeur
            if isinstance(valeur, (int, Decimal))
            else len(valeur)
            if isinstance(valeur, (list, tuple))
            else 0
        )
        return accord(n, trou["un"], trou["plusieurs"])
    return texte(valeur) if trou["format"] is None else _FORMATS[trou["format"]](valeur)

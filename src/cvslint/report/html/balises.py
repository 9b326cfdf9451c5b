"""What every part of the page is made with: foreign text made harmless, anchors, amounts, headings."""

from __future__ import annotations

import hashlib
import html
import re
from collections.abc import Iterable
from decimal import Decimal
from functools import lru_cache

from cvslint.french import euros, visible

_FIN_DE_LIGNE = re.compile(r"\r\n|\r|\n")
_HORS_ANCRE = re.compile(r"[^a-z0-9]+")
_ANCRE_LISIBLE = 40
_EMPREINTE = 10


@lru_cache(maxsize=4096)
def texte(ecrit: str) -> str:
    """Any text, safe between tags and in a quoted attribute: unseen characters are shown, markup is escaped."""
    return html.escape(visible(ecrit), quote=True)


def lignes(ecrit: str) -> str:
    """The same for a text of several lines, which stay apart (the style shows line ends)."""
    return "\n".join(texte(ligne) for ligne in _FIN_DE_LIGNE.split(ecrit.strip("\r\n")))


def ancre(chemin: str) -> str:
    """The anchor of a dossier: always the same for the same path, made of letters, digits and dashes only."""
    lisible = _HORS_ANCRE.sub("-", chemin.lower())[-_ANCRE_LISIBLE:].strip("-")
    empreinte = hashlib.sha256(chemin.encode("utf-8", "surrogatepass")).hexdigest()[:_EMPREINTE]
    return "-".join(filter(None, ("dossier", lisible, empreinte)))


def ancre_de_regle(code: str) -> str:
    """The anchor of a rule in the list at the end of a page."""
    return f"regle-{_HORS_ANCRE.sub('-', code.lower())}"


def titre(niveau: int, contenu: str, attributs: str = "") -> str:
    """A heading of that level (1 to 6) around what is already markup."""
    return f"<h{niveau}{attributs}>{contenu}</h{niveau}>\n"


def montant(euros_: Decimal | None, sinon: str = "") -> str:
    """An amount in euros as text, or ``sinon`` when it is not known."""
    return sinon if euros_ is None else euros(euros_)


def points(morceaux: Iterable[str]) -> str:
    """Pieces of markup with a dot between, the empty ones left out."""
    return ' <span aria-hidden="true">·</span> '.join(filter(None, morceaux))


def pliage(resume: str, contenu: str) -> str:
    """What is folded until asked for, under a line that says what it is (both already markup)."""
    return f"<details><summary>{resume}</summary>\n{contenu}</details>\n"

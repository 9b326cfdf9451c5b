"""Repairs of what YAML took away from a value: quotes around it, or the space and the line that it lacks."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping

from cvslint.document.document import Document
from cvslint.document.nodes import Node, ScalarNode, is_empty
from cvslint.document.writing import enclosing
from cvslint.findings import Edit, Fix
from cvslint.late_pattern import late_pattern
from cvslint.span import Path, Position, Span

_COMMENTAIRE = late_pattern(r"\s+#.*$")
_DEVANT = late_pattern(r"\s*(?:- +)*(?:[^\s#:'\"][^:]*: +)?")
_DIESE_COLLE = late_pattern(r"#\w")
_CLE_COLLEE = late_pattern(r"\s*(?:- +)?(?P<cle>[a-z_][a-z0-9_]*:)(?=\S)")
_TIRET_COLLE = late_pattern(r"\s*-(?=[^\s-])")
_TIRET = late_pattern(r"(?P<blanc>\s*)- +\S")
_ENTRE_GUILLEMETS = "Mettre toute la valeur entre guillemets."
_AVEC_ESPACE = "Ajouter l'espace qui manque."


def reparation_yaml(
    cas: str, chemin: Path, span: Span, valeurs: Mapping[str, object], document: Document
) -> Fix | None:
    """The repair of a value that YAML cut short or took for something else; ``None`` when none is certain.

    ``cas`` is the case of the rule, ``chemin`` the value's path where it is known, ``span`` the place of the finding.
    """
    reparer = _REPARATIONS.get(cas)
    return None if reparer is None else reparer(chemin, span, valeurs, document)


def _signe(chemin: Path, span: Span, valeurs: Mapping[str, object], document: Document) -> Fix | None:
    """A value that begins with a sign of YAML's own."""
    line = document.source.line(span.start.line)
    start = span.start.column - 1
    value = _COMMENTAIRE.sub("", line[start:]).rstrip()
    if _DEVANT.fullmatch(line[:start]) is None:
        return None
    return Fix(_ENTRE_GUILLEMETS, "safe", enclosing(_on_line(span.start, value), value))


def _diese(chemin: Path, span: Span, valeurs: Mapping[str, object], document: Document) -> Fix | None:
    """A ``#`` after a space: a part of the text when it touches a letter or a digit, else perhaps a comment."""
    node = document.node(chemin)
    if node is None:
        return None
    start = span.start if is_empty(node) else document.span(node).start
    line = document.source.line(span.start.line)
    value = line[start.column - 1 :].rstrip()
    if start.line != span.start.line:
        return None
    certain = _DIESE_COLLE.match(line, span.start.column - 1) is not None
    return Fix(_ENTRE_GUILLEMETS, "safe" if certain else "unsafe", enclosing(_on_line(start, value), value))


def _virgule(chemin: Path, span: Span, valeurs: Mapping[str, object], document: Document) -> Fix | None:
    """The decimal comma of an amount between braces."""
    return Fix("Mettre le montant entre guillemets.", "safe", (Edit(span, str(valeurs["propose"])),))


def _cle_collee(chemin: Path, span: Span, valeurs: Mapping[str, object], document: Document) -> Fix | None:
    """``key:value`` on the lines of what should have been a block."""
    edits = [_inserted(line, match.end(), " ") for line, match in _matching(chemin, document, _CLE_COLLEE)]
    return Fix(_AVEC_ESPACE, "safe", tuple(edits)) if edits else None


def _tiret_colle(chemin: Path, span: Span, valeurs: Mapping[str, object], document: Document) -> Fix | None:
    """``-item`` on the lines of what should have been a list."""
    edits = [_inserted(line, match.end(), " ") for line, match in _matching(chemin, document, _TIRET_COLLE)]
    return Fix(_AVEC_ESPACE, "safe", tuple(edits)) if edits else None


def _puce_collee(chemin: Path, span: Span, valeurs: Mapping[str, object], document: Document) -> Fix | None:
    """A dash that is not below those of its list, on one line or on several."""
    node = document.node(chemin)
    if not isinstance(node, ScalarNode):
        return None
    head = _TIRET.match(document.source.line(document.span(node).start.line))
    if head is None:
        return None
    edits = [
        Edit(Span.at(number, 1, number, len(match["blanc"]) + 1), head["blanc"])
        for number, match in _matching(chemin, document, _TIRET)
        if match["blanc"] != head["blanc"]
    ]
    return Fix("Aligner le tiret sur celui de l'élément du dessus.", "safe", tuple(edits)) if edits else None


def _liste(chemin: Path, span: Span, valeurs: Mapping[str, object], document: Document) -> Fix | None:
    """One value where a list is due: a list of that value."""
    node = document.node(chemin)
    if not isinstance(node, ScalarNode) or node.style == "block" or span.start.line != span.end.line:
        return None
    if node.style == "plain" and not re.fullmatch(r"[^\W_][^,\[\]{}:#]*", node.text):
        return None
    edits = (Edit(Span(span.start, span.start), "["), Edit(Span(span.end, span.end), "]"))
    return Fix("En faire une liste d'un seul élément.", "safe", edits)


def _directive(chemin: Path, span: Span, valeurs: Mapping[str, object], document: Document) -> Fix | None:
    """Lines that begin with ``%``, at the head of the file: remarks."""
    lines = document.source.lines()
    edits = []
    for number, line in enumerate(lines, start=1):
        if line.startswith("%"):
            edits.append(_inserted(number, 0, "# "))
        elif line.strip() and not line.startswith("#"):
            break
    return Fix("En faire une remarque.", "safe", tuple(edits)) if edits else None


_REPARATIONS: dict[str, Callable[[Path, Span, Mapping[str, object], Document], Fix | None]] = {
    "ancre": _signe,
    "etiquette": _signe,
    "alias_inconnu": _signe,
    "diese": _diese,
    "virgule": _virgule,
    "cle_collee": _cle_collee,
    "tiret_colle": _tiret_colle,
    "puce_collee": _puce_collee,
    "liste": _liste,
    "directive": _directive,
}


def _matching(
    chemin: Path, document: Document, pattern: re.Pattern[str]
) -> Iterator[tuple[int, re.Match[str]]]:
    """The lines of a value that match, by number; the first one is read from where the value begins."""
    node: Node | None = document.node(chemin)
    if node is None:
        return
    span = document.span(node)
    for number in range(span.start.line, span.end.line + 1):
        line = document.source.line(number)
        start = span.start.column - 1 if number == span.start.line else 0
        match = pattern.match(line, start)
        if match is not None:
            yield number, match


def _on_line(start: Position, value: str) -> Span:
    return Span(start, Position(start.line, start.column + len(value)))


def _inserted(line: int, column: int, text: str) -> Edit:
    """An insertion before a column that counts from 0."""
    return Edit(Span.at(line, column + 1, line, column + 1), text)

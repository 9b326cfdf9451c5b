"""One fault, one finding, where two readings meet: what a fault of YAML does to its value, and what was left blank."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from decimal import Decimal

from cvslint.document.document import Document
from cvslint.document.nodes import MappingNode, Node, ScalarNode, SequenceNode, is_empty
from cvslint.findings import Finding, Related
from cvslint.french import NBSP, liste
from cvslint.issues import Constat
from cvslint.model.formulaire import Formulaire
from cvslint.model.lecture import est_blanc
from cvslint.model.titres import titre_de
from cvslint.span import Path, Position

_VALEURS = ("FMT", "STR", "DEP", "TER", "AMB", "AVA", "PER", "PUB", "MET", "BUD", "CHI", "FIC")
"""The rules about a value that is a code, a number, a date, yes or no, or a word of a list: it has no prose."""
_SOMMES = ("total_juste", "equilibre")
"""The checks that find a sum false."""
_SANS_MONTANT = frozenset({"detail", "libelle", "service", "nom", "dispositif", "ville", "total", "exercice"})
_NULS = frozenset({"null", "~"})
_ELLIPSES = "…?"
_MAX_BLANCS = 5
"""How many blanks a sentence names."""


def a_remplir(finding: Finding, places: frozenset[Position]) -> Finding:
    """The finding, marked when all that it tells is that a value is left to fill in."""
    return replace(finding, to_fill=True) if finding.span.start in places else finding


def repares(dits: list[Finding]) -> list[int]:
    """The ranks of the findings that tell a mended fault of YAML."""
    return [rang for rang, dit in enumerate(dits) if dit.rule == "YML001" and dit.fixes]


def deja_dit(finding: Finding, dits: list[Finding], rangs: list[int], document: Document) -> int | None:
    """Which of the findings of these ranks tells a fault of YAML in the very value that ``finding`` is about."""
    span = finding.span
    if not rangs or not finding.rule.startswith(_VALEURS) or span.start.line != span.end.line:
        return None
    if not isinstance(document.node(finding.path), ScalarNode):
        return None
    return next((rang for rang in rangs if span.start <= dits[rang].span.start < span.end), None)


def avec_le_remede(faute: Finding, du_champ: Finding) -> Finding:
    """The fault of YAML with the remedy that its field calls for: quotes alone would not do."""
    contexte = {nom: valeur for nom, valeur in faute.context.items() if nom != "propose"}
    return replace(faute, path=du_champ.path, help=du_champ.help, fixes=du_champ.fixes, context=contexte)


def blancs_en_cause(
    finding: Finding, constat: Constat, document: Document, formulaire: Formulaire
) -> Finding:
    """The finding of a false sum, told as left to fill in when an amount below it still is and the sum falls short."""
    controle = constat.cas.appel.controle.nom if constat.cas.appel is not None else ""
    bloc = _bloc_en_defaut(constat) if controle in _SOMMES else None
    blancs = list(_blancs(document, bloc)) if bloc is not None else []
    if not blancs:
        return finding
    noms = [f"«{NBSP}{titre_de(chemin, formulaire.grille)}{NBSP}»" for chemin in blancs[:_MAX_BLANCS]]
    places = ((chemin, document.place(chemin)) for chemin in blancs)
    related = [Related(chemin, span, "à compléter") for chemin, span in places if span is not None]
    reste = f"{liste(noms)} {'reste' if len(blancs) == 1 else 'restent'} à compléter"
    return replace(
        finding,
        message=f"{finding.message.rstrip('.')}{NBSP}; {reste}.",
        related=(*finding.related, *related),
        fixes=(),
        to_fill=True,
    )


def _bloc_en_defaut(constat: Constat) -> Path | None:
    """The block whose lines make too small a sum; ``None`` when they make too large a one."""
    valeurs = constat.valeurs
    total, somme = valeurs.get("total"), valeurs.get("somme")
    if isinstance(total, Decimal) and isinstance(somme, Decimal):
        *au_dessus, cle = constat.chemin
        if au_dessus[-1:] == ["total_general"]:
            au_dessus = [*au_dessus[:-1], cle]
        return tuple(au_dessus) if somme < total else None
    gauche, droite = valeurs.get("gauche"), valeurs.get("droite")
    if not isinstance(gauche, Decimal) or not isinstance(droite, Decimal) or len(constat.lies) != 2:
        return None
    chemin = constat.lies[0 if gauche < droite else 1][0]
    return chemin[:-1] if chemin[-1] == "total" else chemin


def _blancs(document: Document, bloc: Path) -> Iterator[Path]:
    """The amounts in a block of which something is written, and only says that they are still to come."""
    waiting: list[tuple[Path, Node | None]] = [(bloc, document.node(bloc))]
    while waiting:
        chemin, node = waiting.pop()
        if node is not None and _dit_a_remplir(document, node):
            yield chemin
        elif isinstance(node, MappingNode):
            entrees = [(cle, valeur) for cle, (_, valeur) in node.entries.items() if cle not in _SANS_MONTANT]
            waiting += [((*chemin, cle), valeur) for cle, valeur in reversed(entrees)]
        elif isinstance(node, SequenceNode):
            waiting += [((*chemin, rang), item) for rang, item in reversed(list(enumerate(node.items)))]


def _dit_a_remplir(document: Document, node: Node) -> bool:
    """Whether a blank has words, or an ellipsis: a lone dash stands for nothing in a column of amounts."""
    if is_empty(node) or not est_blanc(document, node):
        return False
    if not isinstance(node, ScalarNode):
        return isinstance(node, (MappingNode, SequenceNode)) and node.flow
    mots = node.text.strip().casefold()
    return mots not in _NULS and (
        any(signe.isalnum() or signe in _ELLIPSES for signe in mots) or "..." in mots
    )

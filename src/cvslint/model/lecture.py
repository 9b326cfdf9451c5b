"""What typing one dossier collects: faults of shape and type, and what cannot be read.

The readers of fields report here instead of raising, so that one bad value never hides the others: it becomes
one fault, is absent from the typed dossier, and is remembered as unreadable, which is not missing.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from cvslint.document.document import Document
from cvslint.document.fault import MAX_FAULTS, Fault
from cvslint.document.letters import ODD, code_of
from cvslint.document.nodes import (
    MappingNode,
    Node,
    ScalarNode,
    SequenceNode,
    UnreadableNode,
    is_empty,
    position,
)
from cvslint.document.source import LINE_END
from cvslint.findings import Edit
from cvslint.french import nearest
from cvslint.late_dataclass import late_dataclass
from cvslint.late_pattern import late_pattern
from cvslint.model.absence import est_absent
from cvslint.model.ecritures import cle_de_mot
from cvslint.model.formulaire import Formulaire
from cvslint.model.virgules import coupee
from cvslint.span import Path, Position, Span

# A directive to cvslint is a comment wherever it stands.
_NO_DIRECTIVE = r"(?![^\S\r\n]*cvslint[^\S\r\n]*:)"
_COMMENT = late_pattern(rf"[ \t]+(?P<eaten>#{_NO_DIRECTIVE}[^\r\n]*)")
_GLUED_ITEM = late_pattern(r"[\r\n][ \t]*(?P<dash>-)[ \t]+\S")
_WORD_COMMENT = late_pattern(rf"[ \t]*(?P<eaten>#{_NO_DIRECTIVE}\w[^\r\n]*)")


@late_dataclass
class _Refus:
    """A fault whose path is only worked out at the end, when there is one at all."""

    node: Node
    code: str
    case: str
    values: dict[str, object]
    key: str | None = None
    span: Span | None = None
    certain: bool = False


def est_blanc(document: Document, node: Node) -> bool:
    """Whether ``node`` counts as absent: nothing written, or a placeholder of the template."""
    if isinstance(node, ScalarNode):
        return est_absent(node.text)
    if isinstance(node, SequenceNode):
        # « [à compléter] » without quotes is a list of one text for YAML.
        seul = node.items[0] if len(node.items) == 1 else None
        return node.flow and isinstance(seul, ScalarNode) and est_absent(document.text(node))
    if isinstance(node, MappingNode):
        # So is « {nom} » a block of one key; « Ateliers : » at the end of a line is a text that goes on.
        return node.flow and all(
            is_empty(value) and ":" not in key for key, (_, value) in node.entries.items()
        )
    return False


def reste_a_remplir(document: Document, path: Path) -> bool:
    """Whether ``path``, or the part of it that is written, is there but left blank."""
    node = document.written(path)[-1]
    if node is None or node is document.root:
        return False
    return _que_des_blancs(document, node)


def _que_des_blancs(document: Document, node: Node) -> bool:
    """Whether nothing is written in ``node`` yet, however deep its keys are."""
    if is_empty(node) or est_blanc(document, node):
        return True
    if isinstance(node, SequenceNode):
        return all(_que_des_blancs(document, item) for item in node.items)
    return isinstance(node, MappingNode) and all(
        _que_des_blancs(document, value) for _, value in node.entries.values()
    )


class Lecture:
    """The context of one reading, shared by all the readers of fields."""

    __slots__ = ("_collees", "_coupes", "_illisibles", "_refus", "_texte", "document", "formulaire")

    def __init__(self, document: Document, formulaire: Formulaire) -> None:
        self.document = document
        self.formulaire = formulaire
        self._texte = document.reading.text
        self._refus: list[_Refus] = []
        self._illisibles: list[tuple[Node, str | None]] = []
        self._collees: set[int] = set()
        self._coupes: set[tuple[int, str]] = set()

    def refuse(
        self,
        node: Node,
        code: str,
        case: str,
        span: Span | None = None,
        *,
        certain: bool = False,
        **values: object,
    ) -> None:
        """Tells the fault ``code`` of the value ``node``, at ``span`` or at the value, and remembers that it
        cannot be read. ``certain``: what the value ``propose`` holds is what its author meant."""
        if isinstance(node, UnreadableNode) or (not isinstance(node, ScalarNode) and self.deja_dit(node)):
            self.illisible(node)
            return
        self._refus.append(_Refus(node, code, case, values, span=span, certain=certain))
        self._illisibles.append((node, None))

    def illisible(self, node: Node, key: str | None = None) -> None:
        """Remembers that ``node``, or its field ``key``, cannot be read; another finding says why."""
        self._illisibles.append((node, key))

    def deja_dit(self, node: Node) -> bool:
        """Whether a fault of YAML was told where ``node`` begins: « [a, b » that nothing closes is no list."""
        start = self.document.span(node).start
        return any(fault.code == "YML001" and fault.span.start == start for fault in self.document.faults)

    def mange(self, node: ScalarNode) -> Span | None:
        """What a ``#`` after an unquoted text, or right before a word, took away from it, if anything."""
        suivant = node.end.index
        if self._texte[suivant : suivant + 1] not in " \t#":
            return None
        trouve = (_WORD_COMMENT if not node.text else _COMMENT).match(self._texte, suivant)
        if trouve is None:
            return None
        start = position(node.end)
        column = start.column + trouve.start("eaten") - trouve.start()
        span = Span.at(start.line, column, start.line, column + len(trouve["eaten"].rstrip()))
        return self.document.reading.original(span)

    def tiret_colle(self, node: ScalarNode) -> Span | None:
        """The dash of a further line that YAML took for the continuation of a text, if there is one."""
        if node.start.line == node.end.line:
            return None
        brut = self.document.text(node)
        trouve = _GLUED_ITEM.search(brut)
        if trouve is None:
            return None
        avant = LINE_END.split(brut[: trouve.start("dash")])
        line, column = node.start.line + len(avant), len(avant[-1]) + 1
        return self.document.reading.original(Span.at(line, column, line, column + 1))

    def est_blanc(self, node: Node) -> bool:
        """Whether ``node`` counts as absent: nothing written, or a placeholder of the template."""
        return est_absent(node.text) if isinstance(node, ScalarNode) else est_blanc(self.document, node)

    def champs(self, node: MappingNode, connus: Iterable[str]) -> dict[str, Node]:
        """The known entries of a block; each other key is one fault with the nearest known key.

        What a block lacks that asked YAML for the keys of another is not missing, but unreadable.
        """
        if node.merged:
            self.illisible(node)
        noms = connus if isinstance(connus, dict) else dict.fromkeys(connus)
        champs = {}
        for texte, (cle, valeur) in node.entries.items():
            if texte in noms:
                champs[texte] = valeur
            else:
                self.cle_inconnue(node, cle, noms)
        return champs

    def cle_inconnue(
        self,
        parent: MappingNode,
        cle: ScalarNode,
        connus: Iterable[str],
        code: str = "FMT001",
        **values: object,
    ) -> None:
        """Tells an unknown key; the field that was most likely meant is then unreadable, not missing."""
        collee, deux_points, _ = cle.text.partition(":")
        if (
            deux_points
            and collee in connus
            and cle.style == "plain"
            and is_empty(parent.entries[cle.text][1])
        ):
            if id(parent) not in self._collees:
                # One who leaves the space out does so on the other lines of the block too.
                self._collees.add(id(parent))
                self._refus.append(_Refus(parent, "YML005", "cle_collee", {"cle": collee}, cle.text))
            self._illisibles.append((parent, collee))
            return
        proches = nearest(ODD.sub("", cle.text), list(connus), 1) if len(self._refus) < MAX_FAULTS else []
        proche = next(iter(proches), None)
        coupe = coupee(parent, cle) if proche is None and code == "FMT001" else None
        if coupe is not None and coupe in connus:
            # A text with several commas is told once.
            if (id(parent), coupe) not in self._coupes:
                self._coupes.add((id(parent), coupe))
                self._refus.append(
                    _Refus(parent, code, "virgule", {"cle": cle.text, "coupee": coupe}, cle.text)
                )
                self._illisibles.append((parent, coupe))
            return
        intrus = ODD.search(cle.text)
        case = "proche" if proche is not None else ""
        if intrus is not None and proche is not None:
            case, values = "intrus", {"intrus": code_of(intrus[0]), **values}
        self._refus.append(
            _Refus(parent, code, case, {"cle": cle.text, "proche": proche, **values}, cle.text)
        )
        if proche is not None and proche not in parent.entries:
            self._illisibles.append((parent, proche))

    def bilan(self) -> tuple[list[Fault], frozenset[Path]]:
        """The faults with their paths and places, and the paths of all that cannot be read."""
        if not self._refus and not self._illisibles:
            return _les_premieres(list(self.document.respelled)), frozenset()
        chemins = {id(node): path for path, node in _parcours(self.document.root)}
        faults = [self._fault(refus, chemins[id(refus.node)]) for refus in self._refus]
        inconnues = {fault.path for fault in faults if fault.code == "FMT001"}
        faults += [fault for fault in self.document.respelled if fault.path not in inconnues]
        illisibles = {
            (*chemins[id(node)], key) if key is not None else chemins[id(node)]
            for node, key in self._illisibles
        }
        return _les_premieres(faults), frozenset(illisibles)

    def _fault(self, refus: _Refus, chemin: Path) -> Fault:
        if refus.key is not None:
            path: Path = (*chemin, refus.key)
            span = self.document.key(path)
            assert span is not None
            return Fault(refus.code, refus.case, span, path, refus.values, edits=_renommee(refus, span))
        span = refus.span or self.document.span(refus.node)
        if chemin and isinstance(chemin[-1], int) and not isinstance(refus.node, ScalarNode):
            span = Span(span.start, Position(span.start.line, span.start.column + 1))
        return Fault(refus.code, refus.case, span, chemin, refus.values, certain=refus.certain)


def _les_premieres(faults: list[Fault]) -> list[Fault]:
    """The faults that are told: where there are too many, the first in the text, and that there are more."""
    if len(faults) <= MAX_FAULTS:
        return faults
    rangees = sorted(faults, key=lambda fault: fault.span)
    suite = Fault("YML004", "formes", rangees[MAX_FAULTS].span, values={"limite": MAX_FAULTS})
    return [*rangees[:MAX_FAULTS], suite]


def _renommee(refus: _Refus, span: Span) -> tuple[Edit, ...]:
    """The known key in the place of one that differs from it by its accents, its case or its dashes alone."""
    proche = refus.values.get("proche")
    if not isinstance(proche, str) or cle_de_mot(proche) != cle_de_mot(refus.key or ""):
        return ()
    deja_la = isinstance(refus.node, MappingNode) and proche in refus.node.entries
    return () if deja_la else (Edit(span, proche),)


def _parcours(root: Node | None) -> Iterator[tuple[Path, Node]]:
    a_voir: list[tuple[Path, Node]] = [] if root is None else [((), root)]
    while a_voir:
        path, node = a_voir.pop()
        yield path, node
        if isinstance(node, MappingNode):
            a_voir.extend(((*path, key), value) for key, (_, value) in node.entries.items())
        elif isinstance(node, SequenceNode):
            a_voir.extend(((*path, rank), item) for rank, item in enumerate(node.items))

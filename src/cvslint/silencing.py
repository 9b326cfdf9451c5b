"""What an author silences with a comment: the directives of a dossier, what they cover, what is wrong with them.

``# cvslint: ignore[CODE] reason`` covers the entry or the item at which it stands,
``# cvslint: ignore-file[CODE] reason`` above the first key the whole dossier.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Sequence, Set
from dataclasses import replace
from typing import TYPE_CHECKING

from cvslint.campagne.campagne import Campagne
from cvslint.document.document import Document
from cvslint.document.fault import Fault
from cvslint.document.nodes import MappingNode
from cvslint.findings import Edit, Finding, Suppression
from cvslint.late_dataclass import late_dataclass
from cvslint.late_pattern import late_pattern
from cvslint.selection import TOUTES, codes_nommes, selecteurs_proches
from cvslint.span import Path, Position, Span

if TYPE_CHECKING:
    from cvslint.document.comments import Comment
    from cvslint.document.holders import Part

_MARK = late_pattern(r"#\s*cvslint\s*:\s*(?P<words>.*)")
_WORDS = late_pattern(
    r"(?P<kind>ignore(?:-file)?)(?![\w-])\s*(?:\[(?P<rules>[^\]]*)\])?(?P<reason>[^\[\]].*)?"
)
_LEADING = " \t\N{NO-BREAK SPACE}:-\N{EN DASH}\N{EM DASH}"
_LETTER = late_pattern(r"\w")

MAX_ADVISED = 50
"""How many wrong directives are told which names are near: looking them up takes far longer than anything else."""


@late_dataclass
class Directive:
    """One directive that is in force. ``covers`` maps each selector, as written, to the codes that it silences;
    ``part`` is where, ``None`` for the whole dossier or when nothing stands below the comment."""

    comment: Comment
    whole: bool
    part: Part | None
    covers: dict[str, frozenset[str]]
    reason: str

    @property
    def suppression(self) -> Suppression:
        """What a finding says that this directive covers."""
        return Suppression("comment", self.reason, self.comment.line)

    def covers_rule(self, code: str) -> bool:
        """Whether this directive names a rule."""
        return any(code in codes for codes in self.covers.values())

    def within(self, places: Sequence[Position]) -> range:
        """The ranks of the places, given in order, at which this directive holds."""
        if self.whole:
            return range(len(places))
        if self.part is None:
            return range(0)
        return range(bisect_left(places, self.part.span.start), bisect_right(places, self.part.span.end))


class Silence:
    """The directives of one dossier.

    ``faults`` are IGN001, IGN002, IGN004, and IGN003 for a directive at the wrong place: none of these silences
    anything.
    """

    def __init__(self, document: Document, campagne: Campagne) -> None:
        self.document = document
        self.campagne = campagne
        self.faults: list[Fault] = []
        self.directives: list[Directive] = []
        self._codes_of: dict[str, list[str]] = {}
        self._head = _first_key(document)
        written = _written(document)
        if written:
            from cvslint.document.holders import Holders

            self._holders = Holders(document)
            self._last_line = len(document.source.lines())
            for comment, words in written:
                self._read(comment, words)

    def suppression(self, code: str, place: Span) -> Suppression | None:
        """Why a finding of ``code`` at ``place`` does not count, by the nearest directive that covers it."""
        for directive in reversed(self.directives):
            if directive.covers_rule(code) and directive.within([place.start]):
                return directive.suppression
        return None

    def applied(self, findings: Iterable[Finding], ran: Set[str]) -> tuple[list[Finding], list[Fault]]:
        """The findings with those that are covered marked so, and IGN003 for each directive that covers none.

        IGN003 is said only of selectors all of whose rules ``ran``.
        """
        result = sorted(findings, key=lambda finding: finding.sort_key)
        starts = [finding.span.start for finding in result]
        idle: list[Fault] = []
        for directive in self.directives:
            reached = directive.within(starts)
            spoken = {result[rank].rule for rank in reached}
            for rank in reached:
                if directive.covers_rule(result[rank].rule):
                    result[rank] = replace(result[rank], suppressed=directive.suppression)
            unused = [s for s, codes in directive.covers.items() if codes.isdisjoint(spoken) and codes <= ran]
            if unused:
                idle.append(self._unused(directive, unused))
        return result, idle

    def _read(self, comment: Comment, words: str) -> None:
        """Notes a directive as one in force, or what is wrong with it."""
        path = self._path(comment)
        match = _WORDS.fullmatch(words)
        if match is None:
            self._fault("IGN002", "forme", comment, path, ecrit=comment.text)
            return
        selectors = [word.strip() for word in (match["rules"] or "").split(",") if word.strip()]
        if not selectors:
            self._fault("IGN002", "sans_regle", comment, path, consigne=match["kind"])
            return
        before = len(self.faults)
        covers = {selector: self._codes(selector, comment, path) for selector in selectors}
        reason = (match["reason"] or "").strip().lstrip(_LEADING)
        if not _LETTER.search(reason):
            named = f"{match['kind']}[{', '.join(selectors)}]"
            self._fault("IGN001", "", comment, path, consigne=named)
        whole = match["kind"] == "ignore-file"
        if whole and not self._in_header(comment):
            self._fault("IGN003", "place", comment, path)
        if len(self.faults) == before:
            part = None if whole else self._holders.of(comment)
            self.directives.append(Directive(comment, whole, part, covers, reason))

    def _codes(self, selector: str, comment: Comment, path: Path) -> frozenset[str]:
        """The codes that a selector silences; a family leaves out those that may not be."""
        if selector.upper() == TOUTES:
            self._fault("IGN004", "toutes", comment, path, regle=selector)
            return frozenset()
        named = self._codes_of.get(selector)
        if named is None:
            named = self._codes_of[selector] = codes_nommes(self.campagne, selector)
        if not named:
            near = selecteurs_proches(self.campagne, selector) if len(self.faults) < MAX_ADVISED else []
            self._fault("IGN002", "", comment, path, regle=selector, proches=near)
            return frozenset()
        allowed = frozenset(code for code in named if self.campagne.regles[code].silenciable)
        if not allowed:
            case = "" if len(named) == 1 else "famille"
            self._fault("IGN004", case, comment, path, regle=named[0] if len(named) == 1 else selector)
        return allowed

    def _fault(self, code: str, case: str, comment: Comment, path: Path, **values: object) -> None:
        self.faults.append(Fault(code, case, comment.span, path, values))

    def _path(self, comment: Comment) -> Path:
        part = None if self._in_header(comment) else self._holders.of(comment)
        return () if part is None else part.path

    def _in_header(self, comment: Comment) -> bool:
        return self._head is not None and comment.span.start < self._head

    def _unused(self, directive: Directive, idle: list[str]) -> Fault:
        comment = directive.comment
        path = () if directive.part is None else directive.part.path
        kept = [selector for selector in directive.covers if selector not in idle]
        values = {"regles": idle}
        if kept:
            edit = _narrowed(comment, kept)
            return Fault("IGN003", "en_partie", comment.span, path, values, edits=(edit,))
        case = "dossier" if directive.whole else ""
        return Fault("IGN003", case, comment.span, path, values, edits=(self._removal(comment),))

    def _removal(self, comment: Comment) -> Edit:
        """The edit that deletes a comment, the blanks before it, and its line when nothing else is on it."""
        line = self.document.source.line(comment.line)
        if comment.alone and comment.line < self._last_line:
            return Edit(Span.at(comment.line, 1, comment.line + 1, 1), "")
        start = len(line[: comment.column - 1].rstrip()) + 1
        return Edit(Span.at(comment.line, start, comment.line, len(line) + 1), "")


def _first_key(document: Document) -> Position | None:
    """Where the first key of a dossier begins."""
    root = document.root
    if not isinstance(root, MappingNode) or not root.entries:
        return None
    return document.span(next(iter(root.entries.values()))[0]).start


def _written(document: Document) -> list[tuple[Comment, str]]:
    """The comments that address cvslint, with what they say."""
    if "cvslint" not in document.source.text:
        return []
    # Most dossiers do not address cvslint: what reads their comments is imported for those that do.
    from cvslint.document.comments import comments

    found = ((comment, _MARK.match(comment.text)) for comment in comments(document))
    return [(comment, match["words"].strip()) for comment, match in found if match is not None]


def _narrowed(comment: Comment, kept: list[str]) -> Edit:
    """The edit that leaves only some selectors between the brackets of a directive."""
    opening, closing = comment.text.index("["), comment.text.index("]")
    start = comment.column + opening + 1
    return Edit(Span.at(comment.line, start, comment.line, comment.column + closing), ", ".join(kept))

"""Repairs made: small edits of the author's own text, each checked again before it is kept."""

from __future__ import annotations

import difflib
import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence

from cvslint.document.intruders import double_conversion
from cvslint.document.rewriting import in_utf_8, rewritten
from cvslint.document.source import LINE_END, read_source
from cvslint.findings import Finding, Fix, Severity
from cvslint.late_dataclass import late_dataclass
from cvslint.reparations.ecritures import Ecriture
from cvslint.respelling import Check, Reread, respelled
from cvslint.result import DossierResult
from cvslint.span import Path, format_path

__all__ = ["Check", "Repair", "Reread", "repair"]

MAX_TRIES = 500
"""How many repairs are tried in a file, together or one by one."""

MAX_FOLLOWING = 5
"""How many times a repair may make others due: there are four totals above a line."""


@late_dataclass
class Repair:
    """What can be mended in one file: the bytes before and after, what was done, what was given up.

    Outside the edits no byte changes, unless saving the text in UTF-8 was asked for. ``respelled`` are the values that
    were accepted as they were, now in their usual form. ``unsafe`` counts the repairs that were found and not asked
    for, since they change what the author states.
    """

    before: bytes
    after: bytes
    applied: tuple[str, ...]
    dropped: tuple[str, ...] = ()
    respelled: tuple[Ecriture, ...] = ()
    unsafe: int = 0

    def diff(self, name: str) -> str:
        """The changes as a unified diff, with the lines as an editor shows them.

        Behind its numbers, each part names the values that it writes in their usual form.
        """
        old, new = (read_source(data).text for data in (self.before, self.after))
        lines = difflib.unified_diff(_lines(old), _lines(new), name, name, lineterm="\n", n=1)
        kinds: dict[int, set[str]] = {}
        for each in self.respelled:
            kinds.setdefault(each.edit.span.start.line, set()).add(each.genre)
        return "".join(_HEAD.sub(lambda head: _labelled(head, kinds), line) for line in lines)


def _labelled(head: re.Match[str], kinds: Mapping[int, set[str]]) -> str:
    """The head of a part of the diff, with the kinds of values on its new lines, by line."""
    first = int(head["first"])
    there = set[str]().union(*(kinds.get(line, ()) for line in range(first, first + int(head["count"] or 1))))
    return f"{head[0]} forme usuelle : {', '.join(sorted(there))}" if there else head[0]


_HEAD = re.compile(r"^@@ -\S+ \+(?P<first>\d+)(?:,(?P<count>\d+))? @@")


def repair(data: bytes, check: Check, *, unsafe: bool, reread: Reread | None = None) -> Repair:
    """Mends what has a repair; one that brings a finding above the level of an info is given up.

    ``unsafe`` allows repairs that change what the author states, and the conversion of the file to UTF-8. With
    ``reread``, values that are accepted are then written in their usual form. A file of which a letter could not be
    read is left as it is.
    """
    source = read_source(data)
    if source.fatal or source.lossy:
        return Repair(data, data, ())
    work = _Work(data, check, unsafe)
    work.letters()
    work.all_at_once()
    work.one_by_one()
    left = 0 if unsafe else sum(1 for _ in work.candidates("unsafe"))
    applied, dropped = tuple(work.applied), tuple(work.dropped.values())
    if reread is None:
        return Repair(data, work.now, applied, dropped, unsafe=left)
    last = respelled(work.now, work.result, check, reread)
    return Repair(data, last.after, applied, dropped, last.done, left)


class _Work:
    """The repairs of one file on their way: its bytes as they are by now, what was done and what was given up."""

    def __init__(self, data: bytes, check: Check, unsafe: bool) -> None:
        self.now = data
        self.check = check
        self.safeties = ("safe", "unsafe") if unsafe else ("safe",)
        self.unsafe = unsafe
        self.result = check(data)
        self.applied: list[str] = []
        self.dropped: dict[_Key, str] = {}

    def letters(self) -> None:
        """Letters first, since they move what follows: accents converted twice, the encoding where it is asked for."""
        source = read_source(self.now)
        twice = double_conversion(source.text)
        if twice is not None:
            self._keep(["Rétablir les accents convertis deux fois."], rewritten(self.now, twice.edits))
        if self.unsafe and source.encoding != "utf-8":
            self._keep(["Enregistrer le fichier en UTF-8."], in_utf_8(self.now))

    def all_at_once(self) -> None:
        """Tries all the repairs together: most files are mended by one further check."""
        chosen: list[_Candidate] = []
        for candidate in self.candidates(*self.safeties):
            if len(chosen) < MAX_TRIES and not any(_overlap(candidate.fix, other.fix) for other in chosen):
                chosen.append(candidate)
        if len(chosen) > 1:
            self._try(chosen)

    def one_by_one(self) -> None:
        """Tries each repair by itself; one that was given up is tried again once another one succeeded."""
        for _ in range(MAX_TRIES):
            left = (each for each in self.candidates(*self.safeties) if each.key not in self.dropped)
            chosen = next(left, None)
            if chosen is None:
                return
            if self._try([chosen]) or self._with_what_follows(chosen):
                self.dropped.clear()
            else:
                self.dropped[chosen.key] = chosen.fix.title

    def candidates(self, *safeties: str) -> Iterator[_Candidate]:
        """The repairs of these kinds that the findings carry by now."""
        for finding in self.result.active:
            yield from (_Candidate(finding, fix) for fix in finding.fixes if fix.safety in safeties)

    def _try(self, chosen: list[_Candidate]) -> bool:
        edits = [edit for each in chosen for edit in each.fix.edits]
        return self._keep([each.fix.title for each in chosen], rewritten(self.now, edits), chosen)

    def _with_what_follows(self, first: _Candidate) -> bool:
        """Tries a repair with those that it makes due: a total brought up to date leaves those above it behind."""
        if first.fix.safety == "safe":
            return False
        known = {_place(finding) for finding in self.result.findings}
        reached, due, titles = self.now, [first], []
        for _ in range(MAX_FOLLOWING):
            proposed = rewritten(reached, [edit for each in due for edit in each.fix.edits])
            if proposed is None:
                return False
            titles += [each.fix.title for each in due]
            reached, findings = proposed, self.check(proposed).active
            due = [_Candidate(f, fix) for f in findings if _place(f) not in known for fix in f.fixes[:1]]
            if not due:
                return self._keep(titles, reached, [first])
        return False

    def _keep(self, titles: list[str], proposed: bytes | None, chosen: Sequence[_Candidate] = ()) -> bool:
        """Takes the bytes proposed, unless they have a finding that was not there, or one of those chosen."""
        if proposed is None:
            return False
        checked = self.check(proposed)
        if _worse(self.result, checked, chosen):
            return False
        self.now, self.result = proposed, checked
        self.applied += titles
        return True


@late_dataclass
class _Candidate:
    """A repair and the finding that it mends."""

    finding: Finding
    fix: Fix

    @property
    def key(self) -> _Key:
        """What tells it from the others of the same text."""
        return *_place(self.finding), str(self.finding.span.start), self.fix.title

    @property
    def opens(self) -> Path | None:
        """The part of the dossier that can be read once its key has the right name."""
        path, named = self.finding.path, self.fix.edits[0].text
        return (*path[:-1], named) if self.finding.rule == "FMT001" and path else None


_Key = tuple[str, str, str, str]


def _overlap(one: Fix, other: Fix) -> bool:
    """Whether two repairs touch the same place."""
    return any(
        mine.span.start <= its.span.end and its.span.start <= mine.span.end
        for mine in one.edits
        for its in other.edits
    )


def _worse(before: DossierResult, after: DossierResult, chosen: Sequence[_Candidate]) -> bool:
    """Whether a finding is there that was not, or one that was to be mended is there still.

    What is found in a part that could not be read before was hidden, and not brought by the repair; infos are no
    faults.
    """
    opened = [path for each in chosen if (path := each.opens) is not None]
    due = Counter(_place(finding) for finding in before.findings)
    due.subtract(_place(each.finding) for each in chosen)
    mended = {_place(each.finding) for each in chosen}
    for place, number in Counter(_place(finding) for finding in after.findings).items():
        if place in mended and number > due[place]:
            return True
    old, new = (_faults(result, opened) for result in (before, after))
    return bool(new - old)


def _faults(result: DossierResult, opened: list[Path]) -> Counter[tuple[str, str]]:
    """The findings above the level of an info, by rule and path, outside the parts that are ``opened``."""
    return Counter(
        _place(finding)
        for finding in result.findings
        if finding.severity is not Severity.INFO
        and not any(finding.path[: len(path)] == path for path in opened)
    )


def _place(finding: Finding) -> tuple[str, str]:
    return finding.rule, format_path(finding.path)


def _lines(text: str) -> list[str]:
    parts = LINE_END.split(text)
    return [f"{part}\n" for part in (parts if parts[-1] else parts[:-1])]

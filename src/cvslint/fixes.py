"""Repairs: small edits of the author's own text, each checked again before it is kept."""

from __future__ import annotations

import codecs
import difflib
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass

from cvslint.document.history import apply
from cvslint.document.intruders import double_conversion
from cvslint.document.source import LINE_END, Source, read_source
from cvslint.findings import Edit, Finding, Fix
from cvslint.reparations import reparation
from cvslint.result import DossierResult
from cvslint.span import format_path

Check = Callable[[bytes], DossierResult]


@dataclass(frozen=True, slots=True)
class Repair:
    """What can be mended in one file: the bytes before and after, what was done, what was given up.

    Outside the edits no byte changes, but for a text that was not in UTF-8, which is written in UTF-8.
    """

    before: bytes
    after: bytes
    applied: tuple[str, ...]
    dropped: tuple[str, ...] = ()

    def diff(self, name: str) -> str:
        """The changes as a unified diff, with the lines as an editor shows them."""
        old, new = (read_source(data).text for data in (self.before, self.after))
        lines = difflib.unified_diff(_lines(old), _lines(new), name, name, lineterm="\n", n=1)
        return "".join(lines)


def repair(data: bytes, check: Check, *, unsafe: bool) -> Repair:
    """Mends what has a repair, one after the other; one that brings a new finding is given up.

    ``unsafe`` allows repairs that change what the author states. A file of which a letter could not be read is left
    as it is: writing it again would lose that letter for good.
    """
    source = read_source(data)
    if source.fatal or source.lossy:
        return Repair(data, data, ())
    now, applied = _in_utf8(source, data)
    dropped: list[str] = []
    tried: set[tuple[str, str, str]] = set()
    result = check(now)
    while (chosen := next(_candidates(result, now, tried, unsafe), None)) is not None:
        finding, fix = chosen
        tried.add(_key(finding, fix))
        proposed = _encoded(_edited(read_source(now).text, fix), now)
        checked = check(proposed)
        if _worse(result, checked):
            dropped.append(fix.title)
        else:
            now, result = proposed, checked
            applied.append(fix.title)
    return Repair(data, now, tuple(applied), tuple(dropped))


def _candidates(
    result: DossierResult, data: bytes, tried: set[tuple[str, str, str]], unsafe: bool
) -> Iterator[tuple[Finding, Fix]]:
    source = read_source(data)
    for finding in result.active:
        own = reparation(finding, _written(source, finding))
        for fix in (*finding.fixes, *([] if own is None else [own])):
            if (unsafe or fix.safety == "safe") and _key(finding, fix) not in tried:
                yield finding, fix


def _written(source: Source, finding: Finding) -> str:
    """What the author wrote at the place of a finding; nothing when it spreads over several lines."""
    start, end = finding.span.start, finding.span.end
    return source.line(start.line)[start.column - 1 : end.column - 1] if start.line == end.line else ""


def _key(finding: Finding, fix: Fix) -> tuple[str, str, str]:
    return finding.rule, f"{format_path(finding.path)}:{finding.span.start}", fix.title


def _worse(before: DossierResult, after: DossierResult) -> bool:
    """Whether a finding is there that was not, or as many faults of reading remain."""
    old, new = (Counter((f.rule, format_path(f.path)) for f in result.findings) for result in (before, after))
    return bool(new - old) or new.total() >= old.total()


def _edited(text: str, fix: Fix) -> str:
    on_one_line = all(edit.span.start.line == edit.span.end.line for edit in fix.edits)
    return apply(text, fix.edits) if on_one_line else _edited_across(text, fix.edits)


def _edited_across(text: str, edits: tuple[Edit, ...]) -> str:
    """The text with edits of which some take lines away, from the last to the first."""
    starts = [0, *(match.end() for match in LINE_END.finditer(text))]
    for edit in sorted(edits, key=lambda edit: edit.span, reverse=True):
        start, end = (starts[place.line - 1] + place.column - 1 for place in (edit.span.start, edit.span.end))
        text = text[:start] + edit.text + text[end:]
    return text


def _encoded(text: str, like: bytes) -> bytes:
    """``text`` in UTF-8, with a byte order mark where the file has one."""
    mark = codecs.BOM_UTF8 if like.startswith(codecs.BOM_UTF8) else b""
    return mark + text.encode("utf-8")


def _in_utf8(source: Source, data: bytes) -> tuple[bytes, list[str]]:
    """The file in UTF-8, its accents converted once and not twice; and what that took."""
    applied = []
    if source.encoding != "utf-8":
        data = source.text.encode("utf-8")
        applied.append("Enregistrer le fichier en UTF-8.")
    twice = double_conversion(source.text)
    if twice is not None:
        data = _encoded(apply(source.text, twice.edits), data)
        applied.append("Rétablir les accents convertis deux fois.")
    return data, applied


def _lines(text: str) -> list[str]:
    parts = LINE_END.split(text)
    return [f"{part}\n" for part in (parts if parts[-1] else parts[:-1])]

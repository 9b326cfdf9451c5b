"""Repairs: small edits of the author's own text, each checked again before it is kept."""

from __future__ import annotations

import codecs
import difflib
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass

from cvslint.document.source import LINE_END, Source, read_source
from cvslint.findings import Edit, Finding, Fix
from cvslint.result import DossierResult
from cvslint.span import Position, format_path

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

    ``unsafe`` allows repairs that change what the author states.
    """
    source = read_source(data)
    if source.fatal:
        return Repair(data, data, ())
    now, applied, dropped = data, [], []
    tried: set[tuple[str, str, str]] = set()
    result = check(now)
    while (chosen := next(_candidates(result, tried, unsafe), None)) is not None:
        finding, fix = chosen
        tried.add(_key(finding, fix))
        proposed = _encoded(_edited(read_source(now).text, fix), now)
        checked = check(proposed)
        if _worse(result, checked):
            dropped.append(fix.title)
        else:
            now, result = proposed, checked
            applied.append(fix.title)
    if any(finding.rule == "YML003" for finding in result.findings):
        now = _in_utf8(now)
        applied.append("Enregistrer le fichier en UTF-8.")
    return Repair(data, now, tuple(applied), tuple(dropped))


def _candidates(
    result: DossierResult, tried: set[tuple[str, str, str]], unsafe: bool
) -> Iterator[tuple[Finding, Fix]]:
    for finding in result.active:
        for fix in finding.fixes:
            if (unsafe or fix.safety == "safe") and _key(finding, fix) not in tried:
                yield finding, fix


def _key(finding: Finding, fix: Fix) -> tuple[str, str, str]:
    return finding.rule, f"{format_path(finding.path)}:{finding.span.start}", fix.title


def _worse(before: DossierResult, after: DossierResult) -> bool:
    """Whether a finding is there that was not, or as many faults of reading remain."""
    old, new = (Counter((f.rule, format_path(f.path)) for f in result.findings) for result in (before, after))
    return bool(new - old) or new.total() >= old.total()


def _edited(text: str, fix: Fix) -> str:
    for edit in sorted(fix.edits, key=lambda edit: edit.span, reverse=True):
        text = _replaced(text, edit)
    return text


def _replaced(text: str, edit: Edit) -> str:
    start, end = _offset(text, edit.span.start), _offset(text, edit.span.end)
    return text[:start] + edit.text + text[end:]


def _offset(text: str, position: Position) -> int:
    """The place of a position in the text, counted from 0."""
    start = 0
    for _ in range(position.line - 1):
        match = LINE_END.search(text, start)
        if match is None:
            break
        start = match.end()
    return start + position.column - 1


def _encoded(text: str, like: bytes) -> bytes:
    """``text`` in the encoding of a file, with its byte order mark when it has one."""
    for mark, encoding in (
        (codecs.BOM_UTF8, "utf-8"),
        (codecs.BOM_UTF16_LE, "utf-16-le"),
        (codecs.BOM_UTF16_BE, "utf-16-be"),
    ):
        if like.startswith(mark):
            return mark + text.encode(encoding)
    return text.encode(_encoding(read_source(like)))


def _encoding(source: Source) -> str:
    return "cp1252" if source.encoding == "cp1252" else "utf-8"


def _in_utf8(data: bytes) -> bytes:
    return read_source(data).text.encode("utf-8")


def _lines(text: str) -> list[str]:
    parts = LINE_END.split(text)
    return [f"{part}\n" for part in (parts if parts[-1] else parts[:-1])]

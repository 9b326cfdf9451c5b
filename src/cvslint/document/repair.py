"""Reading on after a fault of YAML whose repair is certain, without losing the author's positions.

The repaired text is only read: every span goes back to the text as it was written, so that one missing quote
does not hide a budget that does not balance, and a caret still points at the right character.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable
from dataclasses import field, replace

from cvslint.document.fault import Fault
from cvslint.document.history import History, apply
from cvslint.document.indents import odd_blanks
from cvslint.document.intruders import Found, commands, double_conversion, one_long_line, stray_mark
from cvslint.document.nodes import Node
from cvslint.document.reader import read_tree
from cvslint.findings import Edit
from cvslint.late_dataclass import late_dataclass
from cvslint.span import Span

MAX_REPAIRS = 20
"""How many faults of YAML are read past; a text with more is in need of a person."""

MAX_WORK = 8_000_000
"""How many characters are read again for repairs, all in all: a very long text is read past fewer faults."""

MAX_PER_LINE = 2
"""How many of them on one line (a tab before it and a colon in it): beyond, what was meant is no longer sure."""

_LOOKS: tuple[Callable[[str], Found | None], ...] = (
    double_conversion,
    commands,
    stray_mark,
    one_long_line,
    odd_blanks,
)
"""What is looked for before YAML is read, in this order: half of a letter converted twice may be a command."""


@late_dataclass
class Repaired:
    """A text read past its faults: ``text`` is what was read, ``history`` what was changed in it; ``odd_keys``: a key
    holds more than ASCII."""

    root: Node | None
    faults: tuple[Fault, ...]
    text: str
    history: History = field(default_factory=History)
    odd_keys: bool = False

    def original(self, span: Span) -> Span:
        """A span of the text that was read, in the author's own text."""
        return self.history.original(span)


def read_repaired(text: str) -> Repaired:
    """The tree of ``text``, mended where there is no doubt; the faults are told in any case.

    A text that cannot be read to its end gives what was mended before YAML was read and its first fault of YAML:
    what follows may come from the repair.
    """
    read, history = text, History()
    faults: list[Fault] = []
    for look in _LOOKS:
        found = look(read)
        if found is None:
            continue
        if found.fatal:
            return Repaired(None, (found.fault,), text)
        faults.append(_original(found.fault, history))
        read = apply(read, found.edits)
        history.add(found.edits)
    return _read(read, history, faults, text)


def _read(read: str, history: History, before: list[Fault], text: str) -> Repaired:
    mended: Counter[int] = Counter()
    faults: list[Fault] = []
    while True:
        root, found, odd_keys = read_tree(read, twice=not faults)
        told = [_original(fault, history) for fault in found]
        if root is not None:
            return Repaired(root, (*before, *faults, *told), read, history, odd_keys)
        last = found[-1]
        line = last.span.start.line
        rounds = mended.total()
        spent = rounds == MAX_REPAIRS or rounds * len(read) > MAX_WORK
        if not last.edits or spent or mended[line] == MAX_PER_LINE:
            # What YAML took away may be told on the way; what makes it unreadable is told in any case.
            told = [fault for fault in (*faults, *told) if fault.code != "YML005"][:1] or told
            return Repaired(None, (*before, *told), text)
        mended[line] += 1
        faults.append(told[-1])
        read = apply(read, last.edits)
        history.add(last.edits)


def _original(fault: Fault, history: History) -> Fault:
    """A fault of the edited text, told of the author's."""
    edits = tuple(Edit(history.original(edit.span), edit.text) for edit in fault.edits)
    related = tuple((history.original(span), label) for span, label in fault.related)
    return replace(fault, span=history.original(fault.span), related=related, edits=edits)

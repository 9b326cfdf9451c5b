"""What reading or typing a text finds wrong, before any rule: a code, a place, and the values of its message."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import field

from cvslint.findings import Edit
from cvslint.late_dataclass import late_dataclass
from cvslint.span import Path, Span

MAX_EDITS = 2000
"""How many edits a fault carries at most: beyond, the text is mended for the check alone, or not at all."""

MAX_FAULTS = 1000
"""How many faults of the reading, and how many of the form, are told: more of them are no slips in a dossier."""


@late_dataclass
class Fault:
    """A fault whose words are in the rulebook: entry ``code``, case ``case``.

    ``values`` fills the message; ``related`` names a second place with its label; ``edits`` mend the fault, and
    are there only when there is no doubt about what was meant. ``certain`` says the same of the value ``propose``,
    which is to be written in the place of the faulty one. Unless it is ``sure``, what ``edits`` make of the text is
    only the likeliest that was meant: it is read on so, and the repair is not a safe one.
    """

    code: str
    case: str
    span: Span
    path: Path = ()
    values: Mapping[str, object] = field(default_factory=dict)
    related: tuple[tuple[Span, str], ...] = ()
    edits: tuple[Edit, ...] = ()
    certain: bool = False
    sure: bool = True

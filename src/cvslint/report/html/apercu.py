"""What all the dossiers of a page share."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import field

from cvslint.late_dataclass import late_dataclass
from cvslint.result import RuleInfo, RunResult


@late_dataclass
class Apercu:
    """The run; ``regles`` by code: those of which a finding or a dossier speaks, ``listees`` when the page describes
    them once at its end."""

    run: RunResult
    regles: Mapping[str, RuleInfo] = field(default_factory=dict)
    listees: bool = False

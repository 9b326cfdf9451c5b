"""How far a text may go while its tree is built: beyond, reading stops with one fault."""

from __future__ import annotations

from cvslint.document.fault import Fault
from cvslint.document.nodes import Mark
from cvslint.document.places import here

MAX_DEPTH = 64
"""How deep blocks and lists may nest; the format itself needs nine levels."""

MAX_NODES = 100_000
"""How many nodes a dossier may hold once its aliases are followed."""


class Refused(Exception):
    """Building stops: the text goes beyond a limit or holds a second document."""

    def __init__(self, fault: Fault) -> None:
        super().__init__(fault.code)
        self.fault = fault


def too_many(mark: Mark) -> Refused:
    """The refusal of a text with more than ``MAX_NODES`` nodes, at the first one beyond."""
    return Refused(Fault("YML004", "noeuds", here(mark), values={"limite": MAX_NODES}))


def too_deep(mark: Mark) -> Refused:
    """The refusal of a block or list that nests deeper than ``MAX_DEPTH``."""
    return Refused(Fault("YML004", "profondeur", here(mark), values={"limite": MAX_DEPTH}))

"""What building one tree carries along, and how the scalars that it is made of are made."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from cvslint.document.bounds import MAX_DEPTH, MAX_NODES, Refused, too_deep, too_many
from cvslint.document.fault import MAX_FAULTS, Fault
from cvslint.document.nodes import Mark, Node, ScalarNode, Style

_STYLES: dict[str | None, Style] = {
    None: "plain",
    "": "plain",
    "'": "quoted",
    '"': "quoted",
    "|": "block",
    ">": "block",
}


class State:
    """What building one tree carries along: the source of events, the anchors, the count of nodes.

    ``scalar_event`` makes the event of a scalar.
    """

    __slots__ = (
        "anchors",
        "faults",
        "next_event",
        "nodes",
        "odd_keys",
        "scalar_event",
        "shield",
        "text",
        "used",
    )

    def __init__(
        self,
        text: str,
        next_event: Callable[[], Any],
        shield: dict[int, str],
        scalar_event: Callable[..., Any],
    ) -> None:
        self.text = text
        self.shield = shield
        self.scalar_event = scalar_event
        self.next_event = next_event
        self.anchors: dict[str, tuple[Node | None, Mark]] = {}
        self.used: set[str] = set()
        self.faults: list[Fault] = []
        self.nodes = 0
        self.odd_keys = False

    def tell(self, fault: Fault) -> None:
        if len(self.faults) == MAX_FAULTS:
            self.faults.clear()
            raise Refused(Fault("YML004", "fautes", fault.span, values={"limite": MAX_FAULTS}))
        self.faults.append(fault)

    def count(self, mark: Mark, depth: int) -> None:
        self.nodes += 1
        if self.nodes > MAX_NODES:
            raise too_many(mark)
        if depth > MAX_DEPTH:
            raise too_deep(mark)

    def scalar(
        self, anchor: Any, tag: Any, implicit: Any, value: str, start: Mark, end: Mark, style: str | None
    ) -> Any:
        """A scalar as the parser tells it: a node, or an event of one that bears an anchor or a tag."""
        # The tag as the parser holds it: asked for as text, it is made anew each time.
        if anchor is not None or tag is not None:
            return self.scalar_event(anchor, tag, implicit, value, start, end, style)
        self.nodes += 1
        if self.nodes > MAX_NODES:
            raise too_many(start)
        return ScalarNode(value.translate(self.shield) if self.shield else value, _STYLES[style], start, end)

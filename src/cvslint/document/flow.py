"""A value between brackets or braces as its author laid it out on one line, whether YAML can read it or not."""

from __future__ import annotations

from cvslint.document.scene import CLOSING, ITEM, KEY
from cvslint.late_dataclass import late_dataclass

_MAX_LINE = 5000
"""The longest line (characters) that is looked into: it is walked along once for each fault that is read past."""


@late_dataclass
class Flow:
    """A line's value in brackets or braces; places count from 0.

    ``items`` are the pieces between brackets, commas and keys, from their first character to behind their last one.
    ``opened`` are the brackets that are still open at the end of the line; ``quote`` is the quote that nothing closes
    on it, ``sign`` the first ``#`` that YAML takes for a comment, ``end`` where all that was opened is closed.
    """

    items: tuple[tuple[int, int], ...]
    opened: tuple[int, ...]
    quote: int | None = None
    sign: int | None = None
    end: int | None = None

    def item_at(self, place: int) -> tuple[int, int] | None:
        """The piece in which a place lies."""
        return next((item for item in self.items if item[0] <= place < item[1]), None)


def flow_of(line: str, *, comments: bool = True) -> Flow | None:
    """The value in brackets or braces that a line bears; ``None`` without one.

    A ``#`` behind a blank opens a comment, unless ``comments`` says to take it for a part of the text.
    """
    match = KEY.match(line) or ITEM.match(line) if len(line) <= _MAX_LINE else None
    if match is None or match["value"][0] not in "[{":
        return None
    return _Walk(line, match.start("value"), comments).walked()


class _Walk:
    """A walk along one line from the sign that opens its value."""

    def __init__(self, line: str, start: int, comments: bool) -> None:
        self.line = line
        self.place = start
        self.comments = comments
        self.opened: list[int] = []
        self.items: list[tuple[int, int]] = []
        self.begun: int | None = None

    def walked(self) -> Flow:
        while self.place < len(self.line):
            sign = self.line[self.place]
            if sign in "'\"" and self.begun is None:
                closed = self._closed(sign)
                if closed < 0:
                    return self._flow(quote=self.place)
                self.begun, self.place = self.place, closed
            elif sign == "#" and self.comments and self.line[self.place - 1 : self.place].isspace():
                self._ended()
                return self._flow(sign=self.place)
            elif self._structure(sign):
                self._ended()
                if not self.opened:
                    return self._flow(end=self.place)
            elif self.begun is None and not sign.isspace():
                self.begun = self.place
            self.place += 1
        self._ended()
        return self._flow()

    def _structure(self, sign: str) -> bool:
        """Whether a sign parts two pieces; brackets are counted on the way."""
        if sign in "[{":
            self.opened.append(self.place)
        elif sign in "]}":
            if CLOSING[self.line[self.opened[-1]]] != sign:
                return False
            self.opened.pop()
        else:
            return sign == "," or (sign == ":" and not self.line[self.place + 1 : self.place + 2].strip())
        return True

    def _closed(self, sign: str) -> int:
        """Where the quote of this place is closed; -1 when it is not. A double quote may hold escaped ones."""
        place = self.place + 1
        while place < len(self.line):
            if self.line[place] == "\\" and sign == '"':
                place += 1
            elif self.line[place] == sign:
                return place
            place += 1
        return -1

    def _ended(self) -> None:
        if self.begun is not None:
            written = self.line[self.begun : self.place].rstrip()
            self.items.append((self.begun, self.begun + len(written)))
            self.begun = None

    def _flow(self, *, quote: int | None = None, sign: int | None = None, end: int | None = None) -> Flow:
        return Flow(tuple(self.items), tuple(self.opened), quote, sign, end)

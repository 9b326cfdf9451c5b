"""Lines of text with styles: what the text report is made of before a terminal, a file or a test shows it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING, Literal

from rich.cells import cell_len

if TYPE_CHECKING:
    from rich.text import Text

Style = Literal["", "erreur", "avertissement", "info", "titre", "discret", "bon", "caret"]
Segment = tuple[str, Style]
Line = tuple[Segment, ...]

_RICH: dict[Style, str] = {
    "": "",
    "erreur": "bold red",
    "avertissement": "yellow",
    "info": "cyan",
    "titre": "bold",
    "discret": "dim",
    "bon": "bold green",
    "caret": "red",
}


def text_of(line: Line) -> str:
    """One line without its styles."""
    return "".join(text for text, _ in line)


def cells(line: Line) -> int:
    """How many columns of a terminal a line takes."""
    return cell_len(text_of(line))


def plain(lines: Iterable[Line]) -> Iterator[str]:
    """Lines without styles, each ended by a line feed."""
    return (f"{text_of(line)}\n" for line in lines)


def to_rich(line: Line) -> Text:
    """A line as Rich prints it; its text is never read as markup.

    Print it with ``soft_wrap=True``: it is laid out already, and Rich would crop it to the width of its console.
    """
    from rich.text import Text

    text = Text(no_wrap=True, overflow="ignore")
    for part, style in line:
        text.append(part, style=_RICH[style] or None)
    return text

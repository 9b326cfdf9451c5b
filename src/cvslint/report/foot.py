"""The end of reports in styled lines: what was not checked, on what the rest stands."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from cvslint.french import NBSP, visible
from cvslint.report import mentions
from cvslint.report.flow import flow
from cvslint.report.glyphs import Glyphs
from cvslint.report.styled import Line, Segment, Style
from cvslint.result import FileError, RunResult


def unread_files(errors: Iterable[FileError], width: int, glyphs: Glyphs) -> Iterator[Line]:
    """The files that could not be checked, each with the reason."""
    for error in errors:
        path: Segment = (f" {glyphs.erreur} {visible(error.path)}", "erreur")
        yield from flow([path, (f" {glyphs.dot} {visible(error.message)}", "")], width, hang=3)


def provenance(run: RunResult, width: int, glyphs: Glyphs) -> Iterator[Line]:
    """The parameters that the configuration changed, then where the report comes from."""
    for name, value in run.parameters.items():
        text = f" Paramètre changé par la configuration{NBSP}: {visible(name)} = {visible(value)}"
        yield from flow([(text, "avertissement")], width, hang=3)
    yield from flow([(" ", ""), *joined(mentions.identity(run), "discret", glyphs)], width, hang=3)


def joined(texts: Iterable[str], style: Style, glyphs: Glyphs) -> list[Segment]:
    """Texts with a dot between, the empty ones left out."""
    segments: list[Segment] = []
    for text in filter(None, texts):
        segments += [(f" {glyphs.dot} ", "discret")] if segments else []
        segments.append((text, style))
    return segments

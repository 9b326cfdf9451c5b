"""The progress line: for who looks at a terminal, and gone without a trace."""

from __future__ import annotations

import io
import sys

import pytest

from cvslint.cli.progression import FEW, ProgressLine, progression


class Terminal(io.StringIO):
    """A terminal of one line, which keeps what it was sent."""

    def isatty(self) -> bool:
        return True

    def shown(self) -> str:
        """What stands on the line once all is written, blanks at its end left out."""
        cells: list[str] = []
        column = 0
        for character in self.getvalue():
            if character == "\r":
                column = 0
                continue
            cells[column : column + 1] = [character]
            column += 1
        return "".join(cells).rstrip()


class Clock:
    """A clock that is set by hand (seconds)."""

    now = 0.0

    def __call__(self) -> float:
        return self.now


def test_the_line_is_written_over_itself_and_cleared() -> None:
    terminal, clock = Terminal(), Clock()
    line = ProgressLine(terminal, clock)
    line.tell(1240, 10_000)
    assert terminal.shown() == "Contrôle : 1 240 fichiers sur 10 000 (12 %)"
    clock.now = 1.0
    line.tell(2, 50)
    assert terminal.shown() == "Contrôle : 2 fichiers sur 50 (4 %)"
    line.clear()
    assert terminal.shown() == ""
    assert terminal.getvalue().endswith("\r")
    assert "\n" not in terminal.getvalue()


def test_it_is_not_written_more_often_than_it_can_be_read() -> None:
    terminal, clock = Terminal(), Clock()
    line = ProgressLine(terminal, clock)
    line.tell(1, 100)
    before = terminal.getvalue()
    clock.now = 0.05
    line.tell(2, 100)
    assert terminal.getvalue() == before
    clock.now = 0.2
    line.tell(3, 100)
    assert "3 fichiers" in terminal.shown()


def test_a_narrow_window_cuts_it(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COLUMNS", "40")
    terminal = Terminal()
    ProgressLine(terminal, Clock()).tell(123_456, 1_000_000)
    assert terminal.shown() == "Contrôle : 123 456 fichiers sur 1 000 000 (12 %)"[:39]


def test_few_files_have_no_line() -> None:
    terminal = Terminal()
    line = ProgressLine(terminal, Clock())
    line.tell(1, FEW - 1)
    line.clear()
    assert terminal.getvalue() == ""


def test_a_terminal_gets_it_and_loses_it_when_the_run_fails(monkeypatch: pytest.MonkeyPatch) -> None:
    terminal = Terminal()
    monkeypatch.setattr(sys, "stderr", terminal)
    monkeypatch.delenv("TERM", raising=False)
    with pytest.raises(KeyboardInterrupt), progression(quiet=False) as observe:
        assert observe is not None
        observe(50, 100)
        raise KeyboardInterrupt
    assert "50 fichiers sur 100" in terminal.getvalue()
    assert terminal.shown() == ""


@pytest.mark.parametrize(
    ("stream", "quiet", "term"),
    [(Terminal(), True, "xterm"), (Terminal(), False, "dumb"), (io.StringIO(), False, "xterm")],
)
def test_nobody_looks(stream: io.StringIO, quiet: bool, term: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "stderr", stream)
    monkeypatch.setenv("TERM", term)
    with progression(quiet=quiet) as observe:
        assert observe is None

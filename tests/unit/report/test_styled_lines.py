"""Styled lines, their layout, and the signs for each console."""

from __future__ import annotations

import io
import re
from dataclasses import astuple

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rich.cells import cell_len
from rich.console import Console

from cvslint.report import glyphs
from cvslint.report.flow import flow, side_by_side
from cvslint.report.styled import Line, plain, text_of, to_rich

LINE: Line = ((" x ", "erreur"), ("[bold]a[/bold] :smile:", ""))


def test_plain() -> None:
    assert "".join(plain([LINE, ()])) == " x [bold]a[/bold] :smile:\n\n"


def test_rich_reads_no_markup_in_the_text() -> None:
    text = to_rich(LINE)
    assert text.plain == " x [bold]a[/bold] :smile:"
    assert [(span.start, span.end, str(span.style)) for span in text.spans] == [(0, 3, "bold red")]


def test_rich_prints_lines_as_they_are_whatever_its_width() -> None:
    stream = io.StringIO()
    console = Console(file=stream, width=10)
    console.print(to_rich(LINE), soft_wrap=True)
    assert stream.getvalue() == "".join(plain([LINE]))


def test_styles_survive_the_ends_of_lines() -> None:
    lines = flow([("un deux ", "titre"), ("trois quatre", "")], 10, hang=2)
    assert lines == [
        (("un deux", "titre"),),
        (("  ", ""), ("trois", "")),
        (("  ", ""), ("quatre", "")),
    ]


@pytest.mark.parametrize(
    ("text", "kept"),
    [
        ("aaaa bbbb : cccc", "bbbb :"),
        ("aaaa « bbb » cccc", "« bbb »"),
        ("aaaa 12 000 € cccc", "12 000 €"),
        ("aaaaa bb\u00a0bb cc", "bb\u00a0bb"),
    ],
)
def test_french_keeps_together_what_belongs_together(text: str, kept: str) -> None:
    assert any(kept in text_of(line) for line in flow([(text, "")], 9))


def test_indentation_is_no_place_to_break() -> None:
    assert [text_of(line) for line in flow([("    aaaaaaaa bb", "")], 10, hang=4)] == [
        "    aaaaaaaa",
        "    bb",
    ]


@given(st.text("ab 日:\u00a0", max_size=80), st.integers(min_value=8, max_value=40))
def test_flow_loses_only_the_spaces_at_the_ends_of_lines(text: str, width: int) -> None:
    lines = [text_of(line) for line in flow([(text, "")], width)]
    assert "".join(lines).replace(" ", "") == text.replace(" ", "")
    assert all(cell_len(line) <= width or not re.search(r"\S [^ :]", line) for line in lines)


def test_side_by_side_as_far_as_it_fits() -> None:
    chunks: list[Line] = [(("aaaa", ""),), (("bbbb", ""),), (("cccc", ""),)]
    assert [text_of(line) for line in side_by_side(chunks, 14)] == [" aaaa   bbbb", " cccc"]


@pytest.mark.parametrize(
    ("encoding", "expected"),
    [
        ("utf-8", glyphs.UNICODE),
        ("utf-16-le", glyphs.UNICODE),
        ("cp1252", glyphs.ASCII),
        ("cp850", glyphs.ASCII),
        ("ascii", glyphs.ASCII),
        ("inconnu", glyphs.ASCII),
        ("", glyphs.ASCII),
    ],
)
def test_pick(encoding: str, expected: glyphs.Glyphs) -> None:
    assert glyphs.pick(encoding) is expected


def test_signs_are_one_column_wide_and_ascii_ones_are_ascii() -> None:
    for signs in (glyphs.UNICODE, glyphs.ASCII):
        assert all(cell_len(sign) == 1 for sign in astuple(signs) if sign != "...")
    assert "".join(astuple(glyphs.ASCII)).isascii()

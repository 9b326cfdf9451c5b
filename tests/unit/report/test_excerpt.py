"""Carets stand exactly under the place, whatever the line is made of and however narrow the window."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rich.cells import cell_len

from cvslint.findings import Finding, Related, Severity
from cvslint.report import glyphs
from cvslint.report.excerpt import Mark, excerpt, marks_of
from cvslint.report.styled import text_of
from cvslint.span import TOP, Span


def draw(source: str, *spans: Span, width: int = 80, label: str = "") -> list[str]:
    lines = dict(enumerate(source.split("\n"), start=1))
    drawn = excerpt(lines, [Mark(span, label) for span in spans], width=width, glyphs=glyphs.ASCII)
    return [text_of(line) for line in drawn]


def test_caret_under_a_value() -> None:
    assert draw("siret: 123", Span.at(1, 8, 1, 11), label="ici") == [
        "    1 | siret: 123",
        "      |        ^^^ ici",
    ]


def test_empty_span_gets_one_caret() -> None:
    assert draw("cle:", Span.at(1, 5, 1, 5))[1] == "      |     ^"


def test_span_over_several_lines_ends_with_its_first_line() -> None:
    assert draw("texte: |\n  suite", Span.at(1, 8, 2, 8))[1] == "      |        ^"


def test_a_line_named_twice_is_shown_once() -> None:
    assert draw("a: 1, b: 2", Span.at(1, 4, 1, 5), Span.at(1, 10, 1, 11)) == [
        "    1 | a: 1, b: 2",
        "      |    ^",
        "      |          ^",
    ]


def test_line_numbers_are_aligned() -> None:
    source = "\n" * 98 + "a\nb"
    drawn = draw(source, Span.at(99, 1, 99, 2), Span.at(100, 1, 100, 2))
    assert drawn == ["    99 | a", "       | ^", "   100 | b", "       | ^"]


@pytest.mark.parametrize(
    ("before", "cells"), [("日本", 4), ("e\u0301", 1), ("\t", 4), ("\u202e", 6), ("\x1b", 4), ("é", 1)]
)
def test_caret_is_aligned_after_unusual_characters(before: str, cells: int) -> None:
    column = len(before) + 1
    drawn = draw(f"{before}X", Span.at(1, column, 1, column + 1))
    assert drawn[1] == f"      | {' ' * cells}^"
    assert cell_len(drawn[0].removesuffix("X")) == 8 + cells


def test_caret_is_as_wide_as_wide_characters() -> None:
    assert draw("日本", Span.at(1, 1, 1, 3))[1] == "      | ^^^^"


def test_a_place_outside_the_known_lines_is_left_out() -> None:
    assert draw("a", Span.at(7, 1, 7, 2)) == []


def test_a_long_line_is_cut_around_its_caret() -> None:
    source = "x" * 200 + "VALEUR" + "y" * 200
    line, caret = draw(source, Span.at(1, 201, 1, 207), width=40)
    start = caret.index("^")
    assert line[start : start + 6] == "VALEUR"
    assert line[8:11] == "..."
    assert line.endswith("...")
    assert len(line) <= 40


def test_two_far_places_of_one_line_are_both_seen() -> None:
    source = "A" + "x" * 200 + "B"
    drawn = draw(source, Span.at(1, 1, 1, 2), Span.at(1, 202, 1, 203), width=40)
    assert len(drawn) == 4
    assert drawn[2][drawn[3].index("^")] == "B"


def test_a_label_without_room_goes_below() -> None:
    drawn = draw("x" * 30, Span.at(1, 28, 1, 31), width=40, label="un libellé bien long")
    assert [line.strip(" |") for line in drawn[1:]] == ["^^^", "un libellé bien long"]


def test_a_line_as_long_as_a_file_is_drawn_at_once() -> None:
    source = "é" * 1_000_000
    for column in range(1, 1_000_000, 50_000):
        assert len(draw(source, Span.at(1, column, 1, 1_000_001))) == 2


def test_many_places_do_not_fill_the_screen() -> None:
    spans = [Span.at(line, 1, line, 2) for line in range(1, 13)]
    drawn = draw("a\n" * 12, *spans)
    assert len(drawn) == 17
    assert drawn[-1].strip() == "et 4\u00a0autres endroits\u00a0: lignes 9, 10, 11, 12"


def test_the_own_place_of_a_finding_is_always_shown() -> None:
    marks = [Mark(Span.at(line, 1, line, 2), main=line == 12) for line in range(1, 13)]
    lines = dict.fromkeys(range(1, 13), "a")
    drawn = [text_of(line) for line in excerpt(lines, marks, width=80, glyphs=glyphs.ASCII)]
    assert drawn[-3:-1] == ["   12 | a", "      | ^"]
    assert drawn[-1].strip() == "et 4\u00a0autres endroits\u00a0: lignes 8, 9, 10, 11"


def test_marks_are_in_the_order_of_the_text_and_said_once() -> None:
    first, second = Span.at(1, 1, 1, 2), Span.at(2, 1, 2, 2)
    related = (Related((), first, "un"), Related((), second, "deux"), Related((), second, "deux"))
    finding = Finding("A001", "a", Severity.ERREUR, "s", "m", (), second, related=related)
    assert marks_of(finding) == [Mark(first, "un"), Mark(second, "deux", main=True)]


def test_the_top_of_the_file_is_no_place() -> None:
    assert marks_of(Finding("A001", "a", Severity.ERREUR, "s", "m", (), TOP)) == []


CHARACTERS = st.sampled_from("abc 0:é\t日ｱ\u0301\u202e\x1b\u00a0…€")


@given(
    st.text(CHARACTERS, min_size=1, max_size=300),
    st.data(),
    st.integers(min_value=30, max_value=130),
    st.sampled_from([glyphs.ASCII, glyphs.UNICODE]),
)
def test_caret_covers_the_value_and_nothing_is_too_wide(
    source: str, data: st.DataObject, width: int, signs: glyphs.Glyphs
) -> None:
    start = data.draw(st.integers(0, len(source)))
    end = data.draw(st.integers(start, len(source)))
    mark = Mark(Span.at(1, start + 1, 1, end + 1), data.draw(st.sampled_from(["", "charges"])))
    line, caret, *_ = (text_of(line) for line in excerpt({1: source}, [mark], width=width, glyphs=signs))
    assert cell_len(line) <= width
    assert cell_len(caret) <= width
    left = caret.index(signs.caret)
    length = caret.count(signs.caret)
    bare = excerpt({1: source[start:end]}, [Mark(TOP)], width=10_000, glyphs=signs)
    value = text_of(bare[0])[8:]
    seen = _between(line, left, left + length)
    if not source[start:end].startswith("\u0301") and cell_len(value) <= width - 8 - 2 * cell_len(
        signs.ellipsis
    ):
        assert seen.startswith(value) or not value.strip("\u0301")
        assert length == max(cell_len(value), 1)


def _between(line: str, left: int, right: int) -> str:
    """The characters of a line in the columns from ``left`` to ``right``, accents with their letter."""
    column, seen = 0, ""
    for character in line:
        size = cell_len(character)
        if (left <= column < right) if size else (left < column <= right):
            seen += character
        column += size
    return seen

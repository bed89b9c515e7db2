import dataclasses
import re
from pathlib import Path

import pytest
from hypothesis import example, given
from hypothesis import strategies as st
from reports import LIBRARY_FLAWS, LIBRARY_ROWS, Flaw, Row, build, clean, hostile, library

from alignkit.exports import write_text
from alignkit.exports.marks import Mark
from alignkit.exports.text_layout import cell_width, line_width, marked_lines, shown, wrap
from alignkit.records import Fidelity, Severity

CASES = Path(__file__).parent / "cases"
ANSI = re.compile(r"\x1b\[[0-9;]*m")


@pytest.mark.parametrize("width", [60, 100])
def test_the_whole_report_reads_as_agreed(width):
    golden = CASES / f"report.{width}.txt"
    assert write_text(library(), width=width) == golden.read_text(encoding="utf-8")


@pytest.mark.parametrize("width", [60, 79, 80, 100, 140])
def test_no_line_is_wider_than_the_terminal(width):
    # The number after a caret may stand in the last column's margin.
    assert max(map(cell_width, write_text(library(), width=width).splitlines())) <= width + 1


def test_colour_only_adds_codes():
    plain, coloured = write_text(library()), write_text(library(), colour=True)
    assert "\x1b" not in plain
    assert "\x1b[1;31m✖ critical\x1b[0m" in coloured
    assert [line.rstrip() for line in ANSI.sub("", coloured).splitlines()] == plain.splitlines()


def test_a_clean_report_says_so_in_one_line():
    assert write_text(clean()).splitlines()[-1] == "No findings."
    assert "↔" not in write_text(clean())


def test_a_report_without_ground_for_a_score_says_so():
    report = build([LIBRARY_ROWS[0]], fidelity=Fidelity(None, None, None, None, {}))
    assert "Fidelity: no ground for a score\n" in write_text(report)


def test_two_empty_documents_make_a_report():
    assert "0 source segments, 0 target segments, 0 beads" in write_text(build([]))


def test_a_finding_where_nothing_is_aligned_is_not_lost():
    report = dataclasses.replace(build(LIBRARY_ROWS[:4], LIBRARY_FLAWS[:2]), pairs=(), bead_fidelity=())
    text = write_text(report)
    assert "outside the aligned text" in text
    assert "1 ✖ critical" in text


def test_text_cannot_steer_the_terminal():
    text = write_text(hostile())
    assert not re.search("[\x00-\x09\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]", text)
    assert "␛[31m" in text


def test_a_long_quote_is_cut_short():
    sentence = "wort " * 60
    text = write_text(build([Row(["x"], [sentence])], [Flaw(0, sentence, "too long", suggestion=sentence)]))
    assert "…” → “wort" in text


def test_carets_stand_under_wide_characters():
    text = "他说 “bonjour” 了"
    (line, carets) = marked_lines(text, [Mark(3, 4, 11)], 40)
    assert line_width(line[:1]) == 6
    assert "".join(run.text for run in carets) == " " * 6 + "^" * 7 + "3"


def test_carets_stand_under_combining_marks_and_emoji():
    text = "e\u0301te\u0301 👩\u200d🚀 ok"
    _, carets = marked_lines(text, [Mark(1, len(text) - 2, len(text))], 40)
    assert "".join(run.text for run in carets) == " " * 7 + "^^1"


def test_overlapping_marks_take_two_lines_and_separate_marks_one():
    assert len(marked_lines("abc def ghi", [Mark(1, 0, 7), Mark(2, 4, 7)], 40)) == 3
    assert len(marked_lines("abc def ghi", [Mark(1, 0, 3), Mark(2, 8, 11)], 40)) == 2


def test_a_mark_that_breaks_over_lines_is_marked_on_both():
    lines = marked_lines("aaaa bbbb", [Mark(1, 0, 9)], 5)
    assert ["".join(run.text for run in line) for line in lines] == ["aaaa", "^^^^^1", "bbbb", "^^^^1"]


@given(st.text(), st.integers(1, 20))
@example("\r0000⺀", 5)
def test_wrapping_loses_nothing_and_fits(text, width):
    ranges = wrap(text, width)
    assert "".join(text[start:end] for start, end in ranges) == text
    for start, end in ranges:
        line = text[start:end].rstrip()
        # One grapheme may be wider than the line, and a mark without a base has no place of its own.
        assert cell_width(line) <= width or len(line) <= 2 or not line.isprintable() or "\u200d" in line


@given(st.text())
def test_shown_text_keeps_its_length(text):
    assert len(shown(text)) == len(text)


@given(st.text(max_size=30), st.integers(8, 30), st.data())
def test_marked_lines_never_overrun_by_more_than_the_number(text, width, data):
    start = data.draw(st.integers(0, len(text)))
    end = data.draw(st.integers(start, len(text)))
    for line in marked_lines(text, [Mark(1, start, end)], width):
        assert line_width(line) <= width + 1


def test_severities_have_symbols_of_their_own():
    flaws = [Flaw(0, "Die", "why", severity) for severity in Severity]
    text = write_text(build([LIBRARY_ROWS[0]], flaws))
    assert {"✖ critical", "▲ major", "● minor", "○ neutral"} <= set(re.findall(r"[✖▲●○] [a-z]+", text))

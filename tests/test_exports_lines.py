import json

import pytest
from hypothesis import given
from hypothesis import strategies as st
from reports import Flaw, Row, build, hostile, library

from alignkit.errors import ReadError
from alignkit.exports import BEAD_FORMATS, LINK_FORMATS, REPORT_FORMATS
from alignkit.exports.ladder import rung
from alignkit.exports.places import Ruler, line_starts
from alignkit.readers.ladder import read_ladder
from alignkit.records import Bead, Pair

NUMBERS = st.lists(st.integers(0, 10**6), max_size=4).map(tuple)
BEADS = st.builds(
    lambda sides, confidence: Bead(*sides, confidence),
    st.tuples(NUMBERS, NUMBERS).filter(any),
    st.floats(0, 1).map(lambda value: round(value, 4)),
)


def lines(written):
    return "".join(written).splitlines()


# ---- ladder


def test_a_ladder_has_one_bead_a_line_with_four_decimals():
    written = lines(BEAD_FORMATS["ladder"](library()))
    assert written[3] == "[3]:[3, 4]:0.9100"
    assert written[5] == "[6]:[]:0.9500"
    assert written[7] == "[]:[7]:0.9900"
    assert len(written) == len(library().pairs)


@given(st.lists(BEADS))
def test_a_ladder_reads_back_as_it_was_written(beads):
    assert read_ladder("".join(map(rung, beads))) == beads


def test_a_ladder_may_come_from_another_tool():
    text = "\ufeff[0]:[0]\r\n\r\n [1,2] : [ ] : -0.5 \r\n"
    assert read_ladder(text) == [Bead((0,), (0,), 1.0), Bead((1, 2), (), -0.5)]


def test_an_empty_ladder_has_no_beads():
    assert read_ladder("") == read_ladder("\n \n") == []


@pytest.mark.parametrize(
    ("line", "complaint"),
    [
        ("0-0 1-2", "is not a bead; expected"),
        ("[0]:[-1]:0.5", "is not a bead; expected"),
        ("[0]:[1,]:0.5", "is not a bead; expected"),
        ("[0]:[1]:0.5:7", "is not a bead; expected|is not a finite number"),
        ("[]:[]:0.5", "both sides are empty"),
        ("[0]:[1]:high", "'high' is not a finite number"),
        ("[0]:[1]:nan", "'nan' is not a finite number"),
        ("x" * 500, r"x\.\.\.' is not a bead"),
    ],
)
def test_a_bad_ladder_line_is_named_in_one_line(line, complaint):
    with pytest.raises(ReadError, match=f"ladder line 2: .*({complaint})") as error:
        read_ladder(f"[0]:[0]:1\n{line}\n")
    assert "\n" not in str(error.value)
    assert len(str(error.value)) < 200


# ---- tables


def test_the_bead_table_joins_segments_and_keeps_numbers():
    header, *rows = (line.split("\t") for line in lines(BEAD_FORMATS["tsv"](library())))
    assert header == ["source", "target", "source_segments", "target_segments", "confidence"]
    assert rows[4][0] == "Les enfants disposent d'un étage entier. Une salle de contes leur est réservée."
    assert rows[4][2:] == ["4,5", "5", "0.7200"]
    assert rows[7][0] == rows[7][2] == ""


def test_the_bead_lines_hold_spans_of_the_document():
    report = library()
    for line in lines(BEAD_FORMATS["jsonl"](report)):
        bead = json.loads(line)
        for side, document in (("source", report.source), ("target", report.target)):
            texts = [document.text[start:end] for start, end in bead[f"{side}_spans"]]
            assert " ".join(texts) == bead[f"{side}_text"]
            assert len(texts) == len(bead[side])


def test_the_finding_table_has_one_line_a_finding():
    header, *rows = (line.split("\t") for line in REPORT_FORMATS["tsv"](library()).splitlines())
    number, addition, place = (dict(zip(header, rows[index], strict=True)) for index in (0, 5, 8))
    assert len(rows) == len(library().findings)
    assert number["line"] == "3"
    assert (number["quote"], number["source_quote"], number["suggestion"]) == (
        "fünfzig",
        "quinze",
        "fünfzehn",
    )
    assert addition["suggestion"] == "(delete)"
    assert place["start"] == place["end"]
    assert place["quote"] == ""


@pytest.mark.parametrize("separator", ["\t", "\n", "\r\n", "\v", "\f", "\x1c", "\x85", "\u2028", "\u2029"])
def test_separators_inside_a_text_become_spaces(separator):
    text = f"a{separator}b"
    report = build([Row([text], [text])], [Flaw(0, text, text)])
    for written in ("".join(BEAD_FORMATS["tsv"](report)), REPORT_FORMATS["tsv"](report)):
        assert len(written.splitlines()) == 2
        assert len({line.count("\t") for line in written.splitlines()}) == 1


@given(st.text("ab\r\n"))
def test_line_numbers_count_as_editors_do(text):
    starts = line_starts(text)
    assert len(starts) == len(text.replace("\r\n", "\n").replace("\r", "\n").split("\n"))
    assert [Ruler(text).line(start) for start in starts] == list(range(1, len(starts) + 1))


def test_an_empty_report_still_has_headers():
    report = build([])
    assert REPORT_FORMATS["tsv"](report).count("\n") == 1
    assert len(lines(BEAD_FORMATS["tsv"](report))) == 1
    assert lines(BEAD_FORMATS["ladder"](report)) == lines(BEAD_FORMATS["jsonl"](report)) == []


# ---- links


def test_pharaoh_keeps_one_line_a_pair_also_without_links():
    report = library()
    written = "".join(LINK_FORMATS["pharaoh"](report.pairs)).split("\n")
    assert written.pop() == ""
    assert len(written) == len(report.pairs)
    assert written[1] == "0-0 1-1 2-2 4-3 5-4"
    assert written[5] == ""


def test_pharaoh_writes_a_doubled_link_once():
    pair = library().pairs[1]
    doubled = Pair(pair.bead, pair.source_tokens, pair.target_tokens, pair.links * 2)
    assert list(LINK_FORMATS["pharaoh"]([doubled])) == list(LINK_FORMATS["pharaoh"]([pair]))


def test_link_lines_hold_words_with_their_places_and_probabilities():
    report = library()
    row = json.loads(lines(LINK_FORMATS["jsonl"](report.pairs))[2])
    start, end = row["target_spans"][1]
    assert report.target.text[start:end] == row["target"][1] == "fünfzig"
    assert len(row["links"]) == len(row["probabilities"])
    assert [1, 1] in row["links"]


def test_writers_yield_lines_one_by_one():
    for write in (BEAD_FORMATS[name] for name in ("ladder", "tsv", "jsonl")):
        assert all(line.count("\n") == 1 and line.endswith("\n") for line in write(hostile()))

"""TSV and CSV, with Python's csv module as the judge."""

import csv
import io

import extracts
import pytest
from hypothesis import given
from hypothesis import strategies as st

from alignkit.errors import ReadError
from alignkit.readers.delimited import read_csv, read_tsv
from alignkit.readers.extract import Choice

FIELD = st.text(st.sampled_from('ab "é,;\n\r\t'), max_size=6)
ROWS = st.lists(st.tuples(FIELD, FIELD, FIELD), min_size=1, max_size=5)


def columns(read, raw, *names, **languages):
    sides = read(raw, Choice(columns=names or None, **languages))
    for side in sides:
        extracts.assert_sound(side)
    return [extracts.texts(side) for side in sides]


@extracts.SOME
@given(ROWS, st.sampled_from("\r\n"))
def test_quoted_fields_are_what_the_csv_module_wrote(rows, end):
    file = io.StringIO()
    csv.writer(file, quoting=csv.QUOTE_ALL, lineterminator=end).writerows([("x", "y", "z"), *rows])
    assert columns(read_csv, file.getvalue(), "z", "x") == [
        [row[2] for row in rows],
        [row[0] for row in rows],
    ]


@extracts.SOME
@given(ROWS, st.sampled_from(",;\t"))
def test_fields_quoted_where_they_must_be_are_what_the_csv_module_reads(rows, separator):
    file = io.StringIO()
    csv.writer(file, delimiter=separator).writerows([("x", "y", "z"), *rows])
    expected = list(csv.reader(io.StringIO(file.getvalue(), newline=""), delimiter=separator))[1:]
    assert columns(read_csv, file.getvalue(), "x", "y") == [[row[k] for row in expected] for k in (0, 1)]


def test_a_tsv_has_no_quoting():
    assert columns(read_tsv, 'Il dit "oui\t"Ja", sagt er\n') == [['Il dit "oui'], ['"Ja", sagt er']]


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
def test_all_line_ends_end_a_row(end):
    assert columns(read_tsv, end.join(["a\tb", "", "c\t", "d\te"])) == [["a", "c", "d"], ["b", "", "e"]]


@pytest.mark.parametrize(
    ("head", "expected"),
    [
        ("source\ttarget", ["a", "b"]), ("Target\tSource", ["b", "a"]), ("src\tmt", ["a", "b"]),
        ("de\tfr-CA", ["a", "b"]), ("original\ttranslation", ["a", "b"]),
    ],
)  # fmt: skip
def test_a_header_that_is_known_names_the_columns(head, expected):
    assert columns(read_tsv, f"{head}\na\tb\n") == [[text] for text in expected]


def test_a_header_of_languages_says_the_languages_and_the_choice_picks_among_them():
    raw = "id\tde\tfr\n7\tJa.\tOui.\n"
    source, target = read_tsv(raw, Choice())
    assert (source.language, target.language) == ("de", "fr")
    assert columns(read_tsv, raw, source_lang="fr", target_lang="de") == [["Oui."], ["Ja."]]


def test_a_name_that_is_a_language_by_chance_says_none():
    source, target = read_tsv("mt\toriginal\nJa.\tOui.\n", Choice(columns=("original", "mt")))
    assert (source.language, target.language) == (None, None)


def test_without_a_known_header_every_row_counts():
    assert columns(read_tsv, "Anfang\tStart\nEnde\tEnd\n") == [["Anfang", "Ende"], ["Start", "End"]]


def test_columns_are_chosen_by_number_from_one():
    assert columns(read_tsv, "1\ta\tb\n2\tc\td\n", "3", "2") == [["b", "d"], ["a", "c"]]


@pytest.mark.parametrize("head", ["x;y", "x,y", "x\ty"])
def test_the_separator_of_a_csv_is_told_from_its_first_row(head):
    separator = head[1]
    assert columns(read_csv, f'{head}\n"a, b; c"{separator}d\n', "x", "y") == [["a, b; c"], ["d"]]


def test_an_empty_file_has_no_pairs():
    for read in (read_tsv, read_csv):
        assert columns(read, "") == columns(read, "\n\n") == [[], []]


@pytest.mark.parametrize(
    ("read", "raw", "names", "message"),
    [
        (read_tsv, "a\tb\nc\n", (), "line 2: has 1 column"),
        (read_tsv, "a\tb\n", ("x", "a"), "no column 'x'; there are: a, b"),
        (read_tsv, "a\tb\n", ("0", "1"), "numbered from 1"),
        (read_tsv, "a\tb\n", ("1", "9"), "line 1: has 2 column"),
        (read_csv, 'a,b\n"c,d\n', (), "line 2: a field opens with a quotation mark"),
        (read_csv, 'a,"b"c\n', (), "line 1: a field opens with a quotation mark"),
    ],
)
def test_a_row_that_cannot_be_read_is_named(read, raw, names, message):
    with pytest.raises(ReadError, match=message):
        columns(read, raw, *names)

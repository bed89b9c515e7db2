"""Known findings: told again where text moved, new where something is new; broken files are refused."""

import json
from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from alignkit.baseline import SCHEMA, Baseline, baseline_of, describe, read_baseline
from alignkit.errors import ReadError
from alignkit.records import Document, Finding, Severity

SOURCE = Document("Le moulin compte 1.500 sacs.", "fr")
TEXT = "Gestern kam er. Die Mühle zählt 1.800 Säcke Mehl. Dann ging sie."


def find(text, quote, *, check="number", source_quote="1.500", nth=0, side="target"):
    start = -1
    for _ in range(nth + 1):
        start = text.index(quote, start + 1)
    return Finding(
        check, "accuracy/x", Severity.MAJOR, 0.9, side, start, start + len(quote), quote, "Wrong.",
        source_quote=source_quote,
    )  # fmt: skip


def left(before, after, *findings):
    """The quotes that are new in a text, where the first one's finding was written down."""
    known = baseline_of([before[1]], SOURCE, Document(before[0], "de"))
    return [f.quote for f in known.new(findings or (find(after, "1.800"),), SOURCE, Document(after, "de"))]


KNOWN = TEXT, find(TEXT, "1.800")


@pytest.mark.parametrize(
    "after",
    [
        TEXT,
        f"Ein neuer Anfang.\n\n{TEXT}",
        "Die Mühle zählt\n1.800 Säcke\nMehl.",
        "Die Mühle zählt 1.800 Sack Korn.",  # the words after it changed
        "Er besitzt 1.800 Säcke Mehl. Dann kam ich.",  # the words before it changed
    ],
)
def test_a_known_finding_is_known_again_where_its_surroundings_moved(after):
    assert left(KNOWN, after) == []


@pytest.mark.parametrize(
    ("after", "finding"),
    [
        ("Er besitzt 1.800 Sack Korn.", {}),
        (TEXT, {"check": "number-format"}),
        (TEXT, {"source_quote": "1.600"}),
        (TEXT, {"source_quote": None}),
    ],
)
def test_another_finding_is_new(after, finding):
    assert left(KNOWN, after, find(after, "1.800", **finding)) == ["1.800"]


def test_another_quote_is_new():
    assert left(KNOWN, TEXT.replace("1.800", "1.900"), find(TEXT.replace("1.800", "1.900"), "1.900")) == [
        "1.900"
    ]


def test_a_known_finding_explains_only_one():
    twice = f"{TEXT} {TEXT}"
    assert left(KNOWN, twice, find(twice, "1.800"), find(twice, "1.800", nth=1)) == ["1.800"]


def test_a_long_quote_needs_no_neighbours():
    quote = "Die Feuerwehr kam noch dreimal."
    one, two = f"Es regnet. {quote} Er geht.", f"Sie lacht. {quote} Ich bleibe."
    known = baseline_of([find(one, quote)], SOURCE, Document(one, "de"))
    assert known.new([find(two, quote)], SOURCE, Document(two, "de")) == ()


def test_the_exact_match_is_taken_first():
    text = "Er zählt 1.800 Äpfel. Sie zählt 1.800 Birnen."
    known = baseline_of([find(text, "1.800", nth=1)], SOURCE, Document(text, "de"))
    (new,) = known.new([find(text, "1.800"), find(text, "1.800", nth=1)], SOURCE, Document(text, "de"))
    assert new.start == text.index("1.800")


def test_severity_confidence_and_message_do_not_matter():
    changed = replace(find(TEXT, "1.800"), severity=Severity.MINOR, confidence=0.1, message="Otherwise.")
    assert left(KNOWN, TEXT, changed) == []


def test_a_finding_in_the_source_is_known_by_the_source():
    finding = find(SOURCE.text, "sacs", side="source", source_quote=None)
    assert describe(finding, SOURCE, Document(TEXT, "de")).before == "moulin compte 1.500"


QUOTES = st.sampled_from(["a", "b", "a b c d"])
PLACES = st.lists(st.tuples(QUOTES, st.sampled_from(["x", "y"])), max_size=6)


@settings(deadline=None, max_examples=60)
@given(PLACES)
def test_nothing_is_new_in_the_text_that_was_written_down_and_it_reads_back(tmp_path_factory, rows):
    text, findings = "", []
    for quote, other in rows:
        text += f"{other} "
        findings.append(replace(find(f"{text}{quote}", quote), start=len(text), end=len(text) + len(quote)))
        text += f"{quote} {other}. "
    document = Document(text, "de")
    known = baseline_of(findings, SOURCE, document)
    assert known.new(findings, SOURCE, document) == ()
    assert len(Baseline().new(findings, SOURCE, document)) == len(findings)
    path = tmp_path_factory.getbasetemp() / "known.jsonl"
    path.write_text("".join(known.lines()), encoding="utf-8")
    assert read_baseline(path) == known
    assert read_baseline(path).signature == known.signature


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("", "is empty"),
        ("{}", "line 1 is no line of a baseline"),
        ("[" * 100_000, "line 1 is no line of a baseline"),
        (json.dumps({"schema": "alignkit.report/1"}), "line 1"),
        (json.dumps({"schema": SCHEMA}) + "\n[]", "line 2"),
        (json.dumps({"schema": SCHEMA}) + '\n{"check": 1}', "line 2"),
        (json.dumps({"schema": SCHEMA}) + "\n\n", "line 2"),
        (b"\xff", "cannot be read"),
    ],
)
def test_what_is_no_baseline_is_refused_in_one_line(tmp_path, text, told):
    path = tmp_path / "known"
    path.write_bytes(text if isinstance(text, bytes) else text.encode())
    with pytest.raises(ReadError) as error:
        read_baseline(path)
    assert str(error.value).startswith(f"{path}: ")
    assert told in str(error.value)
    assert "\n" not in str(error.value)


def test_a_missing_baseline_says_how_to_write_one(tmp_path):
    with pytest.raises(ReadError, match="no such file; write it with --write-baseline"):
        read_baseline(tmp_path / "none")

from dataclasses import replace

import pytest
from reports import library
from standards import REPORTS, obeys, parsed, text_of

from alignkit.exports.aligned import bead_segments, bead_text
from alignkit.exports.moses import write_moses
from alignkit.exports.tmx import write_tmx
from alignkit.exports.xml_text import FORBIDDEN

LANGUAGE = "{http://www.w3.org/XML/1998/namespace}lang"


def pairs(report):
    return [
        tuple(
            bead_text(document, bead_segments(report, pair, side))
            for side, document in (("source", report.source), ("target", report.target))
        )
        for pair in report.pairs
        if not pair.bead.is_gap
    ]


@pytest.mark.parametrize("name", REPORTS)
def test_a_memory_obeys_the_standard(name):
    obeys(parsed(write_tmx(REPORTS[name])), "tmx14.dtd")


@pytest.mark.parametrize("name", REPORTS)
def test_a_memory_reads_back_without_its_gaps(name):
    report = REPORTS[name]
    read = [
        tuple(seg.text or "" for seg in unit.iter("seg")) for unit in parsed(write_tmx(report)).iter("tu")
    ]
    assert read == [tuple(FORBIDDEN.sub("\ufffd", text) for text in pair) for pair in pairs(report)]


def test_units_have_languages_numbers_and_confidence():
    unit = parsed(write_tmx(library())).findall(".//tu")[4]
    assert [variant.get(LANGUAGE) for variant in unit.iter("tuv")] == ["fr", "de"]
    assert {prop.get("type"): prop.text for prop in unit.iter("prop")} == {
        "x-source-segments": "4 5",
        "x-target-segments": "5",
        "x-confidence": "0.7200",
    }


@pytest.mark.parametrize("name", REPORTS)
def test_moses_files_have_as_many_lines_and_no_gaps(name):
    report = REPORTS[name]
    source, target = (text_of(lines).split("\n")[:-1] for lines in write_moses(report).values())
    assert len(source) == len(target) == len(pairs(report))


def test_moses_files_are_named_by_language_and_told_apart_where_it_is_the_same():
    report = library()
    assert list(write_moses(report)) == [".fr", ".de"]
    same = replace(report, target=replace(report.target, language="fr"))
    assert list(write_moses(same)) == [".source.fr", ".target.fr"]

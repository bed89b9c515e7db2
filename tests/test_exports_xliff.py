import pytest
from reports import library
from standards import ITS, REPORTS, XLIFF1, XLIFF2, crossing, moved, obeys, parsed

from alignkit.exports.passages import passages
from alignkit.exports.xliff1 import write_xliff1
from alignkit.exports.xliff2 import write_aligned_xliff2, write_xliff2
from alignkit.exports.xml_text import FORBIDDEN

CP = f"{{{XLIFF2['x']}}}cp"
MRK = f"{{{XLIFF2['x']}}}mrk"


def content(element):
    """The text of a source or target, code points put back."""
    if element is None:
        return None
    text = element.text or ""
    for child in element:
        text += chr(int(child.get("hex"), 16)) if child.tag == CP else content(child)
        text += child.tail or ""
    return text


def sides(unit, names):
    return tuple(content(unit.find(path, names)) for path in (".//x:source", ".//x:target"))


@pytest.mark.parametrize("name", REPORTS)
@pytest.mark.parametrize(
    ("write", "grammar"),
    [
        (write_xliff2, "xliff-2.1.rng"),
        (write_aligned_xliff2, "xliff-2.1.rng"),
        (write_xliff1, "xliff-1.2.rng"),
    ],
)
def test_a_file_obeys_the_standard(name, write, grammar):
    obeys(parsed(write(REPORTS[name])), grammar)


@pytest.mark.parametrize("name", set(REPORTS) - {"empty"})
def test_the_texts_of_version_2_read_back_whole_but_for_half_surrogates(name):
    report = REPORTS[name]
    units = parsed(write_xliff2(report)).findall(".//x:unit", XLIFF2)
    for unit, bead in zip(units, passages(report), strict=True):
        texts = [side.text.replace("\ud800", "\ufffd") for side in (bead.source, bead.target)]
        assert sides(unit, XLIFF2) == (texts[0], texts[1] if bead.pair.bead.target else None)


@pytest.mark.parametrize("name", REPORTS)
def test_the_texts_of_version_1_read_back_but_for_what_xml_forbids(name):
    report = REPORTS[name]
    units = parsed(write_xliff1(report)).findall(".//x:trans-unit", XLIFF1)
    for unit, bead in zip(units, passages(report), strict=True):
        texts = [FORBIDDEN.sub("\ufffd", side.text) for side in (bead.source, bead.target)]
        assert sides(unit, XLIFF1) == (texts[0], texts[1] if bead.pair.bead.target else None)


def test_a_finding_is_an_issue_on_its_words():
    root = parsed(write_xliff2(library()))
    (mark,) = root.xpath("//x:mrk[@its:locQualityIssueType='numbers' or .='fünfzig']", namespaces=XLIFF2)
    assert mark.text == "fünfzig"
    assert mark.get(f"{ITS}locQualityIssueType") == "uncategorized" or mark.get(
        f"{ITS}locQualityIssueSeverity"
    )
    assert mark.get(f"{ITS}locQualityIssueSeverity") == "100"
    assert mark.get(f"{ITS}locQualityIssueComment").endswith("“fünfzig” → “fünfzehn”")


@pytest.mark.parametrize("name", REPORTS)
def test_every_finding_is_annotated_once_with_a_name_of_its_own_in_the_unit(name):
    report = REPORTS[name]
    root = parsed(write_xliff2(report))
    assert len(root.xpath("//x:mrk | //x:sm", namespaces=XLIFF2)) == len(report.findings)
    for unit in root.findall(".//x:unit", XLIFF2):
        names = [mark.get("id") for mark in unit.xpath(".//x:mrk | .//x:sm", namespaces=XLIFF2)]
        assert len(set(names)) == len(names)
        ends = [end.get("startRef") for end in unit.iterfind(".//x:em", XLIFF2)]
        assert sorted(ends) == sorted(mark.get("id") for mark in unit.iterfind(".//x:sm", XLIFF2))


def test_findings_that_cross_are_two_points_in_version_2_and_two_parts_in_version_1():
    new, old = parsed(write_xliff2(crossing())), parsed(write_xliff1(crossing()))
    assert {mark.get("id") for mark in new.iterfind(".//x:sm", XLIFF2)} == {"m2"}
    parts = {mark.get("comment"): content(mark) for mark in old.iterfind(".//x:mrk", XLIFF1)}
    second = ("finding 2", "finding 2, part 2", "finding 2, part 3")
    assert [parts[name] for name in second] == ["c", "d", "ef"]
    assert {name for name in parts if "part" in name} == {*second[1:], "finding 6, part 2"}


def test_segment_numbers_and_confidence_are_metadata():
    root = parsed(write_xliff2(moved()))
    names = {"mda": "urn:oasis:names:tc:xliff:metadata:2.0", **XLIFF2}
    unit = root.find(".//x:unit", names)
    metas = {meta.get("type"): meta.text for meta in unit.iterfind(".//mda:meta", names)}
    assert metas == {
        "source-segments": "0",
        "target-segments": "1",
        "confidence": "0.9000",
        "fidelity": "0.9000",
    }
    assert sides(unit, XLIFF2) == ("un", "eins")


def test_an_alignment_without_judgement_has_no_fidelity_and_no_findings():
    root = parsed(write_aligned_xliff2(library()))
    assert not root.xpath("//x:mrk", namespaces=XLIFF2)
    assert b"fidelity" not in b"".join(part.encode() for part in write_aligned_xliff2(library()))


def test_units_with_findings_want_review_in_version_1():
    units = parsed(write_xliff1(library())).findall(".//x:trans-unit", XLIFF1)
    states = {unit.get("resname"): unit.find("x:target", XLIFF1) for unit in units}
    assert states["2:2"].get("state") == "needs-review-translation"
    assert states["0:0"].get("state") == "translated"
    assert states["6:"] is None

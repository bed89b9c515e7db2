import json
from dataclasses import replace
from urllib.parse import unquote

import pytest
from hypothesis import given
from hypothesis import strategies as st
from reports import Flaw, Row, build, library
from standards import REPORTS, control, obeys_json

from alignkit.exports.github import write_github
from alignkit.exports.places import Place, Ruler, file_uri
from alignkit.exports.sarif import write_sarif
from alignkit.origins import Origin, Unit


def results(report):
    return json.loads(write_sarif(report))["runs"][0]["results"]


def utf16_slice(text, region):
    """What an editor shows that counts UTF-16 units and takes LF, CR and CR LF as line ends."""
    lines = text.replace("\r\n", "\r\0").replace("\r", "\n").split("\n")
    parts = []
    for number in range(region["startLine"], region["endLine"] + 1):
        units = lines[number - 1].encode("utf-16-le", "surrogatepass")
        first = region["startColumn"] - 1 if number == region["startLine"] else 0
        last = region["endColumn"] - 1 if number == region["endLine"] else None
        parts.append(
            units[2 * first : None if last is None else 2 * last].decode("utf-16-le", "surrogatepass")
        )
    return "\n".join(parts)


@pytest.mark.parametrize("name", REPORTS)
def test_a_log_obeys_the_standard(name):
    obeys_json(json.loads(write_sarif(REPORTS[name])), "sarif.schema.json")


@pytest.mark.parametrize("name", ["library", "hostile", "control", "crossing"])
def test_regions_are_the_quotes_in_utf_16_columns(name):
    report = REPORTS[name]
    texts = report.source.text, report.target.text
    log = json.loads(write_sarif(report))["runs"][0]
    assert log["columnKind"] == "utf16CodeUnits"
    for result, finding in zip(log["results"], report.findings, strict=True):
        place = result["locations"][0]["physicalLocation"]
        text = texts[place["artifactLocation"]["index"]]
        assert utf16_slice(text, place["region"]) == place["region"]["snippet"]["text"] == finding.quote


def slow_place(text, offset):
    """Count character by character."""
    line = column = 1
    for index, character in enumerate(text[:offset]):
        if character == "\n" or (character == "\r" and text[index + 1 : index + 2] != "\n"):
            line, column = line + 1, 1
        else:
            column += 2 if ord(character) > 0xFFFF else 1
    return Place(line, column)


@given(st.text("a😀\r\n\u0301", max_size=12), st.integers(0, 12))
def test_a_place_is_where_counting_by_hand_leads(text, offset):
    offset = min(offset, len(text))
    assert Ruler(text).place(offset) == slow_place(text, offset)


def test_a_suggestion_is_a_fix_of_the_same_region_and_an_empty_one_deletes():
    found = results(library())
    fix = found[0]["fixes"][0]["artifactChanges"][0]["replacements"][0]
    region = dict(found[0]["locations"][0]["physicalLocation"]["region"])
    del region["snippet"]
    assert fix == {"deletedRegion": region, "insertedContent": {"text": "fünfzehn"}}
    assert found[5]["fixes"][0]["description"]["text"] == "Delete"
    assert "fixes" not in found[2]


def test_the_counterpart_is_a_related_place_in_the_source():
    found = results(library())
    related = found[0]["relatedLocations"][0]["physicalLocation"]
    assert related["artifactLocation"]["index"] == 0
    assert related["region"]["snippet"]["text"] == "quinze"
    assert "relatedLocations" not in found[2]


def test_levels_follow_severities_and_rules_are_listed_once():
    log = json.loads(write_sarif(library()))["runs"][0]
    assert [result["level"] for result in log["results"]][:4] == ["error", "error", "error", "warning"]
    assert log["results"][8]["level"] == "note"
    rules = log["tool"]["driver"]["rules"]
    assert all(rules[result["ruleIndex"]]["id"] == result["ruleId"] for result in log["results"])
    assert len({rule["id"] for rule in rules}) == len(rules)


def test_fingerprints_survive_new_lines_and_differ_between_twins():
    rows = [Row(["a b"], ["x y"]), Row(["a b"], ["x y"])]
    flaws = [Flaw(0, "x", "?"), Flaw(1, "x", "?")]
    prints = [result["partialFingerprints"] for result in results(build(rows, flaws))]
    moved = [Flaw(1, "x", "?"), Flaw(2, "x", "?")]
    assert prints == [r["partialFingerprints"] for r in results(build([Row(["neu"], ["new"]), *rows], moved))]
    assert prints[0] != prints[1]


def test_two_texts_without_files_in_one_language_are_still_two_artifacts():
    report = build([Row(["a"], ["b"])], languages=("und", "und"), paths=(None, None))
    obeys_json(json.loads(write_sarif(report)), "sarif.schema.json")


def test_paths_are_uri_references_and_texts_without_one_have_only_a_number():
    source, target = json.loads(write_sarif(control()))["runs"][0]["artifacts"]
    assert unquote(source["location"]["uri"]) == "a bé.txt"
    assert "uri" not in target["location"]
    assert file_uri("C:\\texts\\a.txt") == "C%3A/texts/a.txt"
    assert file_uri(None) is file_uri("-") is None


def marked_up():
    """A report whose target was read out of an HTML file: one word has a reference, another has not."""
    raw = "<html>\n<p>x &amp; yes</p>\n"
    flaws = [Flaw(0, "&", "?", suggestion="and"), Flaw(0, "yes", "?", suggestion="no")]
    report = build([Row(["a"], ["x & yes"])], flaws)
    bounds, starts, ends = [0, 2, 3, 7, 8], [10, 12, 17, 21], [12, 17, 21, 21]
    origin = Origin("html", raw, (Unit(0, 7),), bounds, starts, ends)
    return replace(report, target=replace(report.target, origin=origin))


def test_places_in_a_file_with_markup_are_the_files():
    reference, word = results(marked_up())
    region = reference["locations"][0]["physicalLocation"]["region"]
    assert (region["startLine"], region["startColumn"], region["endColumn"]) == (2, 6, 11)
    assert region["snippet"]["text"] == "&amp;"
    assert word["locations"][0]["physicalLocation"]["region"]["startColumn"] == 12
    assert word["properties"]["start"] == 4
    obeys_json(json.loads(write_sarif(marked_up())), "sarif.schema.json")
    assert "line=2,endLine=2,col=12,endColumn=15" in list(write_github(marked_up()))[1]


def test_a_fix_is_offered_only_where_the_file_has_the_very_words():
    reference, word = results(marked_up())
    assert "fixes" not in reference
    assert word["fixes"][0]["artifactChanges"][0]["replacements"][0]["insertedContent"]["text"] == "no"


def test_a_word_document_has_no_lines_but_those_of_its_text():
    report = marked_up()
    docx = replace(report.target, origin=replace(report.target.origin, format="docx"))
    region = results(replace(report, target=docx))[1]["locations"][0]["physicalLocation"]["region"]
    assert (region["startLine"], region["startColumn"]) == (1, 5)

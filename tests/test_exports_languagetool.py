import json

import pytest
from reports import library
from standards import REPORTS, obeys_json

from alignkit.exports.issues import issue_type
from alignkit.exports.languagetool import write_languagetool


def utf16_slice(text, offset, length):
    return text.encode("utf-16-le", "surrogatepass")[2 * offset : 2 * (offset + length)].decode(
        "utf-16-le", "surrogatepass"
    )


@pytest.mark.parametrize("name", REPORTS)
def test_the_answer_has_the_shape_of_languagetools(name):
    obeys_json(json.loads(write_languagetool(REPORTS[name])), "languagetool.schema.json")


@pytest.mark.parametrize("name", REPORTS)
def test_offsets_and_contexts_count_utf_16_units(name):
    report = REPORTS[name]
    answer = json.loads(write_languagetool(report))
    for key, document in (("matches", report.target), ("sourceMatches", report.source)):
        side = "target" if key == "matches" else "source"
        quotes = sorted((f.start, f.end, f.quote) for f in report.findings if f.side == side)
        for match, (_, _, quote) in zip(answer[key], quotes, strict=True):
            context = match["context"]
            assert utf16_slice(document.text, match["offset"], match["length"]) == quote
            assert utf16_slice(context["text"], context["offset"], context["length"]) == quote


def test_a_suggestion_is_a_replacement_and_an_empty_one_deletes():
    matches = {m["rule"]["id"]: m for m in json.loads(write_languagetool(library()))["matches"]}
    assert matches["NUMBER"]["replacements"] == [{"value": "fünfzehn"}]
    assert matches["ADDITION"]["replacements"] == [{"value": ""}]
    assert matches["COLLOCATION"]["replacements"] == []


def test_findings_about_the_source_are_kept_apart():
    answer = json.loads(write_languagetool(library()))
    assert [match["rule"]["id"] for match in answer["sourceMatches"]] == ["OMISSION"]
    assert len(answer["matches"]) == len(library().findings) - 1


@pytest.mark.parametrize(
    ("category", "name"),
    [
        ("accuracy/untranslated", "untranslated"),
        ("accuracy/mistranslation/wrong-sense", "mistranslation"),
        ("linguistic/punctuation/unpaired", "typographical"),
        ("design/markup/encoding", "characters"),
        ("fluency/spelling", "uncategorized"),
        ("", "uncategorized"),
    ],
)
def test_a_category_has_the_its_type_of_the_nearest_above_it(category, name):
    assert issue_type(category) == name


def test_every_category_of_the_checks_has_an_its_type():
    from alignkit.checks import CHECKS

    assert "uncategorized" not in {issue_type(check.category) for check in CHECKS}

"""Where findings stand in files with markup, for editors and continuous integration."""

import json
from dataclasses import replace

import pytest
import reports
from written import docx

from alignkit.exports.github import write_github
from alignkit.exports.places import FileRuler, Place
from alignkit.exports.sarif import write_sarif
from alignkit.readers import read_one
from alignkit.readers.docx import read_docx
from alignkit.records import Document, Finding, Severity

RAW = "<html lang=de>\n<p>Brot &amp;\n  <b>Bri</b>oche\n<p>Der Ofen"


def page(raw=RAW):
    found = read_one("html", raw)
    return Document(found.text, "de", "page.html", found.origin)


def test_a_place_in_the_text_is_a_place_in_the_file():
    document = page()
    ruler = FileRuler(document)
    assert document.text == "Brot & Brioche\nDer Ofen\n"
    assert ruler.region(5, 6) == (Place(2, 9), Place(2, 14))
    assert ruler.region(7, 14) == (Place(3, 6), Place(3, 17))
    assert (ruler.written(5, 6), ruler.written(7, 14)) == ("&amp;", "Bri</b>oche")


def test_a_plain_text_and_a_docx_are_their_own_file():
    found = read_docx(docx(["Un.", "Deux."]))
    for document in (Document("Un.\nDeux.\n", "fr"), Document(found.text, "fr", "a.docx", found.origin)):
        ruler = FileRuler(document)
        assert ruler.region(4, 8) == (Place(2, 1), Place(2, 5))
        assert ruler.written(4, 8) == "Deux"
        assert ruler.can_hold("<&>") is (document.origin is None or document.path == "a.docx")


@pytest.mark.parametrize(
    ("word", "suggestion", "offered"),
    [("Ofen", "Herd", True), ("Ofen", "Herd & Topf", False), ("Brioche", "Zopf", False), ("Brot", "", True)],
)
def test_sarif_offers_a_fix_only_where_it_can_be_made_as_it_stands(word, suggestion, offered):
    document = page()
    start = document.text.index(word)
    where = (start, start + len(word), word)
    finding = Finding("x", "accuracy", Severity.MAJOR, 0.9, "target", *where, "Odd.", suggestion)
    report = replace(reports.library(), target=document, findings=(finding,))
    result = json.loads(write_sarif(report))["runs"][0]["results"][0]
    assert ("fixes" in result) is offered
    region = result["locations"][0]["physicalLocation"]["region"]
    assert region["startLine"] == RAW[: RAW.index(word[:3])].count("\n") + 1
    assert f"line={region['startLine']}," in "".join(write_github(report))

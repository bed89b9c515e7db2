import base64
import hashlib
import json
import re
from html.parser import HTMLParser

import pytest
from reports import LIBRARY_ROWS, Row, build, clean, hostile, library

from alignkit.exports import REPORT_FORMATS, write_html
from alignkit.exports.html_markup import Markup, data_block, element, escaped
from alignkit.records import Fidelity

VOID = {"meta", "link", "input", "wbr"}


class Page(HTMLParser):
    """Collects what a page says it is made of, and complains about tags that do not nest."""

    def __init__(self, text):
        super().__init__(convert_charrefs=True)
        self.open, self.tags, self.texts = [], [], []
        self.feed(text)
        self.close()
        assert self.open == []

    def handle_starttag(self, tag, attributes):
        self.tags.append((tag, dict(attributes)))
        if tag not in VOID:
            self.open.append(tag)

    def handle_startendtag(self, tag, attributes):
        self.tags.append((tag, dict(attributes)))

    def handle_endtag(self, tag):
        assert self.open.pop() == tag

    def handle_data(self, text):
        self.texts.append((self.open[-1] if self.open else "", text))

    def with_class(self, name):
        return [attributes for _, attributes in self.tags if name in (attributes.get("class") or "").split()]

    def element(self, tag):
        return "".join(text for name, text in self.texts if name == tag)


REPORTS = {"library": library(), "clean": clean(), "hostile": hostile(), "empty": build([])}


@pytest.mark.parametrize("name", REPORTS)
def test_the_page_is_well_formed_with_unique_names(name):
    page = Page(write_html(REPORTS[name]))
    names = [attributes["id"] for _, attributes in page.tags if "id" in attributes]
    assert len(names) == len(set(names))
    assert all("style" not in attributes for _, attributes in page.tags)
    assert not any(key.startswith("on") for _, attributes in page.tags for key in attributes)


@pytest.mark.parametrize("name", REPORTS)
def test_the_page_refers_to_nothing_outside_itself(name):
    page = Page(write_html(REPORTS[name]))
    links = [
        attributes[key]
        for _, attributes in page.tags
        for key in ("href", "src", "srcset", "action", "data", "poster")
        if key in attributes
    ]
    assert all(link.startswith(("#", "data:,")) for link in links)
    assert "@import" not in page.element("style")
    assert "url(" not in page.element("style")


def test_the_policy_allows_exactly_the_style_and_script_of_the_page():
    page = Page(write_html(hostile()))
    policy = next(a["content"] for _, a in page.tags if a.get("http-equiv") == "Content-Security-Policy")
    assert policy.startswith("default-src 'none';")
    assert "unsafe" not in policy
    for text in (page.element("style"), page.element("script").split("]]}", 1)[1]):
        digest = base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()
        assert f"'sha256-{digest}'" in policy


def test_texts_of_a_document_never_become_tags():
    page = Page(write_html(hostile()))
    assert [tag for tag, _ in page.tags].count("script") == 2
    assert not any(tag in {"img", "i", "b"} for tag, _ in page.tags)
    shown = "".join(text for tag, text in page.texts if tag not in {"script", "style"})
    assert "<script>window.hacked=1</script>" in shown
    assert "{{css}}" in shown
    assert "<!-- ]]>" in shown


def test_a_beads_texts_are_shown_whole_and_in_order():
    report = library()
    html = write_html(report)
    segments = re.findall(r'<p class="seg"[^>]*>(.*?)</p>', html, flags=re.DOTALL)
    texts = ["".join(text for _, text in Page(segment).texts) for segment in segments]
    for text, items in (
        (report.source.text, report.source_segments),
        (report.target.text, report.target_segments),
    ):
        own = [text[segment.start : segment.end] for segment in items]
        assert [shown for shown in texts if shown in own] == own


def test_every_finding_has_a_card_and_a_first_mark():
    page = Page(write_html(library()))
    cards = page.with_class("card")
    assert [card["id"] for card in cards] == [f"finding-{number}" for number in range(1, 10)]
    firsts = [number for mark in page.with_class("f") for number in (mark.get("data-first") or "").split()]
    assert sorted(firsts) == sorted(str(number) for number in range(1, 10))


def test_gaps_are_marked_on_the_side_that_lacks_text():
    page = Page(write_html(library()))
    assert len(page.with_class("gap")) == 2
    assert {tuple(cell["class"].split()) for cell in page.with_class("empty")} == {
        ("cell", "source", "empty"),
        ("cell", "target", "empty"),
    }


def test_word_places_count_utf_16_units_of_the_cell():
    rows = [Row(["😀 un.", "é deux"], ["ein zwei"], "un=ein deux=zwei")]
    page = Page(write_html(build(rows)))
    data = json.loads(page.element("script").split("\n", 1)[0])
    source, _, links = data["words"][0]
    cell, at, words = "😀 un.é deux".encode("utf-16-le"), 0, []
    for gap, length in zip(source[::2], source[1::2], strict=True):
        words.append(cell[2 * (at + gap) : 2 * (at + gap + length)].decode("utf-16-le"))
        at += gap + length
    assert words == ["😀", "un", ".", "é", "deux"]
    assert links == [1, 0, 4, 1]


def test_a_report_without_findings_or_score_says_so():
    html = write_html(build([LIBRARY_ROWS[0]], fidelity=Fidelity(None, None, None, None, {})))
    assert "No findings" in html
    assert "no ground for a score" in html
    assert "<form" not in html


def test_the_same_report_gives_the_same_page():
    assert REPORT_FORMATS["html"](library()) == REPORT_FORMATS["html"](library())


def test_characters_that_a_parser_alters_keep_their_count():
    assert escaped("a\0b\ud800c\r\n") == "a\ufffdb\ufffdc&#13;\n"


def test_markup_is_escaped_once_and_only_text_is():
    assert element("a", {"title": '"<', "hidden": False}, "<b>", Markup("<b>")) == (
        '<a title="&quot;&lt;">&lt;b&gt;<b></a>'
    )


def test_data_cannot_end_its_block():
    block = data_block("d", ["</script><!--\u2028"])
    assert block.count("</script>") == 1
    assert "<!--" not in block
    assert json.loads(block[block.index("[") : block.rindex("]") + 1]) == ["</script><!--\u2028"]

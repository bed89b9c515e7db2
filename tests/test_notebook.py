from html.parser import HTMLParser

import pytest
from reports import build, hostile, library
from standards import REPORTS

from alignkit.checks import Comparison
from alignkit.notebook import table


class Texts(HTMLParser):
    def __init__(self, html):
        super().__init__()
        self.tags, self.attributes, self.texts = [], set(), []
        self.feed(html)
        self.close()

    def handle_starttag(self, tag, attributes):
        self.tags.append(tag)
        self.attributes |= {name for name, _ in attributes}

    def handle_data(self, text):
        self.texts.append(text)


def comparison(report):
    return Comparison(
        report.source, report.target, report.source_segments, report.target_segments, report.pairs
    )


SHOWN = [
    pytest.param(thing, id=f"{name}-{type(thing).__name__}")
    for name, report in REPORTS.items()
    for thing in (report, comparison(report), *report.pairs[:1])
]


@pytest.mark.parametrize("thing", SHOWN)
def test_a_value_shows_as_plain_tags_without_scripts_or_addresses(thing):
    page = Texts(thing._repr_html_())
    assert set(page.tags) <= {"div", "strong", "br", "table", "thead", "tbody", "tr", "th", "td", "p"}
    assert page.attributes <= {"style", "dir"}
    thing._repr_html_().encode("utf-8")


def test_a_report_shows_its_score_and_findings():
    texts = Texts(library()._repr_html_()).texts
    assert "Fidelity 0.79 (90 % interval 0.74–0.83)" in texts
    assert "fr → de, MQM 79.1, 12 beads, 9 findings" in texts
    assert {"fünfzig", "fünfzehn", "quinze", "(delete)"} <= set(texts)


def test_hostile_text_is_shown_as_text():
    assert "<script>window.hacked=1</script>" in Texts(hostile()._repr_html_()).texts


def test_an_alignment_shows_its_beads():
    texts = Texts(comparison(library())._repr_html_()).texts
    assert "Un reportage d'Odile Marchetti" in texts
    assert "12 and 12 segments, 12 beads" in texts


def test_a_pair_shows_its_links():
    texts = Texts(library().pairs[1]._repr_html_()).texts
    assert texts[:2] == ["[1] ↔ [1]", "confidence 0.97, 5 word links"]
    assert "Eine" in texts


def test_a_long_table_is_cut_and_says_so():
    page = Texts(table("h", "f", ["a"], ([str(number)] for number in range(10**9)), 10**9))
    assert page.tags.count("tr") == 51
    assert page.texts[-1] == "… and 999,999,950 more"


def test_an_empty_report_has_no_table():
    assert "table" not in Texts(build([])._repr_html_()).tags

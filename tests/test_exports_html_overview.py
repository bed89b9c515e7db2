from html.parser import HTMLParser

import pytest
from books import book
from reports import Flaw, Row, build, clean, library
from standards import REPORTS

from alignkit.exports.html_costs import costs
from alignkit.exports.html_overview import extents, legend, overview, stretches
from alignkit.records import Severity


class Tags(HTMLParser):
    def __init__(self, html):
        super().__init__()
        self.tags, self.texts = [], []
        self.feed(html)

    def handle_starttag(self, tag, attributes):
        self.tags.append((tag, dict(attributes)))

    def handle_data(self, text):
        self.texts.append(text)


BOOK = book()


@pytest.mark.parametrize("name", REPORTS)
def test_every_bead_is_in_exactly_one_stretch_of_its_kind(name):
    report = REPORTS[name]
    found = stretches(report)
    assert sum(stretch.beads for stretch in found) == len(report.pairs)
    gaps = sum(stretch.beads for stretch in found if stretch.kind in ("source", "target"))
    assert gaps == sum(pair.bead.is_gap for pair in report.pairs)


def test_a_book_is_drawn_with_some_hundreds_of_elements():
    assert len(BOOK.pairs) == 2000
    assert len(stretches(BOOK)) < 500
    assert len(overview(BOOK)) < 60_000


def test_a_lost_chapter_is_one_wedge_and_says_how_much_is_missing():
    longest = max(stretches(BOOK), key=lambda stretch: stretch.beads * (stretch.kind == "source"))
    assert (longest.kind, longest.target) == ("source", None)
    assert longest.beads >= 120
    texts = Tags(overview(BOOK)).texts
    assert f"{longest.beads} missing" in texts
    assert f"{longest.beads} passages missing from the translation" in texts


def test_chapters_that_changed_places_are_drawn_apart_from_the_rest():
    moved = [stretch for stretch in stretches(BOOK) if stretch.kind == "moved"]
    assert sum(stretch.beads for stretch in moved) > 150
    shapes = [
        attributes for tag, attributes in Tags(overview(BOOK)).tags if attributes.get("class") == "moved"
    ]
    assert len([shape for shape in shapes if "d" in shape]) == len(moved)


def test_the_label_counts_what_an_eye_would_see():
    (drawing,) = (a for tag, a in Tags(overview(library())).tags if a.get("class") == "drawing")
    assert drawing["aria-label"] == (
        "Alignment of 12 source segments (above) with 12 target segments (below): 10 pairs, 2 gaps, 0 moved."
    )


def test_the_legend_explains_only_what_is_there():
    assert legend(clean()) is None
    assert Tags(legend(library())).texts == ["a side is missing"]
    assert Tags(legend(BOOK)).texts == ["a side is missing", "moved"]


def test_extents_lie_in_the_drawing_and_are_none_on_an_empty_side():
    for row, pair in zip(extents(library()), library().pairs, strict=True):
        assert [value is None for value in row] == [not pair.bead.source] * 2 + [not pair.bead.target] * 2
        assert all(0 <= value <= 1000 for value in row if value is not None)


def test_the_costliest_checks_come_first_and_lead_to_their_gravest_finding():
    rows = [Row(["a b c d"], ["w x y z"])]
    flaws = [
        Flaw(0, "w", "?", Severity.MINOR, "spelling"),
        Flaw(0, "x", "?", Severity.MAJOR, "number"),
        Flaw(0, "y", "?", Severity.CRITICAL, "number"),
        Flaw(0, "z", "?", Severity.NEUTRAL, "mark"),
    ]
    page = Tags(costs(build(rows, flaws)))
    assert [a["href"] for tag, a in page.tags if tag == "a"] == ["#finding-3", "#finding-1"]
    assert "".join(page.texts) == "What costs mostnumber ×2 30spelling 1"


def test_nothing_costs_where_nothing_was_found_or_all_is_neutral():
    assert costs(clean()) is None
    assert costs(build([Row(["a"], ["b"])], [Flaw(0, "b", "?", Severity.NEUTRAL)])) is None

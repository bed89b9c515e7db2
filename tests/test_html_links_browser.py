"""The drawing of word links in the HTML report, in a real browser."""

import re

from reports import hostile, library
from test_html_browser import browser, pytestmark, visit  # noqa: F401 - fixtures, and when they can run


def squares(page):
    return page.locator(".links rect title").evaluate_all("titles => titles.map(title => title.textContent)")


def test_the_button_of_a_row_draws_its_links_once_and_takes_them_away(visit):  # noqa: F811
    page = visit(library()).page
    assert page.locator(".weave").count() == 0
    page.locator("#bead-2 .source").hover()
    button = page.get_by_role("button", name="Draw the word links of this passage")
    button.click()
    assert button.get_attribute("aria-expanded") == "true"
    drawn = squares(page)
    assert any(re.fullmatch(r"quinze – fünfzig, [01]\.\d\d", title) for title in drawn)
    pair = library().pairs[2]
    assert len(drawn) == len({(link.source, link.target) for link in pair.links})
    assert page.locator(".links svg text").count() == len(pair.source_tokens) + len(pair.target_tokens)
    assert page.locator("#bead-2 .links li", has_text="quinze: fünfzig").count() == 1
    button.click()
    assert page.locator(".links").count() == 0


def test_a_key_draws_the_links_of_the_row_that_has_the_focus(visit):  # noqa: F811
    page = visit(library()).page
    page.locator("#bead-1").focus()
    page.keyboard.press("ArrowDown")
    page.keyboard.press("w")
    assert page.locator(".links").evaluate_all("figures => figures.map(figure => figure.parentNode.id)") == [
        "bead-2"
    ]
    page.locator(".links .sheet").focus()
    page.keyboard.press("ArrowRight")
    assert page.locator(".w.cursor").count() == 0
    page.keyboard.press("w")
    assert page.locator(".links").count() == 0


def test_a_row_without_a_partner_has_no_drawing(visit):  # noqa: F811
    page = visit(library()).page
    gap = page.locator(".bead.gap").first
    gap.focus()
    page.keyboard.press("w")
    gap.hover()
    assert page.locator(".links").count() == page.locator(".gap .weave").count() == 0


def test_a_wide_drawing_scrolls_in_its_frame_and_not_the_page(visit):  # noqa: F811
    page = visit(library(), viewport={"width": 390, "height": 800}).page
    page.locator("#bead-2").focus()
    page.keyboard.press("w")
    sheet = page.locator(".links .sheet")
    assert sheet.evaluate("sheet => sheet.scrollWidth > sheet.clientWidth")
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")


def test_hostile_words_are_drawn_as_text(visit):  # noqa: F811
    page = visit(hostile()).page
    page.locator("#bead-0").focus()
    page.keyboard.press("w")
    assert page.locator(".links script, .links img").count() == 0

"""The HTML report in a real browser: Chromium from the system, never downloaded."""

import re
import shutil

import pytest
from books import book
from reports import build, hostile, library
from standards import control, moved

from alignkit.exports import write_html
from alignkit.exports.html_overview import extents

playwright = pytest.importorskip("playwright.sync_api", reason="needs the Python package playwright")

CHROMIUM = next(filter(None, map(shutil.which, ("chromium", "chromium-browser", "google-chrome"))), None)
ARGUMENTS = [
    "--headless",
    "--no-sandbox",
    "--disable-gpu",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--no-first-run",
    "--disable-quic",
]

pytestmark = [
    pytest.mark.browser,
    pytest.mark.skipif(CHROMIUM is None, reason="no chromium on the search path"),
]


class Visit:
    """An open page, and everything that it asked for or complained about."""

    def __init__(self, page):
        self.page = page
        self.requests, self.complaints = [], []
        page.on("request", lambda request: self.requests.append(request.url))
        page.on("console", lambda message: self.complaints.append(message.text))
        page.on("pageerror", lambda error: self.complaints.append(str(error)))

    def active(self):
        return self.page.locator(".card.active").evaluate_all("cards => cards.map(card => card.id)")


@pytest.fixture(scope="module")
def browser():
    with playwright.sync_playwright() as driver:
        browser = driver.chromium.launch(executable_path=CHROMIUM, args=ARGUMENTS)
        yield browser
        browser.close()


@pytest.fixture
def visit(browser, tmp_path):
    """Open a report as a file; at the end it must have asked for nothing and complained of nothing."""
    visits = []

    def start(report, address="", **options):
        path = tmp_path / "report.html"
        path.write_text(write_html(report), encoding="utf-8", newline="")
        options.setdefault("viewport", {"width": 1440, "height": 900})
        visit = Visit(browser.new_context(**options).new_page())
        visits.append(visit)
        visit.page.goto(path.as_uri() + address)
        return visit

    yield start
    for visit in visits:
        foreign = [url for url in visit.requests if not url.startswith(("file:", "data:"))]
        visit.page.context.close()
        assert foreign == []
        assert visit.complaints == []


def test_both_texts_stand_side_by_side_with_gaps_shown(visit):
    page = visit(library()).page
    assert page.locator(".bead").count() == 12
    source, target = (page.locator(f"#bead-0 .{side}").bounding_box() for side in ("source", "target"))
    assert source["y"] == target["y"]
    assert source["x"] + source["width"] <= target["x"]
    assert page.locator("#bead-5 .target").inner_text() == "missing from the translation"
    assert page.locator("#bead-7 .source").inner_text() == "not in the source"
    assert page.locator("#bead-3 .target .seg").count() == 2
    assert page.locator(".columns .language").all_inner_texts() == ["French", "German"]


def test_the_score_is_shown_with_its_interval(visit):
    score = visit(library()).page.locator(".score").inner_text()
    assert "0.79" in score
    assert "90 % interval 0.74–0.83" in score
    assert "not measured" in score


def test_severities_differ_in_line_style_not_only_in_colour(visit):
    page = visit(library()).page
    style = "marks => marks.map(mark => getComputedStyle(mark).textDecorationStyle)"
    styles = {
        severity: set(page.locator(f".beads .u.{severity}").evaluate_all(style))
        for severity in ("critical", "major", "minor")
    }
    assert styles == {"critical": {"double"}, "major": {"solid"}, "minor": {"dashed"}}


def test_a_click_on_a_mark_opens_its_card_and_shows_the_counterpart(visit):
    visited = visit(library())
    page = visited.page
    page.locator(".beads a.f", has_text="fünfzig").click()
    assert visited.active() == ["finding-1"]
    assert page.locator("#finding-1 .detail").is_visible()
    assert "accuracy/mistranslation/number" in page.locator("#finding-1").inner_text()
    assert page.locator(".c.active").all_inner_texts() == ["quinze"]
    assert page.url.endswith("#finding-1")


def test_clicks_on_overlapping_findings_open_one_after_the_other(visit):
    visited = visit(library())
    mark = visited.page.locator(".beads a.f", has_text="Anwälte")
    opened = []
    for _ in range(3):
        mark.click()
        opened += visited.active()
    assert opened == ["finding-5", "finding-4", "finding-5"]


def test_a_click_on_a_card_scrolls_to_its_mark_and_a_second_closes_it(visit):
    visited = visit(library(), viewport={"width": 1440, "height": 420})
    head = visited.page.locator("#finding-9 .head")
    head.click()
    assert head.get_attribute("aria-expanded") == "true"
    visited.page.wait_for_function(
        "() => { const box = document.querySelector('.u.active').getBoundingClientRect();"
        " return box.top > 0 && box.bottom < innerHeight }"
    )
    head.click()
    assert visited.active() == []
    assert "#" not in visited.page.url


def test_keys_walk_through_the_findings(visit):
    visited = visit(library())
    seen = []
    for key in ("j", "n", "k", "p", "p", "Escape"):
        visited.page.keyboard.press(key)
        seen.append(visited.active())
    assert seen == [["finding-1"], ["finding-2"], ["finding-1"], ["finding-9"], ["finding-8"], []]


def test_filters_hide_cards_and_marks_and_keys_skip_them(visit):
    visited = visit(library())
    page = visited.page
    page.locator("[name=category]").select_option("accuracy/mistranslation")
    assert page.locator(".card:visible").count() == 2
    assert page.locator("#count").inner_text() == "2 of 9"
    assert page.locator(".u.off[data-f='2']").count() == 1
    page.keyboard.press("Escape")
    page.locator("h1").click()
    page.keyboard.press("j")
    page.keyboard.press("j")
    assert visited.active() == ["finding-5"]
    page.locator("[name=category]").select_option("")
    for severity in ("critical", "minor", "neutral"):
        page.locator(f"[name=severity][value={severity}]").uncheck()
    assert visited.active() == []
    assert page.locator(".card:visible").count() == 3
    page.locator("[name=side]").select_option("source")
    assert page.locator(".card:visible").all_inner_texts()[0].startswith("Omission")


def test_the_confidence_slider_hides_what_is_less_sure(visit):
    page = visit(library()).page
    page.locator("[name=least]").fill("0.95")
    assert page.locator("#count").inner_text() == "5 of 9"
    assert page.locator("[name=least-shown]").inner_text() == "0.95"


def test_a_deep_link_opens_its_finding(visit):
    visited = visit(library(), "#finding-5")
    assert visited.active() == ["finding-5"]
    visited.page.evaluate("location.hash = '#finding-2'")
    visited.page.wait_for_selector("#finding-2.active")
    assert visited.active() == ["finding-2"]


def test_a_word_under_the_pointer_lights_its_translations(visit):
    page = visit(library()).page
    assert page.locator(".w").count() == 0
    page.locator("#bead-2 .source").hover()
    page.locator("#bead-2 .w", has_text="accueillera").hover()
    assert page.locator(".w.linked").all_inner_texts() == ["wird", "beherbergen"]
    page.locator("#bead-2 .w", has_text="fünfzig").hover()
    assert page.locator(".w.linked").all_inner_texts() == ["quinze"]
    assert page.locator(".beads .bead .w").count() == page.locator("#bead-2 .w").count()
    text = page.locator("#bead-2 .target").inner_text()
    assert (
        text == "Nach fünfzig Monaten Bauarbeiten wird das Gebäude 42.000 Werke auf drei Etagen beherbergen."
    )


def test_words_are_cut_where_emoji_and_several_segments_stand(visit):
    page = visit(library()).page
    page.locator("#bead-8 .target").hover()
    assert "📚" in page.locator("#bead-8 .target .w").all_inner_texts()
    page.locator("#bead-4 .source").hover()
    page.locator("#bead-4 .w", has_text="contes").hover()
    assert page.locator(".w.linked").all_inner_texts() == ["Märchensaal"]


def test_arrow_keys_walk_through_rows_and_words(visit):
    page = visit(library()).page
    page.locator("#bead-1").focus()
    page.keyboard.press("ArrowDown")
    assert page.evaluate("document.activeElement.id") == "bead-2"
    for _ in range(2):
        page.keyboard.press("ArrowRight")
    assert page.locator(".w.linked").all_inner_texts() == ["fünfzig"]
    assert page.locator("#live").inner_text() == "quinze: fünfzig"
    page.keyboard.press("ArrowUp")
    assert page.evaluate("document.activeElement.id") == "bead-1"


def test_the_overview_leads_to_the_row_under_the_pointer(visit):
    page = visit(library()).page
    box = page.locator("#overview .drawing").bounding_box()
    page.mouse.click(box["x"] + 0.99 * box["width"], box["y"] + 2)
    assert page.evaluate("document.activeElement.id") == "bead-11"
    page.wait_for_function("() => document.querySelector('#view').getAttribute('d')")


def test_hostile_texts_are_shown_and_do_nothing(visit):
    visited = visit(hostile())
    page = visited.page
    page.keyboard.press("j")
    page.locator("#bead-0 .source").hover()
    assert page.evaluate("typeof window.hacked") == "undefined"
    assert page.locator("img").count() == 0
    attack = "<script>window.hacked=1</script></script><!-- ]]> <img src=x onerror='window.hacked=2'>"
    for place in ("#bead-0 .source", "#bead-0 .target", "#finding-1 .message", "#finding-1 .detail"):
        assert attack in page.locator(place).inner_text()
    assert page.title() == "script> → b'\"<i>.txt"


def test_on_a_narrow_screen_the_columns_stack_and_nothing_sticks_out(visit):
    visited = visit(library(), viewport={"width": 390, "height": 800})
    page = visited.page
    source, target = (page.locator(f"#bead-0 .{side}").bounding_box() for side in ("source", "target"))
    assert source["y"] + source["height"] <= target["y"] + 1
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
    assert page.locator(".card:visible").count() == 0
    page.locator("#next").click()
    assert page.locator(".card:visible").count() == 1
    page.locator("#unfold").click()
    assert page.locator(".card:visible").count() == 9
    page.locator("#finding-4 .head").click()
    assert page.locator(".card:visible").count() == 1
    assert visited.active() == ["finding-4"]


def test_dark_mode_follows_the_system(visit):
    paper = "getComputedStyle(document.body).backgroundColor"
    shades = [visit(library(), color_scheme=scheme).page.evaluate(paper) for scheme in ("light", "dark")]
    light, dark = (sum(map(int, re.findall(r"\d+", shade))) for shade in shades)
    assert dark < 150 < 600 < light


def test_print_shows_every_detail_and_numbers_the_marks(visit):
    page = visit(library()).page
    page.emulate_media(media="print")
    assert page.locator(".detail:visible").count() == 9
    assert page.locator(".filters").is_hidden()
    after = "mark => getComputedStyle(mark, '::after').content"
    assert page.locator(".beads a.f", has_text="fünfzig").evaluate(after) == '"1"'


def test_without_scripts_the_page_still_reads(visit):
    page = visit(library(), java_script_enabled=False).page
    assert page.locator(".detail:visible").count() == 9
    assert page.locator(".filters").is_hidden()
    page.locator(".beads a.f", has_text="fünfzig").click()
    assert page.url.endswith("#finding-1")


# ---- addresses


def test_a_deep_link_to_a_row_shows_it_and_gives_it_the_focus(visit):
    visited = visit(library(), "#bead-9", viewport={"width": 1440, "height": 420})
    page = visited.page
    page.wait_for_function("document.activeElement.id === 'bead-9'")
    assert page.locator("#bead-9").evaluate("row => row.getBoundingClientRect().bottom <= innerHeight")


def test_the_line_between_two_texts_is_the_address_of_its_row(visit):
    page = visit(library()).page
    page.locator("#bead-3 .joint").click()
    assert page.url.endswith("#bead-3")
    assert page.evaluate("document.activeElement.id") == "bead-3"


def test_numbers_of_segments_count_from_zero_as_in_the_other_formats(visit):
    page = visit(library()).page
    numbers = page.locator("#bead-3 .target .seg").evaluate_all("segs => segs.map(seg => seg.dataset.n)")
    assert numbers == ["3", "4"]
    assert page.locator("#bead-3 .joint").get_attribute("title").startswith("3 ↔ 3 + 4, confidence 0.91")


def test_what_costs_most_leads_to_its_gravest_finding(visit):
    visited = visit(library())
    visited.page.locator(".costs a", has_text="wrong sense").click()
    visited.page.wait_for_selector("#finding-5.active")
    assert visited.active() == ["finding-5"]


# ---- list and filters


def test_the_list_can_be_sorted_and_the_keys_follow(visit):
    visited = visit(library())
    page = visited.page
    page.locator("[name=order]").select_option("weight")
    page.locator("h1").click()
    seen = []
    for _ in range(4):
        page.keyboard.press("j")
        seen += visited.active()
    assert seen == ["finding-1", "finding-5", "finding-2", "finding-3"]
    page.locator("[name=order]").select_option("confidence")
    assert page.locator(".card").first.get_attribute("id") == "finding-7"
    page.locator("[name=order]").select_option("")
    assert page.locator(".card").first.get_attribute("id") == "finding-1"


def test_rows_without_the_findings_listed_can_be_hidden_and_the_arrows_pass_them_over(visit):
    page = visit(library()).page
    page.locator("[name=only]").check()
    shown = page.locator(".bead:visible").evaluate_all("rows => rows.map(row => row.id)")
    assert shown == [f"bead-{number}" for number in (2, 3, 5, 6, 7, 8, 11)]
    page.locator("#bead-3").focus()
    page.keyboard.press("ArrowDown")
    assert page.evaluate("document.activeElement.id") == "bead-5"
    page.locator("[name=severity][value=critical]").uncheck()
    assert not page.locator("#bead-2").is_visible()
    page.locator("[name=only]").uncheck()
    assert page.locator(".bead:visible").count() == 12


def test_a_row_that_is_hidden_is_no_stop_of_the_tab_key(visit):
    page = visit(library()).page
    page.locator("[name=only]").check()
    assert page.locator(".bead[tabindex='0']").evaluate_all("rows => rows.map(row => row.id)") == ["bead-2"]


def test_a_filter_that_nothing_passes_says_so(visit):
    page = visit(library()).page
    assert page.locator("#none").is_hidden()
    page.locator("[name=least]").fill("1")
    assert page.locator("#none").inner_text() == "No finding passes the filters."


def test_a_deep_link_to_something_hidden_shows_everything_again(visit):
    visited = visit(library())
    page = visited.page
    page.locator("[name=severity][value=critical]").uncheck()
    page.locator("[name=only]").check()
    page.evaluate("location.hash = '#finding-1'")
    page.wait_for_selector("#finding-1.active")
    assert page.locator(".bead:visible").count() == 12


# ---- books


@pytest.fixture(scope="module")
def long_report():
    return book()


def test_rows_that_changed_places_say_so(visit):
    page = visit(moved()).page
    assert page.locator(".bead .tag").all_inner_texts() == ["moved"]
    assert "1 moved" in page.locator(".facts").inner_text()


def test_the_overview_of_a_book_leads_to_moved_rows_from_either_side(visit, long_report):
    page = visit(long_report).page
    every = extents(long_report)
    for share, side in ((0.65, "source"), (0.65, "target"), (0.39, "source"), (0.02, "source")):
        box = page.locator("#overview .drawing").bounding_box()
        height = 2 if side == "source" else box["height"] - 2
        page.mouse.click(box["x"] + share * box["width"], box["y"] + height)
        extent = every[int(page.evaluate("document.activeElement.id").removeprefix("bead-"))]
        left, right = extent[:2] if side == "source" else extent[2:]
        assert left - 2 <= 1000 * share <= right + 2


def test_the_drawing_stays_in_sight_and_shows_where_the_reader_is(visit, long_report):
    page = visit(long_report).page
    page.locator("#bead-1800").scroll_into_view_if_needed()
    page.wait_for_function(
        "() => { const at = /^M([\\d.]+)/.exec(document.querySelector('#view').getAttribute('d') || '');"
        " return at && Number(at[1]) > 850 }"
    )
    assert page.locator("#overview").bounding_box()["y"] == 0


def test_only_the_leaves_near_the_screen_of_a_book_are_laid_out(visit, long_report):
    page = visit(long_report).page
    styles = "leaves => new Set(leaves.map(leaf => getComputedStyle(leaf).contentVisibility)).size"
    assert page.locator(".leaf").count() == 50
    assert page.locator(".leaf").evaluate_all(styles) == 1
    drawn = (
        "leaves => leaves.filter("
        "leaf => leaf.firstChild.checkVisibility({contentVisibilityAuto: true})).length"
    )
    assert 1 <= page.locator(".leaf").evaluate_all(drawn) <= 5


def test_the_last_finding_of_a_book_is_on_the_screen_when_it_is_active(visit, long_report):
    visited = visit(long_report)
    visited.page.keyboard.press("k")
    assert visited.active() == ["finding-60"]
    visited.page.wait_for_function(
        "() => { const box = document.querySelector('.u.active').getBoundingClientRect();"
        " return box.top > 80 && box.bottom < innerHeight }"
    )


# ---- odd texts


def test_characters_that_no_page_can_hold_do_not_break_the_word_links(visit):
    page = visit(control()).page
    page.locator("#bead-0 .source").hover()
    words = page.locator("#bead-0 .source .w").all_inner_texts()
    assert "😀" in words
    assert words[0] == "a"


def test_an_empty_report_opens_and_takes_keys(visit):
    page = visit(build([])).page
    for key in ("j", "ArrowDown", "Escape"):
        page.keyboard.press(key)
    page.locator("#overview .drawing").click()
    assert page.locator(".silence").inner_text().startswith("No findings")

"""The HTML report in a real browser: Chromium from the system, never downloaded."""

import re
import shutil

import pytest
from reports import hostile, library

from alignkit.exports import write_html

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
    source, target = (page.locator(f"#bead-1 .{side}").bounding_box() for side in ("source", "target"))
    assert source["y"] == target["y"]
    assert source["x"] + source["width"] <= target["x"]
    assert page.locator("#bead-6 .target").inner_text() == "missing from the translation"
    assert page.locator("#bead-8 .source").inner_text() == "not in the source"
    assert page.locator("#bead-4 .target .seg").count() == 2
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
    page.locator("#bead-3 .source").hover()
    page.locator("#bead-3 .w", has_text="accueillera").hover()
    assert page.locator(".w.linked").all_inner_texts() == ["wird", "beherbergen"]
    page.locator("#bead-3 .w", has_text="fünfzig").hover()
    assert page.locator(".w.linked").all_inner_texts() == ["quinze"]
    assert page.locator(".beads .bead .w").count() == page.locator("#bead-3 .w").count()
    text = page.locator("#bead-3 .target").inner_text()
    assert (
        text == "Nach fünfzig Monaten Bauarbeiten wird das Gebäude 42.000 Werke auf drei Etagen beherbergen."
    )


def test_words_are_cut_where_emoji_and_several_segments_stand(visit):
    page = visit(library()).page
    page.locator("#bead-9 .target").hover()
    assert "📚" in page.locator("#bead-9 .target .w").all_inner_texts()
    page.locator("#bead-5 .source").hover()
    page.locator("#bead-5 .w", has_text="contes").hover()
    assert page.locator(".w.linked").all_inner_texts() == ["Märchensaal"]


def test_arrow_keys_walk_through_rows_and_words(visit):
    page = visit(library()).page
    page.locator("#bead-2").focus()
    page.keyboard.press("ArrowDown")
    assert page.evaluate("document.activeElement.id") == "bead-3"
    for _ in range(2):
        page.keyboard.press("ArrowRight")
    assert page.locator(".w.linked").all_inner_texts() == ["fünfzig"]
    assert page.locator("#live").inner_text() == "quinze: fünfzig"
    page.keyboard.press("ArrowUp")
    assert page.evaluate("document.activeElement.id") == "bead-2"


def test_the_overview_leads_to_the_row_under_the_pointer(visit):
    page = visit(library()).page
    box = page.locator("#overview svg").bounding_box()
    page.mouse.click(box["x"] + 0.99 * box["width"], box["y"] + 2)
    assert page.evaluate("document.activeElement.id") == "bead-12"
    page.wait_for_function("() => Number(document.querySelector('#view').getAttribute('width')) > 0")


def test_hostile_texts_are_shown_and_do_nothing(visit):
    visited = visit(hostile())
    page = visited.page
    page.keyboard.press("j")
    page.locator("#bead-1 .source").hover()
    assert page.evaluate("typeof window.hacked") == "undefined"
    assert page.locator("img").count() == 0
    attack = "<script>window.hacked=1</script></script><!-- ]]> <img src=x onerror='window.hacked=2'>"
    for place in ("#bead-1 .source", "#bead-1 .target", "#finding-1 .message", "#finding-1 .detail"):
        assert attack in page.locator(place).inner_text()
    assert page.title() == "script> → b'\"<i>.txt"


def test_on_a_narrow_screen_the_columns_stack_and_nothing_sticks_out(visit):
    visited = visit(library(), viewport={"width": 390, "height": 800})
    page = visited.page
    source, target = (page.locator(f"#bead-1 .{side}").bounding_box() for side in ("source", "target"))
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

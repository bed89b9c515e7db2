"""The HTML report of a book in Chromium: how long its main thread is busy when a reader does something.

    python -m benchmarks.html_report [--segments N] [--output DIR] [--encoder NAME]

The book is the example many times over, with findings in every tenth copy. Times are processor time of the
page's main thread, from Chromium's own count, so that other work on the machine lengthens them little;
rasterisation, which has threads of its own, is not in them.
"""

import shutil
import sys
import tempfile
from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path

from playwright.sync_api import CDPSession, Page, sync_playwright

import alignkit
from alignkit.exports import write_html
from alignkit.records import Bead, Document, Finding, Pair, Report, Segment
from alignkit.tokens import Token
from benchmarks import options, results, tables
from benchmarks.options import REPOSITORY
from benchmarks.results import Figures

EXAMPLE = REPOSITORY / "examples" / "meteorite.fr.txt", REPOSITORY / "examples" / "meteorite.de.txt"
_BROWSERS = ("chromium", "chromium-browser", "google-chrome")
_SPARSE = 10  # one copy in so many keeps its findings

_FRAMES = "const frame = () => new Promise(done => requestAnimationFrame(done));"
_JUMP = "scrollTo(0, document.documentElement.scrollHeight * ((i * 7) % 30) / 30)"
_FILTER = "document.querySelector('.filters [value=minor]').click()"
ACTIONS: Mapping[str, tuple[str, int]] = {
    "scroll by a line or two": ("scrollBy(0, 60)", 60),
    "jump to another chapter": (_JUMP, 30),
    "go to the next finding": ("document.querySelector('#next').click()", 10),
    "filter by severity": (_FILTER, 6),
    "hide the rest": ("document.querySelector('[name=only]').click()", 4),
}
"""What a reader does, and how often."""


def repeated(report: Report, times: int) -> Report:
    """Return a report on both texts written several times one after the other."""
    sizes = len(report.source.text), len(report.target.text)
    counts = len(report.source_segments), len(report.target_segments)
    source: list[Segment] = []
    target: list[Segment] = []
    pairs: list[Pair] = []
    findings: list[Finding] = []
    for copy in range(times):
        left, right = copy * sizes[0], copy * sizes[1]
        source += [Segment(s.start + left, s.end + left, s.paragraph) for s in report.source_segments]
        target += [Segment(s.start + right, s.end + right, s.paragraph) for s in report.target_segments]
        pairs += [_moved(pair, (left, right), (copy * counts[0], copy * counts[1])) for pair in report.pairs]
        for found in report.findings if copy % _SPARSE == 0 else ():
            findings.append(_shifted(found, left, right))
    return replace(
        report,
        source=_longer(report.source, times),
        target=_longer(report.target, times),
        source_segments=tuple(source),
        target_segments=tuple(target),
        pairs=tuple(pairs),
        findings=tuple(findings),
        bead_fidelity=report.bead_fidelity * times,
    )


def _shifted(finding: Finding, left: int, right: int) -> Finding:
    shift = right if finding.side == "target" else left
    start, end = finding.source_start, finding.source_end
    return replace(
        finding,
        start=finding.start + shift,
        end=finding.end + shift,
        source_start=None if start is None else start + left,
        source_end=None if end is None else end + left,
    )


def _longer(document: Document, times: int) -> Document:
    return replace(document, text=document.text * times)


def _moved(pair: Pair, offsets: tuple[int, int], numbers: tuple[int, int]) -> Pair:
    bead = Bead(
        tuple(number + numbers[0] for number in pair.bead.source),
        tuple(number + numbers[1] for number in pair.bead.target),
        pair.bead.confidence,
    )
    source, target = (
        tuple(Token(token.text, token.start + offset, token.end + offset) for token in tokens)
        for tokens, offset in zip((pair.source_tokens, pair.target_tokens), offsets, strict=True)
    )
    return Pair(bead, source, target, pair.links)


def measure(path: Path, browser_path: str) -> Figures:
    """Open a page and do everything a reader does; return milliseconds for each."""
    with sync_playwright() as driver:
        browser = driver.chromium.launch(
            executable_path=browser_path, args=["--headless", "--no-sandbox", "--disable-gpu"]
        )
        page = browser.new_page(viewport={"width": 1440, "height": 900})
        session = page.context.new_cdp_session(page)
        session.send("Performance.enable", {"timeDomain": "threadTicks"})
        page.goto(path.as_uri())
        page.wait_for_timeout(500)
        found = {"open the page": {"milliseconds": _busy(session), "times": 1}}
        for name, (action, times) in ACTIONS.items():
            found[name] = {"milliseconds": _timed(page, session, action, times) / times, "times": times}
        browser.close()
    return found


def _timed(page: Page, session: CDPSession, action: str, times: int) -> float:
    before = _busy(session)
    steps = f"for (let i = 0; i < {times}; i++) {{ {action}; await frame(); await frame(); }}"
    page.evaluate(f"async () => {{ {_FRAMES} {steps} }}")
    return _busy(session) - before


def _busy(session: CDPSession) -> float:
    metrics = session.send("Performance.getMetrics")["metrics"]
    return 1000 * next(float(metric["value"]) for metric in metrics if metric["name"] == "TaskDuration")


def table(figures: Figures) -> str:
    """Write the figures as Markdown."""
    rows = [[name, f"{found['milliseconds']:.0f}"] for name, found in figures["actions"].items()]
    head = (
        f"{figures['segments']:,} segments, {figures['findings']:,} findings, {figures['megabytes']:.1f} MB"
    )
    return tables.table([head, "main thread, ms"], rows)


def main() -> None:
    """Measure, write the results, print the table."""
    parser = options.parser(__doc__)
    parser.add_argument("--segments", type=int, default=5000, metavar="N", help="default: %(default)s")
    given = parser.parse_args()
    browser = next(filter(None, map(shutil.which, _BROWSERS)), None)
    if browser is None:
        print("html_report: no Chromium on the search path, not measured", file=sys.stderr)
        return
    one = alignkit.check(*EXAMPLE, encoder=given.encoder)
    report = repeated(one, -(-given.segments // len(one.source_segments)))
    page = write_html(report)
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "report.html"
        path.write_text(page, encoding="utf-8", newline="")
        actions = measure(path, browser)
    figures = {
        "segments": len(report.source_segments),
        "findings": len(report.findings),
        "megabytes": len(page.encode("utf-8")) / 1e6,
        "actions": actions,
    }
    results.write("html_report", figures, given.output, encoder=given.encoder, read=EXAMPLE)
    print(table(figures))


if __name__ == "__main__":
    main()

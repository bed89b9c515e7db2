"""The head of the HTML report: what was compared, how faithful it is, and the alignment as a drawing."""

from collections.abc import Iterable, Sequence
from pathlib import PurePath

from alignkit.exports.aligned import bead_segments
from alignkit.exports.html_markup import Attributes, Markup, element, joined
from alignkit.exports.text_report import GRAVEST_FIRST
from alignkit.records import Document, Fidelity, Pair, Report, Segment, Severity

# The drawing's own units: wide, because it is stretched to the page; the two bars and what lies between.
_WIDTH, _HEIGHT, _BAR = 1000, 72, 7
_TICKS = {Severity.CRITICAL: 13, Severity.MAJOR: 10, Severity.MINOR: 7, Severity.NEUTRAL: 5}


def title(report: Report) -> str:
    """Return the title of the page as plain text."""
    return f"{_name(report.source, 'source')} → {_name(report.target, 'target')}"


def masthead(report: Report) -> Markup:
    """Return title, score and drawing."""
    return joined([_heading(report), _score(report.fidelity), _overview(report)])


def extents(report: Report) -> list[list[float | None]]:
    """Return where every bead lies in the drawing: source left and right, target left and right.

    The values of an empty side are None.
    """
    rows = []
    for pair in report.pairs:
        above, below = _pair_extents(report, pair)
        rows.append([float(x) if x else None for x in (*(above or (None, None)), *(below or (None, None)))])
    return rows


def language_tag(document: Document) -> Markup:
    """Return a language code that the script replaces by the language's name."""
    return element(
        "span", {"class": "language", "data-language": document.language}, document.language or "?"
    )


def _heading(report: Report) -> Markup:
    gaps = sum(pair.bead.is_gap for pair in report.pairs)
    facts = [
        _count(len(report.source_segments), "source segment"),
        _count(len(report.target_segments), "target segment"),
        _count(len(report.pairs), "bead"),
        _count(gaps, "gap"),
        _count(len(report.findings), "finding"),
    ]
    names = element(
        "h1",
        None,
        _document(report.source, "source"),
        element("span", {"class": "arrow", "aria-label": "translated as"}, "→"),
        _document(report.target, "target"),
    )
    return element("div", {"class": "heading"}, names, element("p", {"class": "facts"}, " · ".join(facts)))


def _document(document: Document, side: str) -> Markup:
    name = element("span", {"class": "name", "title": document.path, "dir": "auto"}, _name(document, side))
    return element("span", {"class": "document"}, name, " ", language_tag(document))


def _name(document: Document, side: str) -> str:
    return (PurePath(document.path).name if document.path else "") or f"{side} text"


def _score(fidelity: Fidelity) -> Markup:
    parts = [_part(name, value) for name, value in fidelity.parts.items()]
    listing = element("dl", {"class": "parts"}, joined(parts)) if parts else None
    return element("section", {"class": "score", "aria-label": "Fidelity"}, _figure(fidelity), listing)


def _figure(fidelity: Fidelity) -> Markup:
    if fidelity.score is None:
        value = element("p", {"class": "figure none"}, "–")
        notes = ["no ground for a score"]
    else:
        value = element("p", {"class": "figure"}, f"{fidelity.score:.2f}")
        notes = []
        if fidelity.low is not None and fidelity.high is not None:
            notes.append(f"90 % interval {fidelity.low:.2f}–{fidelity.high:.2f}")
    if fidelity.mqm is not None:
        notes.append(f"MQM {fidelity.mqm:.1f}")
    caption = element(
        "div",
        {"class": "caption"},
        element("p", {"class": "label"}, "Fidelity"),
        _meter(fidelity),
        joined(element("p", {"class": "note"}, note) for note in notes),
    )
    return element("div", {"class": "total"}, value, caption)


def _meter(fidelity: Fidelity) -> Markup | None:
    """Draw the score as a tick on its interval."""
    if fidelity.score is None:
        return None
    low = fidelity.score if fidelity.low is None else fidelity.low
    high = fidelity.score if fidelity.high is None else fidelity.high
    return element(
        "svg",
        {"class": "meter", "viewBox": "0 0 100 10", "preserveAspectRatio": "none", "aria-hidden": "true"},
        _rect({"class": "track", "width": 100, "y": 3, "height": 4}),
        _rect(
            {"class": "interval", "x": _number(100 * low), "width": _number(100 * (high - low)), "height": 10}
        ),
        _rect(
            {
                "class": "tick",
                "x": _number(min(max(100 * fidelity.score - 0.6, 0), 98.8)),
                "width": "1.2",
                "height": 10,
            }
        ),
    )


def _part(name: str, value: float | None) -> Markup:
    label = element("dt", None, name.replace("_", " "))
    if value is None:
        return element("div", {"class": "part none"}, label, element("dd", None, "not measured"))
    bar = element(
        "svg",
        {"class": "bar", "viewBox": "0 0 100 6", "preserveAspectRatio": "none", "aria-hidden": "true"},
        _rect({"class": "track", "width": 100, "height": 6}),
        _rect({"class": "full", "width": _number(100 * min(max(value, 0.0), 1.0)), "height": 6}),
    )
    return element("div", {"class": "part"}, label, element("dd", None, bar, f"{value:.2f}"))


def _overview(report: Report) -> Markup:
    """Draw both texts as bars, what belongs together as bands, gaps as wedges, findings as ticks.

    Each kind is one path, so that a text of any length is a dozen elements.
    """
    bands, wedges = _bands(report)
    gaps = sum(pair.bead.is_gap for pair in report.pairs)
    label = (
        f"Alignment of {_count(len(report.source_segments), 'source segment')} (above) with "
        f"{_count(len(report.target_segments), 'target segment')} (below): "
        f"{_count(len(report.pairs) - gaps, 'pair')}, {_count(gaps, 'gap')}."
    )
    drawing = element(
        "svg",
        {
            "viewBox": f"0 0 {_WIDTH} {_HEIGHT}",
            "preserveAspectRatio": "none",
            "role": "img",
            "aria-label": label,
        },
        _rect({"class": "side", "width": _WIDTH, "height": _BAR, "y": 0}),
        _rect({"class": "side", "width": _WIDTH, "height": _BAR, "y": _HEIGHT - _BAR}),
        _path("band even", bands[::2]),
        _path("band odd", bands[1::2]),
        _path("wedge", wedges),
        joined(_path(f"ticks {grade}", _ticks(report, grade)) for grade in reversed(GRAVEST_FIRST)),
        _rect({"class": "view", "id": "view", "y": 0, "width": 0, "height": _HEIGHT}),
    )
    return element("div", {"class": "overview", "id": "overview"}, drawing)


def _bands(report: Report) -> tuple[list[str], list[str]]:
    bands, wedges = [], []
    for pair in report.pairs:
        above, below = _pair_extents(report, pair)
        if above and below:
            bands.append(f"M{above[0]} {_BAR}H{above[1]}L{below[1]} {_HEIGHT - _BAR}H{below[0]}Z")
        elif above:
            wedges.append(_wedge(above, 0, _BAR, _HEIGHT * 0.45))
        elif below:
            wedges.append(_wedge(below, _HEIGHT, _HEIGHT - _BAR, _HEIGHT * 0.55))
    return bands, wedges


def _pair_extents(report: Report, pair: Pair) -> tuple[tuple[str, str] | None, tuple[str, str] | None]:
    source, target = bead_segments(report, pair, "source"), bead_segments(report, pair, "target")
    return _extent(source, len(report.source.text)), _extent(target, len(report.target.text))


def _extent(segments: Sequence[Segment], length: int) -> tuple[str, str] | None:
    if not segments:
        return None
    start = min(segment.start for segment in segments)
    end = max(segment.end for segment in segments)
    return _number(_WIDTH * start / max(length, 1)), _number(_WIDTH * end / max(length, 1))


def _wedge(extent: tuple[str, str], outer: float, inner: float, tip: float) -> str:
    left, right = extent
    middle = _number((float(left) + float(right)) / 2)
    return f"M{left} {outer}H{right}V{inner}L{middle} {tip:.0f}L{left} {inner}Z"


def _ticks(report: Report, severity: Severity) -> Iterable[str]:
    height = _TICKS[severity]
    for finding in report.findings:
        if finding.severity is severity:
            document = report.source if finding.side == "source" else report.target
            left = _number(_WIDTH * finding.start / max(len(document.text), 1))
            yield f"M{left} 0v{height}" if finding.side == "source" else f"M{left} {_HEIGHT}v-{height}"


def _path(name: str, commands: Iterable[str]) -> Markup | None:
    drawing = "".join(commands)
    return element("path", {"class": name, "d": drawing}) if drawing else None


def _rect(attributes: Attributes) -> Markup:
    return element("rect", attributes)


def _number(value: float) -> str:
    return f"{value:.1f}".removesuffix(".0")


def _count(number: int, noun: str) -> str:
    return f"{number:,} {noun}{'' if number == 1 else 's'}"

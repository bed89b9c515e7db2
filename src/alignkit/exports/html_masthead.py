"""The head of the HTML report: what was compared, how faithful it is, what costs most, and the drawing."""

from dataclasses import replace
from pathlib import PurePath

from alignkit.exports.html_costs import costs
from alignkit.exports.html_markup import Attributes, Markup, element, joined
from alignkit.exports.html_overview import count, legend
from alignkit.exports.order import moved_pairs
from alignkit.records import Document, Fidelity, Report


def title(report: Report) -> str:
    """Return the title of the page as plain text."""
    return f"{_name(report.source, 'source')} → {_name(report.target, 'target')}"


def masthead(report: Report) -> Markup:
    """Return title, score and what the drawing's colours mean."""
    return joined([_heading(report), _score(report.fidelity), legend(report)])


def language_tag(document: Document) -> Markup:
    """Return a language code that the script replaces by the language's name."""
    return element(
        "span", {"class": "language", "data-language": document.language}, document.language or "?"
    )


def _heading(report: Report) -> Markup:
    gaps = sum(pair.bead.is_gap for pair in report.pairs)
    moved = len(moved_pairs(report.pairs))
    facts = [
        count(len(report.source_segments), "source segment"),
        count(len(report.target_segments), "target segment"),
        count(len(report.pairs), "bead"),
        count(gaps, "gap"),
        f"{moved:,} moved" if moved else None,
        count(len(report.findings), "finding"),
    ]
    names = element(
        "h1",
        None,
        _document(report.source, "source"),
        element("span", {"class": "arrow", "aria-label": "translated as"}, "→"),
        _document(report.target, "target"),
    )
    line = element("p", {"class": "facts"}, " · ".join(filter(None, facts)))
    return element("div", {"class": "heading"}, names, line, costs(report))


def _document(document: Document, side: str) -> Markup:
    name = element("span", {"class": "name", "title": document.path, "dir": "auto"}, _name(document, side))
    return element("span", {"class": "document"}, name, " ", language_tag(document))


def _name(document: Document, side: str) -> str:
    return (PurePath(document.path).name if document.path else "") or f"{side} text"


def _score(fidelity: Fidelity) -> Markup:
    fidelity = _as_kept(fidelity)
    parts = [_part(name, value) for name, value in fidelity.parts.items()]
    listing = element("dl", {"class": "parts"}, joined(parts)) if parts else None
    return element("section", {"class": "score", "aria-label": "Fidelity"}, _figure(fidelity), listing)


def _as_kept(fidelity: Fidelity) -> Fidelity:
    """Round as a JSON report does, so that a report read back from one looks the same."""

    def kept(value: float | None) -> float | None:
        return None if value is None else round(value, 4)

    return replace(
        fidelity,
        score=kept(fidelity.score),
        low=kept(fidelity.low),
        high=kept(fidelity.high),
        mqm=kept(fidelity.mqm),
        parts={name: kept(value) for name, value in fidelity.parts.items()},
    )


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


def _rect(attributes: Attributes) -> Markup:
    return element("rect", attributes)


def _number(value: float) -> str:
    return f"{value:.1f}".removesuffix(".0")

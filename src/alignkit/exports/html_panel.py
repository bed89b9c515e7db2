"""The list of findings in the HTML report: filters, and one card a finding with its evidence."""

import json
from collections import Counter
from collections.abc import Iterator

from alignkit.exports.html_markup import Attributes, Markup, element, escaped, joined, void
from alignkit.exports.json_text import plain
from alignkit.exports.places import FileRuler
from alignkit.exports.text_report import GRAVEST_FIRST
from alignkit.records import Finding, Report, Severity

_ONLY = "Only passages with these findings"


def panel(report: Report) -> Markup:
    """Return filters and cards, or one line where there is nothing to list."""
    if not report.findings:
        return element("p", {"class": "silence"}, "No findings: none of the checks had anything to report.")
    return joined([_filters(report), _cards(report)])


def icon(severity: Severity) -> Markup:
    """Return the shape that stands for a severity beside its colour."""
    return element(
        "svg",
        {"class": f"icon {severity}", "viewBox": "0 0 16 16", "aria-hidden": "true"},
        element("use", {"href": f"#shape-{severity}"}),
    )


def _filters(report: Report) -> Markup:
    counts = Counter(finding.severity for finding in report.findings)
    chips = (_chip(severity, counts[severity]) for severity in GRAVEST_FIRST)
    sides = Counter(str(finding.side) for finding in report.findings)
    return element(
        "form",
        {"class": "filters", "aria-label": "Filter findings"},
        element("fieldset", None, element("legend", {"class": "sr"}, "Severity"), joined(chips)),
        _choice("category", "Category", "all categories", _categories(report)),
        _choice("side", "Side", "both sides", sides) if len(sides) > 1 else None,
        _order(),
        element(
            "label",
            {"class": "range"},
            element("span", None, "Confidence from ", element("output", {"name": "least-shown"}, "0.00")),
            void("input", {"type": "range", "name": "least", "min": 0, "max": 1, "step": "0.05", "value": 0}),
        ),
        element("label", {"class": "only"}, void("input", {"type": "checkbox", "name": "only"}), _ONLY),
    )


def _order() -> Markup:
    choices = (("", "in the order of the text"), ("weight", "gravest first"), ("confidence", "surest first"))
    options = (element("option", {"value": value}, name) for value, name in choices)
    menu = element("select", {"name": "order"}, joined(options))
    return element("label", {"class": "choice"}, element("span", {"class": "sr"}, "Order"), menu)


def _chip(severity: Severity, count: int) -> Markup:
    box: Attributes = {
        "type": "checkbox",
        "name": "severity",
        "value": severity,
        "checked": True,
        "disabled": not count,
    }
    return element(
        "label",
        {"class": f"chip {severity}"},
        void("input", box),
        icon(severity),
        element("span", {"class": f"u {severity} d0"}, severity.value),
        element("span", {"class": "count"}, f"{count}"),
    )


def _choice(name: str, label: str, everything: str, counts: Counter[str]) -> Markup:
    options = (element("option", {"value": key}, f"{key} ({counts[key]})") for key in sorted(counts))
    menu = element("select", {"name": name}, element("option", {"value": ""}, everything), joined(options))
    return element("label", {"class": "choice"}, element("span", {"class": "sr"}, label), menu)


def _categories(report: Report) -> Counter[str]:
    """Count findings under their category and under every category above it."""
    counts: Counter[str] = Counter()
    for finding in report.findings:
        steps = finding.category.split("/")
        counts.update("/".join(steps[:depth]) for depth in range(1, len(steps) + 1))
    return counts


def _cards(report: Report) -> Markup:
    rulers = {"source": FileRuler(report.source), "target": FileRuler(report.target)}
    cards = (
        _card(number, finding, rulers[finding.side].line(finding.start), report)
        for number, finding in enumerate(report.findings, start=1)
    )
    listing = element("ol", {"class": "cards", "aria-label": "List of findings"}, joined(cards))
    nothing = element(
        "p", {"class": "nothing", "id": "none", "hidden": True}, "No finding passes the filters."
    )
    return joined([listing, nothing])


def _card(number: int, finding: Finding, line: int, report: Report) -> Markup:
    attributes: Attributes = {
        "class": f"card {finding.severity}",
        "id": f"finding-{number}",
        "data-f": number,
        "data-severity": finding.severity,
        "data-weight": finding.severity.weight,
        "data-category": finding.category,
        "data-side": finding.side,
        "data-confidence": f"{finding.confidence:.4f}",
    }
    return element("li", attributes, _head(number, finding, report), _body(number, finding, line, report))


def _head(number: int, finding: Finding, report: Report) -> Markup:
    title = element(
        "span",
        {"class": "title"},
        icon(finding.severity),
        element("span", {"class": "check"}, finding.check.replace("-", " ").replace("_", " ")),
        element("span", {"class": "sr"}, f", {finding.severity}"),
        element("span", {"class": "number"}, f"{number}"),
    )
    attributes: Attributes = {
        "class": "head",
        "type": "button",
        "aria-expanded": "false",
        "aria-controls": f"detail-{number}",
    }
    message = element("span", {"class": "message", "dir": "auto"}, finding.message)
    return element("button", attributes, title, _change(finding, report), message)


def _change(finding: Finding, report: Report) -> Markup:
    language = report.target.language if finding.side == "target" else report.source.language
    quote = (
        element("q", {"class": "quote", "lang": language, "dir": "auto"}, finding.quote)
        if finding.quote
        else element("span", {"class": "quote here"}, "at this place")
    )
    if finding.suggestion is None:
        return element("span", {"class": "change"}, quote)
    better = (
        element("ins", {"lang": language, "dir": "auto"}, finding.suggestion)
        if finding.suggestion
        else element("span", {"class": "delete"}, "delete")
    )
    arrow = element("span", {"class": "arrow", "aria-label": "suggestion"}, "→")
    return element("span", {"class": "change replaced"}, quote, arrow, better)


def _body(number: int, finding: Finding, line: int, report: Report) -> Markup:
    facts = joined(
        joined([element("dt", None, name), element("dd", {"dir": "auto"}, value)])
        for name, value in _facts(finding, line, report)
    )
    link = element("a", {"class": "anchor", "href": f"#finding-{number}"}, f"Link to finding {number}")
    return element("div", {"class": "detail", "id": f"detail-{number}"}, element("dl", None, facts), link)


def _facts(finding: Finding, line: int, report: Report) -> Iterator[tuple[str, str]]:
    yield "Severity", f"{finding.severity}, {finding.severity.weight} MQM points"
    yield "Category", joined(_with_breaks(finding.category))
    yield "Confidence", f"{finding.confidence:.2f}"
    yield "Place", f"{finding.side}, line {line}, characters {finding.start}–{finding.end}"
    if finding.source_quote:
        yield (
            "In the source",
            element("q", {"class": "quote", "lang": report.source.language}, finding.source_quote),
        )
    evidence = dict(finding.evidence)
    if "mechanism" in evidence:
        yield "Mechanism", _shown(evidence.pop("mechanism"))
    for name, value in evidence.items():
        yield str(name).replace("_", " ").capitalize(), _shown(value)


def _with_breaks(path: str) -> Iterator[Markup]:
    """Let a category path break after its slashes."""
    steps = path.split("/")
    yield escaped(steps[0])
    for step in steps[1:]:
        yield Markup("/<wbr>")
        yield escaped(step)


def _shown(value: object) -> str:
    value = plain(value)
    if isinstance(value, str):
        return value
    if isinstance(value, list) and all(isinstance(item, str) for item in value):
        return ", ".join(value)
    if isinstance(value, dict):
        return "; ".join(f"{key}: {_shown(item)}" for key, item in value.items())
    return json.dumps(value, ensure_ascii=False)

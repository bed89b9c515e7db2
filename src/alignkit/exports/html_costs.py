"""What the findings cost, check by check, for the head of the HTML report."""

from collections import Counter

from alignkit.exports.html_markup import Markup, element, joined
from alignkit.records import Finding, Report

_SHOWN = 3


def costs(report: Report) -> Markup | None:
    """Return the checks whose findings cost the most MQM points, each a link to its first and gravest."""
    points: Counter[str] = Counter()
    for finding in report.findings:
        points[finding.check] += finding.severity.weight
    heaviest = [(check, cost) for check, cost in points.most_common() if cost][:_SHOWN]
    if not heaviest:
        return None
    items = (_item(report, check, cost) for check, cost in heaviest)
    title = element("span", {"class": "title"}, "What costs most")
    return element("div", {"class": "costs"}, title, element("ol", None, joined(items)))


def _item(report: Report, check: str, cost: int) -> Markup:
    own = [(number, finding) for number, finding in enumerate(report.findings, 1) if finding.check == check]
    first, gravest = max(own, key=_weight_then_first)
    times = f" ×{len(own)}" if len(own) > 1 else ""
    link = element(
        "a",
        {"href": f"#finding-{first}", "class": gravest.severity.value},
        element("span", {"class": "check"}, check.replace("-", " ")),
        times,
        " ",
        element("strong", None, f"{cost}"),
    )
    return element("li", None, link)


def _weight_then_first(item: tuple[int, Finding]) -> tuple[int, int]:
    return item[1].severity.weight, -item[0]

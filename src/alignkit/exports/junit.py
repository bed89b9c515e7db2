"""Findings as JUnit XML: a test a bead, which fails if anything above neutral was found in it."""

from alignkit.exports.passages import Passages, describe, passages
from alignkit.exports.xml_text import DECLARATION, Xml, tag
from alignkit.records import Finding, Report, Severity

_SHOWN = 60


def write_junit(report: Report) -> str:
    """Return one test suite named after the target; no dates, and no durations but 0.

    The failure of a bead has the type of its gravest finding and lists all of them. Neutral findings
    are in its output. Findings outside all beads make a test of their own.
    """
    beads = passages(report)
    placed = {number for bead in beads for number in bead.findings}
    loose = [number for number in range(1, len(report.findings) + 1) if number not in placed]
    tests = [_test(report, bead) for bead in beads]
    if loose:
        tests.append(_case(report, "outside the aligned text", [report.findings[n - 1] for n in loose]))
    counts = {"tests": len(tests), "failures": sum("<failure" in test for test in tests)}
    properties = tag("properties", None, *_properties(report))
    suite = tag(
        "testsuite",
        {"name": _class(report), **counts, "errors": 0, "skipped": 0, "time": "0"},
        properties,
        *tests,
    )
    return DECLARATION + tag("testsuites", {"name": "alignkit", **counts, "time": "0"}, suite) + "\n"


def _test(report: Report, bead: Passages) -> Xml:
    words = bead.target.text or bead.source.text
    shown = words if len(words) <= _SHOWN else f"{words[: _SHOWN - 1]}…"
    own = [report.findings[number - 1] for number in bead.findings]
    return _case(report, f"{bead.name} {' '.join(shown.split())}", own)


def _case(report: Report, name: str, findings: list[Finding]) -> Xml:
    grave = [finding for finding in findings if finding.severity.reaches(Severity.MINOR)]
    slight = [finding for finding in findings if finding not in grave]
    failure = output = None
    if grave:
        gravest = max(grave, key=lambda finding: finding.severity.weight)
        text = "\n".join(map(describe, grave))
        failure = tag("failure", {"type": gravest.check, "message": gravest.message}, text)
    if slight:
        output = tag("system-out", None, "\n".join(map(describe, slight)))
    return tag("testcase", {"classname": _class(report), "name": name, "time": "0"}, failure, output)


def _class(report: Report) -> str:
    return report.target.path or "target text"


def _properties(report: Report) -> list[Xml]:
    fidelity = report.fidelity
    values = {"signature": report.signature, "fidelity": fidelity.score, "mqm": fidelity.mqm}
    return [
        tag("property", {"name": name, "value": f"{value:.4f}" if isinstance(value, float) else value})
        for name, value in values.items()
        if value is not None
    ]

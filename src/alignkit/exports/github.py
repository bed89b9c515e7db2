"""Findings as workflow commands of GitHub Actions, which shows them beside the lines of a pull request."""

from collections.abc import Iterator

from alignkit.exports.places import FileRuler
from alignkit.records import Finding, Report, Severity

_LEVELS = {
    Severity.CRITICAL: "error",
    Severity.MAJOR: "error",
    Severity.MINOR: "warning",
    Severity.NEUTRAL: "notice",
}
_DATA = str.maketrans({"%": "%25", "\r": "%0D", "\n": "%0A"})
_PROPERTY = str.maketrans({"%": "%25", "\r": "%0D", "\n": "%0A", ":": "%3A", ",": "%2C"})


def write_github(report: Report) -> Iterator[str]:
    """Yield one command a finding; lines and columns are the file's and count from one.

    Columns count UTF-16 units. They are left out where a finding spans lines, as GitHub asks.
    """
    rulers = {"source": FileRuler(report.source), "target": FileRuler(report.target)}
    for finding in report.findings:
        document = report.source if finding.side == "source" else report.target
        file = document.path if document.path != "-" else None
        yield _command(finding, rulers[finding.side], file)


def _command(finding: Finding, ruler: FileRuler, path: str | None) -> str:
    first, last = ruler.span(finding.start, finding.end)
    values: dict[str, object] = {"file": path} if path else {}
    values |= {"line": first.line, "endLine": last.line}
    if first.line == last.line:
        values |= {"col": first.column, "endColumn": last.column}
    values["title"] = f"{finding.check} ({finding.severity})"
    properties = ",".join(f"{name}={str(value).translate(_PROPERTY)}" for name, value in values.items())
    return f"::{_LEVELS[finding.severity]} {properties}::{_message(finding).translate(_DATA)}\n"


def _message(finding: Finding) -> str:
    if finding.suggestion is None:
        return finding.message
    better = f"write “{finding.suggestion}”" if finding.suggestion else "delete it"
    return f"{finding.message} Suggestion: {better}."

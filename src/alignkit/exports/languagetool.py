"""Findings in the JSON of LanguageTool's ``/v2/check``, which editor plug-ins and scripts read."""

from collections.abc import Sequence

from alignkit.exports.issues import issue_type
from alignkit.exports.json_text import dump
from alignkit.exports.places import Ruler
from alignkit.records import Document, Finding, Report
from alignkit.version import __version__

Json = dict[str, object]

_AROUND = 40  # code points of context on either side


def write_languagetool(report: Report) -> str:
    """Return one JSON object; ``matches`` are about the target, ``offset`` and ``length`` in UTF-16 units.

    That is what LanguageTool counts in, so that its clients underline the right words. Findings about
    the source, such as omissions, have no place in the target: they are in ``sourceMatches``, with
    offsets into the source, and clients of LanguageTool pass them over.
    """
    return (
        dump(
            {
                "software": {
                    "name": "alignkit",
                    "version": __version__,
                    "apiVersion": 1,
                    "status": report.signature,
                },
                "language": {"name": report.target.language, "code": report.target.language},
                "offsetUnit": "UTF-16 code units",
                "matches": _matches(report.target, [f for f in report.findings if f.side == "target"]),
                "sourceMatches": _matches(report.source, [f for f in report.findings if f.side == "source"]),
            },
            indent=1,
        )
        + "\n"
    )


def _matches(document: Document, findings: Sequence[Finding]) -> list[Json]:
    ruler = Ruler(document.text)
    matches, at, units = [], 0, 0
    for finding in sorted(findings, key=lambda finding: (finding.start, finding.end)):
        units += ruler.units(at, finding.start)
        at = finding.start
        matches.append(_match(finding, ruler, units))
    return matches


def _match(finding: Finding, ruler: Ruler, offset: int) -> Json:
    better = [] if finding.suggestion is None else [{"value": finding.suggestion}]
    return {
        "message": finding.message,
        "shortMessage": finding.check.replace("-", " "),
        "offset": offset,
        "length": ruler.units(finding.start, finding.end),
        "replacements": better,
        "context": _context(finding, ruler),
        "rule": {
            "id": finding.check.upper().replace("-", "_"),
            "description": finding.check.replace("-", " "),
            "issueType": issue_type(finding.category),
            "category": {"id": finding.category.upper(), "name": finding.category},
        },
        "severity": finding.severity.value,
        "confidence": finding.confidence,
    }


def _context(finding: Finding, ruler: Ruler) -> Json:
    left = max(0, finding.start - _AROUND)
    right = min(len(ruler.text), finding.end + _AROUND)
    return {
        "text": ruler.text[left:right],
        "offset": ruler.units(left, finding.start),
        "length": ruler.units(finding.start, finding.end),
    }

"""Findings as SARIF 2.1.0, which code scanners, editors and continuous integration show in place."""

import hashlib
from collections import Counter
from collections.abc import Iterator, Mapping

from alignkit.exports.json_text import dump
from alignkit.exports.places import FileRuler, file_uri
from alignkit.records import Document, Finding, Report, Severity, Side
from alignkit.version import __version__

Json = dict[str, object]

_SCHEMA = "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"
_LEVELS = {
    Severity.CRITICAL: "error",
    Severity.MAJOR: "error",
    Severity.MINOR: "warning",
    Severity.NEUTRAL: "note",
}
_ARTIFACTS: dict[Side, int] = {"source": 0, "target": 1}


def write_sarif(report: Report) -> str:
    """Return one SARIF log with one run; artifact 0 is the source, 1 the target.

    Columns count UTF-16 units, as editors do, and the run says so; lines and columns are those of the
    file, the offsets in the properties are code points of the text read out of it. A fingerprint stays
    the same when lines move.
    """
    rules = sorted({finding.check: finding for finding in report.findings}.items())
    numbers = {check: number for number, (check, _) in enumerate(rules)}
    run = {
        "tool": {
            "driver": {
                "name": "alignkit",
                "version": __version__,
                "rules": [_rule(check, finding) for check, finding in rules],
            }
        },
        "columnKind": "utf16CodeUnits",
        "artifacts": [_artifact(report.source, "source"), _artifact(report.target, "target")],
        "results": list(_results(report, numbers)),
        "properties": {
            "signature": report.signature,
            "fidelity": report.fidelity.score,
            "mqm": report.fidelity.mqm,
        },
    }
    return dump({"$schema": _SCHEMA, "version": "2.1.0", "runs": [run]}, indent=1) + "\n"


def _rule(check: str, finding: Finding) -> Json:
    return {
        "id": check,
        "shortDescription": {"text": f"{check.replace('-', ' ')} ({finding.category})"},
        "properties": {"tags": ["translation", *finding.category.split("/")]},
    }


def _artifact(document: Document, side: Side) -> Json:
    location = {"uri": file_uri(document.path), "description": {"text": document.path or "a text"}}
    return {
        "location": {name: value for name, value in location.items() if value is not None},
        "properties": {"side": side, "language": document.language},
    }


def _results(report: Report, rules: Mapping[str, int]) -> Iterator[Json]:
    rulers: dict[Side, FileRuler] = {"source": FileRuler(report.source), "target": FileRuler(report.target)}
    uris: dict[Side, str | None] = {
        "source": file_uri(report.source.path),
        "target": file_uri(report.target.path),
    }
    seen: Counter[str] = Counter()
    for finding in report.findings:
        print_ = _fingerprint(finding)
        seen[print_] += 1
        artifact = _reference(finding.side, uris[finding.side])
        ruler = rulers[finding.side]
        region = _region(ruler, finding.start, finding.end)
        snippet = {"snippet": {"text": ruler.written(finding.start, finding.end)}}
        yield {
            "ruleId": finding.check,
            "ruleIndex": rules[finding.check],
            "level": _LEVELS[finding.severity],
            "rank": 100 * finding.confidence,
            "message": {"text": finding.message},
            "locations": [_location(artifact, {**region, **snippet})],
            **_related(finding, rulers["source"], uris["source"]),
            **(_fixes(finding, artifact, region) if ruler.can_replace(finding) else {}),
            "partialFingerprints": {"alignkit/1": f"{print_}:{seen[print_]}"},
            "properties": _properties(finding),
        }


def _reference(side: Side, uri: str | None) -> Json:
    number = _ARTIFACTS[side]
    return {"index": number} if uri is None else {"uri": uri, "index": number}


def _region(ruler: FileRuler, start: int, end: int) -> Json:
    first, last = ruler.span(start, end)
    return {
        "startLine": first.line,
        "startColumn": first.column,
        "endLine": last.line,
        "endColumn": last.column,
    }


def _location(artifact: Json, region: Json) -> Json:
    return {"physicalLocation": {"artifactLocation": artifact, "region": region}}


def _related(finding: Finding, ruler: FileRuler, uri: str | None) -> Json:
    if finding.source_start is None or finding.source_end is None:
        return {}
    region = _region(ruler, finding.source_start, finding.source_end)
    snippet = {"snippet": {"text": ruler.written(finding.source_start, finding.source_end)}}
    where = _location(_reference("source", uri), {**region, **snippet})
    return {"relatedLocations": [{**where, "message": {"text": "the source says"}}]}


def _fixes(finding: Finding, artifact: Json, region: Json) -> Json:
    """Offer the suggestion as a replacement of the very region."""
    if finding.suggestion is None:
        return {}
    replacement = {"deletedRegion": region, "insertedContent": {"text": finding.suggestion}}
    change = {"artifactLocation": artifact, "replacements": [replacement]}
    text = f"Replace by “{finding.suggestion}”" if finding.suggestion else "Delete"
    return {"fixes": [{"description": {"text": text}, "artifactChanges": [change]}]}


def _fingerprint(finding: Finding) -> str:
    parts = (finding.check, finding.side, finding.quote, finding.source_quote or "")
    return hashlib.sha256("\0".join(parts).encode("utf-8", "surrogatepass")).hexdigest()[:16]


def _properties(finding: Finding) -> Json:
    return {
        "severity": finding.severity.value,
        "category": finding.category,
        "confidence": finding.confidence,
        "side": finding.side,
        "start": finding.start,
        "end": finding.end,
        "evidence": finding.evidence,
    }

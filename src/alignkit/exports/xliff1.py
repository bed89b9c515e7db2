"""Beads and findings as XLIFF 1.2, findings by attributes of ITS 2.0 on marked words."""

from collections.abc import Iterator, Mapping
from functools import partial

from alignkit.exports.issues import issue_severity, issue_type
from alignkit.exports.nesting import Span, cut_crossing, inline
from alignkit.exports.passages import Passage, Passages, describe, passages
from alignkit.exports.xml_text import DECLARATION, Value, Xml, escaped, opened, tag
from alignkit.records import Finding, Report
from alignkit.version import __version__

_ROOT = {
    "xmlns": "urn:oasis:names:tc:xliff:document:1.2",
    "xmlns:its": "http://www.w3.org/2005/11/its",
    "version": "1.2",
    "its:version": "2.0",
}
_NEEDS_REVIEW = "needs-review-translation"


def write_xliff1(report: Report) -> Iterator[str]:
    """Yield one file with one translation unit a bead, named by its segment numbers.

    A finding that crosses the end of another is cut there; its parts are numbered, ``finding 3, part 2``, in
    a comment: the standard keeps ``mid`` in a target for segments of the source.
    Characters that XML cannot hold become U+FFFD: version 1.2 has no other way.
    """
    attributes = {
        "original": report.source.path or "source text",
        "source-language": report.source.language or "und",
        "target-language": report.target.language or "und",
        "datatype": "plaintext",
        "tool-id": "alignkit",
    }
    tool = tag("tool", {"tool-id": "alignkit", "tool-name": "alignkit", "tool-version": __version__})
    yield DECLARATION + opened("xliff", _ROOT) + "\n" + opened("file", attributes) + "\n"
    yield tag("header", None, tool, tag("note", {"from": "alignkit"}, report.signature)) + "\n<body>\n"
    for number, bead in enumerate(passages(report)):
        marks = {mark.number for side in (bead.source, bead.target) for mark in side.marks}
        yield _unit(number, bead, {mark: report.findings[mark - 1] for mark in marks}) + "\n"
    yield "</body>\n</file>\n</xliff>\n"


def _unit(number: int, bead: Passages, findings: Mapping[int, Finding]) -> Xml:
    state = _NEEDS_REVIEW if bead.findings else "translated"
    target = tag("target", {"state": state}, _content(bead.target, findings))
    notes = (_note(findings[found]) for found in bead.findings)
    return tag(
        "trans-unit",
        {"id": number, "resname": bead.name, "xml:space": "preserve"},
        tag("source", None, _content(bead.source, findings)),
        target if bead.pair.bead.target else None,
        _facts(number, bead),
        *notes,
    )


def _facts(number: int, bead: Passages) -> Xml:
    values = {"x-confidence": bead.pair.bead.confidence, "x-fidelity": bead.fidelity}
    contexts = (
        tag("context", {"context-type": name}, f"{value:.4f}")
        for name, value in values.items()
        if value is not None
    )
    return tag("context-group", {"name": f"alignkit-{number}", "purpose": "information"}, *contexts)


def _note(finding: Finding) -> Xml:
    return tag("note", {"from": "alignkit", "annotates": finding.side}, describe(finding))


def _content(passage: Passage, findings: Mapping[int, Finding]) -> Xml:
    own = [mark for mark in passage.marks if not mark.counterpart]
    return inline(passage.text, cut_crossing(own), partial(_marked, findings), escaped)


def _marked(findings: Mapping[int, Finding], span: Span, content: Xml) -> Xml:
    finding = findings[span.number]
    part = f", part {span.part}" if span.part > 1 else ""
    attributes: dict[str, Value] = {
        "mtype": "x-its",
        "comment": f"finding {span.number}{part}",
        "its:locQualityIssueType": issue_type(finding.category),
        "its:locQualityIssueComment": describe(finding),
        "its:locQualityIssueSeverity": issue_severity(finding),
    }
    return tag("mrk", attributes, content)

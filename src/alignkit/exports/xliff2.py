"""Beads and findings as XLIFF 2.1, findings by the ITS module (``its:locQualityIssue…``)."""

from collections.abc import Iterator, Mapping, Sequence
from functools import partial

import regex

from alignkit.exports.aligned import Aligned, bead_segments, bead_text
from alignkit.exports.issues import issue_severity, issue_type
from alignkit.exports.nesting import Span, inline, split_crossing
from alignkit.exports.passages import Passage, Passages, describe, passages
from alignkit.exports.xml_text import DECLARATION, FORBIDDEN, Value, Xml, escaped, opened, tag
from alignkit.records import Document, Finding, Report

_ROOT = {
    "xmlns": "urn:oasis:names:tc:xliff:document:2.0",
    "xmlns:its": "http://www.w3.org/2005/11/its",
    "xmlns:mda": "urn:oasis:names:tc:xliff:metadata:2.0",
    "version": "2.1",
}
_SURROGATES = regex.compile("[\ud800-\udfff]")


def write_xliff2(report: Report) -> Iterator[str]:
    """Yield one file with one unit a bead; findings are annotations of the words they are about.

    Segment numbers, confidence and fidelity are metadata of the unit. Characters that XML cannot hold
    are written as ``<cp>``. Findings that overlap without nesting are written with ``<sm>`` and ``<em>``.
    """
    units = (_judged_unit(number, bead, report.findings) for number, bead in enumerate(passages(report)))
    yield from _file(report, units, report.signature)


def write_aligned_xliff2(aligned: Aligned) -> Iterator[str]:
    """Yield the same for an alignment that nobody has judged."""
    units = (
        _unit(
            number,
            Passages(
                pair,
                Passage(bead_text(aligned.source, bead_segments(aligned, pair, "source"))),
                Passage(bead_text(aligned.target, bead_segments(aligned, pair, "target"))),
                None,
            ),
            {},
        )
        for number, pair in enumerate(aligned.pairs)
    )
    yield from _file(aligned, units, None)


def _file(aligned: Aligned, units: Iterator[Xml], signature: str | None) -> Iterator[str]:
    languages = {"srcLang": _language(aligned.source), "trgLang": _language(aligned.target)}
    yield DECLARATION + opened("xliff", {**_ROOT, **languages, "its:version": "2.0"}) + "\n"
    yield opened("file", {"id": "f1", "original": aligned.source.path, "xml:space": "preserve"}) + "\n"
    if signature is not None:
        note = tag("note", {"id": "n1", "category": "signature"}, signature)
        yield tag("notes", None, note) + "\n"
    empty = True
    for unit in units:
        empty = False
        yield unit + "\n"
    if empty:  # a file without a unit is not XLIFF
        yield tag("unit", {"id": "u0"}, tag("segment", None, tag("source"))) + "\n"
    yield "</file>\n</xliff>\n"


def _language(document: Document) -> str:
    return document.language or "und"


def _judged_unit(number: int, bead: Passages, findings: Sequence[Finding]) -> Xml:
    marks = {mark.number for side in (bead.source, bead.target) for mark in side.marks}
    return _unit(number, bead, {mark: findings[mark - 1] for mark in sorted(marks)})


def _unit(number: int, bead: Passages, findings: Mapping[int, Finding]) -> Xml:
    source = tag("source", None, _content(bead, bead.source, findings))
    target = tag("target", None, _content(bead, bead.target, findings)) if bead.pair.bead.target else None
    state = {"id": "s1", "state": "translated" if target else "initial"}
    return tag("unit", {"id": f"u{number}"}, _metadata(bead), tag("segment", state, source, target))


def _metadata(bead: Passages) -> Xml:
    values = {
        "source-segments": " ".join(map(str, bead.pair.bead.source)),
        "target-segments": " ".join(map(str, bead.pair.bead.target)),
        "confidence": f"{bead.pair.bead.confidence:.4f}",
        "fidelity": None if bead.fidelity is None else f"{bead.fidelity:.4f}",
    }
    metas = (tag("mda:meta", {"type": name}, value) for name, value in values.items() if value is not None)
    return tag("mda:metadata", None, tag("mda:metaGroup", {"category": "alignkit"}, *metas))


def _content(bead: Passages, passage: Passage, findings: Mapping[int, Finding]) -> Xml:
    own = [mark for mark in passage.marks if not mark.counterpart]
    return inline(passage.text, split_crossing(own), partial(_annotation, findings), _spelt)


def _annotation(findings: Mapping[int, Finding], span: Span, content: Xml) -> Xml:
    name = f"m{span.number}"
    if span.kind == "close":
        return tag("em", {"startRef": name})
    finding = findings[span.number]
    attributes: dict[str, Value] = {
        "id": name,
        "type": "its:generic",
        "its:locQualityIssueType": issue_type(finding.category),
        "its:locQualityIssueComment": describe(finding),
        "its:locQualityIssueSeverity": issue_severity(finding),
    }
    return tag("sm", attributes) if span.kind == "open" else tag("mrk", attributes, content)


def _spelt(text: str) -> Xml:
    """Write what XML cannot hold as code points, and half a surrogate pair as U+FFFD."""
    text = _SURROGATES.sub("\ufffd", text)
    pieces = FORBIDDEN.split(text)
    codes = [tag("cp", {"hex": f"{ord(character):04X}"}) for character in FORBIDDEN.findall(text)]
    return Xml("".join(escaped(piece) + code for piece, code in zip(pieces, [*codes, Xml("")], strict=True)))

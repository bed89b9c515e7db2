"""A JSON report back into records, so that it can be written in any other format."""

import json
from collections.abc import Callable, Mapping, Sequence
from typing import Any

from alignkit.errors import ReadError
from alignkit.exports.json_origin import read_origin
from alignkit.exports.json_report import SCHEMA
from alignkit.origins import Origin
from alignkit.records import Bead, Cost, Document, Fidelity, Finding, Link, Pair, Report, Segment, Severity
from alignkit.tokens import Token

Json = Mapping[str, Any]


def read_report(text: str) -> Report:
    """Read what ``write_json`` wrote; numbers come back with the four decimals they were written with.

    Args:
        text: The whole JSON document.

    Raises:
        ReadError: If it is no such report, or one whose offsets do not fit its texts.

    Example:
        >>> read_report("[]")
        Traceback (most recent call last):
        alignkit.errors.ReadError: not a report of schema alignkit.report/1; make one with 'alignkit check \
--format json'
    """
    try:
        data = json.loads(text.removeprefix("\ufeff"))
    except (ValueError, RecursionError) as error:
        raise ReadError(
            f"not JSON ({error}); give a report made with 'alignkit check --format json'"
        ) from error
    if not isinstance(data, dict) or data.get("schema") != SCHEMA:
        raise ReadError(f"not a report of schema {SCHEMA}; make one with 'alignkit check --format json'")
    for side in ("source", "target"):
        document = data.get(side)
        if not isinstance(document, dict) or "text" not in document:
            raise ReadError(f"the report lacks the text of its {side}; make it anew with 'alignkit check'")
    try:
        report = _report(data)
    except (AttributeError, IndexError, KeyError, TypeError, ValueError) as error:
        raise ReadError(f"damaged report ({type(error).__name__}: {error}); make it anew") from error
    _require_consistent(report)
    return report


def _report(data: Json) -> Report:
    source = _document(data["source"])
    target = _document(data["target"], source.origin)
    pairs = tuple(
        _pair(bead, links, source, target) for bead, links in zip(data["beads"], data["links"], strict=True)
    )
    return Report(
        source=source,
        target=target,
        source_segments=_segments(data["source"]),
        target_segments=_segments(data["target"]),
        pairs=pairs,
        findings=tuple(_finding(finding) for finding in data["findings"]),
        bead_fidelity=tuple(_number(bead["fidelity"]) for bead in data["beads"]),
        fidelity=_fidelity(data["fidelity"]),
        signature=_text(data["signature"]),
        beads=_details(data["beads"]),
    )


def _document(data: Json, shared: Origin | None = None) -> Document:
    path = data["path"]
    return Document(
        _text(data["text"]),
        _text(data["language"]),
        None if path is None else _text(path),
        read_origin(data.get("origin"), data["text"], shared),
    )


def _segments(data: Json) -> tuple[Segment, ...]:
    return tuple(
        Segment(_whole(span["start"]), _whole(span["end"]), _whole(paragraph))
        for span, paragraph in zip(data["segments"], data["paragraphs"], strict=True)
    )


def _pair(bead: Json, links: Sequence[Sequence[int]], source: Document, target: Document) -> Pair:
    numbers = [tuple(int(number) for number in bead[side]) for side in ("source", "target")]
    probabilities = bead.get("probabilities", [1.0] * len(links))
    return Pair(
        Bead(numbers[0], numbers[1], float(bead["confidence"])),
        _tokens(bead["source_tokens"], source),
        _tokens(bead["target_tokens"], target),
        tuple(
            Link(int(one), int(two), float(probability))
            for (one, two), probability in zip(links, probabilities, strict=True)
        ),
    )


def _tokens(spans: Sequence[Sequence[int]], document: Document) -> tuple[Token, ...]:
    tokens = tuple(Token(document.text[start:end], start, end) for start, end in spans)
    if not all(token.text and token.start >= 0 for token in tokens):
        raise ValueError("a word lies outside its text")
    return tokens


def _finding(data: Json) -> Finding:
    """Read a finding; a field of the wrong type would surface far from here."""
    fields = {name: value for name, value in data.items() if name not in ("file_start", "file_end")}
    fields |= {"severity": Severity(data["severity"]), "confidence": float(data["confidence"])}
    if fields["side"] not in ("source", "target"):
        raise ValueError(f"side {fields['side']!r}")
    for name in ("check", "category", "quote", "message"):
        _text(fields[name])
    for name in ("start", "end"):
        _whole(fields[name])
    if not (fields["source_start"] is fields["source_end"] is fields["source_quote"] is None):
        _whole(fields["source_start"]), _whole(fields["source_end"]), _text(fields["source_quote"])
    if fields["suggestion"] is not None:
        _text(fields["suggestion"])
    return Finding(**{**fields, "evidence": dict(fields["evidence"])})


def _fidelity(data: Json) -> Fidelity:
    parts = {_text(name): _number(value) for name, value in data["parts"].items()}
    score, low, high, mqm = (_number(data[name]) for name in ("score", "low", "high", "mqm"))
    costs = tuple(Cost(_whole(cost["finding"]), float(cost["points"])) for cost in data.get("costs", ()))
    return Fidelity(score, low, high, mqm, parts, _number(data.get("penalties")), costs)


def _details(beads: Sequence[Json]) -> tuple[Fidelity | None, ...]:
    found = tuple(map(_bead_fidelity, beads))
    return found if any(found) else ()


def _bead_fidelity(bead: Json) -> Fidelity | None:
    if bead["fidelity"] is None or bead.get("interval") is None:
        return None
    low, high = map(_number, bead["interval"])
    parts = {_text(name): _number(value) for name, value in bead["parts"].items()}
    return Fidelity(_number(bead["fidelity"]), low, high, None, parts)


def _number(value: object) -> float | None:
    return None if value is None else float(value)  # type: ignore[arg-type] # a TypeError is reported


def _text(value: object) -> str:
    if not isinstance(value, str):
        raise TypeError(f"expected a text, got {value!r:.40}")
    return value


def _whole(value: object) -> int:
    if not isinstance(value, int) or value < 0:
        raise TypeError(f"expected an offset, got {value!r:.40}")
    return value


def _require_consistent(report: Report) -> None:
    for name, holds in _CONDITIONS:
        if not holds(report):
            raise ReadError(f"damaged report ({name}); make it anew with 'alignkit check --format json'")


def _segments_inside(report: Report) -> bool:
    sides = (report.source, report.source_segments), (report.target, report.target_segments)
    return all(segment.end <= len(document.text) for document, segments in sides for segment in segments)


def _beads_inside(report: Report) -> bool:
    sizes = len(report.source_segments), len(report.target_segments)
    return all(
        0 <= number < size
        for pair in report.pairs
        for numbers, size in zip((pair.bead.source, pair.bead.target), sizes, strict=True)
        for number in numbers
    )


def _links_inside(report: Report) -> bool:
    return all(
        0 <= link.source < len(pair.source_tokens) and 0 <= link.target < len(pair.target_tokens)
        for pair in report.pairs
        for link in pair.links
    )


def _quotes_right(report: Report) -> bool:
    for finding in report.findings:
        document = report.target if finding.side == "target" else report.source
        if document.text[finding.start : finding.end] != finding.quote:
            return False
    return True


_CONDITIONS: tuple[tuple[str, Callable[[Report], bool]], ...] = (
    ("a segment lies outside its text", _segments_inside),
    ("a bead names a segment that is not there", _beads_inside),
    ("a link names a word that is not there", _links_inside),
    ("a quote is not what stands at its place", _quotes_right),
)

"""A report as one JSON document of schema ``alignkit.report/1`` (``report.schema.json`` beside this file)."""

from collections.abc import Iterable, Mapping

from alignkit.exports.json_origin import origin_members, shown_origin
from alignkit.exports.json_text import dump
from alignkit.exports.scores import fidelity_members
from alignkit.records import Document, Fidelity, Finding, Pair, Report, Segment
from alignkit.tokens import Token

SCHEMA = "alignkit.report/1"


def write_json(report: Report) -> str:
    """Return the report as JSON: keys in fixed order, floats with four decimals, one item a line.

    Offsets are code points into the decoded text of their side, half-open. ``links`` holds one list
    of ``[source token, target token]`` a bead; the tokens' own offsets stand in the bead. Both texts are
    in it, so that it can be read back and converted without the files; a side that was read out of a file
    with markup also has that file as ``origin``, and its findings their place there in code points.
    """
    details = report.beads or [None] * len(report.pairs)
    beads = zip(report.pairs, report.bead_fidelity, details, strict=True)
    return _object(
        {
            "schema": dump(SCHEMA),
            "signature": dump(report.signature),
            "source": _document(report, report.source, report.source_segments),
            "target": _document(report, report.target, report.target_segments),
            "beads": _lines(_bead(*bead) for bead in beads),
            "links": _lines([link[:2] for link in _links(pair)] for pair in report.pairs),
            "findings": _lines(_finding(report, finding) for finding in report.findings),
            "fidelity": dump(fidelity_members(report.fidelity)),
        }
    )


def _document(report: Report, document: Document, segments: tuple[Segment, ...]) -> str:
    origin = origin_members(report, document)
    return _object(
        {
            "path": dump(document.path),
            "language": dump(document.language),
            "segments": _lines({"start": segment.start, "end": segment.end} for segment in segments),
            "paragraphs": dump([segment.paragraph for segment in segments]),
            "text": dump(document.text),
            **({} if origin is None else {"origin": dump(origin)}),
        }
    ).rstrip()


def _finding(report: Report, finding: Finding) -> dict[str, object]:
    """All fields, and where the finding stands in a file with markup."""
    members = finding_members(finding)
    origin = shown_origin(report.target if finding.side == "target" else report.source)
    if origin is not None:
        members["file_start"], members["file_end"] = origin.locate(finding.start, finding.end)
    return members


def _bead(pair: Pair, fidelity: float | None, details: Fidelity | None) -> dict[str, object]:
    return {
        "source": pair.bead.source,
        "target": pair.bead.target,
        "confidence": pair.bead.confidence,
        "fidelity": fidelity,
        "interval": None if details is None else [details.low, details.high],
        "parts": None if details is None else details.parts,
        "source_tokens": _spans(pair.source_tokens),
        "target_tokens": _spans(pair.target_tokens),
        "probabilities": [probability for _, _, probability in _links(pair)],
    }


def _spans(tokens: tuple[Token, ...]) -> list[list[int]]:
    return [[token.start, token.end] for token in tokens]


def _links(pair: Pair) -> list[tuple[int, int, float]]:
    """Return the links in order, each once, with its probability."""
    best: dict[tuple[int, int], float] = {}
    for link in pair.links:
        ends = link.source, link.target
        best[ends] = max(link.probability, best.get(ends, 0.0))
    return [(*ends, probability) for ends, probability in sorted(best.items())]


def finding_members(finding: Finding) -> dict[str, object]:
    """Return all fields of a finding in the order of the report's schema, the evidence last."""
    return {
        "check": finding.check,
        "category": finding.category,
        "severity": finding.severity.value,
        "confidence": finding.confidence,
        "side": finding.side,
        "start": finding.start,
        "end": finding.end,
        "quote": finding.quote,
        "source_start": finding.source_start,
        "source_end": finding.source_end,
        "source_quote": finding.source_quote,
        "suggestion": finding.suggestion,
        "message": finding.message,
        "evidence": finding.evidence,
    }


def _object(members: Mapping[str, str]) -> str:
    body = ",\n".join(f"{dump(key)}: {value}" for key, value in members.items())
    return f"{{\n{body}\n}}\n"


def _lines(items: Iterable[object]) -> str:
    rows = ",\n".join(f"  {dump(item)}" for item in items)
    return f"[\n{rows}\n]" if rows else "[]"

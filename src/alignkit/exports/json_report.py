"""A report as one JSON document of schema ``alignkit.report/1`` (``report.schema.json`` beside this file)."""

import json
import math
from collections.abc import Iterable, Mapping, Set

import regex

from alignkit.records import Document, Fidelity, Finding, Pair, Report, Segment
from alignkit.tokens import Token

SCHEMA = "alignkit.report/1"

# A lone surrogate cannot be written as UTF-8, its JSON escape can.
_SURROGATES = regex.compile("[\ud800-\udfff]")


def write_json(report: Report) -> str:
    """Return the report as JSON: keys in fixed order, floats with four decimals, one item a line.

    Offsets are code points into the decoded text of their side, half-open. ``links`` holds one list
    of ``[source token, target token]`` a bead; the tokens' own offsets stand in the bead.
    """
    beads = zip(report.pairs, report.bead_fidelity, strict=True)
    return _object(
        {
            "schema": _dump(SCHEMA),
            "signature": _dump(report.signature),
            "source": _document(report.source, report.source_segments),
            "target": _document(report.target, report.target_segments),
            "beads": _lines(_bead(pair, fidelity) for pair, fidelity in beads),
            "links": _lines(_links(pair) for pair in report.pairs),
            "findings": _lines(_finding(finding) for finding in report.findings),
            "fidelity": _dump(_fidelity(report.fidelity)),
        }
    )


def plain(value: object) -> object:
    """Return a value as JSON can hold it: floats rounded, sets sorted, anything unknown as its text.

    Example:
        >>> plain({"odds": 0.123456, "forms": {"b", "a"}, "span": (1, 2)})
        {'odds': 0.1235, 'forms': ['a', 'b'], 'span': [1, 2]}
    """
    match value:
        case None | bool():
            return value
        case str() | int():
            return str(value) if isinstance(value, str) else int(value)
        case float():
            return round(float(value), 4) if math.isfinite(value) else None
        case Mapping():
            return {str(key): plain(item) for key, item in value.items()}
        case list() | tuple():
            return [plain(item) for item in value]
        case Set():
            return sorted((plain(item) for item in value), key=str)
        case _:
            # numpy scalars know their Python value; importing numpy to ask would cost the cold start.
            item = getattr(value, "item", None)
            return plain(item()) if callable(item) else str(value)


def _document(document: Document, segments: tuple[Segment, ...]) -> str:
    return _object(
        {
            "path": _dump(document.path),
            "language": _dump(document.language),
            "segments": _lines({"start": segment.start, "end": segment.end} for segment in segments),
        }
    ).rstrip()


def _bead(pair: Pair, fidelity: float | None) -> dict[str, object]:
    return {
        "source": pair.bead.source,
        "target": pair.bead.target,
        "confidence": pair.bead.confidence,
        "fidelity": fidelity,
        "source_tokens": _spans(pair.source_tokens),
        "target_tokens": _spans(pair.target_tokens),
    }


def _spans(tokens: tuple[Token, ...]) -> list[list[int]]:
    return [[token.start, token.end] for token in tokens]


def _links(pair: Pair) -> list[list[int]]:
    return [list(link) for link in sorted({(link.source, link.target) for link in pair.links})]


def _finding(finding: Finding) -> dict[str, object]:
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


def _fidelity(fidelity: Fidelity) -> dict[str, object]:
    return {
        "score": fidelity.score,
        "low": fidelity.low,
        "high": fidelity.high,
        "mqm": fidelity.mqm,
        "parts": fidelity.parts,
    }


def _object(members: Mapping[str, str]) -> str:
    body = ",\n".join(f"{_dump(key)}: {value}" for key, value in members.items())
    return f"{{\n{body}\n}}\n"


def _lines(items: Iterable[object]) -> str:
    rows = ",\n".join(f"  {_dump(item)}" for item in items)
    return f"[\n{rows}\n]" if rows else "[]"


def _dump(value: object) -> str:
    text = json.dumps(plain(value), ensure_ascii=False, allow_nan=False)
    return _SURROGATES.sub(lambda match: f"\\u{ord(match[0]):04x}", text)

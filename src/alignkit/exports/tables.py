"""Rows for programs: beads as TSV or JSON Lines, findings as TSV."""

import json
from collections.abc import Iterable, Iterator

import regex

from alignkit.exports.aligned import Aligned, bead_segments, bead_text
from alignkit.exports.places import FileRuler
from alignkit.records import Finding, Report

BEAD_COLUMNS = ("source", "target", "source_segments", "target_segments", "confidence")
FINDING_COLUMNS = (
    "check",
    "category",
    "severity",
    "confidence",
    "side",
    "start",
    "end",
    "line",
    "quote",
    "source_quote",
    "suggestion",
    "message",
)

# Everything that some reader of lines or of columns takes for an end.
_SEPARATORS = regex.compile("[\t\n\r\v\f\x1c-\x1e\x85\u2028\u2029]")
_DELETE = "(delete)"


def write_bead_table(aligned: Aligned) -> Iterator[str]:
    """Yield a header and one row a bead: both texts, zero-based segment numbers, confidence.

    Tabs and line ends inside a text become spaces, so that a row is a line whatever the text holds.
    """
    yield row(BEAD_COLUMNS)
    for pair in aligned.pairs:
        yield row(
            (
                bead_text(aligned.source, bead_segments(aligned, pair, "source")),
                bead_text(aligned.target, bead_segments(aligned, pair, "target")),
                ",".join(map(str, pair.bead.source)),
                ",".join(map(str, pair.bead.target)),
                f"{pair.bead.confidence:.4f}",
            )
        )


def write_bead_lines(aligned: Aligned) -> Iterator[str]:
    """Yield one JSON object a bead: segment numbers, texts, spans and confidence.

    ``source_spans`` and ``target_spans`` hold one ``[start, end]`` a segment, in code points of the
    document; the text is the segments joined by one space.
    """
    for pair in aligned.pairs:
        source = bead_segments(aligned, pair, "source")
        target = bead_segments(aligned, pair, "target")
        row = {
            "source": list(pair.bead.source),
            "target": list(pair.bead.target),
            "source_text": bead_text(aligned.source, source),
            "target_text": bead_text(aligned.target, target),
            "source_spans": [[segment.start, segment.end] for segment in source],
            "target_spans": [[segment.start, segment.end] for segment in target],
            "confidence": round(pair.bead.confidence, 4),
        }
        yield json.dumps(row, ensure_ascii=False) + "\n"


def write_finding_table(report: Report) -> str:
    """Return a header and one row a finding; ``line`` counts from one in the file of ``side``.

    An empty suggestion field means "nothing to offer", ``(delete)`` that the quote should go.
    """
    rulers = {"source": FileRuler(report.source), "target": FileRuler(report.target)}
    rows = (row(_finding_fields(finding, rulers[finding.side])) for finding in report.findings)
    return row(FINDING_COLUMNS) + "".join(rows)


def _finding_fields(finding: Finding, ruler: FileRuler) -> tuple[str, ...]:
    return (
        finding.check,
        finding.category,
        finding.severity.value,
        f"{finding.confidence:.4f}",
        finding.side,
        str(finding.start),
        str(finding.end),
        str(ruler.line(finding.start)),
        finding.quote,
        finding.source_quote or "",
        _DELETE if finding.suggestion == "" else finding.suggestion or "",
        finding.message,
    )


def row(fields: Iterable[str]) -> str:
    r"""Return fields as one line with tabs between them; tabs and line ends inside become spaces.

    Example:
        >>> row(["a\tb", "c"])
        'a b\tc\n'
    """
    return "\t".join(_SEPARATORS.sub(" ", field) for field in fields) + "\n"

"""Reports as rows and columns: for pandas, Parquet and spreadsheets."""

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Literal

from alignkit.errors import WriteError
from alignkit.exports.aligned import Aligned, bead_segments, bead_text
from alignkit.exports.json_report import finding_members
from alignkit.exports.json_text import dump
from alignkit.exports.passages import passages
from alignkit.extras import require
from alignkit.records import Report

if TYPE_CHECKING:
    import pandas as pd

Table = Literal["findings", "beads", "links"]
Row = dict[str, object]


def finding_rows(report: Report) -> list[Row]:
    """Return one row a finding: all its fields, the number of its bead and that bead's texts.

    Numbers of beads count from zero; a finding outside all beads has None. The evidence is JSON.
    """
    beads = passages(report)
    homes = {number: index for index, bead in enumerate(beads) for number in bead.findings}
    rows: list[Row] = []
    for number, finding in enumerate(report.findings, start=1):
        home = homes.get(number)
        row: Row = finding_members(finding)
        del row["evidence"]  # comes last, as text
        row["bead"] = home
        row["source_text"] = None if home is None else beads[home].source.text
        row["target_text"] = None if home is None else beads[home].target.text
        row["evidence"] = dump(finding.evidence)
        rows.append(row)
    return rows


def bead_rows(aligned: Aligned) -> list[Row]:
    """Return one row a bead: segment numbers and texts of both sides, confidence, and fidelity if judged."""
    judged = aligned.bead_fidelity if isinstance(aligned, Report) else None
    rows: list[Row] = []
    for number, pair in enumerate(aligned.pairs):
        row: Row = {
            "source": list(pair.bead.source),
            "target": list(pair.bead.target),
            "source_text": bead_text(aligned.source, bead_segments(aligned, pair, "source")),
            "target_text": bead_text(aligned.target, bead_segments(aligned, pair, "target")),
            "confidence": pair.bead.confidence,
        }
        rows.append(row if judged is None else {**row, "fidelity": judged[number]})
    return rows


def link_rows(aligned: Aligned) -> list[Row]:
    """Return one row a word link: bead, token numbers within it, words, their places, probability."""
    return [
        {
            "bead": number,
            "source": link.source,
            "target": link.target,
            "source_word": pair.source_tokens[link.source].text,
            "target_word": pair.target_tokens[link.target].text,
            "source_start": pair.source_tokens[link.source].start,
            "target_start": pair.target_tokens[link.target].start,
            "probability": link.probability,
        }
        for number, pair in enumerate(aligned.pairs)
        for link in pair.links
    ]


FINDING_COLUMNS: Mapping[str, str] = {
    "check": "string",
    "category": "string",
    "severity": "string",
    "confidence": "float64",
    "side": "string",
    "start": "Int64",
    "end": "Int64",
    "quote": "string",
    "source_start": "Int64",
    "source_end": "Int64",
    "source_quote": "string",
    "suggestion": "string",
    "message": "string",
    "bead": "Int64",
    "source_text": "string",
    "target_text": "string",
    "evidence": "string",
}
BEAD_COLUMNS: Mapping[str, str] = {
    "source": "object",
    "target": "object",
    "source_text": "string",
    "target_text": "string",
    "confidence": "float64",
}
LINK_COLUMNS: Mapping[str, str] = {
    "bead": "Int64",
    "source": "Int64",
    "target": "Int64",
    "source_word": "string",
    "target_word": "string",
    "source_start": "Int64",
    "target_start": "Int64",
    "probability": "float64",
}


def to_frame(found: Aligned, table: Table | None = None) -> "pd.DataFrame":
    """Return a report or an alignment as a pandas data frame.

    Args:
        found: A report, or a comparison that nobody has judged yet.
        table: ``findings``, ``beads`` or ``links``; findings of a report and beads of an alignment if
            left out.

    Returns:
        One row an item; columns are there, with their types, also where there are no rows.

    Raises:
        MissingExtra: If pandas is not installed.
        WriteError: If findings are asked of what was not judged, or the table is none of the three.
    """
    pandas = require("pandas", "pandas", "to_frame")
    rows, types = rows_and_types(found, table)
    frame: pd.DataFrame = pandas.DataFrame(encodable(rows), columns=list(types))
    return frame.astype(dict(types))


def encodable(rows: Sequence[Row]) -> list[Row]:
    """Return rows whose texts have a UTF-8: half a surrogate pair becomes a question mark."""
    return [{name: _encodable(value) for name, value in row.items()} for row in rows]


def _encodable(value: object) -> object:
    return value.encode("utf-8", "replace").decode("utf-8") if isinstance(value, str) else value


def rows_and_types(found: Aligned, table: Table | None) -> tuple[list[Row], Mapping[str, str]]:
    """Return the rows of a table and the types of its columns, as pandas calls them.

    Raises:
        WriteError: If findings are asked of what was not judged, or the table is none of the three.
    """
    table = table or ("findings" if isinstance(found, Report) else "beads")
    if table == "links":
        return link_rows(found), LINK_COLUMNS
    if table == "beads":
        judged = {"fidelity": "float64"} if isinstance(found, Report) else {}
        return bead_rows(found), {**BEAD_COLUMNS, **judged}
    if table == "findings" and isinstance(found, Report):
        return finding_rows(found), FINDING_COLUMNS
    raise WriteError(
        f"no table {table!r} here; a report has findings, beads and links, an alignment no findings"
    )

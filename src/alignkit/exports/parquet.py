"""Findings or beads as Parquet, for data frames, DuckDB and ``datasets``."""

import io
from collections.abc import Mapping, Sequence

from alignkit.exports.aligned import Aligned
from alignkit.exports.frames import BEAD_COLUMNS, FINDING_COLUMNS, Row, bead_rows, encodable, finding_rows
from alignkit.extras import require
from alignkit.records import Report


def write_parquet(report: Report) -> bytes:
    """Return one row a finding; signature and fidelity are in the file's metadata.

    Raises:
        MissingExtra: If pyarrow is not installed.
    """
    fidelity = report.fidelity
    facts = {"signature": report.signature, "fidelity": fidelity.score, "mqm": fidelity.mqm}
    return _file(finding_rows(report), FINDING_COLUMNS, facts)


def write_aligned_parquet(aligned: Aligned) -> bytes:
    """Return one row a bead.

    Raises:
        MissingExtra: If pyarrow is not installed.
    """
    languages = {"source": aligned.source.language, "target": aligned.target.language}
    judged = {"fidelity": "float64"} if isinstance(aligned, Report) else {}
    return _file(bead_rows(aligned), {**BEAD_COLUMNS, **judged}, languages)


def _file(rows: Sequence[Row], types: Mapping[str, str], facts: Mapping[str, object]) -> bytes:
    arrow = require("pyarrow", "parquet", "the format parquet")
    parquet = require("pyarrow.parquet", "parquet", "the format parquet")
    kinds = {
        "string": arrow.string(),
        "float64": arrow.float64(),
        "Int64": arrow.int64(),
        "object": arrow.list_(arrow.int64()),
    }
    metadata = {f"alignkit.{name}": str(value) for name, value in facts.items() if value is not None}
    schema = arrow.schema([(name, kinds[kind]) for name, kind in types.items()], metadata=metadata)
    buffer = io.BytesIO()
    parquet.write_table(arrow.Table.from_pylist(encodable(rows), schema=schema), buffer)
    return buffer.getvalue()

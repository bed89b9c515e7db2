"""Rows → the bytes of a table and back: JSON Lines, or Parquet where pyarrow is installed.

The same rows give the same bytes. Texts that no UTF-8 can hold (half a surrogate pair) get a question mark.
"""

import io
import json
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any, Protocol

from alignkit.corpora.recipe import Form, Recipe
from alignkit.errors import CorpusError
from alignkit.exports.frames import encodable
from alignkit.exports.json_text import plain
from alignkit.extras import require

Row = dict[str, object]
Columns = Mapping[str, str]

_KEY = {"document": "int", "id": "text"}
DOCUMENTS: Columns = {
    **_KEY,
    "source": "text",
    "target": "text",
    "source_lang": "text",
    "target_lang": "text",
    "error": "text",
    "message": "text",
    "source_segments": "int",
    "target_segments": "int",
    "beads": "int",
    "findings": "int",
    "fidelity": "share",
    "low": "share",
    "high": "share",
    "mqm": "share",
}
"""One row a document pair; ``error`` is null where all went well, else the kind of error."""

FINDINGS: Columns = {
    **_KEY,
    "bead": "int",
    "check": "text",
    "category": "text",
    "severity": "text",
    "confidence": "share",
    "side": "text",
    "start": "int",
    "end": "int",
    "quote": "text",
    "source_start": "int",
    "source_end": "int",
    "source_quote": "text",
    "suggestion": "text",
    "message": "text",
    "evidence": "text",
}
"""One row a finding; places count code points of the document, as everywhere."""

DECISIONS: Columns = {"document": "int", "bead": "int", "keep": "flag", "dropped_by": "text"}
"""One row a bead, in the order of the beads; ``dropped_by`` names the filters, with commas between."""

_BEADS: Columns = {
    **_KEY,
    "bead": "int",
    "source": "ints",
    "target": "ints",
    "source_text": "text",
    "target_text": "text",
    "source_chars": "int",
    "target_chars": "int",
    "confidence": "share",
    "source_hash": "text",
    "target_hash": "text",
}


def bead_columns(recipe: Recipe) -> Columns:
    """Return the columns of the beads, by what was asked for."""
    columns = dict(_BEADS)
    if recipe.level != "align":
        columns["fidelity"] = "share"
    if recipe.languages:
        columns |= {"source_lang": "text", "target_lang": "text"}
    if recipe.links and recipe.level != "align":
        columns |= {"source_words": "text", "target_words": "text", "links": "text"}
    return columns


def shard_columns(recipe: Recipe) -> Mapping[str, Columns]:
    """Return the tables of a shard by name, with their columns."""
    tables = {"documents": DOCUMENTS, "beads": bead_columns(recipe)}
    return tables | {"findings": FINDINGS} if recipe.level == "check" else tables


class Codec(Protocol):
    """One way to write tables. A part is what some rows became; parts are joined to a file."""

    def part(self, rows: Sequence[Row], columns: Columns) -> Any:  # noqa: ANN401 - each codec has its own
        """Turn rows into a part."""
        ...

    def join(self, parts: Sequence[Any], columns: Columns) -> bytes:
        """Turn parts into a file."""
        ...

    def read(self, path: Path, columns: Sequence[str] | None = None) -> Iterator[Row]:
        """Yield the rows of a file, some columns of them where asked for."""
        ...


def codec(form: Form) -> Codec:
    """Return the codec of a format.

    Raises:
        MissingExtra: If pyarrow is needed and not installed.
    """
    return _JsonLines() if form == "jsonl" else _Parquet()


class _JsonLines:
    """An object a line, all columns in all of them."""

    def part(self, rows: Sequence[Row], columns: Columns) -> bytes:
        lines = (json.dumps(plain(_whole(row, columns)), ensure_ascii=False) for row in encodable(rows))
        return "".join(f"{line}\n" for line in lines).encode()

    def join(self, parts: Sequence[bytes], columns: Columns) -> bytes:
        return b"".join(parts)

    def read(self, path: Path, columns: Sequence[str] | None = None) -> Iterator[Row]:
        try:
            with path.open("rb") as file:
                for line in file:
                    row = json.loads(line)
                    yield row if columns is None else {name: row.get(name) for name in columns}
        except (OSError, ValueError) as error:
            raise _damaged(path, error) from error


class _Parquet:
    """One row group a file, packed by Zstandard."""

    def __init__(self) -> None:
        self._arrow = require("pyarrow", "parquet", "a corpus in Parquet")
        self._parquet = require("pyarrow.parquet", "parquet", "a corpus in Parquet")

    def part(self, rows: Sequence[Row], columns: Columns) -> Any:  # noqa: ANN401
        whole = [plain(_whole(row, columns)) for row in encodable(rows)]
        return self._arrow.Table.from_pylist(whole, schema=self._schema(columns))

    def join(self, parts: Sequence[Any], columns: Columns) -> bytes:
        empty = self._schema(columns).empty_table()
        table = self._arrow.concat_tables([empty, *parts]).combine_chunks()
        buffer = io.BytesIO()
        self._parquet.write_table(table, buffer, compression="zstd")
        return buffer.getvalue()

    def read(self, path: Path, columns: Sequence[str] | None = None) -> Iterator[Row]:
        try:
            with self._parquet.ParquetFile(path) as file:
                names = columns and [name for name in columns if name in file.schema_arrow.names]
                for batch in file.iter_batches(batch_size=5_000, columns=names):
                    for row in batch.to_pylist():
                        yield row if columns is None else {name: row.get(name) for name in columns}
        except (OSError, ValueError) as error:
            raise _damaged(path, error) from error

    def _schema(self, columns: Columns) -> Any:  # noqa: ANN401 - a schema of pyarrow
        arrow = self._arrow
        kinds = {
            "int": arrow.int64(),
            "text": arrow.string(),
            "share": arrow.float64(),
            "flag": arrow.bool_(),
            "ints": arrow.list_(arrow.int64()),
        }
        return arrow.schema([(name, kinds[kind]) for name, kind in columns.items()])


def _whole(row: Row, columns: Columns) -> Row:
    return {name: row.get(name) for name in columns}


def _damaged(path: Path, error: Exception) -> CorpusError:
    reason = " ".join(str(error).split())
    return CorpusError(f"{path}: cannot be read ({reason:.120}); 'alignkit corpus verify' finds all damage")

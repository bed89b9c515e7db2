"""A manifest → its document pairs, one after the other, whatever its length.

A manifest is a table with tabs, JSON Lines or Parquet, with the fields ``id``, ``source``, ``target``,
``source_lang`` and ``target_lang``; or a pattern of file names, such as ``texts/{id}.{fr,de}.txt``.
"""

import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import asdict, dataclass
from pathlib import Path

from alignkit.corpora.patterns import is_pattern, matches
from alignkit.errors import CorpusError
from alignkit.extras import require

FIELDS = ("id", "source", "target", "source_lang", "target_lang")
# Without a header line, what the columns of a table mean depends on how many there are.
_HEADLESS: Mapping[int, tuple[str, ...]] = {2: FIELDS[1:3], 3: FIELDS[:3], 5: FIELDS}


@dataclass(frozen=True, slots=True)
class Entry:
    """One document pair as the manifest has it; ``target`` is empty where one file holds both sides."""

    id: str
    source: str
    target: str = ""
    source_lang: str | None = None
    target_lang: str | None = None

    def line(self) -> bytes:
        """Return the entry as a line of JSON, by which manifests are compared."""
        return json.dumps(list(asdict(self).values()), ensure_ascii=True).encode() + b"\n"


def read_entries(manifest: str) -> Iterator[Entry]:
    """Yield the document pairs of a manifest or a pattern.

    Raises:
        CorpusError: If the manifest cannot be read or a line is no entry; the message says which.
        MissingExtra: If it is Parquet and pyarrow is not installed.
    """
    if is_pattern(manifest):
        for found in matches(manifest):
            yield Entry(*found)
        return
    for place, row in _rows(manifest):
        yield _entry(manifest, place, row)


def folder_of(manifest: str) -> Path:
    """Return the folder to which the paths of a manifest are relative."""
    return Path.cwd() if is_pattern(manifest) else Path(manifest).resolve().parent


def _rows(manifest: str) -> Iterator[tuple[int, Mapping[str, object]]]:
    suffix = Path(manifest).suffix.lower()
    if suffix == ".parquet":
        yield from enumerate(_parquet(manifest), start=1)
    elif suffix in (".jsonl", ".ndjson"):
        yield from _json(manifest)
    else:
        yield from _table(manifest)


def _table(manifest: str) -> Iterator[tuple[int, Mapping[str, object]]]:
    """A first line that names ``source`` is a header."""
    names: Sequence[str] | None = None
    for number, text in _lines(manifest):
        fields = text.split("\t")
        if names is None:
            header = "source" in fields
            names = fields if header else _HEADLESS.get(len(fields))
            if header:
                continue
        if names is None or len(fields) > len(names):
            raise CorpusError(
                f"{manifest}, line {number}: {len(fields)} columns; expected source and target, or id, "
                "source, target, or these and two languages, or a header line that names the columns"
            )
        yield number, dict(zip(names, fields, strict=False))


def _json(manifest: str) -> Iterator[tuple[int, Mapping[str, object]]]:
    for number, text in _lines(manifest):
        try:
            row = json.loads(text)
        except (ValueError, RecursionError) as error:
            raise CorpusError(f"{manifest}, line {number}: is no JSON ({error}); repair it") from error
        if not isinstance(row, dict):
            raise CorpusError(
                f"{manifest}, line {number}: expected an object with source and target, got {text!r:.60}"
            )
        yield number, row


def _lines(manifest: str) -> Iterator[tuple[int, str]]:
    """Yield the lines that are not blank, with their numbers from 1."""
    try:
        with Path(manifest).open(encoding="utf-8-sig", newline="\n") as file:
            for number, line in enumerate(file, start=1):
                if line.strip():
                    yield number, line.rstrip("\r\n")
    except UnicodeDecodeError as error:
        raise CorpusError(f"{manifest}: is not UTF-8; save the manifest as UTF-8") from error
    except (OSError, ValueError) as error:
        reason = getattr(error, "strerror", None) or error
        raise CorpusError(f"{manifest}: cannot be read ({reason}); check the path") from error


def _parquet(manifest: str) -> Iterator[Mapping[str, object]]:
    parquet = require("pyarrow.parquet", "parquet", "a manifest in Parquet")
    try:
        with parquet.ParquetFile(manifest) as file:
            present = [name for name in FIELDS if name in file.schema_arrow.names]
            for batch in file.iter_batches(batch_size=10_000, columns=present):
                yield from batch.to_pylist()
    except (OSError, ValueError) as error:
        reason = " ".join(str(error).split())
        raise CorpusError(f"{manifest}: cannot be read as Parquet ({reason:.200})") from error


def _entry(manifest: str, place: int, row: Mapping[str, object]) -> Entry:
    texts = {name: "" if row.get(name) is None else str(row[name]) for name in FIELDS}
    if not texts["source"]:
        raise CorpusError(f"{manifest}, line {place}: names no source; every line needs one")
    return Entry(
        texts["id"] or texts["source"],
        texts["source"],
        texts["target"],
        texts["source_lang"] or None,
        texts["target_lang"] or None,
    )

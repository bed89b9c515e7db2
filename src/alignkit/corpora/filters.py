"""Which beads to keep: decided from columns, kept in columns, decided anew at no cost."""

from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import asdict, dataclass
from hashlib import sha256
from pathlib import Path
from typing import Any, Literal

from alignkit.corpora.duplicates import Duplicates
from alignkit.corpora.store import Store, locked, require_finished, write_whole
from alignkit.corpora.tables import DECISIONS, Row, codec
from alignkit.errors import CorpusError

Sameness = Literal["none", "pair", "source", "target"]
SAMENESS: tuple[Sameness, ...] = ("none", "pair", "source", "target")
GAP, CONFIDENCE, FIDELITY, LENGTH, LANGUAGE, DUPLICATE = (
    "gap", "confidence", "fidelity", "length", "language", "duplicate",
)  # fmt: skip
_NEEDED = (
    "document", "bead", "source", "target", "source_chars", "target_chars", "confidence", "fidelity",
    "source_lang", "target_lang", "source_hash", "target_hash",
)  # fmt: skip
_MIX = 0x9E3779B97F4A7C15  # odd: mixing the hashes of a pair's sides loses nothing
_MASK = (1 << 64) - 1


@dataclass(frozen=True, slots=True)
class Filters:
    """What a bead needs to be kept; a gap, which has no translation, never is.

    Args:
        min_confidence: Least confidence that these segments belong together.
        min_fidelity: Least fidelity; without a number a bead is dropped, unless this is 0.
        min_chars: Fewest characters of either side.
        max_chars: Most characters of either side.
        max_ratio: Most times that one side may be as long as the other.
        language: Whether either side must be told to be in its document's language, or not told at all.
        deduplicate: What must not have been there before, among the beads that are kept otherwise.

    Raises:
        CorpusError: If a share is not between 0 and 1, or nothing can be kept.
    """

    min_confidence: float = 0.0
    min_fidelity: float = 0.0
    min_chars: int = 0
    max_chars: int | None = None
    max_ratio: float | None = None
    language: bool = False
    deduplicate: Sameness = "none"

    def __post_init__(self) -> None:
        for name in ("min_confidence", "min_fidelity"):
            if not 0 <= getattr(self, name) <= 1:
                raise CorpusError(
                    f"--{name.replace('_', '-')} {getattr(self, name):g}: is not between 0 and 1"
                )
        if self.max_ratio is not None and not self.max_ratio >= 1:
            raise CorpusError(f"--max-ratio {self.max_ratio:g}: is below 1; 2 keeps up to twice as long")
        if self.max_chars is not None and self.max_chars < max(1, self.min_chars):
            raise CorpusError(f"--max-chars {self.max_chars}: leaves nothing; give more than --min-chars")

    def settings(self) -> Mapping[str, object]:
        """Return all of it as plain values."""
        return asdict(self)

    def reasons(self, row: Row, languages: tuple[object, object]) -> list[str]:
        """Return the names of the filters that drop a bead, but for duplicates.

        Example:
            >>> row = {"source": [0], "target": [0], "confidence": 0.4, "source_chars": 9, "target_chars": 40}
            >>> Filters(min_confidence=0.5, max_ratio=3.0).reasons(row, ("fr", "de"))
            ['confidence', 'length']
        """
        tests = {
            GAP: not row["source"] or not row["target"],
            CONFIDENCE: _number(row, "confidence") < self.min_confidence,
            FIDELITY: self.min_fidelity > 0 and _number(row, "fidelity") < self.min_fidelity,
            LENGTH: self._is_odd(int(_number(row, "source_chars")), int(_number(row, "target_chars"))),
            LANGUAGE: self.language
            and any(
                row.get(name) not in (None, said)
                for name, said in zip(("source_lang", "target_lang"), languages, strict=True)
            ),
        }
        return [name for name, dropped in tests.items() if dropped]

    def _is_odd(self, source: int, target: int) -> bool:
        short, long = sorted((source, target))
        return (
            short < self.min_chars
            or (self.max_chars is not None and long > self.max_chars)
            or (self.max_ratio is not None and long > self.max_ratio * max(1, short))
        )

    def key(self, row: Row) -> int:
        """Return the 64 bits that must not have been there before."""
        one, two = int(str(row["source_hash"]), 16), int(str(row["target_hash"]), 16)
        return {"source": one, "target": two}.get(self.deduplicate, (one * _MIX + two) & _MASK)


def filter_corpus(folder: Path, filters: Filters) -> dict[str, Any]:
    """Decide anew on every bead of a finished corpus.

    Returns:
        As ``decide``.

    Raises:
        CorpusError: If there is no finished corpus, or a run is writing there.
    """
    with locked(folder):
        store, state = require_finished(folder)
        decisions = decide(store, state["shards"], filters)
        store.write_state({**state, "filters": dict(filters.settings()), "decisions": decisions})
        return decisions


def decide(store: Store, shards: int, filters: Filters) -> dict[str, Any]:
    """Decide on every bead of a finished corpus and write the table ``decisions`` of every shard.

    Returns:
        How many beads are kept, how many each filter drops (a bead can be dropped by several), and a
        checksum of all decisions.

    Raises:
        CorpusError: If a table cannot be read or written.
    """
    writer, counts, digest = codec(store.form), Counter[str](), sha256()
    seen = Duplicates(store.folder / ".duplicates") if filters.deduplicate != "none" else None
    try:
        first = 0
        for shard in range(shards):
            rows = list(_decisions(store, shard, filters, seen, first))
            first += len(rows)
            _save(store, shard, rows)
        again = None if seen is None else seen.find()
        first = 0
        for shard in range(shards):
            path = store.table("decisions", shard)
            rows = list(writer.read(path))
            if again is not None:
                for number, row in enumerate(rows, start=first):
                    if number < len(again) and again[number]:
                        row |= {"keep": False, "dropped_by": DUPLICATE}
                _save(store, shard, rows)
            first += len(rows)
            for row in rows:
                counts.update(["kept"] if row["keep"] else str(row["dropped_by"]).split(","))
            digest.update(path.read_bytes())
    finally:
        if seen is not None:
            seen.close()
    kept = counts.pop("kept", 0)
    return {"kept": kept, "dropped": dict(sorted(counts.items())), "sha256": digest.hexdigest()}


def _decisions(
    store: Store, shard: int, filters: Filters, seen: Duplicates | None, first: int
) -> Iterator[Row]:
    reader = codec(store.form)
    languages = {
        row["document"]: (row["source_lang"], row["target_lang"])
        for row in reader.read(store.table("documents", shard), ("document", "source_lang", "target_lang"))
    }
    for number, row in enumerate(reader.read(store.table("beads", shard), _NEEDED), start=first):
        reasons = filters.reasons(row, languages[row["document"]])
        if seen is not None and not reasons:
            seen.add(number, filters.key(row))
        yield {
            "document": row["document"],
            "bead": row["bead"],
            "keep": not reasons,
            "dropped_by": ",".join(reasons),
        }


def _save(store: Store, shard: int, rows: list[Row]) -> None:
    writer = codec(store.form)
    write_whole(store.table("decisions", shard), writer.join([writer.part(rows, DECISIONS)], DECISIONS))


def _number(row: Row, name: str) -> float:
    value = row.get(name)
    return float(value) if isinstance(value, int | float) else -1.0

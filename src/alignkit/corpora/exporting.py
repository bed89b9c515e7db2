"""The beads that are kept → a translation memory, two files of lines, or a table."""

from collections.abc import Callable, Iterator, Mapping
from pathlib import Path
from types import MappingProxyType

from alignkit.corpora.store import Store, require_finished
from alignkit.corpora.tables import Row, codec
from alignkit.errors import CorpusError
from alignkit.exports.tables import row as line
from alignkit.exports.tmx import tmx_end, tmx_start, tmx_unit

Pair = tuple[str, str]
_COLUMNS = (
    "id",
    "bead",
    "source_lang",
    "target_lang",
    "source_text",
    "target_text",
    "confidence",
    "fidelity",
)


def export_corpus(folder: Path, form: str, pair: str | None = None) -> Mapping[str, Iterator[str]]:
    """Return the parts of the files of an export, by the ending of their names.

    Args:
        folder: The folder of a finished corpus.
        form: A key of ``EXPORTS``.
        pair: Languages to export, such as ``fr-de``; all of them if left out. ``moses`` holds one pair.

    Raises:
        CorpusError: If the corpus is not finished, or does not hold one pair where one is needed.
    """
    store, state = require_finished(folder)
    shards = state["shards"]
    pairs = sorted(_language_pairs(store, shards))
    if pair is not None:
        pairs = [one for one in pairs if "-".join(one) == pair]
        if not pairs:
            raise CorpusError(f"{folder}: has no {pair}; 'alignkit corpus stats' tells what it has")
    if form == "moses" and len(pairs) != 1:
        known = ", ".join("-".join(one) for one in pairs) or "none"
        raise CorpusError(f"{folder}: moses holds one pair of languages; choose with --pair ({known})")
    return EXPORTS[form](lambda: _kept(store, shards, set(pairs)), pairs)


def _kept(store: Store, shards: int, pairs: set[Pair]) -> Iterator[Row]:
    """Yield the beads that are kept, each with the languages of its document."""
    reader = codec(store.form)
    for shard in range(shards):
        languages = {row["document"]: _pair(row) for row in reader.read(store.table("documents", shard))}
        beads = reader.read(store.table("beads", shard))
        for bead, decision in zip(beads, reader.read(store.table("decisions", shard)), strict=True):
            pair = languages[bead["document"]]
            if decision["keep"] and pair in pairs:
                yield {**bead, "source_lang": pair[0], "target_lang": pair[1]}


def _language_pairs(store: Store, shards: int) -> set[Pair]:
    reader = codec(store.form)
    columns = ("error", "source_lang", "target_lang")
    return {
        _pair(row)
        for shard in range(shards)
        for row in reader.read(store.table("documents", shard), columns)
        if row["error"] is None
    }


def _pair(row: Row) -> Pair:
    return str(row["source_lang"]), str(row["target_lang"])


def _table(kept: Callable[[], Iterator[Row]], _: list[Pair]) -> dict[str, Iterator[str]]:
    def rows() -> Iterator[str]:
        yield line(_COLUMNS)
        for row in kept():
            yield line("" if row.get(name) is None else str(row[name]) for name in _COLUMNS)

    return {"": rows()}


def _moses(kept: Callable[[], Iterator[Row]], pairs: list[Pair]) -> dict[str, Iterator[str]]:
    def lines(name: str) -> Iterator[str]:
        for row in kept():
            yield line([str(row[name])])

    return {f".{pairs[0][0]}": lines("source_text"), f".{pairs[0][1]}": lines("target_text")}


def _tmx(kept: Callable[[], Iterator[Row]], pairs: list[Pair]) -> dict[str, Iterator[str]]:
    def parts() -> Iterator[str]:
        sources = {source for source, _ in pairs}
        yield tmx_start(sources.pop() if len(sources) == 1 else "*all*")
        for number, row in enumerate(kept()):
            facts = {"x-document": str(row["id"])}
            facts |= {
                f"x-{name}": f"{row[name]:.4f}"
                for name in ("confidence", "fidelity")
                if row.get(name) is not None
            }
            sides = [(str(row[f"{side}_lang"]), str(row[f"{side}_text"])) for side in ("source", "target")]
            yield tmx_unit(number, facts, sides) + "\n"
        yield tmx_end()

    return {"": parts()}


_Writer = Callable[[Callable[[], Iterator[Row]], list[Pair]], Mapping[str, Iterator[str]]]
EXPORTS: Mapping[str, _Writer] = MappingProxyType({"tmx": _tmx, "moses": _moses, "tsv": _table})
"""Formats, each with what makes its files from a fresh iterator of beads."""

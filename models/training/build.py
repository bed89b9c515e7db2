"""Rebuild a model folder from parallel text with one command.

::

    python -m models.training.build --data ../shared/data --work build/mini --output models/mini

Every stage leaves its result in the work folder and is skipped if that is there; training of the
vectors resumes from its checkpoint. Same data, seed and library versions give the same model.
"""

import argparse
import json
import logging
import time
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import asdict, dataclass
from pathlib import Path

import sentencepiece

from alignkit.encoders import StaticEncoder
from alignkit.toolkit import Toolkit
from models.training.beads import learn_bead_weights
from models.training.corpus import Pair, Row, cached_rows
from models.training.dictionaries import (
    ISO3,
    dictionary_pairs,
    synset_entries,
    synset_pairs,
    synset_words,
)
from models.training.fidelity import learn_fidelity_weights
from models.training.folder import copy_tokenizer, save_vectors, write_config
from models.training.frequencies import count_words, note_casing
from models.training.lexicon import build as build_lexicon
from models.training.lexicon import table_counts
from models.training.link_weights import SAMPLES, learn_link_weights, taught_path, teach_missing
from models.training.links import choose, count_links
from models.training.packing import Packed, pack
from models.training.teacher import count_agreed, load
from models.training.tokenizer import VOCABULARY, train_tokenizer
from models.training.vectors import Settings, train
from models.training.verdicts import learn_all

log = logging.getLogger(__name__)
LANGUAGES = "en fr de es it pt nl pl cs sv da ru hu uk tr fi ro el bg no ca hr sl sk".split()
DICTIONARY_LANGUAGES = sorted(set(ISO3.values()) - set(LANGUAGES))
TABLES = {("fr", "de"): 400_000, ("en", "de"): 300_000, ("en", "fr"): 330_000}
# Tables made of the smaller samples that the link score learns from, and of synsets.
SMALL_TABLES = tuple(two for two in SAMPLES if two not in TABLES)


@dataclass(frozen=True, slots=True)
class Workshop:
    """Where things are, and the settings."""

    data: Path
    work: Path
    output: Path
    settings: Settings

    def rows(self) -> Iterator[Row]:
        """All training rows."""
        return cached_rows(self.data, self.work / "rows.jsonl")

    def pairs(self) -> Iterator[Pair]:
        """All training pairs."""
        return (pair for row in self.rows() for pair in row.pairs())

    def entries(self) -> list[Pair]:
        """All dictionary entries."""
        return list(dictionary_pairs(self.data / "lexicon"))

    def tokenizer(self) -> sentencepiece.SentencePieceProcessor:
        """The trained vocabulary."""
        return sentencepiece.SentencePieceProcessor(model_file=str(self.work / "sentencepiece.model"))


def make_tokenizer(shop: Workshop) -> None:
    """Stage 1: the vocabulary."""
    words = synset_words(shop.data / "lexicon", DICTIONARY_LANGUAGES, shop.settings.seed)
    train_tokenizer(shop.rows(), words, shop.work / "sentencepiece.model", shop.settings.seed)


def make_packs(shop: Workshop) -> None:
    """Stage 2: text as piece numbers."""
    words = [*shop.entries(), *synset_pairs(shop.data / "lexicon", shop.settings.seed)]
    pack(words, shop.tokenizer(), shop.settings.cuts).save(shop.work / "dictionary.npz")
    pack(shop.pairs(), shop.tokenizer(), shop.settings.cuts).save(shop.work / "corpus.npz")


def make_vectors(shop: Workshop) -> None:
    """Stage 3: the vectors."""
    packs = [Packed.load(shop.work / name) for name in ("corpus.npz", "dictionary.npz")]
    vectors = train(packs[0], packs[1], VOCABULARY, shop.settings, shop.work / "vectors.checkpoint")
    save_vectors(vectors, shop.work / "model.safetensors")


def make_links(shop: Workshop) -> None:
    """Stage 4: word links of each table's languages."""
    paths = {two: shop.work / f"links.{'-'.join(two)}.tsv" for two in TABLES}
    missing = {two: size for two, size in TABLES.items() if not paths[two].exists()}
    for two, pairs in choose(shop.rows(), missing, shop.settings.seed).items():
        counts = count_links(pairs)
        log.info("%s-%s: %d pairs, %d kinds of links", *two, len(pairs), len(counts))
        part = paths[two].with_suffix(".part")
        rows = sorted(f"{a}\t{b}\t{count}\n" for (a, b), count in counts.items())
        part.write_text("".join(rows), encoding="utf-8")
        part.replace(paths[two])
    teach_missing(shop.rows(), shop.work, shop.settings.seed)
    (shop.work / "links.done").touch()


def make_lexicon(shop: Workshop) -> None:
    """Stage 5: word lists and translation tables."""
    entries = [*shop.entries(), *synset_entries(shop.data / "lexicon", SMALL_TABLES)]
    counts = count_words(shop.rows())
    note_casing(counts, entries)
    tables = {}
    for languages in (*TABLES, *SMALL_TABLES):
        own = [entry for entry in entries if entry.languages == languages]
        tables[languages] = table_counts(_links(shop, languages), own)
    build_lexicon(counts, tables, shop.work / "lexicon.safetensors", complete=("fr", "de", "en"))


def _links(shop: Workshop, languages: tuple[str, str]) -> Counter[tuple[str, str]]:
    if languages in SMALL_TABLES:
        return count_agreed(load(taught_path(shop.work, languages)))
    text = (shop.work / f"links.{'-'.join(languages)}.tsv").read_text(encoding="utf-8")
    return Counter({(a, b): int(n) for a, b, n in (row.split("\t") for row in text.splitlines())})


def make_folder(shop: Workshop) -> None:
    """Stage 6: the folder, with the bead score learned on it."""
    shop.output.mkdir(parents=True, exist_ok=True)
    copy_tokenizer(shop.work / "sentencepiece.model", shop.output)
    for name in ("model.safetensors", "lexicon.safetensors"):
        (shop.output / name).write_bytes((shop.work / name).read_bytes())
    facts: dict[str, object] = {
        "name": shop.output.name,
        "summary": "static subword vectors, translation tables and bead weights trained by alignkit",
        "languages": dict.fromkeys([*LANGUAGES, *DICTIONARY_LANGUAGES]),
        "facts": {
            "vocabulary": VOCABULARY,
            "tables": ", ".join("-".join(languages) for languages in (*TABLES, *SMALL_TABLES)),
            "training": json.dumps(asdict(shop.settings), separators=(",", ":")),
        },
    }
    write_config(shop.output, facts)
    weights = learn_bead_weights(StaticEncoder(shop.output), shop.data, shop.settings.seed)
    facts["bead_weights"] = weights.to_mapping()
    write_config(shop.output, facts)
    links = learn_link_weights(shop.rows(), Toolkit(str(shop.output)), shop.work, shop.settings.seed)
    facts["link_weights"] = links.to_mapping()
    write_config(shop.output, facts)
    facts |= learn_all(str(shop.output), shop.data, shop.settings.seed)
    write_config(shop.output, facts)
    facts |= learn_fidelity_weights(Toolkit(str(shop.output)), shop.data)
    write_config(shop.output, facts)


STAGES: tuple[tuple[str, Callable[[Workshop], None]], ...] = (
    ("sentencepiece.model", make_tokenizer),
    ("corpus.npz", make_packs),
    ("model.safetensors", make_vectors),
    ("links.done", make_links),
    ("lexicon.safetensors", make_lexicon),
    ("", make_folder),
)


def main() -> None:
    """Run the stages whose results are missing."""
    parser = argparse.ArgumentParser(description="Rebuild a model folder from parallel text.")
    parser.add_argument("--data", type=Path, default=Path("../shared/data"))
    parser.add_argument("--work", type=Path, default=Path("build/mini"))
    parser.add_argument("--output", type=Path, default=Path("models/mini"))
    parser.add_argument("--steps", type=int, default=Settings().steps)
    options = parser.parse_args()
    logging.basicConfig(level=logging.INFO, format="%(asctime)s %(message)s")
    options.work.mkdir(parents=True, exist_ok=True)
    shop = Workshop(options.data, options.work, options.output, Settings(steps=options.steps))
    for result, stage in STAGES:
        if result and (shop.work / result).exists():
            log.info("%s: there already", result)
            continue
        began = time.monotonic()
        stage(shop)
        log.info("%s: %.0f s", (stage.__doc__ or "").rstrip("."), time.monotonic() - began)


if __name__ == "__main__":
    main()

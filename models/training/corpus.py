"""Read parallel text for training: every source once, cleaned, and nothing from the development sets.

The folder holds ``SOURCE.xx-yy.tsv.xz`` (two columns) and ``SOURCE.multi.jsonl.xz`` (one object a
segment, keys are language codes). Anything whose either side also stands in ``dev/`` is dropped.
"""

import gzip
import hashlib
import json
import lzma
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import combinations
from pathlib import Path

import numpy as np
import regex

# How often a source is drawn, relative to the square root of its size. News is what users check;
# law and scripture are plentiful and far from it.
SOURCE_WEIGHTS = {
    "wmt0813": 4.0,
    "wmt1418": 4.0,
    "euelections2019": 4.0,
    "europarl_sample": 3.0,
    "tico19": 3.0,
    "ch_booklet": 2.0,
    "bible_pd": 0.3,
    "php_doc": 0.4,
    "manpages_l10n": 0.5,
    "swisslaw_treaties": 0.8,
    "canada_law": 0.6,
}
PIVOTS = ("en", "fr", "de")


@dataclass(frozen=True, slots=True)
class Pair:
    """One line of a bitext."""

    source: str
    languages: tuple[str, str]
    texts: tuple[str, str]


def cached_pairs(data: Path, cache: Path) -> Iterator[Pair]:
    """Read the pairs once and keep them as one table; later stages read that in seconds."""
    if not cache.exists():
        part = cache.with_suffix(".part")
        with part.open("w", encoding="utf-8", newline="") as file:
            for pair in read_pairs(data):
                texts = (" ".join(text.split()) for text in pair.texts)
                file.write("\t".join((pair.source, *pair.languages, *texts)) + "\n")
        part.replace(cache)
    with cache.open(encoding="utf-8", newline="") as lines:
        for line in lines:
            source, one, two, a, b = line.rstrip("\n").split("\t")
            yield Pair(source, (one, two), (a, b))


def fingerprint(text: str) -> bytes:
    """Identify a sentence whatever its case, spacing or punctuation."""
    letters = regex.sub(r"[^\p{L}\p{N}]+", "", unicodedata.normalize("NFKC", text).casefold())
    return hashlib.blake2b(letters.encode(), digest_size=8).digest()


def reserved_fingerprints(dev: Path) -> set[bytes]:
    """Collect every string of ten or more characters in the development sets."""
    found: set[bytes] = set()
    for path in sorted(dev.rglob("*.jsonl.gz")):
        if ".train." in path.name:
            continue
        with gzip.open(path, "rt", encoding="utf-8") as lines:
            for line in lines:
                found.update(fingerprint(text) for text in _strings(json.loads(line)) if len(text) >= 10)
    return found


def _strings(value: object) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, list):
        if value and all(isinstance(item, str) for item in value):
            yield " ".join(value)
        for item in value:
            yield from _strings(item)
    elif isinstance(value, dict):
        for item in value.values():
            yield from _strings(item)


def read_pairs(data: Path) -> Iterator[Pair]:
    """Yield every usable pair of ``data/train`` in a fixed order, development overlap removed."""
    reserved = reserved_fingerprints(data / "dev")
    for path in sorted((data / "train").iterdir()):
        source, kind, _ = path.name.split(".", 2)
        rows = _multi_rows(path) if kind == "multi" else _tsv_rows(path, kind)
        for languages, texts in rows:
            if usable(*texts) and not any(fingerprint(text) in reserved for text in texts):
                yield Pair(source, languages, texts)


def _tsv_rows(path: Path, kind: str) -> Iterator[tuple[tuple[str, str], tuple[str, str]]]:
    first, second = kind.split("-")
    with lzma.open(path, "rt", encoding="utf-8") as lines:
        for line in lines:
            a, b = line.rstrip("\n").split("\t")
            yield (first, second), (a, b)


def _multi_rows(path: Path) -> Iterator[tuple[tuple[str, str], tuple[str, str]]]:
    """Pair each language of a row with the pivots, and the remaining ones along a chain."""
    with lzma.open(path, "rt", encoding="utf-8") as lines:
        for line in lines:
            row = json.loads(line)
            others = sorted(set(row) - set(PIVOTS))
            chosen = [(p, o) for p in PIVOTS if p in row for o in others]
            chosen += list(combinations(others, 2))[: len(others)]
            for first, second in chosen:
                yield (first, second), (row[first], row[second])


def usable(a: str, b: str) -> bool:
    """Keep pairs that can be translations: both sides worded, of similar length, not copies."""
    if not (2 <= len(a) <= 1200 and 2 <= len(b) <= 1200) or a == b:
        return False
    if not (len(a) + 20) / 3 <= len(b) + 20 <= (len(a) + 20) * 3:
        return False
    return _mostly_letters(a) and _mostly_letters(b)


def _mostly_letters(text: str) -> bool:
    return sum(map(str.isalpha, text)) * 2 >= len(text.replace(" ", ""))


def source_weight(source: str) -> float:
    """How much more (or less) often than its size says a source is drawn."""
    return SOURCE_WEIGHTS.get(source, 1.0)


def bucket_probabilities(sizes: np.ndarray, weights: np.ndarray) -> np.ndarray:
    """Probability of drawing a batch from each bucket: square root of size times weight."""
    mass = np.sqrt(sizes.astype(np.float64)) * weights
    return mass / mass.sum()

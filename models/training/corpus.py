"""Read parallel text for training: every source once, cleaned, and nothing from the development sets.

The folder holds ``SOURCE.xx-yy.tsv.xz`` (two columns) and ``SOURCE.multi.jsonl.xz`` (one object a
segment, keys are language codes). Anything whose either side also stands in ``dev/`` is dropped.
"""

import gzip
import hashlib
import json
import lzma
import unicodedata
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from itertools import combinations
from pathlib import Path

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
_PIVOTS = ("en", "fr", "de")


@dataclass(frozen=True, slots=True)
class Pair:
    """One line of a bitext."""

    source: str
    languages: tuple[str, str]
    texts: tuple[str, str]


@dataclass(frozen=True, slots=True)
class Row:
    """One segment in all the languages that a source has it in."""

    source: str
    texts: Mapping[str, str]

    def pairs(self) -> Iterator[Pair]:
        """Yield every two of its languages whose texts can be translations of each other."""
        for two in combinations(self.texts, 2):
            pair = ordered(self.source, {language: self.texts[language] for language in two})
            if usable(*pair.texts):
                yield pair


def ordered(source: str, texts: Mapping[str, str]) -> Pair:
    """Make a pair of two texts; the order of its languages is always the same, as in en-fr, en-de, fr-de."""
    first, second = sorted(texts, key=_rank)
    return Pair(source, (first, second), (texts[first], texts[second]))


def _rank(language: str) -> tuple[int, str]:
    return _PIVOTS.index(language) if language in _PIVOTS else len(_PIVOTS), language


def cached_rows(data: Path, cache: Path) -> Iterator[Row]:
    """Read the rows once and keep them as JSON Lines; later stages read those in seconds."""
    if not cache.exists():
        part = cache.with_suffix(".part")
        with part.open("w", encoding="utf-8", newline="") as file:
            for row in read_rows(data):
                file.write(json.dumps([row.source, row.texts], ensure_ascii=False) + "\n")
        part.replace(cache)
    with cache.open(encoding="utf-8", newline="") as lines:
        for line in lines:
            source, texts = json.loads(line)
            yield Row(source, texts)


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


def read_rows(data: Path) -> Iterator[Row]:
    """Yield the rows of ``data/train`` in a fixed order, without what stands in the development sets."""
    reserved = reserved_fingerprints(data / "dev")
    for path in sorted((data / "train").iterdir()):
        source, kind, _ = path.name.split(".", 2)
        for texts in _multi_texts(path) if kind == "multi" else _tsv_texts(path, kind):
            if any(fingerprint(text) in reserved for text in texts.values()):
                continue
            if len(texts) > 1:
                yield Row(source, texts)


def _tsv_texts(path: Path, kind: str) -> Iterator[Mapping[str, str]]:
    first, second = kind.split("-")
    with lzma.open(path, "rt", encoding="utf-8") as lines:
        for line in lines:
            a, b = line.rstrip("\n").split("\t")
            yield {first: " ".join(a.split()), second: " ".join(b.split())}


def _multi_texts(path: Path) -> Iterator[Mapping[str, str]]:
    with lzma.open(path, "rt", encoding="utf-8") as lines:
        for line in lines:
            yield {language: " ".join(text.split()) for language, text in json.loads(line).items()}


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

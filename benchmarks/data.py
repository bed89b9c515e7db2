"""The development sets: read as they are, with the known warts of their files guarded against."""

import gzip
import json
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import regex

Beads = list[tuple[list[int], list[int]]]
Links = set[tuple[int, int]]

_LINE_NUMBER = regex.compile(r"^\d+\t")


@dataclass(frozen=True, slots=True)
class Bitext:
    """A document pair cut into segments, with its true beads."""

    name: str
    languages: tuple[str, str]
    source: list[str]
    target: list[str]
    beads: Beads


@dataclass(frozen=True, slots=True)
class LinkedPair:
    """A tokenised sentence pair with its true links; ``possible`` does not repeat the sure ones."""

    source: list[str]
    target: list[str]
    sure: Links
    possible: Links


def read_lines(path: Path) -> Iterator[dict[str, Any]]:
    """Yield the objects of a gzipped JSON Lines file."""
    with gzip.open(path, "rt", encoding="utf-8", newline="") as file:
        for line in file:
            yield json.loads(line)


def read_bitexts(path: Path) -> list[Bitext]:
    """Read a set of sentence alignment.

    Some files carry their line numbers in the lines, and some beads point past the last line, at an
    empty line that is not there: both are removed.
    """
    return [
        Bitext(
            row["id"],
            (row["src_lang"], row["tgt_lang"]),
            (source := [_LINE_NUMBER.sub("", line) for line in row["src"]]),
            (target := [_LINE_NUMBER.sub("", line) for line in row["tgt"]]),
            _existing(row["gold"], len(source), len(target)),
        )
        for row in read_lines(path)
    ]


def _existing(beads: list[list[list[int]]], source_size: int, target_size: int) -> Beads:
    kept = []
    for source, target in beads:
        bead = [i for i in source if i < source_size], [j for j in target if j < target_size]
        if bead[0] or bead[1]:
            kept.append(bead)
    return kept


def read_linked_pairs(path: Path) -> tuple[tuple[str, str], list[LinkedPair]]:
    """Read a set of word alignment: its languages and its pairs."""
    rows = list(read_lines(path))
    pairs = [LinkedPair(row["src"], row["tgt"], _links(row["sure"]), _links(row["possible"])) for row in rows]
    return (rows[0]["src_lang"], rows[0]["tgt_lang"]), pairs


def _links(links: list[list[int]]) -> Links:
    return {(i, j) for i, j in links}


NEWS_COLUMNS = {
    "en": "eng", "fr": "fra", "de": "deu", "es": "spa", "it": "ita", "pt": "por", "nl": "nld", "pl": "pol",
    "cs": "ces", "sv": "swe", "da": "dan", "ru": "rus", "hu": "hun", "uk": "ukr", "tr": "tur", "fi": "fin",
    "ro": "ron", "el": "ell", "bg": "bul", "no": "nob", "ca": "cat", "hr": "hrv", "sl": "slv", "sk": "slk",
    "is": "isl", "lt": "lit", "sq": "sqi", "gl": "glg", "eu": "eus", "id": "ind", "vi": "vie", "zh": "zho-CN",
    "ja": "jpn", "ko": "kor", "ar": "arb", "fa": "fas", "he": "heb", "hi": "hin",
}  # fmt: skip
"""Columns of NTREX by ISO 639-1 code; the development file does not have them all."""


def news_path(data: Path) -> Path:
    """Return where NTREX's development part lies."""
    return data / "dev" / "ntrex" / "ntrex.jsonl.gz"


def read_news(data: Path) -> dict[str, dict[str, list[str]]]:
    """Read NTREX: document → language → lines, in the languages that every document has."""
    documents: dict[str, dict[str, list[str]]] = {}
    for row in read_lines(news_path(data)):
        columns = documents.setdefault(row["doc"], {})
        for language, column in NEWS_COLUMNS.items():
            if column in row:
                columns.setdefault(language, []).append(" ".join(row[column].split()))
    return documents


def read_news_lines(data: Path) -> dict[str, list[str]]:
    """Read NTREX without its documents: language → all lines."""
    lines: dict[str, list[str]] = {}
    for columns in read_news(data).values():
        for language, texts in columns.items():
            lines.setdefault(language, []).extend(texts)
    return lines

"""Turn text into token arrays that fit in memory: a flat run of piece numbers and where each text starts."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import sentencepiece
from numpy.typing import NDArray

from alignkit.tokens import spaced
from models.training.corpus import Pair, bucket_probabilities, source_weight

_CHUNK = 200_000


@dataclass(frozen=True)
class Packed:
    """Texts as piece numbers, pairs as text numbers, sorted into buckets of one source and language pair."""

    pieces: NDArray[np.uint16]
    starts: NDArray[np.int64]
    pairs: NDArray[np.int32]
    bucket_starts: NDArray[np.int64]
    probabilities: NDArray[np.float64]

    def save(self, path: Path) -> None:
        """Write all arrays to one ``.npz`` file."""
        arrays = {name: getattr(self, name) for name in self.__dataclass_fields__}
        np.savez(path, **arrays)

    @classmethod
    def load(cls, path: Path) -> "Packed":
        """Read what ``save`` wrote."""
        with np.load(path) as arrays:
            return cls(**{name: arrays[name] for name in cls.__dataclass_fields__})


def pack(pairs: Iterable[Pair], tokenizer: sentencepiece.SentencePieceProcessor) -> Packed:
    """Tokenise every distinct text once and group the pairs into buckets."""
    numbers: dict[str, int] = {}
    buckets: dict[tuple[str, tuple[str, str]], list[tuple[int, int]]] = {}
    for pair in pairs:
        row = tuple(numbers.setdefault(text, len(numbers)) for text in pair.texts)
        buckets.setdefault((pair.source, pair.languages), []).append((row[0], row[1]))
    pieces, starts = _encode(list(numbers), tokenizer)
    keys = sorted(key for key, rows in buckets.items() if len(rows) >= 64)
    sizes = np.array([len(buckets[key]) for key in keys])
    weights = np.array([source_weight(source) for source, _ in keys])
    return Packed(
        pieces=pieces,
        starts=starts,
        pairs=np.concatenate([np.array(buckets[key], dtype=np.int32) for key in keys]),
        bucket_starts=np.concatenate([[0], np.cumsum(sizes)]),
        probabilities=bucket_probabilities(sizes, weights),
    )


def _encode(
    texts: Sequence[str], tokenizer: sentencepiece.SentencePieceProcessor
) -> tuple[NDArray[np.uint16], NDArray[np.int64]]:
    flat: list[NDArray[np.uint16]] = []
    lengths: list[NDArray[np.int64]] = []
    for first in range(0, len(texts), _CHUNK):
        chunk = [spaced(text) for text in texts[first : first + _CHUNK]]
        encoded = tokenizer.encode(chunk, num_threads=2)
        lengths.append(np.fromiter(map(len, encoded), dtype=np.int64, count=len(encoded)))
        flat.append(np.fromiter((piece for row in encoded for piece in row), dtype=np.uint16))
    return np.concatenate(flat), np.concatenate([[0], np.cumsum(np.concatenate(lengths))])

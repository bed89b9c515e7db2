"""Turn text into piece numbers that fit in memory, and pairs into buckets to draw batches from."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import sentencepiece
from numpy.typing import NDArray

from alignkit.tokens import spaced
from models.training.corpus import Pair, source_weight

_CHUNK = 200_000
_SMOOTHNESS = 0.2  # of the sampled cuts: 0 would be any cut, 1 nearly always the likeliest
_SMALLEST = 64  # pairs in a bucket: fewer are no batch

MAIN_LANGUAGES = frozenset("en fr de es it pt nl pl cs sv da ru".split())
NEWS = frozenset({"wmt0813", "wmt1418", "euelections2019", "europarl_sample", "tico19"})


@dataclass(frozen=True, slots=True)
class Mixture:
    """How much more than its text says a language pair, or news, is drawn."""

    first: float
    main: float = 1.0
    mixed: float = 0.5
    minor: float = 0.15
    news: float = 1.0

    def of_languages(self, languages: tuple[str, str]) -> float:
        """French–German comes first, English with either half as often, then the main languages."""
        if languages == ("fr", "de"):
            return self.first
        if languages in (("en", "fr"), ("en", "de")):
            return self.first / 2
        return (self.minor, self.mixed, self.main)[len(MAIN_LANGUAGES & set(languages))]

    def of_source(self, source: str) -> float:
        """The source's weight, raised for news."""
        return source_weight(source) * (self.news if source in NEWS else 1.0)


MIXTURES = (Mixture(first=6.0), Mixture(first=12.0, news=2.0))
"""What batches are drawn from, and what they are drawn from in the last steps, nearer to what users check."""


@dataclass(frozen=True)
class Packed:
    """Texts as piece numbers, pairs as text numbers, sorted into buckets of one source and language pair.

    Every text is cut in several ways: row 0 of ``starts``, (cuts, texts + 1), says where the likeliest cut of
    each text lies in ``pieces``, the other rows where a sampled one does.
    """

    pieces: NDArray[np.uint16]
    starts: NDArray[np.int64]
    pairs: NDArray[np.int32]
    bucket_starts: NDArray[np.int64]
    probabilities: NDArray[np.float64]  # of each bucket in each mixture, (mixtures, buckets)

    def save(self, path: Path) -> None:
        """Write all arrays to one ``.npz`` file."""
        arrays = {name: getattr(self, name) for name in self.__dataclass_fields__}
        np.savez(path, **arrays)

    @classmethod
    def load(cls, path: Path) -> "Packed":
        """Read what ``save`` wrote."""
        with np.load(path) as arrays:
            return cls(**{name: arrays[name] for name in cls.__dataclass_fields__})


def pack(pairs: Iterable[Pair], tokenizer: sentencepiece.SentencePieceProcessor, cuts: int = 1) -> Packed:
    """Cut every distinct text in each way and group the distinct pairs into buckets, in their order.

    Args:
        pairs: What to pack.
        tokenizer: The vocabulary.
        cuts: How many ways; all but the first are sampled (subword regularisation, Kudo 2018).
    """
    numbers: dict[str, int] = {}
    buckets: dict[tuple[str, tuple[str, str]], dict[tuple[int, int], None]] = {}
    for pair in pairs:
        one, two = (numbers.setdefault(text, len(numbers)) for text in pair.texts)
        buckets.setdefault((pair.source, pair.languages), {})[one, two] = None
    pieces, starts = _encode(list(numbers), tokenizer, cuts)
    kept = {key: list(rows) for key, rows in sorted(buckets.items()) if len(rows) >= _SMALLEST}
    sizes = {key: len(rows) for key, rows in kept.items()}
    return Packed(
        pieces=pieces,
        starts=starts,
        pairs=np.concatenate([np.array(rows, dtype=np.int32) for rows in kept.values()]),
        bucket_starts=np.concatenate([[0], np.cumsum(list(sizes.values()))]),
        probabilities=np.stack([bucket_probabilities(sizes, mixture) for mixture in MIXTURES]),
    )


def bucket_probabilities(
    sizes: Mapping[tuple[str, tuple[str, str]], int], mixture: Mixture
) -> NDArray[np.float64]:
    """Return how likely a batch comes from each bucket (source, language pair), in the order given.

    A language pair counts by the square root of its text and by how much it matters; inside a pair a source
    counts by the square root of its size and by its weight.
    """
    mass = {key: size**0.5 * mixture.of_source(key[0]) for key, size in sizes.items()}
    by_pair: dict[tuple[str, str], float] = {}
    for (_, languages), value in mass.items():
        by_pair[languages] = by_pair.get(languages, 0.0) + value
    shares = np.array(
        [mixture.of_languages(key[1]) * value / by_pair[key[1]] ** 0.5 for key, value in mass.items()]
    )
    return shares / shares.sum()


def _encode(
    texts: Sequence[str], tokenizer: sentencepiece.SentencePieceProcessor, cuts: int
) -> tuple[NDArray[np.uint16], NDArray[np.int64]]:
    flat: list[NDArray[np.uint16]] = []
    lengths: list[NDArray[np.int64]] = []
    for cut in range(cuts):
        sampled = {"enable_sampling": True, "alpha": _SMOOTHNESS, "nbest_size": -1} if cut else {}
        for first in range(0, len(texts), _CHUNK):
            chunk = [spaced(text) for text in texts[first : first + _CHUNK]]
            encoded = tokenizer.encode(chunk, num_threads=2, **sampled)
            lengths.append(np.fromiter(map(len, encoded), dtype=np.int64, count=len(encoded)))
            flat.append(np.fromiter((piece for row in encoded for piece in row), dtype=np.uint16))
    ends = np.concatenate([[0], np.cumsum(np.concatenate(lengths))])
    size = len(texts)
    return np.concatenate(flat), np.stack([ends[cut * size : (cut + 1) * size + 1] for cut in range(cuts)])

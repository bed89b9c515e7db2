"""Training text → sentence pairs as pieces for the encoder."""

from collections.abc import Iterable, Iterator
from random import Random

import numpy as np

from alignkit.toolkit import Toolkit
from models.training.contextual.texts import Texts
from models.training.corpus import Pair, Row, source_weight
from models.training.packing import Mixture

_CHUNK = 10_000
_LONGEST = 100  # words of a side, about: what the encoder's places hold
_MIXTURE = Mixture(first=3.0)


def draw(rows: Iterable[Row], share: float, rng: Random) -> Iterator[Pair]:
    """Draw one pair of a row at most, languages and sources that matter more often."""
    for row in rows:
        pairs = [pair for pair in row.pairs() if max(text.count(" ") for text in pair.texts) < _LONGEST]
        weights = [_MIXTURE.of_languages(pair.languages) for pair in pairs]
        if not pairs or not any(weights):
            continue
        pair = rng.choices(pairs, weights)[0]
        if rng.random() < share * source_weight(row.source) * _MIXTURE.of_languages(pair.languages):
            yield pair


def encode(pairs: Iterable[Pair], toolkit: Toolkit) -> Texts:
    """Turn pairs into pieces of the embedded model's vocabulary; every text is kept once."""
    numbers: dict[str, int] = {}
    both = [[numbers.setdefault(text, len(numbers)) for text in pair.texts] for pair in pairs]
    pieces, lengths = [np.zeros(0, dtype=np.uint16)], [0]
    texts = list(numbers)
    for first in range(0, len(texts), _CHUNK):
        rows = toolkit.model.pieces_of(texts[first : first + _CHUNK])
        lengths += map(len, rows)
        pieces.append(np.fromiter((piece for row in rows for piece in row), dtype=np.uint16))
    return Texts(
        np.concatenate(pieces),
        np.cumsum(lengths),
        np.array(both, dtype=np.int32).reshape(-1, 2),
    )

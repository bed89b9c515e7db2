"""Word alignment inside one bead: tokens, their vectors and the lexicon → links with a probability.

Each token may stay unlinked: it competes with a null partner of fixed score. Evidence is the cosine of
the word vectors, the lexicon (base forms and compound parts), identity, likeness of spelling and
position; a second pass lets links support their neighbours, as word order does.
"""

import math
from collections.abc import Iterator, Sequence

import numpy as np
from numpy.typing import NDArray

from alignkit.lexicon import Lexicon
from alignkit.records import Link
from alignkit.tokens import Token

Floats = NDArray[np.float32]

# Weights of the evidence in units of log odds; set on the development sets by benchmarks/word_alignment.py.
COSINE, LEXICON, SAME, ALIKE, PLACE, NEIGHBOUR = 6.0, 7.0, 3.5, 3.0, 5.0, 1.6
# What an unlinked token scores; without a lexicon every true link has less behind it.
NULL, NULL_WITHOUT_LEXICON = 1.8, 1.0
DIFFERENT_KIND, OTHER_VALUE, OTHER_MARK = -4.0, -2.0, -1.0
LEAST_PROBABILITY = 0.35
# Pairs of tokens compared at once, and the size of the pieces that a longer line is cut into: its memory
# would grow with the square of its length.
_MOST_PAIRS, _PIECE = 4_000_000, 250_000


def align_words(
    source: Sequence[Token],
    target: Sequence[Token],
    source_vectors: Floats,
    target_vectors: Floats,
    lexicon: Lexicon | None = None,
) -> tuple[Link, ...]:
    """Link the tokens of two texts that translate each other.

    Args:
        source: n tokens.
        target: m tokens.
        source_vectors: (n, dim), one row a token as from ``Encoder.encode_words``.
        target_vectors: (m, dim).
        lexicon: Translation table in this direction, if there is one.

    Returns:
        Links in order of source, then target; a token may have several links or none.
    """
    null = NULL_WITHOUT_LEXICON if lexicon is None else NULL
    links: list[Link] = []
    for (i0, i1), (j0, j1) in _pieces(len(source), len(target)):
        score = evidence(source[i0:i1], target[j0:j1], source_vectors[i0:i1], target_vectors[j0:j1], lexicon)
        probability = _agree(score, null)
        for _ in range(2):
            probability = _agree(score + NEIGHBOUR * _support(probability), null)
        links += (
            Link(i0 + int(i), j0 + int(j), round(float(probability[i, j]), 4))
            for i, j in np.argwhere(_chosen(probability))
        )
    return tuple(links)


def _pieces(n: int, m: int) -> Iterator[tuple[tuple[int, int], tuple[int, int]]]:
    """Cut two lines in proportion if they are too long for one matrix; empty pieces are left out."""
    count = math.ceil(math.sqrt(n * m / _PIECE)) if n * m > _MOST_PAIRS else 1
    for k in range(count):
        rows = n * k // count, n * (k + 1) // count
        columns = m * k // count, m * (k + 1) // count
        if rows[0] < rows[1] and columns[0] < columns[1]:
            yield rows, columns


def evidence(
    source: Sequence[Token],
    target: Sequence[Token],
    source_vectors: Floats,
    target_vectors: Floats,
    lexicon: Lexicon | None,
) -> Floats:
    """Score every pair of tokens, (n, m), before they compete."""
    n, m = len(source), len(target)
    place = np.abs((np.arange(n) + 0.5)[:, None] / n - (np.arange(m) + 0.5)[None, :] / m)
    score = COSINE * np.maximum(_unit(source_vectors) @ _unit(target_vectors).T, 0.0) - PLACE * place
    words = [[k for k, token in enumerate(side) if token.is_word] for side in (source, target)]
    texts = [source[i].text for i in words[0]], [target[j].text for j in words[1]]
    spelling = ALIKE * np.maximum(likenesses(*texts) - 0.6, 0.0)
    if lexicon is not None:
        spelling += LEXICON * np.sqrt(np.minimum(1.0, 2.0 * lexicon.relations(*texts)))
    kinds = np.full((n, m), DIFFERENT_KIND, dtype=np.float32)
    kinds[np.ix_(*words)] = spelling
    _score_others(kinds, source, target)
    return np.asarray(score + kinds, dtype=np.float32)


def _score_others(kinds: Floats, source: Sequence[Token], target: Sequence[Token]) -> None:
    """Fill in the pairs of equal texts, of numbers and of marks."""
    places: dict[str, list[int]] = {}
    for j, token in enumerate(target):
        places.setdefault(token.text, []).append(j)
        if not token.is_word:
            places.setdefault(_kind(token), []).append(j)
    for i, token in enumerate(source):
        for j in places.get(_kind(token), ()):
            alike = token.is_number and _digits(token.text) == _digits(target[j].text)
            kinds[i, j] = SAME / 2 if alike else OTHER_VALUE if token.is_number else OTHER_MARK
        for j in places.get(token.text, ()):
            kinds[i, j] = SAME if token.is_word or token.is_number else SAME / 2


def _kind(token: Token) -> str:
    """A key no token's text can be, as it holds a space."""
    return "a word" if token.is_word else "a number" if token.is_number else "a mark"


def likenesses(source: Sequence[str], target: Sequence[str]) -> Floats:
    """Jaro–Winkler similarity of all spellings, (n, m), 0..1; words under four letters are like none."""
    from rapidfuzz.distance import JaroWinkler
    from rapidfuzz.process import cdist

    if not source or not target:
        return np.zeros((len(source), len(target)), dtype=np.float32)
    folded = [word.casefold() for word in source], [word.casefold() for word in target]
    alike: Floats = cdist(*folded, scorer=JaroWinkler.similarity, dtype=np.float32)
    for axis, words in enumerate(folded):
        short = np.array([len(word) < 4 for word in words])
        alike[short if axis == 0 else (slice(None), short)] = 0.0
    return alike


def _digits(text: str) -> str:
    return "".join(filter(str.isdigit, text))


def _unit(vectors: Floats) -> Floats:
    lengths = np.linalg.norm(vectors, axis=1, keepdims=True)
    rows: Floats = vectors / np.maximum(lengths, 1e-9)
    return rows


def _agree(score: Floats, null: float) -> Floats:
    """Let tokens compete for partners in both directions, null included, and take the geometric mean."""
    forward, backward = _with_null(score, null), _with_null(score.T, null).T
    agreed: Floats = np.sqrt(forward * backward)
    return agreed


def _with_null(score: Floats, null: float) -> Floats:
    top = np.maximum(score.max(axis=1, keepdims=True), null)
    raised = np.exp(score - top)
    shares: Floats = raised / (raised.sum(axis=1, keepdims=True) + np.exp(null - top))
    return shares


def _support(probability: Floats) -> Floats:
    """Sum the probabilities of the links one step along the diagonals, in both word orders."""
    padded = np.pad(probability, 1)
    support: Floats = padded[:-2, :-2] + padded[2:, 2:] + 0.5 * (padded[:-2, 2:] + padded[2:, :-2])
    return support


def _chosen(probability: Floats) -> NDArray[np.bool_]:
    """Keep links that are probable and, for at least one of their tokens, the best there is."""
    best = (probability == probability.max(axis=1, keepdims=True)) | (
        probability == probability.max(axis=0, keepdims=True)
    )
    kept: NDArray[np.bool_] = best & (probability >= LEAST_PROBABILITY)
    return kept

"""Word alignment inside one bead: tokens, their vectors and the lexicon → links with a probability.

Each token may stay unlinked: it competes with a null partner of fixed score. Evidence is the cosine of
the word vectors, the lexicon (base forms and compound parts), identity, likeness of spelling and
position; a second pass lets links support their neighbours, as word order does.
"""

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from alignkit.lexicon import Lexicon
from alignkit.records import Link
from alignkit.tokens import Token

Floats = NDArray[np.float32]

# Weights of the evidence in units of log odds; set on the development sets by benchmarks/word_alignment.py.
COSINE, LEXICON, SAME, ALIKE, PLACE, NEIGHBOUR = 6.0, 7.0, 3.5, 3.0, 5.0, 1.6
NULL = 2.6
LEAST_PROBABILITY = 0.35


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
    if not source or not target:
        return ()
    score = evidence(source, target, source_vectors, target_vectors, lexicon)
    probability = _agree(score)
    for _ in range(2):
        probability = _agree(score + NEIGHBOUR * _support(probability))
    return tuple(
        Link(int(i), int(j), round(float(probability[i, j]), 4)) for i, j in np.argwhere(_chosen(probability))
    )


def evidence(
    source: Sequence[Token],
    target: Sequence[Token],
    source_vectors: Floats,
    target_vectors: Floats,
    lexicon: Lexicon | None,
) -> Floats:
    """Score every pair of tokens, (n, m), before they compete."""
    score = COSINE * np.maximum(_unit(source_vectors) @ _unit(target_vectors).T, 0.0)
    n, m = len(source), len(target)
    place = np.abs((np.arange(n) + 0.5)[:, None] / n - (np.arange(m) + 0.5)[None, :] / m)
    score -= PLACE * place
    for i, one in enumerate(source):
        for j, other in enumerate(target):
            score[i, j] += _pair_evidence(one, other, lexicon)
    return score.astype(np.float32)


def _pair_evidence(one: Token, other: Token, lexicon: Lexicon | None) -> float:
    if one.is_word != other.is_word or one.is_number != other.is_number:
        return -4.0
    if one.text == other.text:
        return SAME if one.is_word or one.is_number else SAME / 2
    if one.is_number:
        return SAME / 2 if _digits(one.text) == _digits(other.text) else -2.0
    if not one.is_word:
        return -1.0
    known = relation(lexicon, one.text, other.text) if lexicon else 0.0
    return LEXICON * min(1.0, 2.0 * known) ** 0.5 + ALIKE * max(0.0, likeness(one.text, other.text) - 0.6)


def relation(lexicon: Lexicon, source_word: str, target_word: str) -> float:
    """Lexicon strength of a word pair, or of the source word and a part of the target compound, 0..1."""
    best = lexicon.strength(source_word, target_word)
    for part in lexicon.target.parts(target_word)[::-1]:
        best = max(best, 0.8 * lexicon.strength(source_word, part))
    for part in lexicon.source.parts(source_word)[::-1]:
        best = max(best, 0.8 * lexicon.strength(part, target_word))
    return best


def likeness(one: str, other: str) -> float:
    """Similarity of two spellings, 0..1; words under four letters are never alike unless equal."""
    one, other = one.casefold(), other.casefold()
    if one == other:
        return 1.0
    if min(len(one), len(other)) < 4:
        return 0.0
    from rapidfuzz.distance import JaroWinkler

    return float(JaroWinkler.similarity(one, other))


def _digits(text: str) -> str:
    return "".join(filter(str.isdigit, text))


def _unit(vectors: Floats) -> Floats:
    lengths = np.linalg.norm(vectors, axis=1, keepdims=True)
    rows: Floats = vectors / np.maximum(lengths, 1e-9)
    return rows


def _agree(score: Floats) -> Floats:
    """Let tokens compete for partners in both directions, null included, and take the geometric mean."""
    forward, backward = _with_null(score), _with_null(score.T).T
    agreed: Floats = np.sqrt(forward * backward)
    return agreed


def _with_null(score: Floats) -> Floats:
    top = np.maximum(score.max(axis=1, keepdims=True), NULL)
    raised = np.exp(score - top)
    shares: Floats = raised / (raised.sum(axis=1, keepdims=True) + np.exp(NULL - top))
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

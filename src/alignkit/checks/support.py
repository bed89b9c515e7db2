"""How firmly each word of a bead is backed by the other side, and how doubtful it is.

A word is backed by its links and by the likeliest word opposite: by the lexicon, by its vector, or because it
is the same word. Words weigh what their vectors weigh in a sentence, so that small words count for little;
marks, numbers and dates weigh nothing. All that checks of meaning ask of a bead is computed here, once.
"""

from collections.abc import Callable, Iterator, Sequence
from itertools import islice
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from alignkit.checks.base import Comparison
from alignkit.checks.doubt import Doubt
from alignkit.checks.reading import read
from alignkit.checks.word_facts import PLACES, Grid, Half, facts
from alignkit.contextual import KINDS, Verdict
from alignkit.languages.dates import find_moments
from alignkit.lexicon import Lexicon, Vocabulary
from alignkit.records import Pair
from alignkit.tokens import Token

Floats = NDArray[np.float32]
Halves = NDArray[np.float16]

# Cosine of words that have nothing in common, and of sure translations.
_STRANGER, _TWIN = 0.2, 0.65
_MUCH = 8.0  # log of the links of a word that is known as well as can be
_TOGETHER = 256  # beads whose words are judged at a time
_SHORTEST = 3  # letters of words whose spelling is compared
_OPINIONS = {name: place for place, name in enumerate((*KINDS, "human"))}
Opinions = tuple[Floats, Floats] | None


class Side(NamedTuple):
    """The tokens of one side of a bead with their facts, (n, len(FEATURES)), and doubts, if judged.

    ``opinions`` are what the contextual judge thinks of every token, if it was asked: the probability of each
    of its kinds and that people would mark the word, (n, len(KINDS) + 1).
    """

    tokens: tuple[Token, ...]
    facts: Halves
    doubt: Doubt | None = None
    opinions: Floats | None = None

    def fact(self, name: str) -> Floats:
        """One fact about every token."""
        column: Floats = self.facts[:, PLACES[name]].astype(np.float32)
        return column

    def opinion(self, name: str) -> Floats:
        """What the contextual judge thinks of every token: one of its kinds, or ``human``.

        Raises:
            ValueError: If it was not asked.
        """
        if self.opinions is None:
            raise ValueError("no contextual judge was asked")
        column: Floats = self.opinions[:, _OPINIONS[name]]
        return column

    @property
    def support(self) -> Floats:
        """How firmly the other side backs each word, 0..1."""
        return self.fact("support")

    @property
    def weight(self) -> Floats:
        """What each word weighs; marks, numbers and dates weigh nothing."""
        return self.fact("weight")

    @property
    def mean(self) -> float:
        """Support of an average unit of weight."""
        return float(self.facts[0, PLACES["own_support"]])


class Backed(NamedTuple):
    """Both sides of a bead."""

    pair: Pair
    source: Side
    target: Side

    @property
    def cosine(self) -> float:
        """Cosine of the two sentences."""
        return float(self.source.facts[0, PLACES["sentence"]])


class Described(NamedTuple):
    """A bead with the facts of its words, side by side, each (n, len(FEATURES)), and opinions, if any."""

    pair: Pair
    facts: tuple[Floats, Floats]
    opinions: Opinions = None


class _Words:
    """What is known of one side's words wherever they stand, each looked up once."""

    def __init__(
        self,
        texts: Sequence[str],
        vectors: Floats,
        vocabulary: Vocabulary | None,
        evidence: Callable[[str], int] | None,
    ) -> None:
        self.rows = {text: number for number, text in enumerate(texts)}
        self.vectors = vectors
        self.sizes: Floats = np.linalg.norm(vectors, axis=1)
        self.known = np.zeros(len(texts), dtype=np.float32)
        self.frequency = np.zeros(len(texts), dtype=np.float32)
        for number, text in enumerate(texts):
            if text[0].isalpha():
                if evidence is not None:
                    self.known[number] = min(1.0, float(np.log1p(evidence(text))) / _MUCH)
                if vocabulary is not None:
                    self.frequency[number] = np.log10(1.0 + vocabulary.per_million(text))
        self.shape = np.array(
            [(len(t), t[0].isupper(), t[0].isalpha(), t[0].isdigit()) for t in texts], dtype=np.float32
        ).reshape(-1, 4)
        self.folded = [text.casefold() for text in texts]


def backed(comparison: Comparison) -> tuple[Backed, ...]:
    """Judge every bead that has words on both sides."""
    found: list[Backed] = []
    network = comparison.doubt_weights
    waiting = describe(comparison)
    while beads := list(islice(waiting, _TOGETHER)):
        doubts = iter(
            network.judge([rows for bead in beads for rows in bead.facts]) if network is not None else ()
        )
        found += [with_doubts(bead, doubts) for bead in beads]
    return tuple(found)


def with_doubts(bead: Described, doubts: Iterator[Doubt]) -> Backed:
    """Take the next two doubts, if there are any, for the two sides of a bead."""
    one, two = (
        Side(tokens, rows.astype(np.float16), next(doubts, None), opinions)
        for tokens, rows, opinions in zip(
            (bead.pair.source_tokens, bead.pair.target_tokens),
            bead.facts,
            bead.opinions or (None, None),
            strict=True,
        )
    )
    return Backed(bead.pair, one, two)


def describe(comparison: Comparison) -> Iterator[Described]:
    """Describe every bead that has words on both sides, one at a time: the numbers of all would be much."""
    if comparison.word_vectors is None:
        return
    words = _known_words(comparison)
    dated = tuple(
        frozenset(
            place for moment in find_moments(d.text, d.language) for place in range(moment.start, moment.end)
        )
        for d in (comparison.source, comparison.target)
    )
    for pair, verdict in zip(comparison.pairs, comparison.once(read), strict=True):
        if pair.source_tokens and pair.target_tokens:
            found = _described(pair, words, comparison.lexicon, dated)
            yield found if verdict is None else found._replace(opinions=_opinions(verdict))


def _opinions(verdict: Verdict) -> Opinions:
    rows = np.concatenate([verdict.kinds, verdict.human[:, None]], axis=1)
    return rows[: verdict.source_size], rows[verdict.source_size :]


def _known_words(comparison: Comparison) -> tuple[_Words, _Words]:
    lexicon, encode = comparison.lexicon, comparison.word_vectors
    found = []
    for tokens, document, evidence in (
        (
            (pair.source_tokens for pair in comparison.pairs),
            comparison.source,
            lexicon.evidence if lexicon else None,
        ),
        (
            (pair.target_tokens for pair in comparison.pairs),
            comparison.target,
            lexicon.target_evidence if lexicon else None,
        ),
    ):
        texts = sorted({token.text for side in tokens for token in side})
        vectors = encode(texts) if encode and texts else np.zeros((len(texts), 1), dtype=np.float32)
        found.append(_Words(texts, vectors, comparison.vocabularies.get(document.language), evidence))
    return found[0], found[1]


def _described(
    pair: Pair, words: tuple[_Words, _Words], lexicon: Lexicon | None, dated: tuple[frozenset[int], ...]
) -> Described:
    sides = pair.source_tokens, pair.target_tokens
    rows = [[known.rows[token.text] for token in side] for known, side in zip(words, sides, strict=True)]
    units = [_units(known.vectors[row], known.sizes[row]) for known, row in zip(words, rows, strict=True)]
    grid = _grid(
        pair, units, [[k.folded[n] for n in row] for k, row in zip(words, rows, strict=True)], lexicon
    )
    backing = np.clip((grid.cosines - _STRANGER) / (_TWIN - _STRANGER), 0, 1)
    backing = np.maximum(backing, np.sqrt(np.minimum(1.0, 2 * grid.related)))
    support = np.maximum(backing, grid.same) + grid.linked
    halves = [
        Half(
            known.vectors[row],
            known.sizes[row],
            support.max(axis=1 - axis) / 2,
            _weights(side, known.sizes[row], dated[axis]),
            known.known[row],
            known.frequency[row],
            known.shape[row],
        )
        for axis, (known, row, side) in enumerate(zip(words, rows, sides, strict=True))
    ]
    has_table = lexicon is not None
    return Described(
        pair,
        (
            facts(halves[0], halves[1], grid, has_table=has_table, is_source=True),
            facts(halves[1], halves[0], grid.turned, has_table=has_table, is_source=False),
        ),
    )


def _units(vectors: Floats, sizes: Floats) -> Floats:
    """Scale rows to length 1; zero rows stay zero."""
    return np.asarray(vectors / np.maximum(sizes, 1e-9)[:, None], dtype=np.float32)


def _grid(pair: Pair, units: Sequence[Floats], folded: Sequence[list[str]], lexicon: Lexicon | None) -> Grid:
    from rapidfuzz.distance import Levenshtein
    from rapidfuzz.process import cdist

    cosines = units[0] @ units[1].T
    if lexicon is None:
        related = np.zeros_like(cosines)
    else:
        related = lexicon.relations(
            [token.text for token in pair.source_tokens], [token.text for token in pair.target_tokens]
        )
    linked = np.zeros_like(cosines)
    for link in pair.links:
        linked[link.source, link.target] = link.probability
    long = [
        [text if len(text) >= _SHORTEST and text[0].isalpha() else "" for text in side] for side in folded
    ]
    spelled = cdist(*long, scorer=Levenshtein.normalized_similarity, dtype=np.float32)
    spelled[np.array([not text for text in long[0]])] = 0.0
    same = (np.array(folded[0])[:, None] == np.array(folded[1])[None, :]).astype(np.float32)
    return Grid(cosines, related, linked, spelled, same)


def _weights(tokens: Sequence[Token], sizes: Floats, dated: frozenset[int]) -> Floats:
    """Numbers and dates weigh nothing: checks of their own compare them by value."""
    counted = np.array([token.is_word and token.start not in dated for token in tokens])
    weights: Floats = np.where(counted, sizes, 0.0).astype(np.float32)
    return weights

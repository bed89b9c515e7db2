"""Words on one side that nothing on the other supports, paired up, with what speaks for an error.

A target word is suspected when the lexicon knows it well and nothing in the source supports it, while a
source word at its place is known well and nothing in the target supports that one either. Free
translation leaves such orphans everywhere; what tells an error apart is learned from clean and planted
pairs (``models/training/senses.py``): how many orphans there are, how far apart the two words are by way
of shared renderings and vectors, whether their neighbours are linked, and how rare they are.
"""

import math
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, fields

import numpy as np
from numpy.typing import NDArray

from alignkit.checks.base import Comparison
from alignkit.lexicon import Lexicon
from alignkit.records import Pair
from alignkit.tokens import Token

_LEAST_EVIDENCE = 3  # links or dictionary entries behind a word before "never seen" means anything
_SUPPORT = 0.02  # lexicon strength from which a word counts as supported
_APART = 0.3  # how far from its counterpart's place a suspect may stand, as a share of the text
_AROUND = (-3, -2, -1, 1, 2, 3)  # a French phrase puts an article and an apostrophe between two nouns
_FUNCTION = 500.0  # words more frequent than this (per million) have no sense to get wrong


@dataclass(frozen=True, slots=True)
class Features:
    """What speaks for an error, one number each."""

    orphans: float
    walk: float
    best_walk: float
    cosine: float
    best_cosine: float
    sentence_cosine: float
    source_best_cosine: float
    distance: float
    linked_neighbours: float
    rarity: float

    def mapping(self) -> dict[str, float]:
        """The numbers by name."""
        return {field.name: getattr(self, field.name) for field in fields(self)}


@dataclass(frozen=True, slots=True)
class Suspect:
    """A source and a target word, by place in their pair, that may be one wrong translation."""

    source: int
    target: int
    features: Features

    def probability(self, weights: Mapping[str, float]) -> float:
        """Logistic probability that the target word is an error, given as many errors as clean words."""
        total = weights["intercept"] + sum(
            weights[name] * value for name, value in self.features.mapping().items()
        )
        return float(1 / (1 + np.exp(-total)))


class _Bead:
    """One pair with what the features need, computed once."""

    def __init__(self, pair: Pair, lexicon: Lexicon, vectors: Sequence[NDArray[np.float32]]) -> None:
        self.pair, self.lexicon = pair, lexicon
        one, two = vectors
        self.sentence = _unit(one.sum(axis=0, keepdims=True))[0]
        self.one, self.two = _unit(one), _unit(two)
        self.cosine = self.one @ self.two.T
        texts = [t.text for t in pair.source_tokens], [t.text for t in pair.target_tokens]
        self.related = lexicon.relations(*texts)
        self.linked = {(link.source, link.target) for link in pair.links}
        self.sources = [k for k in range(len(pair.source_tokens)) if self._is_orphan_source(k)]
        self.targets = [k for k in range(len(pair.target_tokens)) if self._is_orphan_target(k)]

    def _means(self, token: Token) -> bool:
        return _has_sense(token, self.lexicon.source.per_million(token.text))

    def _is_orphan_source(self, place: int) -> bool:
        token = self.pair.source_tokens[place]
        if not self._means(token):
            return False
        if self.lexicon.evidence(token.text) < _LEAST_EVIDENCE:
            return False
        return not self._supported(self.related[place], token, self.pair.target_tokens)

    def _is_orphan_target(self, place: int) -> bool:
        token = self.pair.target_tokens[place]
        if not _has_sense(token, self.lexicon.target.per_million(token.text)):
            return False
        if self.lexicon.target_evidence(token.text) < _LEAST_EVIDENCE:
            return False
        return not self._supported(self.related[:, place], token, self.pair.source_tokens)

    @staticmethod
    def _supported(related: NDArray[np.float32], token: Token, others: Sequence[Token]) -> bool:
        folded = token.text.casefold()
        return bool(related.max() >= _SUPPORT) or any(other.text.casefold() == folded for other in others)

    def suspects(self, least_rarity: float) -> Iterator[Suspect]:
        """Yield for each rare orphan of the target the orphan of the source nearest to its place."""
        n, m = len(self.pair.source_tokens), len(self.pair.target_tokens)
        for j in self.targets:
            if rarity(self.pair.target_tokens[j].text, self.lexicon) < least_rarity:
                continue
            near = [
                (-self._linked_neighbours(i, j), abs(i / n - j / m), i)
                for i in self.sources
                if abs(i / n - j / m) <= _APART or self._linked_neighbours(i, j)
            ]
            if near:
                i = min(near)[2]
                yield Suspect(i, j, self._features(i, j))

    def _features(self, i: int, j: int) -> Features:
        source, target = self.pair.source_tokens[i], self.pair.target_tokens[j]
        words = [token.text for token in self.pair.source_tokens if self._means(token)]
        n, m = len(self.pair.source_tokens), len(self.pair.target_tokens)
        walks = self.lexicon.walks(target.text)
        return Features(
            orphans=min(len(self.targets), 8),
            walk=_depth(walks.get(self.lexicon.source.lemma(source.text), 0.0)),
            best_walk=_depth(
                max((walks.get(self.lexicon.source.lemma(word), 0.0) for word in words), default=0)
            ),
            cosine=float(self.cosine[i, j]),
            best_cosine=float(self.cosine[:, j].max()),
            sentence_cosine=float(self.sentence @ self.two[j]),
            source_best_cosine=float(self.cosine[i].max()),
            distance=abs(i / n - j / m),
            linked_neighbours=self._linked_neighbours(i, j),
            rarity=rarity(target.text, self.lexicon),
        )

    def _linked_neighbours(self, i: int, j: int) -> float:
        """How many of the words around one are linked to words around the other."""
        return float(sum((i + a, j + b) in self.linked for a in _AROUND for b in _AROUND))


def rarity(word: str, lexicon: Lexicon) -> float:
    """How rare a target word is: minus the decimal logarithm of its occurrences per million, at most 1."""
    return -float(np.log10(lexicon.target.per_million(word) + 0.1))


def _unit(vectors: NDArray[np.float32]) -> NDArray[np.float32]:
    rows: NDArray[np.float32] = vectors / np.maximum(np.linalg.norm(vectors, axis=1, keepdims=True), 1e-9)
    return rows


def _has_sense(token: Token, per_million: float) -> bool:
    return token.is_word and len(token.text) > 3 and per_million <= _FUNCTION


def _depth(share: float) -> float:
    """Map a walk's probability, which spans decades, to 0..1."""
    return float(np.log10(max(share, 1e-5)) + 5) / 5


def suspects(comparison: Comparison, least_rarity: float = -math.inf) -> Iterator[tuple[Pair, Suspect]]:
    """Yield every suspect of a comparison that has a lexicon and word vectors; common words on demand."""
    if comparison.lexicon is None or comparison.word_vectors is None:
        return
    for pair in comparison.pairs:
        if pair.bead.is_gap or not pair.source_tokens or not pair.target_tokens:
            continue
        sides = [
            comparison.word_vectors([token.text for token in tokens])
            for tokens in (pair.source_tokens, pair.target_tokens)
        ]
        for suspect in _Bead(pair, comparison.lexicon, sides).suspects(least_rarity):
            yield pair, suspect

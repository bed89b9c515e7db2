"""What speaks for and against a translation, one row a pair: higher is better in every column.

All of it is independent of the language pair: shares, counts and frequencies, no word and no letter.
"""

from dataclasses import dataclass, replace

import numpy as np
from numpy.typing import NDArray

from alignkit.fidelity.matching import Matched
from alignkit.fidelity.vocabulary import FACTS, RAREST
from alignkit.words.forms import MARK, NUMBER, WORD

Floats = NDArray[np.float64]
Flags = NDArray[np.bool_]

PARTS: dict[str, tuple[str, ...]] = {
    "meaning": ("cosine", "profile"),
    "source_coverage": ("source_covered", "source_lost", "source_gravest"),
    "target_coverage": ("target_covered", "target_lost", "target_gravest"),
    "numbers": ("source_numbers", "target_numbers"),
    "names": ("source_names", "target_names"),
    "polarity": ("polarity",),
    "fluency": ("frequency", "rarity", "unknown", "repeated", "left", "marks"),
    "length": ("ratio",),
    "ease": (
        "source_length", "target_length", "source_frequency", "source_rare", "source_rarity",
        "source_unknown", "source_weight", "target_weight", "source_capitals", "target_capitals",
    ),
}  # fmt: skip
"""Parts of a score → the evidence that each rests on."""
EVIDENCE = tuple(name for names in PARTS.values() for name in names)
CONTEXT = {"context": ("reads_quality", "reads_critical", "reads_marked", "reads_wrong")}
"""One more part where a contextual judge has read the pair: see `alignkit.contextual.summary`."""
LEARNED = "profile"
"""The one column that is learned: it is filled in by `Weights.rate`."""

_RENDERED = 0.6  # best rating from which a word counts as rendered in full
_RARE = 1.0  # log10 of occurrences in a million below which a word is rare
_FAR = 1.0  # log10 of frequencies between a word of the other language and one that both have
_USUAL = 0.35  # log ratio of lengths that languages may differ by
_BITS = 20  # of a form's number in a key; fewer forms are remembered


@dataclass(frozen=True, slots=True)
class _Side:
    """One side's columns: sums over each pair's words."""

    matched: Matched
    pairs: int

    def total(self, values: NDArray[np.generic]) -> Floats:
        """Add up a number a word by pair."""
        sums = np.bincount(self.matched.pair, weights=values, minlength=self.pairs)
        return np.asarray(sums, dtype=np.float64)

    def kind(self, kind: int) -> Flags:
        return np.asarray(self.matched.words.kinds[self.matched.forms] == kind)

    def fact(self, name: str) -> Floats:
        return np.asarray(self.matched.words.facts[self.matched.forms, FACTS.index(name)], dtype=np.float64)

    def weights(self) -> Floats:
        """How much each word carries; marks carry nothing."""
        found = self.matched.words.weights[self.matched.forms] * ~self.kind(MARK)
        return found.astype(np.float64)

    def lost(self) -> Floats:
        """How far each word is not rendered, 0..1."""
        return np.clip(1 - self.matched.best.astype(np.float64) / _RENDERED, 0.0, 1.0)

    def inner_capitals(self) -> Flags:
        """Capitalised words that do not open the text."""
        opens = np.append(True, np.diff(self.matched.pair) != 0)[: len(self.matched.pair)]
        return np.asarray((self.fact("capital") > 0) & self.kind(WORD) & ~opens)

    def repeated(self) -> Floats:
        """How many pairs of neighbouring words were there before."""
        pair, forms = self.matched.pair, self.matched.forms
        keys = (pair[1:] << 2 * _BITS) | (forms[:-1] << _BITS) | forms[1:]
        keys = keys[pair[1:] == pair[:-1]]
        once = np.unique(keys)
        counts = (np.bincount(own >> 2 * _BITS, minlength=self.pairs) for own in (keys, once))
        return np.subtract(*counts).astype(np.float64)


@dataclass(frozen=True, slots=True)
class Seen:
    """Evidence of n pairs, (n, len(EVIDENCE)), vectors of their sides, (n, dim), and words of each, (n,).

    Where a contextual judge has read them its columns follow.
    """

    evidence: Floats
    source: NDArray[np.float32]
    target: NDArray[np.float32]
    source_words: Floats
    target_words: Floats

    def in_context(self, read: Floats) -> "Seen":
        """Add what a contextual judge says of each pair, (n, 4)."""
        return replace(self, evidence=np.hstack([self.evidence, read]))


def look(source: Matched, target: Matched) -> Seen:
    """Describe pairs; the learned column of the evidence is 0.0."""
    pairs = len(source.sums)
    words = (side.total(~side.kind(MARK)) for side in (_Side(source, pairs), _Side(target, pairs)))
    return Seen(evidence(source, target), source.sums, target.sums, *words)


def evidence(source: Matched, target: Matched) -> Floats:
    """Describe pairs, shape (pairs, len(EVIDENCE)); the learned column is 0.0."""
    pairs = len(source.sums)
    sides = _Side(source, pairs), _Side(target, pairs)
    found: dict[str, Floats] = {LEARNED: np.zeros(pairs), "cosine": np.maximum(0.0, cosines(source, target))}
    for name, side in zip(("source", "target"), sides, strict=True):
        found |= {f"{name}_{own}": values for own, values in _of_side(side).items()}
    found |= _of_fluency(sides[0], sides[1], found)
    sizes = [np.expm1(-found[f"{name}_length"]) for name in ("source", "target")]
    found["ratio"] = -np.maximum(0.0, np.abs(np.log((sizes[1] + 1) / (sizes[0] + 1))) - _USUAL)
    found["polarity"] = -_denied(*sides)
    return np.stack([found[name] for name in EVIDENCE], axis=1)


def cosines(source: Matched, target: Matched) -> Floats:
    """Likeness of the sides' sums, -1..1; 0.0 where one has none."""
    one, two = source.sums, target.sums
    lengths = np.linalg.norm(one, axis=1) * np.linalg.norm(two, axis=1)
    products = np.einsum("nd,nd->n", one, two) / np.where(lengths > 0, lengths, 1.0)
    return np.asarray(products, dtype=np.float64)


def _of_side(side: _Side) -> dict[str, Floats]:
    """What is told of source and target alike."""
    weights, lost, word = side.weights(), side.lost(), side.kind(WORD)
    words, mass = np.maximum(1.0, side.total(word)), np.maximum(1e-9, side.total(weights))
    rare = np.clip(_RARE - side.fact("frequency"), 0.0, _RARE - RAREST) * word
    capitals = side.inner_capitals()
    return {
        "covered": side.total(weights * side.matched.best) / mass,
        "lost": -np.log1p(side.total(weights * lost)),
        "gravest": -side.total(weights**2 * lost) / mass,
        "numbers": -np.log1p(side.total(side.fact("digits") * side.kind(NUMBER) * lost)),
        "names": -np.log1p(side.total(capitals * lost)),
        "length": -np.log1p(side.total(np.ones(len(word)))),
        "frequency": side.total(side.fact("frequency") * word) / words,
        "rare": -np.log1p(side.total(rare)),
        "rarity": -side.total(rare) / words,
        "unknown": -side.total((side.fact("frequency") <= RAREST) & word) / words,
        "weight": mass / words,
        "capitals": side.total(capitals) / words,
        "marks": side.total(side.kind(MARK)),
    }


def _of_fluency(source: _Side, target: _Side, found: dict[str, Floats]) -> dict[str, Floats]:
    """What is told of the translation as a text."""
    small = target.kind(WORD) & (target.fact("capital") == 0)
    foreign = (
        small & target.matched.copied & (target.fact("frequency") < target.fact("frequency_there") - _FAR)
    )
    return {
        "frequency": found["target_frequency"],
        "rarity": found["target_rarity"],
        "unknown": found["target_unknown"],
        "repeated": -np.log1p(np.maximum(0.0, target.repeated() - source.repeated())),
        "left": -target.total(foreign) / np.maximum(1.0, target.total(target.kind(WORD))),
        "marks": -np.log1p(np.abs(found["source_marks"] - found["target_marks"])),
    }


def _denied(source: _Side, target: _Side) -> Floats:
    """1.0 where one side denies and nothing on the other answers it."""
    denies = [side.total(side.fact("denies") * side.kind(WORD)) > 0 for side in (source, target)]
    answers = [side.total(side.fact("soft") * side.kind(WORD)) > 0 for side in (source, target)]
    return ((denies[0] & ~denies[1] & ~answers[1]) | (denies[1] & ~denies[0] & ~answers[0])).astype(
        np.float64
    )

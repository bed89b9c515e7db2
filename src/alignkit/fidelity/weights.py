"""What was learned of human judgements: evidence → parts → one number, monotone in every piece of evidence.

A score is additive: every piece of evidence gains points along a rising broken line, the points add up, and
another rising line turns their sum into what people would say, 0..1. So each part has its share in a
score, and no part can get better and the score worse.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from alignkit.fidelity.evidence import CONTEXT, EVIDENCE, LEARNED, PARTS, Seen

Floats = NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class Line:
    """A broken line that never falls, flat outside its ends."""

    x: Floats
    y: Floats

    def __post_init__(self) -> None:
        if len(self.x) < 2 or (np.diff(self.x) <= 0).any() or (np.diff(self.y) < 0).any():
            raise ValueError("a line needs two or more rising x and y that do not fall")

    def __call__(self, values: Floats) -> Floats:
        """Read off the line."""
        return np.interp(values, self.x, self.y)

    @classmethod
    def from_pair(cls, pair: Sequence[Sequence[float]]) -> "Line":
        """Read a line from its x and its y."""
        return cls(np.array(pair[0], dtype=np.float64), np.array(pair[1], dtype=np.float64))

    def to_pair(self) -> list[list[float]]:
        """Return x and y as plain numbers."""
        return [self.x.tolist(), self.y.tolist()]


@dataclass(frozen=True, slots=True)
class Rated:
    """Scores of n pairs: ``score``, ``low`` and ``high`` (n,), and ``parts`` (n, len(PARTS)), all 0..1.

    NaN where neither side has a word, 0.0 where one has none. ``source_words`` and ``words`` (n,) count the
    words of the source and of both.
    """

    score: Floats
    low: Floats
    high: Floats
    parts: Floats
    source_words: Floats
    words: Floats


@dataclass(frozen=True, slots=True)
class FidelityWeights:
    """Learned lines: one a piece of evidence, then points → score → interval of what people say.

    ``profile`` (4 · dim,) weighs two sentence vectors of length 1, their distance and their product in each
    dimension: whether people are used to liking what is said here and how it is rendered. The lines are those
    of EVIDENCE, or of that and of CONTEXT for pairs that a contextual judge has read.
    """

    profile: Floats
    lines: tuple[Line, ...]
    score: Line
    low: Line
    high: Line

    @property
    def parts(self) -> Mapping[str, tuple[str, ...]]:
        """Parts of a score → the evidence that each rests on."""
        return PARTS if len(self.lines) == len(EVIDENCE) else PARTS | CONTEXT

    @property
    def names(self) -> tuple[str, ...]:
        """The evidence, line by line."""
        return tuple(name for names in self.parts.values() for name in names)

    @classmethod
    def from_mapping(cls, weights: Mapping[str, Any]) -> "FidelityWeights":
        """Read the weights by name; a missing name is an error (KeyError)."""
        context = CONTEXT["context"] if len(weights["evidence"]) > len(EVIDENCE) else ()
        names = (*EVIDENCE, *context)
        profile = np.array(weights["profile"].split(), dtype=np.float64) * float(weights["profile_unit"])
        lines = tuple(Line.from_pair(weights["evidence"][name]) for name in names)
        return cls(profile, lines, *(Line.from_pair(weights[name]) for name in ("score", "low", "high")))

    def to_mapping(self) -> dict[str, Any]:
        """Return the weights by name; the many of the profile are whole numbers in one string."""
        unit = float(np.abs(self.profile).max() / 999)
        return {
            "evidence": {name: line.to_pair() for name, line in zip(self.names, self.lines, strict=True)},
            "score": self.score.to_pair(),
            "low": self.low.to_pair(),
            "high": self.high.to_pair(),
            "profile_unit": unit,
            "profile": " ".join(str(round(weight / unit)) for weight in self.profile),
        }

    def rate(self, seen: Seen) -> Rated:
        """Score pairs of which this is seen."""
        columns = seen.evidence.copy()
        columns[:, EVIDENCE.index(LEARNED)] = profile_features(seen.source, seen.target) @ self.profile
        points = np.stack([line(columns[:, k]) for k, line in enumerate(self.lines)], axis=1)
        score = self.score(points.sum(axis=1))
        words = seen.source_words + seen.target_words
        sound = np.where(np.minimum(seen.source_words, seen.target_words) > 0, 1.0, 0.0)
        sound[words == 0] = np.nan
        ends = np.minimum(self.low(score), score), np.maximum(self.high(score), score)
        parts = self._parts(points) * sound[:, None]
        return Rated(score * sound, ends[0] * sound, ends[1] * sound, parts, seen.source_words, words)

    def _parts(self, points: Floats) -> Floats:
        """Share of the points of each part that are gained, 0..1."""
        gained, places = [], [self.names.index(names[0]) for names in self.parts.values()]
        for first, last in zip(places, [*places[1:], len(self.lines)], strict=True):
            least = sum(float(line.y[0]) for line in self.lines[first:last])
            most = sum(float(line.y[-1]) for line in self.lines[first:last])
            gained.append((points[:, first:last].sum(axis=1) - least) / max(most - least, 1e-9))
        return np.asarray(np.clip(np.stack(gained, axis=1), 0.0, 1.0))


def profile_features(source: NDArray[np.float32], target: NDArray[np.float32]) -> Floats:
    """Lay both vectors, scaled to length 1, their distance and their product side by side, (n, 4 · dim)."""
    one, two = (
        side / np.maximum(np.linalg.norm(side, axis=1, keepdims=True), 1e-9) for side in (source, target)
    )
    return np.hstack([one, two, np.abs(one - two), one * two]).astype(np.float64)

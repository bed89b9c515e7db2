"""Beads, links and findings → how far the target says what the source says, with an interval and reasons.

The score of a bead is a weighted mean of likeness of meaning and word coverage both ways, lowered by
what was found in it. A document's score is the mean over its words; its interval comes from resampling
beads. Beside it stands the MQM overall quality score, computed from the findings alone.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from alignkit.records import Fidelity, Finding, Pair
from alignkit.tokens import Token

Floats = NDArray[np.float32]

_WEIGHTS = {"meaning": 0.4, "source_coverage": 0.3, "target_coverage": 0.3}
# A severe finding leaves this share of a bead's score; several multiply.
_LEFT = {"neutral": 1.0, "minor": 0.95, "major": 0.75, "critical": 0.4}
_UNTRANSLATED = "accuracy/untranslated"
# Cosines of human translations under the embedded model spread around .75; 0.1 is what strangers have.
_STRANGER, _TWIN = 0.1, 0.75
_SAMPLES = 1000


@dataclass(frozen=True, slots=True)
class BeadParts:
    """What a bead's score is made of; every part 0..1, ``words`` weighs the bead in its document."""

    meaning: float
    source_coverage: float
    target_coverage: float
    findings: float
    words: int

    @property
    def score(self) -> float:
        """The bead's fidelity, 0..1."""
        return float(self.findings * sum(weight * getattr(self, name) for name, weight in _WEIGHTS.items()))


def bead_parts(
    pair: Pair, cosine: float, weights: tuple[Floats, Floats], findings: Sequence[Finding]
) -> BeadParts | None:
    """Judge one bead.

    Args:
        pair: The bead with its links.
        cosine: Similarity of its two sides, -1..1.
        weights: How much each source and each target token carries, as from the word vectors' lengths.
        findings: Those that lie in this bead.

    Returns:
        Its parts, all 0.0 for a gap, or None where neither side has a word.
    """
    words = sum(token.is_word or token.is_number for token in pair.source_tokens + pair.target_tokens)
    if not words:
        return None
    left = float(np.prod([_left(finding, pair) for finding in findings]))
    if pair.bead.is_gap:
        return BeadParts(0.0, 0.0, 0.0, left, words)
    meaning = min(1.0, max(0.0, (cosine - _STRANGER) / (_TWIN - _STRANGER)))
    linked = {link.source for link in pair.links}, {link.target for link in pair.links}
    return BeadParts(
        meaning,
        _coverage(pair.source_tokens, weights[0], linked[0]),
        _coverage(pair.target_tokens, weights[1], linked[1]),
        left,
        words,
    )


def _left(finding: Finding, pair: Pair) -> float:
    """The share of a bead's score that a finding leaves: words in another language count for nothing."""
    left = _LEFT[finding.severity]
    if finding.side == "target" and finding.category.startswith(_UNTRANSLATED) and pair.target_tokens:
        length = pair.target_tokens[-1].end - pair.target_tokens[0].start
        left = min(left, max(0.0, 1 - (finding.end - finding.start) / length))
    return left


def _coverage(tokens: Sequence[Token], weights: Floats, linked: set[int]) -> float:
    counted = [k for k, token in enumerate(tokens) if token.is_word or token.is_number]
    total = float(weights[counted].sum())
    return float(weights[[k for k in counted if k in linked]].sum()) / total if total else 0.0


def document_fidelity(
    parts: Sequence[BeadParts | None], findings: Sequence[Finding], source_words: int, *, seed: int = 7
) -> Fidelity:
    """Pool beads into a document's fidelity; None where the source has no words.

    The interval holds 90 % of 1,000 resamplings of beads. MQM: 100 × (1 − points / source words).
    """
    judged = [part for part in parts if part is not None]
    points = sum(finding.severity.weight for finding in findings)
    mqm = 100.0 * (1 - points / source_words) if source_words else None
    if not judged or not source_words:
        return Fidelity(None, None, None, mqm, dict.fromkeys((*_WEIGHTS, "findings")))
    words = np.array([part.words for part in judged], dtype=np.float64)
    scores = np.array([part.score for part in judged])
    low, high = _interval(scores, words, seed)
    means: Mapping[str, float | None] = dict(_means(judged, words))
    return Fidelity(float(scores @ words / words.sum()), low, high, mqm, means)


def _means(judged: Sequence[BeadParts], words: NDArray[np.float64]) -> Iterator[tuple[str, float]]:
    for name in (*_WEIGHTS, "findings"):
        values = np.array([getattr(part, name) for part in judged])
        yield name, float(values @ words / words.sum())


def _interval(scores: NDArray[np.float64], words: NDArray[np.float64], seed: int) -> tuple[float, float]:
    rng = np.random.default_rng(seed)
    values = []
    for _ in range(_SAMPLES):  # one at a time: all draws of a million lines would fill gigabytes
        draw = rng.integers(len(scores), size=len(scores))
        values.append(float(scores[draw] @ words[draw] / words[draw].sum()))
    low, high = np.quantile(values, [0.05, 0.95])
    return float(low), float(high)

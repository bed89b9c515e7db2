"""Scores of beads and findings → fidelity of beads and of the document, with intervals and costs.

What a finding takes from its bead depends on its severity and on how sure it is; several multiply. The
document's score is the mean over its words. Its interval comes from resampling beads, each with a draw of
how far people stray from the score of such a bead.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from math import isnan

import numpy as np
from numpy.typing import NDArray

from alignkit.fidelity.penalties import Scheme, penalties
from alignkit.fidelity.resampling import resampled
from alignkit.records import Cost, Fidelity, Finding, Pair, Severity

Floats = NDArray[np.float64]
Numbered = tuple[int, Finding]

FINDINGS = "findings"
"""The part that findings have in a score: the share of it that they leave."""

# What a finding of full confidence leaves of a bead's score.
_LEFT = {Severity.NEUTRAL: 1.0, Severity.MINOR: 0.95, Severity.MAJOR: 0.75, Severity.CRITICAL: 0.4}
_UNTRANSLATED = "accuracy/untranslated"
_LEVEL = 0.9  # of the interval
_DEVIATIONS = 3.29  # standard deviations between the ends of a 90 % interval of a normal distribution


@dataclass(frozen=True, slots=True)
class BeadFidelity:
    """A bead's fidelity, the words that it weighs in its document, and what each finding in it costs it."""

    fidelity: Fidelity
    words: int
    costs: tuple[Cost, ...] = ()


def bead_fidelity(
    pair: Pair,
    rated: tuple[float, float, float],
    parts: Mapping[str, float],
    words: int,
    findings: Sequence[Numbered] | None,
) -> BeadFidelity | None:
    """Judge one bead.

    Args:
        pair: The bead.
        rated: What its words alone give: score and the ends of its interval; NaN where nothing can be said.
        parts: What that score is made of, 0..1 each.
        words: Words of both sides.
        findings: Those that lie in it, with their numbers in the report; None if nobody looked for any.

    Returns:
        None where there is no ground for a score.
    """
    if isnan(rated[0]):
        return None
    if findings is None:
        return BeadFidelity(Fidelity(*rated, None, parts), words)
    left = {number: _left(finding, pair) for number, finding in findings}
    share = float(np.prod(list(left.values())))
    score, low, high = (value * share for value in rated)
    costs = tuple(Cost(number, score / own - score if own else rated[0]) for number, own in left.items())
    return BeadFidelity(Fidelity(score, low, high, None, {**parts, FINDINGS: share}), words, costs)


def _left(finding: Finding, pair: Pair) -> float:
    """The share of a bead's score that a finding leaves: words in another language count for nothing."""
    left = 1 - finding.confidence * (1 - _LEFT[finding.severity])
    if finding.side == "target" and finding.category.startswith(_UNTRANSLATED) and pair.target_tokens:
        length = pair.target_tokens[-1].end - pair.target_tokens[0].start
        left = min(left, max(0.0, 1 - (finding.end - finding.start) / length))
    return left


@dataclass(frozen=True, slots=True)
class Pool:
    """Scores that add up: of beads or lines, n in all, those without a score left out.

    ``ends`` (n, 3) are score, low and high, ``words`` (n,) their weights, ``parts`` (k,) the sums of the
    parts times words.
    """

    ends: Floats
    words: Floats
    parts: Floats

    def fidelity(self, names: Sequence[str], source_words: int, seed: int = 7) -> Fidelity:
        """Pool to one score; None where there is none to pool, or the source has no words."""
        if not len(self.words) or not source_words:
            return Fidelity(None, None, None, None, dict.fromkeys(names))
        total = self.words.sum()
        score = float(self.ends[:, 0] @ self.words / total)
        low, high = self._interval(seed) if len(self.words) > 1 else self.ends[0, 1:].tolist()
        parts = dict(zip(names, (self.parts / total).tolist(), strict=True))
        return Fidelity(score, min(low, score), max(high, score), None, parts)

    def _interval(self, seed: int) -> tuple[float, float]:
        """The 90 % interval of the mean, by resampling; each draw strays as people do."""
        spread = (self.ends[:, 2] - self.ends[:, 1]) / _DEVIATIONS
        rows = np.stack([self.ends[:, 0] * self.words, self.words, (spread * self.words) ** 2], axis=1)
        drawn = resampled(rows, seed)
        stray = np.random.default_rng(seed + 1).normal(size=len(drawn)) * np.sqrt(drawn[:, 2])
        low, high = np.quantile((drawn[:, 0] + stray) / drawn[:, 1], [(1 - _LEVEL) / 2, (1 + _LEVEL) / 2])
        return float(np.clip(low, 0.0, 1.0)), float(np.clip(high, 0.0, 1.0))


def document_fidelity(
    beads: Sequence[BeadFidelity | None],
    findings: Sequence[Finding] | None,
    source_words: int,
    *,
    parts: Sequence[str],
    scheme: Scheme = "mqm",
) -> Fidelity:
    """Pool beads into a document's fidelity, with its MQM figures and what its findings cost.

    Args:
        beads: What is known of each bead.
        findings: All findings; None if nobody looked for any, which leaves no MQM figures.
        source_words: Words of the source; without any there is no score.
        parts: Names of the parts.
        scheme: Weights of the MQM figures.
    """
    judged = [bead for bead in beads if bead is not None]
    names = tuple(parts) if findings is None else (*parts, FINDINGS)
    own = [bead.fidelity for bead in judged]
    words = np.array([bead.words for bead in judged], dtype=np.float64)
    values = np.array([[one.parts[name] for name in names] for one in own], dtype=np.float64)
    pool = Pool(
        np.array([(one.score, one.low, one.high) for one in own], dtype=np.float64),
        words,
        words @ values.reshape(len(judged), len(names)),
    )
    found = pool.fidelity(names, source_words)
    if findings is None:
        return found
    points = penalties(findings, source_words, scheme)
    mqm, rate = (None, None) if points is None else (points.score, points.per_thousand)
    return replace(found, mqm=mqm, penalties=rate, costs=_dearest(judged, float(words.sum())))


def _dearest(judged: Sequence[BeadFidelity], words: float) -> tuple[Cost, ...]:
    """What each finding takes from the document's score, the dearest first."""
    costs = [Cost(cost.finding, cost.points * bead.words / words) for bead in judged for cost in bead.costs]
    kept = (cost for cost in costs if cost.points > 0)
    return tuple(sorted(kept, key=lambda cost: (-cost.points, cost.finding)))

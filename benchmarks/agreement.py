"""Scores against what people said: correlations, areas, verdicts, rankings of systems, with intervals."""

from collections.abc import Callable

import numpy as np
from numpy.typing import NDArray

from benchmarks.options import SEED

Floats = NDArray[np.float64]
Measure = Callable[[Floats, Floats], float]
_SAMPLES = 300
_MOST_PAIRS = 2000  # rows that Kendall's tau looks at: it compares all with all


def ranks(values: Floats) -> Floats:
    """Ranks from 1, ties at their mean.

    Example:
        >>> ranks(np.array([0.3, 0.1, 0.3])).tolist()
        [2.5, 1.0, 2.5]
    """
    _, place, counts = np.unique(values, return_inverse=True, return_counts=True)
    ends = np.cumsum(counts)
    return ((ends - (counts - 1) / 2)[place]).astype(np.float64)


def pearson(gold: Floats, scores: Floats) -> float:
    """Pearson's correlation; 0.0 where a side never changes."""
    if gold.std() == 0 or scores.std() == 0:
        return 0.0
    return float(np.corrcoef(gold, scores)[0, 1])


def spearman(gold: Floats, scores: Floats) -> float:
    """Spearman's correlation.

    Example:
        >>> spearman(np.array([1.0, 2.0, 3.0]), np.array([10.0, 20.0, 15.0]))
        0.5
    """
    return round(pearson(ranks(gold), ranks(scores)), 12)


def kendall(gold: Floats, scores: Floats) -> float:
    """Kendall's tau-b, on the first 2,000 rows.

    Example:
        >>> kendall(np.array([1.0, 2.0, 3.0]), np.array([1.0, 3.0, 2.0])).__round__(4)
        0.3333
    """
    signs = [np.sign(side[:_MOST_PAIRS, None] - side[None, :_MOST_PAIRS]) for side in (gold, scores)]
    untied = [float(np.abs(side).sum()) for side in signs]
    total = float(np.sqrt(untied[0] * untied[1]))
    return float((signs[0] * signs[1]).sum()) / total if total else 0.0


def auroc(good: Floats, scores: Floats) -> float:
    """Probability that a good one scores above a bad one, ties by half; ``good`` is 1.0 or 0.0.

    Example:
        >>> auroc(np.array([1.0, 0.0, 0.0]), np.array([0.5, 0.5, 0.1]))
        0.75
    """
    count = float(good.sum())
    others = len(good) - count
    if not count or not others:
        return 0.5
    return float((ranks(scores)[good > 0].sum() - count * (count + 1) / 2) / (count * others))


def matthews(good: Floats, scores: Floats) -> float:
    """Matthews correlation on each half at the threshold that is best on the other, averaged.

    Example:
        >>> matthews(np.array([1.0, 1.0, 0.0, 0.0] * 4), np.array([0.9, 0.8, 0.2, 0.1] * 4))
        1.0
    """
    values = []
    for fit, test in ((0, 1), (1, 0)):
        limits = np.unique(np.quantile(scores[fit::2], np.linspace(0.02, 0.98, 97)))
        best = max(limits, key=lambda limit: pearson(good[fit::2], (scores[fit::2] >= limit).astype(float)))
        values.append(pearson(good[test::2], (scores[test::2] >= best).astype(float)))
    return round(float(np.mean(values)), 12)


def pairwise(people: Floats, systems: Floats) -> float:
    """Share of pairs of systems that people rank apart and that scores rank the same way.

    Example:
        >>> pairwise(np.array([0.1, 0.2, 0.3]), np.array([1.0, 3.0, 2.0])).__round__(4)
        0.6667
    """
    signs = [np.sign(side[:, None] - side[None, :]) for side in (people, systems)]
    apart = signs[0] != 0
    return float((signs[0] == signs[1])[apart].mean())


def bootstrap(measure: Measure, gold: Floats, scores: Floats) -> tuple[float, float]:
    """The 95 % interval of a measure, rows drawn with replacement."""
    rng = np.random.default_rng(SEED)
    draws = (rng.integers(len(gold), size=len(gold)) for _ in range(_SAMPLES))
    low, high = np.quantile([measure(gold[draw], scores[draw]) for draw in draws], [0.025, 0.975])
    return float(low), float(high)


def chrf(candidate: str, reference: str, order: int = 6, beta: float = 2.0) -> float:
    """Compute chrF of a sentence (Popović 2015), 0..1: recall of character groups counts twice.

    Example:
        >>> chrf("Die Brücke", "Die Brücke"), chrf("Der Hund", "Une image") < 0.2
        (1.0, True)
    """
    values = []
    one, two = ("".join(text.split()) for text in (candidate, reference))
    for size in range(1, order + 1):
        ours, theirs = (_groups(text, size) for text in (one, two))
        if not ours or not theirs:
            continue
        shared = sum(min(count, theirs.get(group, 0)) for group, count in ours.items())
        precision, recall = shared / sum(ours.values()), shared / sum(theirs.values())
        total = beta**2 * precision + recall
        values.append((1 + beta**2) * precision * recall / total if total else 0.0)
    return float(np.mean(values)) if values else 0.0


def _groups(text: str, size: int) -> dict[str, int]:
    found: dict[str, int] = {}
    for first in range(len(text) - size + 1):
        group = text[first : first + size]
        found[group] = found.get(group, 0) + 1
    return found


def covered(said: Floats, low: Floats, high: Floats) -> float:
    """Share of judgements that lie in their interval."""
    return float(((said >= low) & (said <= high)).mean())

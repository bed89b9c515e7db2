"""Alarms of a judge of words where errors were planted: recall at a given precision, or a given silence."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from functools import partial

import numpy as np
from numpy.typing import NDArray

from benchmarks.results import Figures
from models.training.contextual.kinds import KINDS

GROUPS: Mapping[str, tuple[str, ...]] = {
    "negation": ("negation dropped", "negation added"),
    "sense": ("wrong sense", "look-alike"),
    "omission": ("omission",),
    "plural": ("lost plural",),
    "number": ("number", "small number", "percentage", "date", "time", "unit", "currency"),
    "untranslated": ("untranslated word", "untranslated phrase"),
    "name": ("name", "exonym"),
    "addition": ("addition", "repetition", "hallucination"),
}
"""Kind that the judge knows → categories of planted errors."""
SILENT = 0.1
"""False alarms in 1,000 words of clean translation that one kind may have."""
_PRECISE = 0.98  # asked of the judge where the checks were never measured


@dataclass(frozen=True, slots=True)
class Line:
    """A judged line: what was planted (None for nothing), the label and the probabilities of every word.

    ``half`` is the half of the documents that it belongs to, ``size`` counts the words of the translation;
    ``static`` and ``checked`` tell whether the checks found what was planted, without and with the judge.
    """

    category: str | None
    labels: NDArray[np.int64]
    kinds: NDArray[np.float32]
    half: int
    size: int
    static: bool
    checked: bool


@dataclass(frozen=True, slots=True)
class Curve:
    """How alarms of one kind rank: the score of every planted error, and of every false alarm.

    ``lines`` scales false alarms as ``benchmarks.artefacts`` does; ``clean`` holds the scores on lines left
    alone, of ``words`` words.
    """

    hits: NDArray[np.float32]
    false: NDArray[np.float32]
    clean: NDArray[np.float32]
    lines: int
    words: int

    def precision(self, least: float) -> float:
        """Share of alarms at a threshold that are right, 1.0 where there is none."""
        right = int((self.hits >= least).sum())
        wrong = (self.false >= least).sum() * 2 * len(self.hits) / max(1, self.lines)
        return float(right / (right + wrong)) if right + wrong else 1.0

    def recall(self, least: float) -> float:
        """Share of the planted errors found."""
        return float((self.hits >= least).mean()) if len(self.hits) else 0.0

    def noise(self, least: float) -> float:
        """False alarms in 1,000 words of clean translation."""
        return float((self.clean >= least).sum() * 1000 / max(1, self.words))

    def precise(self, precision: float) -> float:
        """The lowest threshold from which on alarms are at least so precise."""
        least = 2.0
        for threshold in sorted({float(score) for score in self.hits}, reverse=True):
            if self.precision(threshold) < precision:
                break
            least = threshold
        return least

    def silent(self, noise: float) -> float:
        """The lowest threshold with at most so much noise."""
        allowed = int(noise * self.words / 1000)
        ordered = np.sort(self.clean)[::-1]
        return float(ordered[allowed]) + 1e-6 if allowed < len(ordered) else 0.0


def curve(lines: Sequence[Line], group: str) -> Curve:
    """Rank the alarms of one kind; neighbouring words make one alarm, as likely as the likeliest of them."""
    kind = KINDS.index(group)
    hits, false, clean = [], [], []
    for line in lines:
        own = line.kinds[:, kind]
        if line.category in GROUPS[group]:
            wanted = own[line.labels == kind]
            hits.append(float(wanted.max()) if len(wanted) else 0.0)
            continue
        alarms = peaks(own)
        false += alarms
        if line.category is None:
            clean += alarms
    words = sum(line.size for line in lines if line.category is None)
    ranked = [np.array(scores, dtype=np.float32) for scores in (hits, false, clean)]
    return Curve(ranked[0], ranked[1], ranked[2], len(lines), words)


def peaks(scores: NDArray[np.float32]) -> list[float]:
    """Scores above both neighbours (or equal to the one before): one for each stretch that rises and falls.

    Example:
        >>> peaks(np.array([0.5, 0.25, 0.5, 0.75, 0.75], dtype=np.float32))
        [0.5, 0.75]
    """
    before, after = np.append(-1.0, scores[:-1]), np.append(scores[1:], -1.0)
    return [float(score) for score in scores[(scores > before) & (scores >= after)]]


def planted_figures(lines: Sequence[Line], errors: Figures | None) -> Figures:
    """Recall by kind of the checks, and of the judge at their precision and at a fixed silence.

    ``errors`` are those of ``benchmarks.artefacts``; the judge's thresholds are crossed over.
    """
    found: Figures = {}
    for group, categories in GROUPS.items():
        halves = [curve([line for line in lines if line.half == half], group) for half in (0, 1)]
        planted = [line for line in lines if line.category in categories]
        count = len(planted)
        precision = _precision(errors, categories)
        figures: Figures = {
            "planted": count,
            "static": {"recall": sum(line.static for line in planted) / max(1, count)},
            "checked": {
                "recall": sum(line.checked for line in planted) / max(1, count),
                "precision": precision,
            },
        }
        chosen: Mapping[str, Callable[[Curve], float]] = {
            "equal": partial(Curve.precise, precision=precision or _PRECISE),
            "silent": partial(Curve.silent, noise=SILENT),
        }
        for name, choose in chosen.items():
            crossed = [(choose(halves[1 - k]), halves[k]) for k in (0, 1)]
            figures[name] = {
                "recall": sum(half.recall(least) * len(half.hits) for least, half in crossed) / max(1, count),
                "precision": float(np.mean([half.precision(least) for least, half in crossed])),
                "noise": float(np.mean([half.noise(least) for least, half in crossed])),
            }
        found[group] = figures
    return found


def _precision(errors: Figures | None, categories: Sequence[str]) -> float | None:
    """Precision of the checks on several categories, as ``benchmarks.artefacts`` measured it."""
    known = [errors[name] for name in categories if name in errors] if errors else []
    planted = sum(own["planted"] for own in known)
    return sum((own["precision"] or 0.0) * own["planted"] for own in known) / planted if planted else None

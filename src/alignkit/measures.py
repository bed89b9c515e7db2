"""Gold against system: counts first, then precision, recall and F1; intervals by resampling documents."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

import numpy as np

Ladder = Sequence[tuple[Sequence[int], Sequence[int]]]
_Beads = set[tuple[tuple[int, ...], tuple[int, ...]]]


@dataclass(frozen=True, slots=True)
class BeadCounts:
    """What precision and recall of one document are made of; counts of documents add up."""

    system: int = 0
    system_strict: int = 0
    system_lax: int = 0
    gold: int = 0
    gold_strict: int = 0
    gold_lax: int = 0

    def __add__(self, other: "BeadCounts") -> "BeadCounts":
        return BeadCounts(*(getattr(self, n) + getattr(other, n) for n in self.__dataclass_fields__))

    def scores(self, *, lax: bool = False) -> tuple[float, float, float]:
        """Return precision, recall and F1; each 0.0 where it is undefined."""
        hits = (self.system_lax, self.gold_lax) if lax else (self.system_strict, self.gold_strict)
        precision = hits[0] / self.system if self.system else 0.0
        recall = hits[1] / self.gold if self.gold else 0.0
        total = precision + recall
        return precision, recall, 2 * precision * recall / total if total else 0.0


def count_beads(gold: Ladder, system: Ladder) -> BeadCounts:
    """Compare two alignments of a document by the definition of vecalign's scorer (Thompson & Koehn 2019).

    Strict: a bead counts if it is exactly in the other alignment. Lax: if it shares a source and a target
    segment with one bead of the other. Precision counts gaps, recall leaves them out.

    Example:
        >>> count_beads([([0], [0]), ([1], [1])], [([0], [0]), ([1], []), ([], [1])]).scores()
        (0.3333333333333333, 0.5, 0.4)
    """
    known, found = _as_set(gold), _as_set(system)
    known_full, found_full = _without_gaps(known), _without_gaps(found)
    return BeadCounts(
        len(found), len(found & known), _overlapping(found, known),
        len(known_full), len(known_full & found_full), _overlapping(known_full, found_full),
    )  # fmt: skip


def _as_set(beads: Ladder) -> _Beads:
    return {(tuple(source), tuple(target)) for source, target in beads if source or target}


def _without_gaps(beads: _Beads) -> _Beads:
    return {(source, target) for source, target in beads if source and target}


def _overlapping(beads: _Beads, others: _Beads) -> int:
    partners: dict[int, set[int]] = {}
    for source, target in others:
        for i in source:
            partners.setdefault(i, set()).update(target)
    return sum(
        bead in others or any(partners.get(i, set()) & set(bead[1]) for i in bead[0]) for bead in beads
    )


def bootstrap_f1(counts: Sequence[BeadCounts], *, samples: int = 1000, seed: int = 7) -> tuple[float, float]:
    """Return the 95 % interval of the pooled strict F1, resampling whole documents."""
    rng = np.random.default_rng(seed)
    draws = rng.integers(len(counts), size=(samples, len(counts)))
    values = [add_counts(counts[k] for k in draw).scores()[2] for draw in draws]
    low, high = np.quantile(values, [0.025, 0.975])
    return float(low), float(high)


def add_counts(counts: Iterable[BeadCounts]) -> BeadCounts:
    """Pool documents."""
    return sum(counts, BeadCounts())


def alignment_error_rate(
    sure: set[tuple[int, int]], possible: set[tuple[int, int]], links: set[tuple[int, int]]
) -> tuple[int, int]:
    """Return (errors, size) of one sentence: AER = sum of errors / sum of sizes (Och & Ney 2003).

    ``possible`` need not repeat the sure links. Pool sentences by adding both numbers.

    Example:
        >>> alignment_error_rate({(0, 0)}, {(1, 1)}, {(0, 0), (1, 1), (2, 2)})
        (1, 4)
    """
    size = len(links) + len(sure)
    return size - len(links & sure) - len(links & (sure | possible)), size

"""Which words of a run of segments have a like word in a run of the other side.

Computed only where it matters: for the beads of a block that cheaper evidence has left in question.
"""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from alignkit.sentences.sides import DEPTH, Floats, Integers, Side

_CELLS = 4_000_000  # word pairs compared at a time: 16 MB
_STRIP = 8  # segments whose words are compared at a time with all that any of them may meet
_UNLIKE, _ALIKE = 0.25, 0.75  # cosine at which a word begins to count as rendered, and does so in full


@dataclass(frozen=True, slots=True)
class Section:
    """Some neighbouring segments of a side: their words' numbers, and where each segment's begin."""

    side: Side
    numbers: Integers
    starts: Integers

    @classmethod
    def of(cls, side: Side, first: int, count: int) -> "Section":
        """Take ``count`` segments from ``first`` on."""
        starts = side.word_starts[first : first + count + 1]
        return cls(side, side.word_numbers[starts[0] : starts[-1]], starts - starts[0])

    def __len__(self) -> int:
        return len(self.starts) - 1


def reached(source: Section, target: Section, wanted: tuple[Integers, Integers]) -> Floats:
    """Sum each source segment's words, weighted by how alike the likest word of a target run is.

    Args:
        source: Segments whose words are looked for.
        target: Segments in which they are looked for.
        wanted: For each source segment the first target segment of interest and the one after the last.

    Returns:
        Shape (DEPTH, n, m): entry [q - 1, i, j] is about target run j-q+1..j. What is not wanted is zero.
    """
    out = np.zeros((DEPTH, len(source), len(target)), dtype=np.float32)
    for first, last in _strips(source, target, wanted[0] < wanted[1]):
        low, high = int(wanted[0][first:last].min()), int(wanted[1][first:last].max())
        columns = target.starts[low : high + 1] - target.starts[low]
        filled = np.flatnonzero(np.diff(columns))
        words = source.numbers[source.starts[first] : source.starts[last]]
        if not len(filled) or not len(words):
            continue
        others = target.numbers[target.starts[low] : target.starts[high]]
        best = np.zeros((len(words), high - low), dtype=np.float32)
        likeness = source.side.unit_words[words] @ target.side.unit_words[others].T
        best[:, filled] = np.maximum.reduceat(likeness, columns[filled], axis=1)
        best = np.clip((best - _UNLIKE) / (_ALIKE - _UNLIKE), 0.0, 1.0)
        best *= source.side.word_norms[words][:, None]
        _add_runs(out[:, first:last, low:high], best, source.starts[first : last + 1] - source.starts[first])
    return out


def _strips(source: Section, target: Section, asked: NDArray[np.bool_]) -> list[tuple[int, int]]:
    """Cut the segments asked for into strips of some neighbours, whose words fit into memory at a time."""
    most = max(1, _CELLS // max(1, len(target.numbers)))
    strips: list[tuple[int, int]] = []
    for row in np.flatnonzero(asked).tolist():
        first, last = strips[-1] if strips else (0, 0)
        words = source.starts[row + 1] - source.starts[first]
        if strips and row == last and row - first < _STRIP and words <= most:
            strips[-1] = first, row + 1
        else:
            strips.append((row, row + 1))
    return strips


def _add_runs(out: Floats, best: Floats, starts: Integers) -> None:
    """Fill in the sums for runs of all lengths from each word's best likeness in single segments."""
    rows = np.flatnonzero(np.diff(starts))
    reach = best.copy()
    for q in range(min(DEPTH, best.shape[1])):
        if q:
            reach[:, q:] = np.maximum(reach[:, q:], best[:, : best.shape[1] - q])
        out[q, rows] = np.add.reduceat(reach, starts[rows], axis=0)

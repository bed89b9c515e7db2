"""What the user demands of an alignment: known pairs, largest bead, order, caution."""

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np

from alignkit.sentences.grid import SHAPES, Blocks, Shape
from alignkit.sentences.lattice import FORBIDDEN, IMPOSSIBLE, Scores
from alignkit.sentences.sides import DEPTH

Corner = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Limits:
    """What the user demands of an alignment.

    Args:
        anchors: Pairs of source and target segments that must share a bead, rising on both sides.
        max_bead: Most segments that a side of a bead may have.
        monotone: Whether beads must not cross.
        caution: What pairing costs, in nats a segment: above 0 doubtful segments are rather left alone,
            below 0 rather paired.
    """

    anchors: tuple[Corner, ...] = ()
    max_bead: int = DEPTH
    monotone: bool = False
    caution: float = 0.0

    @property
    def shapes(self) -> list[Shape]:
        """The shapes that beads may have."""
        return [shape for shape in SHAPES if max(shape) <= self.max_bead]

    def consistent(self, points: Mapping[Corner, float]) -> dict[Corner, float]:
        """Keep the points, taken as corners, that separate no known pair.

        Example:
            >>> Limits(anchors=((5, 8),)).consistent({(3, 2): 1.0, (4, 9): 1.0, (6, 9): 1.0})
            {(3, 2): 1.0, (6, 9): 1.0}
        """
        if not self.anchors or not points:
            return dict(points)
        known, corners = np.array(self.anchors), np.array(list(points))
        apart = np.zeros(len(corners), dtype=np.bool_)
        for i, j in known:
            apart |= (i < corners[:, 0]) != (j < corners[:, 1])
        return {point: points[point] for point, bad in zip(points, apart.tolist(), strict=True) if not bad}

    def bind(self, scores: Scores, blocks: Blocks) -> Scores:
        """Rule out, in place, the beads and gaps that break a known pair."""
        n, m = blocks.size
        for i, j in self.anchors:
            inside = (
                (blocks.first <= i) & (i < blocks.first + n) & (blocks.second <= j) & (j < blocks.second + m)
            )
            for block in np.flatnonzero(inside).tolist():
                row, column = i - int(blocks.first[block]), j - int(blocks.second[block])
                scores.source_gap[block, row + 1] += FORBIDDEN
                scores.target_gap[block, column + 1] += FORBIDDEN
                for (p, q), score in scores.beads.items():
                    rows, columns = slice(row + 1, row + p + 1), slice(column + 1, column + q + 1)
                    together = score[block, rows, columns].copy()
                    score[block, rows] = IMPOSSIBLE
                    score[block, :, columns] = IMPOSSIBLE
                    score[block, rows, columns] = together
        return scores

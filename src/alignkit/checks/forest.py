"""Learned verdicts: numbers that speak for or against an error → its probability, by many small trees.

The trees and the threshold that clean translations allow come with the model (``verdicts`` in its
``config.json``) and are learned by ``models/training/verdicts.py``; an encoder without them goes without the
checks that need them.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float64]
Numbers = NDArray[np.intp]

_DIGITS = 4


@dataclass(frozen=True, slots=True)
class Forest:
    """Boosted trees as one row of nodes; a leaf is its own child on both sides.

    Attributes:
        features: Names of the numbers looked at, in order.
        roots: First node of each tree.
        column: Which feature a node looks at.
        limit: A value up to this goes left.
        left: Node to go to, absolute.
        right: Node to go to, absolute.
        odds: Log odds that a leaf adds, 0 for an inner node.
        base: Log odds before any tree.
        depth: Most steps from a root to a leaf.
        least: Probability from which it is a finding.
        bare: The same where there is no translation table.
    """

    features: tuple[str, ...]
    roots: Numbers
    column: Numbers
    limit: Floats
    left: Numbers
    right: Numbers
    odds: Floats
    base: float
    depth: int
    least: float
    bare: float

    def probabilities(self, rows: Sequence[Mapping[str, float]]) -> list[float]:
        """Probability of an error for each row, given as many errors as in the lessons."""
        if not rows:
            return []
        table = np.array([[row[name] for name in self.features] for row in rows], dtype=np.float64)
        places = np.broadcast_to(self.roots, (len(table), len(self.roots)))
        owners = np.arange(len(table))[:, None]
        for _ in range(self.depth):
            goes_left = table[owners, self.column[places]] <= self.limit[places]
            places = np.where(goes_left, self.left[places], self.right[places])
        odds = self.base + self.odds[places].sum(axis=1)
        found: list[float] = (1 / (1 + np.exp(-np.clip(odds, -30, 30)))).tolist()
        return found

    @classmethod
    def from_mapping(cls, weights: Mapping[str, Any]) -> "Forest":
        """Read a forest as ``config.json`` holds it: one line a tree, ``feature limit left right`` or odds.

        Raises:
            KeyError: If an entry is missing.
            ValueError: If a tree is damaged.

        Example:
            >>> stump = {"features": ["mass"], "base": 0.0, "least": 0.5, "bare": 0.5}
            >>> stump["trees"] = ["0 1.5 1 2,-2,2"]
            >>> Forest.from_mapping(stump).probabilities([{"mass": 1.0}, {"mass": 2.0}])
            [0.11920292202211755, 0.8807970779778823]
        """
        roots: list[int] = []
        nodes: list[tuple[int, float, int, int, float]] = []
        depth = 0
        for tree in weights["trees"]:
            first = len(nodes)
            roots.append(first)
            levels: dict[int, int] = {0: 0}
            for place, node in enumerate(tree.split(",")):
                numbers = node.split()
                if len(numbers) == 1:
                    nodes.append((0, np.inf, first + place, first + place, float(numbers[0])))
                    continue
                column, left, right = int(numbers[0]), int(numbers[2]), int(numbers[3])
                if not place < min(left, right):
                    raise ValueError("trees that grow")
                levels[left] = levels[right] = levels[place] + 1
                depth = max(depth, levels[left])
                nodes.append((column, float(numbers[1]), first + left, first + right, 0.0))
        parts = [np.array(part) for part in zip(*nodes, strict=True)]
        return cls(
            tuple(weights["features"]),
            np.array(roots),
            column=parts[0],
            limit=parts[1],
            left=parts[2],
            right=parts[3],
            odds=parts[4],
            base=float(weights["base"]),
            depth=depth,
            least=float(weights["least"]),
            bare=float(weights["bare"]),
        )

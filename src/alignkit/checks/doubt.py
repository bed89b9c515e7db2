"""Facts about words → how likely each is wrong, or has nothing opposite: a small learned network.

Layers of rectified units look at a word together with its neighbours; their weights come with the model and
are learned by ``models/training/doubts.py``.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Any, NamedTuple

import numpy as np
from numpy.typing import NDArray

from alignkit.checks.word_facts import FEATURES

Floats = NDArray[np.float32]

KINDS = ("fine", "wrong", "gap")
"""A word with a counterpart; one that renders something else, or is rendered so; one of a lost clause."""
_DIGITS = 4


class Doubt(NamedTuple):
    """Probability of every word of a side to be wrong, and to stand in a gap."""

    wrong: Floats
    gap: Floats


@dataclass(frozen=True, slots=True)
class Layer:
    """Units that see ``width`` neighbouring rows: (width, inputs, units) and (units,)."""

    matrix: Floats
    shift: Floats

    def __call__(self, rows: Floats) -> Floats:
        """Turn rows, (t, inputs), into (t, units); what lies beyond the ends counts as zeros."""
        reach = len(self.matrix) // 2
        padded = np.pad(rows, ((reach, reach), (0, 0)))
        out = np.broadcast_to(self.shift, (len(rows), len(self.shift))).copy()
        for step, matrix in enumerate(self.matrix):
            out += padded[step : step + len(rows)] @ matrix
        return out


@dataclass(frozen=True, slots=True)
class DoubtWeights:
    """The layers, all but the last rectified."""

    layers: tuple[Layer, ...]

    @property
    def reach(self) -> int:
        """How many words on each side of a word count for it."""
        return sum(len(layer.matrix) // 2 for layer in self.layers)

    def judge(self, sides: Sequence[Floats]) -> list[Doubt]:
        """Judge the words of sides, each (n, len(FEATURES)), many at a time.

        Example:
            >>> even = np.zeros((1, len(FEATURES), 3), dtype=np.float32), np.zeros(3, dtype=np.float32)
            >>> facts = np.ones((2, len(FEATURES)), dtype=np.float32)
            >>> found = DoubtWeights((Layer(*even),)).judge([facts])
            >>> found[0].wrong.astype(float).round(2).tolist()
            [0.33, 0.33]
        """
        if not sides:
            return []
        between = max(len(layer.matrix) // 2 for layer in self.layers)
        starts = np.cumsum([0, *(len(side) + between for side in sides)])[:-1]
        inside = np.zeros((int(starts[-1]) + len(sides[-1]), 1), dtype=np.float32)
        rows = np.zeros((len(inside), len(FEATURES)), dtype=np.float32)
        for start, side in zip(starts.tolist(), sides, strict=True):
            rows[start : start + len(side)] = side
            inside[start : start + len(side)] = 1.0
        for layer in self.layers[:-1]:
            rows = np.maximum(layer(rows), 0.0) * inside
        shares = _softmax(self.layers[-1](rows))
        return [
            Doubt(*shares[start : start + len(side), 1:].T)
            for start, side in zip(starts.tolist(), sides, strict=True)
        ]

    @classmethod
    def from_mapping(cls, weights: Mapping[str, Any]) -> "DoubtWeights":
        """Read the weights as ``config.json`` holds them.

        Raises:
            KeyError: If an entry is missing.
            ValueError: If they were learned for other features than this version computes.
        """
        if tuple(weights["features"]) != FEATURES or tuple(weights["kinds"]) != KINDS:
            raise ValueError("the features of this version")
        layers = tuple(
            Layer(
                np.array([[_numbers(line) for line in step] for step in layer["matrix"]], dtype=np.float32),
                np.array(_numbers(layer["shift"]), dtype=np.float32),
            )
            for layer in weights["layers"]
        )
        widths = [layer.matrix.shape[1:] for layer in layers]
        if not layers or widths[0][0] != len(FEATURES) or widths[-1][1] != len(KINDS):
            raise ValueError("weights of the right size")
        if any(one[1] != two[0] for one, two in pairwise(widths)):
            raise ValueError("layers that fit")
        return cls(layers)

    def to_mapping(self) -> dict[str, Any]:
        """The weights as ``config.json`` holds them: a line of numbers an input."""
        return {
            "features": list(FEATURES),
            "kinds": list(KINDS),
            "layers": [
                {
                    "matrix": [[_line(row) for row in step] for step in layer.matrix],
                    "shift": _line(layer.shift),
                }
                for layer in self.layers
            ],
        }


def _softmax(odds: Floats) -> Floats:
    grown = np.exp(odds - odds.max(axis=1, keepdims=True))
    shares: Floats = grown / grown.sum(axis=1, keepdims=True)
    return shares


def _line(numbers: Sequence[float] | Floats) -> str:
    return " ".join(f"{number:.{_DIGITS}g}" for number in numbers)


def _numbers(line: str) -> list[float]:
    return [float(number) for number in line.split()]

"""The learned link score: small networks, each seeing the evidence and what the one before it concluded."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from alignkit.words.context import FEATURES as CONTEXT
from alignkit.words.evidence import FEATURES as EVIDENCE

Floats = NDArray[np.float32]

_BLOCK = 4096  # cells at a time: what is computed on the way stays in the processor's cache
_DIGITS = 4


@dataclass(frozen=True, slots=True)
class Stage:
    """One hidden layer of rectified units: (h, f), (h,), (h,) and a number."""

    hidden: Floats
    shift: Floats
    output: Floats
    bias: float

    def probability(self, features: Floats) -> Floats:
        """Turn features, (f, cells), into the probability of a link of each cell, (cells,)."""
        out = np.empty(features.shape[1], dtype=np.float32)
        for first in range(0, len(out), _BLOCK):
            units = self.hidden @ features[:, first : first + _BLOCK]
            units += self.shift[:, None]
            np.maximum(units, 0.0, out=units)
            out[first : first + _BLOCK] = self.output @ units
        return logistic(out + np.float32(self.bias))


def logistic(odds: Floats) -> Floats:
    """Log odds → probability.

    Example:
        >>> logistic(np.array([0.0, 100.0], dtype=np.float32))
        array([0.5, 1. ], dtype=float32)
    """
    return np.asarray(1.0 / (1.0 + np.exp(-np.clip(odds, -30.0, 30.0))), dtype=np.float32)


@dataclass(frozen=True, slots=True)
class LinkWeights:
    """The stages in order (the first sees the evidence only) and the least probability of a link."""

    stages: tuple[Stage, ...]
    least: float

    @classmethod
    def from_mapping(cls, weights: Mapping[str, Any]) -> "LinkWeights":
        """Read the weights as ``config.json`` holds them.

        Raises:
            KeyError: If an entry is missing.
            ValueError: If they were learned for other features than this version computes.
        """
        if [*weights["evidence"], *weights["context"]] != [*EVIDENCE, *CONTEXT]:
            raise ValueError("the features of this version")
        stages = tuple(
            Stage(
                np.array([_numbers(row) for row in stage["hidden"]], dtype=np.float32),
                np.array(_numbers(stage["shift"]), dtype=np.float32),
                np.array(_numbers(stage["output"]), dtype=np.float32),
                float(stage["bias"]),
            )
            for stage in weights["stages"]
        )
        widths = [len(EVIDENCE), *[len(EVIDENCE) + len(CONTEXT)] * (len(stages) - 1)]
        if not stages or [stage.hidden.shape[1] for stage in stages] != widths:
            raise ValueError("weights of the right size")
        return cls(stages, float(weights["least"]))

    def to_mapping(self) -> dict[str, Any]:
        """The weights as ``config.json`` holds them: a line of numbers a unit."""
        return {
            "evidence": list(EVIDENCE),
            "context": list(CONTEXT),
            "least": self.least,
            "stages": [
                {
                    "hidden": [_line(row) for row in stage.hidden],
                    "shift": _line(stage.shift),
                    "output": _line(stage.output),
                    "bias": round(stage.bias, _DIGITS),
                }
                for stage in self.stages
            ],
        }


def _line(numbers: Sequence[float] | Floats) -> str:
    return " ".join(f"{number:.{_DIGITS}g}" for number in numbers)


def _numbers(line: str) -> list[float]:
    return [float(number) for number in line.split()]

"""What the rest of a sentence says about a link: rivals, neighbours, and where nearby links point."""

import numpy as np
from numpy.typing import NDArray

from alignkit.words.evidence import others_best

Floats = NDArray[np.float32]
Numbers = NDArray[np.intp]
Places = tuple[Numbers, Numbers, Numbers]

# Cells around a cell, as steps along the source and the target.
AROUND = (
    (1, 1), (-1, -1), (1, -1), (-1, 1), (0, 1), (0, -1), (1, 0), (-1, 0), (2, 2), (-2, -2), (1, 2), (2, 1),
    (-1, -2), (-2, -1),
)  # fmt: skip
FEATURES = (
    "odds", "row_rival", "column_rival", "row_rest", "column_rest",
    "row_course", "row_sure", "column_course", "column_sure", *(f"at{step}" for step in AROUND),
)  # fmt: skip
REACH = 0.7  # how much of its say a link keeps with each token of distance


def context(probability: Floats, cells: Numbers, out: Floats) -> None:
    """Describe cells by the probabilities of the cells around them.

    Args:
        probability: (b, n, m), 0.0 where padded.
        cells: Flat numbers of the cells to describe.
        out: Filled with one row a feature, (len(FEATURES), len(cells)).
    """
    own = probability.reshape(-1)[cells]
    held = np.clip(own, 3.4e-4, 1 - 3.4e-4)  # odds of e^8
    np.log(held / (1 - held), out=out[0])
    places = _unravelled(cells, probability.shape)
    _of_rivals(probability, places, own, out[1:5])
    out[5], out[6] = _course(probability, places)
    out[7], out[8] = _course(probability.transpose(0, 2, 1), (places[0], places[2], places[1]))
    _of_neighbours(probability, places, out[9:])


def _unravelled(cells: Numbers, shape: tuple[int, ...]) -> Places:
    pair, source, target = np.unravel_index(cells, shape)
    return pair, source, target


def _of_rivals(probability: Floats, places: Places, own: Floats, out: Floats) -> None:
    """The best and the sum of the other cells of the same source and of the same target token."""
    for row, (axis, token) in enumerate(((2, places[:2]), (1, (places[0], places[2])))):
        out[row] = others_best(probability, axis)[places]
        np.minimum(probability.sum(axis=axis)[token] - own, 2.0, out=out[2 + row])


def _of_neighbours(probability: Floats, places: Places, out: Floats) -> None:
    padded = np.pad(probability, ((0, 0), (2, 2), (2, 2)))
    width, size = padded.shape[2], padded.shape[1] * padded.shape[2]
    middle = places[0] * size + (places[1] + 2) * width + places[2] + 2
    for row, (down, across) in zip(out, AROUND, strict=True):
        np.take(padded.reshape(-1), middle + (down * width + across), out=row)


def _course(probability: Floats, places: Places) -> tuple[Floats, Floats]:
    """Where the links of a source token's neighbours would put its own.

    Returns:
        The log of each cell's distance from there, and how much stands behind it.
    """
    _, n, m = probability.shape
    sure = probability.max(axis=2)
    total = probability.sum(axis=2)
    rows = np.arange(n, dtype=np.float32)
    aim = (probability @ np.arange(m, dtype=np.float32)) / np.maximum(total, 1e-6) - rows
    apart = np.abs(rows[:, None] - rows[None, :])
    reach = np.where(apart > 0, REACH**apart, 0.0).astype(np.float32)
    weight = sure @ reach
    expected = (sure * aim) @ reach / np.maximum(weight, 1e-6) + rows
    behind = np.minimum(weight[places[:2]], 2.0)
    distance = np.log1p(np.abs(places[2] - expected[places[:2]]))
    return distance * np.minimum(behind, 1.0), behind

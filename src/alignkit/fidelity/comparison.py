"""Two translations of one source → which is the more faithful, by a paired bootstrap test.

Lines are drawn with replacement, the same ones for both translations (Koehn 2004,
https://aclanthology.org/W04-3250): what makes a line hard to translate cancels out.
"""

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from alignkit.fidelity.resampling import SAMPLES, resampled
from alignkit.records import Difference

Floats = NDArray[np.float64]


def compare(
    first: Sequence[float] | Floats,
    second: Sequence[float] | Floats,
    words: Sequence[float] | Floats,
    *,
    seed: int = 7,
) -> Difference | None:
    """Compare scores line by line, weighted by the words of the source.

    Lines without ground (NaN) in either are left out; None if no line is left.

    Example:
        >>> found = compare([0.5, 0.6, float("nan")], [0.7, 0.8, 0.9], [10, 10, 10])
        >>> found.lines, round(found.value, 2), found.p < 0.05
        (2, 0.2, True)
    """
    one, two, weights = (np.asarray(side, dtype=np.float64) for side in (first, second, words))
    known = np.isfinite(one) & np.isfinite(two) & (weights > 0)
    if not known.any():
        return None
    gains, sizes = (two - one)[known] * weights[known], weights[known]
    value = float(gains.sum() / sizes.sum())
    drawn = resampled(np.stack([gains, sizes], axis=1), seed)
    values = drawn[:, 0] / drawn[:, 1]
    low, high = np.quantile(values, [0.025, 0.975])
    as_large = int((np.abs(values - value) >= abs(value)).sum())
    return Difference(len(sizes), value, float(low), float(high), (as_large + 1) / (SAMPLES + 1))

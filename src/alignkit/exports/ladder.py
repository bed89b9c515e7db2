"""Beads as a ladder: ``[0]:[0, 1]:0.9312``, one bead a line, the form vecalign reads and writes."""

from collections.abc import Iterator

from alignkit.exports.aligned import Aligned
from alignkit.records import Bead


def write_ladder(aligned: Aligned) -> Iterator[str]:
    """Yield one line a bead: zero-based segment numbers of both sides and the confidence.

    A gap has an empty side, ``[]:[3]:0.9876``. The confidence has four decimals.
    """
    for pair in aligned.pairs:
        yield rung(pair.bead)


def rung(bead: Bead) -> str:
    r"""Return one bead as one line.

    Example:
        >>> rung(Bead((0,), (0, 1), 0.93118))
        '[0]:[0, 1]:0.9312\n'
    """
    return f"{list(bead.source)}:{list(bead.target)}:{bead.confidence:.4f}\n"

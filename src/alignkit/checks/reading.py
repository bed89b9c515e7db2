"""What the contextual judge thinks of every bead, read once for the checks and for fidelity."""

from collections.abc import Iterator
from itertools import islice

from alignkit.checks.base import Comparison
from alignkit.contextual import Verdict

_TOGETHER = 256  # beads that are read at a time


def read(comparison: Comparison) -> tuple[Verdict | None, ...]:
    """Read every bead; None where no judge is asked, or a side has no words."""
    return tuple(_read(comparison))


def _read(comparison: Comparison) -> Iterator[Verdict | None]:
    waiting = iter(comparison.pairs)
    while pairs := list(islice(waiting, _TOGETHER)):
        if comparison.reader is None:
            yield from [None] * len(pairs)
        else:
            yield from comparison.reader.read([pair.words for pair in pairs])

"""The order in which beads are told: that of the source, additions beside their neighbours."""

from collections.abc import Iterator, Sequence

from alignkit.records import Bead


def in_reading_order(beads: Sequence[Bead]) -> list[Bead]:
    """Sort beads by their source; what only the target has follows the bead of the target segment before it.

    Example:
        >>> one, two, new = Bead((0,), (2,), 1.0), Bead((1,), (0,), 1.0), Bead((), (1,), 1.0)
        >>> [(bead.source, bead.target) for bead in in_reading_order([new, two, one])]
        [((0,), (2,)), ((1,), (0,)), ((), (1,))]
    """
    additions = {bead.target[0]: bead for bead in beads if not bead.source}
    ordered = list(_following(-1, additions))
    for bead in sorted((bead for bead in beads if bead.source), key=lambda bead: bead.source):
        ordered.append(bead)
        for number in bead.target:
            ordered += _following(number, additions)
    return ordered


def _following(number: int, additions: dict[int, Bead]) -> Iterator[Bead]:
    """Take out the additions that stand directly behind a target segment."""
    while number + 1 in additions:
        bead = additions.pop(number + 1)
        yield bead
        number = bead.target[-1]

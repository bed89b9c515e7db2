"""Segments that say nothing: blank lines and lines of marks stay out of the alignment and are put back.

They have no meaning to compare and would join any neighbour for free; other aligners lose up to twelve
points of F1 to blank lines.
"""

from collections.abc import Sequence

from alignkit.records import Bead

_BLANK, _MARKS = 1.0, 0.9  # confidence of what is put back


def speaking(texts: Sequence[str]) -> list[int]:
    """Return the numbers of the segments that hold a letter or a digit.

    Example:
        >>> speaking(["Oui.", "", "* * *", "12"])
        [0, 3]
    """
    return [number for number, text in enumerate(texts) if any(map(str.isalnum, text))]


def put_back(beads: Sequence[Bead], source: Sequence[str], target: Sequence[str]) -> list[Bead]:
    """Insert the segments that no bead holds, each before the first bead behind it on its side.

    Lines of marks that meet at the same place are taken as translations of each other, in order; the
    others, and all blank lines, are gaps.

    Example:
        >>> aligned = [Bead((0,), (0,), 0.8), Bead((2,), (2,), 0.8)]
        >>> found = put_back(aligned, ["Un.", "***", "Deux."], ["Eins.", "* * *", "Zwei.", ""])
        >>> [(bead.source, bead.target) for bead in found]
        [((0,), (0,)), ((1,), (1,)), ((2,), (2,)), ((), (3,))]
    """
    used = {k for bead in beads for k in bead.source}, {k for bead in beads for k in bead.target}
    left = (
        [k for k in range(len(source)) if k not in used[0]],
        [k for k in range(len(target)) if k not in used[1]],
    )
    ordered: list[Bead] = []
    waiting: tuple[list[int], list[int]] = ([], [])
    for bead in beads:
        for side, numbers in enumerate((bead.source, bead.target)):
            while left[side] and numbers and left[side][0] < numbers[0]:
                waiting[side].append(left[side].pop(0))
        if not bead.is_gap:
            ordered += _met(*waiting, source, target)
            waiting = ([], [])
        else:
            ordered += _before_gap(bead, waiting, source, target)
        ordered.append(bead)
    return ordered + _met(waiting[0] + left[0], waiting[1] + left[1], source, target)


def _before_gap(
    bead: Bead, waiting: tuple[list[int], list[int]], source: Sequence[str], target: Sequence[str]
) -> list[Bead]:
    """Put back what stands before a gap on the gap's own side; the other side waits for the next bead."""
    if bead.source:
        numbers, waiting[0][:] = waiting[0][:], []
        return _met(numbers, [], source, target)
    numbers, waiting[1][:] = waiting[1][:], []
    return _met([], numbers, source, target)


def _met(one: list[int], two: list[int], source: Sequence[str], target: Sequence[str]) -> list[Bead]:
    """Turn the silent segments of one place into beads, in order on both sides."""
    marks = [k for k in one if source[k].strip()], [k for k in two if target[k].strip()]
    pairs = dict(zip(*marks, strict=False))
    beads: list[Bead] = []
    rest = list(two)
    for number in one:
        partner = pairs.get(number)
        if partner is None:
            beads.append(Bead((number,), (), _confidence(source[number])))
            continue
        while rest[0] != partner:
            beads.append(Bead((), (rest[0],), _confidence(target[rest.pop(0)])))
        beads.append(Bead((number,), (rest.pop(0),), _MARKS))
    return beads + [Bead((), (number,), _confidence(target[number])) for number in rest]


def _confidence(text: str) -> float:
    return _MARKS if text.strip() else _BLANK

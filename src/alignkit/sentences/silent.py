"""Segments that say nothing: blank lines and lines of marks stay out of the alignment and are put back.

They have no meaning to compare and would join any neighbour for free; other aligners lose up to twelve
points of F1 to blank lines.
"""

from collections.abc import Sequence

from alignkit.records import Bead
from alignkit.sentences.order import in_reading_order

_BLANK, _MARKS = 1.0, 0.9  # confidence of what is put back


def speaking(texts: Sequence[str]) -> list[int]:
    """Return the numbers of the segments that hold a letter or a digit.

    Example:
        >>> speaking(["Oui.", "", "* * *", "12"])
        [0, 3]
    """
    return [number for number, text in enumerate(texts) if any(map(str.isalnum, text))]


def put_back(beads: Sequence[Bead], source: Sequence[str], target: Sequence[str]) -> list[Bead]:
    """Add the segments that no bead holds.

    Lines of marks that follow the same bead are taken as translations of each other, in order; the others,
    and all blank lines, are gaps. A bead may reach over them, as where a blank line cuts a translation in
    half: it names its own segments only, ``(0,), (0, 2)``, and what stands inside follows it.

    Example:
        >>> aligned = [Bead((0,), (0,), 0.8), Bead((2,), (2,), 0.8)]
        >>> found = put_back(aligned, ["Un.", "***", "Deux."], ["Eins.", "* * *", "Zwei.", ""])
        >>> [(bead.source, bead.target) for bead in found]
        [((0,), (0,)), ((1,), (1,)), ((2,), (2,)), ((), (3,))]
    """
    full = [bead for bead in beads if not bead.is_gap]
    used = {k for bead in beads for k in bead.source}, {k for bead in beads for k in bead.target}
    marks = (
        _marks(source, used[0], {k: number for number, bead in enumerate(full) for k in bead.source}),
        _marks(target, used[1], {k: number for number, bead in enumerate(full) for k in bead.target}),
    )
    added = [
        Bead((i,), (j,), _MARKS)
        for place in marks[0].keys() & marks[1].keys()
        for i, j in zip(marks[0][place], marks[1][place], strict=False)
    ]
    paired = {bead.source[0] for bead in added}, {bead.target[0] for bead in added}
    added += [Bead((i,), (), _confidence(source[i])) for i in _left(source, used[0] | paired[0])]
    added += [Bead((), (j,), _confidence(target[j])) for j in _left(target, used[1] | paired[1])]
    return in_reading_order([*beads, *added])


def _marks(texts: Sequence[str], used: set[int], owners: dict[int, int]) -> dict[int, list[int]]:
    """Group the lines of marks by the number of the bead, gaps aside, behind which they stand."""
    found: dict[int, list[int]] = {}
    place = -1
    for number, text in enumerate(texts):
        place = owners.get(number, place)
        if number not in used and text.strip():
            found.setdefault(place, []).append(number)
    return found


def _left(texts: Sequence[str], taken: set[int]) -> list[int]:
    return [number for number in range(len(texts)) if number not in taken]


def _confidence(text: str) -> float:
    return _MARKS if text.strip() else _BLANK

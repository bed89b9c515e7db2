"""Make bitexts with known beads from ordered parallel lines: merge, split, drop, insert.

Words are dropped at random on both sides, so that similarities look like those of free translations
that the vectors have never seen.
"""

from collections.abc import Sequence
from dataclasses import dataclass, field

import numpy as np
import regex

Range = tuple[int, int]
_SPLIT = regex.compile(r"(?<=[,;:–—])\s+|\s+(?=(?:und|et|and|y|e|en|a|och|og|и|i)\s)")
_NOISE = ("-", "***", "* * *", "12", "— 47 —", "III", "(…)", "Seite 3", "Foto: dpa", "[2]", "1957")


@dataclass
class Bitext:
    """Two texts as segments and the true beads as ((first, stop), (first, stop))."""

    source: list[str] = field(default_factory=list)
    target: list[str] = field(default_factory=list)
    beads: list[tuple[Range, Range]] = field(default_factory=list)

    def add(self, source: Sequence[str], target: Sequence[str]) -> None:
        """Append one bead."""
        i, j = len(self.source), len(self.target)
        self.source += source
        self.target += target
        self.beads.append(((i, len(self.source)), (j, len(self.target))))


def make_bitext(
    lines: Sequence[tuple[str, str]],
    strangers: Sequence[tuple[str, str]],
    rng: np.random.Generator,
) -> Bitext:
    """Damage consecutive lines; ``strangers`` are lines from elsewhere to insert."""
    bitext = Bitext()
    loss = float(rng.uniform(0.0, 0.45))
    trouble = float(rng.uniform(0.3, 2.0))
    queue = [(_thin(a, loss, rng), _thin(b, loss, rng)) for a, b in lines]
    hole = _hole(len(queue), rng)
    while queue:
        if len(queue) in hole:
            a, b = queue.pop(0)
            bitext.add([a], []) if hole.step == 1 else bitext.add([], [b])
        else:
            _take(queue, strangers, bitext, trouble, rng)
    return bitext


def _hole(size: int, rng: np.random.Generator) -> range:
    """Choose a run of lines, by how many are left, that one side lacks; in four bitexts of five, none.

    A step of 1 means that the target lacks them, a step of -1 the source.
    """
    if rng.random() < 0.8:
        return range(0)
    length = int(rng.integers(4, max(5, size // 2)))
    first = int(rng.integers(1, size - length))
    return range(first, first + length) if rng.random() < 0.5 else range(first + length, first, -1)


def _take(
    queue: list[tuple[str, str]],
    strangers: Sequence[tuple[str, str]],
    bitext: Bitext,
    trouble: float,
    rng: np.random.Generator,
) -> None:
    """Turn the head of the queue into one bead or gap; ``trouble`` scales how often anything happens."""
    a, b = queue.pop(0)
    draw = rng.random() / trouble
    flip = rng.random() < 0.5
    if draw < 0.03:
        bitext.add([], [b]) if flip else bitext.add([a], [])
    elif draw < 0.06:
        _insert(strangers, bitext, flip, rng)
        bitext.add([a], [b])
    elif draw < 0.075:
        kept = str(rng.choice(_NOISE)) if flip else a
        bitext.add([kept], [kept])
        bitext.add([a], [b])
    elif draw < 0.135:
        bitext.add(_halves(a, rng), [b]) if flip else bitext.add([a], _halves(b, rng))
    elif draw < 0.215 and queue:
        c, d = queue.pop(0)
        bitext.add([f"{a} {c}"], [b, d]) if flip else bitext.add([a, c], [f"{b} {d}"])
    elif draw < 0.265 and queue:
        c, d = queue.pop(0)
        parts = _halves(c, rng) if flip else _halves(d, rng)
        if len(parts) == 2 and flip:
            bitext.add([f"{a} {parts[0]}", parts[1]], [b, d])
        elif len(parts) == 2:
            bitext.add([a, c], [f"{b} {parts[0]}", parts[1]])
        else:
            bitext.add([a], [b])
            bitext.add([c], [d])
    elif draw < 0.285 and len(queue) > 1:
        (c, d), (e, f) = queue.pop(0), queue.pop(0)
        bitext.add([f"{a} {c} {e}"], [b, d, f]) if flip else bitext.add([a, c, e], [f"{b} {d} {f}"])
    else:
        bitext.add([a], [b])


def _insert(
    strangers: Sequence[tuple[str, str]], bitext: Bitext, flip: bool, rng: np.random.Generator
) -> None:
    for _ in range(int(rng.integers(1, 4))):
        pair = strangers[int(rng.integers(len(strangers)))]
        text = str(rng.choice(_NOISE)) if rng.random() < 0.4 else pair[flip]
        bitext.add([], [text]) if flip else bitext.add([text], [])


def _halves(text: str, rng: np.random.Generator) -> list[str]:
    """Split a sentence at a comma or conjunction near its middle, if it has one."""
    points = [match for match in _SPLIT.finditer(text) if 0.25 < match.start() / len(text) < 0.75]
    if not points:
        return [text]
    match = points[int(rng.integers(len(points)))]
    return [text[: match.start()], text[match.end() :]]


def _thin(text: str, loss: float, rng: np.random.Generator) -> str:
    words = text.split()
    kept = [word for word in words if rng.random() >= loss]
    return " ".join(kept) if kept else text

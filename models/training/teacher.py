"""Parallel text linked by eflomal (Östling & Tiedemann 2016): what the link score learns from."""

import tempfile
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

from alignkit.tokens import tokenize
from models.training.corpus import Pair

Links = frozenset[tuple[int, int]]

_MOST_TOKENS = 90
# Neighbours first along an axis, then on the diagonals.
_AROUND = ((-1, 0), (0, -1), (1, 0), (0, 1), (-1, -1), (-1, 1), (1, -1), (1, 1))


@dataclass(frozen=True, slots=True)
class Taught:
    """The tokens of a sentence pair with the links of both directions of alignment."""

    source: tuple[str, ...]
    target: tuple[str, ...]
    forward: Links
    backward: Links

    @property
    def agreed(self) -> Links:
        """Links of both directions."""
        return self.forward & self.backward

    @property
    def grown(self) -> Links:
        """Agreed links, and those of one direction that lie next to one and link a token still free."""
        kept, either = set(self.agreed), self.forward | self.backward
        rows, columns = {i for i, _ in kept}, {j for _, j in kept}
        waiting = sorted(kept)
        while waiting:
            i, j = waiting.pop(0)
            for down, across in _AROUND:
                cell = (i + down, j + across)
                if cell in either and cell not in kept and not (cell[0] in rows and cell[1] in columns):
                    kept.add(cell)
                    rows.add(cell[0])
                    columns.add(cell[1])
                    waiting.append(cell)
        return frozenset(kept)


def teach(pairs: Iterable[Pair]) -> list[Taught]:
    """Align sentence pairs of one pair of languages in both directions."""
    import eflomal

    texts = [[tuple(token.text for token in tokenize(text)) for text in pair.texts] for pair in pairs]
    texts = [(a, b) for a, b in texts if 0 < len(a) <= _MOST_TOKENS and 0 < len(b) <= _MOST_TOKENS]
    sides = [[" ".join(pair[side]).lower() for pair in texts] for side in (0, 1)]
    with tempfile.TemporaryDirectory() as folder:
        forward, backward = Path(folder, "forward"), Path(folder, "backward")
        aligner = eflomal.Aligner(model=3, n_samplers=1)
        aligner.align(*sides, links_filename_fwd=str(forward), links_filename_rev=str(backward))
        found = ([links(line) for line in path.read_text().splitlines()] for path in (forward, backward))
        return [Taught(*pair, *both) for pair, *both in zip(texts, *found, strict=True)]


def count_agreed(taught: Iterable[Taught]) -> Counter[tuple[str, str]]:
    """Count the pairs of small-letter words that both directions link."""
    counts: Counter[tuple[str, str]] = Counter()
    for pair in taught:
        for i, j in pair.agreed:
            one, two = pair.source[i].lower(), pair.target[j].lower()
            if one[0].isalpha() and two[0].isalpha():
                counts[one, two] += 1
    return counts


def links(line: str) -> Links:
    """Read ``0-0 1-2``."""
    return frozenset((int(i), int(j)) for i, _, j in (link.partition("-") for link in line.split()))


def save(taught: Sequence[Taught], path: Path) -> None:
    """Write one pair a line: tokens, tokens, links, links, with tabs between."""
    lines = (
        "\t".join(
            (
                " ".join(pair.source),
                " ".join(pair.target),
                *(" ".join(f"{i}-{j}" for i, j in sorted(side)) for side in (pair.forward, pair.backward)),
            )
        )
        for pair in taught
    )
    part = path.with_suffix(".part")
    part.write_text("".join(f"{line}\n" for line in lines), encoding="utf-8")
    part.replace(path)


def load(path: Path) -> list[Taught]:
    """Read what ``save`` wrote."""
    with path.open(encoding="utf-8", newline="\n") as file:
        rows = (line.rstrip("\n").split("\t") for line in file)
        return [Taught(tuple(a.split(" ")), tuple(b.split(" ")), links(c), links(d)) for a, b, c, d in rows]

"""What the two sides of a bead say of each of its words: one row of numbers a word, for learned verdicts.

No number depends on the language: links, the translation table, vectors, spelling and places say them. A word
is looked at by itself, against its partner, against the whole other side and among its own neighbours.
"""

from dataclasses import dataclass
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float32]

FEATURES = (
    "link", "links", "table", "table_linked", "cosine", "cosine_linked", "cosines", "spelling",
    "spelling_linked", "same", "support", "partner_rival", "partner_cosine_rival", "partner_known",
    "partner_weight", "partner_links", "known", "frequency", "weight", "letters", "capital", "word", "number",
    "first", "last", "meaning", "gain", "fit", "fellow", "residue", "near_mass", "near_known", "near_cosine",
    "far_mass", "lost_mass", "lost_known", "lost_cosine", "own_mass", "other_mass", "own_support",
    "other_support", "excess", "words", "sentence", "has_table", "is_source",
)  # fmt: skip
PLACES = {name: place for place, name in enumerate(FEATURES)}
"""Column of each fact."""
_NEAR = 0.2  # how far apart places still are near, as a share of the text
_AROUND = 3  # tokens around a word whose links tell where its own should be
_SHORT = 12.0  # words and letters of a usual sentence and of a long word
_FAINT = 0.01  # sum of links around that is none
_TINY = np.float32(1e-9)


@dataclass(frozen=True, slots=True)
class Half:
    """One side of a bead, an array of one number a token unless it says otherwise.

    Attributes:
        vectors: (n, d), their lengths are ``sizes``.
        support: How firmly the other side backs the word, 0..1.
        weight: What the word weighs; marks, numbers and dates weigh nothing.
        known: How much the table knows of the word, 0..1.
        frequency: Decimal logarithm of occurrences per million, 0 for none.
        shape: (n, 4): letters, capital, word, number.
    """

    vectors: Floats
    sizes: Floats
    support: Floats
    weight: Floats
    known: Floats
    frequency: Floats
    shape: Floats

    @property
    def mean(self) -> float:
        """Support of an average unit of weight."""
        return float(self.support @ self.weight / max(float(self.weight.sum()), 1e-9))


class Grid(NamedTuple):
    """What is known of every two words, (n, m) each: vectors, table, links, spelling, equality."""

    cosines: Floats
    related: Floats
    linked: Floats
    spelled: Floats
    same: Floats

    @property
    def turned(self) -> "Grid":
        """The same seen from the other side."""
        return Grid(*(cells.T for cells in self))


def facts(own: Half, other: Half, grid: Grid, *, has_table: bool, is_source: bool) -> Floats:
    """Describe every word of one side, (n, len(FEATURES)).

    Args:
        own: The side described.
        other: The side opposite.
        grid: Rows are own words, columns the other's.
        has_table: Whether there is a translation table.
        is_source: Whether ``own`` is the original.
    """
    out = np.zeros((len(own.sizes), len(FEATURES)), dtype=np.float32)
    columns = dict(zip(FEATURES, out.T, strict=True))
    _of_cells(columns, grid)
    _of_partners(columns, other, grid)
    _of_words(columns, own)
    _of_meaning(columns, own, other)
    _of_places(columns, other, grid)
    _of_sides(columns, own, other)
    columns["has_table"][:] = has_table
    columns["is_source"][:] = is_source
    return out


def _of_cells(columns: dict[str, Floats], grid: Grid) -> None:
    """The best that the other side has for a word."""
    columns["link"][:] = grid.linked.max(axis=1)
    columns["links"][:] = np.minimum(grid.linked.sum(axis=1), 2)
    columns["table"][:] = grid.related.max(axis=1)
    columns["cosine"][:] = grid.cosines.max(axis=1)
    some = min(3, grid.cosines.shape[1])
    columns["cosines"][:] = np.partition(grid.cosines, -some, axis=1)[:, -some:].mean(axis=1)
    columns["spelling"][:] = grid.spelled.max(axis=1)
    columns["same"][:] = grid.same.max(axis=1)


def _of_partners(columns: dict[str, Floats], other: Half, grid: Grid) -> None:
    """The word that a word is linked to, and whether that has a better partner."""
    rows = np.flatnonzero(columns["link"] > 0)
    if not len(rows):
        return
    partner = grid.linked[rows].argmax(axis=1)
    for name, cells in (
        ("table_linked", grid.related),
        ("cosine_linked", grid.cosines),
        ("spelling_linked", grid.spelled),
    ):
        columns[name][rows] = cells[rows, partner]
    columns["partner_rival"][rows] = _rivals(grid.related, rows, partner)
    columns["partner_cosine_rival"][rows] = _rivals(grid.cosines, rows, partner)
    columns["partner_known"][rows] = other.known[partner]
    columns["partner_weight"][rows] = other.weight[partner]
    columns["partner_links"][rows] = np.minimum(grid.linked.sum(axis=0)[partner], 2)


def _rivals(cells: Floats, rows: NDArray[np.intp], partner: NDArray[np.intp]) -> Floats:
    """The best that other words have for the partner of a word."""
    theirs = cells[:, partner].T.copy()
    theirs[np.arange(len(rows)), rows] = 0.0
    best: Floats = theirs.max(axis=1)
    return best


def _of_words(columns: dict[str, Floats], own: Half) -> None:
    columns["support"][:] = own.support
    columns["known"][:] = own.known
    columns["frequency"][:] = own.frequency / 5
    columns["weight"][:] = own.weight
    for place, name in enumerate(("letters", "capital", "word", "number")):
        columns[name][:] = own.shape[:, place]
    columns["letters"] /= _SHORT
    columns["first"][0] = columns["last"][-1] = 1.0


def _of_meaning(columns: dict[str, Floats], own: Half, other: Half) -> None:
    """How a word fits what both sides say as a whole."""
    mine, theirs = own.vectors.sum(axis=0), other.vectors.sum(axis=0)
    units = own.vectors / np.maximum(own.sizes, _TINY)[:, None]
    aim = theirs / max(float(np.linalg.norm(theirs)), 1e-9)
    length = max(float(np.linalg.norm(mine)), 1e-9)
    sentence = float(mine @ aim) / length
    rest = mine - own.vectors
    sizes = np.maximum(np.linalg.norm(rest, axis=1), _TINY)
    columns["sentence"][:] = sentence
    columns["meaning"][:] = units @ aim
    columns["gain"][:] = 5 * ((rest @ aim) / sizes - sentence)
    columns["fit"][:] = np.einsum("nd,nd->n", units, rest) / sizes
    alike = units @ units.T
    np.fill_diagonal(alike, 0.0)
    columns["fellow"][:] = alike.max(axis=1)
    left = mine / length - aim
    columns["residue"][:] = units @ (left / max(float(np.linalg.norm(left)), 1e-9))


def _of_places(columns: dict[str, Floats], other: Half, grid: Grid) -> None:
    """What lacks support on the other side, near the place of a word and elsewhere."""
    n, m = grid.linked.shape
    lacking = other.weight * (1 - other.support)
    apart = np.abs((np.arange(n) / n)[:, None] - (np.arange(m) / m)[None, :])
    near = np.where(apart <= _NEAR, lacking[None, :], 0.0)
    best = near.argmax(axis=1)
    columns["near_mass"][:] = near.max(axis=1)
    columns["near_known"][:] = other.known[best]
    columns["near_cosine"][:] = grid.cosines[np.arange(n), best]
    columns["far_mass"][:] = lacking.max()
    lost = np.where(_box(grid.linked, _AROUND) > _FAINT, lacking[None, :], 0.0)
    best = lost.argmax(axis=1)
    columns["lost_mass"][:] = lost.max(axis=1)
    columns["lost_known"][:] = np.where(columns["lost_mass"] > 0, other.known[best], 0.0)
    columns["lost_cosine"][:] = np.where(columns["lost_mass"] > 0, grid.cosines[np.arange(n), best], 0.0)


def _box(cells: Floats, reach: int) -> Floats:
    """Sum of the cells up to so many steps away along both axes, for every cell."""
    sums: Floats = np.pad(cells, reach + 1).cumsum(axis=0).cumsum(axis=1)
    size = 2 * reach + 1
    found: Floats = sums[size:, size:] - sums[:-size, size:] - sums[size:, :-size] + sums[:-size, :-size]
    return found[: cells.shape[0], : cells.shape[1]]


def _of_sides(columns: dict[str, Floats], own: Half, other: Half) -> None:
    for name, side in (("own", own), ("other", other)):
        columns[f"{name}_mass"][:] = np.log1p(float(side.weight @ (1 - side.support)))
        columns[f"{name}_support"][:] = side.mean
    letters = [max(float(side.shape[:, 0].sum()), 1.0) for side in (own, other)]
    columns["excess"][:] = np.clip(np.log(letters[0] / letters[1]), -1, 1)
    columns["words"][:] = np.log1p(len(own.sizes)) / 4

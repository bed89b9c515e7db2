"""Sentence pairs of all lengths → batches of like ones, so that little is padded; very long ones are cut."""

import math
from collections.abc import Iterator, Sequence
from typing import NamedTuple

# Cells and pieces of a batch; cells of a pair that is still compared as a whole, and the size of the pieces
# that a longer one is cut into: its memory would grow with the square of its length.
_CELLS, _PIECES = 24_000, 64
_MOST_CELLS, _PIECE_CELLS = 1_000_000, 250_000


class Piece(NamedTuple):
    """A sentence pair, or part of one: its number, its half-open ranges of source and target tokens."""

    pair: int
    rows: tuple[int, int]
    columns: tuple[int, int]

    @property
    def shape(self) -> tuple[int, int]:
        """Numbers of source and target tokens."""
        return self.rows[1] - self.rows[0], self.columns[1] - self.columns[0]


def cut(pair: int, n: int, m: int) -> Iterator[Piece]:
    """Cut a pair of n and m tokens in proportion if it is too long for one matrix; empty parts are left out.

    Example:
        >>> list(cut(7, 2, 3))
        [Piece(pair=7, rows=(0, 2), columns=(0, 3))]
        >>> list(cut(7, 2, 0))
        []
    """
    count = math.ceil(math.sqrt(n * m / _PIECE_CELLS)) if n * m > _MOST_CELLS else 1
    for k in range(count):
        piece = Piece(
            pair,
            (n * k // count, n * (k + 1) // count),
            (m * k // count, m * (k + 1) // count),
        )
        if all(piece.shape):
            yield piece


def gather(pieces: Sequence[Piece]) -> Iterator[list[Piece]]:
    """Put pieces of like size together; no batch has more padded cells than a bound, or it is one piece."""
    batch: list[Piece] = []
    height = width = 0
    for piece in sorted(pieces, key=lambda piece: (piece.shape, piece)):
        taller, wider = max(height, piece.shape[0]), max(width, piece.shape[1])
        if batch and (taller * wider * (len(batch) + 1) > _CELLS or len(batch) == _PIECES):
            yield batch
            batch = []
            taller, wider = piece.shape
        batch.append(piece)
        height, width = taller, wider
    if batch:
        yield batch

"""One document as the aligner sees it: vectors, lengths, words, and how its segments begin and end."""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import IntEnum
from functools import cached_property

import numpy as np
import regex
from numpy.typing import NDArray

Floats = NDArray[np.float32]
Integers = NDArray[np.int64]

DEPTH = 5
"""Most segments that a side of a bead can have."""

_CLOSING = regex.compile(r"[\s\p{Pe}\p{Pf}\p{Pi}\"'”“’‘»«]+$")
_DIGITS = regex.compile(r"\p{N}+(?:[.,:  ]\p{N}+)*")
_FIRST_LETTER = regex.compile(r"\p{L}")
_STOP = regex.compile(r"[\p{Sentence_Terminal}…]")


class Ending(IntEnum):
    """What a segment ends with, closing quotes and brackets aside."""

    NONE = 0
    PAUSE = 1
    STOP = 2
    QUESTION = 3
    EXCLAMATION = 4


@dataclass(frozen=True)
class Side:
    """One document as the aligner sees it.

    ``sums`` are vectors of single segments, (n, dim), such that those of a run add up to the run's; where
    an encoder does not add up, ``runs`` holds its vectors of runs, (DEPTH, n, dim), as from
    ``encoders.stack``. ``words`` are the vectors of the distinct words, not normalised; ``word_numbers``
    says which word stands where, ``word_starts`` (n + 1) where each segment's words begin; numbers written
    in digits likewise. ``keys`` identify segments with equal text.
    """

    sums: Floats
    runs: Floats | None
    lengths: Floats
    words: Floats
    word_numbers: Integers
    word_starts: Integers
    digits: Integers
    digit_starts: Integers
    keys: Integers
    endings: Integers
    lower: NDArray[np.bool_]

    def __len__(self) -> int:
        return len(self.lengths)

    @cached_property
    def word_norms(self) -> Floats:
        """How much each distinct word carries."""
        return np.asarray(np.linalg.norm(self.words, axis=1), dtype=np.float32)

    @cached_property
    def unit_words(self) -> Floats:
        """The distinct words' vectors at length 1."""
        return np.asarray(self.words / np.maximum(self.word_norms, 1e-6)[:, None], dtype=np.float32)

    @cached_property
    def masses(self) -> Floats:
        """What the words of each segment carry together."""
        total = np.zeros(len(self.word_numbers) + 1)
        np.cumsum(self.word_norms[self.word_numbers], dtype=np.float64, out=total[1:])
        return np.asarray(np.diff(total[self.word_starts]), dtype=np.float32)

    def vectors(self, last: Integers, length: int) -> Floats:
        """Return unit vectors of the runs of ``length`` segments that end with the segments ``last``.

        Runs that would begin before the document are zero.
        """
        if self.runs is not None:
            rows: Floats = self.runs[length - 1, last]
        else:
            rows = self.sums[last]
            for k in range(1, length):
                rows = rows + self.sums[np.maximum(last - k, 0)]
            norms = np.sqrt(np.einsum("...d,...d->...", rows, rows))[..., None]
            rows = rows / np.maximum(norms, 1e-9)
        rows[last < length - 1] = 0.0
        return rows


def describe(
    texts: Sequence[str], vectors: Floats, runs: Floats | None, words: tuple[Floats, Integers, Integers]
) -> Side:
    """Gather what the aligner needs to know of one document.

    Args:
        texts: The n segments.
        vectors: Of single segments, (n, dim).
        runs: Of runs of segments, (DEPTH, n, dim), if ``vectors`` do not add up to them.
        words: Vectors of the distinct words, the number of each word in order, and where each segment's
            words begin (n + 1).
    """
    digits = [[hash_text(m) for m in dict.fromkeys(_plain_digits(text))] for text in texts]
    return Side(
        vectors,
        runs,
        np.array([len(text) for text in texts], dtype=np.float32),
        *words,
        np.array([key for row in digits for key in row], dtype=np.int64),
        starts([len(row) for row in digits]),
        np.array([hash_text(text) for text in texts], dtype=np.int64),
        np.array([ending(text) for text in texts], dtype=np.int64),
        np.array([begins_small(text) for text in texts], dtype=np.bool_),
    )


def starts(counts: Sequence[int]) -> Integers:
    """Return where each of some adjoining groups begins, and the end of the last."""
    return np.concatenate([[0], np.cumsum(counts, dtype=np.int64)])


def hash_text(text: str) -> int:
    """Stable number of a text (Python's own hash changes from run to run)."""
    import zlib

    return zlib.crc32(text.casefold().encode("utf-8", "surrogatepass"))


def _plain_digits(text: str) -> list[str]:
    """Numbers of a text without their separators, so that 1,500 and 1.500 are equal."""
    return ["".join(filter(str.isalnum, number)) for number in _DIGITS.findall(text)]


def ending(text: str) -> Ending:
    """Tell what a segment ends with.

    Example:
        >>> [ending(text).name for text in ("Oui.", "« Qui ? »", "d'abord,", "Un titre")]
        ['STOP', 'QUESTION', 'PAUSE', 'NONE']
    """
    last = _CLOSING.sub("", text)[-1:]
    if last in "?？؟":
        return Ending.QUESTION if last else Ending.NONE
    if last in "!！":
        return Ending.EXCLAMATION
    if _STOP.fullmatch(last):
        return Ending.STOP
    return Ending.NONE if last.isalnum() else Ending.PAUSE


def begins_small(text: str) -> bool:
    """Whether the first letter is a small one: the segment continues a sentence."""
    first = _FIRST_LETTER.search(text)
    return first is not None and first.group().islower() and first.start() < 4

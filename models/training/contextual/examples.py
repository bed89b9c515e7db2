"""Marked sentence pairs as flat arrays: made once, packed into one file, drawn from in batches."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, fields

import numpy as np
from numpy.typing import NDArray

# Nothing here may need more than numpy: machines with a GPU have no alignkit.
UNKNOWN = -1
"""Label of a word that nobody judged."""
LANGUAGES = tuple("en fr de es it pt nl pl cs sv da ru ro hu uk tr fi el bg no ca".split())
OTHER = len(LANGUAGES)
ENDINGS = 4096
"""Last three letters of a word, hashed: what tells a plural from a singular."""
_SCALE, _SHIFT = 24.0, 64.0  # features in steps of 1/24 from -2.7 to 8: one byte each
MOST_WORDS = 160
"""Words of a pair, both sides; longer ones are left out."""


@dataclass(frozen=True)
class Examples:
    """W words of P pairs in flat arrays, with a table of the distinct word forms.

    ``form_pieces`` and ``form_starts`` hold the piece numbers of each form in the embedded model's
    vocabulary. ``starts`` (P + 1,) says where a pair's words begin, ``splits`` (P,) how many of them are
    the source's.
    """

    form_pieces: NDArray[np.uint16]
    form_starts: NDArray[np.int32]
    forms: NDArray[np.int32]
    partners: NDArray[np.uint8]
    features: NDArray[np.uint8]
    endings: NDArray[np.uint16]
    kinds: NDArray[np.int8]
    human: NDArray[np.int8]
    starts: NDArray[np.int32]
    splits: NDArray[np.uint8]
    languages: NDArray[np.uint8]
    quality: NDArray[np.float32]
    critical: NDArray[np.float32]
    lines: NDArray[np.int32]

    def __len__(self) -> int:
        return len(self.splits)

    @property
    def sizes(self) -> NDArray[np.int32]:
        """Words of each pair, (P,)."""
        return np.diff(self.starts)

    def take(self, pairs: NDArray[np.int64]) -> "Examples":
        """Keep some pairs, in the order given; the forms all stay."""
        words = np.concatenate(
            [np.zeros(0, np.int64), *(np.arange(self.starts[k], self.starts[k + 1]) for k in pairs)]
        )
        by_word = {
            name: getattr(self, name)[words]
            for name in ("forms", "partners", "features", "endings", "kinds", "human")
        }
        by_pair = {
            name: getattr(self, name)[pairs]
            for name in ("splits", "languages", "quality", "critical", "lines")
        }
        starts = np.concatenate([[0], np.cumsum(self.sizes[pairs])]).astype(np.int32)
        return Examples(
            form_pieces=self.form_pieces, form_starts=self.form_starts, starts=starts, **by_word, **by_pair
        )


def squeeze(features: NDArray[np.floating]) -> NDArray[np.uint8]:
    """Store a feature in one byte.

    Example:
        >>> stretch(squeeze(np.array([0.5, 99.0]))).tolist()
        [0.5, 7.958333492279053]
    """
    return np.clip(np.rint(features.astype(np.float32) * _SCALE + _SHIFT), 0, 255).astype(np.uint8)


def stretch(features: NDArray[np.uint8]) -> NDArray[np.float32]:
    """Undo ``squeeze`` but for what was rounded."""
    return (features.astype(np.float32) - np.float32(_SHIFT)) / np.float32(_SCALE)


def joined(parts: Sequence[Examples]) -> Examples:
    """Put several sets one after the other; forms are kept apart."""
    shifts = np.cumsum([0, *(len(part.form_starts) - 1 for part in parts)])
    pieces = np.cumsum([0, *(len(part.form_pieces) for part in parts)])
    words = np.cumsum([0, *(len(part.forms) for part in parts)])
    whole = {
        field.name: np.concatenate([getattr(part, field.name) for part in parts])
        for field in fields(Examples)
        if field.name not in ("form_starts", "forms", "starts")
    }
    return Examples(
        form_starts=_chained((part.form_starts for part in parts), pieces),
        forms=np.concatenate([part.forms + np.int32(s) for part, s in zip(parts, shifts, strict=False)]),
        starts=_chained((part.starts for part in parts), words),
        **whole,
    )


def _chained(starts: Iterable[NDArray[np.int32]], shifts: NDArray[np.int64]) -> NDArray[np.int32]:
    rows: Iterator[NDArray[np.int64]] = (
        row[:-1].astype(np.int64) + shift for row, shift in zip(starts, shifts, strict=False)
    )
    return np.concatenate([*rows, shifts[-1:]]).astype(np.int32)

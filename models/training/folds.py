"""Which of what people judged is learned by what: by source sentence, with all its translations."""

from zlib import crc32

FOLDS, TAUGHT_FOLDS = 5, 3
"""Parts of what people judged, and how many the contextual judge learns from.

What the judge says of those is better than what it says of new text: nothing may be learned from it, and
nothing measured.
"""


def fold_of(source: str) -> int:
    """The fold of a source sentence, 0 to FOLDS - 1.

    Example:
        >>> fold_of("Guten Tag.") == fold_of("Guten Tag.")
        True
    """
    return crc32(source.encode()) % FOLDS

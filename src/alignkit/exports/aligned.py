"""What every alignment writer needs to see, whether or not anything was judged yet."""

from collections.abc import Sequence
from typing import Protocol

from alignkit.records import Document, Pair, Segment, Side


class Aligned(Protocol):
    """Two documents with their segments and pairs: a ``Report``, or a comparison not yet judged."""

    @property
    def source(self) -> Document:
        """The original."""

    @property
    def target(self) -> Document:
        """The translation."""

    @property
    def source_segments(self) -> tuple[Segment, ...]:
        """Segments of the original, in reading order."""

    @property
    def target_segments(self) -> tuple[Segment, ...]:
        """Segments of the translation, in reading order."""

    @property
    def pairs(self) -> tuple[Pair, ...]:
        """Beads with their words."""


def bead_segments(aligned: Aligned, pair: Pair, side: Side) -> list[Segment]:
    """Return the segments of one side of a bead; none on the empty side of a gap."""
    if side == "source":
        return [aligned.source_segments[number] for number in pair.bead.source]
    return [aligned.target_segments[number] for number in pair.bead.target]


def bead_text(document: Document, segments: Sequence[Segment]) -> str:
    """Return the text of a bead's side: its segments joined by one space.

    Example:
        >>> bead_text(Document("Oui. Non.", "fr"), [Segment(0, 4, 0), Segment(5, 9, 0)])
        'Oui. Non.'
    """
    return " ".join(document.text[segment.start : segment.end] for segment in segments)

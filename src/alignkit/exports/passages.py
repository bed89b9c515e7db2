"""Beads as two texts with their findings: what formats that have no documents, only pairs, are made of."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from alignkit.exports.aligned import bead_segments
from alignkit.exports.marks import Mark, marks_by_segment
from alignkit.records import Document, Finding, Pair, Report, Segment, Side


@dataclass(frozen=True, slots=True)
class Passage:
    """One side of a bead: its segments joined by a space, marks with offsets into that text."""

    text: str
    marks: tuple[Mark, ...] = ()


@dataclass(frozen=True, slots=True)
class Passages:
    """A bead with both its texts and the numbers of the findings that begin in it, from one."""

    pair: Pair
    source: Passage
    target: Passage
    fidelity: float | None
    findings: tuple[int, ...] = ()

    @property
    def name(self) -> str:
        """The segment numbers of both sides, ``3:3+4``; a gap has nothing on one side of the colon."""
        sides = (self.pair.bead.source, self.pair.bead.target)
        return ":".join("+".join(map(str, numbers)) for numbers in sides)

    def own_marks(self, side: Side) -> Iterator[Mark]:
        """Yield the marks of one side that are findings about it, not counterparts."""
        passage = self.source if side == "source" else self.target
        return (mark for mark in passage.marks if not mark.counterpart)


def passages(report: Report) -> list[Passages]:
    """Return every bead with its texts; each finding belongs to the first bead that it touches.

    A finding in a document without segments belongs to none.
    """
    marks = {side: marks_by_segment(report, side) for side in ("source", "target")}
    seen: set[int] = set()
    found = []
    for pair, fidelity in zip(report.pairs, report.bead_fidelity, strict=True):
        source = _passage(report.source, report, pair, "source", marks["source"])
        target = _passage(report.target, report, pair, "target", marks["target"])
        own = {mark.number for mark in (*source.marks, *target.marks) if not mark.counterpart} - seen
        seen |= own
        found.append(Passages(pair, source, target, fidelity, tuple(sorted(own))))
    return found


def joined(
    document: Document, segments: Sequence[Segment], marks: Sequence[Sequence[Mark]]
) -> tuple[str, list[Mark]]:
    """Return segments joined by a space, and their marks moved to offsets into that text."""
    parts: list[str] = []
    moved: list[Mark] = []
    position = 0
    for segment, own in zip(segments, marks, strict=True):
        text = document.text[segment.start : segment.end]
        shift = position - segment.start
        moved += [Mark(mark.number, mark.start + shift, mark.end + shift, mark.counterpart) for mark in own]
        parts.append(text)
        position += len(text) + 1
    return " ".join(parts), moved


def describe(finding: Finding) -> str:
    """Return a finding as one line for people.

    Example:
        >>> from alignkit.records import Severity
        >>> describe(Finding("number", "accuracy", Severity.MAJOR, 0.9, "target", 0, 2, "15", "Is 50.", "50"))
        'major number: Is 50. “15” → “50”'
    """
    line = f"{finding.severity} {finding.check}: {finding.message}"
    if finding.quote:
        line += f" “{finding.quote}”"
    if finding.suggestion is not None:
        line += f" → “{finding.suggestion}”" if finding.suggestion else " → (delete)"
    return line


def _passage(
    document: Document, report: Report, pair: Pair, side: Side, marks: Sequence[Sequence[Mark]]
) -> Passage:
    numbers = pair.bead.source if side == "source" else pair.bead.target
    text, moved = joined(document, bead_segments(report, pair, side), [marks[number] for number in numbers])
    return Passage(text, tuple(moved))

"""Where findings lie within segments: the text cut into pieces that the text and HTML reports paint."""

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from alignkit.records import Finding, Report, Segment, Side


@dataclass(frozen=True, slots=True)
class Mark:
    """The part of a finding that lies in one segment.

    ``number`` counts the report's findings from one. ``counterpart`` tells the source words that a
    finding in the target answers to from the finding itself. ``start`` may equal ``end``: a place.
    """

    number: int
    start: int
    end: int
    counterpart: bool = False


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of text under the same marks throughout; empty where a mark is only a place."""

    text: str
    marks: tuple[Mark, ...] = ()


def marks_by_segment(report: Report, side: Side) -> list[list[Mark]]:
    """Return the marks in each segment of one side, in order of finding.

    A finding between two segments (a doubled space, say) becomes a place at the nearest one.
    """
    segments = report.source_segments if side == "source" else report.target_segments
    marks: list[list[Mark]] = [[] for _ in segments]
    starts = [segment.start for segment in segments]
    ends = [segment.end for segment in segments]
    for number, finding in enumerate(report.findings, start=1):
        for start, end, counterpart in _spans(finding, side):
            for index in _touched(start, end, starts, ends):
                marks[index].append(Mark(number, *_clip(start, end, segments[index]), counterpart))
    return marks


def cut(text: str, offset: int, marks: Sequence[Mark]) -> list[Piece]:
    """Cut a segment's text at every edge of a mark.

    Args:
        text: The segment's text.
        offset: Where it starts in the document.
        marks: Marks within the segment, in document offsets.

    Returns:
        Pieces whose texts add up to ``text``; overlapping marks meet in one piece.

    Example:
        >>> [(piece.text, len(piece.marks)) for piece in cut("abcd", 10, [Mark(1, 11, 13), Mark(2, 12, 14)])]
        [('a', 0), ('b', 1), ('c', 2), ('d', 1)]
    """
    return list(_cut(text, offset, marks))


def _cut(text: str, offset: int, marks: Sequence[Mark]) -> Iterator[Piece]:
    end = offset + len(text)
    places = [mark for mark in marks if mark.start == mark.end]
    edges = sorted({offset, end, *(mark.start for mark in marks), *(mark.end for mark in marks)})
    for index, edge in enumerate(edges):
        here = tuple(mark for mark in places if mark.start == edge)
        if here:
            yield Piece("", here)
        if edge < end:
            following = edges[index + 1]
            over = tuple(mark for mark in marks if mark.start <= edge and mark.end >= following)
            yield Piece(text[edge - offset : following - offset], over)


def _spans(finding: Finding, side: Side) -> Iterable[tuple[int, int, bool]]:
    if finding.side == side:
        yield finding.start, finding.end, False
    elif side == "source" and finding.source_start is not None and finding.source_end is not None:
        yield finding.source_start, finding.source_end, True


def _touched(start: int, end: int, starts: list[int], ends: list[int]) -> Iterable[int]:
    """Return the numbers of the segments that share text with a span, or of the nearest before it."""
    first = bisect_right(ends, start)
    stop = bisect_left(starts, end)
    if start < end and first < stop:
        return [index for index in range(first, stop) if starts[index] < ends[index]]
    nearest = bisect_left(ends, start) if start == end else first - 1
    return [min(max(nearest, 0), len(starts) - 1)] if starts else []


def _clip(start: int, end: int, segment: Segment) -> tuple[int, int]:
    first = min(max(start, segment.start), segment.end)
    return first, max(first, min(end, segment.end))

"""Marks that may overlap → inline elements that must not: what XML formats put into a text."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Literal

from alignkit.exports.marks import Mark
from alignkit.exports.xml_text import Xml

Kind = Literal["mark", "open", "close"]


@dataclass(frozen=True, slots=True)
class Span:
    """A stretch of text that one inline element encloses, or a point where an empty one stands.

    ``mark`` is a mark, or the part of one that was cut at the end of another; parts count from one.
    ``open`` and ``close`` are the ends of one that could not be enclosed.
    """

    number: int
    start: int
    end: int
    kind: Kind = "mark"
    part: int = 1


def cut_crossing(marks: Sequence[Mark]) -> list[Span]:
    """Return spans that nest: a mark that crosses another's end is cut there.

    Example:
        >>> [(s.number, s.start, s.end, s.part) for s in cut_crossing([Mark(1, 0, 3), Mark(2, 2, 5)])]
        [(1, 0, 3, 1), (2, 2, 3, 1), (2, 3, 5, 2)]
    """
    waiting = sorted((Span(mark.number, mark.start, mark.end) for mark in marks), key=_outer_first)
    done: list[Span] = []
    while waiting:
        span = waiting.pop(0)
        limit = _crossed(span, done)
        if limit is not None:
            waiting.append(replace(span, start=limit, part=span.part + 1))
            waiting.sort(key=_outer_first)
            span = replace(span, end=limit)
        done.append(span)
    return done


def split_crossing(marks: Sequence[Mark]) -> list[Span]:
    """Return spans that nest: a mark that crosses another's end becomes two points.

    Example:
        >>> [(s.number, s.start, s.end, s.kind) for s in split_crossing([Mark(1, 0, 3), Mark(2, 2, 5)])]
        [(1, 0, 3, 'mark'), (2, 2, 2, 'open'), (2, 5, 5, 'close')]
    """
    done: list[Span] = []
    for span in sorted((Span(mark.number, mark.start, mark.end) for mark in marks), key=_outer_first):
        if _crossed(span, done) is None:
            done.append(span)
        else:
            done.append(replace(span, end=span.start, kind="open"))
            done.append(replace(span, start=span.end, kind="close"))
    return sorted(done, key=_outer_first)


def inline(
    text: str,
    spans: Sequence[Span],
    enclose: Callable[[Span, Xml], Xml],
    spell: Callable[[str], Xml],
) -> Xml:
    """Return a text with an element around every span.

    Args:
        text: The text.
        spans: Spans that nest, outer ones first.
        enclose: Makes the element of a span from its content.
        spell: Escapes plain text.
    """
    return Xml("".join(_inline(text, (0, len(text)), list(spans), enclose, spell)))


def _inline(
    text: str,
    within: tuple[int, int],
    spans: list[Span],
    enclose: Callable[[Span, Xml], Xml],
    spell: Callable[[str], Xml],
) -> Iterator[str]:
    at, end = within
    while spans:
        outer, *spans = spans
        inside = [span for span in spans if span.start < outer.end]
        spans = spans[len(inside) :]
        yield spell(text[at : outer.start])
        yield enclose(outer, Xml("".join(_inline(text, (outer.start, outer.end), inside, enclose, spell))))
        at = outer.end
    yield spell(text[at:end])


def _outer_first(span: Span) -> tuple[int, int, int]:
    return span.start, -span.end, span.number


def _crossed(span: Span, done: Sequence[Span]) -> int | None:
    """Return where the first mark ends that begins before a span and ends inside it."""
    ends = [other.end for other in done if other.start < span.start < other.end < span.end]
    return min(ends, default=None)

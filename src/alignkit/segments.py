r"""A document → its segments (sentences or lines) with exact code-point offsets.

Only ``\n``, ``\r\n`` and ``\r`` end a line; a form feed or U+2028 is white space inside one.
"""

from collections.abc import Iterator
from itertools import pairwise
from typing import Literal

import regex

from alignkit.languages.boundaries import sentence_ends
from alignkit.records import Document, Segment

Mode = Literal["auto", "line", "sentence"]
Span = tuple[int, int]

_LINE = regex.compile(r"([^\r\n]*+)(?:\r\n|[\r\n]|$)")
_TERMINAL = regex.compile(r"""[.!?…:;。！？؟।]["'”’“»›«‹)\]」』]*+$""")
_NARROWEST, _WIDEST = 40, 130  # columns of hard-wrapped text
_FULL_LINES = 0.9  # share of lines that the next word would not have fitted into
_RUNNING_ON = 0.3  # share of lines that plainly go on: no mark at the end, a small letter next
_FEWEST_BREAKS = 3
_ONE_SENTENCE_LINES = 0.8


def split_segments(document: Document, mode: Mode = "sentence") -> tuple[Segment, ...]:
    r"""Split a document into segments.

    * ``line``: every line is a segment, an empty line an empty one. A line break at the very end of the
      text closes the last line; it does not open another.
    * ``sentence``: every sentence of every non-empty line is a segment; blank lines give none. Text that
      is plainly hard-wrapped (nearly every line is as full as a common width allows, and many go on in
      small letters) is first joined into its paragraphs; a segment then contains the line breaks.
    * ``auto``: ``line`` if there are at least two non-empty lines, the text is not hard-wrapped and four
      lines in five hold one sentence each; otherwise ``sentence``.

    Segments carry no white space at their ends; every other character belongs to exactly one segment.

    Args:
        document: The text and its language, which decides about abbreviations and ordinal numbers.
        mode: ``sentence``, ``line`` or ``auto``.

    Returns:
        Segments in reading order.

    Raises:
        ValueError: If the mode is unknown.

    Example:
        >>> text = "Am 3. Mai kam Dr. Weber. Er ging.\n\nEnde."
        >>> [text[s.start : s.end] for s in split_segments(Document(text, "de"))]
        ['Am 3. Mai kam Dr. Weber.', 'Er ging.', 'Ende.']
    """
    if mode not in ("auto", "line", "sentence"):
        raise ValueError(f"the mode is auto, line or sentence, got {mode!r}")
    lines = _lines(document.text)
    if mode == "line":
        return _line_segments(document.text, lines)
    paragraphs = _paragraphs(document.text, lines)
    sentences = tuple(
        Segment(start, end, number)
        for number, paragraph in enumerate(paragraphs)
        for start, end in _sentences(document.text, paragraph, document.language)
    )
    if mode == "auto" and _one_sentence_a_line(sentences, paragraphs, lines, document.text):
        return _line_segments(document.text, lines)
    return sentences


def _lines(text: str) -> list[Span]:
    return [match.span(1) for match in _LINE.finditer(text) if match.end() > match.start()]


def _stripped(text: str, start: int, end: int) -> Span:
    """The span without white space at its ends; empty, at its start, if there is nothing else."""
    part = text[start:end]
    begin = len(part) - len(part.lstrip())
    return (start + begin, start + len(part.rstrip())) if begin < len(part) else (start, start)


def _line_segments(text: str, lines: list[Span]) -> tuple[Segment, ...]:
    segments = []
    paragraph = 0
    for line in lines:
        start, end = _stripped(text, *line)
        segments.append(Segment(start, end, paragraph))
        paragraph += start < end
    return tuple(segments)


def _sentences(text: str, paragraph: Span, language: str) -> Iterator[Span]:
    start, end = paragraph
    for stop in [*(start + offset for offset in sentence_ends(text[start:end], language)), end]:
        yield _stripped(text, start, stop)
        start = stop


def _one_sentence_a_line(
    sentences: tuple[Segment, ...], paragraphs: list[Span], lines: list[Span], text: str
) -> bool:
    filled = sum(1 for line in lines if text[line[0] : line[1]].strip())
    if filled < 2 or len(paragraphs) < filled:
        return False
    several = {
        later.paragraph for earlier, later in pairwise(sentences) if earlier.paragraph == later.paragraph
    }
    return len(several) <= (1 - _ONE_SENTENCE_LINES) * filled


def _paragraphs(text: str, lines: list[Span]) -> list[Span]:
    """The non-empty lines, joined where the text is hard-wrapped."""
    spans = [_stripped(text, *line) for line in lines]
    width = max((end - start for start, end in lines), default=0)
    wraps = [_is_full(text, this, following, width) for this, following in pairwise(spans)]
    hard = _NARROWEST <= width <= _WIDEST and _is_hard_wrapped(text, spans, wraps)
    paragraphs: list[Span] = []
    for number, (start, end) in enumerate(spans):
        if start == end:
            continue
        if hard and number and wraps[number - 1]:
            paragraphs[-1] = (paragraphs[-1][0], end)
        else:
            paragraphs.append((start, end))
    return paragraphs


def _is_full(text: str, line: Span, following: Span, width: int) -> bool:
    """Whether the first word of the following line would have overrun the width."""
    if line[0] == line[1] or following[0] == following[1]:
        return False
    first_word = text[following[0] : min(following[1], following[0] + width)].split(maxsplit=1)[0]
    return line[1] - line[0] + 1 + len(first_word) > width


def _is_hard_wrapped(text: str, spans: list[Span], wraps: list[bool]) -> bool:
    """Strong evidence only: a text of one sentence a line must never be joined."""
    breaks = [
        (number, text[this[0] : this[1]], text[following[0] : following[0] + 1])
        for number, (this, following) in enumerate(pairwise(spans))
        if this[0] < this[1] and following[0] < following[1]
    ]
    if len(breaks) < _FEWEST_BREAKS:
        return False
    full = sum(wraps[number] for number, _, _ in breaks)
    running_on = sum(first.islower() and not _TERMINAL.search(line) for _, line, first in breaks)
    return full >= _FULL_LINES * len(breaks) and running_on >= _RUNNING_ON * len(breaks)

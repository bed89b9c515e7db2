"""Marked text in a column of a terminal: wrapping by cells, and lines of carets under what is marked."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise

import regex

from alignkit.exports.marks import Mark

_GRAPHEMES = regex.compile(r"\X")
# Controls would steer the terminal, and direction marks would reorder the line above its carets.
_UNSAFE = regex.compile("[\\p{Cc}\ud800-\udfff\u2028\u2029\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]")


@dataclass(frozen=True, slots=True)
class Run:
    """A stretch of one printed line; ``mark`` is the number of the finding that colours it."""

    text: str
    mark: int | None = None


Line = tuple[Run, ...]


@dataclass(frozen=True, slots=True)
class _Cell:
    """One grapheme: its code points in the text and its columns in the line."""

    start: int
    end: int
    left: int
    width: int


def shown(text: str) -> str:
    r"""Return the text as a terminal may show it, character by character; line ends become spaces.

    Example:
        >>> shown("a\n\x1b[1mb")
        'a ␛[1mb'
    """
    return _UNSAFE.sub(lambda match: _stand_in(match[0]), text)


def cell_width(text: str) -> int:
    """Return how many columns a terminal gives to a text.

    Example:
        >>> cell_width("né 日本")
        7
    """
    return len(text) if text.isascii() else sum(map(_width, _GRAPHEMES.findall(text)))


def wrap(text: str, width: int) -> list[tuple[int, int]]:
    """Break a text into lines at spaces, and inside words only where one is wider than the line.

    Args:
        text: One paragraph.
        width: Columns; a grapheme wider than that gets a line of its own.

    Returns:
        Code-point ranges that add up to the text; the spaces at a break stay with the line they end.

    Example:
        >>> wrap("ein langer Satz", 11)
        [(0, 11), (11, 15)]
    """
    lines: list[tuple[int, int]] = []
    start = at = column = 0
    break_at = 0
    for match in _GRAPHEMES.finditer(text):
        grapheme, cells = match[0], _width(match[0])
        # Twice where what follows the last blank is as wide as a line itself.
        while column + cells > width and not grapheme.isspace() and match.start() > start:
            at = break_at if break_at > start else match.start()
            lines.append((start, at))
            start, column = at, cell_width(text[at : match.start()])
        column += cells
        # Scripts written without spaces are double-width: a line may end after any of their characters.
        if grapheme.isspace() or cells == 2:
            break_at = match.end()
    return [*lines, (start, len(text))] if text[start:] or not lines else lines


def marked_lines(text: str, marks: Sequence[Mark], width: int) -> list[Line]:
    """Return a text wrapped to a width, each line followed by the carets of its marks.

    Args:
        text: One paragraph.
        marks: Marks with offsets into this text.
        width: Columns.
    """
    lines: list[Line] = []
    for start, end in wrap(text, width):
        cells = _cells(text, start, end)
        here = [mark for mark in marks if _touches(mark, start, end, len(text))]
        lines.append(_text_runs(text[start:end].rstrip(), start, here))
        lines.extend(_caret_lines(here, cells, width))
    return lines


def line_width(line: Line) -> int:
    """Return how many columns a line takes."""
    return sum(cell_width(run.text) for run in line)


def _touches(mark: Mark, start: int, end: int, length: int) -> bool:
    if mark.start == mark.end:
        return start <= mark.start < end or mark.start == end == length
    return mark.start < end and mark.end > start


def _text_runs(text: str, offset: int, marks: Sequence[Mark]) -> Line:
    stop = offset + len(text)
    edges = {offset, stop, *(mark.start for mark in marks), *(mark.end for mark in marks)}
    cuts = sorted(edge for edge in edges if offset <= edge <= stop)
    runs = []
    for left, right in pairwise(cuts):
        over = [
            mark.number for mark in marks if mark.start <= left and mark.end >= right and not mark.counterpart
        ]
        runs.append(Run(shown(text[left - offset : right - offset]), over[0] if over else None))
    return tuple(runs)


def _caret_lines(marks: Sequence[Mark], cells: Sequence[_Cell], width: int) -> list[Line]:
    """Put every mark's carets on the first line where they and their number find room."""
    lanes: list[list[Run]] = []
    filled: list[int] = []
    for mark in sorted(marks, key=lambda mark: (mark.start, mark.end)):
        left, right = _columns(mark, cells, width)
        sign = ("~" if mark.counterpart else "^") * (right - left) + str(mark.number)
        lane = next((index for index, used in enumerate(filled) if used < left or used == 0), len(lanes))
        if lane == len(lanes):
            lanes.append([])
            filled.append(0)
        lanes[lane] += [Run(" " * (left - filled[lane])), Run(sign, mark.number)]
        filled[lane] = left + len(sign)
    return [tuple(lane) for lane in lanes]


def _columns(mark: Mark, cells: Sequence[_Cell], width: int) -> tuple[int, int]:
    covered = [cell for cell in cells if cell.start < mark.end and cell.end > mark.start]
    if not covered:
        after = [cell.left for cell in cells if cell.start >= mark.start]
        end = cells[-1].left + cells[-1].width if cells else 0
        left = min(after[0] if after else end, width - 1)
        return left, left + 1
    left = min(covered[0].left, width - 1)
    return left, max(left + 1, min(covered[-1].left + covered[-1].width, width))


def _cells(text: str, start: int, end: int) -> list[_Cell]:
    cells, left = [], 0
    for match in _GRAPHEMES.finditer(text, start, end):
        width = _width(match[0])
        cells.append(_Cell(match.start(), match.end(), left, width))
        left += width
    return cells


@lru_cache(maxsize=4096)
def _width(grapheme: str) -> int:
    if len(grapheme) == 1 and grapheme.isascii():
        return 1
    # Only texts beyond ASCII need the table of widths.
    from rich.cells import cell_len

    return cell_len(shown(grapheme))


def _stand_in(character: str) -> str:
    if character in "\t\n\r\v\f\x85\u2028\u2029":
        return " "
    return chr(0x2400 + ord(character)) if ord(character) < 0x20 else "\ufffd"

"""A ladder, ``[0]:[0, 1]:0.9312``, one bead a line: what vecalign, bertalign and alignkit write."""

import math

import regex

from alignkit.errors import ReadError
from alignkit.records import Bead

_NUMBERS = r"\[\s*((?:[0-9]{1,9}\s*,\s*)*[0-9]{1,9})?\s*\]"
_RUNG = regex.compile(rf"\s*{_NUMBERS}\s*:\s*{_NUMBERS}\s*(?::\s*(\S+)\s*)?")
_FORM = "expected [source numbers]:[target numbers]:confidence, such as [0]:[0, 1]:0.9312"


def read_ladder(text: str) -> list[Bead]:
    """Read a ladder back; blank lines are skipped.

    Args:
        text: The whole ladder. A line without a third field, as in hand-made gold alignments, is
            certain: its confidence is 1.

    Raises:
        ReadError: If a line is not a bead; the message names the line.

    Example:
        >>> read_ladder("[0]:[0, 1]:0.9312")
        [Bead(source=(0,), target=(0, 1), confidence=0.9312)]
    """
    lines = text.removeprefix("\ufeff").split("\n")
    return [_read_rung(line, number) for number, line in enumerate(lines, start=1) if line.strip()]


def _read_rung(line: str, number: int) -> Bead:
    match = _RUNG.fullmatch(line)
    if match is None:
        shown = line.strip() if len(line.strip()) <= 60 else f"{line.strip()[:57]}..."
        raise ReadError(f"ladder line {number}: {shown!r} is not a bead; {_FORM}")
    source, target = (_numbers(match[group]) for group in (1, 2))
    if not source and not target:
        raise ReadError(
            f"ladder line {number}: both sides are empty; name at least one segment or delete the line"
        )
    return Bead(source, target, _confidence(match[3], number))


def _numbers(field: str | None) -> tuple[int, ...]:
    return tuple(int(part) for part in field.split(",")) if field else ()


def _confidence(field: str | None, number: int) -> float:
    if field is None:
        return 1.0
    try:
        value = float(field)
    except ValueError:
        value = math.nan
    if not math.isfinite(value):
        raise ReadError(f"ladder line {number}: {field!r} is not a finite number; {_FORM}")
    return value

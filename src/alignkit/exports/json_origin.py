"""The file behind a document in a JSON report, so that places in it can be told without the file."""

from array import array
from collections.abc import Mapping
from itertools import pairwise
from typing import Any

from alignkit.origins import Origin, Unit
from alignkit.records import Document, Report

_PARTS = ("bounds", "raw_starts", "raw_ends")


def shown_origin(document: Document) -> Origin | None:
    """Return what leads into a file that an editor shows: not the XML inside a DOCX.

    Example:
        >>> shown_origin(Document("Il pleut.", "fr")) is None
        True
    """
    origin = document.origin
    return origin if origin is not None and origin.format != "docx" else None


def origin_members(report: Report, document: Document) -> dict[str, object] | None:
    """Return the origin of one side; ``raw`` is None where it is the file of the source side too."""
    origin = shown_origin(document)
    if origin is None:
        return None
    first = shown_origin(report.source)
    shared = document is not report.source and first is not None and first.raw == origin.raw
    return {
        "format": origin.format,
        "raw": None if shared else origin.raw,
        "units": [[unit.start, unit.end, unit.name, unit.time] for unit in origin.units],
        **{name: list(getattr(origin, name)) for name in _PARTS},
    }


def read_origin(data: Mapping[str, Any] | None, text: str, shared: Origin | None) -> Origin | None:
    """Read the origin of a side.

    Args:
        data: What ``origin_members`` gave.
        text: The text of the side.
        shared: The origin of the source side, where that may hold the file.

    Raises:
        ValueError: If its places lie outside the text or the file, or a field is missing or of another type.
    """
    if data is None:
        return None
    raw = data["raw"] if data["raw"] is not None else shared.raw if shared else None
    if not isinstance(raw, str) or not isinstance(data["format"], str):
        raise ValueError("an origin without its file")
    try:
        bounds, starts, ends = (array("I", data[name]) for name in _PARTS)
    except OverflowError as error:
        raise ValueError(str(error)) from error
    pieces = zip(starts, ends, strict=True)
    inside = all(first <= last <= len(raw) for first, last in pieces)
    rising = all(one < two for one, two in pairwise(bounds))
    whole = [*bounds[:1], *bounds[-1:]] in ([0, len(text)], [0, 0])
    if not (inside and rising and whole and len(bounds) == len(starts) + 1):
        raise ValueError("an origin that does not fit its text")
    units = tuple(_unit(unit, len(text)) for unit in data["units"])
    return Origin(data["format"], raw, units, bounds, starts, ends)


def _unit(data: Any, size: int) -> Unit:  # noqa: ANN401 - whatever the file holds
    start, end, name, time = data
    fits = isinstance(start, int) and isinstance(end, int) and 0 <= start <= end <= size
    if not fits or not isinstance(name, str | None):
        raise ValueError("a unit that lies outside its text")
    return Unit(start, end, name, None if time is None else (int(time[0]), int(time[1])))

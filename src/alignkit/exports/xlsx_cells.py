"""Cells that hold any text safely, and workbooks that are the same bytes every time."""

import io
import zipfile
from collections.abc import Sequence
from typing import TYPE_CHECKING

import regex

from alignkit.extras import require

if TYPE_CHECKING:
    from openpyxl.cell.cell import Cell as SheetCell
    from openpyxl.cell.cell import MergedCell
    from openpyxl.cell.rich_text import CellRichText

Marked = tuple[str, Sequence[tuple[int, int]]]
Cell = str | int | float | Marked | None

_LONGEST = 32_767  # characters that a cell may hold
_UNSAFE = regex.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
_DATES = regex.compile(rb"(<dcterms:(?:created|modified)[^>]*>)[^<]*(<)")
_EPOCH = b"1980-01-01T00:00:00Z"


def written(cell: "SheetCell | MergedCell", value: Cell) -> "SheetCell | MergedCell":
    """Put a value into a cell; a text stays a text even if it starts with an equals sign.

    Args:
        cell: The cell.
        value: A number, a text, a text with stretches to be bold, or nothing.

    Returns:
        The same cell.
    """
    content = _rich(*value) if isinstance(value, tuple) else value
    cell.value = _safe(content) if isinstance(content, str) else content
    if isinstance(cell.value, str) and cell.value:
        cell.data_type = "s"
    return cell


def fixed_dates(data: bytes) -> bytes:
    """Return a workbook without the moment it was made: every date is the first one that ZIP knows."""
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as new:
        for name in old.namelist():
            content = old.read(name)
            if name == "docProps/core.xml":
                content = _DATES.sub(rb"\g<1>" + _EPOCH + rb"\g<2>", content)
            info = zipfile.ZipInfo(name, (1980, 1, 1, 0, 0, 0))
            info.compress_type = zipfile.ZIP_DEFLATED
            new.writestr(info, content)
    return out.getvalue()


def _rich(text: str, stretches: Sequence[tuple[int, int]]) -> "str | CellRichText":
    """Return a text with some stretches bold and red; overlapping ones run together."""
    text = _safe(text)
    rich = require("openpyxl.cell.rich_text", "xlsx", "the format xlsx")
    fonts = require("openpyxl.cell.text", "xlsx", "the format xlsx")
    font = fonts.InlineFont(b=True, color="FFB01E28")
    pieces, at = [], 0
    for start, end in sorted(stretches):
        start = max(start, at)
        if start < min(end, len(text)):
            pieces += [text[at:start], rich.TextBlock(font, text[start:end])]
            at = end
    if not pieces:
        return text
    whole: CellRichText = rich.CellRichText([piece for piece in (*pieces, text[at:]) if str(piece)])
    return whole


def _safe(text: str) -> str:
    return _UNSAFE.sub("\ufffd", text)[:_LONGEST]

"""A workbook for review: findings to accept or reject, all beads, and the score."""

import io
from collections.abc import Iterator, Sequence
from types import ModuleType
from typing import TYPE_CHECKING, Any

from alignkit.exports.passages import Passages, passages
from alignkit.exports.places import FileRuler
from alignkit.exports.xlsx_cells import Cell, fixed_dates, written
from alignkit.extras import require
from alignkit.records import Report, Severity

if TYPE_CHECKING:
    from openpyxl.worksheet.worksheet import Worksheet

_FILLS = {
    Severity.CRITICAL: "F8D7D7",
    Severity.MAJOR: "FCEBCF",
    Severity.MINOR: "E1EBFA",
    Severity.NEUTRAL: "EEEDEA",
}
_FINDING_COLUMNS = (
    ("#", 6),
    ("severity", 11),
    ("check", 20),
    ("source", 48),
    ("translation", 48),
    ("words", 24),
    ("suggestion", 24),
    ("message", 44),
    ("verdict", 12),
    ("comment", 36),
    ("category", 30),
    ("confidence", 11),
    ("side", 9),
    ("line", 7),
)
_BEAD_COLUMNS = (
    ("source #", 10),
    ("translation #", 13),
    ("source", 64),
    ("translation", 64),
    ("confidence", 11),
    ("fidelity", 10),
    ("findings", 12),
)
_VERDICTS = '"accepted,rejected,fixed"'


def write_xlsx(report: Report) -> bytes:
    """Return a workbook with the sheets Findings, Text and Score.

    The words that a finding is about are bold in their sentence; the columns verdict and comment are
    for the reviewer. Every text is a text: none is taken for a formula. Segment numbers count from zero.

    Raises:
        MissingExtra: If openpyxl is not installed.
    """
    library = require("openpyxl", "xlsx", "the format xlsx")
    book = library.Workbook()
    beads = passages(report)
    _fill(book.active, "Findings", _FINDING_COLUMNS, _finding_rows(report, beads))
    _colour(book.active, report, library)
    _fill(book.create_sheet(), "Text", _BEAD_COLUMNS, _bead_rows(beads))
    _fill(book.create_sheet(), "Score", (("what", 28), ("value", 60)), _score_rows(report))
    buffer = io.BytesIO()
    book.save(buffer)
    return fixed_dates(buffer.getvalue())


def _fill(
    sheet: "Worksheet", title: str, columns: Sequence[tuple[str, int]], rows: Iterator[Sequence[Cell]]
) -> None:
    styles = require("openpyxl.styles", "xlsx", "the format xlsx")
    sheet.title = title
    sheet.freeze_panes = "A2"
    for number, (name, width) in enumerate(columns, start=1):
        head = sheet.cell(1, number, name)
        head.font = styles.Font(bold=True)
        sheet.column_dimensions[head.column_letter].width = width
    top = styles.Alignment(vertical="top", wrap_text=True)
    for line, row in enumerate(rows, start=2):
        for number, value in enumerate(row, start=1):
            written(sheet.cell(line, number), value).alignment = top
    sheet.auto_filter.ref = sheet.dimensions


def _colour(sheet: "Worksheet", report: Report, library: ModuleType) -> None:
    """Colour the severities, and let the reviewer choose a verdict from a list."""
    patterns = {grade: library.styles.PatternFill("solid", fgColor=fill) for grade, fill in _FILLS.items()}
    for line, finding in enumerate(report.findings, start=2):
        sheet.cell(line, 2).fill = patterns[finding.severity]
    if report.findings:
        lists: Any = require("openpyxl.worksheet.datavalidation", "xlsx", "the format xlsx")
        choice = lists.DataValidation(type="list", formula1=_VERDICTS, allow_blank=True)
        sheet.add_data_validation(choice)
        choice.add(f"I2:I{len(report.findings) + 1}")


def _finding_rows(report: Report, beads: Sequence[Passages]) -> Iterator[Sequence[Cell]]:
    homes = {number: bead for bead in beads for number in bead.findings}
    rulers = {"source": FileRuler(report.source), "target": FileRuler(report.target)}
    for number, finding in enumerate(report.findings, start=1):
        yield (
            number,
            finding.severity.value,
            finding.check,
            *_texts(homes.get(number), number),
            finding.quote,
            "(delete)" if finding.suggestion == "" else finding.suggestion,
            finding.message,
            None,
            None,
            finding.category,
            round(finding.confidence, 4),
            finding.side,
            rulers[finding.side].line(finding.start),
        )


def _texts(bead: Passages | None, number: int) -> tuple[Cell, Cell]:
    """Return both texts, the finding's words in them as stretches to be bold."""
    if bead is None:
        return None, None
    source, target = (
        (side.text, [(mark.start, mark.end) for mark in side.marks if mark.number == number])
        for side in (bead.source, bead.target)
    )
    return source, target


def _bead_rows(beads: Sequence[Passages]) -> Iterator[Sequence[Cell]]:
    for bead in beads:
        yield (
            ", ".join(map(str, bead.pair.bead.source)),
            ", ".join(map(str, bead.pair.bead.target)),
            bead.source.text,
            bead.target.text,
            round(bead.pair.bead.confidence, 4),
            None if bead.fidelity is None else round(bead.fidelity, 4),
            ", ".join(map(str, bead.findings)),
        )


def _score_rows(report: Report) -> Iterator[Sequence[Cell]]:
    fidelity = report.fidelity
    yield "source", report.source.path or "a text"
    yield "translation", report.target.path or "a text"
    yield "languages", f"{report.source.language} → {report.target.language}"
    values = {
        "fidelity": fidelity.score,
        "90 % interval, from": fidelity.low,
        "90 % interval, to": fidelity.high,
        "MQM": fidelity.mqm,
        **{f"part: {name.replace('_', ' ')}": value for name, value in fidelity.parts.items()},
    }
    for name, value in values.items():
        yield name, "no ground for a number" if value is None else round(value, 4)
    yield "findings", len(report.findings)
    yield "made by", report.signature

"""Findings as the table of the WMT metrics task: one row an error, marked by ``<v>`` in its segment."""

from collections.abc import Iterator
from pathlib import PurePath

from alignkit.exports.passages import Passage, Passages, passages
from alignkit.exports.tables import row
from alignkit.records import Finding, Report, Side

COLUMNS = ("system", "doc", "doc_id", "seg_id", "rater", "source", "target", "category", "severity")

_NONE = "No-error"
_RATER = "alignkit"


def write_mqm(report: Report) -> Iterator[str]:
    """Yield a header and one row a finding; a bead without any has one row, ``No-error``.

    ``system`` is the name of the target file, ``doc`` that of the source file; ``seg_id`` counts beads
    from one. The mark stands in the source where the finding does. A ``<v>`` of the text itself is
    written ``&lt;v&gt;``, tabs and line ends as spaces.
    """
    yield row(COLUMNS)
    names = (_name(report.target.path, "target"), _name(report.source.path, "source"), "1")
    for number, bead in enumerate(passages(report), start=1):
        head = (*names, str(number), _RATER)
        if not bead.findings:
            yield row((*head, _safe(bead.source.text), _safe(bead.target.text), _NONE, _NONE))
        for found in bead.findings:
            finding = report.findings[found - 1]
            texts = (_marked(bead, "source", finding, found), _marked(bead, "target", finding, found))
            yield row((*head, *texts, _category(finding.category), finding.severity.capitalize()))


def _name(path: str | None, side: str) -> str:
    return (PurePath(path).name if path else "") or side


def _marked(bead: Passages, side: Side, finding: Finding, number: int) -> str:
    passage: Passage = bead.source if side == "source" else bead.target
    mark = next((mark for mark in bead.own_marks(side) if mark.number == number), None)
    if finding.side != side or mark is None:
        return _safe(passage.text)
    text = passage.text
    before, inside, after = text[: mark.start], text[mark.start : mark.end], text[mark.end :]
    return f"{_safe(before)}<v>{_safe(inside)}</v>{_safe(after)}"


def _safe(text: str) -> str:
    return text.replace("<v>", "&lt;v&gt;").replace("</v>", "&lt;/v&gt;")


def _category(path: str) -> str:
    return "/".join(step.capitalize() for step in path.split("/"))

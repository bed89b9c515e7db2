"""A report for the terminal: passages with findings side by side, marked by carets; then the score."""

from collections import Counter
from collections.abc import Iterable, Iterator
from itertools import zip_longest
from pathlib import PurePath

from alignkit.exports.aligned import bead_segments
from alignkit.exports.marks import marks_by_segment
from alignkit.exports.passages import joined
from alignkit.exports.text_layout import Line, Run, cell_width, line_width, marked_lines, shown, wrap
from alignkit.records import Cost, Document, Fidelity, Finding, Pair, Report, Severity, Side

GRAVEST_FIRST = (Severity.CRITICAL, Severity.MAJOR, Severity.MINOR, Severity.NEUTRAL)

_SYMBOLS = {Severity.CRITICAL: "✖", Severity.MAJOR: "▲", Severity.MINOR: "●", Severity.NEUTRAL: "○"}
_COLOURS = {Severity.CRITICAL: "1;31", Severity.MAJOR: "33", Severity.MINOR: "36", Severity.NEUTRAL: "2"}
_GUTTER = "   "
_INDENT = "  "
_SIDE_BY_SIDE = 80
_BAR = 20
_QUOTE = 80
_COSTS = 3


def write_text(report: Report, *, width: int = 100, colour: bool = False) -> str:
    """Return the report as text that needs no colour to be read.

    Args:
        report: What was found.
        width: Columns of the terminal; from 80 on source and target stand side by side.
        colour: Whether to add ANSI colours.
    """
    writer = _Writer(report, max(width, 24), colour)
    return "\n".join([*writer.heading(), *writer.passages(), *writer.score(), *writer.counts()]) + "\n"


class _Writer:
    """The lines of one report at one width."""

    def __init__(self, report: Report, width: int, colour: bool) -> None:
        self.report = report
        self.width = width
        self.colour = colour
        self.marks = {side: marks_by_segment(report, side) for side in ("source", "target")}

    def heading(self) -> Iterator[str]:
        report = self.report
        title = f"{_name(report.source)} → {_name(report.target)}"
        yield self._styled(title, "1")
        yield (
            f"{_count(len(report.source_segments), 'source segment')}, "
            f"{_count(len(report.target_segments), 'target segment')}, "
            f"{_count(len(report.pairs), 'bead')}"
        )
        yield ""

    def passages(self) -> Iterator[str]:
        """Yield every bead that has findings or lacks a side."""
        reported: set[int] = set()
        for pair, fidelity in zip(self.report.pairs, self.report.bead_fidelity, strict=True):
            own = self._own_findings(pair)
            if own or pair.bead.is_gap:
                yield self._styled(_bead_title(pair, fidelity), "2")
                yield from self._texts(pair)
                yield from self._findings(number for number in own if number not in reported)
                reported.update(own)
                yield ""
        left = [number for number in range(1, len(self.report.findings) + 1) if number not in reported]
        if left:
            yield "outside the aligned text"
            yield from self._findings(left)
            yield ""

    def score(self) -> Iterator[str]:
        fidelity = self.report.fidelity
        yield self._styled(_score_line(fidelity), "1")
        size = max((cell_width(shown(name)) for name in fidelity.parts), default=0)
        for name, value in fidelity.parts.items():
            label = shown(name).replace("_", " ") + " " * (size - cell_width(shown(name)))
            yield f"{_INDENT}{label}  {_bar(value)}"
        if fidelity.costs:
            yield "What costs most:"
            for cost in fidelity.costs[:_COSTS]:
                yield from self._cost(cost)
        yield ""

    def _cost(self, cost: Cost) -> Iterator[str]:
        finding = self.report.findings[cost.finding]
        points = f"{_INDENT}−{_decimals(cost.points, 3)}  "
        yield from self._wrapped(
            f"{cost.finding + 1} {finding.check}  {_change(finding)}", points, " " * len(points)
        )

    def counts(self) -> Iterator[str]:
        findings = self.report.findings
        if not findings:
            yield "No findings."
            return
        counts = Counter(finding.severity for finding in findings)
        grades = [f"{_SYMBOLS[grade]} {counts[grade]} {grade}" for grade in GRAVEST_FIRST if counts[grade]]
        yield f"{_count(len(findings), 'finding')}: {', '.join(grades)}"

    def _own_findings(self, pair: Pair) -> list[int]:
        numbers = {
            mark.number
            for side, segments in (("source", pair.bead.source), ("target", pair.bead.target))
            for segment in segments
            for mark in self.marks[side][segment]
            if not mark.counterpart
        }
        return sorted(numbers)

    def _texts(self, pair: Pair) -> Iterator[str]:
        if self.width < _SIDE_BY_SIDE:
            for document, side in self._sides():
                label = f"{document.language or side} "
                lines = self._side_lines(pair, side, self.width - len(_INDENT) - len(label))
                margins = [label, *[" " * len(label)] * (len(lines) - 1)]
                for margin, line in zip(margins, lines, strict=True):
                    yield f"{_INDENT}{margin}{self._painted(line)}".rstrip()
            return
        column = (self.width - len(_INDENT) - len(_GUTTER)) // 2
        left, right = (self._side_lines(pair, side, column) for _, side in self._sides())
        for source, target in zip_longest(left, right, fillvalue=()):
            room = " " * max(0, column - line_width(source))
            yield f"{_INDENT}{self._painted(source)}{room}{_GUTTER}{self._painted(target)}".rstrip()

    def _sides(self) -> tuple[tuple[Document, Side], tuple[Document, Side]]:
        return (self.report.source, "source"), (self.report.target, "target")

    def _side_lines(self, pair: Pair, side: Side, width: int) -> list[Line]:
        segments = bead_segments(self.report, pair, side)
        if not segments:
            return [(Run("(nothing)"),)]
        numbers = pair.bead.source if side == "source" else pair.bead.target
        document = self.report.source if side == "source" else self.report.target
        marks = [self.marks[side][number] for number in numbers]
        return marked_lines(*joined(document, segments, marks), width)

    def _findings(self, numbers: Iterable[int]) -> Iterator[str]:
        for number in numbers:
            yield from self._finding(number, self.report.findings[number - 1])

    def _finding(self, number: int, finding: Finding) -> Iterator[str]:
        symbol = f"{_SYMBOLS[finding.severity]} {finding.severity}"
        head = f"{number} {symbol}  {finding.check}  {_change(finding)}"
        margin = " " * (len(str(number)) + len(_INDENT) + 3)
        first, *rest = self._wrapped(head, _INDENT, margin)
        yield first.replace(symbol, self._styled(symbol, _COLOURS[finding.severity]), 1)
        yield from rest
        yield from self._wrapped(finding.message, margin, margin)
        side = " in the source" if finding.side == "source" else ""
        where = f"{finding.category}{side}, confidence {_decimals(finding.confidence)}"
        for line in self._wrapped(where, margin, margin):
            yield self._styled(line, "2")

    def _wrapped(self, text: str, first: str, rest: str) -> list[str]:
        text = shown(text)
        lines = [text[start:end].rstrip() for start, end in wrap(text, max(8, self.width - len(rest)))]
        return [(rest if index else first) + line for index, line in enumerate(lines)]

    def _painted(self, line: Line) -> str:
        return "".join(
            run.text if run.mark is None else self._styled(run.text, self._mark_colour(run.mark))
            for run in line
        )

    def _mark_colour(self, number: int) -> str:
        return _COLOURS[self.report.findings[number - 1].severity]

    def _styled(self, text: str, code: str) -> str:
        return f"\x1b[{code}m{text}\x1b[0m" if self.colour and text else text


def _bead_title(pair: Pair, fidelity: float | None) -> str:
    bead = pair.bead
    title = f"{list(bead.source)} ↔ {list(bead.target)}"
    if not bead.source:
        title += "  only in the target"
    if not bead.target:
        title += "  missing from the target"
    title += f"  confidence {_decimals(bead.confidence)}"
    return title if fidelity is None else f"{title}, fidelity {_decimals(fidelity)}"


def _change(finding: Finding) -> str:
    quote = f"“{_short(finding.quote)}”" if finding.quote else "here"
    if finding.suggestion is None:
        return quote
    return f"{quote} → {f'“{_short(finding.suggestion)}”' if finding.suggestion else '(delete)'}"


def _short(text: str) -> str:
    return text if len(text) <= _QUOTE else f"{text[: _QUOTE - 1].rstrip()}…"


def _score_line(fidelity: Fidelity) -> str:
    if fidelity.score is None:
        line = "Fidelity: no ground for a score"
    else:
        line = f"Fidelity {_decimals(fidelity.score)}"
        if fidelity.low is not None and fidelity.high is not None:
            line += f" (90 % interval {_decimals(fidelity.low)}–{_decimals(fidelity.high)})"
    return line if fidelity.mqm is None else f"{line}, MQM {fidelity.mqm:.1f}"


def _bar(value: float | None) -> str:
    if value is None:
        return "not measured"
    full = round(min(max(value, 0.0), 1.0) * _BAR)
    return f"{_decimals(value)}  {'█' * full}{'░' * (_BAR - full)}"


def _name(document: Document) -> str:
    name = PurePath(document.path).name if document.path else "text"
    return f"{shown(name)} ({shown(document.language) or 'language unknown'})"


def _count(number: int, noun: str) -> str:
    return f"{number:,} {noun}{'' if number == 1 else 's'}"


def _decimals(value: float, places: int = 2) -> str:
    """Write a number as a JSON report has it, in four decimals: a converted report reads the same."""
    return f"{round(value, 4):.{places}f}"

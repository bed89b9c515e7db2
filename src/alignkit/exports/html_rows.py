"""The two columns of the HTML report: one row a bead, findings as links, words as offsets."""

from collections.abc import Iterable, Sequence

from alignkit.exports.aligned import bead_segments
from alignkit.exports.html_markup import Attributes, Markup, element, escaped, joined
from alignkit.exports.marks import Mark, Piece, cut, marks_by_segment
from alignkit.exports.order import moved_pairs
from alignkit.exports.places import utf16_length
from alignkit.records import Finding, Pair, Report, Segment, Side

# Below these the line that joins two cells is dashed, then dotted.
_SURE, _LIKELY = 0.9, 0.6
# Rows in a leaf: a browser lays out leaf by leaf, and only those near the screen.
_LEAF = 40


def rows(report: Report) -> Markup:
    """Return the list of beads; beads and segments count from zero, as in ladders and JSON."""
    marks = {side: marks_by_segment(report, side) for side in ("source", "target")}
    moved = moved_pairs(report.pairs)
    opened: set[int] = set()
    items = []
    for index, (pair, fidelity) in enumerate(zip(report.pairs, report.bead_fidelity, strict=True)):
        source = _cell(report, pair, "source", marks["source"], opened)
        target = _cell(report, pair, "target", marks["target"], opened)
        kind = " gap" if pair.bead.is_gap else " moved" if index in moved else ""
        attributes: Attributes = {
            "class": f"bead{kind}",
            "id": f"bead-{index}",
            "role": "listitem",
            "tabindex": -1 if index else 0,
        }
        joint = _joint(index, pair, fidelity, moved=index in moved)
        items.append(element("div", attributes, source, joint, target))
    leaves = (
        element("div", {"class": "leaf", "role": "presentation"}, joined(items[at : at + _LEAF]))
        for at in range(0, len(items), _LEAF)
    )
    attributes = {"class": "beads", "id": "beads", "role": "list", "aria-label": "Aligned text"}
    return element("div", attributes, joined(leaves))


def word_data(report: Report) -> list[list[list[int]]]:
    """Return the words of every bead for the script that links them.

    Returns:
        One ``[source words, target words, links]`` a bead. Words are ``gap, length`` pairs in UTF-16
        units of the cell's text, which is its segments with nothing between; links are
        ``source, target`` pairs. Everything is flat to keep the page of a long text small.
    """
    return [
        [
            _offsets(report, pair, "source"),
            _offsets(report, pair, "target"),
            [number for link in _links(pair) for number in link],
        ]
        for pair in report.pairs
    ]


def _links(pair: Pair) -> list[tuple[int, int]]:
    return sorted({(link.source, link.target) for link in pair.links})


def _offsets(report: Report, pair: Pair, side: Side) -> list[int]:
    document = report.source if side == "source" else report.target
    tokens = pair.source_tokens if side == "source" else pair.target_tokens
    segments = bead_segments(report, pair, side)
    flat: list[int] = []
    base = reached = index = 0
    for token in tokens:
        while index < len(segments) and token.start >= segments[index].end:
            base += utf16_length(document.text[segments[index].start : segments[index].end])
            index += 1
        if index == len(segments) or token.start < segments[index].start or token.end > segments[index].end:
            flat += [0, 0]  # A word outside the segments has no place in the cell.
            continue
        left = base + utf16_length(document.text[segments[index].start : token.start])
        length = utf16_length(document.text[token.start : token.end])
        flat += [left - reached, length]
        reached = left + length
    return flat


def _cell(
    report: Report, pair: Pair, side: Side, marks: Sequence[Sequence[Mark]], opened: set[int]
) -> Markup:
    document = report.source if side == "source" else report.target
    numbers = pair.bead.source if side == "source" else pair.bead.target
    if not numbers:
        note = "not in the source" if side == "source" else "missing from the translation"
        return element("div", {"class": f"cell {side} empty"}, element("p", {"class": "none"}, note))
    paragraphs = [
        _segment(report, document.text, segment, number, marks[number], opened)
        for number, segment in zip(numbers, bead_segments(report, pair, side), strict=True)
    ]
    return element("div", {"class": f"cell {side}", "lang": document.language or None}, joined(paragraphs))


def _segment(
    report: Report, text: str, segment: Segment, number: int, marks: Sequence[Mark], opened: set[int]
) -> Markup:
    pieces = cut(text[segment.start : segment.end], segment.start, marks)
    painted = joined(_piece(piece, report.findings, opened) for piece in pieces)
    return element("p", {"class": "seg", "dir": "auto", "data-n": number}, painted)


def _piece(piece: Piece, findings: Sequence[Finding], opened: set[int]) -> Markup:
    """Paint one stretch: counterparts outside, then a link, then one underline a finding."""
    own = sorted({mark.number for mark in piece.marks if not mark.counterpart})
    content = escaped(piece.text)
    by_weight = sorted(own, key=lambda number: (findings[number - 1].severity.weight, number))
    for depth, number in enumerate(reversed(by_weight)):
        severity = findings[number - 1].severity
        content = element("span", {"class": f"u {severity} d{min(depth, 2)}", "data-f": number}, content)
    if own:
        content = _link(piece, own, by_weight[-1], findings, opened, content)
    counterparts = sorted({mark.number for mark in piece.marks if mark.counterpart})
    if counterparts:
        content = element("span", {"class": "c", "data-c": " ".join(map(str, counterparts))}, content)
    return content


def _link(
    piece: Piece,
    own: Sequence[int],
    gravest: int,
    findings: Sequence[Finding],
    opened: set[int],
    content: Markup,
) -> Markup:
    """Make a stretch a link to its gravest finding; only the first stretch of one is a tab stop."""
    fresh = [number for number in own if number not in opened]
    opened.update(fresh)
    names = (
        f"finding {number}, {findings[number - 1].severity}, {findings[number - 1].check}" for number in own
    )
    attributes = {
        "class": "f" if piece.text else "f place",
        "href": f"#finding-{gravest}",
        "data-f": " ".join(map(str, own)),
        "data-first": " ".join(map(str, fresh)) or None,
        "tabindex": None if fresh else -1,
        "aria-label": f"{piece.text}: {'; '.join(names)}" if fresh else None,
    }
    return element("a", attributes, content)


def _joint(index: int, pair: Pair, fidelity: float | None, *, moved: bool) -> Markup:
    """Join both sides by a line that tells how sure the pairing is, and is the row's address."""
    bead = pair.bead
    grade = "sure" if bead.confidence >= _SURE else "likely" if bead.confidence >= _LIKELY else "unsure"
    faith = None if fidelity is None else f"fidelity {fidelity:.2f}"
    label = f"{_numbers(bead.source)} ↔ {_numbers(bead.target)}, confidence {bead.confidence:.2f}"
    label = ", ".join(filter(None, (label, faith, "moved" if moved else None)))
    hidden = {"aria-hidden": "true"}
    return element(
        "a",
        {"class": f"joint {grade}", "title": label, "href": f"#bead-{index}", "tabindex": -1},
        element("span", {"class": "sr"}, label),
        element("span", {"class": "grade", **hidden}, f"{bead.confidence:.2f}".removeprefix("0")),
        element("span", {"class": "tag", **hidden}, "moved") if moved else None,
        element("span", {"class": "faith", **hidden}, faith) if faith else None,
    )


def _numbers(numbers: Iterable[int]) -> str:
    return " + ".join(map(str, numbers)) or "nothing"

"""The alignment as one drawing: what belongs together, what is missing, what was added, what has moved."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Literal

from alignkit.exports.aligned import bead_segments
from alignkit.exports.html_markup import Attributes, Markup, element, joined
from alignkit.exports.order import moved_pairs
from alignkit.exports.text_report import GRAVEST_FIRST
from alignkit.records import Pair, Report, Segment, Severity

# The drawing's own units: wide, because it is stretched to the page; the two bars and what lies between.
_WIDTH, _HEIGHT, _BAR = 1000, 84, 7
_TICKS = {Severity.CRITICAL: 13, Severity.MAJOR: 10, Severity.MINOR: 7, Severity.NEUTRAL: 5}
# Beads that touch within this are drawn as one, up to the width of a band that an eye can follow.
_TOUCH, _BAND = 1.0, 6.0
_NAMED = 45.0  # width from which a gap or a moved block bears its name

Kind = Literal["pair", "moved", "source", "target"]
Extent = tuple[float, float]


@dataclass(frozen=True, slots=True)
class Stretch:
    """Neighbouring beads of one kind: pairs in order, moved pairs, or gaps of the side that has the text."""

    kind: Kind
    source: Extent | None
    target: Extent | None
    beads: int = 1


def overview(report: Report) -> Markup:
    """Draw both texts as bars, source above; bands join what belongs together.

    A text of any length is some hundreds of elements at most: neighbours are drawn as one.
    """
    found = stretches(report)
    drawing = element(
        "svg",
        {
            "class": "drawing",
            "viewBox": f"0 0 {_WIDTH} {_HEIGHT}",
            "preserveAspectRatio": "none",
            "role": "img",
            "aria-label": _label(report, found),
        },
        _rect({"class": "side", "width": _WIDTH, "height": _BAR, "y": 0}),
        _rect({"class": "side", "width": _WIDTH, "height": _BAR, "y": _HEIGHT - _BAR}),
        _bands(found),
        joined(_shape(stretch) for stretch in found if stretch.kind != "pair"),
        joined(_path(f"ticks {grade}", _ticks(report, grade)) for grade in reversed(GRAVEST_FIRST)),
    )
    frame = {"viewBox": f"0 0 {_WIDTH} {_HEIGHT}", "preserveAspectRatio": "none", "aria-hidden": "true"}
    # In a drawing of its own, or every step of a scroll would paint all bands anew.
    here = element("svg", {"class": "here", **frame}, element("path", {"id": "view"}))
    names = element(
        "svg", {"class": "names", "aria-hidden": "true"}, joined(_name(stretch) for stretch in found)
    )
    return element("div", {"class": "overview", "id": "overview"}, drawing, here, names)


def legend(report: Report) -> Markup | None:
    """Explain the colours of the drawing, as far as they are there."""
    kinds = {stretch.kind for stretch in stretches(report)}
    items = []
    if kinds & {"source", "target"}:
        items.append(element("li", {"class": "wedge"}, "a side is missing"))
    if "moved" in kinds:
        items.append(element("li", {"class": "moved"}, "moved"))
    return element("ul", {"class": "legend", "aria-hidden": "true"}, joined(items)) if items else None


def extents(report: Report) -> list[list[float | None]]:
    """Return where every bead lies in the drawing: source left and right, target left and right.

    The values of an empty side are None.
    """
    rows: list[list[float | None]] = []
    for pair in report.pairs:
        source, target = _extents(report, pair)
        rows.append([*(_rounded(source)), *(_rounded(target))])
    return rows


def stretches(report: Report) -> list[Stretch]:
    """Join the neighbouring beads of a kind: pairs to bands, gaps and moved pairs as far as they go."""
    moved = moved_pairs(report.pairs)
    done: dict[Kind, list[Stretch]] = {"pair": [], "moved": [], "source": [], "target": []}
    for number, pair in enumerate(report.pairs):
        source, target = _extents(report, pair)
        kind: Kind = "moved" if number in moved else "pair"
        if source is None or target is None:
            kind = "target" if source is None else "source"
        new = Stretch(kind, source, target)
        row = done[kind]
        limit = _BAND if kind == "pair" else float(_WIDTH)
        if row and _touches(row[-1].source, source, limit) and _touches(row[-1].target, target, limit):
            row[-1] = _merged(row[-1], new)
        else:
            row.append(new)
    return [stretch for row in done.values() for stretch in row]


def _extents(report: Report, pair: Pair) -> tuple[Extent | None, Extent | None]:
    source, target = bead_segments(report, pair, "source"), bead_segments(report, pair, "target")
    return _extent(source, len(report.source.text)), _extent(target, len(report.target.text))


def _extent(segments: Sequence[Segment], length: int) -> Extent | None:
    if not segments:
        return None
    start = min(segment.start for segment in segments)
    end = max(segment.end for segment in segments)
    return _WIDTH * start / max(length, 1), _WIDTH * end / max(length, 1)


def _touches(old: Extent | None, new: Extent | None, limit: float) -> bool:
    if old is None or new is None:
        return old is new
    return -_TOUCH < new[0] - old[1] < _TOUCH and new[1] - old[0] <= limit


def _merged(old: Stretch, new: Stretch) -> Stretch:
    source = (old.source[0], new.source[1]) if old.source and new.source else None
    target = (old.target[0], new.target[1]) if old.target and new.target else None
    return Stretch(old.kind, source, target, old.beads + 1)


def _bands(found: Sequence[Stretch]) -> Markup:
    """Draw the pairs as two paths of every other band, so that neighbours can be told apart."""
    bands = [_band(stretch.source, stretch.target) for stretch in found if stretch.kind == "pair"]
    return joined([_path("band even", bands[::2]), _path("band odd", bands[1::2])])


def _band(source: Extent | None, target: Extent | None) -> str:
    if source is None or target is None:
        return ""
    one, two, three, four = map(_number, (*source, *target))
    return f"M{one} {_BAR}H{two}L{four} {_HEIGHT - _BAR}H{three}Z"


def _shape(stretch: Stretch) -> Markup:
    """Draw a moved block as a band of its own, a gap as a wedge from its side."""
    if stretch.kind == "moved":
        drawing = _band(stretch.source, stretch.target)
    elif stretch.source:
        drawing = _wedge(stretch.source, 0, _BAR, _HEIGHT * 0.45)
    else:
        drawing = _wedge(stretch.target or (0, 0), _HEIGHT, _HEIGHT - _BAR, _HEIGHT * 0.55)
    title = element("title", None, _told(stretch))
    name = "moved" if stretch.kind == "moved" else "wedge"
    return element("path", {"class": name, "d": drawing}, title)


def _wedge(extent: Extent, outer: float, inner: float, tip: float) -> str:
    left, right = (_number(edge) for edge in extent)
    middle = _number((extent[0] + extent[1]) / 2)
    return f"M{left} {outer}H{right}V{inner}L{middle} {_number(tip)}L{left} {inner}Z"


def _told(stretch: Stretch) -> str:
    passages = count(stretch.beads, "passage")
    return {
        "pair": passages,
        "moved": f"{passages} moved",
        "source": f"{passages} missing from the translation",
        "target": f"{passages} only in the translation",
    }[stretch.kind]


def _name(stretch: Stretch) -> Markup | None:
    """Write a name on what is wide enough; a text of its own drawing is not stretched with the page."""
    left, right = stretch.source or stretch.target or (0.0, 0.0)
    if stretch.kind == "pair" or right - left < _NAMED:
        return None
    height = {"moved": "22%", "source": "62%", "target": "38%"}[stretch.kind]
    word = {"moved": "moved", "source": "missing", "target": "added"}[stretch.kind]
    place: Attributes = {"x": f"{_number((left + right) / 20)}%", "y": height, "class": stretch.kind}
    return element("text", place, f"{stretch.beads:,} {word}")


def _label(report: Report, found: Sequence[Stretch]) -> str:
    gaps = sum(stretch.beads for stretch in found if stretch.kind in ("source", "target"))
    moved = sum(stretch.beads for stretch in found if stretch.kind == "moved")
    return (
        f"Alignment of {count(len(report.source_segments), 'source segment')} (above) with "
        f"{count(len(report.target_segments), 'target segment')} (below): "
        f"{count(len(report.pairs) - gaps, 'pair')}, {count(gaps, 'gap')}, {moved:,} moved."
    )


def _ticks(report: Report, severity: Severity) -> Iterator[str]:
    height = _TICKS[severity]
    for finding in report.findings:
        if finding.severity is severity:
            document = report.source if finding.side == "source" else report.target
            left = _number(_WIDTH * finding.start / max(len(document.text), 1))
            yield f"M{left} 0v{height}" if finding.side == "source" else f"M{left} {_HEIGHT}v-{height}"


def _path(name: str, commands: Iterable[str]) -> Markup | None:
    drawing = "".join(commands)
    return element("path", {"class": name, "d": drawing}) if drawing else None


def _rect(attributes: Attributes) -> Markup:
    return element("rect", attributes)


def _rounded(extent: Extent | None) -> list[float | None]:
    return [None, None] if extent is None else [round(edge, 1) for edge in extent]


def _number(value: float) -> str:
    return f"{value:.1f}".removesuffix(".0")


def count(number: int, noun: str) -> str:
    """Return a number with its noun.

    Example:
        >>> count(1, "gap"), count(2000, "gap")
        ('1 gap', '2,000 gaps')
    """
    return f"{number:,} {noun}{'' if number == 1 else 's'}"

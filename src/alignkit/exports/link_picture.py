"""Word links as a PNG image: the drawing of ``link_drawing``, for where SVG is not taken."""

import io
from collections.abc import Iterable, Sequence
from itertools import islice
from typing import Any

from alignkit.errors import WriteError
from alignkit.exports.link_layout import (
    BLUE,
    BOTTOM,
    FAINT,
    HEIGHT,
    INK,
    LINE,
    MARGIN,
    PAPER,
    SIZE,
    TOP,
    Strip,
    strip,
)
from alignkit.extras import require
from alignkit.records import Pair

_MOST, _WIDEST = 20, 30_000  # pairs and pixels of an image
_SHARP = 2  # image pixels a pixel of the drawing
_INCH = 100  # pixels of the drawing that Matplotlib is told are an inch
_POINT = 72 / _INCH


def write_link_picture(pairs: Iterable[Pair]) -> bytes:
    """Return one PNG image in which every pair has a strip, at twice the size of the SVG drawing.

    Needs ``pip install 'alignkit[png]'``. The letters are those of DejaVu Sans Mono, which Matplotlib brings:
    Latin, Greek and Cyrillic, no Chinese or Japanese.

    Raises:
        MissingExtra: If Matplotlib is not installed.
        WriteError: If there are more than 20 pairs, or one is too long for an image.
    """
    require("matplotlib", "png", "the format png")
    strips = [strip(pair) for pair in islice(pairs, _MOST + 1)]
    width = max((one.width for one in strips), default=2 * MARGIN)
    if len(strips) > _MOST or width * _SHARP > _WIDEST:
        raise WriteError(f"png: an image holds {_MOST} pairs of some 200 words; choose one by --line N")
    figure, axes = _canvas(width, max(len(strips), 1) * HEIGHT)
    for place, one in enumerate(strips):
        _draw(axes, one, place * HEIGHT)
    file = io.BytesIO()
    figure.savefig(file, format="png", dpi=_INCH * _SHARP, facecolor=PAPER, metadata={"Software": None})
    return file.getvalue()


def _canvas(width: float, height: float) -> Sequence[Any]:
    """A figure and its only axes, which count the pixels of the drawing from the top left."""
    # The class and not ``pyplot``, which would look for a screen.
    figure = require("matplotlib.figure", "png", "the format png").Figure((width / _INCH, height / _INCH))
    axes = figure.add_axes((0, 0, 1, 1))
    axes.set(xlim=(0, width), ylim=(height, 0))
    axes.set_axis_off()
    return figure, axes


def _draw(axes: Any, one: Strip, top: float) -> None:  # noqa: ANN401 - an optional library's class
    for line in one.lines:
        axes.plot(
            (line.start, line.end), (top + LINE[0], top + LINE[1]), color=BLUE, alpha=line.opacity,
            linewidth=2 * _POINT, linestyle="-" if line.is_sure else (0, (4, 3)),
        )  # fmt: skip
    for word in one.words:
        axes.text(
            word.middle, top + (BOTTOM if word.row else TOP), word.text, ha="center", va="baseline",
            parse_math=False, family="DejaVu Sans Mono", fontsize=SIZE * _POINT,
            color=INK if word.linked else FAINT, style="normal" if word.linked else "italic",
        )  # fmt: skip

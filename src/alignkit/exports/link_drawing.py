"""Word links as a drawing: one row of words a side, a line a link, darker if likelier, broken if not sure."""

from collections.abc import Iterable, Iterator
from html import escape

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
    Line,
    Strip,
    Word,
    strip,
)
from alignkit.records import Pair

_WEAK, _ALONE = ' class="weak"', ' class="alone"'
_STYLE = (
    f"text{{font:{SIZE}px ui-monospace,monospace;fill:{INK};text-anchor:middle}}"
    f".alone{{fill:{FAINT};font-style:italic}}line{{stroke:{BLUE};stroke-width:2}}"
    ".weak{stroke-dasharray:4 3}"
)


def write_link_drawing(pairs: Iterable[Pair]) -> Iterator[str]:
    """Yield one SVG image in which every pair has a strip; unlinked words are grey.

    Example:
        >>> from alignkit.records import Bead, Link
        >>> from alignkit.tokens import Token
        >>> one, two = Token("Oui", 0, 3), Token("Ja", 0, 2)
        >>> pair = Pair(Bead((0,), (0,), 1.0), (one,), (two,), (Link(0, 0, 0.9),))
        >>> "".join(write_link_drawing([pair])).count("<line ")
        1
    """
    strips = [strip(pair) for pair in pairs]
    width = max((one.width for one in strips), default=2 * MARGIN)
    height = max(len(strips), 1) * HEIGHT
    yield (
        f'<svg xmlns="http://www.w3.org/2000/svg" width="{width:.0f}" height="{height:.0f}" '
        f'viewBox="0 0 {width:.0f} {height:.0f}" role="img"><title>Word alignment</title>'
        f'<style>{_STYLE}</style><rect width="100%" height="100%" fill="{PAPER}"/>\n'
    )
    for place, one in enumerate(strips):
        yield _drawn(one, place * HEIGHT)
    yield "</svg>\n"


def _drawn(one: Strip, top: float) -> str:
    parts = [*(_line(line, top) for line in one.lines), *(_word(word, top) for word in one.words)]
    return "".join(f"{part}\n" for part in parts)


def _line(line: Line, top: float) -> str:
    return (
        f'<line x1="{line.start:.1f}" y1="{top + LINE[0]:.1f}" x2="{line.end:.1f}" y2="{top + LINE[1]:.1f}" '
        f'opacity="{line.opacity:.2f}"{"" if line.is_sure else _WEAK}>'
        f"<title>{line.probability:.2f}</title></line>"
    )


def _word(word: Word, top: float) -> str:
    height = top + (BOTTOM if word.row else TOP)
    alone = "" if word.linked else _ALONE
    return f'<text x="{word.middle:.1f}" y="{height:.1f}"{alone}>{escape(word.text)}</text>'

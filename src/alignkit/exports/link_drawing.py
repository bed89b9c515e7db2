"""Word links as a drawing: one row of words a side, a line a link, darker if likelier, broken if not sure."""

from collections.abc import Iterable, Iterator, Sequence
from html import escape
from unicodedata import east_asian_width

from alignkit.records import Pair
from alignkit.tokens import Token

_LETTER, _GAP, _MARGIN = 8.4, 14.0, 16.0  # widths at a font size of 14
_TOP, _BOTTOM, _HEIGHT = 24.0, 148.0, 172.0
_WEAK, _ALONE = ' class="weak"', ' class="alone"'
_STYLE = (
    "text{font:14px ui-monospace,monospace;fill:#1a1a1a;text-anchor:middle}"
    ".alone{fill:#8a8a8a;font-style:italic}line{stroke:#2457a7;stroke-width:2}.weak{stroke-dasharray:4 3}"
)


def write_link_drawing(pairs: Iterable[Pair]) -> Iterator[str]:
    """Yield one SVG image in which every pair has a strip; unlinked words are grey.

    Example:
        >>> from alignkit.records import Bead, Link
        >>> one, two = Token("Oui", 0, 3), Token("Ja", 0, 2)
        >>> pair = Pair(Bead((0,), (0,), 1.0), (one,), (two,), (Link(0, 0, 0.9),))
        >>> "".join(write_link_drawing([pair])).count("<line ")
        1
    """
    strips = [_strip(pair, place * _HEIGHT) for place, pair in enumerate(pairs)]
    width = max((wide for wide, _ in strips), default=2 * _MARGIN)
    height = max(len(strips), 1) * _HEIGHT
    yield (
        f'<svg xmlns="http://www.w3.org/2000/svg" width="{width:.0f}" height="{height:.0f}" '
        f'viewBox="0 0 {width:.0f} {height:.0f}" role="img"><title>Word alignment</title>'
        f'<style>{_STYLE}</style><rect width="100%" height="100%" fill="#ffffff"/>\n'
    )
    for _, strip in strips:
        yield strip
    yield "</svg>\n"


def _strip(pair: Pair, top: float) -> tuple[float, str]:
    ours, theirs = _middles(pair.source_tokens), _middles(pair.target_tokens)
    parts = [
        f'<line x1="{ours[link.source]:.1f}" y1="{top + _TOP + 8:.1f}" x2="{theirs[link.target]:.1f}" '
        f'y2="{top + _BOTTOM - 16:.1f}" opacity="{0.25 + 0.75 * link.probability:.2f}"'
        f"{'' if link.is_sure else _WEAK}><title>{link.probability:.2f}</title></line>"
        for link in pair.links
    ]
    linked = {link.source for link in pair.links}, {link.target for link in pair.links}
    parts += _words(pair.source_tokens, ours, linked[0], top + _TOP)
    parts += _words(pair.target_tokens, theirs, linked[1], top + _BOTTOM)
    ends = (middles[-1] + _wide(tokens[-1].text) / 2 if tokens else 0.0
            for middles, tokens in ((ours, pair.source_tokens), (theirs, pair.target_tokens)))  # fmt: skip
    return max(ends) + _MARGIN, "".join(f"{part}\n" for part in parts)


def _words(tokens: Sequence[Token], middles: Sequence[float], linked: set[int], height: float) -> list[str]:
    return [
        f'<text x="{middle:.1f}" y="{height:.1f}"{"" if place in linked else _ALONE}>'
        f"{escape(token.text)}</text>"
        for place, (token, middle) in enumerate(zip(tokens, middles, strict=True))
    ]


def _middles(tokens: Sequence[Token]) -> list[float]:
    """Where the middle of each word stands on its line."""
    middles, start = [], _MARGIN
    for token in tokens:
        middles.append(start + _wide(token.text) / 2)
        start += _wide(token.text) + _GAP
    return middles


def _wide(text: str) -> float:
    return _LETTER * sum(2 if east_asian_width(sign) in "WF" else 1 for sign in text)

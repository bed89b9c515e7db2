"""HTML and XHTML: what a page shows, a block a unit, white space as a browser shows it.

Read as browsers read tag soup: nothing is ever an error, and what a browser drops is dropped. Scripts,
styles, pictures and formulas are left out, and so are attributes.
"""

from html import unescape

import regex

from alignkit.languages.codes import known_language
from alignkit.readers.extract import Extract, Extractor

_TOKEN = regex.compile(
    r"""
    (?P<comment><!--)
    | </(?P<end>[A-Za-z][^\s/>]*+)
    | <(?P<start>[A-Za-z][^\s/>]*+)
    | (?P<other><[!?/])
    | (?P<reference>&(?:\#[0-9]{1,7}+|\#[xX][0-9a-fA-F]{1,6}+|[A-Za-z][A-Za-z0-9]{1,31}+);?)
    """,
    regex.VERBOSE,
)
# A quotation mark protects a > only where a value starts.
_ATTRIBUTES = regex.compile(r"""((?:=\s*+"[^"]*+"|=\s*+'[^']*+'|[^>])*+)>""")
_LANGUAGE = regex.compile(r"""(?i)(?<![\w-])(?:xml:)?lang\s*+=\s*+["']?+\s*+([A-Za-z-]++)""")
_LINE_END = regex.compile(r"\r\n|[\r\n]")
_BLOCKS = frozenset(
    """
    address article aside blockquote body br button caption center dd details dialog dir div dl dt fieldset
    figcaption figure footer form frameset h1 h2 h3 h4 h5 h6 head header hgroup hr html legend li main menu
    nav ol optgroup option p pre search section summary table tbody td tfoot th thead title tr ul
    """.split()
)
_HIDDEN = frozenset(
    """
    audio canvas iframe math noembed noframes noscript object script style svg template textarea video
    """.split()
)


def read_html(raw: str) -> Extract:
    r"""Read the text of a page.

    Example:
        >>> found = read_html("<html lang=fr><h1>Le port</h1><p>Il   pleut<br>à l&#8217;est.</html>")
        >>> found.text, found.language
        ('Le port\nIl pleut\nà l’est.\n', 'fr')
    """
    page = Page(Extractor(raw, "html"))
    page.read(0, len(raw))
    return page.sheet.extract(page.language)


class Page:
    """Reads stretches of HTML into a sheet."""

    def __init__(self, sheet: Extractor) -> None:
        self.sheet = sheet
        self.language: str | None = None
        self._verbatim = 0  # open pre elements

    def read(self, start: int, end: int) -> None:
        """Read ``raw[start:end]``."""
        raw, at = self.sheet.raw, start
        while (match := _TOKEN.search(raw, at, end)) is not None:
            self._text(at, match.start())
            at = self._token(match, end)
        self._text(at, end)

    def _token(self, match: "regex.Match[str]", end: int) -> int:
        """Follow a tag, comment or reference; return where the text goes on."""
        raw = self.sheet.raw
        if match["reference"]:
            self.sheet.flow(unescape(match[0]), *match.span())
            return match.end()
        if match["comment"]:
            return _behind(raw, "-->", match.end() - 2, end)
        if match["other"]:
            return _behind(raw, ">", match.end(), end)
        attributes = _ATTRIBUTES.match(raw, match.end(), end)
        if attributes is None:
            return end
        name = (match["start"] or match["end"]).lower()
        self._tag(name, attributes[1], opens=match["start"] is not None)
        if match["start"] and name in _HIDDEN and not attributes[1].endswith("/"):
            return _behind_element(raw, name, attributes.end(), end)
        return attributes.end()

    def _tag(self, name: str, attributes: str, *, opens: bool) -> None:
        if name in _BLOCKS:
            self.sheet.close_filled()
        if name == "pre":
            self._verbatim = max(0, self._verbatim + (1 if opens else -1))
        if name == "html" and opens and self.language is None:
            found = _LANGUAGE.search(attributes)
            self.language = known_language(found[1]) if found else None

    def _text(self, start: int, end: int) -> None:
        raw = self.sheet.raw
        if self._verbatim:
            for match in _LINE_END.finditer(raw, start, end):
                self.sheet.flow(raw[start : match.start()], start, match.start())
                self.sheet.close_filled()
                start = match.end()
        if start < end:
            self.sheet.flow(raw[start:end], start, end)


def _behind(raw: str, mark: str, start: int, end: int) -> int:
    place = raw.find(mark, start, end)
    return end if place < 0 else place + len(mark)


def _behind_element(raw: str, name: str, start: int, end: int) -> int:
    match = regex.compile(rf"(?i)</{name}(?=[\s/>])[^>]*+>").search(raw, start, end)
    return match.end() if match else end

"""Markdown (CommonMark with tables and struck text): paragraphs, headings, list items and cells are units.

Code blocks and front matter are left out, code inside a sentence is part of it. Addresses and titles of
links are left out, their text and that of pictures is read. HTML blocks are read as HTML.
"""

from collections.abc import Sequence
from typing import TYPE_CHECKING

import regex

from alignkit.errors import ReadError
from alignkit.readers.extract import Extract, Extractor
from alignkit.readers.html import Page

if TYPE_CHECKING:
    from markdown_it import MarkdownIt
    from markdown_it.token import Token

_LARGEST = 4 << 20  # characters
_FRONT_MATTER = regex.compile(r"\A---[ \t]*+\r?\n(?s:.*?)\n(?:---|\.\.\.)[ \t]*+(?:\r?\n|\Z)")
_NOT_LINE_END = regex.compile(r"[^\r\n]")
_LINE = regex.compile(r"([^\r\n]*+)(?:\r\n|[\r\n]|\Z)")
_BLANKS = " \t"
_BREAK = regex.compile(r"(?i)<br\b")


def read_markdown(raw: str) -> Extract:
    r"""Read the text of a Markdown file.

    Raises:
        ReadError: If it is larger than any text (4 million characters).

    Example:
        >>> read_markdown("# Le *port*\n\n- Il pleut [ici](a.md).\n- 2 \\* 3 &lt; 7\n").text
        'Le port\nIl pleut ici.\n2 * 3 < 7\n'
    """
    if len(raw) > _LARGEST:
        raise ReadError(f"has more than {_LARGEST:,} characters; split the file")
    page = Page(Extractor(raw, "markdown"))
    lines = [match.span(1) for match in _LINE.finditer(raw)]
    front = _FRONT_MATTER.match(raw)
    shown = raw.replace("\0", "\N{REPLACEMENT CHARACTER}")  # as the standard has it, and the parser
    body = _NOT_LINE_END.sub(" ", front[0]) + shown[front.end() :] if front else shown
    parser = _parser()
    cursor = (0, 0)  # line and column behind the last block, for the cells of a row
    for token in parser.parse(body):
        if token.map is None:
            continue
        if token.type == "html_block":
            page.sheet.close_filled()
            page.read(lines[token.map[0]][0], lines[token.map[1] - 1][1])
        elif token.type == "inline":
            column = cursor[1] if cursor[0] == token.map[0] else 0
            places = _places(shown, lines[token.map[0] : token.map[1]], token.content, column)
            _Inline(page.sheet, token.content, places, parser).read(token.children or ())
            cursor = (token.map[0], page.sheet.last - lines[token.map[0]][0])
        page.sheet.close_filled()
    return page.sheet.extract()


def _parser() -> "MarkdownIt":
    from markdown_it import MarkdownIt

    # Escapes stay tokens of their own, so that their places are known.
    return MarkdownIt("commonmark").enable(["table", "strikethrough"]).disable("text_join")


def _places(raw: str, lines: Sequence[tuple[int, int]], content: str, column: int) -> list[int]:
    """Return where each character of a block's content stands, and where the content ends.

    A block is its lines without what marks them as a list, a quotation or a heading.
    """
    places: list[int] = []
    parts = content.split("\n")
    first = parts[0].strip(_BLANKS)
    while len(lines) > len(parts) and first not in raw[slice(*lines[0])]:
        lines = lines[1:]  # one of white space that is none to the standard, which the parser drops
    for part, (start, end) in zip(parts, lines, strict=False):
        escaped = part.replace("|", r"\|") if len(parts) == 1 and part not in raw[start:end] else part
        start += column if not places else 0
        place = _place(raw, escaped, start, end)
        blanks = len(part) - len(part.lstrip(_BLANKS))
        places += _indent(raw, blanks, start, place)
        for character in part[blanks:]:
            place += raw[place : place + 1] == "\\" and character == "|" and escaped != part
            places.append(place)
            place = min(place + 1, end)
        places.append(place)
    places += [places[-1]] * (len(content) + 1 - len(places))
    return places


def _place(raw: str, part: str, start: int, end: int) -> int:
    """Return where a line's content, indent aside, starts: at its end, or else at its first occurrence."""
    kept, part = raw[start:end].rstrip(_BLANKS), part.strip(_BLANKS)
    if kept.endswith(part):
        return start + len(kept) - len(part)
    return max(start, raw.find(part, start, end))


def _indent(raw: str, blanks: int, start: int, place: int) -> list[int]:
    """Return a place for each blank before a line's content: more than there are where a tab was cut up."""
    first = start + len(raw[start:place].rstrip(_BLANKS))
    return [min(max(first, place - blanks + k), place) for k in range(blanks)]


class _Inline:
    """Follows the tokens of a block through its content, which they give in order but without offsets."""

    def __init__(self, sheet: Extractor, content: str, places: list[int], parser: "MarkdownIt") -> None:
        self.sheet = sheet
        self.content = content
        self.places = places
        self.helpers = parser.helpers
        self.at = 0

    def read(self, tokens: "Sequence[Token]") -> None:
        """Read tokens; what has no text of its own (emphasis, an address in pointed brackets) is nothing."""
        readers = {
            "text": self._verbatim,
            "text_special": self._escape,
            "softbreak": self._line_end,
            "hardbreak": self._line_end,
            "code_inline": self._code,
            "html_inline": self._tag,
            "image": self._picture,
            "link_close": self._skip_address,
        }
        for token in tokens:
            if token.type in readers:
                readers[token.type](token)

    def _find(self, text: str) -> tuple[int, int]:
        """Return the next place of a text in the content and go behind it."""
        start = max(self.content.find(text, self.at), self.at)
        self.at = min(start + len(text), len(self.content))
        return start, self.at

    def _flow(self, text: str, start: int, end: int) -> None:
        self.sheet.flow(text, self.places[start], self.places[end])

    def _verbatim(self, token: "Token") -> None:
        start, end = self._find(token.content)
        if self.content[start:end] == token.content:
            self._flow(token.content, start, end)

    def _escape(self, token: "Token") -> None:
        self._flow(token.content, *self._find(token.markup))

    def _line_end(self, token: "Token") -> None:
        self._flow(" ", *self._find("\n"))
        if token.type == "hardbreak":
            self.sheet.close_filled()

    def _code(self, token: "Token") -> None:
        start = self._find(token.markup)[1]
        end = self._find(token.markup)[0]
        inner = self.content[start:end]
        if inner.strip() and inner[0] in " \n" and inner[-1] in " \n":
            start, inner = start + 1, inner[1:-1]
        for number, line in enumerate(inner.split("\n")):
            if number:
                self._flow(" ", start - 1, start)
            self._flow(line, start, start + len(line))
            start += len(line) + 1

    def _tag(self, token: "Token") -> None:
        self._find(token.content)
        if _BREAK.match(token.content):
            self.sheet.close_filled()

    def _picture(self, token: "Token") -> None:
        self.read(token.children or ())
        self._skip_address(token)

    def _skip_address(self, token: "Token") -> None:
        """Go behind the ``](address "title")`` or ``][label]`` that follows the text of a link."""
        if token.markup == "autolink":
            return
        content, end = self.content, len(self.content)
        self._find("]")
        if content.startswith("[", self.at):
            self._find("]")
        elif content.startswith("(", self.at):
            address = self.helpers.parseLinkDestination(content, self._spaces(self.at + 1), end)
            self.at = address.pos if address.ok else self.at
            title = self.helpers.parseLinkTitle(content, self._spaces(self.at), end)
            self.at = title.pos if title.ok else self.at
            self._find(")")

    def _spaces(self, at: int) -> int:
        while at < len(self.content) and self.content[at] in " \t\n":
            at += 1
        return at

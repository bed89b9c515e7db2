"""XML as events with offsets into the decoded file, read without entities, DTDs or the network.

The parser is Python's own expat: it tells where each event stands, which a tree does not. A document type
is only looked at to refuse what it declares; nothing outside the file is ever opened.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Protocol
from xml.parsers import expat

from alignkit.errors import ReadError

_DEEPEST = 256
_XML = "http://www.w3.org/XML/1998/namespace "


class Handler(Protocol):
    """What follows an XML file; names are without namespace, except for ``xml:lang`` and its like."""

    def start(self, name: str, attributes: Mapping[str, str]) -> None:
        """Follow a start tag."""

    def end(self, name: str) -> None:
        """Follow an end tag."""

    def text(self, text: str, start: int, end: int) -> None:
        """Follow text that ``raw[start:end]`` stands for."""


def read_xml(raw: str, handler: Handler) -> None:
    """Send a file to a handler, event by event.

    Raises:
        ReadError: If it is not well-formed, nests too deeply, or declares or uses entities of its own.

    Example:
        >>> class Shown:
        ...     start = end = lambda *_: None
        ...     def text(self, text, start, end):
        ...         print(repr(text), start, end)
        >>> read_xml("<p>là &lt; ici</p>", Shown())
        'là ' 3 6
        '<' 6 10
        ' ici' 10 14
    """
    data = raw.encode("utf-8", "replace")
    parser = expat.ParserCreate("utf-8", " ")
    parser.buffer_text = False
    follower = _Follower(parser, handler, data, raw.isascii())
    parser.StartElementHandler = follower.start
    parser.EndElementHandler = follower.end
    parser.CharacterDataHandler = follower.text
    parser.CommentHandler = parser.ProcessingInstructionHandler = follower.flush
    parser.StartCdataSectionHandler = parser.EndCdataSectionHandler = follower.flush
    parser.StartDoctypeDeclHandler = _refuse_declarations
    parser.SkippedEntityHandler = _refuse_entity
    try:
        parser.Parse(data, True)
    except expat.ExpatError as error:
        message = expat.ErrorString(error.code)
        raise ReadError(f"line {error.lineno}: not well-formed XML ({message}); repair the file") from error
    except ReadError as error:
        raise ReadError(f"line {parser.CurrentLineNumber}: {error}") from error


@dataclass
class _Follower:
    """Turns the parser's byte offsets into offsets of characters; text ends where the next event starts."""

    parser: expat.XMLParserType
    handler: Handler
    data: bytes
    is_ascii: bool
    depth: int = 0
    waiting: tuple[str, int] | None = field(default=None, init=False)
    byte: int = field(default=0, init=False)
    character: int = field(default=0, init=False)

    def start(self, name: str, attributes: dict[str, str]) -> None:
        self.flush()
        self.depth += 1
        if self.depth > _DEEPEST:
            raise ReadError(f"elements stand more than {_DEEPEST} deep in each other; this is no document")
        known = {
            key.replace(_XML, "xml:"): value
            for key, value in attributes.items()
            if " " not in key or key.startswith(_XML)
        }
        self.handler.start(name.rpartition(" ")[2], known)

    def end(self, name: str) -> None:
        self.flush()
        self.depth -= 1
        self.handler.end(name.rpartition(" ")[2])

    def text(self, text: str) -> None:
        self.flush()
        self.waiting = (text, self._place())

    def flush(self, *_: object) -> None:
        if self.waiting is not None:
            text, start = self.waiting
            self.waiting = None
            self.handler.text(text, start, self._place())

    def _place(self) -> int:
        byte = self.parser.CurrentByteIndex
        if self.is_ascii:
            return byte
        self.character += len(self.data[self.byte : byte].decode("utf-8"))
        self.byte = byte
        return self.character


def _refuse_declarations(_name: str, _system: str | None, _public: str | None, has_subset: int) -> None:
    if has_subset:
        raise ReadError("the file declares entities or elements of its own, which is not safe; delete that")


def _refuse_entity(name: str, _is_parameter: bool) -> None:
    raise ReadError(f"the entity &{name}; is not declared in XML; write the character itself")

r"""Texts read one line at a time: their size does not matter.

Only ``\n``, ``\r\n`` and ``\r`` end a line; a line break at the very end closes the last line and opens no
other, so that lines are the segments of ``split_segments(document, "line")``.
"""

import codecs
import io
import sys
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path
from typing import NamedTuple

from alignkit.documents import read_document
from alignkit.errors import ReadError

_HEAD = 1 << 16  # bytes that tell how a text is encoded
_MARKS = ((codecs.BOM_UTF8, "utf-8-sig"), (codecs.BOM_UTF16_LE, "utf-16"), (codecs.BOM_UTF16_BE, "utf-16"))


class Line(NamedTuple):
    """A line without its line break, and the code point of the text at which it starts."""

    text: str
    start: int


@contextmanager
def open_lines(path: str | Path) -> Iterator[Iterator[Line]]:
    """Open a text for reading line by line; ``-`` is standard input.

    UTF-8 and UTF-16 are read as they come; a text in another encoding is read whole, by ``read_document``.

    Raises:
        ReadError: If it cannot be opened; from the iterator, if a line is no text.
    """
    name = "standard input" if str(path) == "-" else str(path)
    with ExitStack() as stack:
        file = _opened(path)
        if file is not None and str(path) != "-":
            stack.enter_context(file)
        encoding = None if file is None else _encoding(file)
        if file is None or encoding is None:
            yield _lines(io.StringIO(read_document(path).text, newline=""), name)
            return
        text = io.TextIOWrapper(file, encoding, newline="")
        stack.callback(text.detach)
        yield _lines(text, name)


def _opened(path: str | Path) -> io.BufferedReader | None:
    """A stream of bytes, or None where ``read_document`` has to say what is wrong."""
    if str(path) == "-":
        stream = None if sys.stdin is None else sys.stdin.buffer
        return stream if isinstance(stream, io.BufferedReader) else None
    try:
        return io.BufferedReader(io.FileIO(path), _HEAD)
    except (OSError, ValueError):
        return None


def _encoding(file: io.BufferedReader) -> str | None:
    """How a text that can be read as it comes is encoded."""
    head = file.peek(_HEAD)
    for mark, encoding in _MARKS:
        if head.startswith(mark) and not head.startswith(codecs.BOM_UTF32_LE):
            return encoding
    try:
        codecs.getincrementaldecoder("utf-8")().decode(head)
    except UnicodeDecodeError:
        return None
    return None if b"\0" in head else "utf-8"


def _lines(text: io.TextIOBase, name: str) -> Iterator[Line]:
    start = number = 0
    try:
        for number, line in enumerate(text, start=1):
            if "\0" in line:
                raise ReadError(f"{name}: line {number} holds a NUL character; give plain text")
            yield Line(line.rstrip("\r\n"), start)
            start += len(line)
    except UnicodeDecodeError as error:
        raise ReadError(
            f"{name}: not {error.encoding} after line {number}; save the file as UTF-8"
        ) from error
    except OSError as error:
        raise ReadError(f"{name}: cannot be read ({error.strerror or error})") from error

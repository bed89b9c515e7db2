"""A path or standard input → its bytes, unpacked where they are compressed, never more than a bound."""

import io
import sys
import zlib
from pathlib import Path

import regex

from alignkit.errors import MissingExtra, ReadError
from alignkit.extras import require

_XZ_MEMORY = 256 << 20
_DAMAGED = (OSError, EOFError, zlib.error)


def read_bytes(path: str | Path, limit: int) -> bytes:
    """Read a file, or standard input if the path is ``-``; gzip, xz, bzip2 and Zstandard are unpacked.

    Args:
        path: The file, or ``-``.
        limit: The most bytes there may be, packed or unpacked.

    Raises:
        ReadError: If the file is missing, a directory, unreadable, damaged or too large.
        MissingExtra: If what unpacks it is not installed.
    """
    name = file_name(path)
    data = _stored(path, name, limit)
    _require_bounded(data, name, limit)
    for mark, form, unpack in _PACKED:
        if mark.match(data):
            try:
                data = unpack(data, limit + 1)
            except _DAMAGED as error:
                raise ReadError(f"{name}: the {form} data are damaged ({error}); pack it again") from error
            except MissingExtra as error:
                raise MissingExtra(f"{name}: {error}") from error
            _require_bounded(data, name, limit)
            break
    return data


def file_name(path: str | Path) -> str:
    """Return how messages call a file.

    Example:
        >>> file_name("-")
        'standard input'
    """
    return "standard input" if str(path) == "-" else str(path)


def _stored(path: str | Path, name: str, limit: int) -> bytes:
    if str(path) == "-":
        if sys.stdin is None:
            raise ReadError(f"{name}: is closed; pipe a text in or name a file")
        return sys.stdin.buffer.read(limit + 1)
    try:
        with Path(path).open("rb") as file:
            return file.read(limit + 1)
    except FileNotFoundError as error:
        raise ReadError(f"{name}: there is no such file; check the path") from error
    except IsADirectoryError as error:
        raise ReadError(f"{name}: this is a directory; name a text file in it") from error
    except PermissionError as error:
        raise ReadError(f"{name}: no permission to read it; check the file's rights") from error
    except (OSError, ValueError) as error:
        reason = getattr(error, "strerror", None) or error
        raise ReadError(f"{name}: cannot be read ({reason})") from error


def _require_bounded(data: bytes, name: str, limit: int) -> None:
    if len(data) > limit:
        raise ReadError(f"{name}: holds more than {limit >> 20} MiB of data; split the file")


def _gzip(data: bytes, most: int) -> bytes:
    import gzip

    with gzip.GzipFile(fileobj=io.BytesIO(data)) as file:
        return file.read(most)


def _bzip2(data: bytes, most: int) -> bytes:
    import bz2

    with bz2.BZ2File(io.BytesIO(data)) as file:
        return file.read(most)


def _xz(data: bytes, most: int) -> bytes:
    """Unpack all streams; the parser refuses a file that asks for too much memory."""
    import lzma

    parts, size = [], 0
    while data and size < most:
        stream = lzma.LZMADecompressor(lzma.FORMAT_XZ, _XZ_MEMORY)
        while not stream.eof and size < most:
            try:
                parts.append(stream.decompress(data, most - size))
            except lzma.LZMAError as error:
                raise OSError(str(error)) from error
            data = b""
            size += len(parts[-1])
            if stream.needs_input and not stream.eof:
                raise EOFError("it ends too early")
        data = stream.unused_data.lstrip(b"\0") if stream.eof else b""
    return b"".join(parts)


def _zstandard(data: bytes, most: int) -> bytes:
    zstandard = require("zstandard", "zstd", "reading Zstandard")
    unpacker = zstandard.ZstdDecompressor(max_window_size=128 << 20)
    try:
        with unpacker.stream_reader(io.BytesIO(data), read_across_frames=True) as file:
            unpacked = file.read(most)
    except zstandard.ZstdError as error:
        raise OSError(str(error)) from error
    return bytes(unpacked)


_PACKED = (
    (regex.compile(rb"\x1f\x8b"), "gzip", _gzip),
    (regex.compile(rb"BZh[1-9](?:1AY&SY|\x17\x72\x45\x38\x50\x90)"), "bzip2", _bzip2),
    (regex.compile(rb"\xfd7zXZ\x00"), "xz", _xz),
    (regex.compile(rb"\x28\xb5\x2f\xfd"), "Zstandard", _zstandard),
)
PACKED_SUFFIXES = (".gz", ".bz2", ".xz", ".zst")
"""Endings of names that say nothing of the format inside."""

"""Write to standard output, or to a file that appears whole or not at all."""

import os
import sys
from collections.abc import Iterable
from pathlib import Path
from typing import Any

from alignkit.errors import WriteError
from alignkit.exports.formats import Format, Part


def write_found(form: Format, found: object, output: str | None) -> None:
    """Write what a command found; text for people fits their terminal."""
    if form.name == "text" and output is None:
        write([_terminal_text(found)], None)
    elif form.content == "files":
        for ending, parts in form.files(found):
            write(parts, f"{output}{ending}")
    else:
        write(form.parts(found), output)


def _terminal_text(report: Any) -> str:  # noqa: ANN401 - the table of formats says that it is a report
    import shutil

    from alignkit.exports import write_text

    shown = sys.stdout is not None and sys.stdout.isatty() and os.environ.get("TERM") != "dumb"
    colour = shown and not os.environ.get("NO_COLOR")  # https://no-color.org
    return write_text(report, width=shutil.get_terminal_size((100, 24)).columns, colour=colour)


def write(parts: Iterable[Part], output: str | None) -> None:
    """Write to a file, or to standard output where none is named.

    Raises:
        WriteError: If that is not possible.
    """
    data = (part if isinstance(part, bytes) else part.encode("utf-8", "replace") for part in parts)
    if output is None:
        _print(data)
        return
    path = Path(output)
    special = path.exists() and not path.is_file()  # a device or a pipe cannot be replaced
    path = path if special else path.resolve()  # a link stays a link
    part = path if special else path.with_name(f".{path.name[:40]}.{os.getpid()}.part")
    try:
        with part.open("wb") as file:
            file.writelines(data)
        if not special:
            part.replace(path)
    except OSError as error:
        raise WriteError(
            f"{output}: cannot write ({error.strerror or error}); choose another -o FILE"
        ) from error
    finally:
        if not special:
            part.unlink(missing_ok=True)


def _print(data: Iterable[bytes]) -> None:
    if sys.stdout is None:
        raise WriteError("standard output: is closed; name a file with -o")
    try:
        for part in data:
            sys.stdout.buffer.write(part)
        sys.stdout.buffer.flush()
    except BrokenPipeError:
        raise
    except OSError as error:
        discard_output()
        raise WriteError(f"standard output: cannot write ({error.strerror or error})") from error


def discard_output() -> None:
    """Send what is still buffered nowhere, or the interpreter would fail on it when it exits."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


def require_writable(output: str | None, form: Format | None = None) -> None:
    """Fail before the work, not after it, where the output plainly cannot be written.

    Raises:
        WriteError: If it cannot.
    """
    if form is not None:
        form.require_library()
    if output is None:
        if form is not None:
            _require_printable(form)
        return
    path = Path(output)
    if path.is_dir():
        raise WriteError(f"{output}: is a folder; give the name of a file")
    if not path.parent.is_dir():
        raise WriteError(f"{output}: the folder {path.parent} does not exist; make it first")
    if not os.access(path if path.exists() else path.parent, os.W_OK):
        raise WriteError(f"{output}: no permission to write there; choose another -o FILE")


def _require_printable(form: Format) -> None:
    if form.content == "files":
        raise WriteError(f"{form.name}: is several files; name them with -o PREFIX")
    if form.content == "bytes" and sys.stdout is not None and sys.stdout.isatty():
        raise WriteError(f"{form.name}: is no text for a terminal; name a file with -o")

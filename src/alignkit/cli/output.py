"""Write to standard output, or to a file that appears whole or not at all."""

import os
import sys
from collections.abc import Iterable
from pathlib import Path

from alignkit.errors import WriteError


def write(parts: Iterable[str], output: str | None) -> None:
    """Write text to a file, or to standard output where none is named.

    Raises:
        WriteError: If that is not possible.
    """
    data = (part.encode("utf-8", "replace") for part in parts)
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


def require_writable(output: str | None) -> None:
    """Fail before the work, not after it, where the output plainly cannot be written.

    Raises:
        WriteError: If it cannot.
    """
    if output is None:
        return
    path = Path(output)
    if path.is_dir():
        raise WriteError(f"{output}: is a folder; give the name of a file")
    if not path.parent.is_dir():
        raise WriteError(f"{output}: the folder {path.parent} does not exist; make it first")
    if not os.access(path if path.exists() else path.parent, os.W_OK):
        raise WriteError(f"{output}: no permission to write there; choose another -o FILE")

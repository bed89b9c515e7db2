"""Dataclasses of arrays as one file: plain and quick on this machine, squeezed where every MiB counts."""

import io
import lzma
from dataclasses import fields
from pathlib import Path
from typing import Any, TypeVar

import numpy as np

Record = TypeVar("Record")


def save(record: Any, path: Path) -> None:  # noqa: ANN401 - any dataclass of arrays
    """Write all arrays of a dataclass, whole or not at all; a name ending in ``.xz`` is squeezed.

    Rows of bytes are stored column by column, which squeezes better.
    """
    arrays = {field.name: np.asfortranarray(getattr(record, field.name)) for field in fields(record)}
    raw = io.BytesIO()
    np.savez(raw, **arrays)
    data = lzma.compress(raw.getvalue(), preset=6) if path.suffix == ".xz" else raw.getvalue()
    part = path.with_name(f"{path.name}.part")
    path.parent.mkdir(parents=True, exist_ok=True)
    part.write_bytes(data)
    part.replace(path)


def load(kind: type[Record], path: Path) -> Record:
    """Read what ``save`` wrote."""
    data = path.read_bytes()
    with np.load(io.BytesIO(lzma.decompress(data) if path.suffix == ".xz" else data)) as arrays:
        return kind(**{field.name: np.ascontiguousarray(arrays[field.name]) for field in fields(kind)})  # type: ignore[arg-type]

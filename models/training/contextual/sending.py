"""Weights in half precision in files of bounded size: what a machine may give back, put together here."""

import io
from collections.abc import Iterator, Mapping
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

Halves = NDArray[np.float16]
ROOM = 15 << 20
"""Bytes of a file."""
_MARK = "@"  # between a weight's name and the number of its first row in a file


def send(weights: Mapping[str, Halves], folder: Path, room: int = ROOM) -> list[Path]:
    """Write weights; those too large for what is left of a file are cut between rows.

    Args:
        weights: By name.
        folder: Where ``weights-0.npz`` and so on go.
        room: Bytes of a file, a little of it for headers.

    Returns:
        The files.
    """
    folder.mkdir(parents=True, exist_ok=True)
    for old in folder.glob("weights-*.npz"):
        old.unlink()
    files: list[dict[str, Halves]] = [{}]
    left = room
    for name, first, rows in _cut(weights, max(1, room // 4)):
        if rows.nbytes + _header(name) > left and files[-1]:
            files.append({})
            left = room
        files[-1][f"{name}{_MARK}{first}"] = rows
        left -= rows.nbytes + _header(name)
    paths = []
    for number, arrays in enumerate(files):
        raw = io.BytesIO()
        np.savez(raw, **arrays)
        paths.append(folder / f"weights-{number}.npz")
        paths[-1].write_bytes(raw.getvalue())
    return paths


def _header(name: str) -> int:
    return 512 + 2 * len(name)


def _cut(weights: Mapping[str, Halves], most: int) -> Iterator[tuple[str, int, Halves]]:
    for name, whole in weights.items():
        rows = np.atleast_1d(whole)
        step = max(1, most // max(1, rows[:1].nbytes))
        for first in range(0, len(rows), step):
            yield name, first, rows[first : first + step]


def receive(folder: Path) -> dict[str, Halves]:
    """Put together what ``send`` wrote.

    Raises:
        FileNotFoundError: If there is nothing.
    """
    parts: dict[str, dict[int, Halves]] = {}
    for path in sorted(folder.glob("weights-*.npz")):
        with np.load(path) as arrays:
            for key in arrays.files:
                name, _, first = key.rpartition(_MARK)
                parts.setdefault(name, {})[int(first)] = arrays[key]
    if not parts:
        raise FileNotFoundError(f"{folder}: no weights-*.npz")
    return {name: np.concatenate([own[first] for first in sorted(own)]) for name, own in parts.items()}

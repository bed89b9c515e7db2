"""Which of very many keys were there before: on disk, in memory that does not grow with their number."""

import shutil
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from alignkit.errors import CorpusError

_BITS = 58  # of a key, below those that choose one of 64 files
_SHIFT = np.uint64(_BITS)
_HELD = 1 << 18  # keys in memory before they go to the disk
_ENTRY = np.dtype([("key", "<u8"), ("row", "<u8")])


class Duplicates:
    """Finds the rows whose key an earlier row had.

    Args:
        folder: A folder for temporary files; made, and removed by ``close``.
    """

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._held: list[tuple[int, int]] = []
        self._rows = 0
        shutil.rmtree(folder, ignore_errors=True)
        folder.mkdir(parents=True)

    def add(self, row: int, key: int) -> None:
        """Note the key of a row, 64 bits; rows come in rising order."""
        self._held.append((key, row))
        self._rows = row + 1
        if len(self._held) >= _HELD:
            self._flush()

    def find(self) -> "NDArray[np.bool_]":
        """Return an array on disk, shape (rows,): whether a row's key was there before.

        Raises:
            CorpusError: If the disk is full.
        """
        self._flush()
        path = self._folder / "found"
        try:
            found = np.memmap(path, dtype=np.bool_, mode="w+", shape=(max(1, self._rows),))
        except OSError as error:
            raise _full(self._folder, error) from error
        for bucket in sorted(self._folder.glob("bucket.*")):
            entries = np.fromfile(bucket, dtype=_ENTRY)
            entries = entries[np.argsort(entries["key"], kind="stable")]
            again = entries["row"][1:][entries["key"][1:] == entries["key"][:-1]]
            found[again] = True
            bucket.unlink()
        return found

    def close(self) -> None:
        """Remove the temporary files."""
        shutil.rmtree(self._folder, ignore_errors=True)

    def _flush(self) -> None:
        entries = np.array(self._held, dtype=_ENTRY)
        self._held = []
        buckets = entries["key"] >> _SHIFT
        for bucket in np.unique(buckets):
            try:
                with (self._folder / f"bucket.{bucket:02}").open("ab") as file:
                    file.write(entries[buckets == bucket].tobytes())
            except OSError as error:
                raise _full(self._folder, error) from error


def _full(folder: Path, error: OSError) -> CorpusError:
    return CorpusError(
        f"{folder}: cannot write ({error.strerror or error}); make room, then run the same command again"
    )

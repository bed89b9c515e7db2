"""The folder of a corpus: tables of shards, a receipt for each that is whole, and one lock.

::

    OUTDIR/corpus.json              what was asked for, what came of it
    OUTDIR/plan.json                which stretch of the manifest is which shard
    OUTDIR/beads/000000.jsonl       a table of a shard; likewise documents, findings, decisions
    OUTDIR/receipts/000000.json     rows, bytes and checksums of its tables; written last

Every file is written beside its place, flushed to the disk and renamed: it is there whole or not at all.
"""

import contextlib
import json
import os
from collections.abc import Iterator, Mapping
from hashlib import sha256
from pathlib import Path
from typing import Any

from alignkit.corpora.plan import Plan
from alignkit.corpora.recipe import Form
from alignkit.corpora.work import Shard
from alignkit.errors import CorpusError

SCHEMA = "alignkit.corpus/1"
_STATE, _PLAN, _LOCK = "corpus.json", "plan.json", ".lock"
_PART = ".part"

Receipt = dict[str, Any]


class Store:
    """A folder with the shards of a corpus.

    Args:
        folder: The folder.
        form: How its tables are written.
    """

    def __init__(self, folder: Path, form: Form) -> None:
        self.folder = folder
        self.form = form

    def table(self, name: str, shard: int) -> Path:
        """Return where a table of a shard lies."""
        return self.folder / name / f"{shard:06}.{self.form}"

    def receipt(self, shard: int) -> Receipt | None:
        """Return the receipt of a shard whose tables are all there and have their size, or None."""
        receipt = read_json(self._receipt_path(shard))
        if receipt is None:
            return None
        for name, told in receipt["tables"].items():
            path = self.table(name, shard)
            if not path.is_file() or path.stat().st_size != told["bytes"]:
                return None
        return receipt

    def damage(self, shard: int) -> list[Path]:
        """Return the tables of a shard that are not what its receipt says; without one, where it would be."""
        receipt = read_json(self._receipt_path(shard))
        if receipt is None:
            return [self._receipt_path(shard)]
        tables = {self.table(name, shard): told["sha256"] for name, told in receipt["tables"].items()}
        return [path for path, told in tables.items() if not path.is_file() or _digest(path) != told]

    def discard(self, shard: int) -> None:
        """Forget that a shard was made, so that the next run makes it again."""
        self._receipt_path(shard).unlink(missing_ok=True)

    def save(self, shard: Shard) -> Receipt:
        """Write the tables of a shard, then its receipt.

        Raises:
            CorpusError: If the disk is full or cannot be written to.
        """
        tables = {}
        for name, data in shard.tables.items():
            write_whole(self.table(name, shard.number), data)
            tables[name] = {
                "rows": shard.rows[name], "bytes": len(data), "sha256": sha256(data).hexdigest(),
            }  # fmt: skip
        receipt: Receipt = {
            "shard": shard.number,
            "first": shard.first,
            "documents": shard.documents,
            "tables": tables,
            "counts": dict(shard.counts),
            "errors": dict(shard.errors),
            "histograms": dict(shard.histograms),
        }
        write_json(self._receipt_path(shard.number), receipt)
        return receipt

    def read_plan(self) -> Plan | None:
        """Return the plan of this corpus, or None if there is none yet."""
        found = read_json(self.folder / _PLAN)
        return None if found is None else Plan(tuple(found["starts"]), found["documents"], found["digest"])

    def write_plan(self, plan: Plan) -> None:
        """Keep the plan."""
        content = {"documents": plan.documents, "digest": plan.digest, "starts": plan.starts}
        write_json(self.folder / _PLAN, content)

    def read_state(self) -> dict[str, Any] | None:
        """Return what ``corpus.json`` holds, or None if there is none yet."""
        return read_json(self.folder / _STATE)

    def write_state(self, state: Mapping[str, object]) -> None:
        """Write ``corpus.json``."""
        write_json(self.folder / _STATE, state)

    def sweep(self) -> None:
        """Remove what an interrupted run has left half written."""
        for path in self.folder.rglob(f".*{_PART}"):
            path.unlink(missing_ok=True)

    def _receipt_path(self, shard: int) -> Path:
        return self.folder / "receipts" / f"{shard:06}.json"


def open_store(folder: Path) -> tuple[Store, dict[str, Any]]:
    """Open the folder of a corpus that was begun.

    Raises:
        CorpusError: If it is none.
    """
    state = read_json(folder / _STATE)
    if state is None or state.get("schema") != SCHEMA:
        raise CorpusError(f"{folder}: holds no corpus (no corpus.json); name the OUTDIR of 'alignkit corpus'")
    return Store(folder, state["settings"]["format"]), state


def require_finished(folder: Path) -> tuple[Store, dict[str, Any]]:
    """Open a corpus of which everything was made.

    Raises:
        CorpusError: If there is none, or it was not finished.
    """
    store, state = open_store(folder)
    if state["state"] != "finished":
        raise CorpusError(f"{folder}: is not finished; run 'alignkit corpus' again to go on with it")
    return store, state


@contextlib.contextmanager
def locked(folder: Path) -> Iterator[None]:
    """Hold a folder for one process; the lock goes with the process, however that ends.

    Raises:
        CorpusError: If another process holds it, or it cannot be made.
    """
    try:
        folder.mkdir(parents=True, exist_ok=True)
        file = (folder / _LOCK).open("a+b")
    except OSError as error:
        raise CorpusError(
            f"{folder}: cannot be written to ({error.strerror or error}); choose another OUTDIR"
        ) from error
    with file:
        try:
            _lock(file.fileno())
        except OSError as error:
            raise CorpusError(
                f"{folder}: another run is writing there; wait for its end or choose another OUTDIR"
            ) from error
        yield


def _lock(file: int) -> None:
    try:
        import fcntl
    except ImportError:  # Windows
        import msvcrt

        msvcrt.locking(file, msvcrt.LK_NBLCK, 1)  # type: ignore[attr-defined, unused-ignore]
        return
    fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)


def write_whole(path: Path, data: bytes) -> None:
    """Write a file that appears whole or not at all, even if the power goes.

    Raises:
        CorpusError: If it cannot be written, as on a full disk; nothing is left behind.
    """
    part = path.with_name(f".{path.name}{_PART}")
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        with part.open("wb") as file:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
        part.replace(path)
    except OSError as error:
        with contextlib.suppress(OSError):
            part.unlink(missing_ok=True)
        raise CorpusError(
            f"{path}: cannot write ({error.strerror or error}); make room, then run the same command again"
        ) from error


def write_json(path: Path, content: Mapping[str, object]) -> None:
    """Write a JSON object, whole or not at all.

    Raises:
        CorpusError: If it cannot be written.
    """
    write_whole(path, (json.dumps(content, ensure_ascii=False, indent=1) + "\n").encode())


def read_json(path: Path) -> dict[str, Any] | None:
    """Return a JSON object, or None where there is none that can be read."""
    try:
        found = json.loads(path.read_bytes())
    except (OSError, ValueError):
        return None
    return found if isinstance(found, dict) else None


def _digest(path: Path) -> str:
    with path.open("rb") as file:
        digest = sha256()
        while some := file.read(1 << 20):
            digest.update(some)
    return digest.hexdigest()

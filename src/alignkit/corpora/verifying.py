"""Whether a corpus is what its receipts say."""

from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path
from typing import Any

from alignkit.corpora.store import Store, locked, open_store


@dataclass(frozen=True, slots=True)
class Condition:
    """What was found: numbers of shards, and the files that are damaged or missing."""

    shards: int
    missing: tuple[int, ...]
    damaged: tuple[int, ...]
    files: tuple[Path, ...]


def verify_corpus(folder: Path, *, discard: bool = False) -> Condition:
    """Compare every table with its checksum.

    Args:
        folder: The folder of the corpus.
        discard: Whether damaged shards are forgotten, so that the next run makes them again.

    Raises:
        CorpusError: If there is no corpus, or, with ``discard``, a run is writing there.
    """
    store, state = open_store(folder)
    if discard:
        with locked(folder):
            found = _condition(store, state)
            for shard in found.damaged:
                store.discard(shard)
            if found.files:
                store.write_state({**state, "state": "stopped"})
        return found
    return _condition(store, state)


def _condition(store: Store, state: dict[str, Any]) -> Condition:
    """A shard without a receipt is not made yet, unless the corpus says that it is finished."""
    shards, finished, decisions = state["shards"], state["state"] == "finished", state.get("decisions")
    missing, damaged, files = [], [], []
    for shard in range(shards):
        wrong = store.damage(shard)
        if wrong and wrong[0].parent.name == "receipts" and not finished:
            missing.append(shard)
        elif wrong:
            damaged.append(shard)
            files += wrong
    if finished and decisions is not None and _decisions_digest(store, shards) != decisions["sha256"]:
        files.append(store.folder / "decisions")
    return Condition(shards, tuple(missing), tuple(damaged), tuple(files))


def _decisions_digest(store: Store, shards: int) -> str:
    digest = sha256()
    for shard in range(shards):
        path = store.table("decisions", shard)
        digest.update(path.read_bytes() if path.is_file() else b"missing")
    return digest.hexdigest()

"""Pack what a machine without our data needs to train: parts of bounded size, each carried by one command.

Part 0 holds the static table; every part holds marked pairs and sentence pairs of its own. A machine reads
all the parts it was given so far.
"""

import logging
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from models.training.contextual import archives
from models.training.contextual.examples import Examples, joined
from models.training.contextual.texts import Texts, together

log = logging.getLogger(__name__)
MIB = 1 << 20
_MARKED = 0.5  # of a part's room is for marked pairs
_SAMPLE = 2000  # pairs squeezed to tell how many fit
_SPARE = 0.95


@dataclass(frozen=True)
class Material:
    """What a run learns from: the static table with its weights, marked pairs, texts for the encoder."""

    table: NDArray[np.int8]
    weights: NDArray[np.float32]
    examples: Examples
    texts: Texts | None


@dataclass(frozen=True)
class Table:
    """The static table: int8 rows and what to multiply them by."""

    embeddings: NDArray[np.int8]
    weights: NDArray[np.float32]


def material(work: Path, model: Path) -> Material:
    """Read what ``make`` left in a work folder, and the embedded model's table.

    Raises:
        FileNotFoundError: If nothing was made.
    """
    from safetensors.numpy import load_file  # not needed where everything comes from a pack

    table = load_file(model / "model.safetensors")
    made = [*sorted(work.glob("planted.*.npz")), *sorted(work.glob("judged.*.npz"))]
    if not made:
        raise FileNotFoundError(f"{work}: no planted.*.npz; run make first")
    examples = joined([archives.load(Examples, path) for path in made])
    texts = work / "texts.npz"
    return Material(
        table["embeddings"],
        table["weights"],
        examples,
        archives.load(Texts, texts) if texts.exists() else None,
    )


def pack(given: Material, folder: Path, parts: int, room: int) -> list[Path]:
    """Write parts of at most ``room`` bytes each; pairs that do not fit are left out at random.

    Args:
        given: What to pack.
        folder: Where the parts go, ``0``, ``1`` and so on.
        parts: How many.
        room: Bytes of a part.

    Returns:
        The folders written.
    """
    rng = np.random.default_rng(0)
    examples, texts = given.examples, given.texts
    archives.save(Table(given.table, given.weights), folder / "0" / "table.npz.xz")
    taken = (folder / "0" / "table.npz.xz").stat().st_size
    rooms = [room - taken * (part == 0) for part in range(parts)]
    marked, plain = rng.permutation(len(examples)), rng.permutation(0 if texts is None else len(texts.pairs))
    share = _MARKED if texts is not None else 1.0
    size = _size(examples.take(marked[:_SAMPLE]), folder) / min(len(marked), _SAMPLE)
    for part, left in enumerate(rooms):
        count = int(_SPARE * left * share / size)
        archives.save(examples.take(np.sort(marked[:count])), folder / str(part) / "examples.npz.xz")
        marked = marked[count:]
        used = (folder / str(part) / "examples.npz.xz").stat().st_size
        if texts is not None:
            cost = _size(texts.take(plain[:_SAMPLE]), folder) / max(1, min(len(plain), _SAMPLE))
            count = int(_SPARE * (left - used) / cost)
            archives.save(texts.take(np.sort(plain[:count])), folder / str(part) / "texts.npz.xz")
            plain = plain[count:]
        written = sum(path.stat().st_size for path in (folder / str(part)).iterdir())
        log.info(
            "part %d: %.1f MiB; %d marked and %d plain pairs left",
            part,
            written / MIB,
            len(marked),
            len(plain),
        )
    return [folder / str(part) for part in range(parts)]


def _size(record: Examples | Texts, folder: Path) -> int:
    """Bytes of a record when squeezed."""
    path = folder / "sample.npz.xz"
    archives.save(record, path)
    size = path.stat().st_size
    path.unlink()
    return size


def unpack(folder: Path) -> Material:
    """Read all the parts that are there.

    Raises:
        FileNotFoundError: If there is no part 0.
    """
    table = archives.load(Table, folder / "0" / "table.npz.xz")
    examples = [archives.load(Examples, path) for path in sorted(folder.glob("*/examples.npz.xz"))]
    texts = [archives.load(Texts, path) for path in sorted(folder.glob("*/texts.npz.xz"))]
    return Material(table.embeddings, table.weights, joined(examples), together(texts) if texts else None)

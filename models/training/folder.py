"""Write a model folder: int8 vectors, vocabulary, lexicon, configuration with checksums."""

import hashlib
import json
import shutil
from collections.abc import Mapping
from pathlib import Path

import numpy as np
from numpy.typing import NDArray
from safetensors.numpy import save_file

from alignkit.encoders.static import FILES, FORMAT, JUDGE
from models.training.interchange import write_tokenizer

UNKNOWN = 0


def save_vectors(vectors: NDArray[np.float32], path: Path) -> None:
    """Store one int8 row and one float32 weight a piece, under the names model2vec gives them.

    The row of the unknown piece is zero: what cannot be read carries nothing (model2vec leaves it out).
    """
    weights = np.maximum(np.abs(vectors).max(axis=1) / 127, 1e-9).astype(np.float32)
    rows = np.rint(vectors / weights[:, None]).astype(np.int8)
    rows[UNKNOWN] = 0
    save_file({"embeddings": rows, "weights": weights}, path)
    path.chmod(0o644)


def write_config(folder: Path, facts: Mapping[str, object]) -> None:
    """Write ``config.json``: the given facts and the sha256 of every file present.

    ``normalize`` is what model2vec asks for: rows of length 1.
    """
    digests = {
        name: hashlib.sha256((folder / name).read_bytes()).hexdigest()
        for name in (*FILES, JUDGE)
        if (folder / name).is_file()
    }
    config = {"format": FORMAT, **facts, "normalize": True, "sha256": digests}
    text = json.dumps(config, indent=2, ensure_ascii=False) + "\n"
    part = folder / "config.json.part"
    part.write_text(text, encoding="utf-8")
    part.replace(folder / "config.json")


def update_config(folder: Path, **facts: object) -> None:
    """Put facts into ``config.json``; the rest stays, checksums are taken anew."""
    config = json.loads((folder / "config.json").read_text(encoding="utf-8"))
    kept = {name: value for name, value in config.items() if name not in ("format", "normalize", "sha256")}
    write_config(folder, kept | facts)


def copy_tokenizer(source: Path, folder: Path) -> None:
    """Put the sentencepiece model under its standard name, and beside it in the form other libraries read."""
    shutil.copyfile(source, folder / "sentencepiece.model")
    write_tokenizer(source, folder)

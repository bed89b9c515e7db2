"""Write a model folder: int8 vectors, vocabulary, lexicon, configuration with checksums."""

import hashlib
import json
import shutil
from collections.abc import Mapping
from pathlib import Path

import numpy as np
from numpy.typing import NDArray
from safetensors.numpy import save_file

FILES = ("sentencepiece.model", "model.safetensors", "lexicon.safetensors")


def save_vectors(vectors: NDArray[np.float32], path: Path) -> None:
    """Store one int8 row and one float16 scale a piece."""
    scales = (np.abs(vectors).max(axis=1) / 127).astype(np.float16)
    scales = np.maximum(scales, np.float16(1e-6))
    rows = np.clip(np.rint(vectors / scales.astype(np.float32)[:, None]), -127, 127)
    save_file({"vectors": rows.astype(np.int8), "scales": scales}, path)
    path.chmod(0o644)


def write_config(folder: Path, facts: Mapping[str, object]) -> None:
    """Write ``config.json``: the given facts and the sha256 of every file present."""
    digests = {
        name: hashlib.sha256((folder / name).read_bytes()).hexdigest()
        for name in FILES
        if (folder / name).is_file()
    }
    config = {"format": "alignkit-static/1", **facts, "sha256": digests}
    text = json.dumps(config, indent=2, ensure_ascii=False) + "\n"
    part = folder / "config.json.part"
    part.write_text(text, encoding="utf-8")
    part.replace(folder / "config.json")


def copy_tokenizer(source: Path, folder: Path) -> None:
    """Put the sentencepiece model under its standard name."""
    shutil.copyfile(source, folder / "sentencepiece.model")

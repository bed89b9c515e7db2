"""What kind of model a folder holds, and whether loading it is safe: safetensors, no pickle, no code."""

import hashlib
import json
from collections.abc import Iterator
from enum import Enum
from pathlib import Path
from typing import Any

from alignkit.errors import ModelError

_PICKLES = frozenset({".bin", ".pt", ".pth", ".pkl", ".ckpt"})
_COUNTED = frozenset({".json", ".model", ".safetensors", ".txt"})
_END = 1 << 20  # bytes of each end of a file that enter the digest
_TRUSTED = "sentence_transformers."


class Kind(Enum):
    """Who wrote a model's folder; the value names the module that loads it."""

    ALIGNKIT = "alignkit"
    MODEL2VEC = "model2vec"
    TRANSFORMER = "sentence_transformers"


def kind_of(folder: Path) -> Kind | None:
    """Tell what loads a model, from the small files in its folder; None where it holds no model."""
    config = _read(folder / "config.json")
    if isinstance(config, dict):
        if str(config.get("format", "")).startswith("alignkit"):
            return Kind.ALIGNKIT
        if config.get("model_type") == "model2vec" or config.get("architectures") == ["StaticModel"]:
            return Kind.MODEL2VEC
        if "model_type" in config:
            return Kind.TRANSFORMER
    return Kind.TRANSFORMER if (folder / "modules.json").is_file() else None


def require_safe(folder: Path) -> None:
    """Refuse a model whose weights are pickles, or that wants code of its own to run.

    Raises:
        ModelError: If so, or if there are no weights at all.
    """
    parts = list(_parts(folder))
    for part in parts:
        files = list(part.iterdir()) if part.is_dir() else []
        pickles = sorted(file.name for file in files if file.suffix in _PICKLES)
        if pickles and not any(file.suffix == ".safetensors" for file in files):
            raise ModelError(
                f"{part}: has {pickles[0]}, but no safetensors; pickles can run code and are not loaded, "
                "save the model as safetensors"
            )
    if not any(part.is_dir() and any(part.glob("*.safetensors")) for part in parts):
        raise ModelError(f"{folder}: has no *.safetensors; is the model complete?")


def _parts(folder: Path) -> Iterator[Path]:
    """The folders that hold weights: the model's own and those of its modules."""
    yield folder
    modules = _read(folder / "modules.json")
    for module in modules if isinstance(modules, list) else ():
        if not isinstance(module, dict) or not str(module.get("type", "")).startswith(_TRUSTED):
            raise ModelError(f"{folder / 'modules.json'}: asks for code of its own, which is not run")
        if module.get("path"):
            yield folder / str(module["path"])


def digest_of(folder: Path) -> str:
    """Eight hexadecimal digits for a folder's weights and settings, from their sizes and both their ends."""
    digest = hashlib.sha256()
    for path in sorted(path for path in folder.rglob("*") if path.suffix in _COUNTED and path.is_file()):
        size = path.stat().st_size
        digest.update(f"{path.relative_to(folder).as_posix()}\n{size}\n".encode())
        with path.open("rb") as file:
            digest.update(file.read(_END))
            file.seek(max(_END, size - _END))
            digest.update(file.read(_END))
    return digest.hexdigest()[:8]


def _read(path: Path) -> Any:  # noqa: ANN401 - whatever the file holds
    try:
        return json.loads(path.read_text(encoding="utf-8"))
    except (OSError, ValueError, RecursionError):
        return None

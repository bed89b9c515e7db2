"""Encoders of other libraries from a folder on this machine: sentence-transformers and model2vec."""

from pathlib import Path
from typing import Any

from numpy.typing import ArrayLike

from alignkit.encoders.folders import Kind, digest_of, require_safe
from alignkit.encoders.given import GivenEncoder
from alignkit.errors import AlignkitError, ModelError
from alignkit.extras import require

BATCH = 32


class _Transformer:
    """A transformer with the pooling that its own files name; without any, the mean over its tokens."""

    def __init__(self, folder: Path, device: str | None, batch: int) -> None:
        library = require("sentence_transformers", "hub", f"the encoder {folder}")
        self._batch = batch
        self._model = library.SentenceTransformer(
            str(folder),
            device=device,
            local_files_only=True,
            trust_remote_code=False,
            model_kwargs={"use_safetensors": True},
        )

    def encode(self, texts: list[str]) -> ArrayLike:
        rows: ArrayLike = self._model.encode(texts, batch_size=self._batch, show_progress_bar=False)
        return rows


class _Model2Vec:
    """A table of token vectors; a text is their mean, whatever its length."""

    def __init__(self, folder: Path, _device: str | None, batch: int) -> None:
        library = require("model2vec", "hub", f"the encoder {folder}")
        self._batch = batch
        self._model = library.StaticModel.from_pretrained(folder, force_download=False)

    def encode(self, texts: list[str]) -> ArrayLike:
        rows: ArrayLike = self._model.encode(
            texts, max_length=None, batch_size=self._batch, use_multiprocessing=False
        )
        return rows


_LOADERS: dict[Kind, Any] = {Kind.TRANSFORMER: _Transformer, Kind.MODEL2VEC: _Model2Vec}


def load_outside(
    folder: Path, kind: Kind, *, name: str, device: str | None = None, batch: int = BATCH
) -> GivenEncoder:
    """Load a model of another library; the network is not touched, and no code of the model runs.

    Args:
        folder: Where it lies.
        kind: What loads it.
        name: What signatures call it.
        device: Where it computes (``cpu``, ``cuda``, ``mps``); the library decides if left out.
        batch: Texts that it encodes at a time.

    Raises:
        ModelError: If it is damaged, or not safe to load.
        MissingExtra: If the library is not installed.
    """
    require_safe(folder)
    try:
        model = _LOADERS[kind](folder, device, batch)
    except AlignkitError:
        raise
    except Exception as error:  # whatever a damaged folder brings about in a library that is not ours
        reason = " ".join(str(error).split())
        raise ModelError(f"{folder}: cannot load the model ({reason:.200})") from error
    return GivenEncoder(model, name, digest_of(folder))

"""The embedded model: a sentence is the sum of its pieces' vectors; numpy and sentencepiece suffice."""

import hashlib
import json
from collections.abc import Iterator, Sequence
from functools import cached_property
from pathlib import Path
from typing import Any

import numpy as np

from alignkit.encoders.base import Vectors, unit_rows
from alignkit.errors import ModelError
from alignkit.tokens import spaced

_BATCH = 4096
_CHARACTERS = 200_000  # in a batch: bounds the rows looked up at a time to some 100 MB
_NEEDED = ("name", "languages", "sha256")
FILES = ("sentencepiece.model", "model.safetensors", "lexicon.safetensors")


class StaticEncoder:
    """A folder with ``config.json``, ``sentencepiece.model`` and ``model.safetensors``.

    The table is stored as int8 rows with one float16 scale each; learned piece weights are already
    multiplied in, so the length of a word's sum tells how much the word carries.

    Raises:
        ModelError: If a file is missing, damaged or of another format.
    """

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.config = read_config(folder)
        self.name = str(self.config["name"])
        self.languages: tuple[str, ...] = tuple(self.config["languages"])
        self._table = _load_table(folder)
        self.dim = self._table.shape[1]
        self._cache: dict[str, int] = {}
        self._words: list[Vectors] = []

    @cached_property
    def digest(self) -> str:
        """First eight hexadecimal digits of the sha256 of the vectors, as recorded in the config."""
        return str(self.config["sha256"]["model.safetensors"])[:8]

    @cached_property
    def _tokenizer(self) -> Any:  # noqa: ANN401 - sentencepiece ships no types
        import sentencepiece

        try:
            tokenizer = sentencepiece.SentencePieceProcessor(
                model_file=str(self.folder / "sentencepiece.model")
            )
        except (OSError, RuntimeError) as error:
            raise ModelError(
                f"{self.folder}: cannot load sentencepiece.model; reinstall the model"
            ) from error
        if tokenizer.get_piece_size() != len(self._table):
            raise ModelError(
                f"{self.folder}: sentencepiece.model has {tokenizer.get_piece_size()} pieces, "
                f"model.safetensors {len(self._table)} vectors; reinstall the model"
            )
        return tokenizer

    def sums(self, texts: Sequence[str]) -> Vectors:
        """Return the plain sums, shape (len(texts), dim); sums of joined texts are sums of sums."""
        out = np.zeros((len(texts), self.dim), dtype=np.float32)
        for first, last in _batches(texts):
            rows = self._tokenizer.encode([spaced(text) for text in texts[first:last]])
            filled = [k for k, row in enumerate(rows) if row]
            if len(texts[first]) > _CHARACTERS:  # then it is alone
                counts = np.bincount(rows[0], minlength=len(self._table)).astype(np.float32)
                out[first] = counts @ self._table
            elif filled:
                pieces = np.fromiter((piece for row in rows for piece in row), dtype=np.int64)
                lengths = np.array([len(rows[k]) for k in filled])
                starts = np.cumsum(lengths) - lengths
                out[first + np.array(filled)] = np.add.reduceat(self._table[pieces], starts, axis=0)
        return out

    def encode(self, texts: Sequence[str]) -> Vectors:
        """Return rows of length 1, shape (len(texts), dim); a text without words gives a zero row."""
        return unit_rows(self.sums(texts))

    def encode_words(self, words: Sequence[str]) -> Vectors:
        """Return the sums of single words, each computed once; their length says how much they carry."""
        folded = [word.casefold() for word in words]
        missing = [word for word in dict.fromkeys(folded) if word not in self._cache]
        if missing:
            for word, row in zip(missing, self.sums(missing), strict=True):
                self._cache[word] = len(self._words)
                self._words.append(row)
        rows = [self._words[self._cache[word]] for word in folded]
        return np.stack(rows) if rows else np.zeros((0, self.dim), dtype=np.float32)


def _batches(texts: Sequence[str]) -> Iterator[tuple[int, int]]:
    """Cut texts into runs of bounded number and size; a longer text is a run of its own."""
    first, size = 0, 0
    for k, text in enumerate(texts):
        if k > first and (k - first == _BATCH or size + len(text) > _CHARACTERS):
            yield first, k
            first, size = k, 0
        size += len(text)
    if texts:
        yield first, len(texts)


def read_config(folder: Path) -> dict[str, Any]:
    """Read a model folder's ``config.json``.

    Raises:
        ModelError: If it is missing, not JSON, not of this format, or lacks a needed entry.
    """
    path = folder / "config.json"
    try:
        config = json.loads(path.read_text(encoding="utf-8"))
    except (OSError, ValueError) as error:
        raise ModelError(f"{path}: not a readable model configuration; is this a model folder?") from error
    if not isinstance(config, dict) or config.get("format") != "alignkit-static/1":
        raise ModelError(f"{path}: format is not 'alignkit-static/1'; this folder is no alignkit model")
    missing = [name for name in _NEEDED if name not in config]
    if missing:
        raise ModelError(f"{path}: lacks {', '.join(missing)}; reinstall the model")
    return config


def _load_table(folder: Path) -> Vectors:
    from safetensors import SafetensorError
    from safetensors.numpy import load_file

    path = folder / "model.safetensors"
    try:
        tensors = load_file(path)
        table: Vectors = tensors["vectors"].astype(np.float32)
        table *= tensors["scales"].astype(np.float32)[:, None]
    except (OSError, KeyError, ValueError, SafetensorError) as error:
        raise ModelError(f"{path}: cannot load the vectors ({error}); reinstall the model") from error
    return table


def damaged_files(folder: Path) -> list[str]:
    """Compare every file with its recorded sha256; return the names that differ or are missing."""
    recorded = read_config(folder)["sha256"]
    return [name for name in FILES if _sha256(folder / name) != recorded.get(name)]


def _sha256(path: Path) -> str:
    return hashlib.sha256(path.read_bytes()).hexdigest() if path.is_file() else "missing"

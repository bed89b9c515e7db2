"""The embedded model: a sentence is the sum of its pieces' vectors; numpy and sentencepiece suffice."""

import hashlib
import json
from collections.abc import Callable, Iterator, Sequence
from functools import cached_property
from itertools import chain
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from alignkit.encoders.base import Vectors, unit_rows
from alignkit.errors import ModelError
from alignkit.tokens import spaced, token_texts

_BATCH = 4096
_CHARACTERS = 100_000  # in a batch: bounds the rows looked up at a time to some 50 MB
_MANY = 200_000  # rows looked up at a time: more than a batch of several texts can ask for
_MOST_WORDS, _MOST_CHUNKS = 18_000, 42_000  # remembered, at 1 kB each
_NEEDED = ("name", "languages", "sha256")
FORMAT = "alignkit-static/2"
FILES = ("sentencepiece.model", "model.safetensors", "lexicon.safetensors", "tokenizer.json", "modules.json")
JUDGE = "judge.safetensors"
"""What not every model has: the network that reads both sentences together."""


class StaticEncoder:
    """A folder with ``config.json``, ``sentencepiece.model`` and ``model.safetensors``.

    The table is stored as int8 ``embeddings`` with one float32 of ``weights`` each, as model2vec has it;
    learned piece weights are already multiplied in, so the length of a word's sum tells how much the word
    carries. The folder's ``tokenizer.json`` and ``modules.json`` are for model2vec and sentence-transformers.

    Raises:
        ModelError: If a file is missing, damaged or of another format.
    """

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.config = read_config(folder)
        self.name = str(self.config["name"])
        self.languages: tuple[str, ...] = tuple(self.config["languages"])
        self._pieces, self._weights = _load_table(folder)
        self.dim = self._pieces.shape[1]
        self._words = Memo(self._piece_sums, self.dim, _MOST_WORDS)
        self._chunks = Memo(self._word_sums, self.dim, _MOST_CHUNKS)

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
        if tokenizer.get_piece_size() != len(self._pieces):
            raise ModelError(
                f"{self.folder}: sentencepiece.model has {tokenizer.get_piece_size()} pieces, "
                f"model.safetensors {len(self._pieces)} vectors; reinstall the model"
            )
        return tokenizer

    def sums(self, texts: Sequence[str]) -> Vectors:
        """Return the plain sums, shape (len(texts), dim); sums of joined texts are sums of sums.

        A piece never reaches over a word's edge, nor a word over a blank: a text is the sum of what stands
        between its blanks, and each of those is computed once.
        """
        out = np.zeros((len(texts), self.dim), dtype=np.float32)
        for first, last in _batches(texts):
            chunks = [text.split(" ") for text in texts[first:last]]
            out[first:last] = _sums_of_rows(
                *self._chunks.find(list(chain.from_iterable(chunks))), _sizes(chunks)
            )
        return out

    def encode(self, texts: Sequence[str]) -> Vectors:
        """Return rows of length 1, shape (len(texts), dim); a text without words gives a zero row."""
        return unit_rows(self.sums(texts))

    def encode_words(self, words: Sequence[str]) -> Vectors:
        """Return the sums of single words, each computed once; their length says how much they carry."""
        rows, numbers = self._words.find([word.casefold() for word in words])
        return rows[numbers]

    def _word_sums(self, chunks: Sequence[str]) -> Vectors:
        words = [token_texts(chunk) for chunk in chunks]
        return _sums_of_rows(*self._words.find(list(chain.from_iterable(words))), _sizes(words))

    def pieces_of(self, texts: Sequence[str]) -> list[list[int]]:
        """Return the numbers of each text's pieces."""
        rows: list[list[int]] = self._tokenizer.encode([spaced(text) for text in texts], num_threads=2)
        return rows

    def _piece_sums(self, words: Sequence[str]) -> Vectors:
        found = self.pieces_of(words)
        pieces = np.fromiter(chain.from_iterable(found), dtype=np.int64)

        def weighted(places: NDArray[np.int64]) -> Vectors:
            taken = pieces[places]
            return np.asarray(self._pieces[taken] * self._weights[taken][:, None], dtype=np.float32)

        return run_sums(weighted, _sizes(found), self.dim)


def _sizes(rows: Sequence[Sequence[object]]) -> NDArray[np.int64]:
    return np.fromiter(map(len, rows), dtype=np.int64, count=len(rows))


class Memo:
    """Rows that were computed before, by the string they belong to; when full it forgets the rarer half.

    Args:
        compute: Strings → their rows, each for itself.
        dim: Length of a row.
        most: How many strings it remembers, unless one call asks for more.
    """

    def __init__(self, compute: Callable[[Sequence[str]], Vectors], dim: int, most: int) -> None:
        self._compute = compute
        self._most = most
        self._numbers: dict[str, int] = {}
        self._rows = np.zeros((most, dim), dtype=np.float32)  # takes memory as it fills
        self._uses = np.zeros(most, dtype=np.int64)

    def find(self, texts: Sequence[str]) -> tuple[Vectors, NDArray[np.int64]]:
        """Return rows, and which of them belongs to each string."""
        distinct = dict.fromkeys(texts)
        missing = [text for text in distinct if text not in self._numbers]
        if missing and len(self._numbers) + len(missing) > self._most:
            self._forget()
            missing = [text for text in distinct if text not in self._numbers]
        if missing:
            self._add(missing)
        find = self._numbers.__getitem__
        numbers = np.fromiter(map(find, texts), dtype=np.int64, count=len(texts))
        self._uses += np.bincount(numbers, minlength=len(self._uses))
        return self._rows, numbers

    def _forget(self) -> None:
        """Keep the strings used most, at most half of what fits; older uses count for less each time."""
        size = len(self._numbers)
        kept = np.argsort(-self._uses[:size], kind="stable")[: self._most // 2]
        kept.sort()
        texts = list(self._numbers)
        self._numbers = {texts[number]: place for place, number in enumerate(kept.tolist())}
        self._rows[: len(kept)] = self._rows[kept]
        self._uses[: len(kept)] = self._uses[kept] // 2
        self._uses[len(kept) :] = 0

    def _add(self, missing: Sequence[str]) -> None:
        first = len(self._numbers)
        more = first + len(missing) - len(self._rows)
        if more > 0:
            self._rows = np.concatenate([self._rows, np.zeros((more, self._rows.shape[1]), np.float32)])
            self._uses = np.concatenate([self._uses, np.zeros(more, np.int64)])
        for begin in range(0, len(missing), _BATCH):
            part = missing[begin : begin + _BATCH]
            self._rows[first + begin : first + begin + len(part)] = self._compute(part)
        self._numbers.update(zip(missing, range(first, first + len(missing)), strict=True))


def _sums_of_rows(rows: Vectors, numbers: NDArray[np.int64], lengths: NDArray[np.int64]) -> Vectors:
    """Sum runs of rows; in a text so long that it is alone, distinct rows are weighted by their counts."""
    if len(lengths) == 1 and len(numbers) > _MANY:
        distinct, counts = np.unique(numbers, return_counts=True)
        return np.asarray(counts.astype(np.float32) @ rows[distinct], dtype=np.float32)[None]
    return run_sums(lambda places: rows[numbers[places]], lengths, rows.shape[1])


def run_sums(take: Callable[[NDArray[np.int64]], Vectors], lengths: NDArray[np.int64], dim: int) -> Vectors:
    """Sum runs of rows of the given lengths: all first rows, then all second ones, and so on.

    Several times faster than ``np.add.reduceat``, which walks short runs column by column. Runs are taken
    longest first, so that those with a k-th row stand at the front.

    Args:
        take: Places in the runs laid end to end → their rows, (places, dim).
        lengths: How many rows each run has; an empty run sums to zero.
        dim: Length of a row.
    """
    order = np.argsort(-lengths, kind="stable")
    starts = (np.cumsum(lengths) - lengths)[order]
    having = np.searchsorted(-lengths[order], -np.arange(lengths.max(initial=0)), side="left")
    sums = np.zeros((len(lengths), dim), dtype=np.float32)
    for k, count in enumerate(having.tolist()):
        sums[:count] += take(starts[:count] + k)
    out = np.empty_like(sums)
    out[order] = sums
    return out


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
    if not isinstance(config, dict) or config.get("format") != FORMAT:
        raise ModelError(f"{path}: format is not {FORMAT!r}; this folder is no alignkit model")
    missing = [name for name in _NEEDED if name not in config]
    if missing:
        raise ModelError(f"{path}: lacks {', '.join(missing)}; reinstall the model")
    return config


def _load_table(folder: Path) -> tuple[NDArray[np.int8], Vectors]:
    """Read the vectors as stored: int8 rows and what to multiply them by."""
    from safetensors import SafetensorError
    from safetensors.numpy import load_file

    path = folder / "model.safetensors"
    try:
        tensors = load_file(path)
        rows, weights = tensors["embeddings"], tensors["weights"].astype(np.float32)
        if rows.ndim != 2 or weights.shape != rows.shape[:1]:
            raise ValueError(f"{rows.shape} embeddings and {weights.shape} weights do not go together")
    except (OSError, KeyError, ValueError, SafetensorError) as error:
        raise ModelError(f"{path}: cannot load the vectors ({error}); reinstall the model") from error
    return rows, weights


def damaged_files(folder: Path) -> list[str]:
    """Compare every file with its recorded sha256; return the names that differ or are missing."""
    recorded = {JUDGE: "missing", **read_config(folder)["sha256"]}
    return [name for name in (*FILES, JUDGE) if _sha256(folder / name) != recorded.get(name)]


def _sha256(path: Path) -> str:
    return hashlib.sha256(path.read_bytes()).hexdigest() if path.is_file() else "missing"

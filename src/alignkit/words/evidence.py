"""What speaks for and against a link, for every pair of tokens of a batch of sentence pairs.

Sentences are padded to the longest of their batch; ``Batch.inside`` marks the cells that stand for two
tokens. Features come first in every array, so that each is one block of memory.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

import numpy as np
from numpy.typing import NDArray

from alignkit.words.forms import MARK, NUMBER, WORD, Forms, Numbers
from alignkit.words.table import WordTable

Floats = NDArray[np.float32]
Row = Sequence[int] | Numbers

# Of two forms wherever they stand; of two tokens by themselves; of their places; against their rivals.
FORM_FEATURES = ("cosine", "forward", "backward", "base", "part", "spelling", "same", "value")
TOKEN_FEATURES = (
    "words", "numbers", "marks", "source_known", "target_known", "known", "source_weight", "target_weight",
)  # fmt: skip
PLACE_FEATURES = (
    "distance", "steps", "source_length", "target_length", "turn", "source_turns", "target_turns",
)  # fmt: skip
RIVAL_FEATURES = (
    "cosine_row", "cosine_column", "base_row", "base_column", "spelling_row", "spelling_column",
    "forward_share", "backward_share",
)  # fmt: skip
FEATURES = FORM_FEATURES + TOKEN_FEATURES + PLACE_FEATURES + RIVAL_FEATURES
_FAINT = np.float32(0.01)  # table share of partners that the table does not know


@dataclass(frozen=True)
class Batch:
    """Sentence pairs as padded numbers of forms, (b, n) and (b, m), with their lengths, (b,)."""

    source: Numbers
    source_lengths: Numbers
    target: Numbers
    target_lengths: Numbers

    @classmethod
    def of(cls, sources: Sequence[Row], targets: Sequence[Row]) -> "Batch":
        """Pad sentences, none of them empty."""
        return cls(*_padded(sources), *_padded(targets))

    @cached_property
    def inside(self) -> NDArray[np.bool_]:
        """Cells that stand for two tokens, (b, n, m)."""
        rows = np.arange(self.source.shape[1]) < self.source_lengths[:, None]
        columns = np.arange(self.target.shape[1]) < self.target_lengths[:, None]
        return rows[:, :, None] & columns[:, None, :]


def _padded(rows: Sequence[Row]) -> tuple[Numbers, Numbers]:
    lengths = np.fromiter(map(len, rows), dtype=np.intp, count=len(rows))
    out = np.full((len(rows), int(lengths.max())), rows[0][0], dtype=np.intp)
    inside = np.arange(out.shape[1]) < lengths[:, None]
    out[inside] = np.concatenate(rows)
    return out, lengths


def evidence(batch: Batch, source: Forms, target: Forms, table: WordTable | None, out: Floats) -> None:
    """Describe every cell of a batch; what padded cells get means nothing.

    Args:
        batch: b sentence pairs, padded to n and m tokens.
        source: The forms that the batch's source numbers stand for.
        target: Those of the target.
        table: Translation table, if there is one.
        out: Filled with one block a feature, (len(FEATURES), b, n, m).
    """
    blocks = dict(zip(FEATURES, out, strict=True))
    _of_forms(blocks, batch, source, target)
    _of_table(blocks, batch, table)
    _of_tokens(blocks, batch, source, target)
    _of_places(blocks, batch, source, target)
    _of_rivals(blocks, batch.inside)


def _of_forms(blocks: dict[str, Floats], batch: Batch, source: Forms, target: Forms) -> None:
    """Compare vectors, spelling and values."""
    ours, theirs = batch.source, batch.target
    for name, one, two in (
        ("cosine", source.vectors, target.vectors),
        ("spelling", source.groups, target.groups),
    ):
        np.matmul(one[ours], two[theirs].transpose(0, 2, 1), out=blocks[name])
        np.maximum(blocks[name], 0.0, out=blocks[name])
    blocks["same"][:] = source.names[ours][:, :, None] == target.names[theirs][:, None, :]
    blocks["value"][:] = source.values[ours][:, :, None] == target.values[theirs][:, None, :]


def _of_table(blocks: dict[str, Floats], batch: Batch, table: WordTable | None) -> None:
    """Look up each pair of the batch's forms once; without a table nothing is known."""
    if table is None:
        for name in ("forward", "backward", "base", "part", "source_known", "target_known", "known"):
            blocks[name][:] = 0.0
        return
    ours, rows = np.unique(batch.source, return_inverse=True)
    theirs, columns = np.unique(batch.target, return_inverse=True)
    rows, columns = rows.reshape(*batch.source.shape, 1), columns.reshape(len(batch.target), 1, -1)
    said = table.say(ours, theirs)
    cells = rows * len(theirs) + columns
    for name in ("forward", "backward", "base", "part"):
        np.take(np.sqrt(getattr(said, name)).ravel(), cells, out=blocks[name])
    blocks["source_known"][:] = said.source_known[rows]
    blocks["target_known"][:] = said.target_known[columns]
    np.minimum(blocks["source_known"], blocks["target_known"], out=blocks["known"])


def _of_tokens(blocks: dict[str, Floats], batch: Batch, source: Forms, target: Forms) -> None:
    """Tell what kinds of tokens meet and how much they carry."""
    ours, theirs = source.kinds[batch.source][:, :, None], target.kinds[batch.target][:, None, :]
    for name, kind in (("words", WORD), ("numbers", NUMBER), ("marks", MARK)):
        np.logical_and(ours == kind, theirs == kind, out=blocks[name], casting="unsafe")
    blocks["source_weight"][:] = source.weights[batch.source][:, :, None]
    blocks["target_weight"][:] = target.weights[batch.target][:, None, :]


def _of_places(blocks: dict[str, Floats], batch: Batch, source: Forms, target: Forms) -> None:
    """Tell how far two tokens stand apart, and which of several equal tokens each is."""
    n, m = (
        lengths.astype(np.float32)[:, None, None] for lengths in (batch.source_lengths, batch.target_lengths)
    )
    rows = (np.arange(batch.source.shape[1], dtype=np.float32) + 0.5)[None, :, None] / n
    columns = (np.arange(batch.target.shape[1], dtype=np.float32) + 0.5)[None, None, :] / m
    distance = np.abs(np.subtract(rows, columns, out=blocks["distance"]), out=blocks["distance"])
    np.log1p(distance * np.sqrt(n * m), out=blocks["steps"])
    blocks["source_length"][:], blocks["target_length"][:] = np.log(n), np.log(m)
    ours = _turns(source.names[batch.source], batch.source_lengths)
    theirs = _turns(target.names[batch.target], batch.target_lengths)
    np.abs(ours[0][:, :, None] - theirs[0][:, None, :], out=blocks["turn"])
    blocks["source_turns"][:], blocks["target_turns"][:] = ours[1][:, :, None], theirs[1][:, None, :]


def _turns(names: Numbers, lengths: Numbers) -> tuple[Floats, Floats]:
    """Tell which of the equal tokens of its sentence each token is, 0..1, and the log of their number."""
    inside = np.arange(names.shape[1]) < lengths[:, None]
    equal = (names[:, :, None] == names[:, None, :]) & inside[:, None, :]
    number = np.maximum(equal.sum(axis=2), 1).astype(np.float32)
    before = np.tril(equal, -1).sum(axis=2)
    return ((before + 0.5) / number).astype(np.float32), np.log(number)


def _of_rivals(blocks: dict[str, Floats], inside: NDArray[np.bool_]) -> None:
    """Compare each pair with the best other partner of its source and of its target token."""
    for name in ("cosine", "base", "spelling"):
        score = blocks[name] * inside
        np.subtract(score, others_best(score, 2), out=blocks[f"{name}_row"])
        np.subtract(score, others_best(score, 1), out=blocks[f"{name}_column"])
    for name, axis in (("forward", 1), ("backward", 2)):
        share = blocks[name] ** 2 * inside
        np.divide(share, share.sum(axis=axis, keepdims=True) + _FAINT, out=blocks[f"{name}_share"])


def others_best(score: Floats, axis: int) -> Floats:
    """For every cell the highest score of the other cells along an axis; 0.0 where there is no other.

    Example:
        >>> others_best(np.array([[[3.0, 1.0, 2.0]]], dtype=np.float32), 2)
        array([[[2., 3., 3.]]], dtype=float32)
    """
    if score.shape[axis] == 1:
        return np.zeros_like(score)
    top = score.max(axis=axis, keepdims=True)
    is_top = score == top
    second = np.where(is_top, -np.inf, score).max(axis=axis, keepdims=True)
    np.copyto(second, top, where=is_top.sum(axis=axis, keepdims=True) > 1)
    return np.asarray(np.where(is_top, second, top), dtype=np.float32)

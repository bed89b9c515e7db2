"""Learn the subword vectors: translations close, everything else far (symmetric InfoNCE).

A sentence is the weighted sum of its pieces' vectors. Each step draws one bucket (one source and
language pair, so that the other sentences of the batch are hard negatives) and one dictionary batch.
Only the rows that occur in the batch are touched: Adam's moments are kept per row.
"""

import logging
import time
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import torch
from numpy.typing import NDArray
from torch.nn import functional

from models.training.packing import Packed

log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Settings:
    """What shapes the training; every value enters the model card.

    More steps of smaller batches learn the training text by heart: 40,000 steps of 512 with dropout .1
    retrieve NTREX news worse (mean of 66 pairs .857) than these (.868); dropout .5 gives .860.
    """

    steps: int = 8_000
    batch: int = 1024
    dictionary_batch: int = 384
    dictionary_weight: float = 0.5
    dim: int = 256
    rate: float = 3e-3
    piece_dropout: float = 0.3
    run: int = 8
    seed: int = 7
    checkpoint_seconds: float = 120.0


class Table:
    """Vectors and log weights with their Adam moments, updated row by row."""

    def __init__(self, log_weights: NDArray[np.float32], dim: int, seed: int, device: str) -> None:
        rows = len(log_weights)
        generator = torch.Generator().manual_seed(seed)
        vectors = torch.randn(rows, dim, generator=generator) / dim**0.5
        self.values = torch.cat([vectors, torch.from_numpy(log_weights)[:, None]], dim=1).to(device)
        self.first = torch.zeros_like(self.values)
        self.second = torch.zeros_like(self.values)
        self.log_scale = torch.tensor(3.0, device=device, requires_grad=True)
        self.step = 0

    def update(self, rows: torch.Tensor, gradient: torch.Tensor, rate: float) -> None:
        """Take one Adam step on the given rows; the log weight (last column) moves at the same rate."""
        self.step += 1
        first = self.first[rows].mul_(0.9).add_(gradient, alpha=0.1)
        second = self.second[rows].mul_(0.999).addcmul_(gradient, gradient, value=0.001)
        self.first[rows], self.second[rows] = first, second
        bias = (1 - 0.999**self.step) ** 0.5 / (1 - 0.9**self.step)
        self.values.index_add_(0, rows, first / (second.sqrt() + 1e-8), alpha=-rate * bias)

    def state(self) -> dict[str, torch.Tensor | int]:
        """Everything needed to resume."""
        return {
            "values": self.values,
            "first": self.first,
            "second": self.second,
            "log_scale": self.log_scale.detach(),
            "step": self.step,
        }

    def restore(self, state: dict[str, torch.Tensor | int]) -> None:
        """Continue from a saved state."""
        for name in ("values", "first", "second"):
            tensor = state[name]
            getattr(self, name).copy_(tensor)
        scale, step = state["log_scale"], state["step"]
        with torch.no_grad():
            self.log_scale.copy_(torch.as_tensor(scale))
        self.step = int(step)


def initial_log_weights(packed: Packed, vocabulary: int) -> NDArray[np.float32]:
    """Smooth inverse frequency (Arora et al. 2017) as the starting weight of each piece."""
    counts = np.bincount(packed.pieces, minlength=vocabulary).astype(np.float64)
    share = counts / counts.sum()
    return np.log(1e-3 / (1e-3 + share)).astype(np.float32)


def draw(packed: Packed, size: int, run: int, rng: np.random.Generator) -> NDArray[np.int32]:
    """Draw a batch of pairs from one bucket as short runs of neighbours, without repeats."""
    bucket = rng.choice(len(packed.probabilities), p=packed.probabilities)
    low, high = packed.bucket_starts[bucket], packed.bucket_starts[bucket + 1]
    starts = rng.integers(low, high, size=-(-size // run))
    rows = (starts[:, None] + np.arange(run)[None, :]).ravel()
    rows = np.unique(rows[rows < high])
    return packed.pairs[rows]


def bags(
    packed: Packed, texts: NDArray[np.int32], dropout: float, rng: np.random.Generator
) -> tuple[NDArray[np.int64], NDArray[np.int64]]:
    """Return the pieces of the texts, flat, and which text each belongs to; some pieces are dropped."""
    begins, ends = packed.starts[texts], packed.starts[texts + 1]
    lengths = ends - begins
    owner = np.repeat(np.arange(len(texts)), lengths)
    offset = np.arange(lengths.sum()) - np.repeat(np.cumsum(lengths) - lengths, lengths)
    pieces = packed.pieces[np.repeat(begins, lengths) + offset].astype(np.int64)
    keep = (rng.random(len(pieces)) >= dropout) | (lengths[owner] <= 3)
    return pieces[keep], owner[keep]


def contrast(a: torch.Tensor, b: torch.Tensor, same: torch.Tensor, scale: torch.Tensor) -> torch.Tensor:
    """Symmetric InfoNCE over rows of length 1; ``same`` masks equal texts off the negatives."""
    logits = (a @ b.T) * scale
    logits = logits.masked_fill(same, -1e4)
    wanted = torch.arange(len(a), device=a.device)
    return functional.cross_entropy(logits, wanted) + functional.cross_entropy(logits.T, wanted)


def train(
    packed: Packed, dictionary: Packed, vocabulary: int, settings: Settings, checkpoint: Path
) -> NDArray[np.float32]:
    """Train (or resume from ``checkpoint``) and return one weighted vector a piece, (vocabulary, dim)."""
    device = "cuda" if torch.cuda.is_available() else "cpu"
    table = Table(initial_log_weights(packed, vocabulary), settings.dim, settings.seed, device)
    if checkpoint.exists():
        table.restore(torch.load(checkpoint, weights_only=True))
    scale_optimizer = torch.optim.Adam([table.log_scale], lr=1e-3)
    began = saved = time.monotonic()
    while table.step < settings.steps:
        rng = np.random.default_rng((settings.seed, table.step))
        rate = settings.rate * min(1.0, table.step / 200 + 0.05) * (1 - 0.97 * table.step / settings.steps)
        loss = _step(table, packed, dictionary, settings, rng, rate, scale_optimizer)
        if table.step % 500 == 0:
            log.info("step %d loss %.3f scale %.1f %.0f s", table.step, loss, table.log_scale.exp().item(),
                     time.monotonic() - began)  # fmt: skip
        if time.monotonic() - saved > settings.checkpoint_seconds or table.step == settings.steps:
            torch.save(table.state(), checkpoint.with_suffix(".tmp"))
            checkpoint.with_suffix(".tmp").replace(checkpoint)
            saved = time.monotonic()
    weights = table.values[:, -1:].exp()
    vectors: NDArray[np.float32] = (table.values[:, :-1] * weights).cpu().numpy()
    return vectors


def _step(
    table: Table,
    packed: Packed,
    dictionary: Packed,
    settings: Settings,
    rng: np.random.Generator,
    rate: float,
    scale_optimizer: torch.optim.Optimizer,
) -> float:
    device = table.values.device
    main = draw(packed, settings.batch, settings.run, rng)
    words = draw(dictionary, settings.dictionary_batch, 1, rng)
    sides = [
        bags(packed, main[:, 0], settings.piece_dropout, rng),
        bags(packed, main[:, 1], settings.piece_dropout, rng),
        bags(dictionary, words[:, 0], 0.0, rng),
        bags(dictionary, words[:, 1], 0.0, rng),
    ]
    rows, inverse = np.unique(np.concatenate([pieces for pieces, _ in sides]), return_inverse=True)
    rows_t = torch.from_numpy(rows).to(device)
    values = table.values[rows_t].requires_grad_()
    weighted = values[:, :-1] * values[:, -1:].exp()
    first = 0
    sums = []
    for (pieces, owner), batch in zip(sides, (main, main, words, words), strict=True):
        index = torch.from_numpy(inverse[first : first + len(pieces)]).to(device)
        first += len(pieces)
        offsets = torch.from_numpy(np.searchsorted(owner, np.arange(len(batch)))).to(device)
        sums.append(
            functional.normalize(functional.embedding_bag(index, weighted, offsets, mode="sum"), dim=1)
        )
    scale = table.log_scale.exp().clamp(max=60.0)
    loss = contrast(sums[0], sums[1], _same(main, device), scale)
    loss = loss + settings.dictionary_weight * contrast(sums[2], sums[3], _same(words, device), scale)
    scale_optimizer.zero_grad()
    loss.backward()  # type: ignore[no-untyped-call]
    scale_optimizer.step()
    if values.grad is None:
        raise RuntimeError("the loss does not depend on the vectors")
    table.update(rows_t, values.grad, rate)
    return float(loss.detach())


def _same(batch: NDArray[np.int32], device: torch.device) -> torch.Tensor:
    """Mark pairs (i, j), i != j, whose texts are equal on either side: they are no negatives."""
    equal = (batch[:, None, 0] == batch[None, :, 0]) | (batch[:, None, 1] == batch[None, :, 1])
    np.fill_diagonal(equal, False)
    return torch.from_numpy(equal).to(device)

"""Labelled words → the network that doubts words (`alignkit.checks.doubt`)."""

import logging
from collections.abc import Sequence

import numpy as np
import torch
from numpy.typing import NDArray

from alignkit.checks.doubt import KINDS, DoubtWeights, Layer
from alignkit.checks.word_facts import FEATURES
from models.training.plants import STRANGE, Labelled

log = logging.getLogger(__name__)
Floats = NDArray[np.float32]
Side = tuple[Floats, NDArray[np.int8]]

SHAPE = ((1, 32), (5, 32), (3, 24), (1, len(KINDS)))
"""Width and units of the layers."""
_ROUNDS, _ROWS, _RATE = 8, 6000, 6e-3
_BETWEEN, _UNSAID = 2, -1


class _Network(torch.nn.Module):
    def __init__(self) -> None:
        super().__init__()
        sizes = [len(FEATURES), *(units for _, units in SHAPE)]
        self.layers = torch.nn.ModuleList(
            torch.nn.Conv1d(size, units, width, padding=width // 2)
            for size, (width, units) in zip(sizes, SHAPE, strict=False)
        )

    def forward(self, rows: torch.Tensor, inside: torch.Tensor) -> torch.Tensor:
        """Rows of features, (t, f), and 1.0 where they are words → odds, (t, kinds)."""
        columns = rows.T[None]
        for layer in self.layers[:-1]:
            columns = torch.relu(layer(columns)) * inside
        odds: torch.Tensor = self.layers[-1](columns)[0].T
        return odds


def learn_doubts(lessons: Sequence[Labelled], seed: int) -> DoubtWeights:
    """Fit the network to the labels of all sides."""
    sides = [
        (facts.astype(np.float32), labels)
        for lesson in lessons
        if lesson.kind != STRANGE
        for facts, labels in zip(lesson.bead.facts, lesson.labels, strict=True)
    ]
    everything = np.concatenate([facts for facts, _ in sides])
    mean, spread = everything.mean(axis=0), everything.std(axis=0) + 1e-3
    torch.manual_seed(seed)
    network, rng = _Network(), np.random.default_rng(seed)
    steps = torch.optim.Adam(network.parameters(), lr=_RATE, weight_decay=1e-5)
    batches = (len(everything) + _BETWEEN * len(sides)) // _ROWS + 1
    slowing = torch.optim.lr_scheduler.OneCycleLR(steps, _RATE, total_steps=_ROUNDS * batches)
    for number in range(_ROUNDS):
        rows, labels, inside = _stream([sides[k] for k in rng.permutation(len(sides))])
        rows = (rows - mean) / spread
        total = 0.0
        for first in range(0, len(rows), _ROWS):
            part = slice(first, first + _ROWS)
            odds = network(torch.from_numpy(rows[part]), torch.from_numpy(inside[part]))
            loss = torch.nn.functional.cross_entropy(
                odds, torch.from_numpy(labels[part]), ignore_index=_UNSAID
            )
            steps.zero_grad()
            loss.backward()
            steps.step()
            slowing.step()
            total += loss.item()
        log.info("doubts, round %d: loss %.4f", number, total / batches)
    return _weights(network, mean, spread)


def _stream(sides: Sequence[Side]) -> tuple[Floats, NDArray[np.int64], Floats]:
    """Lay sides end to end with rows of zeros between."""
    size = sum(len(labels) + _BETWEEN for _, labels in sides)
    rows = np.zeros((size, len(FEATURES)), dtype=np.float32)
    wanted, inside = np.full(size, _UNSAID, dtype=np.int64), np.zeros(size, dtype=np.float32)
    first = 0
    for facts, labels in sides:
        last = first + len(labels)
        rows[first:last], wanted[first:last], inside[first:last] = facts, labels, 1.0
        first = last + _BETWEEN
    return rows, wanted, inside


def _weights(network: _Network, mean: Floats, spread: Floats) -> DoubtWeights:
    """Take the scaling of the features into the first layer, which sees one word at a time."""
    found = []
    for number, layer in enumerate(network.layers):
        matrix = layer.weight.detach().numpy().transpose(2, 1, 0)
        shift = layer.bias.detach().numpy()
        if number == 0:
            matrix = matrix / spread[None, :, None]
            shift = shift - mean @ matrix[0]
        found.append(Layer(matrix.astype(np.float32), shift.astype(np.float32)))
    return DoubtWeights.from_mapping(DoubtWeights(tuple(found)).to_mapping())

"""Pieces → padded rows as the encoder reads them: one text, or a text with its translation; some hidden."""

from dataclasses import dataclass

import numpy as np
import torch
from numpy.typing import NDArray
from torch import Tensor

from models.training.contextual.texts import CLS, MASK, PAD, PLACES, SEP, VOCABULARY


@dataclass(frozen=True, slots=True)
class Rows:
    """Padded rows of pieces with their types and where there is something, (b, n) each."""

    pieces: Tensor
    types: Tensor
    mask: Tensor


def padded(rows: list[NDArray[np.int64]], types: list[NDArray[np.int64]], device: str) -> Rows:
    """Pad rows to the longest; what is longer than PLACES is cut off."""
    rows, types = ([row[:PLACES] for row in side] for side in (rows, types))
    pieces = np.full((len(rows), max(map(len, rows))), PAD, dtype=np.int64)
    kinds = np.zeros_like(pieces)
    for k, (row, own) in enumerate(zip(rows, types, strict=True)):
        pieces[k, : len(row)], kinds[k, : len(row)] = row, own
    whole = torch.from_numpy(pieces).to(device)
    return Rows(whole, torch.from_numpy(kinds).to(device), whole != PAD)


def single(rows: list[NDArray[np.int64]], device: str) -> Rows:
    """Texts by themselves, between CLS and SEP."""
    framed = [np.concatenate([[CLS], row[: PLACES - 2], [SEP]]) for row in rows]
    return padded(framed, [np.zeros_like(row) for row in framed], device)


def double(one: list[NDArray[np.int64]], two: list[NDArray[np.int64]], device: str) -> Rows:
    """Texts with their translations in one row; each gets half of the places at most."""
    half = PLACES // 2 - 2
    rows, types = [], []
    for a, b in zip(one, two, strict=True):
        a, b = a[:half], b[:half]
        rows.append(np.concatenate([[CLS], a, [SEP], b, [SEP]]))
        types.append(np.repeat([0, 1], [len(a) + 2, len(b) + 1]))
    return padded(rows, types, device)


def hidden(rows: Rows, share: float, generator: torch.Generator) -> tuple[Tensor, Tensor]:
    """Mask pieces: of those chosen eight in ten become MASK, one any piece, one stays.

    Returns:
        The pieces with some masked, and which places were chosen.
    """
    device = rows.pieces.device
    odds, what = (torch.rand(rows.pieces.shape, generator=generator).to(device) for _ in range(2))
    chosen = (odds < share) & (rows.pieces < VOCABULARY)
    other = torch.randint(VOCABULARY, rows.pieces.shape, generator=generator).to(device)
    pieces = torch.where(chosen & (what < 0.8), MASK, rows.pieces)
    return torch.where(chosen & (what > 0.9), other, pieces), chosen

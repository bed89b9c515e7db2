"""What the networks are asked to do, each as a loss: (a) to (d) of the programme."""

import torch
from torch import Tensor
from torch.nn import functional

from models.training.contextual.batches import Batch
from models.training.contextual.examples import UNKNOWN
from models.training.contextual.network import Verdicts

_CLOSE = 20.0  # sharpness of similarities


def masked_words(states: Tensor, wanted: Tensor, table: Tensor, candidates: Tensor | None) -> Tensor:
    """(a) Tell what was masked.

    Args:
        states: Of the masked places, (k, width of the embeddings).
        wanted: Which pieces stood there, (k,).
        table: The embeddings, (vocabulary, width).
        candidates: Distinct pieces to choose from, all wanted ones among them; None for all.
    """
    if candidates is None:
        return functional.cross_entropy(states @ table.T, wanted)
    places = torch.searchsorted(candidates, wanted)
    return functional.cross_entropy(states @ table[candidates].T, places)


def same_sentences(one: Tensor, two: Tensor, same: Tensor) -> Tensor:
    """(b) Find each sentence's translation among those of the batch (InfoNCE both ways).

    Args:
        one: Vectors of the sources, (b, width).
        two: Of their translations.
        same: Pairs off the diagonal whose texts are equal on a side, which are no errors, (b, b).
    """
    one, two = functional.normalize(one, dim=1), functional.normalize(two, dim=1)
    likeness = (_CLOSE * one @ two.T).masked_fill(same, -1e4)
    wanted = torch.arange(len(one), device=one.device)
    return functional.cross_entropy(likeness, wanted) + functional.cross_entropy(likeness.T, wanted)


def minimal_pairs(source: Tensor, right: Tensor, wrong: Tensor) -> Tensor:
    """(b) Prefer a translation to the same one with an error planted, (b, width) each."""
    source, right, wrong = (functional.normalize(vector, dim=1) for vector in (source, right, wrong))
    return functional.softplus(_CLOSE * ((source * wrong).sum(dim=1) - (source * right).sum(dim=1))).mean()


def linked_words(states: Tensor, mask: Tensor, side: Tensor, partners: Tensor, sure: Tensor) -> Tensor:
    """(c) Tell a word's partner among the words of the other side by its vector.

    Args:
        states: One vector a word, (b, n, width).
        mask: Where there are words, (b, n).
        side: 0 for the source's, 1 for the target's, (b, n).
        partners: Place of each word's partner, (b, n).
        sure: Words whose link is beyond doubt, (b, n).
    """
    vectors = functional.normalize(states, dim=2)
    likeness = _CLOSE * vectors @ vectors.transpose(1, 2)
    open_ = (side[:, :, None] != side[:, None, :]) & mask[:, None, :]
    likeness = likeness.masked_fill(~open_, -1e4)
    if not bool(sure.any()):
        return likeness.sum() * 0.0
    return functional.cross_entropy(likeness[sure], partners[sure])


def surely_linked(batch: Batch, probability: Tensor) -> Tensor:
    """Words of fine pairs that are each other's partners with little doubt, (b, n).

    Args:
        batch: The batch.
        probability: Of each word's link, (b, n).
    """
    partners = batch.words.partners
    places = torch.arange(partners.shape[1], device=partners.device)
    mutual = partners.gather(1, partners) == places
    return mutual & (probability > 0.8) & batch.words.mask & (batch.kinds == 0)


def verdicts(said: Verdicts, batch: Batch) -> dict[str, Tensor]:
    """(d) Judge words and pairs; a label that is unknown costs nothing.

    Returns:
        Losses by name: kinds, human, quality, critical.
    """
    kinds = functional.cross_entropy(
        said.kinds.flatten(0, 1).float(),
        batch.kinds.flatten(),
        ignore_index=UNKNOWN,
        reduction="sum",
    )
    known = (batch.kinds != UNKNOWN).sum().clamp(min=1)
    return {
        "kinds": kinds / known,
        "human": _likelihood(said.human, batch.human, batch.human >= 0),
        "quality": _distance(said.quality, batch.quality),
        "critical": _likelihood(said.critical, batch.critical, ~batch.critical.isnan()),
    }


def _likelihood(odds: Tensor, wanted: Tensor, known: Tensor) -> Tensor:
    if not bool(known.any()):
        return odds.sum() * 0.0
    return functional.binary_cross_entropy_with_logits(odds[known].float(), wanted[known])


def _distance(said: Tensor, wanted: Tensor) -> Tensor:
    known = ~wanted.isnan()
    if not bool(known.any()):
        return said.sum() * 0.0
    return functional.smooth_l1_loss(said[known].float(), wanted[known])

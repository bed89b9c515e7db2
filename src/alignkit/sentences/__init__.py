"""Sentence alignment: two stacks of vectors → beads with a confidence."""

from alignkit.sentences.align import BeadWeights, align_sentences, describe
from alignkit.sentences.features import DEPTH, Side
from alignkit.sentences.silent import put_back, speaking

__all__ = ["DEPTH", "BeadWeights", "Side", "align_sentences", "describe", "put_back", "speaking"]

"""Sentence alignment: two sides → beads with a confidence."""

from alignkit.sentences.align import align_sentences
from alignkit.sentences.limits import Limits
from alignkit.sentences.sides import DEPTH, Side, describe
from alignkit.sentences.silent import put_back, speaking
from alignkit.sentences.weights import BeadWeights

__all__ = ["DEPTH", "BeadWeights", "Limits", "Side", "align_sentences", "describe", "put_back", "speaking"]

"""Words of a sentence pair → links: the evidence, a learned score that reads it, what is probable enough."""

from alignkit.words.align import WordAligner
from alignkit.words.network import LinkWeights
from alignkit.words.pivot import through

__all__ = ["LinkWeights", "WordAligner", "through"]

"""A translation table laid out for scoring: which target base forms render a source word, and how firmly.

The strengths are those of `Lexicon.strength`, computed for the whole table at once; faint ones are left out.
"""

from functools import cached_property

import numpy as np
from numpy.typing import NDArray

from alignkit.lexicon import Lexicon, Vocabulary

_FAINT = 0.04  # strength below which a rendering is none: its root is what two strangers' vectors have


class Renderings:
    """Strengths of source and target base forms.

    Args:
        lexicon: The table.
    """

    def __init__(self, lexicon: Lexicon) -> None:
        self._lexicon = lexicon

    @cached_property
    def _rows(self) -> tuple[NDArray[np.intp], NDArray[np.intp], NDArray[np.float64]]:
        """Where the row of each source base form begins, its target base forms, their strengths."""
        table, source, target = self._lexicon.forward, self._lexicon.source, self._lexicon.target
        starts = table.starts.astype(np.intp)
        sizes = starts[1:] - starts[:-1]
        ours = np.repeat(source.lemmas.astype(np.intp), sizes)
        theirs = target.lemmas[table.columns].astype(np.intp)
        width = len(target.words)
        keys, place = np.unique(ours * width + theirs, return_inverse=True)
        counts = np.bincount(place, weights=table.counts, minlength=len(keys))
        one, two = keys // width, keys % width
        totals = [
            np.bincount(side, weights=counts, minlength=n) + 1
            for side, n in ((one, len(source.words)), (two, width))
        ]
        strength = np.maximum(counts / totals[0][one], counts / totals[1][two]) * counts / (counts + 0.5)
        kept = strength >= _FAINT
        begins = np.searchsorted(one[kept], np.arange(len(source.words) + 1))
        return begins, two[kept], strength[kept]

    def of(self, word: str) -> dict[int, float]:
        """Strength of a source word with target base forms, by number; a compound part counts for less."""
        starts, bases, strengths = self._rows
        found: dict[int, float] = {}
        for base, weight in self._bases(word, self._lexicon.source):
            row = slice(starts[base], starts[base + 1])
            for other, strength in zip(bases[row].tolist(), (strengths[row] * weight).tolist(), strict=True):
                if strength > found.get(other, 0.0):
                    found[other] = strength
        return found

    def bases(self, word: str) -> list[tuple[int, float]]:
        """Numbers of the base forms of a target word and of its compound parts, with their weight."""
        return self._bases(word, self._lexicon.target)

    def _bases(self, word: str, known: Vocabulary) -> list[tuple[int, float]]:
        found = ((known.find(form), weight) for form, weight in self._lexicon.forms(word, known))
        return [(int(known.lemmas[number]), weight) for number, weight in found if number is not None]

"""What the translation table says of many pairs of word forms at once, base forms and compounds included."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Any

import numpy as np
from numpy.typing import NDArray

from alignkit.lexicon import Lexicon, Table, Vocabulary
from alignkit.words.forms import pieces

Floats = NDArray[np.float32]
Numbers = NDArray[np.intp]
Integers = NDArray[np.integer[Any]]

_COMPOUND = 8  # letters of the shortest word that may be made of two
_SMOOTH = 2.0  # links that a form is taken to have with partners never seen
_PART = 0.8  # what a translated part of a compound counts for
_MUCH = 8.0  # log of the links of a word that is known as well as can be


class Looked:
    """The table's words behind one side's forms, each looked up once.

    ``own`` holds the number of each form's word, or -1; ``bases`` the number of its base form and those of
    its compound parts, laid end to end, and ``starts`` where those of each form begin, the end last.
    """

    def __init__(self, words: Vocabulary) -> None:
        self._words = words
        self._own: Numbers = np.zeros(0, dtype=np.intp)
        self._bases: Numbers = np.zeros(0, dtype=np.intp)
        self._starts: Numbers = np.zeros(1, dtype=np.intp)

    def extend(self, bares: Sequence[str]) -> None:
        """Look up the forms that were added to the side since the last time."""
        find = self._words.find
        words: list[int] = []
        sizes: list[int] = []
        for word in bares[len(self._own) :]:
            found = [find(word), *(find(part) for part in self._parts(word) if part != word)]
            words += [-1 if number is None else number for number in found]
            sizes.append(len(found))
        if sizes:
            numbers, ends = np.array(words, dtype=np.intp), np.cumsum(sizes)
            lemmas = self._words.lemmas[np.maximum(numbers, 0)].astype(np.intp)
            self._own = np.append(self._own, numbers[ends - sizes])
            self._bases = np.append(self._bases, np.where(numbers < 0, -1, lemmas))
            self._starts = np.append(self._starts, self._starts[-1] + ends)

    def _parts(self, word: str) -> Sequence[str]:
        if not word.isalnum():
            return pieces(word)
        return self._words.parts(word) if len(word) >= _COMPOUND else ()

    def own(self, forms: Numbers) -> Numbers:
        """Number of each form's word, -1 where the table does not know it."""
        return self._own[forms]

    def bases(self, forms: Numbers) -> tuple[Numbers, Numbers]:
        """Base forms and parts of the forms end to end, and where those of each form begin."""
        starts, ends = self._starts[forms], self._starts[forms + 1]
        sizes = ends - starts
        return self._bases[_spans(starts, ends)[0]], np.cumsum(sizes) - sizes


@dataclass(frozen=True, slots=True)
class Said:
    """What the table says of all pairs of two lists of n and m forms, all of it 0..1.

    ``forward`` is the share of the source form's links that go to the target form, ``backward`` the
    reverse, ``base`` the larger of both shares by base form, ``part`` the best between compound parts, each
    (n, m); ``source_known`` (n,) and ``target_known`` (m,) tell how much the table knows of a word at all.
    """

    forward: Floats
    backward: Floats
    base: Floats
    part: Floats
    source_known: Floats
    target_known: Floats


class WordTable:
    """A lexicon laid out for looking up whole batches; forms are added as texts are read."""

    def __init__(self, lexicon: Lexicon) -> None:
        self._lexicon = lexicon
        self.source = Looked(lexicon.source)
        self.target = Looked(lexicon.target)

    @property
    def _table(self) -> Table:
        return self._lexicon.forward

    @cached_property
    def _totals(self) -> tuple[Floats, Floats, Floats, Floats]:
        """Links of each source and target word, and of each source and target base form."""
        table, source, target = self._table, self._lexicon.source, self._lexicon.target
        starts = table.starts.astype(np.intp)
        rows = np.repeat(np.arange(len(source.words)), starts[1:] - starts[:-1])
        own = (
            np.bincount(rows, weights=table.counts, minlength=len(source.words)),
            np.bincount(table.columns, weights=table.counts, minlength=len(target.words)),
        )
        bases = (
            np.bincount(words.lemmas, weights=total, minlength=len(words.words))
            for words, total in zip((source, target), own, strict=True)
        )
        one, two, three, four = (total.astype(np.float32) for total in (*own, *bases))
        return one, two, three, four

    @cached_property
    def _families(self) -> tuple[Numbers, Numbers]:
        """Source words in order of base form, and where each base form's family begins in that order."""
        lemmas = self._lexicon.source.lemmas
        starts = np.zeros(len(lemmas) + 1, dtype=np.intp)
        np.cumsum(np.bincount(lemmas, minlength=len(lemmas)), out=starts[1:])
        return np.argsort(lemmas, kind="stable"), starts

    def say(self, source: Numbers, target: Numbers) -> Said:
        """Look up all pairs of the given forms."""
        forward, backward = self._by_form(self.source.own(source), self.target.own(target))
        bases, starts = self.source.bases(source)
        others, other_starts = self.target.bases(target)
        firmness = self._by_base(bases, others)
        part = _best_parts(firmness, starts)
        part = _best_parts(part.T, other_starts).T
        known = (
            np.minimum(1.0, np.log1p(np.where(numbers >= 0, total[numbers], 0.0)) / _MUCH)
            for numbers, total in ((bases[starts], self._totals[2]), (others[other_starts], self._totals[3]))
        )
        return Said(forward, backward, firmness[np.ix_(starts, other_starts)], part, *known)

    def _by_form(self, source: Numbers, target: Numbers) -> tuple[Floats, Floats]:
        rows, row_of = np.unique(source, return_inverse=True)
        columns, column_of = np.unique(target, return_inverse=True)
        counts = self._counts(rows, np.arange(len(rows)), columns, None)
        totals = [
            np.where(numbers >= 0, total[numbers], 0.0).astype(np.float32) + _SMOOTH
            for numbers, total in ((rows, self._totals[0]), (columns, self._totals[1]))
        ]
        cells = np.ix_(row_of, column_of)
        return (counts / totals[0][:, None])[cells], (counts / totals[1])[cells]

    def _by_base(self, source: Numbers, target: Numbers) -> Floats:
        rows, row_of = np.unique(source, return_inverse=True)
        columns, column_of = np.unique(target, return_inverse=True)
        members, starts = self._families
        known = np.flatnonzero(rows >= 0)
        places, owners = _spans(starts[rows[known]], starts[rows[known] + 1])
        counts = self._counts(members[places], known[owners], columns, self._lexicon.target.lemmas, len(rows))
        totals = [
            np.where(numbers >= 0, total[numbers], 0.0).astype(np.float32) + 1
            for numbers, total in ((rows, self._totals[2]), (columns, self._totals[3]))
        ]
        share = np.maximum(counts / totals[0][:, None], counts / totals[1])
        firmness: Floats = share * (counts / (counts + np.float32(0.5)))
        return firmness[np.ix_(row_of, column_of)]

    def _counts(
        self,
        words: Numbers,
        rows: Numbers,
        columns: Numbers,
        groups: NDArray[np.uint32] | None,
        height: int | None = None,
    ) -> Floats:
        """Count the links of source words with the wanted target words or groups of them.

        Args:
            words: Numbers of source words; -1 has no links.
            rows: Which row of the result the links of each go to.
            columns: Numbers of target words (or of groups) in order, the columns of the result; -1 is empty.
            groups: Group of each target word, if the columns are groups.
            height: Rows of the result, as many as words if left out.
        """
        height = len(words) if height is None else height
        inside = words >= 0
        starts = self._table.starts
        places, owners = _spans(starts[words[inside]], starts[words[inside] + 1])
        found = self._table.columns[places]
        found = found if groups is None else groups[found]
        column_of = np.full(len(self._lexicon.target.words), -1, dtype=np.int32)
        column_of[columns[columns >= 0]] = np.flatnonzero(columns >= 0)
        column = column_of[found]
        kept = column >= 0
        cells = rows[inside][owners[kept]] * len(columns) + column[kept]
        counts = np.bincount(cells, weights=self._table.counts[places[kept]], minlength=height * len(columns))
        return counts.reshape(height, len(columns)).astype(np.float32)


def _best_parts(firmness: Floats, starts: Numbers) -> Floats:
    """Keep for each form the row of its base, raised to the best of its parts, which count for less."""
    out = firmness[starts]
    sizes = np.diff(np.append(starts, len(firmness)))
    made = np.flatnonzero(sizes > 1)
    if len(made):
        rows, _ = _spans(starts[made] + 1, starts[made] + sizes[made])
        first = np.cumsum(sizes[made] - 1) - (sizes[made] - 1)
        out[made] = np.maximum(out[made], _PART * np.maximum.reduceat(firmness[rows], first, axis=0))
    return out


def _spans(starts: Integers, ends: Integers) -> tuple[Numbers, Numbers]:
    """Lay the numbers starts[k]..ends[k]-1 end to end; beside each, its k."""
    sizes = (ends.astype(np.intp) - starts.astype(np.intp)) if len(starts) else np.zeros(0, np.intp)
    owners = np.repeat(np.arange(len(sizes)), sizes)
    offsets = np.arange(len(owners)) - (np.cumsum(sizes) - sizes)[owners]
    return starts.astype(np.intp)[owners] + offsets, owners

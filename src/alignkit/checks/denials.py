"""The negations of a bead, with what speaks for each being left out on the other side or put in here.

Where a negation has its answer is guessed from the links of the words around it. An answer is another
negation nearer to it than to any other, or a word that denies by its meaning.
"""

from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from alignkit.checks.base import Comparison
from alignkit.checks.support import Backed, Side, backed
from alignkit.languages.negation import cues, is_soft, negation
from alignkit.records import Side as SideName

Floats = NDArray[np.float32]

_NEAR = 5  # tokens between a negation and the words whose links tell its place
_FAR = 12.0  # tokens from which an answer is none
_CONTENT = 3  # letters of a word that can be negated
_BESIDE = 2.5  # tokens from where the answer should stand, at which a word that denies by its meaning is one
_UNTOLD = 0.1  # table strength below which a word that denies by its meaning renders nothing else


class Denial(NamedTuple):
    """A negation of one side, by place; the negated word and that word's counterpart opposite."""

    backed: Backed
    side: SideName
    cue: int
    word: int
    counterpart: int
    features: Mapping[str, float]

    @property
    def own(self) -> Side:
        """The side that denies."""
        return self.backed.source if self.side == "source" else self.backed.target

    @property
    def other(self) -> Side:
        """The side opposite."""
        return self.backed.target if self.side == "source" else self.backed.source


def denials(comparison: Comparison) -> tuple[Denial, ...]:
    """All negations of a comparison of two languages whose negations are known."""
    languages = comparison.source.language, comparison.target.language
    if None in (negation(languages[0]), negation(languages[1])):
        return ()
    return tuple(
        denial
        for bead in comparison.once(backed)
        if not bead.pair.bead.is_gap
        for denial in denials_of(bead, languages)
    )


def denials_of(bead: Backed, languages: tuple[str, str]) -> Iterator[Denial]:
    """Yield the negations of both sides that deny a word with a counterpart."""
    places = (
        cues([token.text for token in bead.source.tokens], languages[0]),
        cues([token.text for token in bead.target.tokens], languages[1]),
    )
    if not any(places):
        return
    linked = np.zeros((len(bead.source.tokens), len(bead.target.tokens)), dtype=np.float32)
    for link in bead.pair.links:
        linked[link.source, link.target] = link.probability
    for name, own, other, cells, (mine, theirs), (language, opposite) in (
        ("source", bead.source, bead.target, linked, places, languages),
        ("target", bead.target, bead.source, linked.T, places[::-1], languages[::-1]),
    ):
        soft = [
            j
            for j, token in enumerate(other.tokens)
            if j not in theirs and token.is_word and is_soft(token.text, opposite)
        ]
        view = _View(own, other, cells, mine, theirs, soft, language)
        for cue in mine:
            negated = None if view.is_answered_softly(cue) else view.negated(cue)
            if negated is not None:
                side: SideName = "source" if name == "source" else "target"
                yield Denial(bead, side, cue, *negated, view.features(cue, negated[0]))


class _View:
    """One side of a bead with its negations and what may answer them opposite."""

    def __init__(
        self,
        own: Side,
        other: Side,
        linked: Floats,
        mine: Sequence[int],
        theirs: Sequence[int],
        soft: Sequence[int],
        language: str,
    ) -> None:
        self.own, self.other, self.linked, self.language = own, other, linked, language
        self.mine, self.theirs, self.soft = mine, theirs, soft
        table = other.fact("table")
        self.untold = [j for j in soft if table[j] < _UNTOLD]
        self.support, self.weight = own.support, own.weight
        self.aims = {cue: self._aim(cue) for cue in mine}
        self.matched = self._match()

    def _near(self, cue: int) -> list[int]:
        around = range(max(0, cue - _NEAR), min(len(self.own.tokens), cue + _NEAR + 1))
        return [
            k
            for k in around
            if k != cue and self.own.tokens[k].is_word and len(self.own.tokens[k].text) >= _CONTENT
        ]

    def _aim(self, cue: int) -> float:
        """Where the answer of a negation should stand, by the links around it."""
        shares, places = [], []
        for k in self._near(cue):
            j = int(self.linked[k].argmax())
            if self.linked[k, j] > 0:
                shares.append(float(self.linked[k, j]) / (1 + abs(k - cue)))
                places.append(j)
        if not shares:
            return cue / len(self.own.tokens) * len(self.other.tokens)
        return float(np.average(places, weights=shares))

    def _match(self) -> dict[int, float]:
        """Give each negation at most one of the other side, nearest first; how far that one is."""
        pairs = sorted(
            (abs(self.aims[cue] - j) - _FAR * float(self.linked[cue, j]), cue, j)
            for cue in self.mine
            for j in self.theirs
        )
        found: dict[int, float] = {}
        taken: set[int] = set()
        for _, cue, j in pairs:
            if cue not in found and j not in taken:
                found[cue] = abs(self.aims[cue] - j)
                taken.add(j)
        return found

    def is_answered_softly(self, cue: int) -> bool:
        """Whether a word that denies by its meaning, and renders nothing else, stands where it should.

        Without a table it is not known what a word renders.
        """
        return (
            self.own.fact("has_table")[0] > 0
            and cue not in self.matched
            and _nearest(self.aims[cue], self.untold) <= _BESIDE
        )

    def negated(self, cue: int) -> tuple[int, int] | None:
        """The linked heavy word nearest behind a negation, or else before it, and its counterpart."""
        counted = self.weight[self.weight > 0]
        usual = float(counted.mean()) if len(counted) else 0.0
        found = [
            (self.weight[k] < usual, k < cue or self._is_parted(cue, k), abs(k - cue), k, j)
            for k in self._near(cue)
            for j in self.linked[k].nonzero()[0].tolist()
            if self.other.tokens[j].is_word and len(self.other.tokens[j].text) >= _CONTENT
        ]
        return min(found)[3:] if found else None

    def _is_parted(self, cue: int, place: int) -> bool:
        """Whether a mark stands between a negation and a later word."""
        return any(not token.is_word for token in self.own.tokens[cue + 1 : place])

    def features(self, cue: int, word: int) -> dict[str, float]:
        """What speaks for the negation having no answer."""
        near, aim = self._near(cue), self.aims[cue]
        found = {
            "answered": self._link(cue, self.theirs),
            "answered_softly": self._link(cue, self.soft),
            "linked": float(self.linked[cue].max()),
            "nearest": _nearest(aim, self.theirs),
            "matched": min(self.matched.get(cue, _FAR), _FAR),
            "is_matched": float(cue in self.matched),
            "balance": float(len(self.mine) - len(self.theirs)),
            "own_cues": float(len(self.mine)),
            "softly": _nearest(aim, self.soft),
            "untold": _nearest(aim, self.untold),
            "soft_words": float(len(self.soft)),
            "denies_denial": float(is_soft(self.own.tokens[word].text, self.language)),
            "near_support": float(self.support[near].mean()),
            "least_support": float(self.support[near].min()),
            "word_support": float(self.support[word]),
            "word_weight": float(self.weight[word]),
            "word_apart": float(abs(word - cue)),
            "other_support": self.other.mean,
            "asks": float(any(token.text in "?¿" for token in self.own.tokens)),
            "late": cue / len(self.own.tokens),
        }
        for name in ("table", "cosine", "letters", "frequency", "support", "near_mass"):
            found[f"cue_{name}"] = float(self.own.fact(name)[cue])
        for name in ("own_support", "sentence", "excess", "words", "has_table", "is_source"):
            found[name] = float(self.own.fact(name)[0])
        return found | self._doubts(cue, near, aim) | self._opinions(cue, word)

    def _opinions(self, cue: int, word: int) -> dict[str, float]:
        if self.own.opinions is None or self.other.opinions is None:
            return {}
        denied, opposite = self.own.opinion("negation"), self.other.opinion("negation")
        return {
            "read_cue": float(denied[cue]),
            "read_word": float(denied[word]),
            "read_most": float(denied.max()),
            "read_opposite": float(opposite.max()),
            "read_cue_fine": float(self.own.opinion("fine")[cue]),
            "read_counterpart": float(opposite[self.linked[word].argmax()]),
        }

    def _doubts(self, cue: int, near: Sequence[int], aim: float) -> dict[str, float]:
        if self.own.doubt is None or self.other.doubt is None:
            return {}
        first = max(0, round(aim) - _NEAR)
        there = slice(first, max(first, round(aim) + _NEAR) + 1)
        return {
            "cue_gap": float(self.own.doubt.gap[cue]),
            "cue_wrong": float(self.own.doubt.wrong[cue]),
            "near_gap": float(self.own.doubt.gap[near].mean()),
            "near_wrong": float(self.own.doubt.wrong[near].mean()),
            "there_gap": float(self.other.doubt.gap[there].mean()),
            "there_wrong": float(self.other.doubt.wrong[there].mean()),
        }

    def _link(self, cue: int, places: Sequence[int]) -> float:
        return float(self.linked[cue, list(places)].max()) if places else 0.0


def _nearest(aim: float, places: Sequence[int]) -> float:
    return min((abs(aim - j) for j in places), default=_FAR) if places else _FAR

"""The stretch of one side of a bead that most probably has nothing opposite, and what speaks for that."""

from collections.abc import Mapping, Sequence
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from alignkit.checks.support import Backed, Side
from alignkit.records import Side as SideName

Floats = NDArray[np.float32]

FEWEST = 3  # words of a clause
_LEAN = 2.0  # log odds by which a word counts as lost although it is not even probable
_SURE = 4.0  # log odds that are as good as certain
_CLAUSE_MARKS = frozenset(',;:.!?–—()«»„“”"')


class Stretch(NamedTuple):
    """A run of tokens (half-open) and its mass: the log odds of its words to have nothing opposite."""

    first: int
    last: int
    mass: float


class Gap(NamedTuple):
    """The most doubtful stretch of one side of a bead, with what speaks for a lost or added clause."""

    backed: Backed
    side: SideName
    stretch: Stretch
    features: Mapping[str, float]

    @property
    def own(self) -> Side:
        """The side that the stretch is of."""
        return self.backed.source if self.side == "source" else self.backed.target

    @property
    def words(self) -> int:
        """How many words the stretch has."""
        return sum(token.is_word for token in self.own.tokens[self.stretch.first : self.stretch.last])


def gaps_of(bead: Backed, usual: float) -> tuple[Gap, ...]:
    """Describe the most doubtful stretch of each side, where there is one.

    Args:
        bead: A bead whose words were judged.
        usual: Logarithm of how much longer the source usually is.
    """
    if bead.source.doubt is None or bead.target.doubt is None:
        return ()
    source, target = most_doubtful(bead.source), most_doubtful(bead.target)
    excess = float(bead.source.fact("excess")[0]) - usual
    found = []
    if source.last > source.first:
        features = _features(bead.source, source, bead.target, target, excess)
        found.append(Gap(bead, "source", source, features))
    if target.last > target.first:
        features = _features(bead.target, target, bead.source, source, -excess)
        found.append(Gap(bead, "target", target, features))
    return tuple(found)


def most_doubtful(side: Side) -> Stretch:
    """Find the run of words with the largest sum of log odds; marks count for nothing."""
    if side.doubt is None:
        return Stretch(0, 0, 0.0)
    odds = _odds(side.doubt.gap)
    if side.opinions is not None:
        lost = side.opinion("omission") + side.opinion("addition")
        odds = (odds + _odds(lost)) / 2
    return heaviest(np.where(side.fact("word") > 0, odds + _LEAN, 0.0).tolist())


def _odds(shares: Floats) -> NDArray[np.float64]:
    open_ = np.clip(shares.astype(np.float64), 1e-6, 1 - 1e-6)
    return np.asarray(np.clip(np.log(open_ / (1 - open_)), -_SURE, _SURE))


def heaviest(gains: Sequence[float]) -> Stretch:
    """Find the run with the largest sum; an empty one where nothing is above zero.

    Example:
        >>> heaviest([1.0, -2.0, 1.0, 2.0, -1.0])
        Stretch(first=2, last=4, mass=3.0)
    """
    best, first, total = Stretch(0, 0, 0.0), 0, 0.0
    for place, gain in enumerate(gains):
        if total <= 0:
            first, total = place, 0.0
        total += gain
        if total > best.mass:
            best = Stretch(first, place + 1, total)
    return best


def _features(own: Side, stretch: Stretch, other: Side, opposite: Stretch, excess: float) -> dict[str, float]:
    inside = slice(stretch.first, stretch.last)
    words = own.fact("word")[inside] > 0
    weight, backing = own.weight, own.support * own.weight
    total, within = float(weight.sum()), float(weight[inside].sum())
    found = {
        "mass": stretch.mass,
        "opposite": opposite.mass,
        "lead": stretch.mass - opposite.mass,
        "size": float(words.sum()),
        "share": within / max(total, 1e-9),
        "within": within,
        "inside": float(backing[inside].sum()) / max(within, 1e-9),
        "outside": float(backing.sum() - backing[inside].sum()) / max(total - within, 1e-9),
        "excess": max(-1.0, min(1.0, excess)),
        "edges": float(_is_edge(own, stretch.first - 1)) + float(_is_edge(own, stretch.last)),
        "begins": float(stretch.first == 0),
        "ends": float(stretch.last == len(own.tokens)),
    }
    for name in ("known", "capital", "cosine", "link"):
        found[f"mean_{name}"] = float(own.fact(name)[inside].mean())
    for name in ("words", "sentence", "own_mass", "other_mass", "is_source", "has_table"):
        found[name] = float(own.fact(name)[0])
    return found | _doubts(own, inside, other) | _opinions(own, inside, other)


def _opinions(own: Side, inside: slice, other: Side) -> dict[str, float]:
    """What the contextual judge thinks of the stretch, of the rest of its side, and of the other side."""
    if own.opinions is None or other.opinions is None:
        return {}
    found = {}
    outside = np.ones(len(own.tokens), dtype=bool)
    outside[inside] = False
    for name in ("fine", "omission", "addition", "human"):
        share = own.opinion(name)
        found[f"read_{name}"] = float(share[inside].mean())
        found[f"read_{name}_outside"] = float(share[outside].mean()) if outside.any() else 0.0
        found[f"read_{name}_opposite"] = float(other.opinion(name).mean())
    return found


def _doubts(own: Side, inside: slice, other: Side) -> dict[str, float]:
    if own.doubt is None or other.doubt is None:
        return {}
    return {
        "mean_gap": float(own.doubt.gap[inside].mean()),
        "most_gap": float(own.doubt.gap[inside].max()),
        "all_gap": float(own.doubt.gap.sum()),
        "other_gap": float(other.doubt.gap.sum()),
        "most_wrong": float(own.doubt.wrong.max()),
        "other_wrong": float(other.doubt.wrong.sum()),
    }


def _is_edge(side: Side, place: int) -> bool:
    """Whether a clause can end at a token: the border of the bead or a mark."""
    return not 0 <= place < len(side.tokens) or side.tokens[place].text in _CLAUSE_MARKS

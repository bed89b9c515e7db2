"""Doubts about labelled beads → forests that convict, each with the threshold that silence asks for."""

import logging
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, NamedTuple

import numpy as np
from numpy.typing import NDArray
from sklearn.ensemble import HistGradientBoostingClassifier
from sklearn.model_selection import KFold

from alignkit.checks.coverage import SHORTEST, kinship
from alignkit.checks.denials import denials_of
from alignkit.checks.doubt import DoubtWeights
from alignkit.checks.plurals import renderings
from alignkit.checks.stretches import FEWEST, gaps_of
from alignkit.checks.support import Backed, with_doubts
from alignkit.checks.suspects import suspects_of
from alignkit.checks.word_facts import PLACES
from alignkit.lexicon import Lexicon
from models.training.plants import CLEAN, DENIAL, GAP, PLURAL, STRANGE, UNSAID, WRONG, Labelled, Languages

Scores = NDArray[np.float64]
log = logging.getLogger(__name__)
Features = Mapping[str, float]


class Price(NamedTuple):
    """What a verdict may cost: findings in 1,000 words of the clean lines, and a margin.

    The margin is log odds added to the threshold found so. Vectors and links know these lines, a user's they
    do not know: news that was never learned from (NTREX dev, by which both were chosen) has up to four times
    as many findings.
    """

    budget: float
    margin: float = 0.0


STATIC = {
    "clause": Price(0.1),
    "unrelated": Price(0.0, 3.2),
    "wrong": Price(0.0, 0.3),
    "alike": Price(0.055),
    "negation": Price(0.175, 0.25),
    "plural": Price(0.075),
}
"""Verdicts by what static vectors and the table say."""
READ = {
    "clause": Price(0.18, 0.65),
    "unrelated": Price(0.0, 2.6),
    "wrong": Price(0.0, 0.5),
    "alike": Price(0.05),
    "negation": Price(0.29, 0.2),
    "plural": Price(0.09),
}
"""Verdicts with the contextual judge's opinions, too."""
_TREES = {"max_iter": 90, "max_leaf_nodes": 12, "learning_rate": 0.07, "min_samples_leaf": 12}
_LONG = 4  # words of a planted gap that should be found
_FOLDS = 5
_LOWEST = 0.3  # of all thresholds
_DIGITS = 5


@dataclass
class Cases:
    """Feature rows with whether they are errors, in the order of the lessons, and the words behind them."""

    rows: list[Features] = field(default_factory=list)
    bad: list[bool] = field(default_factory=list)

    def add(self, features: Features, *, bad: bool) -> None:
        """Put one case."""
        self.rows.append(features)
        self.bad.append(bad)


def learn_verdicts(
    lessons: Sequence[tuple[Languages, Lexicon | None, Sequence[Labelled]]],
    doubts: DoubtWeights,
    prices: Mapping[str, Price],
    seed: int,
    *,
    is_read: bool = False,
) -> dict[str, Any]:
    """Grow a forest for every kind of error, by name.

    Args:
        lessons: Beads by languages, with the table as it was before it saw them.
        doubts: The network that doubts words.
        prices: What each verdict may cost.
        seed: Of what is random.
        is_read: Whether to learn from the contextual judge's opinions, too.
    """
    cases = {name: Cases() for name in prices}
    words = {True: 0, False: 0}
    for languages, lexicon, bitext in lessons:
        clean = [lesson.bead for lesson in bitext if lesson.kind == CLEAN]
        words[lexicon is not None] += sum(t.is_word for bead in clean for t in bead.pair.target_tokens)
        usual = float(np.median([bead.facts[0][0, PLACES["excess"]] for bead in clean]))
        for lesson, bead in _judged(bitext, doubts, is_read=is_read):
            _gather(cases, lesson, bead, usual, languages, lexicon)
    return {name: grow(name, own, words, prices[name], seed) for name, own in cases.items()}


def _judged(
    lessons: Sequence[Labelled], doubts: DoubtWeights, *, is_read: bool
) -> Iterator[tuple[Labelled, Backed]]:
    judged = iter(doubts.judge([facts for lesson in lessons for facts in lesson.bead.facts]))
    for lesson in lessons:
        yield lesson, with_doubts(lesson.bead if is_read else lesson.bead._replace(opinions=None), judged)


def _gather(
    cases: Mapping[str, Cases],
    lesson: Labelled,
    bead: Backed,
    usual: float,
    languages: Languages,
    lexicon: Lexicon | None,
) -> None:
    """Add what one bead has to say of each kind of error: as planted, or clean."""
    clean = lesson.kind == CLEAN
    if clean or lesson.kind == "gap":
        _gather_gaps(cases["clause"], lesson, bead, usual)
    if clean or lesson.kind == STRANGE:
        words = min(sum(t.is_word for t in side.tokens) for side in (bead.source, bead.target))
        if words >= SHORTEST:
            cases["unrelated"].add(kinship(bead, words), bad=not clean)
    if clean or lesson.kind == DENIAL:
        for denial in denials_of(bead, languages):
            if clean or lesson.labels[denial.side == "target"][denial.cue] == UNSAID:
                cases["negation"].add(denial.features, bad=not clean)
    if lexicon is not None:
        _gather_words(cases, lesson, bead, lexicon)


def _gather_words(cases: Mapping[str, Cases], lesson: Labelled, bead: Backed, lexicon: Lexicon) -> None:
    clean = lesson.kind == CLEAN
    if clean or lesson.kind == PLURAL:
        for found in renderings(bead, lexicon):
            if clean or lesson.labels[1][found.target] == UNSAID:
                cases["plural"].add(found.features, bad=not clean)
    if clean or lesson.kind == "wrong":
        for suspect in suspects_of(bead, lexicon):
            if clean or lesson.labels[1][suspect.target] == WRONG:
                cases["alike" if suspect.is_alike else "wrong"].add(suspect.features, bad=not clean)


def _gather_gaps(cases: Cases, lesson: Labelled, bead: Backed, usual: float) -> None:
    """A stretch counts as found if half of it was planted; short ones are no lesson."""
    for gap in gaps_of(bead, usual):
        labels = lesson.labels[gap.side == "target"]
        inside = labels[gap.stretch.first : gap.stretch.last] == GAP
        if gap.words < FEWEST:
            continue
        if lesson.kind == CLEAN:
            cases.add(gap.features, bad=False)
        elif (labels == GAP).sum() >= _LONG and inside.mean() > 0.3:
            cases.add(gap.features, bad=True)


def grow(name: str, cases: Cases, words: Mapping[bool, int], price: Price, seed: int) -> dict[str, Any]:
    """Grow a forest, and find its thresholds by forests that did not see what they judge."""
    names = sorted(cases.rows[0])
    rows = np.array([[row[feature] for feature in names] for row in cases.rows])
    bad = np.array(cases.bad)
    fair = np.zeros(len(rows))
    for own, other in KFold(_FOLDS, shuffle=True, random_state=seed).split(rows):
        fair[other] = _grown(rows[own], bad[own], seed).predict_proba(rows[other])[:, 1]
    has_table = rows[:, names.index("has_table")] > 0
    forest = _grown(rows, bad, seed)
    return {
        "features": names,
        "least": threshold(name, fair[has_table], bad[has_table], words[True], price),
        "bare": threshold(name, fair[~has_table], bad[~has_table], words[False], price),
        "base": float(np.asarray(forest._baseline_prediction).item()),
        "trees": [_line(stage[0].nodes) for stage in forest._predictors],
    }


def threshold(name: str, scores: Scores, bad: NDArray[np.bool_], words: int, price: Price) -> float:
    """The lowest threshold within the budget, so many words of clean text being behind the scores."""
    clean = np.sort(scores[~bad])[::-1]
    allowed = int(price.budget * words / 1000)
    if not len(clean):
        return 1.0
    reached = min(1 - 1e-6, float(clean[min(allowed, len(clean) - 1)]) + 1e-6)
    odds = np.log(reached / (1 - reached)) + price.margin
    least = max(_LOWEST, float(1 / (1 + np.exp(-odds))))
    recall = float((scores[bad] >= least).mean()) if bad.any() else 0.0
    log.info(
        "%s: %d planted, %d clean in %d words, threshold %.3f, recall %.3f",
        *(name, bad.sum(), len(clean), words, least, recall),
    )
    return round(least, _DIGITS)


def _grown(rows: NDArray[np.float64], bad: NDArray[np.bool_], seed: int) -> HistGradientBoostingClassifier:
    return HistGradientBoostingClassifier(random_state=seed, **_TREES).fit(rows, bad)


def _line(nodes: NDArray[Any]) -> str:
    """A tree as ``feature limit left right`` for each node, or the odds of a leaf."""
    return ",".join(
        f"{node['value']:.4g}"
        if node["is_leaf"]
        else f"{node['feature_idx']} {float(node['num_threshold'])!r} {node['left']} {node['right']}"
        for node in nodes
    )

"""Learn the fidelity score from human judgements.

    python -m models.training.fidelity models/mini [--data DIR] [--pairs N]

The score is additive and monotone, so it is one problem of least squares with weights that are not
negative: every piece of evidence is laid out as ramps between quantiles, judgements are ranks within
their set, and each set has its own level. What a rank means is read off the sets that have a scale.
"""

import argparse
import logging
from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path

import numpy as np
from numpy.typing import NDArray
from scipy.linalg import solve_triangular
from scipy.optimize import nnls
from sklearn.isotonic import IsotonicRegression

from alignkit.contextual import summary
from alignkit.fidelity import TokenPair
from alignkit.fidelity.evidence import CONTEXT, EVIDENCE, LEARNED, PARTS
from alignkit.fidelity.weights import FidelityWeights, Line, profile_features
from alignkit.tokens import token_texts
from alignkit.toolkit import Toolkit
from models.training.folder import update_config
from models.training.folds import FOLDS, TAUGHT_FOLDS, fold_of
from models.training.judged_sets import Judged, judged_sets

log = logging.getLogger(__name__)
Floats = NDArray[np.float64]

PAIRS = 7000
"""Pairs of each set that are learned from."""
_PROFILE_RIDGE = 150.0
_LINE_RIDGE = 36.0
_KNOTS = (0.0, 0.01, 0.04, 0.12, 0.3, 0.5, 0.7, 0.9, 1.0)
# What every piece of evidence gains at least from its worst to its best, in standard deviations of a
# judgement: people seldom meet some errors, which should cost all the same.
_LEAST = {
    "source_numbers": 0.3, "target_numbers": 0.3, "source_names": 0.15, "target_names": 0.15, "polarity": 0.3,
    "source_covered": 0.2, "target_covered": 0.2, "source_lost": 0.1, "target_lost": 0.1, "cosine": 0.2,
    "left": 0.5, "unknown": 0.1, "repeated": 0.2, "ratio": 0.1,
}  # fmt: skip
_EASE = [EVIDENCE.index(name) for name in PARTS["ease"]]
_QUANTILES = (0.05, 0.95)


@dataclass(frozen=True, slots=True)
class Lesson:
    """A set with its evidence, (n, len(EVIDENCE)), features of the profile, and the fold of each pair.

    ``read`` (n, 4) is what the contextual judge says of each, NaN where it learned from the pair itself or
    there is no judge.
    """

    judged: Judged
    evidence: Floats
    profile: NDArray[np.float32]
    folds: NDArray[np.intp]
    read: Floats

    @property
    def in_context(self) -> "Lesson":
        """The pairs that the judge has read without having learned from them, its opinion as evidence."""
        kept = np.isfinite(self.read[:, 0])
        own = self.judged
        pairs = [pair for pair, chosen in zip(own.pairs, kept, strict=True) if chosen]
        judged = replace(own, pairs=pairs, rank=own.rank[kept], said=own.said[kept])
        evidence = np.hstack([self.evidence, self.read])[kept]
        return Lesson(judged, evidence, self.profile[kept], self.folds[kept], self.read[kept])

    def points(self, weights: FidelityWeights) -> Floats:
        """What weights give each pair, (n,), before it is read as a score."""
        found = self.evidence.copy()
        found[:, EVIDENCE.index(LEARNED)] = self.profile @ weights.profile
        return np.sum([line(found[:, k]) for k, line in enumerate(weights.lines)], axis=0)


def lessons(tools: Toolkit, sets: Sequence[Judged]) -> list[Lesson]:
    """Gather the evidence; the translations of one source sentence are all in one fold."""
    found = []
    for own in sets:
        tokens = [(token_texts(source), token_texts(target)) for source, target in own.pairs]
        seen = tools.scorer(*own.languages).look(tokens)
        folds = np.array([fold_of(source) for source, _ in own.pairs])
        found.append(
            Lesson(
                own,
                seen.evidence,
                profile_features(seen.source, seen.target).astype(np.float32),
                folds,
                _read(tools, own, tokens, folds),
            )
        )
        log.info("%s: %d pairs", own.name, len(own.pairs))
    return found


def _read(tools: Toolkit, own: Judged, tokens: Sequence[TokenPair], folds: NDArray[np.intp]) -> Floats:
    """What the contextual judge says of the pairs that it has not learned from."""
    found = np.full((len(tokens), 4), np.nan)
    reader = tools.reader(*own.languages)
    if reader is not None:
        kept = np.flatnonzero(own.is_planted | (folds >= TAUGHT_FOLDS))
        found[kept] = summary(reader.read([tokens[k] for k in kept]))
    return found


def learn(sets: Sequence[Lesson]) -> list[FidelityWeights]:
    """Learn everything: weights of static evidence, and where there is a judge of that and its opinion.

    The profile enters as what it says of pairs it was not learned on.
    """
    folds = [_gathered(sets, fold) for fold in range(FOLDS)]
    completed = [replace(own, evidence=own.evidence.copy()) for own in sets]
    for fold in range(FOLDS):
        weights = _profile(folds[:fold] + folds[fold + 1 :])
        for own in completed:
            left = own.folds == fold
            own.evidence[left, EVIDENCE.index(LEARNED)] = own.profile[left] @ weights
    for own in completed:
        if own.judged.is_planted:  # what is cut shorter is no easier to translate
            own.evidence[:, _EASE] = own.evidence[:, _EASE].mean(axis=0)
    profile = _profile(folds)
    found = []
    for known in (completed, [own.in_context for own in completed]):
        if all(len(own.folds) for own in known):
            lines = _lines(known)
            found.append(FidelityWeights(profile, lines, *_scale(known, lines)))
    return found


def _gathered(sets: Sequence[Lesson], fold: int) -> tuple[Floats, Floats]:
    """What a fold adds to the two sides of the equations of the profile; each set has its own level."""
    width = sets[0].profile.shape[1]
    square, product = np.zeros((width, width)), np.zeros(width)
    for own in sets:
        inside = own.folds == fold
        rows, rank = own.profile[inside].astype(np.float64), own.judged.rank[inside]
        rows -= own.profile.mean(axis=0)
        square += own.judged.weight * rows.T @ rows
        product += own.judged.weight * rows.T @ (rank - own.judged.rank.mean())
    return square, product


def _profile(folds: Sequence[tuple[Floats, Floats]]) -> Floats:
    """Solve for the profile (ridge regression)."""
    square, product = (np.sum([fold[k] for fold in folds], axis=0) for k in (0, 1))
    return np.asarray(np.linalg.solve(square + _PROFILE_RIDGE * np.eye(len(square)), product))


def _lines(sets: Sequence[Lesson]) -> tuple[Line, ...]:
    """Fit all rising lines at once."""
    pooled = np.vstack([own.evidence for own in sets])
    names = (*EVIDENCE, *CONTEXT["context"])[: pooled.shape[1]]
    knots = [_knots(column) for column in pooled.T]
    least = [
        np.full(len(own) - 1, _LEAST.get(name, 0.05) / (len(own) - 1))
        for name, own in zip(names, knots, strict=True)
    ]
    floor = np.concatenate(least)
    size = len(floor)
    square, product = _LINE_RIDGE * np.eye(size), np.zeros(size)
    for own in sets:
        rows = _ramps(own.evidence, knots)
        rows = rows - rows.mean(axis=0)
        rank = own.judged.rank - own.judged.rank.mean()
        scale = own.judged.weight * 4000 / len(rank)
        square += scale * rows.T @ rows
        product += scale * rows.T @ (rank - rows @ floor)
    factor = np.linalg.cholesky(square)
    heights = floor + nnls(factor.T, solve_triangular(factor, product, lower=True))[0]
    ends = np.cumsum([len(own) - 1 for own in knots])
    rises = np.split(heights, ends[:-1])
    return tuple(
        Line(own.round(5), np.concatenate([[0.0], np.cumsum(rise)]).round(5))
        for own, rise in zip(knots, rises, strict=True)
    )


def _knots(values: Floats) -> Floats:
    found = np.unique(np.quantile(values, _KNOTS).round(5))
    return found if len(found) > 1 else np.array([found[0] - 1, found[0]])


def _ramps(evidence: Floats, knots: Sequence[Floats]) -> Floats:
    """How far each value has come between each two neighbouring knots, 0..1."""
    return np.hstack(
        [np.clip((evidence[:, [k]] - own[:-1]) / np.diff(own), 0.0, 1.0) for k, own in enumerate(knots)]
    )


def _scale(sets: Sequence[Lesson], lines: Sequence[Line]) -> tuple[Line, Line, Line]:
    """Read off what points mean on the scale of people, and how far people stray from that."""
    points, said, human = [], [], []
    for own in sets:
        known = np.isfinite(own.judged.said)
        points.append(sum(line(own.evidence[known, k]) for k, line in enumerate(lines)))
        said.append(own.judged.said[known])
        human.append(np.full(known.sum(), not own.judged.is_planted))
    x, y, asked = np.concatenate(points), np.concatenate(said), np.concatenate(human)
    fitted = IsotonicRegression(out_of_bounds="clip").fit(x, y)
    knots = np.unique(np.quantile(x, np.linspace(0, 1, 15)).round(4))
    most = sum(float(line.y[-1]) for line in lines)
    score = _rising([0.0, *knots, most], [0.0, *fitted.predict(knots), 1.0])
    own, told = score(x)[asked], y[asked]
    order = np.argsort(own, kind="stable")
    bins = np.array_split(order, 12)
    middles = [float(own[part].mean()) for part in bins]
    low, high = ([float(np.quantile(told[part], q)) for part in bins] for q in _QUANTILES)
    log.info("score %s, low %s, high %s", np.round(middles, 2), np.round(low, 2), np.round(high, 2))
    return (
        score,
        _rising([0.0, *middles, 1.0], [0.0, *low, low[-1]]),
        _rising([0.0, *middles, 1.0], [high[0], *high, 1.0]),
    )


def _rising(x: Sequence[float], y: Sequence[float]) -> Line:
    """A line through points that never falls: each is at least the one before."""
    places, first = np.unique(np.round(x, 4), return_index=True)
    return Line(places, np.clip(np.maximum.accumulate(np.array(y)[first]), 0.0, 1.0).round(4))


def learn_fidelity_weights(tools: Toolkit, data: Path, pairs: int = PAIRS) -> dict[str, object]:
    """Read the judgements and learn everything; returns entries of a model's configuration.

    Args:
        tools: Of the model.
        data: Folder with ``train/`` and ``dev/qe/``.
        pairs: Most of each set.
    """
    found = learn(lessons(tools, list(judged_sets(data, pairs))))
    names = ("fidelity_weights", "read_fidelity_weights")
    return {name: weights.to_mapping() for name, weights in zip(names, found, strict=False)}


def main() -> None:
    """Learn and write."""
    parser = argparse.ArgumentParser(description="Learn the fidelity score.")
    parser.add_argument("folder", type=Path, help="the model")
    parser.add_argument("--data", type=Path, default=Path("../shared/data"))
    parser.add_argument("--pairs", type=int, default=PAIRS, help="most of each set")
    options = parser.parse_args()
    logging.basicConfig(level=logging.INFO, format="%(asctime)s %(message)s")
    learned = learn_fidelity_weights(Toolkit(str(options.folder)), options.data, options.pairs)
    update_config(options.folder, **learned)


if __name__ == "__main__":
    main()

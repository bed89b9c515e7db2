"""Slow, obvious twins of the word aligner's array work: one pair of tokens at a time."""

import math
from collections.abc import Sequence

import numpy as np

from alignkit.lexicon import Lexicon
from alignkit.words.context import AROUND, REACH
from alignkit.words.decode import CLEAR, GROWN, LEFT_OVER, PART
from alignkit.words.network import Stage


def seen(lexicon: Lexicon, source: Sequence[str], target: Sequence[str]) -> int:
    """How often the table links any of some source words to any of some target words."""
    counts = {(one, found.word): found.seen for one in source for found in lexicon.translations(one)}
    return sum(counts.get((one, two), 0) for one in source for two in target)


def shares(lexicon: Lexicon, one: str, two: str) -> tuple[float, float]:
    """The shares of both words' links that go to the other, two unseen links added."""
    source, target = (
        lexicon.source.words[lexicon.source.find(one)],
        lexicon.target.words[lexicon.target.find(two)],
    )
    both = seen(lexicon, [source], [target])
    ours, theirs = lexicon.translations(source), lexicon.sources(target)
    return both / (sum(t.seen for t in ours) + 2), both / (sum(t.seen for t in theirs) + 2)


def chained(first: Lexicon, second: Lexicon) -> dict[tuple[str, str], int]:
    """Links of source and target words by way of the pivot's, whole ones only."""
    counts: dict[tuple[str, str], float] = {}
    for one in first.source.words:
        for middle in first.translations(one):
            onward = second.translations(middle.word)
            total = sum(rendering.seen for rendering in onward)
            for rendering in onward:
                key = one, rendering.word
                counts[key] = counts.get(key, 0.0) + middle.seen * rendering.seen / total
    return {words: round(count) for words, count in counts.items() if round(count)}


def others_best(row: Sequence[float], place: int) -> float:
    """The highest value but the one at a place."""
    return max((value for k, value in enumerate(row) if k != place), default=0.0)


def context_of(p: np.ndarray, i: int, j: int) -> list[float]:
    """Describe one cell of one sentence pair, (n, m)."""
    n, m = p.shape
    held = min(max(float(p[i, j]), 3.4e-4), 1 - 3.4e-4)
    out = [math.log(held / (1 - held)), others_best(p[i], j), others_best(p[:, j], i)]
    out += [min(sum(p[i]) - p[i, j], 2.0), min(sum(p[:, j]) - p[i, j], 2.0)]
    out += [*course_of(p, i, j), *course_of(p.T, j, i)]
    for down, across in AROUND:
        inside = 0 <= i + down < n and 0 <= j + across < m
        out.append(float(p[i + down, j + across]) if inside else 0.0)
    return out


def course_of(p: np.ndarray, i: int, j: int) -> tuple[float, float]:
    """How far a cell lies from where the links of other rows point, and how much those weigh."""
    weight = expected = 0.0
    for k, row in enumerate(p):
        if k != i:
            share = REACH ** abs(k - i) * max(row)
            aim = sum(place * value for place, value in enumerate(row)) / max(sum(row), 1e-6) - k
            weight += share
            expected += share * aim
    expected = expected / max(weight, 1e-6) + i
    return math.log1p(abs(j - expected)) * min(weight, 1.0), min(weight, 2.0)


def chosen(first: np.ndarray, last: np.ndarray, least: float, parts: np.ndarray) -> set[tuple[int, int]]:
    """The links of one sentence pair: the probable, the best of what is left, what is clear, what clings."""
    cells = list(np.ndindex(last.shape))
    links = {(i, j) for i, j in cells if last[i, j] >= least}
    for score, enough in ((last, LEFT_OVER), (first, CLEAR)):
        taken = {i for i, _ in links}, {j for _, j in links}
        for i, j in cells:
            best = score[i, j] == max(score[i]) and score[i, j] == max(score[:, j])
            if i not in taken[0] and j not in taken[1] and best and float(score[i, j]) >= np.float32(enough):
                links.add((i, j))
    beside = {(i + down, j + across) for i, j in links for down, across in ((0, 1), (0, -1), (1, 0), (-1, 0))}
    for where, enough in ((beside, GROWN), (set(map(tuple, np.argwhere(parts).tolist())), PART)):
        taken = {i for i, _ in links}, {j for _, j in links}
        for i, j in cells:
            alone = i not in taken[0] or j not in taken[1]
            if alone and (i, j) in where and float(last[i, j]) >= np.float32(enough):
                links.add((i, j))
    return links


def probability_of(stage: Stage, features: Sequence[float]) -> float:
    """What a stage makes of one cell."""
    odds = stage.bias
    for row, shift, weight in zip(stage.hidden, stage.shift, stage.output, strict=True):
        odds += weight * max(0.0, sum(a * b for a, b in zip(row, features, strict=True)) + shift)
    return 1 / (1 + math.exp(-min(30.0, max(-30.0, odds))))

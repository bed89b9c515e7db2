"""Learn the bead score of a model folder: the last stage of the build, which can be run again alone.

::

    python -m models.training.beads models/mini --data ../shared/data

The score's few dozen weights are learned on the development gold and on bitexts made of ordered parallel
lines; a second, cheaper set prunes. Confidence is calibrated on documents that the weights have not seen.
"""

import argparse
import json
import logging
import lzma
import time
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise
from pathlib import Path

import numpy as np
from numpy.typing import NDArray
from scipy.optimize import minimize

from alignkit.beads import aligner_side
from alignkit.encoders import Encoder, StaticEncoder
from alignkit.sentences import BeadWeights, Side, align_sentences, speaking
from alignkit.sentences.align import batches, candidates_left
from alignkit.sentences.anchors import cuts, heaviest_chain
from alignkit.sentences.candidates import cheap_scores
from alignkit.sentences.evidence import BEAD_FEATURES, with_dear_features
from alignkit.sentences.grid import CHEAP_FEATURES, GAP_FEATURES, SHAPES, Grid, length_ratio
from alignkit.sentences.lattice import marginals
from alignkit.sentences.search import probable_pairs, survey
from alignkit.sentences.weights import calibration_features
from benchmarks.data import read_bitexts
from models.training.bead_weights import Ladder, Problem, learn, problems
from models.training.bitexts import make_bitext
from models.training.folder import update_config

log = logging.getLogger(__name__)
Floats = NDArray[np.float64]
GOLD = ("textberg_de-fr", "transread_en-xx", "parice_en-is")
# Sources whose lines follow each other as in a text, and how many bitexts to make of each.
BITEXTS = {"wmt0813.fr-de": 3, "wmt0813.en-de": 2, "europarl_sample.en-fr": 2, "debian_web.fr-de": 1}
_START = {
    "one_to_one": 2.0, "merged": -1.5, "both_merged": -2.0, "both_deep": -1.0, "similarity_mass": 10.0,
    "margin_mass": 4.0, "gain": 4.0, "overreach": -2.0, "length": -0.7, "open_end": -0.5, "equal": 2.0,
    "gap": 3.0, "gap_best": -2.0,
}  # fmt: skip
"""Set by hand, to leave only beads with a chance to the learning; they prune little."""

_HOLES = (8, 25)  # beads that one side lacks
_FOLDS = 2
_SEED = 7


@dataclass(frozen=True, slots=True)
class Lesson:
    """A bitext to learn from: both sides without their silent segments, and the true beads."""

    source: Side
    target: Side
    gold: Ladder


def learn_bead_weights(encoder: Encoder, data: Path, seed: int = _SEED) -> BeadWeights:
    """Learn both sets of weights and the calibration."""
    gold = list(gold_lessons(encoder, data))
    made = [*holed_lessons(encoder, data, seed), *made_lessons(encoder, data, seed)]
    start = start_weights()
    tasks = [list(lesson_problems(lesson, start)) for lesson in gold]
    others = [problem for lesson in made for problem in lesson_problems(lesson, start)]
    everything = [problem for task in tasks for problem in task] + others
    cheap = learn(everything, CHEAP_FEATURES)
    weights = replace(start, cheap=cheap[0], cheap_gap=cheap[1])
    weights = _with(weights, learn(everything, BEAD_FEATURES))
    seen = []
    for fold in range(_FOLDS):
        known = [p for number, task in enumerate(tasks) if number % _FOLDS != fold for p in task]
        folded = _with(weights, learn(known + others, BEAD_FEATURES, start=(weights.bead, weights.gap)))
        seen += [outcomes(lesson, folded) for lesson in gold[fold::_FOLDS]]
    return replace(weights, calibration=calibrate(np.concatenate(seen)))


def start_weights() -> BeadWeights:
    """Return weights that prune little and decide nothing."""
    cheap = (np.array([_START.get(name, 0.0) for name in names]) for names in (CHEAP_FEATURES, GAP_FEATURES))
    none = np.zeros(len(BEAD_FEATURES)), np.zeros(len(GAP_FEATURES))
    return BeadWeights(*cheap, *none, calibration=np.array([1.0, 0.0, 0.0]))


def _with(weights: BeadWeights, found: tuple[Floats, Floats]) -> BeadWeights:
    return replace(weights, bead=found[0], gap=found[1])


def lesson_problems(lesson: Lesson, weights: BeadWeights) -> Iterator[Problem]:
    """Compute what is in question in a bitext, with features, as the aligner would."""
    sides = lesson.source, lesson.target
    found = survey(*sides)
    corners = cuts(heaviest_chain(probable_pairs(*sides, found)), (len(sides[0]), len(sides[1])))
    for blocks in batches(list(pairwise(corners))):
        if all(blocks.size):
            grid = Grid(sides, found.near, length_ratio(*sides), blocks)
            cheap = cheap_scores(grid, weights.cheap, weights.cheap_gap, SHAPES)
            left = candidates_left(grid, marginals(cheap, np.maximum))
            yield from problems(grid, with_dear_features(grid, left), lesson.gold)


def outcomes(lesson: Lesson, weights: BeadWeights) -> Floats:
    """Align a bitext; return each bead's probability, whether it is a gap, and whether it is right."""
    known = {(tuple(one), tuple(two)) for one, two in lesson.gold}
    return np.array([
        (bead.confidence, bead.is_gap, (bead.source, bead.target) in known)
        for bead in align_sentences(lesson.source, lesson.target, weights)
    ])  # fmt: skip


def calibrate(seen: Floats) -> Floats:
    """Fit the map from probabilities to shares of right beads: logistic regression."""
    evidence, right = calibration_features(seen[:, 0], seen[:, 1] > 0), seen[:, 2]

    def loss(map_: Floats) -> tuple[float, Floats]:
        value = map_ @ evidence
        slope = evidence @ (1 / (1 + np.exp(-value)) - right)
        return float((np.logaddexp(0, value) - right * value).sum() + map_ @ map_), slope + 2 * map_

    found: Floats = minimize(loss, np.array([1.0, 0.0, 0.0]), jac=True, method="L-BFGS-B").x
    return found


def gold_lessons(encoder: Encoder, data: Path) -> Iterator[Lesson]:
    """Read the development gold."""
    for name in GOLD:
        for bitext in read_bitexts(data / "dev" / "sentence_alignment" / f"{name}.jsonl.gz"):
            yield lesson(encoder, bitext.source, bitext.target, bitext.beads)


def holed_lessons(encoder: Encoder, data: Path, seed: int) -> Iterator[Lesson]:
    """Take stretches out of one side of the development gold: a hole costs nothing around it."""
    rng = np.random.default_rng(seed)
    for name in GOLD:
        for bitext in read_bitexts(data / "dev" / "sentence_alignment" / f"{name}.jsonl.gz"):
            if len(bitext.beads) > _HOLES[1] * 4:
                yield lesson(encoder, *with_hole(bitext.source, bitext.target, bitext.beads, rng))


def with_hole(
    source: Sequence[str], target: Sequence[str], gold: Ladder, rng: np.random.Generator
) -> tuple[list[str], list[str], Ladder]:
    """Cut a part out of a text, and a stretch of that part out of one side, the target or the source."""
    size, length = _HOLES[1] * 4, int(rng.integers(*_HOLES))
    begin, side = int(rng.integers(0, len(gold) - size)), int(rng.integers(0, 2))
    hole = range(begin + size // 2 - length // 2, begin + size // 2 - length // 2 + length)
    texts: tuple[list[str], list[str]] = ([], [])
    beads = []
    for number in range(begin, begin + size):
        runs = []
        for text, own, numbers, k in zip((source, target), texts, gold[number], (0, 1), strict=True):
            kept = [] if number in hole and k == side else [text[place] for place in numbers]
            runs.append(list(range(len(own), len(own) + len(kept))))
            own += kept
        beads += [(runs[0], runs[1])] if runs[0] and runs[1] else _alone(*runs)
    return texts[0], texts[1], beads


def _alone(one: Sequence[int], two: Sequence[int]) -> list[tuple[list[int], list[int]]]:
    return [([i], []) for i in one] + [([], [j]) for j in two]


def made_lessons(encoder: Encoder, data: Path, seed: int) -> Iterator[Lesson]:
    """Make bitexts with known beads from sources whose lines follow each other."""
    rng = np.random.default_rng(seed)
    for name, count in BITEXTS.items():
        lines = read_lines(data, name)
        for _ in range(count):
            begin, size = int(rng.integers(0, len(lines) - 80)), int(rng.integers(30, 80))
            flip = bool(rng.random() < 0.5)
            chosen = [(b, a) if flip else (a, b) for a, b in lines[begin : begin + size]]
            strangers = [(b, a) if flip else (a, b) for a, b in lines[:2000]]
            made = make_bitext(chosen, strangers, rng)
            beads = [(list(range(*one)), list(range(*two))) for one, two in made.beads]
            yield lesson(encoder, made.source, made.target, beads)


def lesson(encoder: Encoder, source: Sequence[str], target: Sequence[str], gold: Ladder) -> Lesson:
    """Leave the silent segments out, in the texts and in the beads."""
    full = speaking(source), speaking(target)
    places = tuple({number: place for place, number in enumerate(numbers)} for numbers in full)
    beads = [
        ([places[0][i] for i in one if i in places[0]], [places[1][j] for j in two if j in places[1]])
        for one, two in gold
    ]
    return Lesson(
        aligner_side(encoder, [source[k] for k in full[0]]),
        aligner_side(encoder, [target[k] for k in full[1]]),
        [bead for bead in beads if bead[0] or bead[1]],
    )


def read_lines(data: Path, name: str) -> list[tuple[str, str]]:
    """Read a two-column source in its own order."""
    with lzma.open(data / "train" / f"{name}.tsv.xz", "rt", encoding="utf-8") as file:
        return [(a, b) for a, b in (line.rstrip("\n").split("\t") for line in file)]


def read_multilingual(data: Path, source: str, languages: tuple[str, str]) -> Iterator[tuple[str, str]]:
    """Read the rows of a multilingual source that have both languages."""
    with lzma.open(data / "train" / f"{source}.multi.jsonl.xz", "rt", encoding="utf-8") as file:
        for line in file:
            texts = json.loads(line)
            if all(language in texts for language in languages):
                yield texts[languages[0]], texts[languages[1]]


def main() -> None:
    """Learn the weights anew for an existing folder and write them into its configuration."""
    parser = argparse.ArgumentParser(description="Learn the bead score of a model folder anew.")
    parser.add_argument("folder", type=Path)
    parser.add_argument("--data", type=Path, default=Path("../shared/data"))
    options = parser.parse_args()
    logging.basicConfig(level=logging.INFO, format="%(asctime)s %(message)s")
    began = time.process_time()
    weights = learn_bead_weights(StaticEncoder(options.folder), options.data)
    update_config(options.folder, bead_weights=weights.to_mapping())
    log.info("bead weights of %s: %.0f s", options.folder, time.process_time() - began)


if __name__ == "__main__":
    main()

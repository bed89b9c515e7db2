"""Learn the verdicts of checks on lost and added clauses and on unrelated segments, with their thresholds.

::

    python -m models.training.judgements models/mini --data ../shared/data

Errors are planted in clean lines of news by ``benchmarks.planting``. Logistic weights come from planted
against clean lines; the threshold is the lowest one that speaks up on clean lines within a budget. A second
set of weights is learned with no lexicon at all, for the language pairs that have none. Takes minutes; run it
again with every new model.
"""

import argparse
import logging
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from random import Random

import numpy as np
from sklearn.linear_model import LogisticRegression

from alignkit.checks import Comparison
from alignkit.checks.coverage import gaps, gaps_against, strangers, usual_length
from alignkit.lexicon import Lexicon
from alignkit.toolkit import Toolkit
from benchmarks.planting import Clean, Planter, clean_pairs, paired
from benchmarks.planting.clauses import addition, hallucination, omission
from models.training.beads import read_lines
from models.training.folder import update_config

log = logging.getLogger(__name__)
Lines = Sequence[tuple[str, str]]
Features = Mapping[str, float]
NEWS = ("wmt0813.fr-de", "wmt1418.en-de", "wmt1418.en-fr")
BUDGET = {"clause": 0.3, "unrelated": 0.03}
"""Findings that clean text may have in 1,000 words of translation."""
_SPARED = 0.03
"""Share of the planted errors given up for silence where the budget would let all of them be found."""
SEED = 7


class WithoutLexicon(Toolkit):
    """A toolkit of a model whose translation tables are left unused."""

    def lexicon(self, source_language: str, target_language: str) -> Lexicon | None:
        """No table for any pair."""
        return None


@dataclass(frozen=True, slots=True)
class Cases:
    """Feature rows of clean and of planted lines, and the words of translation behind the clean ones."""

    clean: list[Features]
    planted: list[Features]
    words: int


def learn(toolkit: Toolkit, bitexts: Sequence[tuple[tuple[str, str], Lines]]) -> dict[str, dict[str, float]]:
    """Learn all verdicts on lines of several bitexts."""
    found: dict[str, Cases] = {name: Cases([], [], 0) for name in BUDGET}
    for languages, lines in bitexts:
        for name, cases in _cases(toolkit, languages, lines).items():
            old = found[name]
            found[name] = Cases(old.clean + cases.clean, old.planted + cases.planted, old.words + cases.words)
        log.info("%s-%s: %s", *languages, {name: len(cases.planted) for name, cases in found.items()})
    return {name: _fit(cases, BUDGET[name]) for name, cases in found.items()}


def _cases(toolkit: Toolkit, languages: tuple[str, str], lines: Lines) -> dict[str, Cases]:
    comparison = _paired(toolkit, languages, lines)
    words = sum(token.is_word for pair in comparison.pairs for token in pair.target_tokens)
    clean = clean_pairs(comparison)
    usual = usual_length(comparison)
    clause: list[Features] = []
    for planter, side in ((omission, "source"), (addition, "target")):
        changed = _paired(toolkit, languages, _planted(clean, planter))
        clause += [gap.features for gap in gaps_against(changed, usual) if gap.side == side]
    unrelated = _paired(toolkit, languages, _planted(clean, hallucination))
    return {
        "clause": Cases([gap.features for gap in gaps(comparison)], clause, words),
        "unrelated": Cases(
            [features for _, features in strangers(comparison)],
            [features for _, features in strangers(unrelated)],
            words,
        ),
    }


def _planted(clean: Sequence[Clean], planter: Planter) -> list[tuple[str, str]]:
    """The lines in which an error could be planted, with it."""
    rng = Random(SEED)
    edits = (planter(own, rng) for own in clean)
    return [(edit.source, edit.target) for edit in edits if edit is not None]


def _paired(toolkit: Toolkit, languages: tuple[str, str], lines: Lines) -> Comparison:
    return paired((line[0] for line in lines), (line[1] for line in lines), languages, toolkit)


def _fit(cases: Cases, budget: float) -> dict[str, float]:
    """Fit the weights, then choose the threshold.

    It is the one that the budget of false alarms asks for, or a higher one at which nearly all planted errors
    are still found.
    """
    names = sorted(cases.clean[0])
    rows = np.array([[row[name] for name in names] for row in (*cases.clean, *cases.planted)])
    labels = np.array([0] * len(cases.clean) + [1] * len(cases.planted))
    mean, spread = rows.mean(axis=0), np.maximum(rows.std(axis=0), 1e-9)
    fitted = LogisticRegression(class_weight="balanced", max_iter=1000).fit((rows - mean) / spread, labels)
    weights = fitted.coef_[0] / spread
    intercept = float(fitted.intercept_[0] - weights @ mean)
    scores = 1 / (1 + np.exp(-(rows @ weights + intercept)))
    allowed = int(budget * cases.words / 1000)
    budgeted = float(np.sort(scores[labels == 0])[::-1][allowed]) + 1e-6
    least = max(budgeted, float(np.quantile(scores[labels == 1], _SPARED)))
    log.info("threshold %.4f, recall there %.3f", least, float((scores[labels == 1] >= least).mean()))
    return {"intercept": intercept, "least": least, **dict(zip(names, map(float, weights), strict=True))}


def news(data: Path, size: int) -> Iterator[tuple[tuple[str, str], Lines]]:
    """Yield lines of news in every direction of the model's tables; others than the senses are learned on."""
    for name in NEWS:
        first, second = name.split(".")[1].split("-")
        lines = read_lines(data, name)[4000 : 4000 + size]
        yield (first, second), lines
        yield (second, first), [(b, a) for a, b in lines]


def learn_check_weights(folder: Path, data: Path, size: int = 500) -> dict[str, dict[str, float]]:
    """Learn all verdicts with the model's tables, and once more without, for pairs that have none.

    Args:
        folder: The model.
        data: Folder with ``train/``.
        size: Lines of each bitext.
    """
    bitexts = list(news(data, size))
    weights = learn(Toolkit(str(folder)), bitexts)
    bare = learn(WithoutLexicon(str(folder)), bitexts)
    return weights | {f"{name}.vectors": own for name, own in bare.items()}


def main() -> None:
    """Learn with and without the lexicon, and write."""
    parser = argparse.ArgumentParser(description="Learn the verdicts of checks.")
    parser.add_argument("folder", type=Path, help="the model")
    parser.add_argument("--data", type=Path, default=Path("../shared/data"))
    parser.add_argument("--lines", type=int, default=500, help="of each bitext")
    options = parser.parse_args()
    logging.basicConfig(level=logging.INFO, format="%(asctime)s %(message)s")
    weights = learn_check_weights(options.folder, options.data, options.lines)
    update_config(options.folder, check_weights=weights)


if __name__ == "__main__":
    main()

"""Learn the link score: its stages say what a statistical aligner says that saw all of a large text.

::

    python -m models.training.link_weights --data ../shared/data --work build/mini --output models/mini

eflomal aligns a sample of every language pair in both directions (once; the result stays in the work
folder); networks of a few units learn to say the same from what one sentence pair shows. Of the links
set by hand in the development sets only numbers of the decoder are taken: the least probability of a link
and when a second chance is given (``alignkit.words.decode``).
"""

import argparse
import logging
import time
from collections.abc import Iterable, Sequence
from pathlib import Path

import numpy as np
import torch
from numpy.typing import NDArray

from alignkit.toolkit import Toolkit
from alignkit.words import LinkWeights
from alignkit.words.context import context
from alignkit.words.evidence import FEATURES as EVIDENCE
from alignkit.words.network import Stage
from alignkit.words.score import settle
from models.training.corpus import Row, cached_rows
from models.training.folder import update_config
from models.training.lessons import Lesson, lessons
from models.training.links import choose
from models.training.teacher import load, save, teach

log = logging.getLogger(__name__)
Floats = NDArray[np.float32]
Rows = tuple[Floats, Floats, Floats]

# Sentence pairs that the teacher sees, and that are learned from.
SAMPLES = {
    ("en", "fr"): (80_000, 2500),
    ("en", "de"): (60_000, 2500),
    ("fr", "de"): (50_000, 2500),
    **{("en", language): (25_000, 1200) for language in ("es", "it", "nl", "pl", "pt", "ru", "hu")},
    **{("en", language): (20_000, 1200) for language in ("da", "bg", "sl")},
}
STAGES, UNITS = 3, 32
LEAST = 0.5
_EASY = 0.08  # share of the plainly unlinked cells that the first stage learns from
_ROUNDS, _BATCH, _RATE = 8, 4096, 4e-3


def teach_missing(rows: Iterable[Row], work: Path, seed: int) -> None:
    """Have a sample of every language pair linked by the teacher, unless its work is there."""
    sizes = {two: size for two, (size, _) in SAMPLES.items() if not taught_path(work, two).exists()}
    for two, pairs in (choose(rows, sizes, seed) if sizes else {}).items():
        save(teach(pairs), taught_path(work, two))
        log.info("%s-%s: %d pairs linked", *two, len(pairs))


def first_rows(lesson: Lesson, rng: np.random.Generator) -> Rows:
    """Cells for the first stage, (cells, features), how likely each is and what it counts: few easy ones."""
    features, likely = lesson.evidence.astype(np.float32), lesson.likely.astype(np.float32)
    blocks = dict(zip(EVIDENCE, features, strict=True))
    hard = (likely > 0) | (blocks["same"] > 0) | (blocks["forward_share"] > 0.05)
    hard |= (blocks["cosine_row"] > -0.05) | (blocks["cosine_column"] > -0.05)
    kept = lesson.inside & (hard | (rng.random(hard.shape) < _EASY))
    return features[:, kept].T, likely[kept], np.where(hard, 1.0, 1 / _EASY).astype(np.float32)[kept]


def later_rows(lesson: Lesson, stages: Sequence[Stage]) -> Rows:
    """Cells that the stages so far leave open, with what the next one sees."""
    features = lesson.evidence.astype(np.float32)
    settled = settle(features, lesson.inside, stages)
    context(settled.last, settled.cells, settled.seen[len(EVIDENCE) :])
    likely = lesson.likely.reshape(-1)[settled.cells].astype(np.float32)
    return settled.seen.T, likely, np.ones_like(likely)


def fit(rows: Sequence[Rows], seed: int) -> Stage:
    """Learn one stage by maximum likelihood of the teacher's links."""
    features, likely, counts = (np.concatenate(part) for part in zip(*rows, strict=True))
    mean, spread = features.mean(axis=0), features.std(axis=0) + 1e-3
    data = torch.from_numpy((features - mean) / spread)
    wanted, weight = torch.from_numpy(likely), torch.from_numpy(counts)
    torch.manual_seed(seed)
    hidden, output = torch.nn.Linear(data.shape[1], UNITS), torch.nn.Linear(UNITS, 1)
    steps = torch.optim.Adam([*hidden.parameters(), *output.parameters()], lr=_RATE, weight_decay=1e-5)
    batches = max(1, len(data) // _BATCH)
    slowing = torch.optim.lr_scheduler.CosineAnnealingLR(steps, _ROUNDS * batches)
    loss = torch.nn.functional.binary_cross_entropy_with_logits
    for _ in range(_ROUNDS):
        total = 0.0
        for chosen in torch.randperm(len(data)).chunk(batches):
            value = loss(output(torch.relu(hidden(data[chosen])))[:, 0], wanted[chosen], weight[chosen])
            steps.zero_grad()
            value.backward()
            steps.step()
            slowing.step()
            total += value.item()
    log.info("%d cells, loss %.4f", len(data), total / batches)
    matrix = hidden.weight.detach().numpy() / spread
    shift = hidden.bias.detach().numpy() - matrix @ mean
    return Stage(
        matrix.astype(np.float32),
        shift.astype(np.float32),
        output.weight.detach().numpy()[0],
        output.bias.item(),
    )


def learn_link_weights(rows: Iterable[Row], toolkit: Toolkit, work: Path, seed: int) -> LinkWeights:
    """Learn all stages, each on what those before it conclude."""
    teach_missing(rows, work, seed)
    rng = np.random.default_rng(seed)
    drawn: list[Lesson] = []
    for languages, (_, size) in SAMPLES.items():
        drawn += lessons(load(taught_path(work, languages)), languages, size, toolkit, rng)
    stages: list[Stage] = []
    for _ in range(STAGES):
        rows = [later_rows(lesson, stages) if stages else first_rows(lesson, rng) for lesson in drawn]
        stages.append(fit(rows, seed))
    return LinkWeights(tuple(stages), LEAST)


def main() -> None:
    """Learn the weights for a model folder and write them into its configuration."""
    parser = argparse.ArgumentParser(description="Learn the link score of a model folder.")
    parser.add_argument("--data", type=Path, default=Path("../shared/data"))
    parser.add_argument("--work", type=Path, default=Path("build/mini"))
    parser.add_argument("--output", type=Path, default=Path("models/mini"))
    parser.add_argument("--seed", type=int, default=7)
    options = parser.parse_args()
    logging.basicConfig(level=logging.INFO, format="%(asctime)s %(message)s")
    began = time.monotonic()
    rows = cached_rows(options.data, options.work / "rows.jsonl")
    weights = learn_link_weights(rows, Toolkit(str(options.output)), options.work, options.seed)
    write_link_weights(options.output, weights)
    log.info("link weights: %.0f s", time.monotonic() - began)


def taught_path(work: Path, languages: tuple[str, str]) -> Path:
    """Return where the teacher's links of a language pair lie."""
    return work / f"teacher.{'-'.join(languages)}.tsv"


def write_link_weights(folder: Path, weights: LinkWeights) -> None:
    """Put the weights into a model folder's ``config.json``, the rest of which stays."""
    update_config(folder, link_weights=weights.to_mapping())


if __name__ == "__main__":
    main()

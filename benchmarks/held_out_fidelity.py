"""Fidelity on judgements that it was not learned from: every set is left out once.

    python -m benchmarks.held_out_fidelity [--data DIR] [--output DIR] [--encoder NAME] [--pairs N]

The shipped weights are learned from the training parts of these sets. Here they are learned anew for every
set, from all others that share no source text with it. The contextual judge is not learned anew: it has
learned from other sentences of most sets, so that its column is no figure for text of a kind nobody has
judged. Needs the extra ``train``.
"""

import logging
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np

from alignkit.fidelity import FidelityWeights
from alignkit.pipeline import toolkit
from alignkit.toolkit import Toolkit
from benchmarks import agreement, options, results, tables
from benchmarks.results import Figures

if TYPE_CHECKING:
    from models.training.fidelity import Lesson

log = logging.getLogger(__name__)


def measure(data: Path, tools: Toolkit, pairs: int) -> Figures:
    """Learn once a set; figures of what people ranked."""
    # Imported late: the programs that train need libraries that tables can be filled without.
    from models.training.fidelity import learn, lessons
    from models.training.judged_sets import judged_sets

    gathered = lessons(tools, list(judged_sets(data, pairs)))
    found: Figures = {}
    for own in gathered:
        if own.judged.is_planted:
            continue
        texts = {source for source, _ in own.judged.pairs}
        others = [other for other in gathered if not any(source in texts for source, _ in other.judged.pairs)]
        weights, *in_context = learn(others)
        points, gold = own.points(weights), own.judged.rank
        length = -np.array([len(target) for _, target in own.judged.pairs], dtype=np.float64)
        said, score = own.judged.said, weights.score(points)
        found[own.judged.name] = {
            "pairs": len(gold),
            "spearman": agreement.spearman(gold, points),
            "contextual": _in_context(own, in_context),
            "negative length": agreement.spearman(gold, length),
            "sentence cosine": agreement.spearman(gold, own.evidence[:, 0]),
            "covered": agreement.covered(said, weights.low(score), weights.high(score))
            if np.isfinite(said).all()
            else None,
        }
        log.info("%s: %s", own.judged.name, found[own.judged.name])
    return found


def _in_context(own: "Lesson", weights: Sequence[FidelityWeights]) -> float | None:
    """Correlation on the lines that a contextual judge has read without having learned from them."""
    read = own.in_context
    return agreement.spearman(read.judged.rank, read.points(weights[0])) if weights else None


def table(figures: Figures) -> str:
    """Write the figures as Markdown."""
    columns = ("spearman", "contextual", "negative length", "sentence cosine", "covered")
    rows = [
        [name, f"{own['pairs']:,}", *(tables.share(own[key]) for key in columns)]
        for name, own in figures.items()
    ]
    head = [
        "set left out",
        "pairs",
        "Spearman",
        "--contextual",
        "of negative length",
        "of cosine",
        "in 90 % interval",
    ]
    told = (
        "`--contextual`: on lines new to the judge, which has learned from other sentences of the same sets."
    )
    return f"{tables.table(head, rows)}\n\n{told}"


def main() -> None:
    """Measure, write the results, print the table."""
    parser = options.parser(__doc__)
    parser.add_argument(
        "--pairs", type=int, default=3000, metavar="N", help="most of each set (default: 3000)"
    )
    given = parser.parse_args()
    figures = measure(given.data, toolkit(given.encoder), given.pairs)
    read = sorted((given.data / "dev" / "qe").rglob("*.gz"))
    results.write("held_out_fidelity", figures, given.output, encoder=given.encoder, read=read)
    print(table(figures))


if __name__ == "__main__":
    main()

"""Sentence alignment of documents that the bead score was not learned on: leave one document out.

    python -m benchmarks.held_out_beads [--data DIR] [--output DIR] [--encoder NAME]

The shipped bead score is learned on made-up bitexts and on the development gold itself, so that its figures
there flatter it. Here it is learned anew for every document, on all others. Needs the extra ``train``.
"""

import logging
from dataclasses import replace
from pathlib import Path

import numpy as np

from alignkit.encoders import find_model
from alignkit.encoders.static import StaticEncoder
from alignkit.measures import BeadCounts, add_counts, count_beads
from alignkit.sentences import align_sentences
from benchmarks import options, results, tables
from benchmarks.data import read_bitexts
from benchmarks.options import SEED
from benchmarks.results import Figures
from benchmarks.sentence_alignment import SETS

log = logging.getLogger(__name__)
_TITLES = {stem: name for name, stem in SETS.items()}


def measure(data: Path, encoder: StaticEncoder) -> Figures:
    """Learn and align once a document; pool the counts of each set."""
    # Imported late: the programs that train need libraries that tables can be filled without.
    from models.training import beads
    from models.training.bead_weights import learn

    folder = data / "dev" / "sentence_alignment"
    sizes = {name: len(read_bitexts(folder / f"{name}.jsonl.gz")) for name in beads.GOLD}
    names = [name for name, size in sizes.items() for _ in range(size)]
    gold = list(beads.gold_lessons(encoder, data))
    made = [*beads.holed_lessons(encoder, data, SEED), *beads.made_lessons(encoder, data, SEED)]
    shipped = beads.learn_bead_weights(encoder, data, SEED)
    tasks = [list(beads.lesson_problems(lesson, shipped)) for lesson in gold]
    others = [problem for lesson in made for problem in beads.lesson_problems(lesson, shipped)]
    counts: dict[str, list[BeadCounts]] = {name: [] for name in sizes}
    for left_out, (name, lesson) in enumerate(zip(names, gold, strict=True)):
        known = [p for number, task in enumerate(tasks) if number != left_out for p in task]
        bead, gap = learn(known + others, beads.BEAD_FEATURES)
        found = align_sentences(lesson.source, lesson.target, replace(shipped, bead=bead, gap=gap))
        counts[name].append(count_beads(lesson.gold, [(bead.source, bead.target) for bead in found]))
        log.info("%s: strict F1 %.3f", name, counts[name][-1].scores()[2])
    return {name: _figures(found) for name, found in counts.items()}


def _figures(counts: list[BeadCounts]) -> Figures:
    pooled = add_counts(counts)
    precision, recall, f1 = pooled.scores()
    return {
        "documents": len(counts),
        "precision": precision,
        "recall": recall,
        "f1": f1,
        "lax_f1": pooled.scores(lax=True)[2],
        "worst_f1": float(np.min([one.scores()[2] for one in counts])),
    }


def table(figures: Figures) -> str:
    """Write the figures as Markdown."""
    keys = ("precision", "recall", "f1", "lax_f1", "worst_f1")
    rows = [[_TITLES[name], *(tables.share(found[key]) for key in keys)] for name, found in figures.items()]
    return tables.table(["each document left out", "P", "R", "F1 strict", "F1 lax", "worst document"], rows)


def main() -> None:
    """Measure, write the results, print the table."""
    given = options.parser(__doc__).parse_args()
    figures = measure(given.data, StaticEncoder(find_model(given.encoder)))
    results.write("held_out_beads", figures, given.output, encoder=given.encoder)
    print(table(figures))


if __name__ == "__main__":
    main()

"""Sentence alignment after encoding: sentences a second, growth and memory, up to a million lines.

    python -m benchmarks.alignment_speed [--data DIR] [--output DIR] [--encoder NAME] [--sizes N ...]

The documents are lines of news, French–German, laid out in a new order again and again, of which 3 % are
missing on either side. Encoding is not counted, as it is not where aligners are compared at equal vectors;
each size runs in a process of its own, on one core. Gale & Church's aligner (the whole table, as NLTK has it)
runs beside it at the first size.
"""

import json
import logging
import lzma
import os
import resource
import subprocess
import sys
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from alignkit.beads import aligner_side
from alignkit.measures import count_beads
from alignkit.pipeline import toolkit
from alignkit.sentences import align_sentences
from benchmarks import gale_church, options, results, tables
from benchmarks.data import Beads
from benchmarks.options import SEED
from benchmarks.processor import timed
from benchmarks.results import Figures

log = logging.getLogger(__name__)

SIZES = (2_000, 20_000, 100_000, 1_000_000)
_NEWS = "wmt0813.fr-de.tsv.xz"
_MISSING = 0.03
_THREADS = ("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS", "MKL_NUM_THREADS")


def measure_here(lines: list[list[str]], size: int, encoder: str, *, peer: bool) -> Figures:
    """Align one document in this process, which did nothing else before."""
    tools = toolkit(encoder)
    rng = np.random.default_rng(SEED)
    order = np.concatenate([rng.permutation(len(lines)) for _ in range(-(-size // len(lines)))])[:size]
    kept = [np.flatnonzero(rng.random(size) >= _MISSING) for _ in (0, 1)]
    texts = [[lines[k][side] for k in order[kept[side]]] for side in (0, 1)]
    one, two = (aligner_side(tools.model, side) for side in texts)
    found, seconds = timed(lambda: align_sentences(one, two, tools.bead_weights))
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * (1 if sys.platform == "darwin" else 1024)
    figures: Figures = {
        "segments": len(texts[0]),
        "seconds": seconds,
        "gigabytes": peak / 1e9,
        "f1": count_beads(_gold(kept), [(bead.source, bead.target) for bead in found]).scores()[2],
    }
    if peer:
        figures["gale_church_seconds"] = timed(lambda: gale_church.align(*texts))[1]
    return figures


def _gold(kept: list[NDArray[np.int64]]) -> Beads:
    """Beads of the lines that both sides kept; the others stand alone."""
    _, ours, theirs = np.intersect1d(kept[0], kept[1], assume_unique=True, return_indices=True)
    beads: Beads = [([k], [n]) for k, n in zip(ours.tolist(), theirs.tolist(), strict=True)]
    beads += [([k], []) for k in np.setdiff1d(np.arange(len(kept[0])), ours).tolist()]
    beads += [([], [k]) for k in np.setdiff1d(np.arange(len(kept[1])), theirs).tolist()]
    return beads


def measure(data: Path, sizes: list[int], encoder: str) -> Figures:
    """Measure every size in a fresh process with one thread."""
    figures: Figures = {}
    for size in sizes:
        command = [sys.executable, "-m", "benchmarks.alignment_speed", "--data", str(data)]
        command += ["--encoder", encoder, "--sizes", str(size), "--here"]
        if size == sizes[0]:
            command.append("--peer")
        done = subprocess.run(
            command,
            stdout=subprocess.PIPE,
            text=True,
            check=True,
            env=os.environ | dict.fromkeys(_THREADS, "1"),
        )
        figures[str(size)] = json.loads(done.stdout.splitlines()[-1])
        log.info("%d: %s", size, figures[str(size)])
    return figures


def table(figures: Figures) -> str:
    """Write the figures as Markdown."""
    rows = [
        [
            f"{int(size):,}",
            tables.count(found["segments"] / found["seconds"]),
            tables.share(found["f1"]),
            f"{found['gigabytes']:.2f}",
            tables.count(found["segments"] / found["gale_church_seconds"])
            if "gale_church_seconds" in found
            else "–",
        ]
        for size, found in figures.items()
    ]
    return tables.table(
        ["lines a side", "sentences/s of one core", "F1 strict", "peak GB", "Gale & Church, sentences/s"],
        rows,
    )


def main() -> None:
    """Measure, write the results, print the table; with ``--here``, measure one size and print JSON."""
    parser = options.parser(__doc__)
    parser.add_argument(
        "--sizes", type=int, nargs="+", default=SIZES, metavar="N", help="lines of a document"
    )
    parser.add_argument("--here", action="store_true", help="measure the first size in this process only")
    parser.add_argument("--peer", action="store_true", help="with --here: Gale & Church beside it")
    given = parser.parse_args()
    if given.here:
        with lzma.open(given.data / "train" / _NEWS, "rt", encoding="utf-8") as file:
            lines = [line.rstrip("\n").split("\t")[:2] for line in file]
        print(json.dumps(measure_here(lines, given.sizes[0], given.encoder, peer=given.peer)))
        return
    figures = measure(given.data, list(given.sizes), given.encoder)
    results.write(
        "alignment_speed", figures, given.output, encoder=given.encoder, read=[given.data / "train" / _NEWS]
    )
    print(table(figures))


if __name__ == "__main__":
    main()

"""Sentence alignment of documents of 5,000 sentences, whole and damaged.

    python -m benchmarks.long_documents [--data DIR] [--output DIR] [--encoder NAME]

The documents are made of NTREX's development lines, French–German: all lines again and again, in a new order
every time, so that a sentence alone does not tell where it stands. Scores as in ``sentence_alignment``.
"""

import numpy as np

from alignkit.beads import aligner_side
from alignkit.pipeline import toolkit
from alignkit.records import Bead
from alignkit.sentences import align_sentences, put_back, speaking
from alignkit.toolkit import Toolkit
from benchmarks import options, results, tables
from benchmarks.damages import DAMAGES, damaged
from benchmarks.data import Bitext, news_path, read_news_lines
from benchmarks.options import SEED
from benchmarks.results import Figures
from benchmarks.sentence_alignment import Tally

_SIZE = 5000
_LANGUAGES = ("fr", "de")


def make_document(lines: dict[str, list[str]], size: int, seed: int = SEED) -> Bitext:
    """Lay all lines out in a new order, again and again, until the document is long enough."""
    rng = np.random.default_rng(seed)
    source, target = (lines[language] for language in _LANGUAGES)
    rounds = -(-size // len(source))
    order = np.concatenate([rng.permutation(len(source)) for _ in range(rounds)])[:size].tolist()
    beads = [([k], [k]) for k in range(size)]
    return Bitext("ntrex", _LANGUAGES, [source[k] for k in order], [target[k] for k in order], beads)


def measure(lines: dict[str, list[str]], encoder: str) -> Figures:
    """Align the document whole and damaged in each way."""
    tools, whole = toolkit(encoder), make_document(lines, _SIZE)
    kinds = {"whole": whole, **{name: damaged(whole, kind, lines["es"]) for name, kind in DAMAGES.items()}}
    figures: Figures = {}
    for name, bitext in kinds.items():
        tally = Tally()
        tally.add(bitext, _beads(bitext, tools), 1.0)
        figures[name] = {key: tally.figures()[key] for key in ("precision", "recall", "f1", "lax_f1")}
    return figures


def _beads(bitext: Bitext, tools: Toolkit) -> list[Bead]:
    """Align as ``alignkit align`` does, silent lines aside, but link no words."""
    full = speaking(bitext.source), speaking(bitext.target)
    one, two = (
        aligner_side(tools.model, [lines[k] for k in kept])
        for lines, kept in zip((bitext.source, bitext.target), full, strict=True)
    )
    found = [
        Bead(tuple(full[0][k] for k in bead.source), tuple(full[1][k] for k in bead.target), bead.confidence)
        for bead in align_sentences(one, two, tools.bead_weights)
    ]
    return put_back(found, bitext.source, bitext.target)


def table(figures: Figures) -> str:
    """Write the figures as Markdown."""
    keys = ("precision", "recall", "f1", "lax_f1")
    rows = [[name, *(tables.share(found[key]) for key in keys)] for name, found in figures.items()]
    return tables.table(["5,000 NTREX dev lines, fr–de", "P", "R", "F1 strict", "F1 lax"], rows)


def main() -> None:
    """Measure, write the results, print the table."""
    given = options.parser(__doc__).parse_args()
    figures = measure(read_news_lines(given.data), given.encoder)
    path = news_path(given.data)
    results.write("long_documents", figures, given.output, encoder=given.encoder, read=[path])
    print(table(figures))


if __name__ == "__main__":
    main()

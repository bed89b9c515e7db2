"""An encoder of our own beside the embedded model: sentences by its vectors, words by SimAlign on them.

    python -m benchmarks.own_encoder [--folder DIR] [--data DIR] [--output DIR] [--encoder NAME]

The folder is what ``python -m models.training.contextual export --folder`` writes. Sentences are paired as
``alignkit align --encoder DIR`` does, with the bead score that was learned on the embedded model's
vectors; words as ``alignkit words --word-aligner simalign`` does.
"""

import json
import logging
from collections.abc import Sequence
from pathlib import Path

from alignkit.measures import add_counts, alignment_error_rate, count_beads
from alignkit.pipeline import toolkit
from alignkit.words.simalign import SimAlign
from benchmarks import options, results, tables
from benchmarks.data import Bitext, LinkedPair, Links, read_bitexts, read_linked_pairs
from benchmarks.link_sets import set_path
from benchmarks.results import Figures
from benchmarks.sentence_alignment import SETS, beads_of, bitexts_path
from benchmarks.word_alignment import our_links

log = logging.getLogger(__name__)

FOLDER = Path("build/encoder/base")
SENTENCES = tuple(SETS)[:2]
WORDS = ("Hansards dev, en–fr, 100 pairs", "Alibi dev, fr–en, stories")


def sentence_f1(bitexts: Sequence[Bitext], encoder: str) -> float:
    """Strict F1 of a set whose segments are paired by an encoder's vectors."""
    found = [[(bead.source, bead.target) for bead in beads_of(own, encoder)] for own in bitexts]
    return add_counts(map(count_beads, [own.beads for own in bitexts], found)).scores()[2]


def link_error(pairs: Sequence[LinkedPair], links: Sequence[Links]) -> float:
    """Alignment error rate of links."""
    counts = [
        alignment_error_rate(pair.sure, pair.possible, own) for pair, own in zip(pairs, links, strict=True)
    ]
    errors, sizes = (sum(column) for column in zip(*counts, strict=True))
    return float(errors / sizes)


def their_links(pairs: Sequence[LinkedPair], aligner: SimAlign) -> list[Links]:
    """Link the words by SimAlign, tokens taken as given."""
    found = aligner.align([(pair.source, pair.target) for pair in pairs])
    return [{(link.source, link.target) for link in links} for links in found]


def compare(data: Path, folder: Path, encoder: str) -> Figures:
    """Measure both on all sets."""
    found: Figures = {"sentences": {}, "words": {}}
    for name in SENTENCES:
        bitexts = read_bitexts(bitexts_path(data, name))
        found["sentences"][name] = {
            "embedded": sentence_f1(bitexts, encoder),
            "own": sentence_f1(bitexts, str(folder)),
        }
        log.info("%s: %s", name, found["sentences"][name])
    aligner = SimAlign(str(folder))
    for name in WORDS:
        languages, pairs = read_linked_pairs(set_path(data, name))
        found["words"][name] = {
            "embedded": link_error(pairs, our_links(pairs, languages, toolkit(encoder))),
            "own": link_error(pairs, their_links(pairs, aligner)),
        }
        log.info("%s: %s", name, found["words"][name])
    return found


def table(figures: Figures) -> str:
    """Write the figures as Markdown."""
    rows = [
        [name, measure, tables.share(own["embedded"]), tables.share(own["own"])]
        for part, measure in (("sentences", "strict F1"), ("words", "AER"))
        for name, own in figures[part].items()
    ]
    return tables.table(["set", "measure", "embedded model", "encoder of our own"], rows)


def main() -> None:
    """Measure, write the results, print the table."""
    parser = options.parser(__doc__)
    parser.add_argument("--folder", type=Path, default=FOLDER, metavar="DIR", help="default: %(default)s")
    given = parser.parse_args()
    if not (given.folder / "config.json").is_file():
        log.info("%s: no encoder was trained, nothing to measure", given.folder)
        return
    figures = compare(given.data, given.folder, given.encoder)
    figures["settings"] = json.loads((given.folder / "config.json").read_text(encoding="utf-8"))
    read = [bitexts_path(given.data, name) for name in SENTENCES]
    read += [set_path(given.data, name) for name in WORDS]
    read.append(given.folder / "model.safetensors")
    results.write("own_encoder", figures, given.output, encoder=given.encoder, read=read)
    print(table(figures))


if __name__ == "__main__":
    main()

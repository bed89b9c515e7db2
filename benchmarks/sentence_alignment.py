"""Sentence alignment: strict and lax precision, recall and F1, calibration, damage, speed.

    python -m benchmarks.sentence_alignment [--data DIR] [--output DIR] [--encoder NAME] [--folder DIR]

With ``--folder``, the document pairs of a folder are measured instead of the development sets: files such as
``test0.de``, ``test0.fr`` and ``test0.defr``, as vecalign's ``bleualign_data`` (Text+Berg) has them.

Segments are given, as the gold counts them. Scores follow the definition of vecalign's scorer (see
``alignkit.measures.count_beads``): gaps count in precision, not in recall. Gale & Church's aligner runs
beside alignkit; figures of other peers are quoted from where they were published.
"""

import logging
import time
from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path

import numpy as np

from alignkit.beads import aligner_side
from alignkit.measures import BeadCounts, add_counts, bootstrap_f1, count_beads
from alignkit.pipeline import align, toolkit
from alignkit.records import Bead
from alignkit.sentences import align_sentences
from alignkit.toolkit import Toolkit
from benchmarks import gale_church, options, results, tables
from benchmarks.damages import DAMAGES, damaged
from benchmarks.data import Bitext, read_bitexts, read_news
from benchmarks.ladder_folder import read_folder
from benchmarks.options import SEED
from benchmarks.results import Figures

log = logging.getLogger(__name__)

SETS = {
    "Text+Berg dev, de–fr, 1 yearbook": "textberg_de-fr",
    "TransRead, en–fr, 6 novels": "transread_en-xx",
    "ParIce dev, en–is, 5 documents": "parice_en-is",
}
_SURE = 0.9
_LEARNED = (
    "The bead score was learned on these documents too, among made-up bitexts: "
    "`benchmarks.held_out_beads` leaves each out in turn."
)
_BINS = 10

QUOTED = (
    ("Bertalign, LaBSE", "Text+Berg test", 0.932, 0.941, 0.936, 0.989, "its README"),
    (
        "SentAlign, LaBSE (kinder scorer: gaps left out)",
        "Text+Berg test",
        0.935,
        0.929,
        0.932,
        0.964,
        "its README",
    ),
    ("vecalign, LASER", "Text+Berg test", 0.899, 0.904, 0.902, 0.986, "its README"),
)
"""Published, not measured here, and on the other part of Text+Berg: system, set, P, R, F1, lax F1, source."""


@dataclass
class Tally:
    """What one system did on one set, document by document."""

    counts: list[BeadCounts] = field(default_factory=list)
    right: list[bool] = field(default_factory=list)
    confidence: list[float] = field(default_factory=list)
    segments: int = 0
    seconds: float = 0.0

    def add(self, bitext: Bitext, beads: Sequence[Bead], seconds: float) -> None:
        """Compare one document with its gold."""
        self.counts.append(count_beads(bitext.beads, [(bead.source, bead.target) for bead in beads]))
        known = {(tuple(source), tuple(target)) for source, target in bitext.beads}
        self.right += [(bead.source, bead.target) in known for bead in beads]
        self.confidence += [bead.confidence for bead in beads]
        self.segments += len(bitext.source)
        self.seconds += seconds

    def figures(self) -> Figures:
        """Pool the documents; the interval needs more than one."""
        pooled = add_counts(self.counts)
        precision, recall, f1 = pooled.scores()
        return {
            "documents": len(self.counts),
            "precision": precision,
            "recall": recall,
            "f1": f1,
            "f1_interval": bootstrap_f1(self.counts, seed=SEED) if len(self.counts) > 1 else None,
            "lax_f1": pooled.scores(lax=True)[2],
            "segments_per_second": self.segments / self.seconds,
        }

    def calibration(self) -> Figures:
        """How far the confidence of beads, gaps included, is the share of them that is right."""
        right, confidence = np.array(self.right, dtype=np.float64), np.array(self.confidence)
        bins = np.minimum((confidence * _BINS).astype(int), _BINS - 1)
        error = sum(abs(float((right - confidence)[bins == k].sum())) for k in range(_BINS)) / len(right)
        sure = confidence >= _SURE
        return {
            "expected_calibration_error": error,
            "precision_when_sure": float(right[sure].mean()) if sure.any() else None,
            "share_sure": float(sure.mean()),
        }


def bitexts_path(data: Path, title: str) -> Path:
    """Return where a set lies in the data folder."""
    return data / "dev" / "sentence_alignment" / f"{SETS[title]}.jsonl.gz"


def beads_of(bitext: Bitext, encoder: str) -> list[Bead]:
    """Align with the public function; a pair that the model does not cover, on its vectors alone."""
    tools = toolkit(encoder)
    if not covered(bitext, tools):
        return align_vectors(bitext, tools)
    source, target = bitext.languages
    found = align(bitext.source, bitext.target, source_lang=source, target_lang=target, encoder=encoder)
    return [pair.bead for pair in found.pairs]


def covered(bitext: Bitext, tools: Toolkit) -> bool:
    """Whether the model covers both languages; where not, ``alignkit align`` says so and stops."""
    return set(bitext.languages) <= set(tools.model.languages)


def align_vectors(bitext: Bitext, tools: Toolkit) -> list[Bead]:
    """Align the sentences only: no words are linked and no language is asked for."""
    one, two = (aligner_side(tools.model, texts) for texts in (bitext.source, bitext.target))
    return align_sentences(one, two, tools.bead_weights)


def peer_beads(bitext: Bitext) -> list[Bead]:
    """Align by length alone; that method gives no confidence."""
    return [
        Bead(tuple(source), tuple(target), 1.0)
        for source, target in gale_church.align(bitext.source, bitext.target)
    ]


def measure_set(bitexts: Sequence[Bitext], encoder: str, strangers: Sequence[str]) -> Figures:
    """Align every document of a set whole, then damaged in each way, with alignkit and with the peer.

    ``strangers`` are the lines of other texts that one of the damages inserts.
    """
    ours, peer = Tally(), Tally()
    spoilt: dict[str, tuple[Tally, Tally]] = {name: (Tally(), Tally()) for name in DAMAGES}
    for bitext in bitexts:
        log.info("%s: %d × %d segments", bitext.name, len(bitext.source), len(bitext.target))
        _align_both(bitext, encoder, (ours, peer))
        for name, damage in DAMAGES.items():
            _align_both(damaged(bitext, damage, strangers), encoder, spoilt[name])
    return {
        "covered": covered(bitexts[0], toolkit(encoder)),
        "alignkit": {
            **ours.figures(),
            **ours.calibration(),
            "sentences_only_per_second": _speed(bitexts, encoder),
        },
        "gale_church": peer.figures(),
        "damaged": {
            name: {"alignkit": pair[0].figures(), "gale_church": pair[1].figures()}
            for name, pair in spoilt.items()
        },
    }


def _align_both(bitext: Bitext, encoder: str, tallies: tuple[Tally, Tally]) -> None:
    start = time.perf_counter()
    ours = beads_of(bitext, encoder)
    between = time.perf_counter()
    theirs = peer_beads(bitext)
    tallies[0].add(bitext, ours, between - start)
    tallies[1].add(bitext, theirs, time.perf_counter() - between)


def _speed(bitexts: Sequence[Bitext], encoder: str) -> float:
    """Source sentences a second without linking words: what other sentence aligners do."""
    start = time.perf_counter()
    for bitext in bitexts:
        align_vectors(bitext, toolkit(encoder))
    return sum(len(bitext.source) for bitext in bitexts) / (time.perf_counter() - start)


def table(figures: Figures) -> str:
    """Write the figures as Markdown."""
    parts = [_scores(figures), _damages(figures), _calibration(figures), _LEARNED]
    if any(not found["covered"] for found in figures.values()):
        parts.append(
            "† a language the model does not cover: measured on its vectors; `alignkit align` refuses it."
        )
    return "\n\n".join(parts)


def _scores(figures: Figures) -> str:
    rows = []
    for name, found in figures.items():
        for system, label in (("alignkit", "**alignkit**"), ("gale_church", "Gale & Church, length only")):
            one = found[system]
            scores = (tables.share(one[key]) for key in ("precision", "recall", "f1"))
            speed = tables.count(one.get("sentences_only_per_second", one["segments_per_second"]))
            rest = tables.interval(one["f1_interval"]), tables.share(one["lax_f1"]), speed, "measured"
            rows.append([label, name + _mark(found), *scores, *rest])
    for system, name, precision, recall, f1, lax, source in QUOTED:
        cells = (tables.share(value) for value in (precision, recall, f1))
        rows.append([system, name, *cells, "–", tables.share(lax), "–", f"quoted: {source}"])
    head = ["system", "set", "P", "R", "F1 strict", "95 %", "F1 lax", "sentences/s", "figures"]
    return tables.table(head, rows)


def _damages(figures: Figures) -> str:
    names = list(figures)
    head = ["strict F1: alignkit (Gale & Church)", *(name + _mark(figures[name]) for name in names)]
    rows = [["whole", *(_both(figures[name]) for name in names)]]
    known = figures[names[0]]["damaged"] if names else {}
    rows += [[damage, *(_both(figures[name]["damaged"][damage]) for name in names)] for damage in known]
    return tables.table(head, rows)


def _both(found: Figures) -> str:
    return f"{tables.share(found['alignkit']['f1'])} ({tables.share(found['gale_church']['f1'])})"


def _calibration(figures: Figures) -> str:
    head = ["calibration", "expected error", "strict precision where confidence ≥ .9", "share of beads there"]
    keys = ("expected_calibration_error", "precision_when_sure", "share_sure")
    return tables.table(
        head,
        [
            [name + _mark(found), *(tables.share(found["alignkit"][key]) for key in keys)]
            for name, found in figures.items()
        ],
    )


def _mark(found: Figures) -> str:
    return "" if found["covered"] else " †"


def main() -> None:
    """Measure every set, write the results, print the table."""
    parser = options.parser(__doc__)
    parser.add_argument("--folder", type=Path, metavar="DIR", help="texts with gold to measure instead")
    given = parser.parse_args()
    if given.folder:
        sets, read, name = {given.folder.name: read_folder(given.folder)}, [], "sentence_alignment_folder"
    else:
        files = {title: bitexts_path(given.data, title) for title in SETS}
        sets = {title: read_bitexts(path) for title, path in files.items()}
        read, name = list(files.values()), "sentence_alignment"
    toolkit(given.encoder).model.encode(["warm"])
    strangers = [line for columns in read_news(given.data).values() for line in columns["es"]]
    figures = {title: measure_set(bitexts, given.encoder, strangers) for title, bitexts in sets.items()}
    results.write(name, figures, given.output, encoder=given.encoder, read=read)
    print(table(figures))


if __name__ == "__main__":
    main()

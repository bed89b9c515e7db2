"""What each ingredient of the vectors' training brings: short trainings with it and without it.

    python -m benchmarks.ablation --work build/mini [--data DIR] [--output DIR] [--encoder NAME]

Needs what the first two stages of ``models.training.build`` leave in the work folder, and torch. All runs
draw the same batches; they are shorter and smaller than the real training, so that only their differences
count. A finished run is kept in the work folder and not repeated. Everything but the vectors (vocabulary,
bead weights) stays that of the model.
"""

import argparse
import json
import logging
import shutil
import tempfile
from collections.abc import Mapping, Sequence
from dataclasses import asdict, replace
from itertools import combinations
from pathlib import Path
from statistics import mean
from types import MappingProxyType

import numpy as np

from alignkit.encoders import find_model
from alignkit.measures import add_counts, count_beads
from alignkit.pipeline import toolkit
from benchmarks import minimal_pairs, options, results, retrieval, sentence_alignment, tables
from benchmarks.data import news_path, read_bitexts, read_news_lines
from benchmarks.results import Figures
from models.training.folder import copy_tokenizer, save_vectors, update_config
from models.training.packing import Packed
from models.training.tokenizer import VOCABULARY
from models.training.vectors import Settings, train

log = logging.getLogger(__name__)

BASE = Settings(steps=1_500, finish=150, batch=1024, dictionary_batch=256)
VARIANTS: Mapping[str, Settings] = MappingProxyType(
    {
        "as shipped, but short": BASE,
        "with damaged translations": replace(BASE, spoiled_weight=0.1),
        "with pairs no closer than chance left out": replace(BASE, clean_at=500),
        "with both": replace(BASE, spoiled_weight=0.1, clean_at=500),
        "without sampled cuts": replace(BASE, cuts=1),
        "without piece dropout": replace(BASE, piece_dropout=0.0),
        "without dictionaries": replace(BASE, dictionary_weight=0.0),
        "without neighbours in a batch": replace(BASE, run=1),
        "half the batch, twice the steps": replace(
            BASE, batch=BASE.batch // 2, steps=2 * BASE.steps, finish=2 * BASE.finish
        ),
        "without the finish on news": replace(BASE, steps=BASE.steps + BASE.finish, finish=0),
    }
)
_BITEXTS = "textberg_de-fr"
Lines = Mapping[str, Sequence[str]]


def measure(folder: Path, lines: Lines, planted: minimal_pairs.Planted, data: Path) -> Figures:
    """Measure a model folder: retrieval by margin, minimal pairs by cosine, Text+Berg strict F1."""
    tools = toolkit(str(folder))
    vectors = {language: tools.model.encode(lines[language]) for language in retrieval.MAIN}
    found = {
        f"{one}-{two}": retrieval.top_one(vectors[one], vectors[two])["margin"]
        for one, two in combinations(retrieval.MAIN, 2)
    }
    edits = [edit for kinds in planted.values() for found in kinds.values() for edit in found]
    won = minimal_pairs.closer(edits, tools)
    bitexts = read_bitexts(data / "dev" / "sentence_alignment" / f"{_BITEXTS}.jsonl.gz")
    beads = [(text, sentence_alignment.align_vectors(text, tools)) for text in bitexts]
    counts = [count_beads(text.beads, [(bead.source, bead.target) for bead in made]) for text, made in beads]
    return {
        "fr_de": found["fr-de"],
        "mean": mean(found.values()),
        "worst": min(found.values()),
        "minimal_pairs": float(np.mean(won)),
        "textberg": add_counts(counts).scores()[2],
    }


def trained(settings: Settings, packs: Sequence[Packed], work: Path, folder: Path) -> None:
    """Train as the settings say, from where an earlier try stopped, and put the vectors into the folder."""
    corpus = replace(packs[0], starts=packs[0].starts[: settings.cuts])
    vectors = train(corpus, packs[1], VOCABULARY, settings, work / "vectors.checkpoint")
    save_vectors(vectors, folder / "model.safetensors")
    update_config(folder)
    (work / "vectors.checkpoint").unlink()


def run(work: Path, data: Path, encoder: str) -> Figures:
    """Train and measure every variant that was not measured before."""
    lines = read_news_lines(data)
    planted = minimal_pairs.plant_all(lines, toolkit(encoder))
    packs = [Packed.load(work / name) for name in ("corpus.npz", "dictionary.npz")]
    figures: Figures = {}
    for name, settings in VARIANTS.items():
        own = work / "ablation" / name.replace(" ", "-").replace(",", "")
        own.mkdir(parents=True, exist_ok=True)
        done = own / "figures.json"
        record = json.loads(done.read_text(encoding="utf-8")) if done.exists() else {}
        if record.get("settings") != asdict(settings):
            with tempfile.TemporaryDirectory() as temporary:
                folder = Path(temporary) / "model"
                shutil.copytree(find_model(encoder), folder)
                copy_tokenizer(work / "sentencepiece.model", folder)
                trained(settings, packs, own, folder)
                record = {"settings": asdict(settings), "figures": measure(folder, lines, planted, data)}
            done.write_text(json.dumps(record, indent=1), encoding="utf-8")
        figures[name] = record["figures"]
        log.info("%s: %s", name, figures[name])
    return {"base": asdict(BASE), "variants": figures}


def table(figures: Figures) -> str:
    """Write the figures as Markdown."""
    columns = ("fr_de", "mean", "worst", "minimal_pairs", "textberg")
    rows = [
        [name, *(tables.share(found[column]) for column in columns)]
        for name, found in figures["variants"].items()
    ]
    base = figures["base"]
    title = f"{base['steps']:,} steps of {base['batch']:,} pairs"
    head = [title, "fr–de", "mean of 66", "worst", "minimal pairs", "Text+Berg dev strict F1"]
    return tables.table(head, rows)


def main() -> None:
    """Train, measure, write the results, print the table."""
    parser = options.parser(__doc__)
    parser.add_argument("--work", type=Path, required=True, metavar="DIR", help="work folder of the build")
    given: argparse.Namespace = parser.parse_args()
    figures = run(given.work, given.data, given.encoder)
    results.write("ablation", figures, given.output, encoder=given.encoder, read=[news_path(given.data)])
    print(table(figures))


if __name__ == "__main__":
    main()

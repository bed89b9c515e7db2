"""Encoding: news sentences a second, time to load, memory; the same model in other libraries beside it.

    python -m benchmarks.encoding [--data DIR] [--output DIR] [--encoder NAME]

Each library runs in a process of its own and encodes the same sentences, all of them different, in one call:
once as it comes, then several times more, of which the best run counts. alignkit remembers the sums of words
that it met, so its first run is slower. sentence-transformers and model2vec load the very same folder.
"""

import argparse
import json
import logging
import lzma
import resource
import subprocess
import sys
import time
from collections.abc import Callable, Sequence
from importlib.util import find_spec
from pathlib import Path
from typing import Any

from alignkit.encoders import find_model
from benchmarks import options, results, tables
from benchmarks.results import Figures

log = logging.getLogger(__name__)

LIBRARIES = {
    "alignkit": "alignkit",
    "sentence-transformers": "sentence_transformers",
    "model2vec": "model2vec",
}
_SENTENCES, _RUNS = 20_000, 6
_NEWS = "wmt0813.fr-de.tsv.xz"
Encode = Callable[[list[str]], Any]


def load(library: str, folder: Path) -> Encode:
    """Load the model with a library and return its batch encoder."""
    if library == "alignkit":
        from alignkit.encoders import load_encoder

        return load_encoder(str(folder)).encode
    if library == "model2vec":
        from model2vec import StaticModel

        encode: Encode = StaticModel.from_pretrained(folder).encode
        return encode
    from sentence_transformers import SentenceTransformer

    model = SentenceTransformer(str(folder), device="cpu")
    return lambda texts: model.encode(texts, batch_size=4096)


def measure_here(library: str, folder: Path, texts: Sequence[str]) -> Figures:
    """Measure one library in this process, which did nothing else before; memory is its peak."""
    began = time.perf_counter()
    encode = load(library, folder)
    encode(["Guten Morgen!"])
    loaded = time.perf_counter() - began
    seconds = []
    for _ in range(_RUNS):
        began = time.perf_counter()
        encode(list(texts))
        seconds.append(time.perf_counter() - began)
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * (1 if sys.platform == "darwin" else 1024)
    return {
        "load_seconds": loaded,
        "first_per_second": len(texts) / seconds[0],
        "sentences_per_second": len(texts) / min(seconds[1:]),
        "megabytes": peak / 1e6,
    }


def measure(data: Path, encoder: str) -> Figures:
    """Measure every library that is installed, each in a fresh process."""
    figures = {}
    for library, module in LIBRARIES.items():
        if find_spec(module) is None:
            log.info("%s: not installed, left out", library)
            continue
        command = [sys.executable, "-m", "benchmarks.encoding", "--data", str(data), "--encoder", encoder]
        done = subprocess.run([*command, "--library", library], stdout=subprocess.PIPE, text=True, check=True)
        figures[library] = json.loads(done.stdout.splitlines()[-1])
        log.info("%s: %s", library, figures[library])
    return {"sentences": _SENTENCES, "libraries": figures}


def sentences(data: Path) -> list[str]:
    """Return different news sentences, French and German in turn."""
    with lzma.open(data / "train" / _NEWS, "rt", encoding="utf-8") as file:
        texts = dict.fromkeys(text for line in file for text in line.rstrip("\n").split("\t"))
    return list(texts)[:_SENTENCES]


def table(figures: Figures) -> str:
    """Write the figures as Markdown."""
    ours = figures["libraries"]["alignkit"]["sentences_per_second"]
    rows = [
        [
            f"**{library}**" if library == "alignkit" else library,
            tables.count(found["first_per_second"]),
            tables.count(found["sentences_per_second"]),
            f"{found['sentences_per_second'] / ours:.2f}",
            f"{found['load_seconds']:.2f}",
            f"{found['megabytes']:.0f}",
        ]
        for library, found in figures["libraries"].items()
    ]
    head = [f"the same model, {figures['sentences']:,} different news sentences", "sentences/s, first run"]
    return tables.table([*head, "best run", "ratio", "load s", "peak MB"], rows)


def main() -> None:
    """Measure, write the results, print the table; with ``--library``, measure that one and print JSON."""
    parser = options.parser(__doc__)
    parser.add_argument("--library", choices=sorted(LIBRARIES), help=argparse.SUPPRESS)
    given = parser.parse_args()
    if given.library:
        found = measure_here(given.library, find_model(given.encoder), sentences(given.data))
        print(json.dumps(found))
        return
    figures = measure(given.data, given.encoder)
    results.write(
        "encoding", figures, given.output, encoder=given.encoder, read=[given.data / "train" / _NEWS]
    )
    print(table(figures))


if __name__ == "__main__":
    main()

"""Word alignment: AER, precision, recall and F1 against links set by hand, and speed.

    python -m benchmarks.word_alignment [--data DIR] [--output DIR] [--encoder NAME] [--eflomal]

Precision counts links in sure ∪ possible, recall sure links (Och & Ney 2003). The xlwa sets are licensed
for non-commercial use (CC BY-NC-SA 4.0): they measure, they never train. ``--eflomal`` adds eflomal twice:
trained on nothing but the test text, and on 20,000 pairs of ``data/train`` beside it.
"""

import logging
import subprocess
import sys
import time
from collections.abc import Sequence
from dataclasses import dataclass
from importlib import import_module
from pathlib import Path
from statistics import mean
from tempfile import TemporaryDirectory

from alignkit.measures import alignment_error_rate
from alignkit.pipeline import toolkit
from alignkit.toolkit import Toolkit
from benchmarks import options, results, tables
from benchmarks.data import LinkedPair, Links, read_linked_pairs
from benchmarks.eflomal_links import eflomal_links, training_pairs
from benchmarks.results import Figures

log = logging.getLogger(__name__)

SETS = {
    "Hansards dev, en–fr, 100 pairs": "hansards.en-fr",
    "Alibi dev, fr–en, stories": "alibi.fr-en",
    "Biçici, de–en, Europarl": "bicici.de-en",
    **{
        f"XL-WA dev, en–{language}": f"xlwa.en-{language}"
        for language in ("bg", "da", "es", "et", "hu", "it", "nl", "pt", "ru", "sl")
    },
}
SYSTEMS = {
    "alignkit": "**alignkit**",
    "eflomal": "eflomal, trained on this text only",
    "eflomal_more": "eflomal, trained on 20,000 more pairs",
}
MORE = 20_000


@dataclass
class Tally:
    """Counts of a set; ratios come last."""

    links: int = 0
    right: int = 0
    sure: int = 0
    sure_found: int = 0
    errors: int = 0
    size: int = 0

    def add(self, pair: LinkedPair, links: Links) -> None:
        """Compare one pair with its gold."""
        errors, size = alignment_error_rate(pair.sure, pair.possible, links)
        self.errors += errors
        self.size += size
        self.links += len(links)
        self.right += len(links & (pair.sure | pair.possible))
        self.sure += len(pair.sure)
        self.sure_found += len(links & pair.sure)

    def figures(self, pairs: int, seconds: float) -> Figures:
        """Turn counts into ratios."""
        precision = self.right / self.links if self.links else 0.0
        recall = self.sure_found / self.sure if self.sure else 0.0
        total = precision + recall
        return {
            "aer": self.errors / self.size if self.size else 0.0,
            "precision": precision,
            "recall": recall,
            "f1": 2 * precision * recall / total if total else 0.0,
            "pairs": pairs,
            "pairs_per_second": pairs / seconds,
        }


def our_links(pairs: Sequence[LinkedPair], languages: tuple[str, str], tools: Toolkit) -> list[Links]:
    """Link the words with alignkit, tokens taken as given."""
    found = tools.aligner(*languages).align([(pair.source, pair.target) for pair in pairs])
    return [{(link.source, link.target) for link in links} for links in found]


def measure_set(path: Path, encoder: str, data: Path | None) -> Figures:
    """Measure one set; a pair of languages that the model does not cover is left out, and said so.

    Args:
        path: The set.
        encoder: The model.
        data: Folder with ``train/``, if eflomal is to be measured too.
    """
    languages, pairs = read_linked_pairs(path)
    log.info("%s: %d pairs", path.name, len(pairs))
    tools = toolkit(encoder)
    found: Figures = {"sure_only": not any(pair.possible for pair in pairs)}
    if set(languages) <= set(tools.model.languages):
        tools.aligner(*languages).align([(["a"], ["a"])])  # loading the model is measured by startup.py
        start = time.perf_counter()
        links = our_links(pairs, languages, tools)
        found["alignkit"] = _figures(pairs, links, time.perf_counter() - start)
    if data is not None:
        texts = [(pair.source, pair.target) for pair in pairs]
        for system, more in (("eflomal", []), ("eflomal_more", training_pairs(data, languages, MORE))):
            start = time.perf_counter()
            links = eflomal_links(texts, more)
            seconds = (time.perf_counter() - start) * len(texts) / (len(texts) + len(more))
            found[system] = _figures(pairs, links, seconds)
    return found


def _figures(pairs: Sequence[LinkedPair], links: Sequence[Links], seconds: float) -> Figures:
    tally = Tally()
    for pair, found in zip(pairs, links, strict=True):
        tally.add(pair, found)
    return tally.figures(len(pairs), seconds)


def measure_speed(encoder: str, data: Path, *, with_eflomal: bool) -> Figures:
    """Link 20,000 pairs of English and French by the command line in two processes, and by eflomal."""
    pairs = training_pairs(data, ("en", "fr"), MORE)
    log.info("speed: %d pairs", len(pairs))
    found: Figures = {"pairs": len(pairs)}
    with TemporaryDirectory() as folder:
        files = [Path(folder, language) for language in ("en", "fr")]
        for side, file in enumerate(files):
            file.write_text("".join(f"{' '.join(pair[side])}\n" for pair in pairs), encoding="utf-8")
        command = [
            sys.executable,
            "-m",
            "alignkit",
            "words",
            *map(str, files),
            "--encoder",
            encoder,
            "--jobs",
            "2",
        ]
        languages = [
            "--source-lang",
            "en",
            "--target-lang",
            "fr",
            "--pretokenized",
            "-o",
            str(Path(folder, "out")),
        ]
        start = time.perf_counter()
        subprocess.run([*command, *languages], check=True)
        found["alignkit"] = len(pairs) / (time.perf_counter() - start)
    if with_eflomal:
        start = time.perf_counter()
        eflomal_links(pairs)
        found["eflomal"] = len(pairs) / (time.perf_counter() - start)
    return found


def summary(figures: Figures) -> Figures:
    """Mean F1 over the XL-WA sets that the model covers, for every system."""
    covered = [found for name, found in figures.items() if name.startswith("XL-WA") and "alignkit" in found]
    return {
        system: mean(found[system]["f1"] for found in covered)
        for system in SYSTEMS
        if covered and all(system in found for found in covered)
    }


def table(figures: Figures) -> str:
    """Write the figures as Markdown."""
    head = ["set", "system", "AER", "P", "R", "F1", "pairs", "pairs/s"]
    rows, left_out = [], []
    sets = {name: found for name, found in figures.items() if name in SETS}
    for name, found in sets.items():
        if "alignkit" not in found:
            left_out.append(name)
        for system, label in SYSTEMS.items():
            if system in found:
                one = found[system]
                cells = [tables.share(one[key]) for key in ("aer", "precision", "recall", "f1")]
                rows.append([name, label, *cells, str(one["pairs"]), tables.count(one["pairs_per_second"])])
    parts = [tables.table(head, rows)]
    if left_out:
        parts.append(f"Not measured, a language is not covered by the model: {', '.join(left_out)}.")
    if "xlwa_f1" in figures:
        means = (f"{SYSTEMS[system]} {tables.share(value)}" for system, value in figures["xlwa_f1"].items())
        parts.append(f"Mean F1 of the XL-WA sets that the model covers: {', '.join(means)}.")
    if "speed" in figures:
        parts.append(_speed(figures["speed"]))
    return "\n\n".join(parts)


def _speed(found: Figures) -> str:
    ours = f"`alignkit words --jobs 2`, start included: {tables.count(found['alignkit'])} pairs a second"
    if "eflomal" in found:
        ratio = found["alignkit"] / found["eflomal"]
        ours += f", {tables.count(ratio)} times as many as eflomal ({tables.count(found['eflomal'])})"
    return f"{ours}, on {tables.count(found['pairs'])} pairs of English and French."


def main() -> None:
    """Measure every set, write the results, print the table."""
    parser = options.parser(__doc__)
    parser.add_argument("--eflomal", action="store_true", help="measure eflomal too, where it is installed")
    given = parser.parse_args()
    with_eflomal = given.eflomal and _installed("eflomal")
    files = {name: given.data / "dev" / "word_alignment" / f"{stem}.jsonl.gz" for name, stem in SETS.items()}
    data = given.data if with_eflomal else None
    figures = {name: measure_set(path, given.encoder, data) for name, path in files.items()}
    figures["xlwa_f1"] = summary(figures)
    figures["speed"] = measure_speed(given.encoder, given.data, with_eflomal=with_eflomal)
    results.write("word_alignment", figures, given.output, encoder=given.encoder, read=files.values())
    print(table(figures))


def _installed(package: str) -> bool:
    try:
        import_module(package)
    except ImportError:
        log.warning("%s is not installed: its rows are left out", package)
        return False
    return True


if __name__ == "__main__":
    main()

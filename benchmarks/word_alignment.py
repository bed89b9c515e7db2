"""Word alignment: AER, precision, recall and F1 against links set by hand, and speed.

    python -m benchmarks.word_alignment [--data DIR] [--output DIR] [--encoder NAME] [--eflomal]

Precision counts links in sure ∪ possible, recall sure links (Och & Ney 2003). The xlwa sets are licensed
for non-commercial use (CC BY-NC-SA 4.0): they measure, they never train. ``--eflomal`` adds eflomal
(Östling & Tiedemann 2016), trained on nothing but the test text, both directions, intersected.
"""

import logging
import time
from collections.abc import Sequence
from dataclasses import dataclass
from importlib import import_module
from pathlib import Path
from tempfile import TemporaryDirectory

from alignkit.documents import document
from alignkit.measures import alignment_error_rate
from alignkit.pipeline import toolkit
from alignkit.toolkit import Toolkit
from benchmarks import options, results, tables
from benchmarks.data import LinkedPair, Links, read_linked_pairs
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
    sides = (
        document("".join(f"{' '.join(pair.source)}\n" for pair in pairs), language=languages[0]),
        document("".join(f"{' '.join(pair.target)}\n" for pair in pairs), language=languages[1]),
    )
    found = tools.pair_lines(*sides, pretokenized=True).pairs
    for gold, ours in zip(pairs, found, strict=True):
        if (len(gold.source), len(gold.target)) != (len(ours.source_tokens), len(ours.target_tokens)):
            raise ValueError(f"tokens of the gold hold white space: {gold.source!r} {gold.target!r}")
    return [{(link.source, link.target) for link in pair.links} for pair in found]


def eflomal_links(pairs: Sequence[LinkedPair]) -> list[Links]:
    """Link the words with eflomal, which learns from these pairs alone."""
    aligner = import_module("eflomal").Aligner()
    with TemporaryDirectory() as folder:
        forward, reverse = Path(folder, "forward"), Path(folder, "reverse")
        aligner.align(
            [" ".join(pair.source).lower() for pair in pairs],
            [" ".join(pair.target).lower() for pair in pairs],
            links_filename_fwd=str(forward),
            links_filename_rev=str(reverse),
        )
        both = zip(_read_pharaoh(forward), _read_pharaoh(reverse), strict=True)
        return [one & other for one, other in both]


def _read_pharaoh(path: Path) -> list[Links]:
    lines = path.read_text(encoding="utf-8").splitlines()
    return [
        {(int(i), int(j)) for i, _, j in (link.partition("-") for link in line.split())} for line in lines
    ]


def measure_set(path: Path, encoder: str, *, with_eflomal: bool) -> Figures:
    """Measure one set; a pair of languages that the model does not cover is left out, and said so."""
    languages, pairs = read_linked_pairs(path)
    log.info("%s: %d pairs", path.name, len(pairs))
    tools = toolkit(encoder)
    found: Figures = {"sure_only": not any(pair.possible for pair in pairs)}
    if set(languages) <= set(tools.model.languages):
        tools.lexicon(*languages)  # loading the model is measured by startup.py
        start = time.perf_counter()
        links = our_links(pairs, languages, tools)
        found["alignkit"] = _figures(pairs, links, time.perf_counter() - start)
    if with_eflomal:
        start = time.perf_counter()
        links = eflomal_links(pairs)
        found["eflomal"] = _figures(pairs, links, time.perf_counter() - start)
    return found


def _figures(pairs: Sequence[LinkedPair], links: Sequence[Links], seconds: float) -> Figures:
    tally = Tally()
    for pair, found in zip(pairs, links, strict=True):
        tally.add(pair, found)
    return tally.figures(len(pairs), seconds)


def table(figures: Figures) -> str:
    """Write the figures as Markdown."""
    head = ["set", "system", "AER", "P", "R", "F1", "pairs", "pairs/s"]
    rows, left_out = [], []
    for name, found in figures.items():
        if "alignkit" not in found:
            left_out.append(name)
        for system in ("alignkit", "eflomal"):
            if system in found:
                one = found[system]
                cells = [tables.share(one[key]) for key in ("aer", "precision", "recall", "f1")]
                label = "**alignkit**" if system == "alignkit" else "eflomal, trained on this text only"
                rows.append([name, label, *cells, str(one["pairs"]), tables.count(one["pairs_per_second"])])
    parts = [tables.table(head, rows)]
    if left_out:
        parts.append(f"Not measured, a language is not covered by the model: {', '.join(left_out)}.")
    return "\n\n".join(parts)


def main() -> None:
    """Measure every set, write the results, print the table."""
    parser = options.parser(__doc__)
    parser.add_argument("--eflomal", action="store_true", help="measure eflomal too, where it is installed")
    given = parser.parse_args()
    with_eflomal = given.eflomal and _installed("eflomal")
    files = {name: given.data / "dev" / "word_alignment" / f"{stem}.jsonl.gz" for name, stem in SETS.items()}
    figures = {
        name: measure_set(path, given.encoder, with_eflomal=with_eflomal) for name, path in files.items()
    }
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

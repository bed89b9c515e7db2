"""The sets of word alignment, and the counts that every system is measured by."""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from alignkit.measures import alignment_error_rate
from benchmarks.data import LinkedPair, Links
from benchmarks.results import Figures

SETS = {
    "Hansards dev, en–fr, 100 pairs": "hansards.en-fr",
    "Alibi dev, fr–en, stories": "alibi.fr-en",
    "Biçici, de–en, Europarl": "bicici.de-en",
    **{
        f"XL-WA dev, en–{language}": f"xlwa.en-{language}"
        for language in ("bg", "da", "es", "et", "hu", "it", "nl", "pt", "ru", "sl")
    },
}


def set_path(data: Path, name: str) -> Path:
    """Return where a set lies in the data folder."""
    return data / "dev" / "word_alignment" / f"{SETS[name]}.jsonl.gz"


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


def figures(pairs: Sequence[LinkedPair], links: Sequence[Links], seconds: float) -> Figures:
    """Measure what a system found in so many seconds."""
    tally = Tally()
    for pair, found in zip(pairs, links, strict=True):
        tally.add(pair, found)
    return tally.figures(len(pairs), seconds)

"""Word pairs from the dictionaries in ``lexicon/``: two columns, or lemmas that share a synset."""

import gzip
import lzma
from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path

import numpy as np

from models.training.corpus import Pair

ISO3 = {
    "eng": "en", "fra": "fr", "deu": "de", "spa": "es", "ita": "it", "por": "pt", "nld": "nl", "pol": "pl",
    "ces": "cs", "swe": "sv", "dan": "da", "rus": "ru", "hun": "hu", "ukr": "uk", "tur": "tr", "fin": "fi",
    "ron": "ro", "ell": "el", "bul": "bg", "nob": "no", "cat": "ca", "hrv": "hr", "slv": "sl", "slk": "sk",
    "isl": "is",
}  # fmt: skip
PAIRS_PER_SYNSET = 8


def dictionary_pairs(folder: Path) -> Iterator[Pair]:
    """Yield the pairs of every ``*.dict.xx-yy.tsv.gz``; entries of more than four words are left out."""
    for path in sorted(folder.glob("*.dict.*.tsv.gz")):
        source, _, languages, _ = path.name.split(".", 3)
        first, second = languages.split("-")
        with gzip.open(path, "rt", encoding="utf-8") as lines:
            for line in lines:
                a, b = line.rstrip("\n").split("\t")[:2]
                if max(a.count(" "), b.count(" ")) < 4:
                    yield Pair(source, (first, second), (a, b))


def synset_pairs(folder: Path, seed: int) -> Iterator[Pair]:
    """Yield random cross-language pairs of lemmas that share a synset."""
    rng = np.random.default_rng(seed)
    synsets: dict[str, list[tuple[str, str]]] = defaultdict(list)
    with lzma.open(folder / "omw.words.tsv.xz", "rt", encoding="utf-8") as lines:
        for line in lines:
            synset, language, lemma, _ = line.rstrip("\n").split("\t")
            if language in ISO3 and lemma.count("+") + lemma.count(" ") < 3:
                synsets[synset].append((ISO3[language], lemma.replace("+", " ")))
    for synset in sorted(synsets):
        members = synsets[synset]
        if len({language for language, _ in members}) < 2:
            continue
        for first, second in rng.integers(len(members), size=(PAIRS_PER_SYNSET, 2)):
            (la, a), (lb, b) = members[first], members[second]
            if la != lb:
                yield Pair("omw", (la, lb), (a, b))

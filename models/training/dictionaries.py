"""Word pairs from the dictionaries in ``lexicon/``: two columns, or lemmas that share a synset."""

import gzip
import lzma
from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator
from itertools import product
from pathlib import Path

import numpy as np

from models.training.corpus import Pair, ordered

ISO3 = {
    "eng": "en", "fra": "fr", "deu": "de", "spa": "es", "ita": "it", "por": "pt", "nld": "nl", "pol": "pl",
    "ces": "cs", "swe": "sv", "dan": "da", "rus": "ru", "hun": "hu", "ukr": "uk", "tur": "tr", "fin": "fi",
    "ron": "ro", "ell": "el", "bul": "bg", "nob": "no", "cat": "ca", "hrv": "hr", "slv": "sl", "slk": "sk",
    "isl": "is", "lit": "lt", "als": "sq", "glg": "gl", "eus": "eu", "ind": "id", "vie": "vi", "cmn": "zh",
    "jpn": "ja", "kor": "ko", "arb": "ar", "fas": "fa", "heb": "he", "hin": "hi",
}  # fmt: skip
PAIRS_PER_SYNSET = 16
WORDS_PER_LANGUAGE = 30_000


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
    for synset, language, lemma in _lemmas(folder):
        synsets[synset].append((language, lemma))
    for synset in sorted(synsets):
        members = synsets[synset]
        if len({language for language, _ in members}) < 2:
            continue
        for first, second in rng.integers(len(members), size=(PAIRS_PER_SYNSET, 2)):
            (la, a), (lb, b) = members[first], members[second]
            if la != lb:
                yield ordered("omw", {la: a, lb: b})


def synset_entries(folder: Path, tables: Collection[tuple[str, str]]) -> Iterator[Pair]:
    """Yield all pairs of one-word lemmas that share a synset, for the language pairs asked for."""
    wanted = {language for two in tables for language in two}
    synsets: dict[str, dict[str, list[str]]] = defaultdict(lambda: defaultdict(list))
    for synset, language, lemma in _lemmas(folder):
        if language in wanted and " " not in lemma:
            synsets[synset][language].append(lemma)
    for synset in sorted(synsets):
        for first, second in tables:
            for a, b in product(synsets[synset].get(first, ()), synsets[synset].get(second, ())):
                yield Pair("omw", (first, second), (a, b))


def synset_words(folder: Path, languages: Iterable[str], seed: int) -> Iterator[str]:
    """Yield at most ``WORDS_PER_LANGUAGE`` lemmas of each language, drawn at random."""
    rng = np.random.default_rng(seed)
    words: dict[str, set[str]] = {language: set() for language in languages}
    for _, language, lemma in _lemmas(folder):
        if language in words:
            words[language].add(lemma)
    for language in sorted(words):
        known = sorted(words[language])
        yield from (known[k] for k in rng.permutation(len(known))[:WORDS_PER_LANGUAGE])


def _lemmas(folder: Path) -> Iterator[tuple[str, str, str]]:
    """Yield synset, language and lemma of every entry of at most three words."""
    with lzma.open(folder / "omw.words.tsv.xz", "rt", encoding="utf-8") as lines:
        for line in lines:
            synset, language, lemma, _ = line.rstrip("\n").split("\t")
            if language in ISO3 and lemma.count("+") + lemma.count(" ") < 3:
                yield synset, ISO3[language], lemma.replace("+", " ")

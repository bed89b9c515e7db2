"""The embedded model's word knowledge: how frequent a word is, and what it translates to.

The table comes from word-aligned parallel text merged with dictionaries, so it can tell three things
apart: a pair that was seen, a pair that was never seen although both words are well known, and a
word about which nothing is known.
"""

from bisect import bisect_left
from collections.abc import Mapping, Sequence, Set
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import NamedTuple, TypeVar

import numpy as np
from numpy.typing import NDArray

from alignkit.errors import ModelError

# German and Nordic compounds: shortest part, least corpus count of a part, and what may join two parts.
_PART = 4
_PART_COUNT = 3
_PART_SHARE = 0.8
_JOINTS = ("", "s", "n", "en", "es", "er", "e")
# Inflections tried, longest first, where a form is not listed: its base may be.
_ENDINGS = {
    "de": ("ern", "ens", "en", "em", "er", "es", "n", "e", "s"),
    "fr": ("es", "s", "x", "e"),
    "en": ("ing", "ed", "es", "s"),
}
_STEM = 4
# Links that a form needs to speak for itself; one seen less often borrows those of its other forms.
_ENOUGH = 5
_BREADTH = 12
_SEARCHED = 2000  # look-ups in a list before it is indexed
_REMEMBERED = 100_000  # words whose look-up is kept: the same ones come again in every sentence

Value = TypeVar("Value")


class Translation(NamedTuple):
    """One rendering of a word: share of its evidence, and how often the pair was seen."""

    word: str
    probability: float
    seen: int


class Index:
    """Number of each word of a sorted list.

    The first look-ups search the list: a dictionary takes longer to build than a short text is long, and
    most of a model's languages are asked for a few words only.

    Example:
        >>> index = Index(["alt", "neu"])
        >>> index.get("neu"), index.get("jung"), "alt" in index
        (1, None, True)
    """

    def __init__(self, words: Sequence[str]) -> None:
        self._words = words
        self._left = min(_SEARCHED, len(words) // 100)

    @cached_property
    def _numbers(self) -> dict[str, int]:
        return {word: number for number, word in enumerate(self._words)}

    def get(self, word: str) -> int | None:
        """Return the number of a word, or None where it is not listed."""
        if self._left <= 0:
            return self._numbers.get(word)
        self._left -= 1
        place = bisect_left(self._words, word)
        return place if place < len(self._words) and self._words[place] == word else None

    def __getitem__(self, word: str) -> int:
        return self._numbers[word]

    def __contains__(self, word: str) -> bool:
        return self.get(word) is not None


@dataclass(frozen=True)
class Vocabulary:
    """The known words of one language, sorted, lower case, with corpus counts.

    ``lemmas`` holds for each word the number of its base form (its own number where none is known);
    ``casing`` is 0 for words normally written small, 1 for Capitalised, 2 for ALL CAPITALS.
    """

    words: Sequence[str]
    counts: NDArray[np.uint32]
    lemmas: NDArray[np.uint32]
    casing: NDArray[np.uint8]
    language: str = ""

    @cached_property
    def index(self) -> Index:
        """Number of each word."""
        return Index(self.words)

    def find(self, word: str) -> int | None:
        """Number of a word, else of its Swiss spelling, else of what is left without an inflection."""
        if word not in self._found:
            _remember(self._found, word, self._find(word.lower()))
        return self._found[word]

    @cached_property
    def _found(self) -> dict[str, int | None]:
        return {}

    def _find(self, lower: str) -> int | None:
        number = self.index.get(lower)
        if number is not None:  # most words: the rest is not made for them
            return number
        forms = (lower.replace("ß", "ss"), *self._stems(lower))
        numbers = (self.index.get(form) for form in forms)
        return next((number for number in numbers if number is not None), None)

    def _stems(self, lower: str) -> list[str]:
        endings = _ENDINGS.get(self.language, ())
        stems = [lower.removesuffix(ending) for ending in endings if lower.endswith(ending)]
        return [stem for stem in stems if len(stem) >= _STEM]

    @cached_property
    def total(self) -> int:
        """Corpus size in words."""
        return max(1, int(self.counts.sum()))

    @cached_property
    def _by_lemma(self) -> tuple[NDArray[np.intp], NDArray[np.uint32]]:
        order = np.argsort(self.lemmas, kind="stable")
        return order, self.lemmas[order]

    def family(self, word: str) -> list[int]:
        """Numbers of all forms that share the word's base form; empty for an unknown word."""
        number = self.find(word)
        if number is None:
            return []
        order, lemmas = self._by_lemma
        first, last = (
            np.searchsorted(lemmas, self.lemmas[number], side="left"),
            np.searchsorted(lemmas, self.lemmas[number], side="right"),
        )
        return [int(member) for member in order[first:last]]

    def per_million(self, word: str) -> float:
        """Frequency of a word form, 0.0 where it was never seen; case does not matter."""
        number = self.index.get(word.lower())
        return 0.0 if number is None else float(self.counts[number]) * 1e6 / self.total

    def lemma(self, word: str) -> str:
        """Base form of a word, lower case; the word itself where none is known."""
        number = self.find(word)
        return word.lower() if number is None else self.words[int(self.lemmas[number])]

    def parts(self, word: str) -> tuple[str, ...]:
        """Split a compound into known words, the rarest cut first; a word that is none gives itself.

        Example:
            >>> words = ["glas", "sicherheit"]
            >>> two = np.array([9, 9], dtype=np.uint32)
            >>> vocabulary = Vocabulary(words, two, two * 0, (two * 0).astype(np.uint8))
            >>> vocabulary.parts("Sicherheitsglas")
            ('sicherheit', 'glas')
        """
        lower = word.lower()
        if lower not in self._splits:
            self._splits[lower] = self._split(lower)
        return self._splits[lower]

    @cached_property
    def _splits(self) -> dict[str, tuple[str, ...]]:
        return {}

    def _split(self, word: str) -> tuple[str, ...]:
        best: tuple[float, tuple[str, ...]] = (0.0, (word,))
        for cut in range(_PART, len(word) - _PART + 1):
            tail = self._frequent(word[cut:])
            if not tail:
                continue
            for joint in _JOINTS:
                head = word[: cut - len(joint)]
                if len(head) >= _PART and word[:cut].endswith(joint) and (known := self._frequent(head)):
                    best = max(best, (min(known, tail), (head, word[cut:])))
        if best[1] == (word,) or len(best[1][1]) < 2 * _PART:
            return best[1]
        return (best[1][0], *self._split(best[1][1]))

    def _frequent(self, word: str) -> float:
        """Corpus count of a word that may stand inside a compound, 0.0 otherwise."""
        number = self.index.get(word)
        count = 0.0 if number is None else float(self.counts[number])
        return count if count >= _PART_COUNT else 0.0

    def written(self, word: str) -> str:
        """The word in its usual case: ``granate`` → ``Granate``, ``nato`` → ``NATO``."""
        number = self.index.get(word.lower())
        casing = 0 if number is None else int(self.casing[number])
        return (word, word[:1].upper() + word[1:], word.upper())[casing]


@dataclass(frozen=True)
class Table:
    """Translation counts of one direction as a sparse matrix: row = word, columns = renderings."""

    starts: NDArray[np.uint32]
    columns: NDArray[np.uint32]
    counts: NDArray[np.uint16]

    def row(self, number: int) -> tuple[NDArray[np.uint32], NDArray[np.uint16]]:
        """Return the renderings of a word and how often each was seen."""
        span = slice(int(self.starts[number]), int(self.starts[number + 1]))
        return self.columns[span], self.counts[span]

    def transposed(self, columns: int) -> "Table":
        """Return the table of the other direction, whose words are numbered 0..columns-1."""
        rows = np.repeat(np.arange(len(self.starts) - 1, dtype=np.uint32), np.diff(self.starts))
        order = np.argsort(self.columns, kind="stable")
        starts = np.zeros(columns + 1, dtype=np.uint32)
        np.cumsum(np.bincount(self.columns, minlength=columns), out=starts[1:])
        return Table(starts, rows[order], self.counts[order])


class Lexicon:
    """Word translations between two languages, both ways, by word form and by base form."""

    def __init__(
        self, source: Vocabulary, target: Vocabulary, forward: Table, others: Mapping[str, Vocabulary]
    ) -> None:
        self.source = source
        self.target = target
        self.others = others
        self.forward = forward
        self._known: dict[str, dict[int, int]] = {}
        self._known_strengths: dict[str, dict[int, float]] = {}
        self._source_forms: dict[str, list[tuple[dict[int, float], float]]] = {}
        self._target_forms: dict[str, list[tuple[int, float]]] = {}
        self._stepped: dict[str, dict[str, float]] = {}
        self._translated: tuple[dict[str, list[Translation]], ...] = ({}, {})
        self._first: tuple[dict[str, list[tuple[str, float]]], ...] = ({}, {})

    @cached_property
    def _backward(self) -> Table:
        return self.forward.transposed(len(self.target.words))

    def translations(self, word: str) -> list[Translation]:
        """Renderings of a source word in the target language, most likely first."""
        return self._rendered(word, 0)

    def sources(self, word: str) -> list[Translation]:
        """Source words that a target word renders, most likely first."""
        return self._rendered(word, 1)

    def _rendered(self, word: str, direction: int) -> list[Translation]:
        known = self._translated[direction].get(word)
        if known is None:
            sides = (self.source, self.target) if direction == 0 else (self.target, self.source)
            known = _translations(word, *sides, self._backward if direction else self.forward)
            _remember(self._translated[direction], word, known)
        return known

    def seen(self, source_word: str, target_word: str) -> int:
        """How often any form of one was linked to any form of the other."""
        lemma = self._target_lemma(target_word)
        return 0 if lemma is None else self._renderings(source_word).get(lemma, 0)

    def strength(self, source_word: str, target_word: str) -> float:
        """How firmly two words are known as translations, 0..1: the larger of the two shares of evidence.

        A rare word whose few links all go to the other is as firm as two common words; single links
        count for less. Base forms are compared, so inflection does not matter.
        """
        lemma = self._target_lemma(target_word)
        return 0.0 if lemma is None else self._strengths(source_word.lower()).get(lemma, 0.0)

    def relations(self, sources: Sequence[str], targets: Sequence[str]) -> NDArray[np.float32]:
        """Strength of all word pairs, (len(sources), len(targets)), parts of compounds included.

        A word related to a part of a compound counts for four fifths.
        """
        related = np.zeros((len(sources), len(targets)), dtype=np.float32)
        wanted: dict[int, list[tuple[int, float]]] = {}
        for j, word in enumerate(targets):
            for lemma, share in self._target_lemmas(word):
                wanted.setdefault(lemma, []).append((j, share))
        for i, word in enumerate(sources):
            row: dict[int, float] = {}
            for strengths, weight in self._source_rows(word):
                for lemma in strengths.keys() & wanted.keys():
                    for j, share in wanted[lemma]:
                        value = strengths[lemma] * min(weight, share)
                        if value > row.get(j, 0.0):
                            row[j] = value
            for j, value in row.items():
                related[i, j] = value
        return related

    def _target_lemmas(self, word: str) -> list[tuple[int, float]]:
        """Base forms of a target word and of its parts, with what a relation to them counts."""
        known = self._target_forms.get(word)
        if known is None:
            found = ((self._target_lemma(form), share) for form, share in self.forms(word, self.target))
            known = [(lemma, share) for lemma, share in found if lemma is not None]
            _remember(self._target_forms, word, known)
        return known

    def _source_rows(self, word: str) -> list[tuple[dict[int, float], float]]:
        """Strengths of a source word and of its parts, with what they count."""
        known = self._source_forms.get(word)
        if known is None:
            known = [(self._strengths(form), share) for form, share in self.forms(word, self.source)]
            _remember(self._source_forms, word, known)
        return known

    @staticmethod
    def forms(word: str, vocabulary: Vocabulary) -> list[tuple[str, float]]:
        """The word and the parts of a compound, each with how much a relation of it counts."""
        lower = word.lower()
        parts = vocabulary.parts(lower) if len(lower) >= 2 * _PART else (lower,)
        return [(lower, 1.0), *((part, _PART_SHARE) for part in parts if part != lower)]

    def _strengths(self, source_word: str) -> dict[int, float]:
        """Strength of a source word with each target base form it was ever linked to."""
        row = self._known_strengths.get(source_word)
        if row is None:
            seen = self._renderings(source_word)
            lemmas = np.fromiter(seen.keys(), dtype=np.intp, count=len(seen))
            counts = np.fromiter(seen.values(), dtype=np.float64, count=len(seen))
            shares = np.maximum(counts / (counts.sum() + 1.0), counts / (self._target_totals[lemmas] + 1.0))
            row = dict(zip(seen, (shares * counts / (counts + 0.5)).tolist(), strict=True))
            self._known_strengths[source_word] = row
        return row

    def evidence(self, source_word: str) -> int:
        """How many links any form of a source word has at all: 0 means nothing is known of it."""
        return sum(self._renderings(source_word).values())

    def target_evidence(self, target_word: str) -> int:
        """How many links any form of a target word has at all."""
        lemma = self._target_lemma(target_word)
        return 0 if lemma is None else int(self._target_totals[lemma])

    def walks(self, target_word: str, wanted: Set[str]) -> dict[str, float]:
        """Return how probably each source base form that is asked for is reached in three steps.

        The steps go to its sources, to their renderings, and to the sources of those. Synonyms of what the
        word translates are reached although the pair itself was never seen.
        """
        halfway: dict[str, float] = {}
        for first, p_first in self._likeliest(target_word, 1):
            for second, p_second in self._likeliest(first, 0):
                halfway[second] = halfway.get(second, 0.0) + p_first * p_second
        reached = dict.fromkeys(wanted, 0.0)
        for second, p_second in halfway.items():
            bases = self._step(second)
            for base in bases.keys() & wanted:
                reached[base] += p_second * bases[base]
        return reached

    def _step(self, target_word: str) -> dict[str, float]:
        """The base forms of a target word's likeliest sources."""
        known = self._stepped.get(target_word)
        if known is None:
            known = {}
            for word, share in self._likeliest(target_word, 1):
                base = self.source.lemma(word)
                known[base] = known.get(base, 0.0) + share
            _remember(self._stepped, target_word, known)
        return known

    def _likeliest(self, word: str, direction: int) -> list[tuple[str, float]]:
        """The first of a word's renderings (0) or sources (1), each with its share."""
        known = self._first[direction].get(word)
        if known is None:
            own, other = (self.source, self.target) if direction == 0 else (self.target, self.source)
            known = _likeliest(word, own, other, self._backward if direction else self.forward)
            _remember(self._first[direction], word, known)
        return known

    def _target_lemma(self, word: str) -> int | None:
        number = self.target.find(word)
        return None if number is None else int(self.target.lemmas[number])

    def _renderings(self, word: str) -> dict[int, int]:
        """Links of all forms of a source word, by number of the target's base form."""
        lower = word.lower()
        row = self._known.get(lower)
        if row is None:
            rows = [self.forward.row(number) for number in self.source.family(lower)]
            columns = np.concatenate([columns for columns, _ in rows] or [self.forward.columns[:0]])
            counts = np.concatenate([counts for _, counts in rows] or [self.forward.counts[:0]])
            lemmas = self.target.lemmas[columns]
            order = lemmas.argsort(kind="stable")
            lemmas = lemmas[order]
            starts = np.flatnonzero(np.diff(lemmas, prepend=lemmas[:1] + 1))
            sums = np.add.reduceat(counts[order], starts, dtype=np.int64) if len(starts) else starts
            row = dict(zip(lemmas[starts].tolist(), sums.tolist(), strict=True))
            self._known[lower] = row
        return row

    @cached_property
    def _target_totals(self) -> NDArray[np.float64]:
        """Links of all forms of each base form of the target, by its number."""
        totals = np.zeros(len(self.target.words))
        np.add.at(totals, self.target.lemmas[self.forward.columns], self.forward.counts)
        return totals


def _remember(known: dict[str, Value], word: str, value: Value) -> None:
    """Keep what was looked up; a corpus of unlike words must not fill the memory."""
    if len(known) >= _REMEMBERED:
        known.clear()
    known[word] = value


def _likeliest(word: str, own: Vocabulary, other: Vocabulary, table: Table) -> list[tuple[str, float]]:
    """The first of `_translations`, without making them all."""
    number = own.find(word)
    if number is None:
        return []
    columns, counts = table.row(number)
    total = int(counts.sum(dtype=np.int64))
    if total < _ENOUGH:
        return [(found, share) for found, share, _ in _translations(word, own, other, table)[:_BREADTH]]
    order = np.lexsort((columns, -counts.astype(np.int64)))[:_BREADTH]
    chosen = zip(columns[order].tolist(), counts[order].tolist(), strict=True)
    return [(other.words[column], count / total) for column, count in chosen]


def _translations(word: str, own: Vocabulary, other: Vocabulary, table: Table) -> list[Translation]:
    """Share out a form's links; those of its base form and other inflections join in where it has few."""
    number = own.find(word)
    if number is None:
        return []
    seen = dict(zip(*(part.tolist() for part in table.row(number)), strict=True))
    if sum(seen.values()) < _ENOUGH:
        for form in own.family(word):
            if form != number:
                for column, count in zip(*(part.tolist() for part in table.row(form)), strict=True):
                    seen[column] = seen.get(column, 0) + count
    total = max(1, sum(seen.values()))
    ranked = sorted(seen.items(), key=lambda item: (-item[1], item[0]))
    return [Translation(other.words[column], count / total, count) for column, count in ranked]


def load_vocabularies(path: Path) -> dict[str, Vocabulary]:
    """Load the word lists of all languages from a model folder's ``lexicon.safetensors``.

    Raises:
        ModelError: If the file is missing or damaged.
    """
    from safetensors import SafetensorError, safe_open

    try:
        with safe_open(path, framework="numpy") as tensors:
            names = sorted(name for name in tensors.keys() if name.endswith(".words"))  # noqa: SIM118
            return {name[:-6]: _vocabulary(tensors, name[:-6]) for name in names}
    except (OSError, KeyError, ValueError, SafetensorError) as error:
        raise _damaged(path, error) from error


def load_lexicon(
    path: Path,
    source_language: str,
    target_language: str,
    vocabularies: Mapping[str, Vocabulary] | None = None,
) -> Lexicon | None:
    """Load the table of a language pair from a model folder's ``lexicon.safetensors``.

    Args:
        path: The file.
        source_language: Language code of the source.
        target_language: Language code of the target.
        vocabularies: The file's word lists, if they were loaded before.

    Returns:
        The lexicon in the direction asked for, or None where the model has no table for the pair.

    Raises:
        ModelError: If the file is missing or damaged.
    """
    from safetensors import SafetensorError, safe_open

    words = dict(load_vocabularies(path) if vocabularies is None else vocabularies)
    try:
        with safe_open(path, framework="numpy") as tensors:
            names = set(tensors.keys())
            pair, swapped = f"{source_language}-{target_language}", f"{target_language}-{source_language}"
            stored = pair if f"{pair}.starts" in names else swapped
            if f"{stored}.starts" not in names:
                return None
            parts = ("starts", "columns", "counts")
            table = Table(*(tensors.get_tensor(f"{stored}.{part}") for part in parts))
            source, target = words.pop(source_language), words.pop(target_language)
    except (OSError, KeyError, ValueError, SafetensorError) as error:
        raise _damaged(path, error) from error
    forward = table if stored == pair else table.transposed(len(source.words))
    return Lexicon(source, target, forward, words)


def _damaged(path: Path, error: Exception) -> ModelError:
    return ModelError(f"{path}: cannot load the lexicon ({error}); reinstall the model")


def _vocabulary(tensors: "safe_open", language: str) -> Vocabulary:  # type: ignore[name-defined]  # noqa: F821
    names = ("words", "counts", "lemmas", "casing")
    parts = {name: tensors.get_tensor(f"{language}.{name}") for name in names}
    words = parts["words"].tobytes().decode().split("\n")
    return Vocabulary(words, parts["counts"], parts["lemmas"], parts["casing"], language)

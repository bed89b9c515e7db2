"""Text → its language, from n-grams of letters; nothing leaves the machine.

A naive Bayes classifier over 10,000 n-grams of one to five characters, 47 languages. The weights are a
selection from the model of py3langid (Lui & Baldwin 2012; BSD-3-Clause, see identification.LICENSE),
made by models/training/identification.py. Norwegian is ``no``, whatever its written form.
"""

import math
import unicodedata
from collections import Counter
from collections.abc import Collection
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import numpy as np
import regex
from numpy.typing import NDArray

Floats = NDArray[np.float32]
_TABLE = Path(__file__).with_name("identification.npz")
_STEP = 16  # weights are stored in sixteenths
_LONGEST = 5  # characters of an n-gram
_SAMPLE = 2_000  # characters of each of the three stretches of a long text
_LEAST = 0.2  # probability below which there is no ground for an answer
_NOT_TEXT = regex.compile(r"(?:(?:https?://|www\.)\S++|(?<!\S)[^\s@]++@\S++|[^\p{L}\p{M}'’])+")
_LETTER = regex.compile(r"\p{L}")


@dataclass(frozen=True, slots=True)
class Identification:
    """A language (ISO 639-1) and the probability, among the candidates, that the text is written in it."""

    language: str
    probability: float


@dataclass(frozen=True, slots=True)
class _Profiles:
    languages: tuple[str, ...]
    rows: dict[str, int]
    weights: Floats


@cache
def _profiles() -> _Profiles:
    with np.load(_TABLE, allow_pickle=False) as table:
        languages = tuple(table["languages"].tobytes().decode().split())
        grams = table["grams"].tobytes().decode().split("\n")
        weights = table["weights"].astype(np.float32) / _STEP
    return _Profiles(languages, {gram: row for row, gram in enumerate(grams)}, weights)


def identifiable() -> tuple[str, ...]:
    """Return the languages that can be told apart, as ISO 639-1 codes."""
    return _profiles().languages


def identify(text: str, *, candidates: Collection[str] | None = None) -> Identification | None:
    """Tell the language of a text by its letters.

    Of a long text the beginning, the middle and the end are looked at. Web addresses, numbers and marks
    do not count, nor does case.

    Args:
        text: Anything from a sentence upwards; single words are often undecidable.
        candidates: Languages to choose from; by default all of `identifiable`. Unknown ones are ignored.

    Returns:
        The likeliest language, or None where the letters give no ground for an answer.

    Example:
        >>> identify("Der Zug nach Bremen fährt heute nicht.").language
        'de'
        >>> identify("12.30 / 14.45") is None
        True
    """
    profiles = _profiles()
    columns = [
        column
        for column, language in enumerate(profiles.languages)
        if candidates is None or language in candidates
    ]
    letters = _letters(text)
    scores = _scores(letters, profiles)
    if scores is None or not columns:
        return None
    # The square root of the length keeps the odds of a long text, whose n-grams depend on each other, sane.
    chosen = scores[columns] / math.sqrt(len(letters.encode()))
    odds = np.exp(chosen - chosen.max())
    best = int(odds.argmax())
    probability = float(odds[best] / odds.sum())
    if probability < _LEAST:
        return None
    return Identification(profiles.languages[columns[best]], probability)


def likeness(text: str) -> float:
    """Return how much a text looks like some language: the log odds of the likeliest against the average.

    Comparable only between different decodings of the same bytes; a wrong one splits words apart.

    Example:
        >>> likeness("größer und schöner") > likeness("grцЯer und schцner")
        True
    """
    scores = _scores(_letters(text), _profiles())
    return 0.0 if scores is None else float(scores.max())


def _letters(text: str) -> str:
    if len(text) > 3 * _SAMPLE:
        middle = (len(text) - _SAMPLE) // 2
        text = f"{text[:_SAMPLE]} {text[middle : middle + _SAMPLE]} {text[-_SAMPLE:]}"
    if not _LETTER.search(text):
        return ""
    return f" {_NOT_TEXT.sub(' ', unicodedata.normalize('NFC', text)).strip().lower()} "


def _scores(letters: str, profiles: _Profiles) -> Floats | None:
    """Log odds of every language: at each character the longest known n-gram that ends there counts."""
    counts: Counter[int] = Counter()
    for end in range(1, len(letters) + 1):
        for start in range(max(0, end - _LONGEST), end):
            row = profiles.rows.get(letters[start:end])
            if row is not None:
                counts[row] += 1
                break
    if not counts:
        return None
    rows = np.fromiter(counts.keys(), int, len(counts))
    found: Floats = np.log1p(np.fromiter(counts.values(), np.float32, len(counts))) @ profiles.weights[rows]
    return found

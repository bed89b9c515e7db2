"""Count words by language: how often, in which case, with which base form."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

import simplemma

from alignkit.tokens import tokenize
from models.training.corpus import Pair, Row

SIMPLEMMA = frozenset(
    "bg ca cs da de el en es fi fr hu is it nl pl pt ro ru sk sl sv tr uk".split()
)  # languages with a lemma dictionary


@dataclass
class WordCounts:
    """Occurrences of each lower-case word, and of each casing away from the start of a sentence."""

    total: Counter[str] = field(default_factory=Counter)
    capitalised: Counter[str] = field(default_factory=Counter)
    upper: Counter[str] = field(default_factory=Counter)
    inside: Counter[str] = field(default_factory=Counter)

    def casing(self, word: str) -> int:
        """0 small, 1 Capitalised, 2 ALL CAPITALS: the commonest inside sentences."""
        inside = self.inside[word]
        if inside and self.upper[word] * 2 > inside and len(word) > 1:
            return 2
        return int(bool(inside) and self.capitalised[word] * 2 > inside)


def count_words(rows: Iterable[Row]) -> dict[str, WordCounts]:
    """Count every language once a distinct text."""
    seen: dict[str, set[int]] = defaultdict(set)
    found: dict[str, WordCounts] = defaultdict(WordCounts)
    for row in rows:
        for language, text in row.texts.items():
            key = hash(text)
            if key not in seen[language]:
                seen[language].add(key)
                _count_text(found[language], text, swiss=row.source.startswith("swisslaw"))
    if "de" in found:
        _restore_sharp_s(found["de"])
    return found


def _count_text(counts: WordCounts, text: str, *, swiss: bool) -> None:
    words = [token.text for token in tokenize(text) if token.is_word]
    shouting = text.isupper()
    for place, word in enumerate(words):
        lower = word.lower() + ("\0" if swiss and "ss" in word else "")
        counts.total[lower] += 1
        if place and not shouting:
            counts.inside[lower] += 1
            counts.capitalised[lower] += word[0].isupper()
            counts.upper[lower] += word.isupper()


def note_casing(counts: dict[str, WordCounts], entries: Iterable[Pair]) -> None:
    """Take the casing of words that texts do not show from one-word dictionary entries."""
    for entry in entries:
        for language, text in zip(entry.languages, entry.texts, strict=True):
            lower = text.lower()
            if language in counts and text.isalpha() and not counts[language].inside[lower]:
                counts[language].inside[lower] = 1
                counts[language].capitalised[lower] = int(text[0].isupper())
                counts[language].upper[lower] = int(text.isupper())


def _restore_sharp_s(counts: WordCounts) -> None:
    """Move Swiss spellings (marked by NUL) to the ß form where other sources write that more often."""
    with_sharp = {word.replace("ß", "ss"): word for word in counts.total if "ß" in word}
    for table in (counts.total, counts.inside, counts.capitalised, counts.upper):
        for marked in [word for word in table if word.endswith("\0")]:
            plain = marked[:-1]
            sharp = with_sharp.get(plain)
            home = sharp if sharp and counts.total[sharp] > counts.total[plain] else plain
            table[home] += table.pop(marked)


def lemmas(words: Iterable[str], counts: WordCounts, language: str) -> Mapping[str, str]:
    """Base form of each word, lower case, by simplemma; nouns are looked up capitalised."""
    if language not in SIMPLEMMA:
        return {}
    found = {}
    for word in words:
        written = word.capitalize() if counts.casing(word) == 1 else word
        lemma = simplemma.lemmatize(written, lang=language).lower()
        if lemma != word and lemma.isalpha():
            found[word] = lemma
    return found

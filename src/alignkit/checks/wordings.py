"""Find terms in a text whatever their inflection.

Two forms are one word if the lexicon gives them one base form, or if it knows no better and they differ by
usual endings only. Capitals matter where they are part of the term ("IT"), and in German, whose nouns have
them.
"""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from functools import lru_cache
from typing import Generic, NamedTuple, TypeVar

from alignkit.languages.names import folded
from alignkit.lexicon import Vocabulary
from alignkit.tokens import Token, tokenize

Item = TypeVar("Item")

_ENDINGS: Mapping[str, frozenset[str]] = {
    "de": frozenset(("", "e", "en", "em", "er", "es", "n", "s")),
    "en": frozenset(("", "s", "es")),
    "fr": frozenset(("", "s", "x", "e", "es")),
}
_NOUN_ENDINGS = frozenset(("", "e", "en", "es", "n", "nen", "s"))  # "er" makes another word: Bank, Banker
_LONGEST_ENDING = 2  # letters, in languages without a list
_STEM, _PLURAL_STEM = 4, 3
_PLURALS = frozenset(("", "s", "x"))
_JOINED = 4  # letters of a term that may be part of a compound
_CUT, _CUT_END = 7, 2  # letters of a term from which so many at its end may differ
_LOOSE = 3  # words that may stand between those of a term
_SHAPES = str.maketrans({"’": "'", "‐": "-", "‑": "-", "–": "-"})


class Speech(NamedTuple):
    """A language and what the lexicon knows of it."""

    language: str
    vocabulary: Vocabulary | None = None


class Place(NamedTuple):
    """Tokens first..last, both inclusive."""

    first: int
    last: int


@lru_cache(maxsize=4096)
def term_words(text: str) -> tuple[str, ...]:
    """Return the words and marks of a term."""
    return tuple(token.text.translate(_SHAPES) for token in tokenize(text))


def is_cased(text: str) -> bool:
    """Whether capitals are part of a term: one stands inside a word.

    Example:
        >>> is_cased("IT"), is_cased("eCall"), is_cased("Fahrrad")
        (True, True, False)
    """
    return any(letter.isupper() for word in term_words(text) for letter in word[1:])


def same_word(term: str, word: str, speech: Speech, *, cased: bool = False) -> bool:
    """Whether a word of a text is a form of a word of a term.

    Example:
        >>> same_word("facture", "Factures", Speech("fr")), same_word("port", "porte", Speech("it"))
        (True, False)
    """
    word = word.translate(_SHAPES)
    if term == word:
        return True
    if cased:
        return word in (f"{term}s", f"{term}'s")
    if speech.language == "de" and term[0].isupper() and word[0].islower():
        return False
    one, two = term.casefold(), word.casefold()
    if one == two:
        return True
    return one[0].isalpha() and two[0].isalpha() and _inflected(one, two, speech, noun=term[0].isupper())


def _inflected(one: str, two: str, speech: Speech, *, noun: bool) -> bool:
    if speech.vocabulary is not None:
        bases = speech.vocabulary.lemma(one), speech.vocabulary.lemma(two)
        if bases[0] == bases[1] == one:
            return True
        if bases[0] != bases[1] and bases != (one, two):
            return False  # the lexicon knows better
    stem = one[: _shared(one, two)]
    ends = {one[len(stem) :], two[len(stem) :]}
    if len(stem) < _STEM:
        return len(stem) >= _PLURAL_STEM and ends <= _PLURALS
    known = _NOUN_ENDINGS if noun and speech.language == "de" else _ENDINGS.get(speech.language)
    if known is not None:
        return ends <= known
    return max(map(len, ends)) <= _LONGEST_ENDING and len(stem) > _STEM


def _shared(one: str, two: str) -> int:
    """Return how many letters two words have in common at their beginning."""
    pairs = enumerate(zip(one, two, strict=False))
    return next((place for place, (a, b) in pairs if a != b), min(len(one), len(two)))


class Index(Generic[Item]):
    """Terms of one language, found fast however many there are.

    Args:
        terms: Each with whether its capitals count and what to hand back.
        speech: Their language.
    """

    def __init__(self, terms: Sequence[tuple[str, bool, Item]], speech: Speech) -> None:
        self._speech = speech
        self._entries: dict[str, list[tuple[tuple[str, ...], int, bool, Item]]] = {}
        self._known: dict[str, frozenset[str]] = {}
        split = [(term_words(text), cased, item) for text, cased, item in terms]
        usual = Counter(key for words, _, _ in split for word in set(words) for key in self._keys(word))
        for words, cased, item in split:
            if words:
                # The rarest word of a term is looked for, the others are compared beside it.
                rarest = min(
                    range(len(words)), key=lambda place: max(usual[key] for key in self._keys(words[place]))
                )
                entry = words, rarest, cased, item
                for key in self._keys(words[rarest]):
                    self._entries.setdefault(key, []).append(entry)

    def find(self, tokens: Sequence[Token]) -> list[tuple[Item, Place]]:
        """Return the terms in a text, in order of place; one inside a longer one is not there."""
        found = list(self._candidates(tokens))
        longest = sorted(found, key=lambda hit: (hit[1].first - hit[1].last, hit[1].first))
        taken: dict[int, Place] = {}
        for _, place in longest:
            for number in range(place.first, place.last + 1):
                taken.setdefault(number, place)
        return [(item, place) for item, place in found if taken[place.first] == taken[place.last] == place]

    def _candidates(self, tokens: Sequence[Token]) -> Iterator[tuple[Item, Place]]:
        for number, token in enumerate(tokens):
            entries = [entry for key in self._keys(token.text) for entry in self._entries.get(key, ())]
            for words, offset, cased, item in {id(entry): entry for entry in entries}.values():
                first = number - offset
                own = tokens[max(0, first) : first + len(words)]
                if len(own) == len(words) and all(
                    same_word(word, token.text, self._speech, cased=cased)
                    for word, token in zip(words, own, strict=True)
                ):
                    yield item, Place(first, first + len(words) - 1)

    def _keys(self, word: str) -> frozenset[str]:
        """What words must have in common to be forms of one: itself, a stem, or the base form."""
        keys = self._known.get(word)
        if keys is None:
            keys = self._known[word] = frozenset(_stems(word.translate(_SHAPES).casefold(), self._speech))
        return keys


def _stems(word: str, speech: Speech) -> Iterator[str]:
    yield word
    yield word.removesuffix("s")
    if speech.vocabulary is not None:
        yield speech.vocabulary.lemma(word)
    known = _ENDINGS.get(speech.language)
    endings = {word[-1:], word[-_LONGEST_ENDING:]} if known is None else known | _NOUN_ENDINGS | _PLURALS
    yield from (
        word.removesuffix(end)
        for end in endings
        if word.endswith(end) and len(word) - len(end) >= _PLURAL_STEM
    )


def is_used(term: str, tokens: Sequence[Token], speech: Speech, *, cased: bool) -> bool:
    """Whether a text has a term in any form: inflected, in a compound, its words apart or turned round."""
    words = term_words(term)
    if not words:
        return False
    width = len(words) + (_LOOSE if len(words) > 1 else 0)
    for first in range(len(tokens)):
        near = tokens[first : first + width]
        if all(any(same_word(word, token.text, speech, cased=cased) for token in near) for word in words):
            return True
    if cased:
        return False
    core = folded(term)
    core = core[:-_CUT_END] if len(core) >= _CUT else core
    return len(core) >= _JOINED and core in folded("".join(token.text for token in tokens))

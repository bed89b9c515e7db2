"""False friends: words of several languages that look like one word and mean different things.

The table is ``false_friends.txt``. A family holds the meanings of one look, a line each: the words that have
this meaning, by language, and behind “>” the usual word for it in languages where the look has another
meaning. Only words that hardly ever render each other are there.
"""

from collections.abc import Mapping
from functools import cache
from itertools import groupby
from typing import NamedTuple

from alignkit.languages.text_tables import table_lines


class Friend(NamedTuple):
    """A word as it is written, its meaning in a family of look-alikes, and its place in its row."""

    family: int
    meaning: int
    word: str
    place: int


class Meaning(NamedTuple):
    """One meaning of a family: a gloss, and its usual words in each language that has some."""

    gloss: str
    usual: Mapping[str, tuple[str, ...]]

    def word(self, language: str, place: int) -> str | None:
        """Return the usual word for a place in another language's row: an adverb for an adverb."""
        words = self.usual.get(language)
        return None if words is None else words[min(place, len(words) - 1)]


@cache
def _families() -> tuple[tuple[Meaning, ...], ...]:
    return tuple(tuple(Meaning(gloss, _usual(rest)) for gloss, rest in family) for family in _parsed())


@cache
def _parsed() -> list[list[tuple[str, str]]]:
    rows = [line.partition("=") for line in table_lines("false_friends.txt")]
    return [
        [(gloss.strip(), rest) for gloss, _, rest in family]
        for is_family, family in groupby(rows, key=lambda row: bool(row[0]))
        if is_family
    ]


def _words(text: str) -> dict[str, list[str]]:
    """Read “de aktuell; fr actuel/actuellement”."""
    rows = (item.strip().partition(" ") for item in text.split(";") if item.strip())
    return {language: words.split("/") for language, _, words in rows}


def _usual(rest: str) -> dict[str, tuple[str, ...]]:
    alike, _, others = rest.partition(">")
    return {language: tuple(words) for language, words in (_words(alike) | _words(others)).items()}


@cache
def false_friends(language: str) -> Mapping[str, tuple[Friend, ...]]:
    """Return the words of a language that are false friends of others, in small letters.

    Example:
        >>> [meanings(friend)[friend.meaning].gloss for friend in false_friends("de")["fabrik"]]
        ['factory']
    """
    found: dict[str, tuple[Friend, ...]] = {}
    for number, family in enumerate(_parsed()):
        for place, (_, rest) in enumerate(family):
            for k, word in enumerate(_words(rest.partition(">")[0]).get(language, ())):
                found[word.lower()] = (*found.get(word.lower(), ()), Friend(number, place, word, k))
    return found


def meanings(friend: Friend) -> tuple[Meaning, ...]:
    """Return all meanings of a word's family."""
    return _families()[friend.family]

"""Closed classes of words whose members exclude each other: what is said “at least” is not said “at most”.

A class has poles, and a language names each of them in a few ways. Tables give these ways as phrases, parted
by commas. A word may list its endings (``ober|e|er``: obere, oberer; ``left||s``: left, lefts), may
leave its ending open (``fermé*``), and a phrase that ends in ``#`` stands before a number.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import product
from typing import NamedTuple

import regex

from alignkit.languages.number_words import cardinals

#: A pole that silences its class: what stands there may be meant either way.
EITHER = ""
_NUMBER = "#"
_WORD = regex.compile(r"\p{L}+|\S")
_OPEN = "*"
_REACH = 2  # tokens after a phrase among which its number stands


class Ways(NamedTuple):
    """How a language names the two poles of a class.

    Attributes:
        one: Phrases that surely name the first pole.
        other: The same for the second; where both list as many forms, they are counterparts in that order.
        near_one: What may render the first pole, and so silences the class where the second is found.
        near_other: The same for the second pole.
        either: What makes the class say nothing.
    """

    one: str
    other: str
    near_one: str = ""
    near_other: str = ""
    either: str = ""


class Named(NamedTuple):
    """Phrases of a pole: sure ones name it, others may."""

    pole: str
    phrases: str
    sure: bool = True


class Member(NamedTuple):
    """A member of a class in a sentence: its first and last token, and which of its pole's forms it is."""

    group: str
    pole: str
    sure: bool
    first: int
    last: int
    form: int


class _Entry(NamedTuple):
    words: tuple[str, ...]
    numbered: bool
    group: str
    pole: str
    sure: bool
    form: int

    def fits(self, words: Sequence[str], at: int, language: str) -> bool:
        end = at + len(self.words)
        if tuple(words[at + 1 : end]) != self.words[1:]:
            return False
        return not self.numbered or any(_is_number(w, language) for w in words[end : end + _REACH])


def two_poles(poles: tuple[str, str], ways: Mapping[str, Ways]) -> Mapping[str, Sequence[Named]]:
    """Spread a table of two poles into rows, by language."""
    one, other = poles
    return {
        language: (
            Named(one, row.one),
            Named(other, row.other),
            Named(one, row.near_one, sure=False),
            Named(other, row.near_other, sure=False),
            Named(EITHER, row.either, sure=False),
        )
        for language, row in ways.items()
    }


def forms(phrases: str) -> list[str]:
    """Write out the phrases of a table.

    Example:
        >>> forms("at least, ober|e|er")
        ['at least', 'obere', 'oberer']
    """
    found: list[str] = []
    for phrase in filter(None, (part.strip() for part in phrases.split(","))):
        choices = []
        for word in phrase.split():
            stem, *endings = word.split("|")
            choices.append([stem + ending for ending in endings] if endings else [stem])
        found.extend(" ".join(words) for words in product(*choices))
    return found


@dataclass(frozen=True, eq=False)
class Contrasts:
    """Classes by name, each by language; a phrase belongs to the classes that name it at greatest length.

    Example:
        >>> table = {"en": Ways("at least", "at most, no more than", "more than")}
        >>> contrasts = Contrasts({"bound": two_poles(("least", "most"), table)})
        >>> [(m.pole, m.first, m.last) for m in contrasts.members("No more than 5".split(), "en")]
        [('most', 0, 2)]
        >>> contrasts.form("bound", "least", "en", 7)
        'at least'
    """

    groups: Mapping[str, Mapping[str, Sequence[Named]]]
    _indices: dict[str, Mapping[str, list[_Entry]]] = field(default_factory=dict, init=False, repr=False)

    def members(self, words: Sequence[str], language: str) -> list[Member]:
        """Find the members of all classes in the words of a sentence, the longest at each place."""
        index = self._index(language)
        if not index:
            return []
        lower = [word.lower().replace("’", "'") for word in words]
        found: list[Member] = []
        at = 0
        while at < len(lower):
            fitting = [entry for entry in _starting(lower[at], index) if entry.fits(lower, at, language)]
            size = max((len(entry.words) for entry in fitting), default=1)
            longest = [entry for entry in fitting if len(entry.words) == size]
            found.extend(_unequal(longest, at, size))
            at += size
        return found

    def form(self, group: str, pole: str, language: str, number: int) -> str | None:
        """The form of a pole that has a number in its list; the first where the lists are unlike.

        None where the first form has fellows with other endings, of which nobody knows the right one.
        """
        rows = [row for row in self.groups[group].get(language, ()) if row.sure and row.phrases]
        lists = {row.pole: forms(row.phrases) for row in rows}
        own = lists.get(pole, [])
        if not own:
            return None
        if len({len(phrases) for phrases in lists.values()}) == 1:
            return _plain(own[number]) if number < len(own) else None
        first = next(row.phrases for row in rows if row.pole == pole).split(",")[0]
        return None if "|" in first else _plain(own[0])

    def _index(self, language: str) -> Mapping[str, list[_Entry]]:
        if language not in self._indices:
            index: dict[str, list[_Entry]] = {}
            for group, rows in self.groups.items():
                for row in rows.get(language, ()):
                    for number, phrase in enumerate(forms(row.phrases)):
                        words = tuple(_WORD.findall(phrase.removesuffix(_NUMBER)))
                        if phrase.endswith(_OPEN):
                            words = (phrase,)
                        entry = _Entry(words, phrase.endswith(_NUMBER), group, row.pole, row.sure, number)
                        index.setdefault(words[0], []).append(entry)
            self._indices[language] = index
        return self._indices[language]


def _plain(phrase: str) -> str | None:
    return None if phrase.endswith(_OPEN) else phrase.removesuffix(_NUMBER).strip()


def _starting(word: str, index: Mapping[str, list[_Entry]]) -> Iterator[_Entry]:
    yield from index.get(word, ())
    for size in range(3, len(word) + 1):
        yield from index.get(word[:size] + _OPEN, ())


def _unequal(entries: Sequence[_Entry], at: int, size: int) -> Iterator[Member]:
    """One member a class and pole; where one is sure, nothing else of its class may be meant."""
    seen: set[tuple[str, str]] = set()
    certain = {entry.group for entry in entries if entry.sure}
    for entry in entries:
        if (entry.group, entry.pole) not in seen and (entry.sure or entry.group not in certain):
            seen.add((entry.group, entry.pole))
            yield Member(entry.group, entry.pole, entry.sure, at, at + size - 1, entry.form)


def _is_number(word: str, language: str) -> bool:
    return word[0].isdigit() or word in cardinals(language)

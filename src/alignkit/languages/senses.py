"""Words of two meanings that the words around them tell apart, and how each is rendered.

The table is ``senses.txt``: a language and a word, with its forms; behind “@” words of its context, of which
two stand near it where this meaning is meant, or “*” for a word that has no other; behind “>” by language
the renderings of the other meaning and, behind “=”, the right one.
"""

from collections.abc import Mapping
from functools import cache
from typing import NamedTuple

from alignkit.languages.text_tables import table_lines

_CUES = 2


class Rendering(NamedTuple):
    """How a language renders the meaning that is not meant, and the one that is."""

    wrong: frozenset[str]
    right: str


class Sense(NamedTuple):
    """One meaning of a word: words of its context, how many of them it takes, renderings by language."""

    cues: frozenset[str]
    least: int
    renderings: Mapping[str, Rendering]


@cache
def senses(language: str) -> Mapping[str, tuple[Sense, ...]]:
    """Return the meanings of a language's words, by each form of a word in small letters.

    Example:
        >>> [sense.renderings["de"].right for sense in senses("en")["bill"]]
        ['Gesetzentwurf']
    """
    found: dict[str, tuple[Sense, ...]] = {}
    for line in table_lines("senses.txt"):
        own, _, rest = line.partition(" ")
        if own == language:
            head, _, renderings = rest.partition(" > ")
            words, _, cues = head.partition(" @ ")
            for word in words.lower().split("/"):
                found[word] = (*found.get(word, ()), _read(cues, renderings))
    return found


def _read(cues: str, renderings: str) -> Sense:
    found = {}
    for item in renderings.split(";"):
        language, _, words = item.strip().partition(" ")
        wrong, _, right = words.partition(" = ")
        found[language] = Rendering(frozenset(wrong.lower().split()), right)
    known = frozenset(cues.lower().split()) - {"*"}
    return Sense(known, min(_CUES, len(known)), found)

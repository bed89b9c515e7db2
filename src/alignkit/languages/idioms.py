"""Idioms whose words, rendered one by one, make no sense in another language.

The table is ``idioms.txt``: a language, the words that make the idiom out in their base forms, a star before
those that are its image, behind “=” what it means, and behind “>” how other languages put it. A language that
is not named there may share the image.
"""

from collections.abc import Mapping
from functools import cache
from importlib import resources
from typing import NamedTuple


class Idiom(NamedTuple):
    """The words that make an idiom out, those of its image among them, its meaning and its renderings."""

    words: tuple[str, ...]
    image: frozenset[str]
    gloss: str
    renderings: Mapping[str, str]


@cache
def idioms(language: str) -> Mapping[str, tuple[Idiom, ...]]:
    """Return the idioms of a language by the first word of their image.

    Example:
        >>> [idiom.gloss for idiom in idioms("it")["natura"]]
        ['still life']
    """
    table = resources.files("alignkit.languages").joinpath("idioms.txt").read_text(encoding="utf-8")
    found: dict[str, tuple[Idiom, ...]] = {}
    for line in table.splitlines():
        own, _, rest = line.partition(" ")
        if own == language:
            first, idiom = _read(rest)
            found[first] = (*found.get(first, ()), idiom)
    return found


def _read(line: str) -> tuple[str, Idiom]:
    words, _, _ = line.lower().partition(" = ")
    gloss = line[len(words) + 3 :].partition(" > ")[0]
    renderings = line.partition(" > ")[2]
    rows = (item.strip().partition(" ") for item in renderings.split(";"))
    image = [word[1:] for word in words.split() if word.startswith("*")]
    plain = tuple(word.removeprefix("*") for word in words.split())
    return image[0], Idiom(plain, frozenset(image), gloss, {other: text for other, _, text in rows})

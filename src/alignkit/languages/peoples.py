"""Countries and their peoples: the words that name them, whether noun or adjective.

The table is ``peoples.txt``: a code, ISO 3166 where there is one, and by language how the words begin, as
regular expressions; ``$`` is the end of a word.
"""

from collections.abc import Mapping
from functools import cache

import regex

from alignkit.languages.text_tables import table_lines

_CAPITALS = frozenset({"en", "nl"})  # languages whose adjectives of peoples have capitals, too


@cache
def _rows() -> Mapping[str, tuple[str, ...]]:
    """The groups of each language's pattern."""
    found: dict[str, tuple[str, ...]] = {}
    for line in table_lines("peoples.txt"):
        code, _, rest = line.partition(" ")
        for item in rest.split(";"):
            language, _, beginnings = item.strip().partition(" ")
            found[language] = (*found.get(language, ()), f"(?P<{code}>{beginnings})")
    return found


@cache
def _pattern(language: str) -> "regex.Pattern[str]":
    """The pattern of a language; the name of the group that matches is the people's code."""
    return regex.compile("|".join(_rows()[language]))


def knows_peoples(language: str) -> bool:
    """Whether the table has a language."""
    return language in _rows()


@cache
def people(word: str, language: str) -> str | None:
    """Return the code of the country or people that a word names.

    Example:
        >>> people("schwedische", "de"), people("Suisse", "fr"), people("turquoise", "fr")
        ('SE', 'CH', None)
    """
    if not knows_peoples(language) or (language in _CAPITALS and not word[0].isupper()):
        return None
    found = _pattern(language).match(word.lower())
    return None if found is None else found.lastgroup

"""Countries and their peoples: the words that name them, whether noun or adjective.

The table is ``peoples.txt``: a code, ISO 3166 where there is one, and by language how the words begin, as
regular expressions; ``$`` is the end of a word.
"""

from collections.abc import Mapping
from functools import cache
from importlib import resources

import regex

_CAPITALS = frozenset({"en", "nl"})  # languages whose adjectives of peoples have capitals, too


@cache
def _patterns() -> Mapping[str, "regex.Pattern[str]"]:
    """One pattern a language; the name of the group that matches is the people's code."""
    table = resources.files("alignkit.languages").joinpath("peoples.txt").read_text(encoding="utf-8")
    found: dict[str, list[str]] = {}
    for line in table.splitlines():
        code, _, rest = line.partition(" ")
        for item in rest.split(";"):
            language, _, beginnings = item.strip().partition(" ")
            found.setdefault(language, []).append(f"(?P<{code}>{beginnings})")
    return {language: regex.compile("|".join(rows)) for language, rows in found.items()}


@cache
def knows_peoples(language: str) -> bool:
    """Whether the table has a language."""
    return language in _patterns()


@cache
def people(word: str, language: str) -> str | None:
    """Return the code of the country or people that a word names.

    Example:
        >>> people("schwedische", "de"), people("Suisse", "fr"), people("turquoise", "fr")
        ('SE', 'CH', None)
    """
    if not knows_peoples(language) or (language in _CAPITALS and not word[0].isupper()):
        return None
    found = _patterns()[language].match(word.lower())
    return None if found is None else found.lastgroup

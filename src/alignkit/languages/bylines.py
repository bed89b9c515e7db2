"""How a newspaper introduces the name of an author: the word that opens a byline, by language."""

from types import MappingProxyType

BYLINES = MappingProxyType(
    {
        "ca": "per",
        "da": "af",
        "de": "von",
        "en": "by",
        "es": "por",
        "fr": "par",
        "it": "di",
        "nl": "door",
        "no": "av",
        "pt": "por",
        "ro": "de",
        "sv": "av",
    }
)


def byline_word(word: str, source_language: str, target_language: str) -> str | None:
    """Return the target language's byline word if ``word`` is the source language's.

    Example:
        >>> byline_word("By", "en", "de"), byline_word("With", "en", "de")
        ('von', None)
    """
    if BYLINES.get(source_language) != word.casefold():
        return None
    return BYLINES.get(target_language)


_OTHERS = {
    "de": ("text",), "es": ("de",), "fr": ("de",), "it": ("da", "a"), "nl": ("van",), "pt": ("de",),
    "ca": ("de",),
}  # fmt: skip
#: Words between two names that make them the ends of a way: “Von Berlin nach München”.
WAYS = frozenset("nach bis to à a till til naar în do".split())


def opens_byline(word: str, language: str) -> bool:
    """Whether a word may stand before an author's name, or the language is not known well enough to tell.

    Example:
        >>> opens_byline("Von", "de"), opens_byline("Für", "de"), opens_byline("Od", "pl")
        (True, False, True)
    """
    if language not in BYLINES:
        return True
    return word.casefold() in (BYLINES[language], *_OTHERS.get(language, ()))

"""Scripts: which letters a language is written in, by the Unicode CLDR's likely subtags."""

from functools import cache

import regex

_SCRIPTS = {
    "Latn": "Latin", "Cyrl": "Cyrillic", "Grek": "Greek", "Arab": "Arabic", "Hebr": "Hebrew",
    "Deva": "Devanagari", "Beng": "Bengali", "Armn": "Armenian", "Geor": "Georgian", "Thai": "Thai",
    "Taml": "Tamil", "Hans": "Han", "Hant": "Han", "Kore": "Hangul", "Jpan": "Han",
}  # fmt: skip
_OWN_LETTERS = {
    script: regex.compile(rf"[\p{{{script}}}\p{{M}}\p{{Common}}\p{{Inherited}}]+")
    for script in ("Latin", "Cyrillic", "Greek")
}
_ANY_LATIN = regex.compile(r"\p{Latin}")


@cache
def script(language: str) -> str | None:
    """Unicode's name of the script that a language is usually written in; None where CLDR does not say.

    Example:
        >>> script("de"), script("ru"), script("el"), script("xx")
        ('Latin', 'Cyrillic', 'Greek', None)
    """
    from babel.core import get_global

    likely = get_global("likely_subtags").get(language, "").split("_")
    return next((_SCRIPTS[part] for part in likely if part in _SCRIPTS), None)


def is_foreign(word: str, language: str) -> bool:
    """Whether a word is of letters in which nothing of the language is written.

    Every language takes in Latin words (brands, abbreviations), and languages of several scripts, or of
    one that this module does not compare, have no foreign letters here.

    Example:
        >>> is_foreign("плотина", "en"), is_foreign("iPhone", "ru"), is_foreign("Straße", "en")
        (True, False, False)
    """
    own = _OWN_LETTERS.get(script(language) or "")
    return own is not None and own.fullmatch(word) is None and _ANY_LATIN.search(word) is None

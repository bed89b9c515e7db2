"""Which months, weekdays, languages and peoples a language writes with a capital."""

from functools import cache

from alignkit.languages.calendar import calendar_names
from alignkit.languages.names import language_names
from alignkit.languages.peoples import people

#: Languages that write a language's or a people's adjective with a capital.
_ADJECTIVES = frozenset(("en", "nl"))
#: English names that are other words, too, in small letters.
_WORDS_TOO = frozenset(
    "may march august sun sat mar jan jun sept dec oct nov feb apr aug mon tue wed thu fri polish turkey "
    "pole poles swede swedes china japan jersey swiss "
    "second tonga ga twi afar divehi guinea chad venetian".split()
)
#: What belongs to a continent or a part of a country.
_REGIONAL = frozenset(
    "european europeans african africans asian asians american "
    "americans british scottish welsh catalan basque "
    "bavarian flemish sicilian tuscan siberian californian texan "
    "parisian londoner londoners arab arabs jewish "
    "muslim muslims christian christians catholic "
    "catholics protestant protestants buddhist hindu islamic".split()
)
#: Words before the name of a language.
_BEFORE_LANGUAGE = {
    "fr": frozenset(("en",)), "es": frozenset(("en",)), "it": frozenset(("in",)), "pt": frozenset(("em",)),
    "ca": frozenset(("en",)), "sv": frozenset(("på",)), "da": frozenset(("på",)), "no": frozenset(("på",)),
    "pl": frozenset(("po",)), "cs": frozenset(("v", "ve", "do")), "ru": frozenset(("на",)),
    "ro": frozenset(("în",)),
}  # fmt: skip
#: What makes a weekday a day of feast or mourning: “Good Friday”, “Black Friday”.
_NAMED_DAYS = frozenset(
    "saint santo santa santi sfânt negro nero noir black good ceneri cinzas ceniza cendres gras gordo "
    "grasso bloody sangriento sanglant wielki wielka biały "
    "czarny velký černý zelený palmas palme rameaux ramos".split()
)


@cache
def large_words(language: str) -> frozenset[str]:
    """Names of months, weekdays and languages, in small letters, that the language writes with a capital.

    Example:
        >>> {"thursday", "french"} <= large_words("en"), "may" in large_words("en"), large_words("fr")
        (True, False, frozenset())
    """
    names = calendar_names(language)
    found: set[str] = set()
    if names is not None and names.capitalised and language != "de":
        found |= names.full
    if language in _ADJECTIVES:
        found |= language_names(language)
    if language == "en":
        found |= _REGIONAL
    return frozenset(name for name in found - _WORDS_TOO if len(name) > 3)


def is_large_people(word: str, language: str) -> bool:
    """Whether a word in small letters would name a country or people if it had its capital.

    Example:
        >>> is_large_people("mexican", "en"), is_large_people("pole", "en"), is_large_people("mexicain", "fr")
        (True, False, False)
    """
    return (
        language in _ADJECTIVES
        and len(word) > 3
        and word not in _WORDS_TOO
        and people(word.capitalize(), language) is not None
    )


@cache
def small_words(language: str) -> frozenset[str]:
    """Names of months and weekdays that the language writes with a small letter.

    Example:
        >>> "giugno" in small_words("it"), "June" in small_words("en")
        (True, False)
    """
    names = calendar_names(language)
    return frozenset() if names is None or names.capitalised else names.full


def is_month(word: str, language: str) -> bool:
    """Whether a word names a month."""
    names = calendar_names(language)
    return names is not None and word.lower() in names.months


def names_a_day(word: str) -> bool:
    """Whether a word beside a weekday makes it a name.

    Example:
        >>> names_a_day("Santo"), names_a_day("tarde")
        (True, False)
    """
    return word.lower() in _NAMED_DAYS


def is_small_language(word: str, before: str, language: str) -> bool:
    """Whether a word, after a preposition, names a language that is written small: “en Français”.

    Example:
        >>> is_small_language("Français", "en", "fr"), is_small_language("French", "in", "en")
        (True, False)
    """
    return before in _BEFORE_LANGUAGE.get(language, ()) and word.lower() in language_names(language)

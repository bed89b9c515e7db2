"""How each language sets its marks: spaces, quotation marks, and words that may stand twice.

The Unicode CLDR keeps quotation marks per locale, but no Python library hands them out, so the table
is spelled out here, with the styles that newspapers and publishers of the language use beside it.
"""

from collections.abc import Mapping
from functools import cache, lru_cache
from typing import NamedTuple

import regex


def _set(words: str) -> frozenset[str]:
    return frozenset(words.split())


#: Marks that a language sets off with a space (French typographic rules; none elsewhere).
_SPACED_MARKS: Mapping[str, str] = {"fr": ";:!?»"}

#: Scripts without spaces between words: rules about blanks do not apply.
_UNSPACED = frozenset({"zh", "ja", "th", "lo", "my", "km", "bo", "dz"})

#: Opening and closing double quotation marks in use, the usual style first.
_QUOTES: Mapping[str, tuple[str, ...]] = {
    "bg": ("„“", "«»"),
    "ca": ("«»", "“”"),
    "cs": ("„“", "»«"),
    "da": ("»«", "„“", "””", "“”"),
    "de": ("„“", "»«", "«»"),
    "el": ("«»", "“”"),
    "en": ("“”",),
    "es": ("«»", "“”"),
    "et": ("„“", "„”", "«»"),
    "fi": ("””", "»»"),
    "fr": ("«»", "“”"),
    "hr": ("„”", "»«", "„“"),
    "hu": ("„”", "»«"),
    "it": ("«»", "“”"),
    "lt": ("„“",),
    "lv": ("„“", "“”", "«»"),
    "nl": ("“”", "„”"),
    "no": ("«»", "“”"),
    "pl": ("„”", "«»", "»«"),
    "pt": ("“”", "«»"),
    "ro": ("„”", "«»"),
    "ru": ("«»", "„“"),
    "sk": ("„“", "»«"),
    "sl": ("„“", "»«"),
    "sr": ("„“", "„”", "»«"),
    "sv": ("””", "»»"),
    "tr": ("“”", "«»"),
    "uk": ("«»", "„“", "“”"),
}
_ALL_STYLES = tuple(sorted({style for styles in _QUOTES.values() for style in styles}))

#: Every character that can stand for a double quotation mark.
DOUBLE_QUOTES = frozenset('"„“”«»‟')

#: Words that can follow themselves in good prose because grammar puts them there: clitics, auxiliaries.
_BY_GRAMMAR: Mapping[str, frozenset[str]] = {
    "ca": _set("els que"),
    "cs": _set("se"),
    "da": _set("det den de som"),
    "de": _set("sie ihr uns euch sich nach"),
    "en": _set("had that is was do did her in on up over there who what"),
    "es": _set("que"),
    "fr": _set("nous vous en faire y"),
    "it": _set("che"),
    "nl": _set("dat die zij was had is er ze in op je"),
    "no": _set("det den de som"),
    "pl": _set("się"),
    "pt": _set("se que"),
    "sv": _set("det den de som"),
}
#: The same for the sake of emphasis.
_FOR_EMPHASIS: Mapping[str, frozenset[str]] = {
    "de": _set("sehr ja nein so weit lange ganz viel nie"),
    "en": _set("very no yes so bye ha now long many more far"),
    "el": _set("πολύ ναι όχι λίγο"),
    "es": _set("no sí muy tan ya nada mucho bien poco"),
    "fr": _set("très oui non si tout trop bien petit plus loin jamais mieux"),
    "it": _set("sì no via molto così piano poco ben quasi man mano appena subito ora"),
    "nl": _set("heel nee ja zeer veel"),
    "pl": _set("bardzo tak nie coraz"),
    "pt": _set("não sim muito já tão quase logo"),
    "ru": _set("очень да нет еле чуть едва"),
}
_NONE: frozenset[str] = frozenset()
#: Languages that double words to make new ones: Turkish "zaman zaman", Malay "anak anak".
_REDUPLICATING = frozenset({"az", "id", "ms", "tr", "vi"})
#: German articles that may follow the relative pronoun of the same form, after a comma.
_RELATIVE: Mapping[str, frozenset[str]] = {
    "de": _set("der die das den dem des"),
    "nl": _set("die dat"),
}

#: Words of one letter that nothing but a slip doubles.
_LETTERS: Mapping[str, frozenset[str]] = {
    "ca": _set("a e i o"),
    "cs": _set("a i k o s u v z"),
    "en": _set("a"),
    "es": _set("a e o u y"),
    "fr": _set("à"),
    "hr": _set("a i k o s u"),
    "it": _set("a e i o è"),
    "pl": _set("a i o u w z"),
    "pt": _set("a e o à é"),
    "ro": _set("a o"),
    "ru": _set("а в и к о с у"),
    "sk": _set("a i k o s u v z"),
    "sl": _set("a h k o s v z"),
    "sv": _set("i å"),
    "da": _set("i"),
    "no": _set("i"),
    "uk": _set("а в з і о у"),
}
#: German words that may stand between a comma and a relative pronoun, or join clauses before one.
_BEFORE_RELATIVE: Mapping[str, frozenset[str]] = {
    "de": _set(
        "an auf aus außer bei bis durch für gegen gegenüber hinter in mit nach neben ohne seit trotz um "
        "unter über von vor wegen während zu zwischen und oder aber sondern als wie denn dass weil wenn ob"
    ),
}

#: Languages that write a heading like a sentence; German has its nouns, English its title case.
_SENTENCE_CASE = frozenset(
    "bg ca cs da el es et fi fr gl hr hu it lt lv nl no pl pt ro ru sk sl sr sv uk".split()
)

#: Words that join the two halves of a suspended compound: "Im- und -exporte", "pre- and post-war".
CONJUNCTIONS = _set(
    "und oder bzw beziehungsweise sowie wie bis noch statt and or to et ou y o e ni en of i oraz "
    "lub och eller og и или a nebo vagy és"
)


class QuoteStyle(NamedTuple):
    """An opening and a closing quotation mark."""

    opening: str
    closing: str


def spaced_marks(language: str) -> str:
    """Marks before which the language asks for a space.

    Example:
        >>> spaced_marks("fr"), spaced_marks("de")
        (';:!?»', '')
    """
    return _SPACED_MARKS.get(language, "")


def writes_titles_small(language: str) -> bool:
    """Whether a heading has capitals on its first word and on names alone.

    Example:
        >>> writes_titles_small("es"), writes_titles_small("en")
        (True, False)
    """
    return language in _SENTENCE_CASE


def separates_words(language: str) -> bool:
    """Whether the language writes blanks between words."""
    return language not in _UNSPACED


@cache
def quote_styles(language: str) -> tuple[QuoteStyle, ...]:
    """Quotation styles at home in the language, the usual one first; all styles for an unknown language.

    Example:
        >>> quote_styles("de")[0]
        QuoteStyle(opening='„', closing='“')
    """
    return tuple(QuoteStyle(*style) for style in _QUOTES.get(language, _ALL_STYLES))


@cache
def quote_roles(language: str) -> tuple[frozenset[str], frozenset[str]]:
    """Marks that can open and marks that can close a quotation in the language."""
    styles = quote_styles(language)
    return frozenset(style.opening for style in styles), frozenset(style.closing for style in styles)


def is_doubled_letter(word: str, language: str) -> bool:
    """Whether a word has one letter and never stands twice in the language.

    Example:
        >>> is_doubled_letter("a", "es"), is_doubled_letter("a", "de")
        (True, False)
    """
    return word in _LETTERS.get(language, _NONE)


def opens_relative(before: str, language: str) -> bool:
    """Whether what stands between a comma and a doubled pronoun lets a relative clause begin there.

    Example:
        >>> opens_relative(" mit ", "de"), opens_relative(" beginnen ", "de"), opens_relative("", "de")
        (True, False, True)
    """
    words = before.lower().split()
    known = _BEFORE_RELATIVE.get(language)
    return known is None or all(word in known for word in words[-2:])


def may_stand_twice(word: str, language: str, *, after_comma: bool) -> bool:
    """Whether a doubled word can be good prose: "nous nous levons", "had had", ", die die Wahl".

    Args:
        word: The word, lower case.
        language: ISO 639-1 code.
        after_comma: Whether a comma stands shortly before, as it must for a relative pronoun.

    Example:
        >>> may_stand_twice("der", "de", after_comma=True), may_stand_twice("der", "de", after_comma=False)
        (True, False)
    """
    if (
        language in _REDUPLICATING
        or stands_twice_by_grammar(word, language)
        or word in _FOR_EMPHASIS.get(language, _NONE)
    ):
        return True
    return after_comma and word in _RELATIVE.get(language, _NONE)


def stands_twice_by_grammar(word: str, language: str) -> bool:
    """Whether a doubled word is nothing that a translation would repeat: "nous nous levons".

    Example:
        >>> stands_twice_by_grammar("nous", "fr"), stands_twice_by_grammar("très", "fr")
        (True, False)
    """
    return word in _BY_GRAMMAR.get(language, _NONE)


#: What stands in for protected text: neither a letter, nor a blank, nor a mark.
FILLER = "\ue000"

_PROTECTED = regex.compile(
    r"""
      (?:https?|ftp)://\S*[\w/] | \bwww\.\S*[\w/]                   # addresses
    | [\w.+-]+@[\w-]+(?:\.[\w-]+)+                                  # e-mail
    | (?<![\w@])[@\#]\w+(?:\.\w+)*                                   # handles, tags
    | `[^`\n]+`(?!\w) | <[/\w!][^<>\n]{0,200}> | \{[^{}\n]{0,60}\} | \$\w+ # code, mark-up, placeholders
    | (?<!\S)--?[a-z][\w-]*(?==)                                    # --option=value
    | (?:\p{L}\.){2,}(?!\p{L}{2})                                   # z.B., U.S.
    | \b\w[\w-]*(?:\.[a-z0-9-]+)*\.(?-i:com|org|net|gov|edu|info|eu|de|fr|ch|at|it|es|nl|uk|pl|ru|io|tv|
      txt|html?|pdf|php|py|js|exe|jpe?g|png|xml|json|docx?|zip)\b   # domains, file names
    | (?<!\S)(?:[:;=8][-'^o]?[)(DPpO\]\[/\\|*3]|<3|\^\^)(?!\w)         # emoticons
    | \.{3,} | \p{N}+(?:[.,:'’]\p{N}+)+                              # ellipses; numbers, times
    """,
    regex.VERBOSE,
)


@lru_cache(maxsize=8)
def masked(text: str) -> str:
    """Return a text of the same length in which what is not prose is blotted out.

    Addresses, code, placeholders, abbreviations with inner dots, numbers, emoticons and ellipses
    become `FILLER`, so that rules about marks and blanks need not know of them.

    Example:
        >>> masked("um 13:39 Uhr ...").replace(FILLER, "_")
        'um _____ Uhr ___'
    """
    return _PROTECTED.sub(lambda match: FILLER * len(match.group()), text)

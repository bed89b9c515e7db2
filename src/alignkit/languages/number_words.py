"""Spelled-out numbers below a thousand, and the words that multiply them, for ten languages.

Spelling rules are short and reading rules are not, so the numbers are *spelled* once per language
(:func:`spellings`) and reading is a lookup in the reversed table. Larger numbers are composed from
these and from :func:`scales` by :mod:`alignkit.languages.numbers`. The rules follow the CLDR
rule-based number formats (https://unicode.org/reports/tr35/tr35-numbers.html#6-rule-based-number-formatting),
written from scratch because babel does not carry them.
"""

from collections.abc import Iterator, Mapping
from fractions import Fraction
from functools import cache

from alignkit.languages.number_tables import (
    EXTRA,
    HALVES,
    HUNDREDS,
    IRREGULAR_ORDINALS,
    ONE_AND_A_HALF,
    SCALES,
    TENS,
    UNITS,
    VAGUE,
)

LANGUAGES = ("da", "de", "en", "es", "fr", "it", "nl", "no", "pt", "sv")
"""Languages whose number words are known."""
_JOINED = {
    "da": "{unit}og{tens}",
    "de": "{unit}und{tens}",
    "no": "{tens}{unit}",
    "pt": "{tens} e {unit}",
    "sv": "{tens}{unit}",
}
_HUNDRED = {"da": " hundrede", "no": " hundre", "sv": "hundra"}


@cache
def cardinals(language: str) -> Mapping[str, Fraction]:
    """Every spelling of the numbers below 1000 (below 2000 where hundreds are counted so) → value.

    Spellings are lower case with single spaces for hyphens. Empty for an unknown language.

    Example:
        >>> cardinals("fr")["quatre vingt dix sept"], cardinals("de")["zweiundzwanzig"]
        (Fraction(97, 1), Fraction(22, 1))
    """
    if language not in UNITS:
        return {}
    table = {spelling: Fraction(number) for number in range(1000) for spelling in spellings(number, language)}
    if language in ("de", "nl", "en"):
        for number in range(1100, 2000):
            spelled = _counted_hundreds(number // 100, number % 100, language)
            table.update(dict.fromkeys(spelled, Fraction(number)))
    for number in range(1, 21):
        for phrase in HALVES[language]:
            table |= {phrase.format(word): number + Fraction(1, 2) for word in spellings(number, language)}
    table |= {word: Fraction(number) for word, number in EXTRA[language].items()}
    return table | {word: Fraction(3, 2) for word in ONE_AND_A_HALF.get(language, ())}


@cache
def scales(language: str) -> Mapping[str, int]:
    """Words that multiply the number before them (``million``, ``Mrd``, ``dizaine``) → factor.

    The hand-made table is merged with CLDR's compact number patterns, so that languages without a
    grammar here know their large-number words all the same.
    """
    table = {word: factor for factor, words in SCALES.get(language, {}).items() for word in words.split()}
    return _compact_words(language) | table


@cache
def ordinals(language: str) -> Mapping[str, Fraction]:
    """Spelled ordinals below a hundred → value, gender and case endings included."""
    if language not in UNITS:
        return {}
    irregular = {
        word: Fraction(n) for n, words in IRREGULAR_ORDINALS[language].items() for word in words.split()
    }
    regular = {
        spelling: Fraction(number)
        for number in range(1, 101)
        for cardinal in spellings(number, language)
        for spelling in _ordinals_of(cardinal, number, language)
    }
    return regular | irregular


@cache
def vague(language: str) -> Mapping[str, tuple[Fraction, ...]]:
    """Words that may stand for a number but never have to: ``half``, ``both``, ``noon`` → values."""
    decades = {"de": "{}er {}ern", "en": "{}ies"}.get(language, "")
    table = {
        pattern.format(tens.removesuffix("y") if language == "en" else tens): tuple(
            Fraction(century + 10 * k) for century in (0, 1900, 1800)
        )
        for k, tens in enumerate(_listed(TENS.get(language, "")), start=2)
        for pattern in decades.split()
    }
    return table | {
        word: tuple(map(Fraction, values.split()))
        for values, words in VAGUE.get(language, {}).items()
        for word in words.split()
    }


def halves(language: str) -> frozenset[str]:
    """Phrases that add a half to the number before them: ``and a half``, ``et demie``."""
    return frozenset(phrase[3:] for phrase in HALVES.get(language, ()) if phrase.startswith("{} "))


def spellings(number: int, language: str) -> Iterator[str]:
    """Yield the spellings of 0..999, the usual one first.

    Example:
        >>> list(spellings(21, "fr"))[:2], next(spellings(340, "es"))
        (['vingt et un', 'vingt et une'], 'trescientos cuarenta')
    """
    hundred, rest = divmod(number, 100)
    if not hundred:
        yield from _below_hundred(number, language)
        return
    if language in ("de", "nl", "en"):
        yield from _counted_hundreds(hundred, rest, language)
        return
    for head in _hundred_words(hundred, rest, language):
        yield from (
            (_joined_hundred(head, tail, language) for tail in _below_hundred(rest, language))
            if rest
            else (head,)
        )


@cache
def _listed(words: str) -> tuple[str, ...]:
    return tuple(word.replace("_", " ") for word in words.split())


def _below_hundred(number: int, language: str) -> Iterator[str]:
    if number < 20:
        yield _listed(UNITS[language])[number]
        yield from (word for word, value in EXTRA[language].items() if value == number)
        return
    if language == "fr" and number >= 70:
        yield from _french_from_seventy(number)
        if number >= 90:
            yield from _tens_and_unit("nonante", number % 10, "fr")
            return
    yield from _tens_and_unit(_listed(TENS[language])[number // 10 - 2], number % 10, language)


def _french_from_seventy(number: int) -> Iterator[str]:
    head, rest = ("soixante", number - 60) if number < 80 else ("quatre vingt", number - 80)
    if not rest:
        yield "quatre vingts"
    elif number == 71:
        yield "soixante et onze"
    else:
        yield from (f"{head} {tail}" for tail in _below_hundred(rest, "fr"))


def _tens_and_unit(tens: str, unit: int, language: str) -> Iterator[str]:
    variants = (tens, tens.replace("ß", "ss")) if "ß" in tens else (tens,)
    for head in variants:
        if not unit:
            yield head
            continue
        for tail in _below_hundred(unit, language):
            yield from _joined_ten(head, tail, language)


def _joined_ten(tens: str, unit: str, language: str) -> Iterator[str]:
    if language in _JOINED:
        yield _JOINED[language].format(unit=unit, tens=tens)
    elif language == "nl":
        yield f"{unit}{'ën' if unit.endswith('e') else 'en'}{tens}"
    elif language == "it":
        yield (tens[:-1] if unit[0] in "uo" else tens) + ("tré" if unit == "tre" else unit)
        yield tens + unit
    elif language == "fr" and unit in ("un", "une"):
        yield f"{tens} et {unit}"
    elif language == "es":
        yield f"veinti{unit}" if tens == "veinte" else f"{tens} y {unit}"
        if tens == "veinte":
            yield f"veinti{unit}".replace("idos", "idós").replace("itres", "itrés").replace("iseis", "iséis")
            if unit == "un":
                yield "veintiún"
    else:
        yield f"{tens} {unit}"


def _counted_hundreds(hundred: int, rest: int, language: str) -> Iterator[str]:
    word = {"de": "hundert", "nl": "honderd", "en": " hundred"}[language]
    heads = [f"{_listed(UNITS[language])[hundred]}{word}"]
    heads += [word] if hundred == 1 and language != "en" else []
    links = {"de": ("", "und"), "nl": ("", "en"), "en": (" and ", " ")}[language]
    for head in heads:
        if not rest:
            yield head
        else:
            yield from (f"{head}{link}{tail}" for tail in _below_hundred(rest, language) for link in links)


def _hundred_words(hundred: int, rest: int, language: str) -> Iterator[str]:
    if language == "fr":
        yield "cent" if hundred == 1 else f"{_listed(UNITS['fr'])[hundred]} cent{'' if rest else 's'}"
    elif language == "it":
        yield "cento" if hundred == 1 else f"{_listed(UNITS['it'])[hundred]}cento"
    elif language in _HUNDRED:
        for one in _below_hundred(hundred, language):
            yield f"{one}{_HUNDRED[language]}"
    elif hundred == 1 and not rest:
        yield "cien" if language == "es" else "cem"
        yield _listed(HUNDREDS[language])[0]
    else:
        word = _listed(HUNDREDS[language])[hundred - 1]
        yield word
        yield word.removesuffix("os") + "as" if word.endswith("os") else word


def _joined_hundred(head: str, tail: str, language: str) -> str:
    return f"{head}{ {'it': '', 'sv': '', 'pt': ' e ', 'da': ' og ', 'no': ' og '}.get(language, ' ') }{tail}"


def _ordinals_of(cardinal: str, number: int, language: str) -> Iterator[str]:
    if language == "de":
        stem = cardinal + ("t" if number < 20 else "st")
        yield from (stem + ending for ending in ("e", "er", "es", "en", "em"))
    elif language == "nl":
        yield cardinal + ("ste" if number >= 20 or number in (1, 8) else "de")
    elif language == "fr" and number > 1:
        stem = cardinal.removesuffix("s") if cardinal.endswith("vingts") else cardinal.removesuffix("e")
        stem = {"q": f"{stem}u", "f": f"{stem[:-1]}v"}.get(stem[-1], stem)
        yield from (f"{stem}ième", f"{stem}ièmes")
    elif language == "it" and number > 10:
        stem = cardinal if cardinal.endswith(("é", "sei")) else cardinal[:-1]
        yield from (f"{stem.replace('é', 'e')}esim{ending}" for ending in "oaie")
    elif language == "en":
        *head, last = cardinal.split()
        special = {"one": "first", "two": "second", "three": "third", "five": "fifth", "eight": "eighth",
                   "nine": "ninth", "twelve": "twelfth"}  # fmt: skip
        final = special.get(last) or (f"{last[:-1]}ieth" if last.endswith("y") else f"{last}th")
        yield " ".join([*head, final])


def _compact_words(language: str) -> dict[str, int]:
    from babel import Locale, UnknownLocaleError

    try:
        formats = Locale.parse(language).compact_decimal_formats
    except (UnknownLocaleError, ValueError):
        return {}
    found: dict[str, int] = {}
    for width in formats:
        for plural in formats[width]:
            for key, pattern in formats[width][plural].items():
                text = str(getattr(pattern, "pattern", pattern)).replace("'", "")
                word = text.replace("0", "").strip(" .\u00a0\u202f").lower()
                digits = text.count("0")
                if word and digits and not any(mark in word for mark in " \u00a0¤"):
                    found.setdefault(word, int(key) // 10 ** (digits - 1))
    return found

"""Spelled-out numbers in running text, composed from the words of one language."""

from collections.abc import Mapping
from dataclasses import replace
from fractions import Fraction
from functools import cache, lru_cache

import regex

from alignkit.languages.number_formats import SPACES
from alignkit.languages.number_words import cardinals, halves, ordinals, scales, vague
from alignkit.languages.quantities import Lexeme, Quantity

_BETWEEN = regex.compile(rf"(?:[{SPACES}]|[-‐‑\u00ad]|[{SPACES}]?[-–—][{SPACES}]?)")
_YOUNGEST = 11  # whom Italian calls by the number of his years
_FORTNIGHT = 15  # days by French count
_THOUSAND = regex.compile("tausend|duizend|mila|mille")
# “Cinque e Seicento”: the 16th and the 17th century share their hundreds.
_SHORT_CENTURY = regex.compile(
    r"(?:Due|Tre|Quattro|Cinque|Sei|Sette|Otto)(?: ed? (?:il )?|[-–/])"
    r"(?:Tre|Quattro|Cinque|Sei|Sette|Otto|Nove)cento\b"
)
_AND = frozenset({"and", "e", "y", "und", "en"})
DECADE = regex.compile(rf"(?r)\b(?:années|anni|años|anos|jaren)[{SPACES}]")
"""Comes before a number that names a decade, read backwards."""


def read_words(text: str, lexemes: list[Lexeme], position: int, language: str) -> tuple[Quantity | None, int]:
    """Read a spelled number at a position: the quantity, if any, and how many lexemes it takes."""
    first = lexemes[position].text.lower()
    if first not in _first_words(language):
        return _vague(lexemes[position], language)
    ordinal, ordinal_length = _longest(text, lexemes, position, ordinals(language))
    if ordinal_length > max(1, _longest(text, lexemes, position, cardinals(language))[1]):
        start, end = lexemes[position].start, lexemes[position + ordinal_length - 1].end
        return Quantity(start, end, frozenset({ordinal}), ordinal, kind="ordinal"), ordinal_length
    total, current, smallest, used, scale = Fraction(0), Fraction(-1), Fraction(10**18), 0, 1
    while position + used < len(lexemes) and _adjoins(text, lexemes, position, used):
        link = int(total > 0 and lexemes[position + used].text.lower() in _AND)
        value, length = _longest(text, lexemes, position + used + link, cardinals(language))
        if length and link:
            length += link if value < 100 or language == "pt" else -length
        if length and current < 0 and value < smallest:
            current, used = value, used + length
            continue
        used += _of(lexemes, position, used, language) if total else 0
        factor = scales(language).get(lexemes[position + used].text.lower(), 0)
        if not factor or (used == 0 and factor < 1000):
            break
        total, current, smallest = _scaled(total, current, smallest, factor)
        scale, used = max(scale, factor), used + 1
    if used and not (used == 1 and scale > 1):
        start, end = lexemes[position].start, lexemes[position + used - 1].end
        value = total + max(current, Fraction(0))
        values = _meant(text[start:end], value, scale, language)
        found = Quantity(start, end, values, value, scale=scale, weak=value == 1)
        return and_a_half(text, _as_years(text, found, language), language), used
    value, length = _longest(text, lexemes, position, ordinals(language))
    if length:
        start, end = lexemes[position].start, lexemes[position + length - 1].end
        values = frozenset({value, *vague(language).get(lexemes[position].text.lower(), ())})
        return Quantity(start, end, values, value, kind="ordinal", weak=value < 3), length
    return _vague(lexemes[position], language)


def _as_years(text: str, found: Quantity, language: str) -> Quantity:
    """A number that names a decade by what stands before it, or an Italian century by what follows."""
    value = found.likely
    if language == "it" and _SHORT_CENTURY.match(text, found.start):
        return replace(found, values=frozenset({value + 11, value * 100 + 1000}), likely=value + 11)
    if 20 <= value < 100 and DECADE.match(text, endpos=found.start):
        return replace(found, kind="decade", values=found.values | century_years(value))
    return found


def _meant(phrase: str, value: Fraction, scale: int, language: str) -> frozenset[Fraction]:
    """What a spelled number can stand for: “il Novecento” is the 20th century, a “quinzaine” two weeks."""
    if scale == _FORTNIGHT:
        return frozenset({value, value - 1})
    if (
        language == "it"
        and phrase[0].isupper()
        and " " not in phrase
        and 200 <= value < 1000
        and value % 100 == 0
    ):
        return frozenset({value, value + 1000, value / 100 + 11})
    return frozenset({value})


def _of(lexemes: list[Lexeme], position: int, used: int, language: str) -> int:
    """1 where a small link leads to one more scale: ``une centaine de milliers``."""
    if position + used + 1 >= len(lexemes) or lexemes[position + used].text.lower() not in ("de", "di", "of"):
        return 0
    return int(lexemes[position + used + 1].text.lower() in scales(language))


def _scaled(
    total: Fraction, current: Fraction, smallest: Fraction, factor: int
) -> tuple[Fraction, Fraction, Fraction]:
    if current < 0 and total and factor > smallest:  # "mille milliards": the second scales the first
        return total * factor, Fraction(-1), Fraction(factor)
    return total + (current if current >= 0 else 1) * factor, Fraction(-1), Fraction(factor)


def _adjoins(text: str, lexemes: list[Lexeme], position: int, used: int) -> bool:
    if not used:
        return True
    gap = text[lexemes[position + used - 1].end : lexemes[position + used].start]
    return _BETWEEN.fullmatch(gap) is not None


def _longest(
    text: str, lexemes: list[Lexeme], position: int, table: Mapping[str, Fraction]
) -> tuple[Fraction, int]:
    """The longest run of words from a position that is a spelling in the table, and its length."""
    phrase, best = "", (Fraction(0), 0)
    for length, lexeme in enumerate(lexemes[position : position + 8], start=1):
        if lexeme.is_numeral or (length > 1 and not _adjoins(text, lexemes, position, length - 1)):
            break
        phrase = f"{phrase} {lexeme.text.lower()}".strip()
        value = table.get(phrase)
        if value is None and length == 1:
            value = _compound(phrase, table)
        if value is not None:
            best = Fraction(value), length
    return best


def _compound(word: str, table: Mapping[str, Fraction]) -> Fraction | None:
    """``zweitausendfünfhundert``, ``duemilacento``: thousands written together with their rest."""
    match = regex.fullmatch(r"(.*?)(?:tausend|duizend|mila|mille)(?:und|en)?(.*)", word)
    if match is None or not (match[1] or match[2]):
        return None
    left = table.get(match[1]) if match[1] else Fraction(1)
    right = table.get(match[2]) if match[2] else Fraction(0)
    return None if left is None or right is None else left * 1000 + right


@lru_cache(maxsize=2**16)
def is_plain(word: str, language: str) -> bool:
    """Whether a word has to do with no number at all, as most have; few words make up most of a text."""
    return word not in _first_words(language) and not _vague_values(word, language)


@cache
def _first_words(language: str) -> "_FirstWords":
    return _FirstWords(language)


class _FirstWords:
    """Whether a word can begin a spelled number."""

    def __init__(self, language: str) -> None:
        tables = (cardinals(language), ordinals(language))
        self._known = frozenset(phrase.split()[0] for table in tables for phrase in table) | frozenset(
            scales(language)
        )

    def __contains__(self, word: str) -> bool:
        return word in self._known or _THOUSAND.search(word) is not None


def _vague(lexeme: Lexeme, language: str) -> tuple[Quantity | None, int]:
    values = _vague_values(lexeme.text.lower(), language)
    if not values:
        return None, 1
    return Quantity(lexeme.start, lexeme.end, frozenset(values), values[0], kind="vague", weak=True), 1


def _vague_values(word: str, language: str) -> tuple[Fraction, ...]:
    values = vague(language).get(word, ()) or _inside_compound(word, language)
    if not values and word in scales(language):
        return (Fraction(scales(language)[word]),)
    return values


def _inside_compound(word: str, language: str) -> tuple[Fraction, ...]:
    """Values of a number that begins a compound: ``achtzigjährig``, ``zweihalb``, ``ventitreenne``."""
    table = cardinals(language)
    if language == "it":
        age = regex.fullmatch(r"(.+?)(?:enn[ei]|ennal[ei])", word)
        stems = (age[1] + vowel for vowel in ("", "i", "a", "e", "o")) if age else ()
        return tuple(table[stem] for stem in stems if table.get(stem, 0) >= _YOUNGEST)
    if language not in ("de", "nl") or len(word) < 6:
        return ()
    for length in range(len(word) - 3, 2, -1):
        value = table.get(word[:length])
        if value is not None:
            return (value,)
    return ()


def century_years(value: Fraction) -> frozenset[Fraction]:
    """The years a short decade can mean, and the short form of a full one."""
    if value < 100:
        return frozenset(value + century for century in (1800, 1900, 2000))
    return frozenset({value % 100}) if 1800 <= value < 2100 else frozenset()


def and_a_half(text: str, quantity: Quantity, language: str) -> Quantity:
    """``deux ans et demi``: the half may follow at once or after one word."""
    if _half_after(language).match(text, quantity.end) is None:
        return quantity
    more = frozenset(value + Fraction(quantity.scale, 2) for value in quantity.values)
    return replace(quantity, values=quantity.values | more)


@cache
def _half_after(language: str) -> "regex.Pattern[str]":
    phrases = "|".join(sorted(halves(language))) or "(?!)"
    return regex.compile(rf"(?:[{SPACES}]\p{{L}}+)?[{SPACES}](?:{phrases})\b")

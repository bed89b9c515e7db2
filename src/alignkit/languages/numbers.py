"""Quantities in running text, by value: numerals, number words, ordinals, scales, ranges, units.

Nothing here decides between readings: a :class:`Quantity` carries every value it can stand for, and
callers compare sets. Quantities that a translator may leave out or rephrase are marked weak.
"""

from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import replace
from fractions import Fraction
from functools import lru_cache

import regex

from alignkit.languages.number_formats import (
    NUMERAL,
    SPACES,
    Convention,
    infer_convention,
    read_numeral,
    readable_digits,
)
from alignkit.languages.number_phrases import DECADE, and_a_half, century_years, is_plain, read_words
from alignkit.languages.number_scales import with_scale
from alignkit.languages.number_words import scales
from alignkit.languages.quantities import Kind, Lexeme, Quantity

_GLUED_SCALES = frozenset({"ja", "ko", "zh"})
_LINK = rf"[{SPACES}]?(?:[€$£][{SPACES}])?[-‐‑]?[{SPACES}]?"
_OF = rf"[{SPACES}](?:(?:de|di|of)[{SPACES}])?"
_LEXEME = regex.compile(
    rf"(?P<numeral>{NUMERAL.pattern})|(?P<word>(?:\p{{L}}\p{{M}}*)+(?:['’](?=\p{{L}}))?)", regex.VERBOSE
)
_ADDRESS = regex.compile(
    r"(?:https?://|www\.)\S+|\S+@\S+\.\p{L}+|\b[\w-]+\.(?:com|org|net|de|fr|eu|uk|gov)\b(?:/\S*)?"
    r"|(?<![\p{Nd}\p{L}])\+\p{Nd}{1,3}(?:[ \u00a0\u202f./-]?\(?\p{Nd}+\)?){3,}"  # a telephone number
)
_ROMAN = regex.compile(
    r"\b(?=[IVXLC])(?P<letters>(?:X[LC]|L?X{0,3}|C{1,3})(?:IX|IV|V?I{0,3}))(?=(?:er|re|e|è?me|º|ª)?\b)(?:er|re|e|è?me|º|ª)?"
)
_RULER = regex.compile(r"(?r)(?<![\p{L}\p{N}-])\p{Lu}\p{Ll}{3,}[ \u00a0]")
_CENTURIES = (
    r"siglos?|secol(?:o|i|ul)|séculos?|segles?|wiek\p{L}*|stolet[ií]\p{L}*|век\p{L}*|столетия|століття"
)
_CENTURY = regex.compile(rf"(?:{_CENTURIES})\b")
_CENTURY_BEFORE = regex.compile(rf"(?r)\b(?:{_CENTURIES})[ \u00a0]")
_SUFFIX = regex.compile(
    r"(?P<ordinal>(?:er|re|ère|e|è|ème|eme|nde?|st|rd|th|de|ste|te[rnsm]?|º|ª|o|a)s?\b)|(?P<decade>er[n]?\b|['’]?s\b)"
)
_PERCENT = regex.compile(
    rf"[{SPACES}]?(?:%|(?:Prozent\w*|pour[{SPACES}]cent|per[{SPACES}]?cent|por[{SPACES}]c[ie]+nto|percento|procent)\b)"
)
_CURRENCY = regex.compile(
    rf"[{SPACES}]?(?:[€$£¥₹]|(?:euros?|dollars?|EUR|USD|dólares|dollari)\b)", regex.IGNORECASE
)
_HOUR = regex.compile(
    rf"[{SPACES}]?(?:h|heures?|Uhr|[ap]\.?m\.?|[ap]\.[{SPACES}]m\.?|o['’]clock|horas?|ore|uur)\b",
    regex.IGNORECASE,
)
_CONVERTED = regex.compile(
    rf"[{SPACES}-]?(?:miles?|feet|foot|ft|inch(?:es)?|pounds?|lbs?|ounces?|oz|gallons?|acres?|yards?|mph|°?F\b|Fahrenheit"
    r"|degrees?|Meilen?|Fuß|Zoll|Pfund|Unzen?|Gallonen?|Yards?|Morgen|milles?|pieds?|pouces?|livres?|onces?|"
    r"millas?|pies|pulgadas|libras|miglia|piedi|pollici|libbre|milhas|pés|mijlen|voet|pond)\b"
)
_AFTER_FEET = regex.compile(rf"(?r)\p{{Nd}}[{SPACES}-]?(?:foot|feet|ft|pieds?|Fuß)[{SPACES}-]")
_METRIC = regex.compile(
    rf"[{SPACES}-]?(?:[kcm]?m|km/h|[km]?g|l|ha|°?C|\p{{L}}*(?:met(?:er|re|ro)s?|met(?:ern|ri|ros)|mètres?)|Kilo\w*|kilo\w*|kg"
    r"|°|ºC|Liter\w*|lit(?:re|er|ro)s?|Hektar\w*|hectares?|Celsius|Grad|degrés?|gra[du][ions]*|graden|stupňů)(?!\p{L})"
)
_RANGE = regex.compile(
    rf"[{SPACES}]?(?:[-–—/]|(?:à|bis|to|a|and|et|und|y|e|en|tot|ou|oder|or|o|of)\b)[{SPACES}]?"
)


@lru_cache(maxsize=16)
def find_quantities(text: str, language: str) -> tuple[Quantity, ...]:
    """Find the quantities of a text, in reading order and without overlaps.

    Args:
        text: A whole document; its habits decide what ``1.500`` most likely means.
        language: ISO 639-1 code; digits are understood in every language, words in those of
            :data:`alignkit.languages.number_words.LANGUAGES`.

    Example:
        >>> [float(quantity.likely) for quantity in find_quantities("zweiundzwanzig von 1,28 Mio.", "de")]
        [22.0, 1280000.0]
    """
    text = readable_digits(text)
    convention = infer_convention(text, language)
    skipped = [match.span() for match in _ADDRESS.finditer(text)]
    starts = [start for start, _ in skipped]
    found = [
        quantity
        for quantity in _scan(text, _lexemes(text), language, convention)
        if not (k := bisect_right(starts, quantity.start)) or quantity.start >= skipped[k - 1][1]
    ]
    taken = {position for quantity in found for position in range(quantity.start, quantity.end)}
    found += [roman for roman in _romans(text) if roman.start not in taken]
    return tuple(_shared_scales(text, sorted(found, key=lambda quantity: quantity.start)))


def _lexemes(text: str) -> list[Lexeme]:
    return [
        Lexeme(match.group(), match.start(), match.end(), match["numeral"] is not None)
        for match in _LEXEME.finditer(text)
    ]


def _scan(text: str, lexemes: list[Lexeme], language: str, convention: Convention) -> Iterator[Quantity]:
    position = 0
    while position < len(lexemes):
        quantity, used = None, 1
        if lexemes[position].is_numeral:
            quantity, used = _numeral(text, lexemes, position, language, convention)
        elif not is_plain(lexemes[position].text.lower(), language):
            quantity, used = read_words(text, lexemes, position, language)
        if quantity is not None:
            yield _with_unit(text, with_scale(text, quantity, language))
        position += max(1, used)


def _numeral(
    text: str, lexemes: list[Lexeme], position: int, language: str, convention: Convention
) -> tuple[Quantity | None, int]:
    lexeme = lexemes[position]
    likely, values = read_numeral(lexeme.text, convention)
    scale, end, used = _scale_after(text, lexemes, position, language)
    quantity = Quantity(lexeme.start, end, frozenset(v * scale for v in values), likely * scale,
                        numeral=(lexeme.start, lexeme.end), scale=scale)  # fmt: skip
    if scale > 1:
        quantity, used = _with_rest(text, lexemes, position, used, quantity, language)
        if end - lexeme.end == 1 and language not in _GLUED_SCALES:  # "5m" may be metres
            quantity = replace(quantity, values=quantity.values | values)
        return and_a_half(text, quantity, language), used
    if lexeme.start and (text[lexeme.start - 1].isalpha() or _is_hyphened_code(text, lexeme.start)):
        years = century_years(likely) if 10 <= likely < 100 else frozenset()
        return replace(quantity, kind="code", values=quantity.values | years), used
    return and_a_half(text, _suffixed(text, quantity), language), used


def _with_rest(
    text: str, lexemes: list[Lexeme], position: int, used: int, quantity: Quantity, language: str
) -> tuple[Quantity, int]:
    """``2 milliards 500 millions``: a smaller multiple right after adds to the first."""
    following = position + used
    if following >= len(lexemes) or not lexemes[following].is_numeral:
        return quantity, used
    if not regex.fullmatch(rf"[{SPACES}]?", text[quantity.end : lexemes[following].start]):
        return quantity, used
    scale, end, more = _scale_after(text, lexemes, following, language)
    if not 1 < scale < quantity.scale or not lexemes[following].text.isdecimal():
        return quantity, used
    rest = int(lexemes[following].text) * scale
    values = frozenset(value + rest for value in quantity.values)
    return replace(quantity, end=end, values=values, likely=quantity.likely + rest), used + more


def _is_hyphened_code(text: str, start: int) -> bool:
    return regex.match(r"(?r)\p{Lu}[-‑]", text, endpos=start) is not None


def _suffixed(text: str, quantity: Quantity) -> Quantity:
    match = _SUFFIX.match(text, quantity.end)
    if match is None and DECADE.match(text, endpos=quantity.start):
        return replace(quantity, kind="decade", values=quantity.values | century_years(quantity.likely))
    if match is None:
        return _short_year(text, quantity)
    value = quantity.likely
    if match["decade"] or (match["ordinal"] in ("er", "ers") and value >= 10):
        return replace(
            quantity, end=match.end(), kind="decade", values=quantity.values | century_years(value)
        )
    return replace(quantity, end=match.end(), kind="ordinal")


def _short_year(text: str, quantity: Quantity) -> Quantity:
    """``1988/89`` and ``'68`` mean full years as well."""
    before = regex.match(r"(?r)(?:(?<!\p{Nd})\p{Nd}{4}[-–/]|['’])", text, endpos=quantity.start)
    if before is None or not 0 <= quantity.likely < 1000:
        return quantity
    if quantity.likely >= 100:  # "il '900"
        more = {quantity.likely + 1000, quantity.likely / 100 + 11}
        return replace(quantity, values=quantity.values | more) if quantity.likely % 100 == 0 else quantity
    return replace(quantity, kind="decade", values=quantity.values | century_years(quantity.likely))


def _scale_after(text: str, lexemes: list[Lexeme], position: int, language: str) -> tuple[int, int, int]:
    """Product of the scale words right after a lexeme, where they end, how many lexemes are used."""
    table, scale, end, used = scales(language), 1, lexemes[position].end, 1
    for lexeme in lexemes[position + 1 :]:
        if lexeme.is_numeral or not regex.fullmatch(_OF if scale > 1 else _LINK, text[end : lexeme.start]):
            break
        word = lexeme.text.lower()
        start = lexeme.start
        if language in _GLUED_SCALES:
            start += word[0] in "多余"  # "550多万": some more than 5.5 million
            word = word[start - lexeme.start :]
            word = next((word[:n] for n in (2, 1) if word[:n] in table), word)
        elif len(word) == 1 and end != lexeme.start and (lexeme.text.islower() or table.get(word, 0) < 10**6):
            break  # "5 m", "3 K": units, not scales
        if word not in table:
            break
        scale, end, used = scale * table[word], start + len(word), used + 1
        if text[end : end + 1] == "." and word in ("mio", "mrd", "tsd", "bio", "mln", "mld"):
            end += 1
    return scale, end, used


def _with_unit(text: str, quantity: Quantity) -> Quantity:
    if regex.match(rf"(?r)[€$£¥₹][{SPACES}]?", text, endpos=quantity.start) or _CURRENCY.match(
        text, quantity.end
    ):
        return replace(quantity, unit="currency")
    if _PERCENT.match(text, quantity.end):
        return replace(quantity, unit="%")
    hour = _HOUR.match(text, quantity.end)
    if (
        hour
        and quantity.kind == "cardinal"
        and 0 <= quantity.likely <= 24
        and quantity.likely.denominator == 1
    ):
        value = quantity.likely
        return replace(
            quantity, unit="hour", values=quantity.values | {value + 12 if value <= 12 else value - 12}
        )
    converted = (
        _CONVERTED.match(text, quantity.end) if quantity.scale == 1 else None
    )  # millions of pounds are money
    if converted or _AFTER_FEET.match(text, endpos=quantity.start):
        return replace(quantity, unit="converted")
    return replace(quantity, unit="metric") if _METRIC.match(text, quantity.end) else quantity


def _romans(text: str) -> Iterator[Quantity]:
    """Roman numerals: ordinals (``XIXe``), those of rulers (``Louis XIV``), and others, which are weak."""
    for match in _ROMAN.finditer(text):
        letters = match["letters"]
        if len(letters) > 1 or match.group() in ("Ier", "Ire", "Ve", "Xe"):
            value = Fraction(_roman_value(letters))
            ordinal = match.group() != letters or _is_century(text, match)
            regnal = not ordinal and _RULER.match(text, endpos=match.start()) is not None
            kind: Kind = "ordinal" if ordinal else "regnal" if regnal else "roman"
            yield Quantity(
                match.start(), match.end(), frozenset({value}), value, kind=kind, weak=kind == "roman"
            )


def _is_century(text: str, match: "regex.Match[str]") -> bool:
    """``siglo XIX``, ``XIX secolo``."""
    return bool(_CENTURY.match(text, match.end() + 1) or _CENTURY_BEFORE.match(text, endpos=match.start()))


def _roman_value(letters: str) -> int:
    digits = [{"I": 1, "V": 5, "X": 10, "L": 50, "C": 100}[letter] for letter in letters]
    return sum(-digit if digit < max(digits[k:]) else digit for k, digit in enumerate(digits))


def _shared_scales(text: str, found: list[Quantity]) -> Iterator[Quantity]:
    """In ``8 à 10 millions`` the eight are millions too, in ``5-10 %`` the five are per cent."""
    following: Quantity | None = None
    result: list[Quantity] = []
    for quantity in reversed(found):
        if following and _RANGE.fullmatch(text, quantity.end, following.start) and quantity.scale == 1:
            more = frozenset(value * following.scale for value in quantity.values)
            quantity = replace(quantity, values=quantity.values | more, unit=quantity.unit or following.unit)
        result.append(quantity)
        following = quantity
    return reversed(result)

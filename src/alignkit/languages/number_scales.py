"""Scale words that stand apart from their number: ``six autres millions``, ``un demi-million``."""

from collections.abc import Mapping
from dataclasses import replace
from functools import cache

import regex

from alignkit.languages.number_formats import SPACES
from alignkit.languages.number_words import scales
from alignkit.languages.quantities import Quantity

_LEAST = 1000
# What may stand between a number and its scale without a word about the value.
_BETWEEN: Mapping[str, str] = {
    "de": r"weiteren?|anderen?|neuen?|guten?|vollen?|\p{Ll}{5,}en",
    "en": "more|other|further|additional|extra|whole|full",
    "es": "otros|nuevos",
    "fr": "autres|nouveaux|bons|petits",
    "it": "altri|nuovi",
    "nl": "andere|nieuwe|extra",
    "pt": "outros|novos",
}
# What joins a half or a quarter to its scale.
_PART = r"(?:(?:of|d['’])?[ \u00a0]?(?:an?|une?|einer)[ \u00a0]|(?:de|di|of)[ \u00a0]|d['’])?"


def with_scale(text: str, quantity: Quantity, language: str) -> Quantity:
    """Multiply a number, a half or a quarter by the scale word that follows at a distance.

    Example:
        >>> from fractions import Fraction
        >>> six = Quantity(0, 3, frozenset({Fraction(6)}), Fraction(6))
        >>> int(with_scale("six autres millions", six, "fr").likely)
        6000000
    """
    if quantity.scale > 1:
        return quantity
    part = quantity.kind == "vague" and quantity.likely < 1
    if not part and (quantity.kind != "cardinal" or language not in _BETWEEN):
        return quantity
    match = _patterns(language)[part].match(text, quantity.end)
    if match is None:
        return quantity
    scale = scales(language)[match["scale"].lower()]
    if part:
        value = quantity.likely * scale
        return Quantity(quantity.start, match.end(), frozenset({value}), value, scale=scale)
    values = frozenset(value * scale for value in quantity.values)
    likely = quantity.likely * scale
    return replace(quantity, end=match.end(), values=values, likely=likely, scale=scale, weak=False)


@cache
def _patterns(language: str) -> "tuple[regex.Pattern[str], regex.Pattern[str]]":
    """What follows a whole number, what follows a part."""
    words = "|".join(regex.escape(word) for word, factor in scales(language).items() if factor >= _LEAST)
    scale = rf"(?P<scale>(?i:{words or '(?!)'}))(?![\p{{L}}\p{{M}}])"
    between = _BETWEEN.get(language, "(?!)")
    return (
        regex.compile(rf"[{SPACES}](?:{between})[{SPACES}](?:de[{SPACES}])?{scale}"),
        regex.compile(rf"[{SPACES}]?[-‐‑]?{_PART}{scale}"),
    )

"""Units of measure and currencies beside numbers, by what they mean: words and symbols from CLDR.

A word can stand for several units (``livres``: weight or money); two words are the same unit if what
they can mean overlaps.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from fractions import Fraction
from functools import lru_cache
from typing import NamedTuple

import regex

from alignkit.languages.currencies import CODES, WORDS, in_short, sign_before
from alignkit.languages.number_formats import SPACES
from alignkit.languages.unit_words import everyday

_KINDS = frozenset(
    {"length", "mass", "area", "volume", "temperature", "speed", "duration", "digital", "power", "energy"}
)
# Names of measures that hardly ever stand in prose but share their words with those that do.
_LEFT_OUT = frozenset(
    {
        "mass-grain",
        "length-point",
        "volume-drop",
        "volume-cup",
        "volume-pinch",
        "duration-quarter",
        "volume-cup-metric",
        "length-furlong",
        "mass-stone",
        "duration-night",
        "mass-earth-mass",
    }
)
# One word in ordinary speech: which of them is meant does not show.
_SAME = {
    "mass-ton": "mass-tonne",
    "volume-gallon-imperial": "volume-gallon",
    "volume-pint-metric": "volume-pint",
    "volume-fluid-ounce-imperial": "volume-fluid-ounce",
    "length-nautical-mile": "length-mile",
    "energy-foodcalorie": "energy-calorie",
    "volume-quart-imperial": "volume-quart",
    "mass-ounce-troy": "mass-ounce",
}
_INTERNATIONAL: Mapping[str, str] = {
    "km": "length-kilometer",
    "m": "length-meter",
    "cm": "length-centimeter",
    "mm": "length-millimeter",
    "kg": "mass-kilogram",
    "g": "mass-gram",
    "mg": "mass-milligram",
    "ha": "area-hectare",
    "ml": "volume-milliliter",
    "km/h": "speed-kilometer-per-hour",
    "°C": "temperature-celsius",
    "°F": "temperature-fahrenheit",
    "kW": "power-kilowatt",
    "MW": "power-megawatt",
    "GW": "power-gigawatt",
    "MB": "digital-megabyte",
    "GB": "digital-gigabyte",
    "TB": "digital-terabyte",
    "min": "duration-minute",
}
_GERMAN_AGES = {
    "jährig": "duration-year",
    "monatig": "duration-month",
    "wöchig": "duration-week",
    "tägig": "duration-day",
    "stündig": "duration-hour",
    "minütig": "duration-minute",
}
# What one of a unit comes to, in seconds, metres or kilograms.
_SIZES: Mapping[str, Fraction] = {
    "duration-minute": Fraction(60),
    "duration-hour": Fraction(3_600),
    "duration-day": Fraction(86_400),
    "duration-week": Fraction(7 * 86_400),
    "duration-month": Fraction(2_629_800),
    "duration-year": Fraction(12 * 2_629_800),
    "duration-decade": Fraction(120 * 2_629_800),
    "duration-century": Fraction(1200 * 2_629_800),
    "length-millimeter": Fraction(1, 1000),
    "length-centimeter": Fraction(1, 100),
    "length-meter": Fraction(1),
    "length-kilometer": Fraction(1000),
    "length-mile-scandinavian": Fraction(10_000),
    "mass-gram": Fraction(1, 1000),
    "mass-kilogram": Fraction(1),
    "mass-tonne": Fraction(1000),
}
_AFTER = rf"[{SPACES}]?[-‐]?(?:(?:de|di|of)[{SPACES}]|d['’])?"
_SQUARED = regex.compile(
    rf"[{SPACES}]?(?:²|³|\^|carrés?|cuadrados?|quadrat\p{{L}}*|kubik|cubes?|cúbicos?|/|per\b|par\b|pro\b|por\b)",
    regex.I,
)


_WHOLE = frozenset({"mass", "volume", "currency"})  # what stays a unit of its kind before “per square metre”
_DEGREES = "temperature-generic"  # “40 градусов”: of Celsius, where the scale is not named
_FAHRENHEIT = regex.compile(rf"[{SPACES}](?:\p{{L}}+[{SPACES}]){{0,2}}(?:Fahrenheit|Фаренгейт)", regex.I)


class Unit(NamedTuple):
    """A unit beside a number: where, and every unit that its word can mean."""

    start: int
    end: int
    meanings: frozenset[str]

    def differs(self, other: "Unit") -> bool:
        """Whether the two cannot be one unit, though they measure the same kind of thing."""
        if self.meanings & other.meanings:
            return False
        return bool({_kind(one) for one in self.meanings} & {_kind(one) for one in other.meanings})

    @property
    def size(self) -> Fraction | None:
        """What it comes to in the basic unit of its kind, where it can only be one and that is known."""
        return _SIZES.get(next(iter(self.meanings))) if len(self.meanings) == 1 else None

    @property
    def is_money(self) -> bool:
        """Whether it can be a currency."""
        return any(_kind(meaning) == "currency" for meaning in self.meanings)

    @property
    def is_only_money(self) -> bool:
        """Whether it can be nothing but a currency: ``pounds`` may be a weight."""
        return all(_kind(meaning) == "currency" for meaning in self.meanings)


def _kind(meaning: str) -> str:
    return meaning.partition("-")[0]


def unit_beside(text: str, start: int, end: int, language: str) -> Unit | None:
    """Return the unit right after a number (``5 km``, ``5 millions d'euros``) or before it (``$5``).

    Example:
        >>> unit_beside("Il pèse 5 kilos.", 8, 9, "fr").meanings
        frozenset({'mass-kilogram'})
        >>> unit_beside("It costs $5.", 10, 11, "en").meanings
        frozenset({'currency-dollar'})
    """
    before = sign_before(text, start, language)
    if before is not None:
        return Unit(before.start, before.end, _money(before.names))
    match = _pattern(language).match(text, end)
    if match is None:
        return None
    part = "money" if match["money"] else "unit"
    meanings = _meanings(match[part], language)
    if not any(_kind(one) in _WHOLE for one in meanings) and _SQUARED.match(text, match.end(part)):
        return None
    if _DEGREES in meanings and _FAHRENHEIT.match(text, match.end(part)):
        meanings = frozenset({"temperature-fahrenheit"})
    return Unit(match.start(part), match.end(part), meanings) if meanings else None


def _meanings(word: str, language: str) -> frozenset[str]:
    table = units(language)
    if language == "de" and word.endswith("ig"):
        return frozenset({_GERMAN_AGES[word]})
    found = set(table.get(word, ()) or (table.get(word.lower(), ()) if len(word) > 2 else ()))
    found |= _money(in_short(language).get(word, ()))
    found |= _money(name for name, pattern in WORDS.items() if regex.fullmatch(pattern, word, regex.I))
    return frozenset(found)


def _money(names: Iterable[str]) -> frozenset[str]:
    return frozenset(f"currency-{name}" for name in names)


@lru_cache(maxsize=32)
def _pattern(language: str) -> "regex.Pattern[str]":
    known = sorted((*units(language), *in_short(language)), key=lambda word: (-len(word), word))
    words = "|".join(map(regex.escape, known))
    money = "|".join(WORDS.values())
    ages = "|".join(_GERMAN_AGES) if language == "de" else r"(?!)"
    return regex.compile(
        rf"{_AFTER}(?P<unit>{ages}(?=\p{{L}}*)"
        rf"|(?:{words}|(?:\p{{L}}+[- ])?(?P<money>(?i:{money})))(?![\p{{L}}\p{{N}}])|[€$£¥₹₽₩°]\p{{Lu}}?)"
    )


@lru_cache(maxsize=32)
def units(language: str) -> Mapping[str, frozenset[str]]:
    """Every way a language writes a unit, as in CLDR → the units it can mean; empty for an unknown language.

    Example:
        >>> sorted(units("de")["Meter"]), sorted(units("en")["feet"])
        (['length-meter'], ['length-foot'])
    """
    from babel import Locale, UnknownLocaleError

    try:
        locale = Locale.parse(language)
    except (UnknownLocaleError, ValueError):
        return {}
    found: defaultdict[str, set[str]] = defaultdict(set)
    for full, lengths in locale._data["unit_patterns"].items():
        name = full.removesuffix("-person")  # a person's age
        if _kind(name) in _KINDS and name not in _LEFT_OUT:
            for form in _forms(lengths.get("long") or {}, language):
                found[form].add(_SAME.get(name, name))
    for form, name in (*_INTERNATIONAL.items(), *everyday(language)):
        found[form].add(name)
    if _DEGREES in {name for names in found.values() for name in names} and language != "en":
        for names in found.values():
            names |= {"temperature-celsius"} if _DEGREES in names else set()
    for code, currency in CODES.items():
        found[code].add(f"currency-{currency}")
    return {form: frozenset(names) for form, names in found.items()}


def _forms(patterns: Mapping[str, str], language: str) -> Iterator[str]:
    """The words of a unit in all their plural forms, and in the German dative."""
    for count, pattern in patterns.items():
        if count != "per" and regex.fullmatch(rf"\{{0\}}[{SPACES}]?[^{{}}]+", pattern):
            form = pattern.removeprefix("{0}").strip(SPACES)
            yield form
            if language == "de" and form.endswith(("e", "er")):
                yield f"{form}n"

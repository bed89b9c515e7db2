"""Errors of value: numbers, number words, percentages, dates, times, units and currencies."""

from collections.abc import Iterable, Mapping, Sequence
from random import Random
from typing import TypeVar

import regex

from alignkit.languages.calendar import calendar_names
from alignkit.languages.number_words import LANGUAGES, spellings
from benchmarks.planting.records import Clean, Edit, Planter

Item = TypeVar("Item")

_NUMERAL = regex.compile(
    r"(?<![\p{L}\p{N}.,:/-])\p{Nd}+(?:[.,\u00a0\u202f ]\p{Nd}{3})*(?:[.,]\p{Nd}+)?(?![\p{L}\p{N}:/-])"
)
_CLOCK = regex.compile(r"(?<!\p{Nd})(\p{Nd}{1,2})([:.h]|\u00a0?h\u00a0?)(\p{Nd}{2})(?!\p{Nd}|[.,]\p{Nd})")
_PERCENT = regex.compile(
    r"(\p{Nd}+)(?:[.,]\p{Nd}+)?(?=[ \u00a0\u202f]?(?:%|Prozent|percent|pour cent|per cent))"
)
_UNITS: Sequence[tuple[str, ...]] = (
    ("Kilometer", "Meter"),
    ("Meter", "Zentimeter"),
    ("km", "m"),
    ("kilomètres", "mètres"),
    ("mètres", "centimètres"),
    ("kilometres", "metres"),
    ("kilometers", "meters"),
    ("metres", "centimetres"),
    ("meters", "centimeters"),
    ("Kilogramm", "Gramm"),
    ("kg", "g"),
    ("kilos", "grammes"),
    ("Tonnen", "Kilogramm"),
    ("tonnes", "kilos"),
    ("miles", "metres"),
    ("Meilen", "Meter"),
    ("feet", "miles"),
    ("Fuß", "Meilen"),
    ("pieds", "mètres"),
    ("Jahre", "Monate"),
    ("Jahren", "Monaten"),
    ("Monate", "Tage"),
    ("Monaten", "Wochen"),
    ("Wochen", "Monate"),
    ("Stunden", "Minuten"),
    ("Minuten", "Stunden"),
    ("Tage", "Wochen"),
    ("Tagen", "Wochen"),
    ("ans", "mois"),
    ("mois", "jours"),
    ("jours", "semaines"),
    ("semaines", "mois"),
    ("heures", "minutes"),
    ("minutes", "heures"),
    ("years", "months"),
    ("months", "weeks"),
    ("weeks", "days"),
    ("days", "hours"),
    ("hours", "minutes"),
    ("minutes", "seconds"),
)
_CURRENCIES: Sequence[tuple[str, ...]] = (
    ("Euro", "Dollar"),
    ("Dollar", "Pfund"),
    ("Pfund", "Euro"),
    ("€", "$"),
    ("$", "€"),
    ("£", "€"),
    ("euros", "dollars"),
    ("dollars", "euros"),
    ("livres", "euros"),
    ("pounds", "dollars"),
)
_LANGUAGE_WORDS: Mapping[str, frozenset[str]] = {
    "de": frozenset(
        {
            "Kilometer",
            "Meter",
            "Kilogramm",
            "Tonnen",
            "Meilen",
            "Fuß",
            "Jahre",
            "Jahren",
            "Monate",
            "Monaten",
            "Wochen",
            "Stunden",
            "Minuten",
            "Tage",
            "Tagen",
            "Euro",
            "Dollar",
            "Pfund",
        }
    ),
    "fr": frozenset(
        {
            "kilomètres",
            "mètres",
            "kilos",
            "tonnes",
            "pieds",
            "ans",
            "mois",
            "jours",
            "semaines",
            "heures",
            "minutes",
            "euros",
            "dollars",
            "livres",
        }
    ),
    "en": frozenset(
        {
            "kilometres",
            "metres",
            "kilometers",
            "meters",
            "miles",
            "feet",
            "years",
            "months",
            "weeks",
            "days",
            "hours",
            "minutes",
            "tonnes",
            "euros",
            "dollars",
            "pounds",
        }
    ),
}


def number(clean: Clean, rng: Random) -> Edit | None:
    """Change a numeral that the source has too: a digit, two digits swapped, or ten times as much."""
    found = [match for match in _NUMERAL.finditer(clean.target) if _shared(match.group(), clean.source)]
    match = drawn(found, rng)
    if match is None:
        return None
    text = match.group()
    places = [k for k, letter in enumerate(text) if letter.isdecimal()]
    kind = rng.choice(("digit", "swap", "ten"))
    if kind == "swap" and len(places) > 1 and text[places[0]] != text[places[1]] != "0":
        swapped = list(text)
        swapped[places[0]], swapped[places[1]] = text[places[1]], text[places[0]]
        return clean.replaced(*match.span(), "".join(swapped))
    if kind == "ten" and text.isdecimal():
        return clean.replaced(*match.span(), f"{text}0")
    place = rng.choice(places)
    wrong = rng.choice([digit for digit in "123456789" if digit != text[place]])
    return clean.replaced(*match.span(), text[:place] + wrong + text[place + 1 :])


def small_number(clean: Clean, rng: Random) -> Edit | None:
    """Change a number from two to twelve written as a word on both sides."""
    if not set(clean.languages) <= set(LANGUAGES):
        return None
    words = {word: n for n in range(2, 13) for word in spellings(n, clean.languages[1])}
    source_words = {word: n for n in range(2, 13) for word in spellings(n, clean.languages[0])}
    own = {
        source_words[token.text.lower()]
        for token in clean.source_tokens
        if token.text.lower() in source_words
    }
    found = [token for token in clean.target_tokens if words.get(token.text.lower()) in own]
    token = drawn(found, rng)
    if token is None:
        return None
    others = sorted(n for n in range(2, 13) if n != words[token.text.lower()] and n not in own)
    wrong = next(iter(spellings(rng.choice(others), clean.languages[1])))
    return clean.replaced(token.start, token.end, wrong.capitalize() if token.text[0].isupper() else wrong)


def percentage(clean: Clean, rng: Random) -> Edit | None:
    """Change the figure of a percentage."""
    match = drawn([m for m in _PERCENT.finditer(clean.target) if _shared(m.group(), clean.source)], rng)
    if match is None:
        return None
    wrong = int(match[1]) + rng.choice((-1, 1)) * rng.choice((1, 2, 5, 10))
    return clean.replaced(*match.span(1), str(wrong if wrong > 0 else int(match[1]) + 7))


def date(clean: Clean, rng: Random) -> Edit | None:
    """Name another month or weekday than the one that both sides name."""
    source, target = (calendar_names(language) for language in clean.languages)
    if source is None or target is None:
        return None
    own = [token.text.lower() for token in clean.source_tokens]
    kinds = (
        (source.months, target.months, target.month_titles),
        (source.weekdays, target.weekdays, target.weekday_titles),
    )
    found = []
    for own_names, names, titles in kinds:
        numbers = {own_names[word] for word in own if word in own_names and word in source.full}
        for token in clean.target_tokens:
            word = token.text.lower()
            if word in names and names[word] in numbers and token.text == titles[names[word]]:
                found.append((token, [title for n, title in titles.items() if n not in numbers]))
    choice = drawn(found, rng)
    return choice and clean.replaced(choice[0].start, choice[0].end, rng.choice(choice[1]))


def clock(clean: Clean, rng: Random) -> Edit | None:
    """Change the hour or the minutes of a time of day."""
    source = {(int(m[1]) % 12, int(m[3])) for m in _CLOCK.finditer(clean.source)}
    found = [m for m in _CLOCK.finditer(clean.target) if (int(m[1]) % 12, int(m[3])) in source]
    match = drawn(found, rng)
    if match is None:
        return None
    if rng.random() < 0.5:
        return clean.replaced(*match.span(1), str((int(match[1]) + rng.randint(1, 9)) % 24))
    return clean.replaced(*match.span(3), f"{(int(match[3]) + rng.randint(3, 50)) % 60:02d}")


def unit(clean: Clean, rng: Random) -> Edit | None:
    """Put another unit after a numeral."""
    return _exchanged(clean, rng, _UNITS, r"(?<=\p{Nd}[ \u00a0\u202f]?)")


def currency(clean: Clean, rng: Random) -> Edit | None:
    """Put another currency beside an amount."""
    return _exchanged(
        clean,
        rng,
        _CURRENCIES,
        r"(?<=(?:\p{Nd}|\p{L}ard(?:en)?s?|illion(?:en|s)?(?: de| d)?)[ \u00a0\u202f’']?)",
    )


def _exchanged(clean: Clean, rng: Random, table: Iterable[tuple[str, ...]], before: str) -> Edit | None:
    own = _LANGUAGE_WORDS.get(clean.languages[1], frozenset())
    found = [
        (match, wrong)
        for right, wrong in table
        if right in own or len(right) < 3
        for match in regex.finditer(rf"{before}{regex.escape(right)}(?!\p{{L}})", clean.target)
        if (wrong in own or len(wrong) < 3) and _is_measured(clean, match.start())
    ]
    if "$" in clean.target or "£" in clean.target:
        found += [
            (match, "€" if match.group() != "€" else "$")
            for match in regex.finditer(r"[$£](?=\p{Nd})", clean.target)
            if match.group() in clean.source and table is _CURRENCIES
        ]
    choice = drawn(found, rng)
    return choice and clean.replaced(*choice[0].span(), choice[1])


def _is_measured(clean: Clean, place: int) -> bool:
    """Whether the unit at a place is linked to a word that stands beside a number in the source too."""
    for source, target in clean.linked(0.5):
        if target.start == place:
            k = clean.source_tokens.index(source)
            around = clean.source_tokens[max(0, k - 2) : k] + clean.source_tokens[k + 1 : k + 2]
            return any(token.is_number for token in around)
    return False


def _shared(numeral: str, source: str) -> bool:
    """Whether the source has the same digits as a number of its own."""
    digits = regex.sub(r"\P{Nd}", "", numeral)
    return any(digits == regex.sub(r"\P{Nd}", "", match.group()) for match in _NUMERAL.finditer(source))


def drawn(found: Sequence[Item], rng: Random) -> Item | None:
    """Draw one of the places found, if there is any."""
    return rng.choice(found) if found else None


PLANTERS: Mapping[str, Planter] = {
    "number": number,
    "small number": small_number,
    "percentage": percentage,
    "date": date,
    "time": clock,
    "unit": unit,
    "currency": currency,
}

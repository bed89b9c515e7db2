"""Short names of months that were taken for words: ``14 mar`` became ``14 sea``."""

from collections.abc import Iterator
from datetime import date

import regex

from alignkit.checks.base import Comparison
from alignkit.languages.calendar import calendar_names
from alignkit.languages.dates import Moment, find_moments
from alignkit.records import Document

_LEAP_YEAR = 2024  # any that has all days


def worded_months(comparison: Comparison) -> Iterator[tuple[Moment, tuple[int, int]]]:
    """Yield dates of the source with a shortened month, and where their day stands beside another word."""
    source, target = comparison.source, comparison.target
    shortened = [moment for moment in find_moments(source.text, source.language) if _is_short(moment, source)]
    for pair in comparison.pairs if shortened else ():
        spans = comparison.span(pair, "source"), comparison.span(pair, "target")
        if spans[0] is None or spans[1] is None:
            continue
        told = {m.month for m in find_moments(target.text, target.language) if _lies_in(m, spans[1])}
        for moment in shortened:
            place = None if moment.month in told or not _lies_in(moment, spans[0]) else moment.day
            match = None if place is None else _day_and_word(place).search(target.text, *spans[1])
            if match is not None:
                yield moment, match.span()


def written_date(moment: Moment, language: str) -> str | None:
    """Day and month as a language writes them: ``March 14``."""
    from babel.dates import format_skeleton

    if moment.day is None or moment.month is None or moment.is_impossible():
        return None
    return str(format_skeleton("MMMMd", date(_LEAP_YEAR, moment.month, moment.day), locale=language))


def _is_short(moment: Moment, document: Document) -> bool:
    """Whether a date names day and month, and the month only by its first letters."""
    names = calendar_names(document.language)
    if names is None or moment.day is None or moment.month is None:
        return False
    words = regex.findall(r"\p{L}+", document.text[moment.start : moment.end].lower())
    return any(word in names.months and word not in names.full for word in words)


def _lies_in(moment: Moment, span: tuple[int, int]) -> bool:
    return span[0] <= moment.start < span[1]


def _day_and_word(day: int) -> "regex.Pattern[str]":
    return regex.compile(
        rf"(?<![\p{{Nd}}.,:])0?{day}(?:\.|st|nd|rd|th)?[ \u00a0](?:of |de )?\p{{L}}{{2,}}(?!\p{{L}})"
    )

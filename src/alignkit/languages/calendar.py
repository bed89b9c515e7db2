"""Names of months and weekdays, and the order of day and month, for every language CLDR knows."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache

from alignkit.languages.calendar_cases import more_months, more_weekdays

_MORE_MONTHS: Mapping[str, Mapping[str, int]] = {
    "de": {"jänner": 1, "feber": 2, "mär": 3},
    "en": {"sept": 9},
    "fr": {"aout": 8},
    "es": {"setiembre": 9},
}
_MORE_DAYS: Mapping[str, Mapping[str, int]] = {"de": {"sonnabend": 5}}


@dataclass(frozen=True, slots=True)
class CalendarNames:
    """What months and weekdays are called.

    Attributes:
        months: Lower-case name or abbreviation, without dots → 1..12.
        weekdays: Likewise → 0 (Monday) .. 6 (Sunday), as in :meth:`datetime.date.weekday`.
        full: The names of both kinds that are written out.
        capitalised: Whether they are written with a capital inside a sentence.
        month_first: Whether dates put the month before the day (``October 18``).
        year_first: Whether the year leads (``2024. október 18.``).
        month_titles: Month 1..12 → its usual name, as written.
        weekday_titles: Weekday 0..6 → its usual name, as written.
    """

    months: Mapping[str, int]
    weekdays: Mapping[str, int]
    full: frozenset[str]
    capitalised: bool
    month_first: bool
    year_first: bool
    month_titles: Mapping[int, str]
    weekday_titles: Mapping[int, str]


@lru_cache(maxsize=64)
def calendar_names(language: str) -> CalendarNames | None:
    """Load the names of a language from CLDR (through babel), None for an unknown one.

    Example:
        >>> names = calendar_names("fr")
        >>> names.months["août"], names.weekdays["vendredi"]
        (8, 4)
    """
    from babel import Locale, UnknownLocaleError

    try:
        locale = Locale.parse(language)
    except (UnknownLocaleError, ValueError):
        return None
    months, weekdays = dict(_names(locale.months)), dict(_names(locale.days))
    wide = {str(table[context]["wide"][key]).lower() for table in (locale.months, locale.days)
            for context in ("format", "stand-alone") for key in table[context]["wide"]}  # fmt: skip
    titles = {number: str(name) for number, name in locale.months["format"]["wide"].items()}
    pattern = str(locale.date_formats["long"].pattern)
    written_out = [(name, number) for name, number in months.items() if name in wide]
    further_months = dict(more_months(language, written_out)) | dict(_MORE_MONTHS.get(language, {}))
    further_days = dict(more_weekdays(language)) | dict(_MORE_DAYS.get(language, {}))
    return CalendarNames(
        months=further_months | months,
        weekdays=further_days | weekdays,
        full=frozenset(wide & (months.keys() | weekdays.keys()))
        | frozenset(further_days)
        | (frozenset(further_months) - {"mär", "sept"}),
        capitalised=titles[1][:1].isupper(),
        month_first="M" in pattern and pattern.index("M") < pattern.index("d"),
        year_first=pattern.lstrip().startswith("y"),
        month_titles=titles,
        weekday_titles={number: str(name) for number, name in locale.days["format"]["wide"].items()},
    )


def _names(table: Mapping[str, Mapping[str, Mapping[int, object]]]) -> Iterator[tuple[str, int]]:
    for context in ("format", "stand-alone"):
        for width in ("abbreviated", "wide"):
            for number, name in table[context][width].items():
                plain = str(name).lower().strip(" .")
                if len(plain) > 1 and not plain[0].isdigit():
                    yield plain, number

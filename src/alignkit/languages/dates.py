"""Dates, weekdays and times of day in running text, by value.

The grammar is one for all languages, its words come from CLDR (:mod:`alignkit.languages.calendar`).
Abbreviations count only beside a day or a year: German ``So``, ``Do`` and ``Mi`` or French ``dim`` and
``mer`` are ordinary words otherwise.
"""

from calendar import monthrange
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from fractions import Fraction
from functools import lru_cache
from itertools import chain

import regex

from alignkit.languages.calendar import CalendarNames, calendar_names
from alignkit.languages.english import day_leads
from alignkit.languages.number_formats import SPACES, readable_digits
from alignkit.languages.spoken_time import find_spoken

_GAP = rf"[{SPACES}]"
_AMBIGUOUS_ALONE = {"en": frozenset({"may", "march"}), "ro": frozenset({"mai"})}
_BEFORE_MONTH = regex.compile(
    r"(?r)\b(?:in|of|since|by|until|till|last|next|this|early|late|mid|from|to|through|during|în|din|luna|lunii)"
    r"[ \u00a0-]",
    regex.IGNORECASE,
)
_TAILS = {
    "de": "s|e|abend|abends|nacht|nachts|morgen|mittag|nachmittag|vormittag|früh",
    "en": "s", "fr": "s", "nl": "en|avond|ochtend|middag|nacht",
    "sv": "s|en|ens|ar|skväll|skvällen|smorgon|smorgonen|seftermiddag|seftermiddagen|snatt|snatten",
    "da": "s|en|ens|e|aften|aftenen|morgen|morgenen|eftermiddag|eftermiddagen|nat|formiddag",
    "no": "s|en|ens|er|skveld|skvelden|smorgen|settermiddag|natt|kveld|morgen|ettermiddag",
}  # fmt: skip
_ORDINAL = r"(?:\.|er|ère|e|st|nd|rd|th|º|ª|\.º)?"
_JOIN = (
    rf"(?:{_GAP}?[-–—/]{_GAP}?|,?{_GAP}(?:au|et|ou|bis|und|oder|to|and|or|through|until|till|al|y|o|a|ao|e|tot|en|of|do|i)"
    rf"{_GAP}(?:(?:le|les|zum|den|dem|the|el|il|l['’]){_GAP}?)?|,{_GAP})"
)
_ARTICLE = rf"(?:(?:le|der|den|dem|the|el|dia|il|de){_GAP})?"
_FIRST_DAYS = rf"(?:(?P<first>\p{{Nd}}{{1,2}}){_ORDINAL}{_JOIN})*"
_DAY = rf"(?P<day>\p{{Nd}}{{1,2}}){_ORDINAL}"
_YEAR = rf"(?:(?:,?{_GAP}(?:de[l]?{_GAP}|of{_GAP})?|-)(?P<year>\p{{Nd}}{{4}})(?!\p{{Nd}}|[.,]\p{{Nd}}))"

_NUMERIC = regex.compile(
    r"""(?<![\p{Nd}\p{L}]|\p{Nd}[.,:/-])(?:
        (?P<year>\p{Nd}{4})-(?P<month>\p{Nd}{2})-(?P<day>\p{Nd}{2})
      | (?P<year>\p{Nd}{4})[ ]?年[ ]?(?P<month>\p{Nd}{1,2})[ ]?月(?:[ ]?(?P<day>\p{Nd}{1,2})[ ]?日)?
      | (?P<month>\p{Nd}{1,2})月(?P<day>\p{Nd}{1,2})日
      | (?P<day>\p{Nd}{1,2})(?P<mark>[./-])(?P<month>\p{Nd}{1,2})(?P=mark)(?P<year>\p{Nd}{4}|\p{Nd}{2})
      | (?P<day>\p{Nd}{1,2})\.[ \u00a0](?P<month>\p{Nd}{1,2})\.[ \u00a0](?P<year>\p{Nd}{4})
    )(?!\p{Nd}|[./-]\p{Nd})""",
    regex.VERBOSE,
)
_DAY_MONTH = regex.compile(
    r"(?<![\p{Nd}\p{L}]|\p{Nd}[.,:/-])(?P<day>\p{Nd}{1,2})\.[ \u00a0]?"
    r"(?P<month>\p{Nd}{1,2})\.(?![ ]?\p{Nd}|\p{L})"
)
_DOTTED_LANGUAGES = frozenset({"de", "cs", "sk", "fi", "no", "nb", "da", "pl", "sl", "hr", "hu", "lv", "et"})
# “7.30 bis 17.45 Uhr”, “alle 7.30”: what makes a number with a dot a time
_TO_HOUR = rf"{_GAP}?(?:[-–—]|bis|und|tot|en){_GAP}?\p{{Nd}}{{1,2}}\.[0-5]\p{{Nd}}{_GAP}?(?:Uhr|uur)\b"
_BY_CLOCK = rf"\b(?:kl\.|klockan|klokken|klo|alle|dalle|ore|las|godz\.|ve?){_GAP}"
_EITHER_ORDER = frozenset({"en"})  # whose dates by slashes are read both ways
_TIME = regex.compile(
    rf"""(?<![\p{{Nd}}\p{{L}}]|\p{{Nd}}[.,:/-])(?P<hour>\p{{Nd}}{{1,2}})(?:
        :(?P<minute>\p{{Nd}}{{2}})(?::\p{{Nd}}{{2}})?
      | {_GAP}?h{_GAP}?(?P<minute>\p{{Nd}}{{2}})
      | \.(?P<minute>\p{{Nd}}{{2}})(?={_GAP}?(?:Uhr|uur|h\b|[ap](?:\.{_GAP}?)?m\b))
      | \.(?P<minute>[0-5]\p{{Nd}})(?={_TO_HOUR})
      | (?<={_BY_CLOCK}\p{{Nd}}{{1,2}})\.(?P<minute>[0-5]\p{{Nd}})
      | {_GAP}(?:heures?|Uhr|horas|ore|uur){_GAP}(?P<minute>\p{{Nd}}{{2}})
    )(?![\p{{Nd}}:]|[.,]\p{{Nd}})(?:{_GAP}?(?P<half>[ap])(?:m\b|\.{_GAP}?m\b\.?))?(?P<clock>{_GAP}?(?:Uhr|uur)\b)?""",
    regex.VERBOSE,
)


@dataclass(frozen=True, slots=True)
class Moment:
    """A date, a weekday, a time of day, or several of these at once; what is not said is None.

    Attributes:
        start: First code point.
        end: Code point after the last.
        day: Day of the month.
        month: 1..12 (more where the text says so: see :meth:`is_impossible`).
        year: All digits; two-digit years are completed (69 → 2069, 70 → 1970).
        weekday: 0 (Monday) .. 6.
        hour: 0..24; afternoon hours of a 12-hour clock are converted.
        minute: 0..59.
        swappable: Whether day and month may be the other way round (``05/06/2024``).
        spoken: Whether it is a time told in words, whose half of the day is open.
    """

    start: int
    end: int
    day: int | None = None
    month: int | None = None
    year: int | None = None
    weekday: int | None = None
    hour: int | None = None
    minute: int | None = None
    swappable: bool = False
    spoken: bool = False

    @property
    def is_time(self) -> bool:
        """Whether it is a time of day."""
        return self.hour is not None

    @property
    def kind(self) -> str:
        """``time``, ``date`` (day or month known) or ``weekday``."""
        if self.is_time:
            return "time"
        return "weekday" if self.day is None and self.month is None else "date"

    def calendar_day(self) -> date | None:
        """The day it names, where it names one completely and such a day exists."""
        if (
            self.year is None
            or self.month is None
            or self.day is None
            or self.swappable
            or self.is_impossible()
        ):
            return None
        return date(self.year, self.month, self.day)

    def is_impossible(self) -> bool:
        """Whether no calendar or clock has it: 31 February, 25:70."""
        if self.is_time:
            return not (0 <= (self.hour or 0) <= 24 and 0 <= (self.minute or 0) <= 59)
        if self.month is not None and not 1 <= self.month <= 12:
            return True
        if self.day is None or self.month is None:
            return self.day is not None and not 1 <= self.day <= 31
        leap_or_own = self.year if self.year is not None and self.year > 0 else 2024
        return not 1 <= self.day <= monthrange(leap_or_own, self.month)[1]

    def conflicts(self, other: "Moment") -> tuple[str, ...]:
        """Names of the fields that both have and that differ.

        Example:
            >>> Moment(0, 1, day=18, month=10).conflicts(Moment(0, 1, day=18, month=12, year=2024))
            ('month',)
        """
        if self.is_time or other.is_time:
            return self._clock_conflicts(other)
        differing = self._differing(other)
        if (
            differing
            and (self.swappable or other.swappable)
            and self.day == other.month
            and self.month == other.day
        ):
            return tuple(name for name in differing if name not in ("day", "month"))
        return differing

    def _differing(self, other: "Moment") -> tuple[str, ...]:
        pairs = (
            (name, getattr(self, name), getattr(other, name)) for name in ("day", "month", "year", "weekday")
        )
        return tuple(name for name, own, its in pairs if own is not None and its is not None and own != its)

    def _clock_conflicts(self, other: "Moment") -> tuple[str, ...]:
        if self.hour is None or other.hour is None:
            return ()
        hour = ("hour",) if (self.hour - other.hour) % 12 else ()
        return hour + (("minute",) if (self.minute or 0) != (other.minute or 0) else ())

    def shared(self, other: "Moment") -> int:
        """How many fields both have."""
        names = ("day", "month", "year", "weekday", "hour")
        return sum(getattr(self, name) is not None and getattr(other, name) is not None for name in names)

    def numbers(self) -> frozenset[Fraction]:
        """Every number it stands for, in case the other side writes it apart; 7:55 may be 7.55."""
        year = () if self.year is None else (self.year, self.year % 100)
        hours = () if self.hour is None else (self.hour, (self.hour + 12) % 24)
        fields = (self.day, self.month, self.minute)
        whole = chain((value for value in fields if value is not None), year, hours)
        return frozenset(chain(map(Fraction, whole), self.clock_numbers()))

    def clock_numbers(self) -> Iterator[Fraction]:
        """A time as digits with a dot: 7.55, and 19.55 too where the half of the day is open."""
        hours = () if self.hour is None else (self.hour, (self.hour + 12) % 24)
        for hour in hours if self.spoken else hours[:1]:
            yield Fraction(hour * 100 + (self.minute or 0), 100)


@lru_cache(maxsize=16)
def find_moments(text: str, language: str) -> tuple[Moment, ...]:
    """Find dates, weekdays and times in a text, in reading order, without overlaps.

    Ranges and lists give one moment for each day: ``8. bis 13. Oktober`` is two.

    Args:
        text: A whole document.
        language: ISO 639-1 code; without CLDR names only numeric forms are found.

    Example:
        >>> [(m.day, m.month, m.year) for m in find_moments("du 8 au 13 octobre 2024", "fr")]
        [(8, 10, 2024), (13, 10, 2024)]
    """
    text = readable_digits(text)
    taken: set[int] = set()
    found: list[Moment] = []
    for group in chain(
        _numeric(text, language),
        _times(text),
        _spoken(text, language),
        _named(text, language),
        _lone(text, language),
    ):
        if taken.isdisjoint(range(group[0].start, group[-1].end)):
            taken.update(range(group[0].start, group[-1].end))
            found += group
    return tuple(sorted(found, key=lambda moment: moment.start))


def _numeric(text: str, language: str) -> Iterator[list[Moment]]:
    names = calendar_names(language)
    habit = day_leads(text) if language in _EITHER_ORDER else None
    month_first = names is not None and names.month_first and not habit
    for match in _NUMERIC.finditer(text):
        day, month = int(match["day"]) if match["day"] else None, int(match["month"])
        by_slash = match["mark"] in ("/", "-") and match["mark"] is not None
        if by_slash and day is not None and ((month_first and day <= 12) or month > 12 >= day):
            day, month = month, day
        either = by_slash and day is not None and day <= 12 and month <= 12 and day != month
        swappable = bool(either and (month_first or language in _EITHER_ORDER) and habit is None)
        if day is not None and not (1 <= day <= 39 and 1 <= month <= 19):
            continue
        start, end = _with_weekday(text, match.span(), names)
        weekday = _weekday_in(text[start : match.start()], names)
        yield [Moment(start, end, day, month, _full_year(match["year"]), weekday, swappable=swappable)]
    if language in _DOTTED_LANGUAGES:
        for match in _DAY_MONTH.finditer(text):
            if 1 <= int(match["day"]) <= 31 and 1 <= int(match["month"]) <= 12:
                yield [Moment(*match.span(), int(match["day"]), int(match["month"]))]


def _full_year(digits: str | None) -> int | None:
    if digits is None:
        return None
    year = int(digits)
    return year if len(digits) == 4 else year + (2000 if year < 70 else 1900)


def _with_weekday(text: str, span: tuple[int, int], names: CalendarNames | None) -> tuple[int, int]:
    if names is None:
        return span
    before = regex.compile(
        rf"(?r)(?<![\p{{L}}\p{{M}}])(?:{_alternatives(names.weekdays)})\.?,?{_GAP}{_ARTICLE}",
        regex.IGNORECASE,
    ).match(text, endpos=span[0])
    return (before.start(), span[1]) if before else span


def _weekday_in(prefix: str, names: CalendarNames | None) -> int | None:
    word = regex.match(r"[\p{L}\p{M}-]+", prefix)
    return names.weekdays.get(word.group().lower()) if word and names else None


def _alternatives(names: Iterable[str]) -> str:
    return "|".join(regex.escape(name) for name in sorted(names, key=len, reverse=True))


@lru_cache(maxsize=32)
def _patterns(language: str) -> "tuple[tuple[regex.Pattern[str], ...], regex.Pattern[str]]":
    """Patterns of dates with a named month, and of names that stand alone."""
    names = calendar_names(language)
    if names is None or not names.months:
        return (), regex.compile(r"(?!)")
    whole, short = names.full & names.months.keys(), names.months.keys() - names.full
    end = r"(?![\p{L}\p{M}])"
    shortened = rf"(?P<month>{_alternatives(short) or '(?!)'}){end}\.?"
    month = rf"(?<!\p{{L}})(?:(?P<month>{_alternatives(whole)}){end}|{shortened})"
    weekday = rf"(?:(?<!\p{{L}})(?P<weekday>{_alternatives(names.weekdays)})\.?,?{_GAP}{_ARTICLE})?"
    of = rf"(?:{_GAP}{{1,2}}(?:de{_GAP}|of{_GAP})?|{_GAP}?d['’]|\.|-)"
    day_first = rf"{weekday}(?<![\p{{Nd}}.,:]){_FIRST_DAYS}{_DAY}{of}{month}{_YEAR}?"
    no_more = r"(?![\p{Nd}\p{L}:%]|[.,]\p{Nd})"
    month_first = rf"{weekday}{month}{_GAP}(?:the{_GAP})?{_FIRST_DAYS}{_DAY}{no_more}{_YEAR}?"
    year_first = rf"(?<!\p{{Nd}})(?P<year>\p{{Nd}}{{4}})\.?{_GAP}{month}(?:{_GAP}{_DAY})?"
    patterns = [year_first] if names.year_first else []
    patterns += [day_first, month_first] if names.month_first else [day_first]
    patterns.append(rf"{month}{_YEAR}")
    tail = rf"(?:{_TAILS[language]})?" if language in _TAILS else ""
    lone = rf"(?<![\p{{L}}\p{{M}}])(?P<name>{_alternatives(names.full)})(?P<tail>{tail})(?![\p{{L}}\p{{M}}])"
    return tuple(regex.compile(pattern, regex.IGNORECASE) for pattern in patterns), regex.compile(
        lone, regex.IGNORECASE
    )


def _named(text: str, language: str) -> Iterator[list[Moment]]:
    names = calendar_names(language)
    for pattern in _patterns(language)[0] if names else ():
        for match in pattern.finditer(text):
            groups = match.groupdict()
            name = groups["month"]
            if names is None or (names.capitalised and name.islower() and name.lower() in names.full):
                continue
            days = _days_of(match, names)
            if all(moment.day is None or 0 < moment.day < 40 for moment in days):
                yield days


def _days_of(match: "regex.Match[str]", names: CalendarNames) -> list[Moment]:
    groups = match.groupdict()
    month, year = names.months[groups["month"].lower()], _full_year(groups["year"])
    weekday = names.weekdays[groups["weekday"].lower()] if groups.get("weekday") else None
    firsts = match.spans("first") if "first" in groups else []
    moments: list[Moment] = []
    for start, end in firsts:
        where = (match.start() if not moments else start, end)
        moments.append(
            Moment(*where, int(match.string[start:end]), month, year, None if moments else weekday)
        )
    start = match.start("day") if moments and match.start("day") > firsts[-1][0] else match.start()
    day = int(groups["day"]) if groups.get("day") else None
    if moments and match.start("month") < moments[0].start + 1:  # "October 8-13": the month leads
        start = match.start("day")
    moments.append(Moment(start, match.end(), day, month, year, None if moments else weekday))
    return moments


def _times(text: str) -> Iterator[list[Moment]]:
    for match in _TIME.finditer(text):
        hour, minute = int(match["hour"]), int(match["minute"])
        plausible = hour <= 24 and minute <= 59
        if not plausible and not (match["clock"] or match["half"]):
            continue
        if match["half"] and hour <= 12:
            hour = hour % 12 + (12 if match["half"].lower() == "p" else 0)
        yield [Moment(*match.span(), hour=hour, minute=minute)]


def _spoken(text: str, language: str) -> Iterator[list[Moment]]:
    for time in find_spoken(text, language):
        yield [Moment(time.start, time.end, hour=time.hour, minute=time.minute, spoken=True)]


def _lone(text: str, language: str) -> Iterator[list[Moment]]:
    names = calendar_names(language)
    if names is None:
        return
    for match in _patterns(language)[1].finditer(text):
        name = match["name"].lower()
        if names.capitalised and match["name"][0].islower():
            continue
        if name in names.weekdays:
            yield [Moment(*match.span(), weekday=names.weekdays[name])]
        elif match["tail"] or match["name"][0].isupper() != names.capitalised:
            continue
        elif name not in _AMBIGUOUS_ALONE.get(language, ()) or _BEFORE_MONTH.match(
            text, endpos=match.start()
        ):
            yield [Moment(*match.span(), month=names.months[name])]

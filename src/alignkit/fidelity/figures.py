"""Numbers, dates and times that mean the same on both sides, in the same tokens: 3 May ↔ 03.05., nine ↔ 9.

What the other side has no equal for stays as it is written; only months beside a day or a year are figures
wherever both sides have such a date, so that another month is another number.
"""

from collections.abc import Iterator, Sequence
from fractions import Fraction
from typing import Literal, NamedTuple

from alignkit.languages.calendar import calendar_names
from alignkit.languages.dates import Moment, find_moments
from alignkit.languages.number_phrases import is_plain
from alignkit.languages.number_words import cardinals, ordinals
from alignkit.languages.numbers import find_quantities

Tokens = Sequence[str]
Values = frozenset[Fraction]

_PLAIN, _NUMERAL, _COUNTING, _WEAK, _MONTH, _JOINT, _SLASH = range(7)
_JOINTS = frozenset(("-", "\N{HYPHEN}", "\N{NON-BREAKING HYPHEN}", "and", "et", "und", "e", "y", "en", "og"))
_BESIDE = frozenset((".", "de", "of", "del", "st", "nd", "rd", "th", "er", "the", ","))
_SLASHED = [_NUMERAL, _SLASH, _NUMERAL, _SLASH, _NUMERAL]
_CLOCKS = frozenset(("uhr", "uur"))
_AFTERNOON = ("pm", "p.m.", "p.m")
_LONGEST = 8  # tokens of a spelled number
_NOTHING: Values = frozenset()


class _Reading(NamedTuple):
    """Tokens from ``first`` up to ``last`` with the values that they may have.

    ``parts`` are the figures of a ``date`` or a ``time``, of which ``kind`` says which it is; a ``spelled``
    number has words among its tokens.
    """

    first: int
    last: int
    values: Values
    parts: tuple[str, ...] = ()
    kind: Literal["digits", "spelled", "date", "time"] = "digits"


class Figures:
    """Reads the figures of one language; what was read once is remembered.

    Args:
        language: ISO 639-1 code.
    """

    def __init__(self, language: str) -> None:
        self._language = language
        names = calendar_names(language)
        self._months = dict(names.months) if names is not None else {}
        tables = cardinals(language), ordinals(language)
        self._inside = frozenset(word for table in tables for phrase in table for word in phrase.split())
        self._kinds: dict[str, int] = {}
        self._values: dict[str, Values] = {}
        self._moments: dict[str, Moment | None] = {}

    def read(self, tokens: Tokens) -> list[_Reading]:
        """Find what can be written in figures, in reading order and without overlaps."""
        known = self._kinds
        kinds = [known[token] if token in known else self._learn(token) for token in tokens]
        if not any(kinds):
            return []
        return list(self._readings(tokens, [*kinds, _PLAIN]))

    def _learn(self, token: str) -> int:
        self._kinds[token] = kind = self._kind(token)
        return kind

    def _kind(self, token: str) -> int:
        lower = token.lower()
        if token[0].isdigit():
            return _NUMERAL
        if token == "/":
            return _SLASH
        if lower in self._months and is_plain(lower, self._language):  # "sept" is seven more often
            return _MONTH
        if lower in _JOINTS:
            return _JOINT
        if not token[0].isalpha() or is_plain(lower, self._language):
            return _WEAK if lower in self._inside else _PLAIN
        found = find_quantities(lower, self._language)
        counts = len(found) == 1 and found[0].kind in ("cardinal", "ordinal") and not found[0].weak
        return _COUNTING if counts else _WEAK

    def _readings(self, tokens: Tokens, kinds: Sequence[int]) -> Iterator[_Reading]:
        """Read from left to right; ``kinds`` has a plain one more at its end."""
        place = 0
        while place < len(tokens):
            found = None
            if kinds[place] == _NUMERAL:
                found = self._date(tokens, kinds, place) or self._number(tokens, kinds, place)
            elif kinds[place] == _COUNTING or (kinds[place] == _WEAK and kinds[place + 1] == _COUNTING):
                found = self._number(tokens, kinds, place)
            elif kinds[place] == _MONTH and _is_beside(tokens, kinds, place):
                found = self._month(tokens, kinds, place)
            if found is not None:
                yield found
            place = place + 1 if found is None else found.last

    def _month(self, tokens: Tokens, kinds: Sequence[int], place: int) -> _Reading:
        """A month by its name, with the full stop of the day before it."""
        is_ordinal = place > 1 and tokens[place - 1] == "." and kinds[place - 2] == _NUMERAL
        number = self._months[tokens[place].lower()]
        return _Reading(place - is_ordinal, place + 1, _NOTHING, (str(number),), "date")

    def _date(self, tokens: Tokens, kinds: Sequence[int], place: int) -> _Reading | None:
        """A date or time that is written in digits, or the hour in ``5 pm``."""
        last = place + 1
        if list(kinds[place : place + 5]) == _SLASHED:
            last = place + 5
        written, after = "".join(tokens[place:last]), tokens[last : last + 4]
        moment = None if written.isdigit() else self._moment(written)
        if moment is None and after and not written.isdigit():
            if after[0] == ".":
                moment, last = self._moment(f"{written}."), last + 1
            elif after[0].lower() in _CLOCKS:
                moment = self._moment(f"{written} {after[0]}")
        parts = _fields(moment) if moment is not None else ()
        afternoon = "".join(after).lower().startswith(_AFTERNOON)
        if self._language == "en" and afternoon and (parts or written.isdigit()):
            return _Reading(place, last, _NOTHING, _afternoon(parts or (written,)), "time")
        if moment is None:
            return None
        return _Reading(place, last, _NOTHING, parts, "time" if moment.is_time else "date")

    def _moment(self, written: str) -> Moment | None:
        """The date or time that takes up a whole text; None if it is something else."""
        if written not in self._moments:
            found = find_moments(written, self._language)
            whole = len(found) == 1 and (found[0].start, found[0].end) == (0, len(written))
            self._moments[written] = found[0] if whole else None
        return self._moments[written]

    def _number(self, tokens: Tokens, kinds: Sequence[int], place: int) -> _Reading:
        """The longest run from here on that is one number."""
        last = place + 1
        while last < min(len(tokens), place + _LONGEST):
            if kinds[last] in (_COUNTING, _WEAK):
                last += 1
            elif kinds[last] == _JOINT and kinds[last + 1] in (_COUNTING, _WEAK) and kinds[place] != _NUMERAL:
                last += 2
            else:
                break
        for end in range(last, place, -1):
            values = self._value(" ".join(tokens[place:end]))
            if values:
                is_spelled = kinds[place] != _NUMERAL or end > place + 1
                return _Reading(place, end, values, (), "spelled" if is_spelled else "digits")
        return _Reading(place, place + 1, _NOTHING)

    def _value(self, written: str) -> Values:
        """Every value of one number that takes up a whole text; none if it is something else."""
        if written not in self._values:
            found = find_quantities(written, self._language)
            whole = len(found) == 1 and (found[0].start, found[0].end) == (0, len(written))
            self._values[written] = found[0].values if whole and not found[0].weak else _NOTHING
        return self._values[written]


def in_figures(source: Tokens, target: Tokens, figures: tuple[Figures, Figures]) -> tuple[Tokens, Tokens]:
    """Write what both sides have in the same figures.

    Example:
        >>> figures = Figures("fr"), Figures("de")
        >>> in_figures(["le", "9", "mai", "2024"], ["am", "09.05.2024"], figures)
        (['le', '9', '5', '2024'], ['am', '9', '5', '2024'])
        >>> in_figures(["vingt", "-", "deux", "ans"], ["22", "Jahre"], figures)
        (['22', 'ans'], ['22', 'Jahre'])
    """
    ours, theirs = figures[0].read(source), figures[1].read(target)
    if not (ours and theirs):
        return source, target
    return _written(source, ours, theirs), _written(target, theirs, ours)


def _written(tokens: Tokens, own: Sequence[_Reading], other: Sequence[_Reading]) -> Tokens:
    """Put figures in the place of what has an equal on the other side."""
    kinds = {reading.kind for reading in other}
    spelled = _NOTHING.union(*(one.values for one in other if one.kind == "spelled"))
    every = _NOTHING.union(*(one.values for one in other))
    out: list[str] = []
    place = 0
    for reading in own:
        shared = reading.values & (every if reading.kind == "spelled" else spelled)
        out += tokens[place : reading.first]
        if reading.parts and (reading.kind in kinds or every.issuperset(map(Fraction, reading.parts))):
            out += reading.parts
        elif shared:
            out.append(_decimal(min(shared)))
        else:
            out += tokens[reading.first : reading.last]
        place = reading.last
    out += tokens[place:]
    return out


def _is_beside(tokens: Tokens, kinds: Sequence[int], place: int) -> bool:
    """Whether a day or a year stands next to a month, or one small word off."""
    for step in (-1, 1):
        near = place + step
        if 0 <= near < len(tokens) and tokens[near] in _BESIDE:
            near += step
        if 0 <= near < len(tokens) and kinds[near] == _NUMERAL:
            return True
    return False


def _fields(moment: Moment) -> tuple[str, ...]:
    """Day, month and year, or hour and minute; a full hour has no minute."""
    fields = (moment.day, moment.month, moment.year, moment.hour, moment.minute or None)
    return tuple(str(field) for field in fields if field is not None)


def _afternoon(parts: tuple[str, ...]) -> tuple[str, ...]:
    hour = int(parts[0])
    return (str(hour + 12 if hour < 12 else hour), *parts[1:])


def _decimal(value: Fraction) -> str:
    return str(value.numerator) if value.denominator == 1 else str(float(value))

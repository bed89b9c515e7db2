"""Dates and times rewritten in place, in the words of the text they stand in."""

import regex

from alignkit.languages.calendar import calendar_names
from alignkit.languages.dates import Moment
from alignkit.records import Document


def corrected(document: Document, wrong: Moment, right: Moment, fields: tuple[str, ...]) -> str | None:
    """The target's own wording with the differing fields put right; None where that cannot be done."""
    quote = document.text[wrong.start : wrong.end]
    for name in fields:
        value = getattr(right, name)
        changed = _with_field(quote, document.language, wrong, name, value)
        if changed is None:
            return None
        quote = changed
    return quote


def _with_field(quote: str, language: str, wrong: Moment, name: str, value: int) -> str | None:
    names = calendar_names(language)
    old = getattr(wrong, name)
    if name in ("month", "weekday") and names:
        table, titles = (
            (names.months, names.month_titles) if name == "month" else (names.weekdays, names.weekday_titles)
        )
        for word in regex.finditer(r"[\p{L}\p{M}]+(?:-feira)?", quote):
            if table.get(word.group().lower()) == old:
                return quote[: word.start()] + titles[value] + quote[word.end() :]
    if name == "hour" and regex.search(r"[ap]\.?m", quote):
        value, old = (value - 1) % 12 + 1, (old - 1) % 12 + 1
    numbers = list(regex.finditer(r"\d+", quote))
    places = [k for k, number in enumerate(numbers) if int(number.group()) in (old, old % 100)]
    if name == "year":  # "01.02.2001": the year is the number that is all of it, or the last
        places = [k for k in places if int(numbers[k].group()) == old] or places[-1:]
    if name == "month" and len(places) > 1:
        places = places[1:]
    if name == "minute":
        places = [k for k in places if k > 0]
    if not places:
        return None
    number = numbers[places[0]]
    written = str(value % 100 if name == "year" and len(number.group()) == 2 else value).zfill(
        2 if number.group().startswith("0") or name == "minute" else 1
    )
    if name in ("month", "day") and len(number.group()) == 2 and not quote[0].isalpha() and len(numbers) == 3:
        written = written.zfill(2)
    return quote[: number.start()] + written + quote[number.end() :]

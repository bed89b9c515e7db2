"""Dates, weekdays and times: against the source, against the calendar, against the document itself."""

from bisect import bisect_left
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from fractions import Fraction

from alignkit.checks.base import Check, Comparison, Example
from alignkit.checks.worded_months import worded_months, written_date
from alignkit.languages.calendar import calendar_names
from alignkit.languages.date_formats import corrected
from alignkit.languages.dates import Moment, find_moments
from alignkit.languages.numbers import find_quantities
from alignkit.records import Document, Evidence, Finding, Severity, Side

_HEAD = 300
"""A dateline stands within so many code points of the start."""


@dataclass(frozen=True, slots=True)
class _Difference:
    """A moment without partner, or two that should be one and the fields in which they differ."""

    source: Moment | None
    target: Moment | None
    fields: tuple[str, ...] = ()
    lonely: bool = True


_TOO_MANY = 400
"""A bead with more dates on both sides is no sentence, and pairing them would take the square of the time."""


def _moments(document: Document) -> tuple[Moment, ...]:
    return find_moments(document.text, document.language)


def _within(moments: tuple[Moment, ...], span: tuple[int, int] | None) -> list[Moment]:
    start, end = span or (0, 0)
    first = bisect_left(moments, start, key=_start)
    return list(moments[first : bisect_left(moments, end, lo=first, key=_start)])


def _start(moment: Moment) -> int:
    return moment.start


def _differences(comparison: Comparison) -> tuple[_Difference, ...]:
    return tuple(_each_difference(comparison))


def _each_difference(comparison: Comparison) -> Iterator[_Difference]:
    source, target = _moments(comparison.source), _moments(comparison.target)
    for pair in comparison.pairs:
        if pair.bead.is_gap:
            continue
        own = _within(source, comparison.span(pair, "source"))
        its = _within(target, comparison.span(pair, "target"))
        if min(len(own), len(its)) > _TOO_MANY:
            continue
        left, right = _unmatched(own, its)
        source_span, target_span = comparison.span(pair, "source"), comparison.span(pair, "target")
        replaced = _replacements(left, right)
        yield from (
            difference
            for difference in replaced
            if not _is_written_apart(difference.source, comparison.target, target_span)
            and not _is_written_apart(difference.target, comparison.source, source_span)
        )
        paired = {id(moment) for difference in replaced for moment in (difference.source, difference.target)}
        for moment in left:
            if (
                id(moment) not in paired
                and _is_demanded(moment)
                and not _told(moment, its, comparison.target, target_span)
            ):
                yield _Difference(moment, None)
        for moment in right:
            if (
                id(moment) not in paired
                and _is_demanded(moment)
                and not _told(moment, own, comparison.source, source_span)
            ):
                yield _Difference(None, moment)


def _unmatched(own: list[Moment], its: list[Moment]) -> tuple[list[Moment], list[Moment]]:
    """Pair moments that agree, best agreement first; return what is left on each side."""
    ranked = sorted(
        (-a.shared(b), abs(i - j), i, j)
        for i, a in enumerate(own)
        for j, b in enumerate(its)
        if a.shared(b) and not a.conflicts(b)
    )
    used: tuple[set[int], set[int]] = (set(), set())
    for _, _, i, j in ranked:
        if i not in used[0] and j not in used[1]:
            used[0].add(i)
            used[1].add(j)
    return [m for i, m in enumerate(own) if i not in used[0]], [
        m for j, m in enumerate(its) if j not in used[1]
    ]


def _replacements(left: list[Moment], right: list[Moment]) -> list[_Difference]:
    """Pair left-over moments of one kind with each other, the least different first."""
    ranked = sorted(
        (len(a.conflicts(b)) - a.shared(b), abs(i - j), i, j)
        for i, a in enumerate(left)
        for j, b in enumerate(right)
        if a.kind == b.kind and a.shared(b) and _own_conflicts(a, b)
    )
    lonely = len(left) == len(right) == 1
    used: tuple[set[int], set[int]] = (set(), set())
    found: list[_Difference] = []
    for _, _, i, j in ranked:
        if i in used[0] or j in used[1]:
            continue
        used[0].add(i)
        used[1].add(j)
        found.append(_Difference(left[i], right[j], _own_conflicts(left[i], right[j]), lonely))
    return found


def _own_conflicts(source: Moment, target: Moment) -> tuple[str, ...]:
    """Conflicts in what the target's own span says: ``8.`` in ``8. bis 13. Oktober`` says only the day."""
    fields = source.conflicts(target)
    return tuple(name for name in fields if name == "day") if target.end - target.start <= 2 else fields


def _is_demanded(moment: Moment) -> bool:
    return moment.day is not None and moment.month is not None and not moment.is_impossible()


def _told(moment: Moment, opposite: list[Moment], document: Document, span: tuple[int, int] | None) -> bool:
    """Whether the other side agrees with it somewhere, or has its day as a bare number."""
    if span is None or any(moment.shared(other) and not moment.conflicts(other) for other in opposite):
        return True
    if any(moment.kind == other.kind for other in opposite):
        return True
    return not _values(document, span).isdisjoint(moment.numbers())


def _is_written_apart(moment: Moment | None, document: Document, span: tuple[int, int] | None) -> bool:
    """Whether a time stands on the other side too, where it looks like any number: ``7.30 bis 9 Uhr``."""
    if moment is None or not moment.is_time or span is None:
        return False
    return not _values(document, span).isdisjoint(moment.clock_numbers())


def _values(document: Document, span: tuple[int, int]) -> set[Fraction]:
    """All values of the numbers in a stretch of text."""
    quantities = find_quantities(document.text, document.language)
    return {v for quantity in quantities if span[0] <= quantity.start < span[1] for v in quantity.values}


def _mistranslated(comparison: Comparison, check: Check) -> Iterator[Finding]:
    for difference in comparison.once(_differences):
        own, its = difference.source, difference.target
        if own is None or its is None:
            continue
        calendar = _contradiction(its, comparison.target)
        evidence: dict[str, object] = {
            "source": _iso(own),
            "target": _iso(its),
            "differs": list(difference.fields),
        }
        if calendar:
            evidence["calendar"] = calendar[1]
        grave = its.kind == "date"
        yield check.finding(
            (its.start, its.end),
            comparison,
            f"“{comparison.source.text[own.start : own.end]}” and "
            f"“{comparison.target.text[its.start : its.end]}” differ in the "
            f"{' and the '.join(difference.fields)}.",
            source=(own.start, own.end),
            suggestion=corrected(comparison.target, its, own, difference.fields),
            confidence=0.95 if difference.lonely else 0.85,
            severity=Severity.CRITICAL if grave else Severity.MAJOR,
            evidence=evidence,
        )
    yield from _month_as_word(comparison, check)


def _month_as_word(comparison: Comparison, check: Check) -> Iterator[Finding]:
    for own, where in worded_months(comparison):
        yield check.finding(
            where,
            comparison,
            f"“{comparison.source.text[own.start : own.end]}” is a date with the short name of a month.",
            source=(own.start, own.end),
            suggestion=written_date(own, comparison.target.language),
            evidence={"source": _iso(own)},
        )


def _alone(comparison: Comparison, check: Check, side: Side) -> Iterator[Finding]:
    document = comparison.source if side == "source" else comparison.target
    for difference in comparison.once(_differences):
        moment = difference.source if side == "source" else difference.target
        if moment is None or (difference.source and difference.target):
            continue
        if side == "target" and _contradiction(moment, document):  # told by the calendar check
            continue
        gone = "the translation" if side == "source" else "the source"
        yield check.finding(
            (moment.start, moment.end),
            comparison,
            f"The date “{document.text[moment.start : moment.end]}” has no equal in {gone}.",
            side=side,
            confidence=0.6,
            evidence={"value": _iso(moment)},
        )


def _missing(comparison: Comparison, check: Check) -> Iterator[Finding]:
    yield from _alone(comparison, check, "source")


def _added(comparison: Comparison, check: Check) -> Iterator[Finding]:
    yield from _alone(comparison, check, "target")


def _iso(moment: Moment) -> str:
    """``2024-10-18``, ``--10-18`` (no year), ``13:39``, ``Friday``: ISO 8601, unknown parts left out."""
    if moment.is_time:
        return f"{moment.hour:02d}:{moment.minute or 0:02d}"
    names = calendar_names("en")
    weekday = names.weekday_titles[moment.weekday] if names and moment.weekday is not None else ""
    parts = f"{moment.year or '-'}" if moment.month else ""
    parts += f"-{moment.month:02d}" if moment.month else ""
    parts += f"-{moment.day:02d}" if moment.day else ""
    return f"{weekday} {parts}".strip()


def _contradiction(moment: Moment, document: Document) -> tuple[float, Evidence, str | None] | None:
    """Confidence, evidence and correction where a complete date cannot be right by the calendar."""
    day = moment.calendar_day()
    names = calendar_names(document.language)
    if day is None or names is None:
        return None
    if moment.weekday is not None:
        if moment.weekday == day.weekday():
            return None
        evidence = {
            "date": day.isoformat(),
            "fell on": _weekday(day),
            "text says": _weekday_name(moment.weekday),
        }
        return 0.95, evidence, None
    return _dateline_contradiction(moment, day, document)


def _dateline_contradiction(
    moment: Moment, day: date, document: Document
) -> tuple[float, Evidence, str | None] | None:
    """A dateline whose month the whole report contradicts.

    News tell of the week up to their date. If no weekday mentioned is the dateline's own, all other
    dates of the report lie in one other month, and with that month the dateline would follow them and
    fall on the first weekday mentioned, then its month is wrong.
    """
    moments = _moments(document)
    complete = [other for other in moments if other.start < _HEAD and other.calendar_day()]
    weekdays = [other.weekday for other in moments if other.kind == "weekday"]
    others = [
        other for other in moments if other.day and other.month and other is not moment and other.year is None
    ]
    months = {other.month for other in others}
    if (
        complete != [moment]
        or not weekdays
        or day.weekday() in weekdays
        or len(months) != 1
        or day.month in months
    ):
        return None
    month = months.pop()
    repaired = Moment(0, 0, moment.day, month, moment.year)
    right = repaired.calendar_day()
    if (
        right is None
        or right.weekday() != weekdays[0]
        or any((other.day or 0) > right.day for other in others)
    ):
        return None
    evidence = {
        "date": day.isoformat(),
        "fell on": _weekday(day),
        "text says": _weekday_name(weekdays[0] or 0),
        "other dates": [document.text[other.start : other.end] for other in others],
        "fits": right.isoformat(),
    }
    return 0.6, evidence, corrected(document, moment, repaired, ("month",))


def _weekday(day: date) -> str:
    return _weekday_name(day.weekday())


def _weekday_name(number: int) -> str:
    names = calendar_names("en")
    return names.weekday_titles[number] if names else str(number)


def _calendar(comparison: Comparison, check: Check) -> Iterator[Finding]:
    """Contradictions inside the target that the comparison with the source has not shown already."""
    shown = {(d.target.start, d.target.end) for d in comparison.once(_differences) if d.source and d.target}
    inherited = {
        (own.calendar_day(), own.weekday)
        for own in _moments(comparison.source)
        if own.weekday is not None and own.calendar_day() and _contradiction(own, comparison.source)
    }
    for moment in _moments(comparison.target):
        found = None if (moment.start, moment.end) in shown else _contradiction(moment, comparison.target)
        if found is None:
            continue
        confidence, evidence, suggestion = found
        faithful = (moment.calendar_day(), moment.weekday) in inherited
        yield check.finding(
            (moment.start, moment.end),
            comparison,
            f"{evidence['date']} was a {evidence['fell on']}, but the text says {evidence['text says']}.",
            suggestion=suggestion,
            confidence=confidence,
            severity=Severity.NEUTRAL
            if faithful
            else check.severity
            if moment.weekday is not None
            else Severity.MINOR,
            evidence={"calendar": evidence},
        )


def _impossible(comparison: Comparison, check: Check) -> Iterator[Finding]:
    shown = {(d.target.start, d.target.end) for d in comparison.once(_differences) if d.source and d.target}
    copied = {_iso(own) for own in _moments(comparison.source)}
    for moment in _moments(comparison.target):
        if moment.is_impossible() and (moment.start, moment.end) not in shown:
            quote = comparison.target.text[moment.start : moment.end]
            yield check.finding(
                (moment.start, moment.end),
                comparison,
                f"No calendar or clock shows “{quote}”.",
                severity=Severity.NEUTRAL if _iso(moment) in copied else None,
                confidence=0.9,
                evidence={"value": _iso(moment)},
            )


CHECKS: tuple[Check, ...] = (
    Check(
        "date",
        "accuracy/mistranslation/date-time",
        Severity.CRITICAL,
        "A date, weekday or time of the source is another one in the translation.",
        _mistranslated,
        (
            Example(
                "La réunion est fixée au 7 mai 2021.",
                "Die Sitzung ist auf den 7. März 2021 angesetzt.",
                ("7. März 2021",),
            ),
            Example("La réunion commence à 18h45.", "Die Sitzung beginnt um 18.54 Uhr.", ("18.54 Uhr",)),
            Example("QUITO, 14 mar – Llueve.", "QUITO, 14 sea – It rains.", ("14 sea",), ("es", "en")),
            Example("Het begint om half acht.", "Es beginnt um 8.30 Uhr.", ("8.30 Uhr",), ("nl", "de")),
            Example("Het duurt van half acht tot negen.", "Es dauert von 7.30 bis 9 Uhr.", (), ("nl", "de")),
            Example("Publié le 04/03/2024.", "Vom 03.04.2024.", ("03.04.2024",)),
            Example("La foire dure du 3 au 9 juin.", "Die Messe dauert vom 3. bis 9. Juni."),
        ),
    ),
    Check(
        "date-missing",
        "accuracy/omission/date-time",
        Severity.MINOR,
        "A date of the source is nowhere in the translation.",
        _missing,
        (
            Example("Le musée rouvre le 4 mars.", "Das Museum öffnet wieder.", ("4 mars",)),
            Example("Le musée rouvre en mars.", "Das Museum öffnet bald wieder."),
        ),
    ),
    Check(
        "date-added",
        "accuracy/addition/date-time",
        Severity.MINOR,
        "The translation has a date that the source does not have.",
        _added,
        (
            Example("Le musée rouvre.", "Das Museum öffnet am 4. März wieder.", ("4. März",)),
            Example("Le musée rouvre le 4.", "Das Museum öffnet am 4. März wieder."),
        ),
    ),
    Check(
        "calendar",
        "accuracy/mistranslation/date-time",
        Severity.MAJOR,
        "A date falls on another weekday than the translation says.",
        _calendar,
        (
            Example(
                "Le marché a lieu samedi.",
                "Der Markt findet am Sonntag, 15.06.2024, statt.",
                ("Sonntag, 15.06.2024",),
            ),
            Example(
                "Le marché a lieu le samedi 15 juin 2024.", "Der Markt findet am Samstag, 15.06.2024, statt."
            ),
        ),
    ),
    Check(
        "impossible-date",
        "accuracy/mistranslation/date-time",
        Severity.MAJOR,
        "A date or time that no calendar or clock has.",
        _impossible,
        (
            Example("Le délai expire fin février.", "Die Frist endet am 31.02.2024.", ("31.02.2024",)),
            Example("Le délai expire le 29 février 2024.", "Die Frist endet am 29.02.2024."),
        ),
    ),
)
